import { type Dossier, isSamePerson } from '../model/dossier.ts';
import { agreedPeriod } from '../model/placement.ts';
import { termsOn } from '../model/spans.ts';
import { duration } from '../papers/measures.ts';
import { jspsConsent } from '../rules/funds/jsps-consent.ts';
import { supervisorChanged } from '../rules/programme/supervisor-changed.ts';
import { settleWith } from '../rules/rule.ts';
import { BLANK_WORDS } from '../text/blank.ts';
import type { Tongue } from '../text/language.ts';
import { ahead, type PlacementFacts, type SaidOf } from './facts.ts';
import type { LetterMissing } from './missing.ts';

interface HostResearcher {
  readonly name: string;
  readonly address?: string;
}

/**
 * The fellow's host researcher on record, with an address: its own, or the supervisor's where it is the same person. A former supervisor
 * hands the part on to the new one, whose consent is asked for again.
 */
export function hostResearcherOf({ student, supervisors, jspsConsent: consent }: Dossier): HostResearcher | undefined {
  const { hostResearcher: recorded, hostResearcherEmail: own } = consent ?? {};
  if (recorded === undefined) return undefined;
  const { supervisorName, supervisorEmail } = student;
  const isFormer = supervisors.some(({ former }) => isSamePerson(former, recorded));
  const name = isFormer ? (supervisorName ?? recorded) : recorded;
  const isSupervisor = isSamePerson(supervisorName, name);
  const address = (isSamePerson(recorded, name) ? own : undefined) ?? (isSupervisor ? supervisorEmail : undefined);
  return { name, ...(address !== undefined && { address }) };
}

/** Who it is, or where to write. */
export function missingHostResearcher(dossier: Dossier): LetterMissing {
  const { number } = dossier.student;
  if (dossier.jspsConsent?.hostResearcher === undefined) {
    return { what: 'hostResearcher', settle: settleWith('jsps record', number, `--host-researcher ${BLANK_WORDS}`) };
  }
  return {
    what: 'hostResearcherEmail',
    settle: settleWith('jsps record', number, `--host-researcher-email ${BLANK_WORDS}`),
  };
}

/** Asks for both statements that the rule wants recorded; again where the consent is a former supervisor's. */
export function consentRequest(facts: PlacementFacts, lang: Tongue): SaidOf<'jsps-consent'> {
  const { dossier, placement } = facts;
  const { content, hoursPerWeek } = termsOn(placement, facts.today);
  const again = supervisorChanged
    .judge(facts)
    .flatMap((verdict) => (verdict.result === 'open' && verdict.data.what === 'consent' ? [verdict.data] : []))[0];
  const isAsked = again !== undefined || jspsConsent.judge(facts)[0].result === 'open';
  return {
    values: {
      'host-researcher': hostResearcherOf(dossier)?.name,
      content,
      hours: hoursPerWeek === undefined ? undefined : duration(hoursPerWeek, lang),
      // A former one who was only named has agreed to nothing.
      former: again?.on && again.by,
      deadline: ahead(agreedPeriod(placement).from, facts, lang),
    },
    missing: isAsked
      ? []
      : [{ what: 'consentToAsk', of: placement.ref, settle: settleWith('check', dossier.student.number) }],
  };
}

import { stayOn } from '../../model/dossier.ts';
import { firstDay, type Placement, periodOf } from '../../model/placement.ts';
import { residenceOn } from '../../model/residence-class.ts';
import { statusOf } from '../../model/residence-statuses.ts';
import { isPaid, isUnpaid } from '../../model/spans.ts';
import { permitSpans } from '../../rules/papers-by-day.ts';
import { papersAgree } from '../../rules/residence/papers-agree.ts';
import { permitAskBureau } from '../../rules/residence/permit-ask-bureau.ts';
import { neededKind, needsPermit, overLimit } from '../../rules/residence/permits.ts';
import { isCovered } from '../../rules/residence/work-permit.ts';
import type { RuleInput } from '../../rules/rule.ts';
import { weeklyHours } from '../../rules/work.ts';
import type { Tongue } from '../../text/language.ts';
import { duration, westernDay } from '../measures.ts';
import { fill } from '../texts.ts';
import type { PermitTexts } from './permit-form.ts';

/** Notes at the top of the worksheet: whether and which permit is needed, and what to clear up before filing. */
export const PERMIT_NOTES = [
  'unknown',
  'japanese',
  'free',
  'other',
  'unpaid',
  'covered',
  'hours-unknown',
  'comprehensive',
  'individual',
  'over-limit',
  'ask-bureau',
  'papers-agree',
  'stay',
] as const;
export type PermitNote = (typeof PERMIT_NOTES)[number];

/** The rules' answers, in order. Nobody is told that they are eligible. */
export function permitNotes(facts: RuleInput, placement: Placement): readonly PermitNote[] {
  const need = needNote(facts, placement);
  if (!needsPermit(facts, placement)) return [need];
  const isOpen = (verdicts: readonly { readonly result: string }[]) => verdicts.some(({ result }) => result === 'open');
  return [
    need,
    ...(isOpen(permitAskBureau.judge(facts)) ? (['ask-bureau'] as const) : []),
    ...(isOpen(papersAgree.judge(facts)) ? (['papers-agree'] as const) : []),
    ...(endsWithin(facts, placement) ? (['stay'] as const) : []),
  ];
}

function needNote(facts: RuleInput, placement: Placement): PermitNote {
  const { dossier, today } = facts;
  const residence = residenceOn(dossier, firstDay(placement) ?? today);
  // Without a nationality it is not known whether a permit is needed.
  if (residence === 'japanese' && dossier.student.nationality === undefined) return 'unknown';
  if (residence === 'unrecognised') return 'unknown';
  if (residence !== 'student' && residence !== 'dependent') return residence;
  if (isUnpaid(placement)) return 'unpaid';
  if (overLimit(facts, placement)) return 'over-limit';
  if (isCovered(facts, placement)) return 'covered';
  const spans = permitSpans(dossier, placement).filter(isPaid);
  if (spans.some(({ terms }) => terms.hoursPerWeek === undefined)) return 'hours-unknown';
  return neededKind(facts, placement);
}

const expiry = ({ dossier, today }: RuleInput) => stayOn(dossier, today)?.expiresOn;

function endsWithin(facts: RuleInput, placement: Placement): boolean {
  const end = expiry(facts);
  const period = periodOf(placement);
  return end !== undefined && period !== undefined && end < period.to;
}

export function noteText(facts: RuleInput, placement: Placement, note: PermitNote, texts: PermitTexts, lang: Tongue) {
  const { dossier, today } = facts;
  const end = expiry(facts);
  const recorded = stayOn(dossier, firstDay(placement) ?? today)?.status ?? '';
  const status = statusOf(recorded)?.[lang] ?? recorded;
  const values = {
    status,
    hours: duration(weeklyHours(facts, placement), lang),
    limit: duration(facts.office.rules.comprehensiveHours, lang),
    expiry: end === undefined ? '' : westernDay(end, lang),
  };
  return fill(texts, lang, `notes.${note}`, values);
}

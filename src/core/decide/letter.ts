import type { StudentChange } from '../journal/changes.ts';
import type { LetterKey } from '../letters/kinds.ts';
import { owed } from '../letters/of-student.ts';
import type { Placement } from '../model/placement.ts';
import { type Situation, settleWith } from '../rules/rule.ts';
import { inviteToBriefing } from './briefing.ts';
import type { Decision } from './decision.ts';
import { settleObligation } from './funds.ts';
import type { Request } from './request.ts';
import { recordBriefing, recordContact } from './student-steps.ts';

/** The changes that follow from sending a letter, decided as by the special verbs, and the commands that record them later. */
export interface Recording {
  readonly decide: (request: Request) => Decision<StudentChange>;
  readonly commands: readonly string[];
}

/** Undefined if nothing follows from sending it: a reminder settles nothing. */
export function recordingOf(key: LetterKey, known: Situation, placement?: Placement): Recording | undefined {
  const { today, dossier } = known;
  const { number } = dossier.student;
  switch (key) {
    case 'guide':
      return {
        decide: (request) => recordContact(known, { ...request, guideSentOn: today }),
        commands: [settleWith('step record', number, '1 --guide-sent today')],
      };
    case 'briefing':
      return {
        decide: () => inviteToBriefing(known, today),
        commands: [settleWith('briefing invite', number)],
      };
    case 'recording':
      return {
        decide: (request) => recordBriefing(known, { ...request, recordingSentOn: today }),
        commands: [settleWith('briefing send-recording', number)],
      };
    case 'mext':
      return settling(
        known,
        owed(known, 'mext-month').map((one) => one.key),
      );
    case 'ra':
      return settling(known, ofPlacement('ra', known, placement));
    case 'closing':
      return settling(known, ofPlacement('tax', known, placement));
    default:
      return undefined;
  }
}

const ofPlacement = (rule: 'ra' | 'tax', known: Situation, placement: Placement | undefined): readonly string[] =>
  owed(known, rule).flatMap(({ key, finding }) => (finding.placement === placement?.ref ? [key] : []));

/** Settles obligations by their keys on one day; all of them or none. */
function settling(known: Situation, keys: readonly string[]): Recording | undefined {
  if (keys.length === 0) return undefined;
  const { number } = known.dossier.student;
  return {
    decide: (request) => {
      const decisions = keys.map((key) => settleObligation(known, { ...request, key }));
      const refusals = decisions.flatMap((one) => (one.ok ? [] : one.refusals));
      if (refusals.length > 0) return { ok: false, refusals };
      return { ok: true, changes: decisions.flatMap((one) => (one.ok ? one.changes : [])), overridden: [] };
    },
    commands: keys.map((key) => settleWith('obligation settle', number, key)),
  };
}

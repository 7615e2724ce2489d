import { addDays, type LocalDate } from '../../calendar/dates.ts';
import { firstDay, PREPARATIONS, type Preparation } from '../../model/placement.ts';
import { BLANK } from '../../text/blank.ts';
import { NOT_APPLICABLE, type OpenVerdict, type Rule, settleWith, verdicts } from '../rule.ts';

export interface PreparationData {
  readonly what: Preparation;
  /** Done, but after the first day began. */
  readonly on?: LocalDate;
  readonly from?: LocalDate;
}

/** Training materials, orientation and literacy come before the first day. Source: S, L. */
export const preparation: Rule<'preparation', PreparationData> = {
  key: 'preparation',
  of: 'placement',
  gates: [],
  settledBy: ['prepare record'],
  source: ['S', 'L'],
  judge: ({ dossier, placement, today }) => {
    if (!placement) return [NOT_APPLICABLE];
    const from = firstDay(placement);
    const found = PREPARATIONS.flatMap((what): OpenVerdict<PreparationData>[] => {
      const on = placement.prepared[what];
      if (on !== undefined && (from === undefined || on < from)) return [];
      const { number } = dossier.student;
      // Done today it would be late: only another day settles it.
      const other = from !== undefined && (on ?? today) >= from ? `--on ${BLANK}` : undefined;
      return [
        {
          result: 'open',
          severity: 'warn',
          gates: [],
          data: { what, ...(on && { on }), ...(from && { from }) },
          actor: what === 'materials' ? 'company' : 'student',
          ...(from && { by: addDays(from, -1) }),
          settle: settleWith('prepare record', number, what, '--placement', placement.ref, other),
        },
      ];
    });
    return verdicts(found);
  },
};

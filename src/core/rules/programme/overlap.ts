import { type LocalDate, overlap as overlaps } from '../../calendar/dates.ts';
import { periodOf } from '../../model/placement.ts';
import { NOT_APPLICABLE, type Rule, verdicts } from '../rule.ts';
import { changing, counted } from '../work.ts';

export interface OverlapData {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly other: { readonly placement: string; readonly from: LocalDate; readonly to: LocalDate };
}

/** Two accepted placements of one student share days; a candidate is judged as if accepted. Source: O. */
export const overlap: Rule<'overlap', OverlapData> = {
  key: 'overlap',
  of: 'placement',
  gates: [],
  settledBy: ['placement edit', 'placement amend'],
  source: ['O'],
  judge: ({ dossier, placement }) => {
    const period = placement && periodOf(placement);
    if (!placement || !period) return [NOT_APPLICABLE];
    const others = counted(dossier, placement).filter(({ ref }) => ref !== placement.ref);
    const found = others.flatMap((one) => {
      const other = periodOf(one);
      if (!other || !overlaps(period, other)) return [];
      const data = { ...period, other: { placement: one.ref, ...other } };
      // The one that begins first gives way at its end, the other at its beginning.
      const settle = changing(placement, period.from < other.from ? '--to' : '--from');
      return [{ result: 'open', severity: 'warn', gates: [], data, actor: 'student', settle } as const];
    });
    return verdicts(found);
  },
};

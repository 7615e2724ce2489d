import { addMonths, type LocalDate } from '../calendar/dates.ts';
import { type Dossier, openPlacements } from '../model/dossier.ts';
import { endingOf } from '../model/ending.ts';
import type { Placement } from '../model/placement.ts';
import { owes } from '../rules/owed.ts';

/** From when records are kept for some years: the completion of the course, a withdrawal or transfer, the end of the last internship. */
export const RETENTION_RULES = ['completed', 'left', 'ended'] as const;
export type RetentionRule = (typeof RETENTION_RULES)[number];

/** As the profile has them; 0 where no rule speaks of it. */
export type RetentionYears = { readonly [R in RetentionRule as `${R}Years`]: number };

/** Until when a student's records are kept, by the rule that keeps them longest. */
export interface Retention {
  readonly rule: RetentionRule;
  readonly since: LocalDate;
  readonly years: number;
  /** The day on which they fall due. */
  readonly dueOn: LocalDate;
  /** A placement or an obligation is open: nobody falls due before it is done. */
  readonly open: boolean;
}

/** Undefined where no rule of the profile concerns the student, on that day. */
export function retentionOf(dossier: Dossier, kept: RetentionYears, today: LocalDate): Retention | undefined {
  const since: Readonly<Record<RetentionRule, LocalDate | undefined>> = {
    completed: completedOn(dossier, today),
    left: leftOn(dossier, today),
    ended: endedOn(dossier),
  };
  const open = openPlacements(dossier).length > 0 || owes(dossier);
  const rules = RETENTION_RULES.flatMap((rule): Retention[] => {
    const years = kept[`${rule}Years`];
    const day = since[rule];
    return years === 0 || day === undefined
      ? []
      : [{ rule, since: day, years, dueOn: addMonths(day, 12 * years), open }];
  });
  return rules.sort((a, b) => (a.dueOn < b.dueOn ? 1 : -1))[0];
}

export const isDue = ({ dueOn, open }: Retention, today: LocalDate): boolean => dueOn <= today && !open;

/** As recorded; else as expected, once that day has passed. Who left did not complete. */
function completedOn(dossier: Dossier, today: LocalDate): LocalDate | undefined {
  if (leftOn(dossier, today)) return undefined;
  const recorded = dossier.leaves.findLast(({ kind }) => kind === 'completion')?.from;
  const expected = dossier.student.expectedCompletionOn;
  const day = recorded ?? expected;
  return day !== undefined && day <= today ? day : undefined;
}

/** A withdrawal or transfer from which the student did not come back. */
const leftOn = ({ leaves }: Dossier, today: LocalDate): LocalDate | undefined =>
  leaves.findLast(({ kind, from, to }) => (kind === 'withdrawal' || kind === 'transfer') && from <= today && !to)?.from;

/** The end of the last placement, where all have ended. */
function endedOn(dossier: Dossier): LocalDate | undefined {
  if (openPlacements(dossier).length > 0) return undefined;
  return dossier.placements
    .flatMap((placement) => overOn(placement) ?? [])
    .sort()
    .at(-1);
}

const overOn = (placement: Placement): LocalDate | undefined =>
  placement.closed?.on ?? placement.grade?.on ?? endingOf(placement)?.on;

import { addDays, daysBetween, type LocalDate } from '../calendar/dates.ts';
import { agreedPeriod, type Closer, type Closing, firstDay, isCutShort, type Placement } from './placement.ts';

/** Who ends a placement, where nobody else is named. */
export const CLOSED_BY: Readonly<Record<Closing, Closer>> = {
  completed: 'university',
  declined: 'student',
  rejected: 'company',
  withdrawn: 'student',
  terminated: 'university',
};

/** An internship that ends so many days before the agreed last day, or fewer, is on time. Source: O. */
const ON_TIME = 7;

/** The last day that was worked: of an internship that was broken off without one, the day of the closing. */
export const endOf = (placement: Placement): LocalDate | undefined =>
  placement.run?.endedOn ?? (placement.run?.startedOn && isCutShort(placement) ? placement.closed?.on : undefined);

/** Would this last day be an early end? */
export function isEarly(placement: Placement, endedOn: LocalDate): boolean {
  const { to } = agreedPeriod(placement);
  return to !== undefined && endedOn < addDays(to, -ON_TIME);
}

/** The agreed last day of an internship that ended early, where nobody said why. */
export function unexplainedEnd(placement: Placement): LocalDate | undefined {
  const early = earlyEndOf(placement);
  return early && early.reason === undefined ? agreedPeriod(placement).to : undefined;
}

/** An internship that ended early: the days agreed and worked, first and last included, and why. */
export interface EarlyEnd {
  readonly endedOn: LocalDate;
  readonly agreedDays: number | null;
  readonly workedDays: number | null;
  readonly reason?: string;
}

export function earlyEndOf(placement: Placement): EarlyEnd | undefined {
  const endedOn = endOf(placement);
  if (endedOn === undefined || !isEarly(placement, endedOn)) return undefined;
  const { from, to } = agreedPeriod(placement);
  const reason = placement.run?.earlyReason ?? placement.closed?.reason;
  return {
    endedOn,
    agreedDays: daysOf(from, to),
    workedDays: daysOf(firstDay(placement), endedOn),
    ...(reason !== undefined && { reason }),
  };
}

/** Null where an end is unknown, or the days are in the wrong order. */
const daysOf = (from: LocalDate | undefined, to: LocalDate | undefined): number | null =>
  from !== undefined && to !== undefined && from <= to ? daysBetween(from, to) + 1 : null;

/** How a placement ended: by a closing, by a result that is no acceptance, early, or with its grade. */
export interface Ending {
  /** The first day on which it was over: a placement ends once, whatever is recorded of it afterwards. */
  readonly since: LocalDate;
  readonly on: LocalDate;
  readonly as: Closing;
  readonly by: Closer | null;
  readonly reason?: string;
  readonly early?: EarlyEnd;
}

export function endingOf(placement: Placement): Ending | undefined {
  const { closed, result, grade } = placement;
  const early = earlyEndOf(placement);
  const refused = result && result.outcome !== 'accepted' ? { on: result.on, as: result.outcome } : undefined;
  const [since] = [closed?.on, refused?.on, early?.endedOn, grade?.on].filter((day) => day !== undefined).sort();
  const on = closed?.on ?? refused?.on ?? early?.endedOn ?? grade?.on;
  if (since === undefined || on === undefined) return undefined;
  const reason = early?.reason ?? closed?.reason;
  return {
    since,
    on,
    as: closed?.as ?? refused?.as ?? 'completed',
    by: closed?.by ?? (refused ? CLOSED_BY[refused.as] : null),
    ...(reason !== undefined && { reason }),
    ...(early && { early }),
  };
}

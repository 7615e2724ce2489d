import { addDays, type LocalDate, weekday } from '../calendar/dates.ts';

/** Of how many days, weeks and months the last backup stays. */
export interface Keeping {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
}

interface Dated {
  readonly name: string;
  readonly day: LocalDate;
}

/** A backup that need not stay, as long as those that stand for its day, week and month are whole. */
export interface Expendable {
  readonly name: string;
  readonly because: readonly string[];
}

/** Monday stands for the week. */
const weekOf = (day: LocalDate): string => addDays(day, -((weekday(day) + 6) % 7));

/** The backups that need not stay, of those given newest first. All of the last day stay: somebody may have made one on purpose. */
export function expendable(backups: readonly Dated[], { days, weeks, months }: Keeping): readonly Expendable[] {
  const spans = [
    { count: days, of: ({ day }: Dated): string => day },
    { count: weeks, of: ({ day }: Dated) => weekOf(day) },
    { count: months, of: ({ day }: Dated) => day.slice(0, 7) },
  ].map(({ count, of }) => {
    const newest = new Map<string, string>();
    for (const one of backups) {
      if (newest.size < count && !newest.has(of(one))) newest.set(of(one), one.name);
    }
    return { newest, of };
  });
  const [last] = backups;
  const ofLastDay = backups.filter(({ day }) => day === last?.day).map(({ name }) => name);
  const kept = new Set([...ofLastDay, ...spans.flatMap(({ newest }) => [...newest.values()])]);
  return backups
    .filter(({ name }) => !kept.has(name))
    .map((one) => ({
      name: one.name,
      because: [
        ...new Set([...(last ? [last.name] : []), ...spans.flatMap(({ newest, of }) => newest.get(of(one)) ?? [])]),
      ],
    }));
}

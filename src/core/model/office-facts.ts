import type { LocalDate, Month } from '../calendar/dates.ts';

/** Data of students that were taken out of the records; who did it and when, the journal says by itself. */
export interface Export {
  /** The words of the command: `student list`. */
  readonly what: string;
  readonly formats: readonly string[];
  /** Different students in it. */
  readonly students: number;
  /** Keys of its columns. */
  readonly columns: readonly string[];
  /** The flags that chose them. */
  readonly filter?: Readonly<Record<string, string>>;
}

/** The command of an export, as it was typed. */
export const commandOf = ({ what, filter = {} }: Export): string =>
  [
    what,
    ...Object.entries(filter).map(([flag, value]) => (value === 'true' ? `--${flag}` : `--${flag} ${value}`)),
  ].join(' ');

/** What the office itself announced: facts of no single student or company. */
export interface OfficeFacts {
  /** Days of online briefings that were set by hand, by their month. */
  readonly briefings: Readonly<Record<Month, LocalDate>>;
}

export const NOTHING_ANNOUNCED: OfficeFacts = { briefings: {} };
/** The announced days, as the calendar takes them. */
export const announced = ({ briefings }: OfficeFacts): ReadonlyMap<Month, LocalDate> =>
  new Map(Object.entries(briefings) as [Month, LocalDate][]);

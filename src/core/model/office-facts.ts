import type { LocalDate, Month } from '../calendar/dates.ts';

/** The university for which coopj was made, by its Japanese name: its English one is written in many ways. */
export const SOKENDAI = '総合研究大学院大学';

export const isSokendai = ({
  university,
}: {
  readonly university: { readonly name: { readonly ja: string } };
}): boolean => university.name.ja === SOKENDAI;

/** An export of student data. The journal entry itself says who and when. */
export interface Export {
  /** The command's words: `student list`. */
  readonly what: string;
  readonly formats: readonly string[];
  /** Number of different students. */
  readonly students: number;
  /** Keys of its columns. */
  readonly columns: readonly string[];
  /** The flags that chose the students. */
  readonly filter?: Readonly<Record<string, string>>;
  /** Digests of the files: by these they are found, and their names may name a person. */
  readonly files?: readonly string[];
}

/** Personal facts that a person had shown as they are, though they are masked on a screen. The entry says who and when. */
export interface Look {
  /** The command's words: `student show`. */
  readonly what: string;
  /** Whose, by their numbers of that day. */
  readonly students: readonly string[];
}

/** The export's command as it was typed. */
export const commandOf = ({ what, filter = {} }: Export): string =>
  [
    what,
    ...Object.entries(filter).map(([flag, value]) => (value === 'true' ? `--${flag}` : `--${flag} ${value}`)),
  ].join(' ');

/** Facts of the office itself, about no student or company. */
export interface OfficeFacts {
  /** Announced days of online briefings, by month. */
  readonly briefings: Readonly<Record<Month, LocalDate>>;
  /** Public keys that were adopted, oldest first; with the last one it signs. */
  readonly keys?: readonly string[];
}

/** The public keys of an office, as its records know them. */
export interface OfficeKeys {
  /** The one with which it signs; undefined while nothing was signed and none was adopted. */
  readonly current?: string;
  /** All that were adopted, oldest first. */
  readonly adopted: readonly string[];
}

export const NOTHING_ANNOUNCED: OfficeFacts = { briefings: {} };
/** The announced days, as the calendar takes them. */
export const announced = ({ briefings }: OfficeFacts): ReadonlyMap<Month, LocalDate> =>
  new Map(Object.entries(briefings) as [Month, LocalDate][]);

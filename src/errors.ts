import type { LocalDate } from './core/calendar/dates.ts';
import { isMistyped, type Refusal } from './core/decide/decision.ts';
import type { Change } from './core/journal/changes.ts';
import type { Gone, Voided } from './core/model/certificate.ts';
import type { StudentNumber } from './core/model/student.ts';
import type { Unproven } from './core/papers/certificates/verify.ts';
import type { ProfileProblem } from './core/profile/settings.ts';
import type { SettingsFault, UserSettingProblem } from './core/profile/user-settings.ts';
import type { BackupProblems } from './errors/backups.ts';
import type { FileProblems } from './errors/files.ts';
import type { PeopleProblems } from './errors/people.ts';
import type { RecordProblems } from './errors/records.ts';
import type { SheetProblems } from './errors/sheets.ts';

/** Exit codes, documented in `coopj help exit-codes`. */
export const EXIT = {
  done: 0,
  bug: 1,
  usage: 2,
  refused: 3,
  notFound: 4,
  store: 5,
  conflict: 6,
  hungUp: 129,
  cancelled: 130,
  terminated: 143,
} as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** An entry that somebody else made. `when` is the office's clock; without a change it was erased since. */
export interface Meanwhile {
  readonly when: string;
  readonly actor: string;
  readonly change?: Change;
}

/** What ended a command was told already, by another one that it ran: only the exit code is left. */
export class Told extends Error {
  readonly exit: Exit;
  constructor(exit: Exit) {
    super('told');
    this.exit = exit;
  }
}

/** What a script is told of each. */
export const EXITS: Readonly<Record<Problem, Exit>> = {
  'not-a-day': EXIT.usage,
  'no-such-day': EXIT.usage,
  'outside-era': EXIT.usage,
  'not-a-month': EXIT.usage,
  'after-today': EXIT.usage,
  'not-a-number': EXIT.usage,
  'not-one-of': EXIT.usage,
  'flag-missing': EXIT.usage,
  'not-for-terminal': EXIT.usage,
  'flags-disagree': EXIT.usage,
  'period-backwards': EXIT.usage,
  'flag-of-other-step': EXIT.usage,
  'not-in-a-script': EXIT.usage,
  'nothing-to-change': EXIT.usage,
  'not-confirmed': EXIT.usage,
  'not-a-text': EXIT.usage,
  'not-a-code': EXIT.usage,
  'item-malformed': EXIT.usage,
  'not-an-item': EXIT.usage,
  'unknown-command': EXIT.usage,
  'unknown-flag': EXIT.usage,
  'unknown-field': EXIT.usage,
  'argument-missing': EXIT.usage,
  'argument-extra': EXIT.usage,
  'flag-value-missing': EXIT.usage,
  'unknown-topic': EXIT.usage,
  'database-kind': EXIT.usage,
  'password-in-line': EXIT.usage,
  'office-in-store': EXIT.usage,
  'not-shared': EXIT.usage,
  'only-shared': EXIT.usage,
  'not-in-xlsx': EXIT.refused,
  'not-in-cp932': EXIT.refused,
  cancelled: EXIT.cancelled,
  'no-such-student': EXIT.notFound,
  'not-among-them': EXIT.notFound,
  'several-students': EXIT.usage,
  'no-such-placement': EXIT.notFound,
  'no-placement': EXIT.notFound,
  'placement-unnamed': EXIT.usage,
  'no-such-company': EXIT.notFound,
  'no-such-contract': EXIT.notFound,
  'no-such-job': EXIT.notFound,
  'no-such-agreement': EXIT.notFound,
  'agreement-not-received': EXIT.notFound,
  'no-registration': EXIT.notFound,
  'no-agreement': EXIT.notFound,
  'no-such-certificate': EXIT.notFound,
  'no-such-batch': EXIT.notFound,
  'no-such-obligation': EXIT.notFound,
  'student-exists': EXIT.refused,
  'company-exists': EXIT.refused,
  refused: EXIT.refused,
  'some-refused': EXIT.refused,
  'letters-refused': EXIT.refused,
  'not-genuine': EXIT.refused,
  'check-open': EXIT.refused,
  'check-all-open': EXIT.refused,
  'history-broken': EXIT.refused,
  'no-head': EXIT.refused,
  conflict: EXIT.conflict,
  'file-missing': EXIT.notFound,
  'file-unreadable': EXIT.refused,
  'file-is-folder': EXIT.refused,
  'file-empty': EXIT.refused,
  'file-exists': EXIT.refused,
  'file-guarded': EXIT.refused,
  'file-unwritable': EXIT.refused,
  'file-left': EXIT.refused,
  'papers-left': EXIT.refused,
  'file-odd': EXIT.refused,
  'file-dash': EXIT.usage,
  'file-busy': EXIT.conflict,
  'file-changed': EXIT.conflict,
  'folder-foreign': EXIT.refused,
  'glyph-missing': EXIT.refused,
  'paper-overflow': EXIT.refused,
  'font-unfit': EXIT.refused,
  'template-bad': EXIT.refused,
  'sheet-binary': EXIT.refused,
  'sheet-damaged': EXIT.refused,
  'sheet-no-result': EXIT.refused,
  'sheet-too-large': EXIT.refused,
  'sheet-encoding': EXIT.refused,
  'sheet-malformed': EXIT.refused,
  'sheet-cell-too-long': EXIT.refused,
  'sheet-heading-twice': EXIT.refused,
  'sheet-no-heading': EXIT.refused,
  'sheet-no-rows': EXIT.refused,
  'import-refused': EXIT.refused,
  'values-refused': EXIT.usage,
  'map-malformed': EXIT.usage,
  'map-name': EXIT.usage,
  'store-missing': EXIT.store,
  'store-unreadable': EXIT.store,
  'store-is-folder': EXIT.store,
  'store-odd': EXIT.store,
  'store-not-sqlite': EXIT.store,
  'store-foreign': EXIT.store,
  'store-damaged': EXIT.store,
  'store-newer': EXIT.store,
  'store-locked': EXIT.store,
  'store-on-share': EXIT.store,
  'store-disk': EXIT.bug,
  'store-unsure': EXIT.bug,
  'store-altered': EXIT.store,
  'store-behind': EXIT.store,
  'store-lost': EXIT.store,
  'profile-missing': EXIT.notFound,
  'key-missing': EXIT.notFound,
  'key-invalid': EXIT.refused,
  'key-foreign': EXIT.refused,
  'profile-unreadable': EXIT.refused,
  'profile-syntax': EXIT.refused,
  'profile-invalid': EXIT.refused,
  'setting-refused': EXIT.usage,
  'setting-malformed': EXIT.usage,
  'settings-invalid': EXIT.refused,
  'setting-unknown': EXIT.usage,
  'setting-unfit': EXIT.usage,
  'setting-unset': EXIT.notFound,
  'doctor-open': EXIT.refused,
  'backup-damaged': EXIT.refused,
  'backup-sealed': EXIT.refused,
  'passphrase-short': EXIT.usage,
  'backup-foreign': EXIT.refused,
  'age-key': EXIT.usage,
  'restore-taken': EXIT.refused,
  'export-foreign': EXIT.refused,
  'export-newer': EXIT.refused,
  'export-damaged': EXIT.refused,
  'office-taken': EXIT.refused,
  'restore-unfinished': EXIT.store,
  'person-unknown': EXIT.store,
  'rights-lacking': EXIT.refused,
  'not-store-owner': EXIT.refused,
  'no-such-office': EXIT.notFound,
  'no-such-person': EXIT.notFound,
  'person-elsewhere': EXIT.refused,
  'office-name-long': EXIT.usage,
  'login-unfit': EXIT.usage,
  'tour-folder-taken': EXIT.refused,
  'tour-stopped': EXIT.bug,
};

/** The disk is full, or the user's quota is. */
const isFull = (why: string): boolean => why === 'ENOSPC' || why === 'EDQUOT';
const UNWRITTEN: readonly Problem[] = ['file-unwritable', 'file-left', 'papers-left'];

/**
 * Stops a command for a reason that the person can act on. Its sentences are `words.errors[problem](data)`. Anything else thrown is a
 * bug.
 */
export class Abort<P extends Problem = Problem> extends Error {
  readonly problem: P;
  readonly data: Problems[P];
  constructor(problem: P, data: Problems[P]) {
    super(problem);
    this.name = 'Abort';
    this.problem = problem;
    this.data = data;
  }
  get exit(): Exit {
    if (this.problem === 'refused' && (this.data as Problems['refused']).refusals.every(isMistyped)) return EXIT.usage;
    if (UNWRITTEN.includes(this.problem) && isFull((this.data as Problems['file-unwritable']).why)) return EXIT.bug;
    return EXITS[this.problem];
  }
}

/** Every way a command can stop short that a person can do something about, with the values its sentence needs. */
export interface Problems extends FileProblems, SheetProblems, RecordProblems, BackupProblems, PeopleProblems {
  // the command line
  'not-a-day': { readonly value: string; readonly flag?: string };
  'no-such-day': { readonly value: string; readonly flag?: string };
  'outside-era': { readonly value: string; readonly flag?: string; readonly reading: string };
  'not-a-month': { readonly value: string; readonly flag: string };
  /** A report can only speak of what has begun. */
  'after-today': { readonly value: string; readonly flag: string; readonly today: string };
  'not-a-number': { readonly value: string; readonly flag: string };
  'not-one-of': {
    readonly value: string;
    readonly flag: string;
    readonly allowed: readonly string[];
    readonly nearest?: string;
    /** What stands before the value in its flag: `番号=`. */
    readonly before?: string;
  };
  /** `or`: another one that would do. */
  'flag-missing': { readonly flag: string; readonly or?: string; readonly example?: string };
  /** `file` is the name of one that could hold it. */
  'not-for-terminal': { readonly format: string; readonly file: string };
  'flags-disagree': { readonly flags: readonly string[] };
  /** A period whose last day lies before its first. */
  'period-backwards': { readonly from: string; readonly to: string };
  /** `flags` are those that belong to the step. */
  'flag-of-other-step': { readonly flag: string; readonly step: number; readonly flags: readonly string[] };
  'not-in-a-script': { readonly question: string; readonly flag: string };
  'nothing-to-change': { readonly example: string };
  /** What was to be typed once more is another. */
  'not-confirmed': { readonly flag: string; readonly value: string; readonly wanted: string };
  /** Nothing, or a character that no text of the office has. */
  'not-a-text': { readonly flag: string; readonly character?: string };
  'not-a-code': { readonly value: string; readonly flag: string };
  /** `--item` without KEY=TEXT. */
  'item-malformed': { readonly value: string };
  /** `--item` with a key that the check list does not have. */
  'not-an-item': {
    readonly value: string;
    readonly items: readonly { readonly item: string; readonly title: string }[];
    readonly nearest?: string;
  };
  /** `command` is the command line so far, `coopj step`. */
  'unknown-command': { readonly word: string; readonly command: string; readonly nearest?: string };
  'unknown-field': { readonly field: string; readonly nearest?: string };
  'unknown-flag': {
    readonly flag: string;
    readonly command: string;
    readonly nearest?: string;
    /** A dash in its front that is no hyphen, as U+2013. */
    readonly dash?: string;
  };
  'argument-missing': { readonly argument: string; readonly command: string };
  'argument-extra': { readonly words: readonly string[]; readonly command: string };
  'flag-value-missing': { readonly flag: string; readonly command: string };
  'unknown-topic': { readonly word: string; readonly topics: readonly string[]; readonly nearest?: string };
  'database-kind': { readonly url: string };
  'password-in-line': { readonly url: string };
  /** `flag`: --office or COOPJ_OFFICE. */
  'office-in-store': { readonly flag: string };
  /** The files lie beside a database file. */
  'only-shared': { readonly folder: string; readonly what?: 'people' };
  /** What works on the files of one computer only. */
  'not-shared': Readonly<Record<never, never>>;
  /** A character that CP932 has no code for, with the cell that holds it: line 1 is the headings. */
  /** More than Excel holds: characters in a cell, or rows of a sheet. */
  'not-in-xlsx': { readonly limit: number; readonly cell?: { readonly line: number; readonly column: string } };
  'not-in-cp932': {
    readonly cells: readonly { readonly line: number; readonly column: string; readonly characters: string }[];
    readonly more: number;
  };
  /** `folder`: what a tour has made so far stays there. */
  /** `declined`: somebody was asked, and went back. */
  cancelled: { readonly folder?: string; readonly declined?: true; readonly recorded?: true };
  // what was asked for is not there
  'no-such-student': { readonly number: string };
  /** `flag` takes somebody out of a list on which he does not stand. */
  'not-among-them': { readonly student: string; readonly flag: string };
  'several-students': {
    readonly word: string;
    readonly count: number;
    /** The first of them. */
    readonly matches: readonly { readonly number: string; readonly name: string }[];
  };
  'no-such-placement': { readonly placement: string; readonly student: string; readonly known: readonly string[] };
  'no-placement': { readonly student: string };
  'placement-unnamed': { readonly student: string; readonly open: readonly string[] };
  'no-such-company': {
    readonly company: string;
    /** A company whose name is only written otherwise. */
    readonly like?: { readonly code: string; readonly name: string };
  };
  'no-such-contract': { readonly student: string; readonly placement: string };
  'no-such-job': { readonly job: string; readonly company?: string; readonly known: readonly string[] };
  'no-such-agreement': { readonly company: string };
  /** An implementation agreement of which no paper came in. */
  'agreement-not-received': { readonly agreement: string; readonly company: string };
  /** Nobody, or not this student, is registered for the course (in this academic year). */
  'no-registration': { readonly student?: string; readonly year?: number };
  /** A reference that no agreement has. */
  'no-agreement': { readonly agreement: string };
  'no-such-certificate': { readonly number: string; readonly nearest?: string; readonly gone?: Gone };
  /** No operation of the journal begins with that number. */
  'no-such-batch': { readonly batch: string };
  'no-such-obligation': { readonly obligation: string; readonly student: string; readonly known: readonly string[] };
  'student-exists': { readonly number: string };
  'company-exists': { readonly code: string; readonly name: string };
  // rules and facts
  refused: { readonly refusals: readonly Refusal[] };
  /** A batch went on without these students. */
  'some-refused': {
    readonly refused: readonly { readonly student: StudentNumber; readonly why: Abort }[];
    readonly of: number;
    readonly dryRun: boolean;
  };
  /** `letter draft --due` went on without these; the answer says which, and why. */
  'letters-refused': { readonly count: number; readonly of: number };
  /** `certificate verify`: the answer was printed. */
  'not-genuine': {
    readonly why: Unproven;
    readonly number?: string;
    readonly voided?: Voided;
    /** Why the register has the number no more. */
    readonly gone?: Gone;
    /** The day of the other paper that the register has under the number. */
    readonly stands?: LocalDate;
  };
  /** `check --exit-code` found open findings that stop a step; the list was printed. */
  'check-open': { readonly student: string; readonly count: number };
  /** The same of `check --all`. */
  'check-all-open': { readonly students: number; readonly count: number };
  /** The history is not as it was written; the first finding as a sentence. */
  /** `of`: the journal is whole, and the tables differ, or what was kept elsewhere was changed. */
  'history-broken': {
    readonly count: number;
    readonly first: string;
    readonly of?: 'tables' | 'head';
    /** Whoever looked may not make the tables again. */
    readonly asks?: boolean;
  };
  /** A file says nothing of the journal. */
  'no-head': { readonly file: string };
  /** `others`: what was recorded of it meanwhile, oldest first. */
  conflict: { readonly subject: string; readonly others?: readonly Meanwhile[] };
  // the office's profile
  'profile-missing': { readonly file: string };
  /** The office's signing key. */
  /** `of`: a shared store's, which only those have who sign. */
  'key-missing': { readonly file: string; readonly of?: 'store' };
  /** `cut`: it begins as a key and does not end as one. `other-kind`: a key, but no Ed25519 key. */
  'key-invalid': { readonly file: string; readonly why: 'not-a-key' | 'cut' | 'other-kind' };
  /** A key, but not the one with which this office signs: public halves. */
  'key-foreign': {
    readonly file: string;
    readonly key: string;
    readonly current: string;
    readonly of?: 'store';
    /** When the office went on with its key, and who said so. */
    readonly since?: { readonly when: string; readonly actor: string };
  };
  /** It is not UTF-8 text. */
  'profile-unreadable': { readonly file: string };
  'profile-syntax': { readonly file: string; readonly line: number; readonly column: number; readonly why: string };
  'profile-invalid': { readonly file: string; readonly problems: readonly ProfileProblem[] };
  /** A change of the profile that would leave it invalid, so that nothing was changed. */
  'setting-refused': { readonly file: string; readonly problems: readonly ProfileProblem[] };
  'setting-malformed': { readonly value: string };
  // a user's own settings
  'settings-invalid': { readonly file: string; readonly faults: readonly SettingsFault[] };
  'setting-unknown': { readonly key: string; readonly known: readonly string[]; readonly nearest?: string };
  'setting-unfit': { readonly problem: UserSettingProblem };
  /** Nothing was set under a key that there is. */
  'setting-unset': { readonly key: string };
  'tour-folder-taken': { readonly folder: string };
  /** A command of the tour ended otherwise than it should. */
  'tour-stopped': { readonly command: string; readonly exit: number };
}

export type Problem = keyof Problems;

import type { ListKind } from '../../core/imports/headings.ts';
import type { LocatedProblem, RowProblem, RowWarning } from '../../core/imports/problems.ts';
import type { FactName } from '../../core/model/student-fields.ts';
import { refusalOf } from '../describe.ts';
import { columns } from './columns.ts';
import { refusals } from './refusals.ts';
import { rules } from './rules/index.ts';

const close = (nearest: string | undefined) => (nearest === undefined ? '' : `; did you mean ${nearest}?`);
/** Says what to type, since a heading can be named by its key. */
const mapped = (heading: string, nearest: string | undefined, key: string | undefined) =>
  nearest === undefined || key === undefined
    ? ''
    : `; did you mean ${nearest}${nearest === key ? '' : ` (${key})`}? --map "${heading}=${key}"`;

/** Why a row is refused. The value is printed before it. */
const problems: {
  readonly [C in RowProblem['code']]: (problem: Extract<RowProblem, { readonly code: C }>, value: string) => string;
} = {
  'not-a-placement': () => 'is not a placement: P-0001',
  'no-such-student': () => 'is no student on record',
  'no-such-company': () => 'is no company on record, by code or exact name',
  'no-such-placement': ({ known }) =>
    known.length === 0
      ? 'names no placement of the student'
      : `is not a placement of the student; there is ${known.join(', ')}`,
  'placement-unnamed': ({ open }) =>
    `may mean several placements: ${open.join(', ')}; say which in the column placement`,
  'attended-or-sent': () => 'stands beside a day on; a briefing was attended on that day, or its recording was sent',
  'other-step': ({ step }) => `does not belong to STEP ${step}`,
  refused: ({ refusal }) => refusalOf({ rules, refusals }, refusal),
  missing: () => 'is missing',
  'no-name': () => 'no name; one is needed: kanji, kana, Latin letters, or as on the card',
  'not-in-name': ({ whole, beside }) =>
    beside
      ? `is no part of the name in Latin letters that is given with it: ${whole}`
      : `is no part of the name in Latin letters on record (${whole}), which papers print; give the whole name: --name-latin, in a list name_latin`,
  'number-twice': ({ other }) => `is the number on line ${other} too`,
  'company-twice': ({ other }) => `stands on line ${other} too`,
  'name-taken': ({ company }) => `is the name of company ${company}`,
  'extra-cell': () => 'stands in a column without a heading',
  reversed: ({ from }) => `ends before it begins (${from})`,
  exponent: () => 'is what a spreadsheet made of a long number; type it again in a column of the format Text',
  'not-a-student-number': () => 'is not a student number: letters, digits and hyphens only',
  'not-a-day': () => 'is not a day; write 2026-10-05, 2026/10/5, 20261005, 2026年10月5日 or R8.10.5',
  'no-such-day': () => 'is a day that the calendar does not have',
  'outside-era': ({ reading }) => `lies outside its era; it would be ${reading}`,
  'in-future': ({ today }) => `is after today (${today}); what has not happened yet is not recorded`,
  'not-a-mail-address': () => 'is not a mail address',
  'not-a-card-number': () => 'is not a residence card number: two letters, eight digits, two letters',
  'not-a-phone-number': () => 'is not a telephone number',
  'not-a-code': () => 'cannot be a code: letters, digits, dots, dashes and underscores, at most 40',
  'not-a-number': () => 'is not a number that fits here; write it in digits',
  'too-much': ({ most }) => `is more than ${most}`,
  'not-a-period': () => 'is not a period; write 2026-04-01～2029-03-31',
  'not-yes-or-no': () => 'is neither yes nor no: ○, 有, 国費, yes, 1, or ×, 無, 私費, no, 0',
  'not-one-of': ({ allowed }) => `is not one of ${allowed.join(', ')}`,
  'line-break': () => 'has a line break in it',
  'control-character': ({ character }) => `has a control character in it (${character})`,
  masked: () => 'is masked (***), so it says nothing; export the list again without --mask',
  'lost-character': () => 'has the sign of a letter that was lost (U+FFFD); take it from the source once more',
  ditto: () => 'means the cell above; a list is sorted and cut, so write the value itself',
  'day-number': ({ reading }) =>
    `is how a spreadsheet counts days; it would be ${reading}: give the column the format Date and save again`,
  misread: ({ likely }) =>
    likely === 'cp932'
      ? 'has letters that kana become where a file in CP932 is read as UTF-8; see whether the file is one: --encoding cp932'
      : 'has kanji or half-width kana among Latin letters, as accents become where a Western file (Windows-1252) is read as CP932; save the file as “CSV UTF-8” and import that',
  'formula-failed': () => 'is what a formula left that came to nothing; put in the value itself',
};

/** What is odd but accepted. */
const warnings: {
  readonly [C in RowWarning['code']]: (warning: Extract<RowWarning, { readonly code: C }>, value: string) => string;
} = {
  'unknown-column': ({ nearest, key }, value) =>
    `is no heading of the import list and was kept out${mapped(value, nearest, key)}`,
  'map-unused': () => 'of --map is no heading of this file',
  'total-row': () => 'is a total and was left out',
  formula: () => 'begins like a formula; it is stored as typed',
  'day-as-text': () => 'looks like a day: see whether the columns are shifted; it is stored as typed',
  'short-number': ({ usual }) => `is shorter than the others (${usual} characters); were leading zeros lost?`,
  'unknown-program': ({ nearest }) => `is no programme of the office’s profile${close(nearest)}`,
  'unknown-status': ({ nearest }) =>
    `is not a known status of residence; it is stored as typed, but stops the start of an internship until it is corrected${close(nearest)}`,
  'same-person': ({ number }) =>
    `has the name, kana and birthday of ${number}; is it the same person under two numbers?`,
  'mail-shared': ({ number }) => `is the mail address of ${number} too`,
  'like-company': ({ company }) => `reads like the name of ${company}; is it the same company?`,
  'note-row': () => 'is a remark below the table and was left out',
  invisible: ({ character, after }) =>
    `has an invisible letter in it (${character}, ${after === 0 ? 'at the beginning' : `after ${after} ${after === 1 ? 'letter' : 'letters'}`}); it is stored as typed: take it out`,
  'stand-in': ({ sign }) =>
    `has a sign in the place of a letter that could not be written (${sign}); no paper prints it: put in the letter itself`,
  'double-encoded': () =>
    'looks like UTF-8 that was encoded twice; no paper prints it: take it from the source once more',
  'not-latin': () =>
    'stands in a column of Latin letters and has none or not only such; stored as typed, no paper prints it',
  'latin-kana': () =>
    'stands in the column of kana and has Latin letters; see whether the columns are shifted; stored as typed',
  'one-name': ({ kept }) =>
    kept
      ? 'stands in the place of a name; for somebody who has one name a blank is right; it is stored as typed'
      : 'stands in the place of a name and was read as a blank, which is right for somebody who has one name',
  'early-end': ({ agreed }) =>
    `ends the internship before the agreed last day (${agreed}), and no reason is recorded; reports tell it: --early-reason "…"`,
  'box-alone': () => 'was not kept: there is no registration in the dedicated system to which the box belongs',
};

const ONE: Readonly<Record<ListKind, string>> = {
  students: 'student',
  companies: 'company',
  steps: 'step',
  placements: 'placement',
  contracts: 'contract',
};
const MANY: Readonly<Record<ListKind, string>> = {
  students: 'students',
  companies: 'companies',
  steps: 'steps',
  placements: 'placements',
  contracts: 'contracts',
};

const quoted = (value: string) => (value === '' ? '' : `“${value}” `);
interface LocatedSentence {
  readonly line: number;
  readonly column: string;
  readonly message: string;
}
/** A column without a heading is named by its number. */
const unnamed = (column: string) => /^\d+$/.test(column);
const located = ({ line, column }: Omit<LocatedSentence, 'message'>) =>
  `line ${line}, ${unnamed(column) ? `column ${column}` : column}: `;
type RowSentence = (problem: RowProblem | RowWarning, value: string) => string;

export const imports = {
  problem: (problem: RowProblem, value: string): string => {
    const sentence = problems[problem.code] as RowSentence;
    // A refusal is about the record, not the cell.
    return problem.code === 'refused' ? sentence(problem, value) : `${quoted(value)}${sentence(problem, value)}`;
  },
  warning: (warning: RowWarning, value: string): string => {
    const sentence = warnings[warning.code] as RowSentence;
    return `${quoted(value)}${sentence(warning, value)}`;
  },
  /** A problem or a warning with its place. */
  at: ({ message, ...where }: LocatedSentence): string => `${located(where)}${message}`,
  warningAt: ({ message, ...where }: LocatedSentence): string => `Note, ${located(where)}${message}`,
  /** A value on the command line; the column is its flag. */
  flagged: ({ column, value, problem }: LocatedProblem): string => `${column}: ${imports.problem(problem, value)}`,
  more: (count: number): string => `… and ${count} more; all of them with --format json`,
  reading: 'Reading',
  writing: 'Writing',
  moved: 'The records have changed meanwhile. This is what it comes to now:',
  readAs: (encoding: string, line: number): string => `Read as ${encoding}; headings on line ${line}.`,
  file: 'the file: CSV, TSV or Excel (.xlsx); - is standard input',
  done: (file: string, { created, updated, unchanged }: Counted): string =>
    `${file}: ${created} created, ${updated} updated, ${unchanged} unchanged`,
  wouldBe: (file: string, { created, updated, unchanged }: Counted): string =>
    `${file} would give: ${created} created, ${updated} updated, ${unchanged} unchanged (nothing was written)`,
  /** `command` is given if the file's headings cannot be read without its flags. */
  rejected: (count: number, file: string | undefined, command: string | undefined): string =>
    `${count} ${count === 1 ? 'row was' : 'rows were'} kept out${file === undefined ? '' : `; mend and import: ${command ?? file}`}`,
  batch: (batch: string): string => `Batch ${batch}`,
  really: (of: ListKind, count: number): string => `Import ${count} ${count === 1 ? ONE[of] : MANY[of]}?`,
  /** What is asked of headings that nobody knows. */
  headings: {
    ask: (heading: string): string => `What does the column “${heading}” hold?`,
    hint: 'Type part of the name of the field.',
    kept: 'The file stays as it is. What you choose holds for this import, and for later ones if you keep it under a name.',
    all: (names: readonly string[]): string => `Fields that no other column holds: ${names.join(', ')}`,
    leave: 'Leave the column out',
    leaves: 'leave the column out',
    field: ([key, first]: readonly [string, ...string[]]): { readonly name: string; readonly note?: string } => ({
      name: key,
      ...(first !== undefined && { note: first }),
    }),
    keep: 'Under what name should these meanings be kept?',
    keepHint: 'For example: department. The next list of this kind is read with --map @department.',
    keepNot: 'do not keep them',
  },
  mapSaved: (name: string): string => `The profile keeps these headings: --map @${name}`,
  preview: {
    read: (encoding: string, line: number, rows: number): string =>
      `${encoding}, headings on line ${line}, ${rows} ${rows === 1 ? 'row' : 'rows'}`,
    mapping: (rows: number): string =>
      rows === 0 ? 'Headings' : `Headings, and the first ${rows === 1 ? 'row' : `${rows} rows`}`,
    keptOut: '(kept out)',
    created: (count: number): string => `New: ${count}`,
    updated: (count: number): string => `Updated: ${count}`,
    unchanged: (count: number): string => `Unchanged: ${count}`,
  },
  columns,
  batches: {
    columns: { batch: 'Batch', on: 'Day', actor: 'By', file: 'File', entries: 'Entries', takenBack: 'Taken back' },
    none: 'Nothing was imported yet.',
  },
  undo: {
    argument: 'the batch, B-1, as the import said it (coopj import list shows them)',
    would: (batch: string, reversed: number, kept: number): string =>
      `${batch} would be taken back (nothing was written): ${reversed} reversed, ${kept} kept`,
    done: (batch: string, reversed: number, kept: number): string =>
      reversed === 0
        ? `${batch}: nothing was taken back, ${kept} kept`
        : `${batch} was taken back: ${reversed} reversed, ${kept} kept`,
    reversed: (name: string): string => `reversed  ${name}`,
    kept: (name: string, because: string): string => `kept      ${name}: ${because}`,
    really: (batch: string): string => `Take back ${batch}?`,
  },
  noRows: (file: string): string => `${file}: no rows`,
  // one student
  asked: (fact: string): string => `What is it: ${fact}?`,
  added: (number: string, name: string): string => `Added: ${number} ${name}`,
  wouldAdd: (number: string, name: string): string => `Would be added (nothing was written): ${number} ${name}`,
  cardConfirmed: (number: string, name: string): string => `Confirmed: ${number}, name on the residence card ${name}`,
  edited: (number: string, name: string): string => `Corrected: ${number} ${name}`,
  wouldEdit: (number: string, name: string): string => `Would be corrected (nothing was written): ${number} ${name}`,
  changed: (label: string, before: string, after: string): string =>
    before === ''
      ? `${label}: ${after}`
      : after === ''
        ? `${label}: ${before} → (taken out)`
        : `${label}: ${before} → ${after}`,
  clearFlag: 'take this fact out (repeatable): --clear residence-card',
  /** The facts of the list of students. */
  facts: {
    number: 'student number',
    nameKanji: 'name in kanji',
    nameKana: 'name in kana',
    familyName: 'family name in Latin letters',
    givenName: 'given name in Latin letters',
    nameLatin: 'name in Latin letters',
    nameOnCard: 'name as on the residence card',
    email: 'mail address',
    program: 'programme',
    institute: 'parent institute',
    courseYears: 'standard term in years',
    year: 'year of study',
    dateOfBirth: 'date of birth',
    nationality: 'nationality or region',
    sex: 'sex',
    residenceStatus: 'status of residence',
    residenceExpiresOn: 'last day of the period of stay',
    residenceCard: 'residence card number',
    mextScholar: 'MEXT scholar',
    jsps: 'JSPS fellow',
    jspsFrom: 'first day of the JSPS appointment',
    jspsTo: 'last day of the JSPS appointment',
    specialResearcher: 'SOKENDAI Special Researcher',
    specialResearcherType: 'type of SOKENDAI Special Researcher',
    funder: 'other funder',
    researchAssistant: 'RA',
    raHours: 'hours a week as RA',
    supervisorName: 'academic supervisor',
    supervisorEmail: 'mail address of the supervisor',
    officeEmail: 'mail address of the programme office',
    enrolledOn: 'day of entry',
    expectedCompletionOn: 'expected completion',
    address: 'address',
    phone: 'telephone number',
    contactedOn: 'day of the student’s contact (STEP 1)',
    guideSentOn: 'day the guide was sent (STEP 1)',
    approvedOn: 'day of the supervisor’s approval (STEP 2)',
    registeredOn: 'day of registration in the dedicated system (STEP 3)',
    approverBox: 'the supervisor’s box as approver is ticked (STEP 3)',
    briefingOn: 'day of the briefing attended (STEP 4)',
    recordingSentOn: 'day the recording was sent (STEP 4)',
    notes: 'note',
  } satisfies Record<FactName, string>,
  /** Additions to a flag's help. */
  hints: {
    nameOnCard: 'exactly',
    program: 'as the profile names it',
    institute: 'default: that of the programme',
    courseYears: '3 or 5',
    jsps: 'DC1, DC2, PD, SPD, RPD or none',
    notes: 'added to those there are',
  } as { readonly [F in FactName]?: string },
};

interface Counted {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

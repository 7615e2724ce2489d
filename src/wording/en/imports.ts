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
  'no-such-student': () => 'is not a student on record',
  'no-such-company': () => 'is not a company on record, by code or official name',
  'no-such-placement': ({ known }) =>
    known.length === 0
      ? 'is not a placement of the student'
      : `is not a placement of the student, who has ${known.join(', ')}`,
  'placement-unnamed': ({ open }) =>
    `could mean several placements: ${open.join(', ')}; specify one in the column placement`,
  'attended-or-sent': () =>
    'cannot be given together with the column on; enter either the date of attendance or the date the recording was sent',
  'other-step': ({ step }) => `does not belong to STEP ${step}`,
  refused: ({ refusal }) => refusalOf({ rules, refusals }, refusal),
  missing: () => 'is missing',
  'no-name': () => 'has no name; one is required: kanji, kana, Latin letters, or as on the residence card',
  'not-in-name': ({ whole, beside }) =>
    beside
      ? `is not part of the name in Latin letters given with it: ${whole}`
      : `is not part of the name in Latin letters on record (${whole}), which certificates print; enter the full name with --name-latin (in a list: name_latin)`,
  'number-twice': ({ other }) => `is also the number on line ${other}`,
  'company-twice': ({ other }) => `is also on line ${other}`,
  'name-taken': ({ company }) => `is the name of company ${company}`,
  'extra-cell': () => 'is in a column without a heading',
  reversed: ({ from }) => `ends before it begins (${from})`,
  exponent: () =>
    'is a long number that the spreadsheet has shortened; enter it again in a column with the format Text',
  'not-a-student-number': () => 'is not a student number: letters, digits and hyphens only',
  'not-a-day': () => 'is not a date; enter 2026-10-05, 2026/10/5, 20261005, 2026年10月5日 or R8.10.5',
  'no-such-day': () => 'is not a valid date',
  'outside-era': ({ reading }) => `is outside that era; in western years it would be ${reading}`,
  'in-future': ({ today }) => `is after today (${today}); future events cannot be recorded`,
  'not-a-mail-address': () => 'is not an e-mail address',
  'not-a-card-number': () => 'is not a residence card number: two letters, eight digits, two letters',
  'not-a-phone-number': () => 'is not a telephone number',
  'not-a-code': () => 'cannot be a code: use up to 40 letters, digits, dots, hyphens and underscores',
  'not-a-number': () => 'is not a valid number here; enter it in digits',
  'too-much': ({ most }) => `is more than ${most}`,
  'not-a-period': () => 'is not a period; enter 2026-04-01～2029-03-31',
  'not-yes-or-no': () => 'is neither yes nor no: ○, 有, 国費, yes, 1, or ×, 無, 私費, no, 0',
  'not-one-of': ({ allowed }) => `is not one of ${allowed.join(', ')}`,
  'line-break': () => 'contains a line break',
  'control-character': ({ character }) => `contains a control character (${character})`,
  masked: () => 'is masked (***); export the list again without --mask',
  'lost-character': () => 'contains a garbled character (U+FFFD); take the value from the original again',
  ditto: () => 'refers to the cell above; enter the value itself, since lists are sorted and filtered',
  'day-number': ({ reading }) =>
    `is a spreadsheet’s serial number for ${reading}; give the column the format Date and save again`,
  misread: ({ likely }) =>
    likely === 'cp932'
      ? 'looks like text in CP932 that was read as UTF-8; try --encoding cp932'
      : 'has kanji or half-width kana among Latin letters, which happens when a Western file (Windows-1252) is read as CP932; save the file as “CSV UTF-8” and import that',
  'formula-failed': () => 'is a formula error; enter the value itself',
};

/** What is odd but accepted. */
const warnings: {
  readonly [C in RowWarning['code']]: (warning: Extract<RowWarning, { readonly code: C }>, value: string) => string;
} = {
  'unknown-column': ({ nearest, key }, value) =>
    `is not a known heading; the column was skipped${mapped(value, nearest, key)}`,
  'map-unused': () => 'given with --map is not a heading of this file',
  'total-row': () => 'is a total row and was skipped',
  formula: () => 'begins like a formula; it is recorded as entered',
  'day-as-text': () => 'looks like a date; it is recorded as entered, but check whether the columns are shifted',
  'short-number': ({ usual }) => `is shorter than the others (${usual} characters); were leading zeros lost?`,
  'unknown-program': ({ nearest }) => `is not a program in the settings file${close(nearest)}`,
  'unknown-status': ({ nearest }) =>
    `is not a known status of residence; it is recorded as entered, but the internship cannot start until it is corrected${close(nearest)}`,
  'same-person': ({ number }) =>
    `has the same name, kana and date of birth as ${number}; is it the same person with two numbers?`,
  'mail-shared': ({ number }) => `is also the e-mail address of ${number}`,
  'like-company': ({ company }) => `is similar to the name of ${company}; is it the same company?`,
  'note-row': () => 'is a remark below the table and was skipped',
  invisible: ({ character, after }) =>
    `contains an invisible character (${character}, ${after === 0 ? 'at the beginning' : `after ${after} ${after === 1 ? 'character' : 'characters'}`}); it is recorded as entered, but please remove it`,
  'stand-in': ({ sign }) =>
    `has a substitute sign (${sign}) for a character that could not be written; it cannot be printed on certificates: enter the character itself`,
  'double-encoded': () =>
    'looks like UTF-8 that was encoded twice; it cannot be printed on certificates: take the value from the original again',
  'not-latin': () =>
    'is in a column for Latin letters but has other characters; it is recorded as entered but cannot be printed on certificates',
  'latin-kana': () =>
    'is in the column for kana but has Latin letters; it is recorded as entered, but check whether the columns are shifted',
  'one-name': ({ kept }) =>
    kept
      ? 'was entered in place of a name; it is recorded as entered, but leave the cell blank for someone with only one name'
      : 'was entered in place of a name and treated as blank, which is correct for someone with only one name',
  'early-end': ({ agreed }) =>
    `is before the agreed end date (${agreed}), but no reason has been recorded; reports show it: --early-reason "…"`,
  'box-alone': () => 'was not recorded, since there is no registration in the dedicated system',
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
  moved: 'The records have changed in the meantime. The result would now be:',
  readAs: (encoding: string, line: number): string => `Read as ${encoding}; headings on line ${line}.`,
  file: 'the file: CSV, TSV or Excel (.xlsx); - is standard input',
  done: (file: string, { created, updated, unchanged }: Counted): string =>
    `${file}: ${created} created, ${updated} updated, ${unchanged} unchanged`,
  wouldBe: (file: string, { created, updated, unchanged }: Counted): string =>
    `${file}: ${created} to be created, ${updated} to be updated, ${unchanged} unchanged (nothing was saved)`,
  /** `command` is given if the file's headings cannot be read without its flags. */
  rejected: (count: number, file: string | undefined, command: string | undefined): string =>
    `${count} ${count === 1 ? 'row was' : 'rows were'} skipped${file === undefined ? '' : `; correct and import: ${command ?? file}`}`,
  batch: (batch: string): string => `Batch ${batch}`,
  really: (of: ListKind, count: number): string => `Import ${count} ${count === 1 ? ONE[of] : MANY[of]}?`,
  /** What is asked of headings that nobody knows. */
  headings: {
    ask: (heading: string): string => `What does the column “${heading}” hold?`,
    hint: 'Type part of the field name.',
    kept: 'The file is not changed. Your choices apply to this import, and to later ones if you save them under a name.',
    all: (names: readonly string[]): string => `Fields that no other column holds: ${names.join(', ')}`,
    leave: 'Skip the column',
    leaves: 'skip the column',
    field: ([key, first]: readonly [string, ...string[]]): { readonly name: string; readonly note?: string } => ({
      name: key,
      ...(first !== undefined && { note: first }),
    }),
    keep: 'Under what name should these headings be saved?',
    keepHint: 'For example: department. The next list of this kind is read with --map @department.',
    keepNot: 'do not save them',
  },
  mapSaved: (name: string): string => `Headings saved in the settings file: --map @${name}`,
  preview: {
    read: (encoding: string, line: number, rows: number): string =>
      `${encoding}, headings on line ${line}, ${rows} ${rows === 1 ? 'row' : 'rows'}`,
    mapping: (rows: number): string =>
      rows === 0 ? 'Headings' : `Headings, and the first ${rows === 1 ? 'row' : `${rows} rows`}`,
    keptOut: '(skipped)',
    created: (count: number): string => `New: ${count}`,
    updated: (count: number): string => `Updated: ${count}`,
    unchanged: (count: number): string => `Unchanged: ${count}`,
  },
  columns,
  batches: {
    columns: { batch: 'Batch', on: 'Day', actor: 'By', file: 'File', entries: 'Entries', takenBack: 'Undone' },
    none: 'Nothing has been imported yet.',
  },
  undo: {
    argument: 'the batch number shown by the import, such as B-1 (list: coopj import list)',
    would: (batch: string, reversed: number, kept: number): string =>
      `${batch} would be undone (nothing was saved): ${reversed} undone, ${kept} kept`,
    done: (batch: string, reversed: number, kept: number): string =>
      reversed === 0 ? `${batch}: nothing was undone, ${kept} kept` : `${batch}: ${reversed} undone, ${kept} kept`,
    reversed: (name: string): string => `undone    ${name}`,
    kept: (name: string, because: string): string => `kept      ${name}: ${because}`,
    really: (batch: string): string => `Undo ${batch}?`,
  },
  noRows: (file: string): string => `${file}: no rows`,
  // one student
  asked: (fact: string): string => `What is the ${fact}?`,
  added: (number: string, name: string): string => `Added: ${number} ${name}`,
  wouldAdd: (number: string, name: string): string => `Would be added (nothing was saved): ${number} ${name}`,
  cardConfirmed: (number: string, name: string): string => `Confirmed: ${number}, name on the residence card ${name}`,
  edited: (number: string, name: string): string => `Corrected: ${number} ${name}`,
  wouldEdit: (number: string, name: string): string => `Would be corrected (nothing was saved): ${number} ${name}`,
  changed: (label: string, before: string, after: string): string =>
    before === ''
      ? `${label}: ${after}`
      : after === ''
        ? `${label}: ${before} → (removed)`
        : `${label}: ${before} → ${after}`,
  clearFlag: 'remove this fact (repeatable): --clear residence-card',
  /** The facts of the list of students. */
  facts: {
    number: 'student number',
    nameKanji: 'name in kanji',
    nameKana: 'name in kana',
    familyName: 'family name in Latin letters',
    givenName: 'given name in Latin letters',
    nameLatin: 'name in Latin letters',
    nameOnCard: 'name as on the residence card',
    email: 'e-mail address',
    program: 'program',
    institute: 'parent institute',
    courseYears: 'standard period of study in years',
    year: 'year of study',
    dateOfBirth: 'date of birth',
    nationality: 'nationality or region',
    sex: 'sex',
    residenceStatus: 'status of residence',
    residenceExpiresOn: 'expiration date of the period of stay',
    residenceCard: 'residence card number',
    mextScholar: 'MEXT scholar',
    jsps: 'JSPS fellow',
    jspsFrom: 'start date of the JSPS appointment',
    jspsTo: 'end date of the JSPS appointment',
    specialResearcher: 'SOKENDAI Special Researcher',
    specialResearcherType: 'type of SOKENDAI Special Researcher',
    funder: 'other funder',
    researchAssistant: 'RA',
    raHours: 'hours a week as RA',
    supervisorName: 'academic supervisor',
    supervisorEmail: 'e-mail address of the supervisor',
    officeEmail: 'e-mail address of the program office',
    enrolledOn: 'date of enrollment',
    expectedCompletionOn: 'expected completion',
    address: 'address',
    phone: 'telephone number',
    contactedOn: 'date of the student’s first contact (STEP 1)',
    guideSentOn: 'date the guide was sent (STEP 1)',
    approvedOn: 'date of the supervisor’s approval (STEP 2)',
    registeredOn: 'date of registration in the dedicated system (STEP 3)',
    approverBox: 'box that makes the supervisor an approver is checked (STEP 3)',
    briefingOn: 'date of the briefing attended (STEP 4)',
    recordingSentOn: 'date the recording was sent (STEP 4)',
    notes: 'note',
  } satisfies Record<FactName, string>,
  /** Additions to a flag's help. */
  hints: {
    nameOnCard: 'exactly',
    program: 'as named in the settings file',
    institute: 'default: that of the program',
    courseYears: '3 or 5',
    jsps: 'DC1, DC2, PD, SPD, RPD or none',
    notes: 'added to the existing ones',
  } as { readonly [F in FactName]?: string },
};

interface Counted {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

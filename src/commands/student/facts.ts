import type { Context } from '../../context.ts';
import { nearDay } from '../../core/calendar/near-days.ts';
import type { EntryBasis } from '../../core/decide/enter.ts';
import { readCell } from '../../core/imports/cells.ts';
import type { LocatedProblem } from '../../core/imports/problems.ts';
import { oddity, readRow } from '../../core/imports/students.ts';
import { JSPS_KINDS } from '../../core/model/student.ts';
import { type CellKind, type FactName, FIELDS, flagOf, type StudentFacts } from '../../core/model/student-fields.ts';
import { NO_PROGRAM } from '../../core/profile/own.ts';
import { programsOf } from '../../core/profile/programs.ts';
import { Abort } from '../../errors.ts';
import type { Kit } from '../shared/kit.ts';
import { tellOdd, type WarningLine } from '../shared/warnings.ts';

/** Facts of the import list as typed; `true` is a flag without a value. */
export type FactFlags = { readonly [F in FactName]?: string | true };

const PLACEHOLDERS: { readonly [K in CellKind]?: string } = {
  day: '<day>',
  past: '<day>',
  mail: '<address>',
  term: '<3|5>',
  year: '<n>',
  hours: '<n>',
  yes: '[yes|no]',
  jsps: '<kind>',
};

/** A flag for each heading of the import list. `asks`: a flag without its value is asked for. */
export function factFlags(
  { words }: Kit,
  {
    asks = false,
    marks = {},
  }: { readonly asks?: boolean; readonly marks?: { readonly [F in FactName]?: '!' | '?' } } = {},
): Readonly<Record<FactName, readonly [string, string]>> {
  const { facts, hints } = words.imports;
  const flags = FIELDS.map(({ fact, kind, ...field }) => {
    const typed = PLACEHOLDERS[kind] ?? '<text>';
    const meaning = hints[fact] === undefined ? facts[fact] : `${facts[fact]}: ${hints[fact]}`;
    const shape = asks ? typed.replace(/^<(.+)>$/, '[$1]') : typed;
    // What is masked on the screen need not stand on a command line either.
    const secret = 'mask' in field ? '-' : '';
    const mark = asks && kind !== 'yes' ? '!' : (marks[fact] ?? '');
    return [fact, [`${shape}${secret}${mark}`, meaning]] as const;
  });
  return Object.fromEntries(flags) as Record<FactName, readonly [string, string]>;
}

/** How the form of a command asks for facts: read by the rules of the import list. */
export const FACT_FORM = {
  choices: {
    program: ({ office }: Context) =>
      office.programs
        .filter(({ program }) => program.ja !== NO_PROGRAM)
        .map(({ program }) => ({ value: program.ja, name: program.ja, note: program.en })),
    courseYears: () => ['3', '5'].map((value) => ({ value, name: value })),
    jsps: () => [...JSPS_KINDS, 'none'].map((value) => ({ value, name: value })),
  },
  checks: Object.fromEntries(
    FIELDS.map(({ fact, kind }) => [
      fact,
      (value: string, { words, today }: Context) => {
        const text = ((kind === 'day' || kind === 'past') && nearDay(value, today)) || value.trim();
        const reading = readCell(kind, text, today);
        return reading.ok ? undefined : words.imports.problem(reading.problem, value);
      },
    ]),
  ),
  odds: Object.fromEntries(
    FIELDS.map((field) => [
      field.fact,
      (value: string, { words, office }: Context) => {
        const odd = oddity(field, value, programsOf(office));
        return odd && words.imports.warning(odd, value);
      },
    ]),
  ),
} as const;

/** What is wrong with a new number: that somebody has it. */
export async function takenNumber(value: string, { store, today, words }: Context): Promise<string | undefined> {
  const reading = readCell('number', value, today);
  const number = reading.ok ? String(reading.value) : '';
  return (await store.dossier(number)) && words.errors['student-exists']({ number }).message;
}

/** What a registration needs, from the context. */
export const registerOf = ({ office, today, actor }: Context): EntryBasis => ({
  office,
  today,
  actor,
  programs: programsOf(office),
});

/** The approver box without a registration to which it belongs. */
export const boxWarning = { column: flagOf('approverBox'), value: '', problem: { code: 'box-alone' } } as const;

/** Facts as read, and what is odd about them. */
export interface TypedFacts {
  readonly facts: StudentFacts;
  readonly warnings: readonly WarningLine[];
}

/** The facts given by the flags, read by the rules of the import list; warnings are printed. Refuses all bad values at once. */
export function factsArgument(context: Context, flags: FactFlags, command: string): TypedFacts {
  const { today } = context;
  const given = FIELDS.filter(({ fact }) => flags[fact] !== undefined);
  const cells = given.map(({ fact, kind }) => {
    const value = flags[fact];
    const text = value === true || value === undefined ? 'yes' : value.trim();
    return ((kind === 'day' || kind === 'past') && nearDay(text, today)) || text;
  });
  const columns = given.map((field) => ({ heading: flagOf(field.fact), meaning: field }));
  const reader = { columns: { line: 0, columns, heading: flagOf }, programs: programsOf(context.office), today };
  const row = readRow(reader, 0, cells);
  const empty = columns
    .filter((_, index) => cells[index] === '')
    .map(({ heading }): LocatedProblem => ({ line: 0, column: heading, value: '', problem: { code: 'missing' } }));
  const problems = [...row.problems, ...empty];
  if (problems.length > 0) throw new Abort('values-refused', { problems, command });
  return { facts: row.facts, warnings: tellOdd(context, row.warnings) };
}

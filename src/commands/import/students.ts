import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { type EntryBasis, enterStudent, missingOf } from '../../core/decide/enter.ts';
import { rollOf } from '../../core/imports/duplicates.ts';
import type { ListColumns } from '../../core/imports/headings.ts';
import type { LocatedProblem, LocatedWarning } from '../../core/imports/problems.ts';
import { type ReadRow, readRow, STUDENT_HEADINGS } from '../../core/imports/students.ts';
import type { StudentChange } from '../../core/journal/changes.ts';
import { evolve } from '../../core/journal/evolve.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import { differences, factsOf, maskOf, NAMES, type StudentField } from '../../core/model/student-fields.ts';
import { programsOf } from '../../core/profile/programs.ts';
import type { Shown } from '../../core/text/mask.ts';
import type { Write } from '../../store/store.ts';
import type { Words } from '../../wording/words.ts';
import { studentLabel } from '../shared/find.ts';
import type { Kit } from '../shared/kit.ts';
import { type ImportOptions, importFile, importVerb } from './import-file.ts';
import { cellOf, type Intake, type RowOutcome, type RowSummary } from './judge.ts';
import type { PlannedRecords } from './planned.ts';
import { type Twins, twinsOf } from './twins.ts';

export const studentsCommand = (kit: Kit): Command =>
  importVerb(
    kit,
    'import students',
    [
      'coopj import students registrations-2026-09.csv',
      'coopj import students registrations-2026-10.cp932.csv --dry-run',
      'coopj import students registrations-2026-10.xlsx --sheet 名簿 --dry-run',
      'coopj import students registrations-with-problems.csv --partial --rejects rejects.csv',
    ],
    importStudents,
  );

export const importStudents = (context: Context, options: ImportOptions): Promise<void> =>
  importFile(context, options, registrations(context));

/** The list of students: a number that comes twice is a problem of both lines. */
function registrations(context: Context): Intake<StudentField, ReadRow> {
  const { store, office, today, actor } = context;
  const known: EntryBasis = { office, programs: programsOf(office), today, actor };
  return {
    of: 'students',
    headings: STUDENT_HEADINGS,
    own: office.import.headings,
    pass(columns, planned) {
      const roll = rollOf();
      const twins = twinsOf(store, planned, columns);
      return {
        read: (line, cells) => readRow({ columns, ...known }, line, cells),
        call: ({ line, number }) =>
          number === undefined ? [] : roll.call({ line, column: columns.heading('number'), number }),
        ahead: planned.ahead,
        judge: (row) => judge({ planned, columns, known, twins }, row),
        end: async () => [...roll.short(), ...(await twins.end())],
      };
    },
  };
}

interface Judging {
  readonly planned: PlannedRecords;
  readonly columns: ListColumns;
  readonly known: EntryBasis;
  readonly twins: Twins;
}

/** What only the records can tell to be wrong. */
const PARTS_SAID = ['familyName', 'givenName'] as const;

/** Compares a row with the records. A student who is known needs nothing said again. */
async function judge({ planned, columns, known, twins }: Judging, row: ReadRow): Promise<RowOutcome> {
  const { number, line, facts, problems } = row;
  const bad = problems.length > 0;
  if (number === undefined || (bad && missingOf(facts).length === 0 && !PARTS_SAID.some((part) => facts[part])))
    return { ok: false, problems };
  // Of a good row no earlier one speaks: its number would come twice.
  const dossier = await (bad ? planned.dossier(number) : planned.recorded(number));
  const registered = enterStudent(dossier?.value, facts, known);
  if (registered.ok && !bad) {
    const { outcome, boxAlone, changes } = registered;
    const write: Write = { subject: `student:${number}`, expect: dossier?.revision ?? 'new', changes };
    const tell = (words: Words, shown: Shown) => rowSummary(words, shown, dossier?.value, changes);
    const warnings = [
      ...(boxAlone ? [boxWarning(columns, row)] : []),
      ...(outcome === 'created' ? await twins.of(line, number, facts) : []),
    ];
    return { ok: true, outcome, warnings, write, tell };
  }
  const missing = registered.ok ? [] : registered.missing;
  const strange = registered.ok ? [] : registered.notInName;
  // A cell that could not be read is not missing as well.
  const said = new Set(problems.map(({ column }) => column));
  const more = missing.flatMap((fact): LocatedProblem[] => {
    if (fact !== 'name') {
      const column = columns.heading(fact);
      return said.has(column) ? [] : [{ line, column, value: '', problem: { code: 'missing' } }];
    }
    if (NAMES.some((name) => said.has(columns.heading(name)))) return [];
    return [{ line, column: columns.heading('nameKanji'), value: '', problem: { code: 'no-name' } }];
  });
  const parts = strange.map(
    ({ fact, value, whole }): LocatedProblem => ({
      line,
      column: columns.heading(fact),
      value,
      problem: { code: 'not-in-name', whole, beside: false },
    }),
  );
  return { ok: false, problems: [...problems, ...more, ...parts] };
}

const boxWarning = (columns: ListColumns, { line, cells }: ReadRow): LocatedWarning => ({
  line,
  column: columns.heading('approverBox'),
  value: cellOf(columns, cells, 'approverBox'),
  problem: { code: 'box-alone' },
});

/** A student whom the row makes known is told by name; of one who is known, field by field what is another. */
function rowSummary(
  { imports, screen }: Words,
  shown: Shown,
  before: Dossier | undefined,
  changes: readonly StudentChange[],
): RowSummary {
  const after = changes.reduce<Dossier | undefined>(evolve, before);
  if (!after) return { who: '', fields: [] };
  const textOf = (value: unknown) =>
    value === undefined ? '' : typeof value === 'boolean' ? (value ? screen.yes : screen.no) : String(value);
  const fields = before === undefined ? [] : differences(factsOf(before), factsOf(after));
  return {
    who: studentLabel(after),
    fields: fields.map((one) => ({
      label: imports.facts[one.fact],
      before: shown(maskOf(one.fact), textOf(one.before)),
      after: shown(maskOf(one.fact), textOf(one.after)),
    })),
  };
}

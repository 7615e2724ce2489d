import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { addCompany, editCompany } from '../../core/decide/company.ts';
import { companyKey } from '../../core/imports/alike.ts';
import { COMPANY_HEADINGS, type CompanyField, type CompanyRow, readCompanyRow } from '../../core/imports/companies.ts';
import type { ListColumns } from '../../core/imports/headings.ts';
import type { LocatedProblem, LocatedWarning, RowProblem } from '../../core/imports/problems.ts';
import type { Company, CompanyCode, CompanyFacts } from '../../core/model/company.ts';
import { numbered } from '../../core/model/reference-numbers.ts';
import type { Write } from '../../store/store.ts';
import type { Words } from '../../wording/words.ts';
import type { Kit } from '../shared/kit.ts';
import { type ImportOptions, importFile, importVerb } from './import-file.ts';
import type { Intake, RowOutcome } from './judge.ts';
import type { PlannedRecords } from './planned.ts';

/** A list that was sent in is reason enough for what differs in it. */
const BY_LIST = { actor: '', reason: 'import' };

export const companiesCommand = (kit: Kit): Command =>
  importVerb(
    kit,
    'import companies',
    ['coopj import companies companies.csv', 'coopj import companies companies.csv --dry-run --json'],
    importCompanies,
  );

export const importCompanies = (context: Context, options: ImportOptions): Promise<void> =>
  importFile(context, options, hosts(context));

/** The list of companies: each is found by its code, else by its exact name; a new one without code draws the next. */
function hosts({ today, store }: Context): Intake<CompanyField, CompanyRow> {
  return {
    of: 'companies',
    headings: COMPANY_HEADINGS,
    // Those of the profile are a sender's headings for students.
    own: {},
    pass(columns, planned) {
      const lines = new Map<string, number>();
      const codes = codesOf(planned);
      const likes = likesOf(store);
      return {
        read: (line, cells) => readCompanyRow({ columns, today }, line, cells),
        call: (row) => twice(columns, lines, row),
        judge: (row) => judge({ planned, today, codes, columns, likes }, row),
        end: () => [],
      };
    },
  };
}

const NAMING = ['code', 'name'] as const;

/** A code or a name that came before is a problem of both lines. */
function twice(
  columns: ListColumns<CompanyField>,
  lines: Map<string, number>,
  row: CompanyRow,
): readonly LocatedProblem[] {
  return NAMING.flatMap((fact) => {
    const value = row.facts[fact];
    if (value === undefined) return [];
    const before = lines.get(`${fact} ${value}`);
    lines.set(`${fact} ${value}`, row.line);
    if (before === undefined) return [];
    const at = (line: number, other: number): LocatedProblem => {
      return { line, column: columns.heading(fact), value, problem: { code: 'company-twice', other } };
    };
    return [at(before, row.line), at(row.line, before)];
  });
}

/** The next free code of the register: one that was drawn is not drawn again, though its row may stay out. */
function codesOf(planned: PlannedRecords) {
  const drawn = new Map<CompanyCode, number>();
  let last = 0;
  return {
    async draw(line: number): Promise<CompanyCode> {
      last = Math.max(last + 1, await planned.nextCompany());
      const code = numbered('company', last);
      drawn.set(code, line);
      return code;
    },
    /** The line for which a code was drawn. */
    lineOf: (code: CompanyCode) => drawn.get(code),
  };
}

interface CompaniesSoFar {
  readonly planned: PlannedRecords;
  readonly today: Context['today'];
  readonly codes: ReturnType<typeof codesOf>;
  readonly columns: ListColumns<CompanyField>;
  readonly likes: ReturnType<typeof likesOf>;
}

/** Companies by their names as they are read: on record, and of the rows before. */
function likesOf(store: Context['store']) {
  let known: Map<string, CompanyCode> | undefined;
  /** The company with a name that reads like this one; the name is kept for the rows that follow. */
  return async (name: string, code: CompanyCode): Promise<CompanyCode | undefined> => {
    known ??= new Map((await store.companies()).map((one) => [companyKey(one.name), one.code]));
    const key = companyKey(name);
    const like = known.get(key);
    if (like === undefined) known.set(key, code);
    return like === code ? undefined : like;
  };
}

/** Compares a row with the register. A company that is known needs nothing said again. */
async function judge({ planned, today, codes, columns, likes }: CompaniesSoFar, row: CompanyRow): Promise<RowOutcome> {
  const { line, facts, problems } = row;
  const { code, name } = facts;
  const wrong = (fact: 'code' | 'name', problem: RowProblem): RowOutcome => {
    const column = columns.heading(fact);
    const told = problems.some((one) => one.column === column);
    const more = told ? [] : [{ line, column, value: facts[fact] ?? '', problem }];
    return { ok: false, problems: [...problems, ...more] };
  };
  if (code === undefined && name === undefined) return wrong('name', { code: 'missing' });
  const taken = code === undefined ? undefined : codes.lineOf(code);
  if (taken !== undefined) return wrong('code', { code: 'company-twice', other: taken });
  const named = name === undefined ? undefined : await planned.companyNamed(name);
  const found = code === undefined ? named : await planned.company(code);
  if (named && named.value.code !== found?.value.code) {
    return wrong('name', { code: 'name-taken', company: named.value.code });
  }
  if (!found && name === undefined) return wrong('name', { code: 'missing' });
  if (problems.length > 0) return { ok: false, problems };
  const write = found
    ? writeOf(found.value.code, found.revision, editCompany(today, found.value, BY_LIST, facts))
    : await created({ ...facts, name: name ?? '', code: code ?? (await codes.draw(line)) });
  const outcome = found ? (write.changes.length > 0 ? 'updated' : 'unchanged') : 'created';
  const tell = ({ imports }: Words) => ({
    who: `${write.subject.slice('company:'.length)} ${name ?? found?.value.name ?? ''}`,
    fields: write.changes.flatMap((change) =>
      change.type === 'company-edited' ? Object.entries(change.set).map(fieldOf(imports.columns, found?.value)) : [],
    ),
  });
  const like =
    outcome === 'created' && name !== undefined ? await likes(name, write.subject.slice('company:'.length)) : undefined;
  const warnings: readonly LocatedWarning[] =
    like === undefined || name === undefined
      ? []
      : [{ line, column: columns.heading('name'), value: name, problem: { code: 'like-company', company: like } }];
  return { ok: true, outcome, warnings, write, tell };

  async function created(all: Parameters<typeof addCompany>[1]): Promise<Write> {
    return writeOf(all.code, 'new', addCompany(today, all));
  }
}

const fieldOf =
  (labels: Words['imports']['columns'], before: Company | undefined) =>
  ([key, value]: [string, unknown]) => ({
    label: labels[key as keyof typeof labels],
    before: String(before?.[key as keyof CompanyFacts] ?? ''),
    after: String(value),
  });

/** Days to come were told when the cells were read: nothing is left that could be refused. */
function writeOf(code: CompanyCode, expect: Write['expect'], decision: ReturnType<typeof addCompany>): Write {
  return { subject: `company:${code}`, expect, changes: decision.ok ? decision.changes : [] };
}

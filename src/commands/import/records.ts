import type { Context } from '../../context.ts';
import type { Decision, Refusal } from '../../core/decide/decision.ts';
import type { Headings, ListKind } from '../../core/imports/headings.ts';
import type { LocatedProblem, RowProblem, RowWarning } from '../../core/imports/problems.ts';
import { type ContractFacts, type RecordField, type RecordRow, readRecordRow } from '../../core/imports/records.ts';
import type { StudentChange } from '../../core/journal/changes.ts';
import { evolve } from '../../core/journal/evolve.ts';
import type { CompanyCode } from '../../core/model/company.ts';
import { type Dossier, placementOf } from '../../core/model/dossier.ts';
import { isOpen, type Placement, type PlacementRef } from '../../core/model/placement.ts';
import { type Pay, type Terms, termsOf } from '../../core/model/placement-terms.ts';
import { numbered } from '../../core/model/reference-numbers.ts';
import type { Situation } from '../../core/rules/rule.ts';
import type { Shown } from '../../core/text/mask.ts';
import type { Store } from '../../store/store.ts';
import type { Words } from '../../wording/words.ts';
import { knownOf, studentLabel } from '../shared/find.ts';
import { cellOf, type Intake, type RowOutcome, type RowSummary } from './judge.ts';

/** What a row of a list of records comes to: as the verb for one record would decide it. */
export type Judged<F extends RecordField> =
  | {
      readonly ok: true;
      readonly decision: Decision<StudentChange>;
      /** Nothing of the kind was on record before. */
      readonly isNew: boolean;
      /** What is told of it before it is written: what it is, and the value before and after. */
      readonly fields: (words: Words, after: Dossier, shown: Shown) => RowSummary['fields'];
      /** What is odd about it, once it is recorded. */
      readonly odd?: (after: Dossier) => readonly { readonly fact: F['fact']; readonly problem: RowWarning }[];
    }
  | { readonly ok: false; readonly fact: F['fact']; readonly problem: RowProblem };

/** What a row is judged by. */
export interface RowRequest<F extends RecordField> {
  readonly facts: RecordRow<F>['facts'];
  readonly known: Situation;
  readonly register: RecordLookup;
}

/** What is looked up in the register on the way through a file. */
export interface RecordLookup {
  /** The code of a company, by code or exact name. */
  company(word: string): Promise<CompanyCode | undefined>;
  /** Decides with the next free reference; where it is refused, the next row has the same one. */
  withRef<T>(decide: (ref: PlacementRef) => Decision<T>): Promise<Decision<T>>;
}

/** A list of which each row is one record of a student. A later row finds what an earlier one says. */
export function recordsIntake<F extends RecordField>(
  context: Context,
  list: {
    readonly of: ListKind;
    readonly headings: Headings<F>;
    readonly needed: (facts: RecordRow<F>['facts']) => readonly F['fact'][];
    /** Where a refusal is told. */
    readonly stands: F['fact'];
    readonly decide: (asked: RowRequest<F>) => Judged<F> | Promise<Judged<F>>;
  },
): Intake<F, RecordRow<F>> {
  const { store, today } = context;
  return {
    of: list.of,
    headings: list.headings,
    own: {},
    pass(columns, planned) {
      const register = registerOf(store);
      return {
        read: (line, cells) => readRecordRow<F>({ columns, today }, list.needed, line, cells),
        call: () => [],
        end: () => [],
        ahead: (rows) => planned.ahead(rows.map(({ facts }) => facts as { readonly number?: string })),
        async judge(row): Promise<RowOutcome> {
          const { line, facts, problems } = row;
          const at = (fact: F['fact']) => {
            return { line, column: columns.heading(fact), value: cellOf(columns, row.cells, fact) };
          };
          const wrong = (fact: F['fact'], problem: RowProblem): RowOutcome => {
            return { ok: false, problems: [...problems, { ...at(fact), problem }] };
          };
          const { number } = facts as { readonly number?: string };
          if (number === undefined || problems.length > 0) return { ok: false, problems };
          const student = await planned.dossier(number);
          if (!student) return wrong('number', { code: 'no-such-student' });
          const judged = await list.decide({ facts, known: await knownOf(context, student.value), register });
          if (!judged.ok) return wrong(judged.fact, judged.problem);
          const { decision, isNew, fields, odd = () => [] } = judged;
          if (!decision.ok) {
            const said = decision.refusals.map((refusal): LocatedProblem => {
              return { ...at(dayIn(facts, refusal) ?? list.stands), problem: { code: 'refused', refusal } };
            });
            return { ok: false, problems: said };
          }
          const { changes } = decision;
          const outcome = changes.length === 0 ? 'unchanged' : isNew ? 'created' : 'updated';
          const after = changes.reduce<Dossier>(evolve, student.value);
          const tell = (words: Words, shown: Shown) => {
            return { who: studentLabel(student.value), fields: fields(words, after, shown) };
          };
          const warnings = odd(after).map(({ fact, problem }) => ({ ...at(fact), problem }));
          const write = { subject: `student:${number}`, expect: student.revision, changes } as const;
          return { ok: true, outcome, warnings, write, tell };
        },
      };
    },
  };
}

/** The fact of the row that says the day of which a refusal speaks. */
function dayIn<F extends RecordField>(facts: RecordRow<F>['facts'], refusal: Refusal): F['fact'] | undefined {
  const day = refusal.because === 'reversed' ? refusal.to : refusal.because === 'future' ? refusal.on : undefined;
  const keys = Object.keys(facts) as F['fact'][];
  return day && keys.findLast((key) => facts[key as keyof typeof facts] === day);
}

function registerOf(store: Store): RecordLookup {
  const codes = new Map<string, CompanyCode | undefined>();
  let next: number | undefined;
  return {
    async company(word) {
      if (!codes.has(word)) codes.set(word, (await store.findCompany(word))?.value.code);
      return codes.get(word);
    },
    async withRef(decide) {
      // Looked up once, then counted on: where somebody else draws one meanwhile, all is decided anew.
      next ??= await store.next({ of: 'placement' });
      const decision = decide(numbered('placement', next));
      if (decision.ok) next += 1;
      return decision;
    },
  };
}

type Chosen<F extends RecordField> =
  | { readonly ok: true; readonly placement: Placement }
  | Extract<Judged<F>, { readonly ok: false }>;

/** The placement that a row means: the one named; else of those with its company the only open one, or where none is open, the last. */
export async function placementOfRow<F extends RecordField>({
  facts,
  known,
  register,
}: RowRequest<F>): Promise<Chosen<F>> {
  const { dossier } = known;
  const { placement: ref, company } = facts as { readonly placement?: PlacementRef; readonly company?: string };
  const code = company === undefined ? undefined : await register.company(company);
  if (company !== undefined && code === undefined)
    return { ok: false, fact: 'company', problem: { code: 'no-such-company' } };
  const named = ref === undefined ? undefined : placementOf(dossier, ref);
  if (named && code !== undefined && named.company !== code) {
    const refusal = { because: 'other-company', placement: named.ref, company: named.company, asked: code } as const;
    return { ok: false, fact: 'company', problem: { code: 'refused', refusal } };
  }
  if (named) return { ok: true, placement: named };
  const theirs = dossier.placements.filter((placement) => code === undefined || placement.company === code);
  const open = theirs.filter(isOpen);
  /** Where the row says which one it means. */
  const fact = ref !== undefined ? 'placement' : company !== undefined ? 'company' : 'number';
  const only = open[0] ?? theirs.at(-1);
  if (ref !== undefined || !only) {
    const all = dossier.placements.map((placement) => placement.ref);
    return { ok: false, fact, problem: { code: 'no-such-placement', known: all } };
  }
  if (open.length > 1) {
    return { ok: false, fact, problem: { code: 'placement-unnamed', open: open.map((one) => one.ref) } };
  }
  return { ok: true, placement: only };
}

/** The terms that a row states; a bare amount has the unit of the one on record. */
export function termsOfRow(
  facts: ContractFacts,
  before: Terms,
):
  | { readonly ok: true; readonly terms: Terms }
  | { readonly ok: false; readonly fact: 'pay' | 'payPer'; readonly problem: RowProblem } {
  const { pay: amount } = facts;
  const recorded = typeof before.pay === 'object' ? before.pay.per : undefined;
  const per = facts.payPer ?? recorded;
  const missing = { code: 'missing' } as const;
  if (amount === undefined && facts.payPer !== undefined) return { ok: false, fact: 'pay', problem: missing };
  if (typeof amount === 'number' && per === undefined) return { ok: false, fact: 'payPer', problem: missing };
  const pay: Pay | undefined =
    typeof amount === 'number' && per ? { amount, per } : amount === 'unpaid' ? amount : undefined;
  return { ok: true, terms: termsOf(({ kind, fact }) => (kind === 'pay' ? pay : facts[fact])) };
}

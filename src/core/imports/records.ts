import type { LocalDate } from '../calendar/dates.ts';
import type { StepNumber } from '../model/gate.ts';
import { TERMS } from '../model/placement-terms.ts';
import { belongsTo, DETAILS, type Detail, neededOf } from '../model/step-details.ts';
import type { AnyField, CellKind, CellValues } from '../model/student-fields.ts';
import { type Headings, headingsOf, type ListColumns } from './headings.ts';
import type { LocatedProblem, LocatedWarning } from './problems.ts';
import { readCells, textOddity } from './rows.ts';

/** Lists of which each row is one record of a student: steps, placements, contracts. */
const STUDENT = [
  { fact: 'number', kind: 'number', headings: ['student_number', '学籍番号', '学生番号', 'student'] },
  { fact: 'placement', kind: 'ref', headings: ['placement', '案件', '案件番号'] },
] as const satisfies readonly AnyField[];

type Listed = Extract<Detail, { readonly headings: readonly string[] }>;
type ListField<D> = D extends Listed
  ? {
      readonly fact: D['fact'];
      readonly kind: D['kind'] extends CellKind ? D['kind'] : 'past';
      readonly headings: D['headings'];
    }
  : never;

/** The details that a list may say, as its fields: a cell is a day or empty, never only a yes. */
const DETAIL_FIELDS = DETAILS.filter((detail): detail is Listed => 'headings' in detail).map(
  ({ fact, kind, headings }) => ({ fact, kind: kind === 'pastOrYes' ? 'past' : kind, headings }) as ListField<Listed>,
);
const named = <F extends Listed['fact']>(...facts: readonly F[]) =>
  DETAIL_FIELDS.filter((field): field is Extract<ListField<Listed>, { readonly fact: F }> =>
    facts.includes(field.fact as F),
  );

const HOST = named('company');
const OPENING = named('job', 'consulted');

const STEP_FIELDS = [
  ...STUDENT,
  { fact: 'step', kind: 'step', headings: ['step', 'ステップ', '段階'] },
  { fact: 'on', kind: 'past', headings: ['on', '日付', '実施日'] },
  ...HOST,
  ...OPENING,
  ...DETAIL_FIELDS.filter((field) => ![...HOST, ...OPENING].some((one) => one === field)),
] as const satisfies readonly AnyField[];

const PLACEMENT_FIELDS = [
  ...STUDENT,
  ...HOST,
  { fact: 'on', kind: 'past', headings: ['on', '応募承認依頼日', '日付'] },
  ...OPENING,
  ...TERMS,
] as const satisfies readonly AnyField[];

const CONTRACT_FIELDS = [
  ...STUDENT,
  ...HOST,
  { fact: 'kind', kind: 'contract', headings: ['kind', '種類', '書類の種類'] },
  { fact: 'on', kind: 'past', headings: ['on', '受領日', '日付'] },
  { fact: 'signedOn', kind: 'past', headings: ['signed_on', '締結日', '署名日'] },
  { fact: 'reviewedOn', kind: 'past', headings: ['reviewed_on', '確認日', '内容確認日'] },
  { fact: 'outcome', kind: 'verdict', headings: ['outcome', '確認結果', '選考結果'] },
  { fact: 'by', kind: 'reviewer', headings: ['by', '確認者', '承認者・成績評価者'] },
  { fact: 'remark', kind: 'text', headings: ['remark', '指摘事項', '差戻し理由'] },
  { fact: 'asPlacement', kind: 'yes', headings: ['as_placement', '照合済み', '案件と照合済み', '案件と一致'] },
  ...TERMS,
] as const satisfies readonly AnyField[];

export type StepField = (typeof STEP_FIELDS)[number];
export type PlacementField = (typeof PLACEMENT_FIELDS)[number];
export type ContractField = (typeof CONTRACT_FIELDS)[number];
export type RecordField = StepField | PlacementField | ContractField;

export const STEP_HEADINGS: Headings<StepField> = headingsOf<StepField>(STEP_FIELDS, ['number']);
export const PLACEMENT_HEADINGS: Headings<PlacementField> = headingsOf<PlacementField>(PLACEMENT_FIELDS, ['number']);
export const CONTRACT_HEADINGS: Headings<ContractField> = headingsOf<ContractField>(CONTRACT_FIELDS, ['number']);

type FactsOf<F extends { readonly fact: string; readonly kind: CellKind }> = {
  readonly [G in F as G['fact']]?: CellValues[G['kind']];
};
export type StepFacts = FactsOf<StepField>;
export type ContractFacts = FactsOf<ContractField>;

/** A row that is one record, with the facts it gives. */
export interface RecordRow<F extends RecordField> {
  readonly line: number;
  readonly cells: readonly string[];
  readonly facts: FactsOf<F>;
  readonly problems: readonly LocatedProblem[];
  readonly warnings: readonly LocatedWarning[];
}

/** Reads a row; `needed` are its required facts. */
export function readRecordRow<F extends RecordField>(
  reader: { readonly columns: ListColumns<F>; readonly today: LocalDate },
  needed: (facts: FactsOf<F>) => readonly F['fact'][],
  line: number,
  cells: readonly string[],
): RecordRow<F> {
  const { facts, problems, warnings } = readCells(reader, line, cells, textOddity);
  const read = facts as FactsOf<F>;
  const said = new Set(problems.map(({ column }) => column));
  for (const fact of needed(read)) {
    const column = reader.columns.heading(fact);
    // A cell that could not be read is not reported as missing too.
    if (facts[fact] !== undefined || said.has(column)) continue;
    problems.push({ line, column, value: '', problem: { code: 'missing' } });
  }
  return { line, cells, facts: read, problems, warnings };
}

/** A review has a day and an outcome, or there is none. */
export const neededForContract = ({
  reviewedOn,
  outcome,
  by,
  remark,
}: ContractFacts): readonly ContractField['fact'][] => [
  'number',
  'on',
  ...((reviewedOn ?? outcome ?? by ?? remark) === undefined ? [] : (['reviewedOn', 'outcome'] as const)),
];

/** The facts required for a step: a day, unless the columns of the briefing or the internship give one. */
export function neededForStep({ step, recordingSent, started, ended }: StepFacts): readonly StepField['fact'][] {
  const dated = (step === 4 && recordingSent) || (step === 11 && (started ?? ended));
  return [
    'number',
    'step',
    ...(dated ? [] : ['on' as const]),
    ...(step === undefined ? [] : neededOf(step).map(({ fact }) => fact)),
  ];
}

/** Whose it is, and when: STEP 1 to 4 are the student's, whatever placement stands beside them. */
const ANYWHERE: readonly string[] = ['number', 'step', 'on', 'placement', 'company'];

/** The facts of a row that belong to another step: a problem, never ignored. */
export function foreignTo(step: StepNumber, facts: StepFacts): readonly StepField['fact'][] {
  const own: readonly string[] = DETAILS.filter((detail) => belongsTo(step, detail)).map(({ fact }) => fact);
  const said = Object.keys(facts) as StepField['fact'][];
  return said.filter((fact) => !ANYWHERE.includes(fact) && !own.includes(fact));
}

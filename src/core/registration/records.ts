import type { LocalDate } from '../dates.ts';
import type { StepNumber } from '../steps.ts';
import type { AnyField, Kind, Values } from './fields.ts';
import { type Columns, type Headings, headingsOf } from './headings.ts';
import type { LocatedProblem, LocatedWarning } from './problems.ts';
import { readCells, textOddity } from './rows.ts';

/** Lists of which each row is one record of a student: steps, placements, contracts. */
const STUDENT = [
  { fact: 'number', kind: 'number', headings: ['student_number', '学籍番号', '学生番号', 'student'] },
  { fact: 'placement', kind: 'ref', headings: ['placement', '案件', '案件番号'] },
] as const satisfies readonly AnyField[];

const HOST = [
  { fact: 'company', kind: 'name', headings: ['company', '受入企業', '企業', '企業コード', '企業名', '会社名'] },
] as const satisfies readonly AnyField[];

const OPENING = [
  { fact: 'job', kind: 'text', headings: ['job', 'ジョブ名', '求人名', '職務名'] },
  { fact: 'consulted', kind: 'several', headings: ['consulted', '相談教員', '相談した教員'] },
] as const satisfies readonly AnyField[];

const TERMS = [
  { fact: 'from', kind: 'day', headings: ['from', '開始予定日', '開始日', '期間(自)'] },
  { fact: 'to', kind: 'day', headings: ['to', '終了予定日', '終了日', '期間(至)'] },
  { fact: 'hoursPerWeek', kind: 'hours', headings: ['hours_per_week', '週労働時間', '週の時間', '週時間'] },
  { fact: 'hoursPerDay', kind: 'dayHours', headings: ['hours_per_day', '1日の労働時間', '1日の時間'] },
  { fact: 'department', kind: 'text', headings: ['department', '部署', '配属部署'] },
  { fact: 'workplaces', kind: 'several', headings: ['workplace', '就業場所', '勤務地'] },
  { fact: 'remoteShare', kind: 'percent', headings: ['remote_share', '在宅割合', 'リモート割合'] },
  { fact: 'content', kind: 'text', headings: ['content', '業務内容', '内容'] },
  { fact: 'pay', kind: 'pay', headings: ['pay', '報酬', '賃金', '給与'] },
  { fact: 'payPer', kind: 'unit', headings: ['pay_per', '報酬単位', '支払単位'] },
  { fact: 'atInstitute', kind: 'yes', headings: ['at_institute', '基盤機関で実施'] },
  { fact: 'payOffset', kind: 'months', headings: ['pay_offset', '支払月のずれ'] },
  { fact: 'abroad', kind: 'yes', headings: ['abroad', '海外'] },
] as const satisfies readonly AnyField[];

const STEP_FIELDS = [
  ...STUDENT,
  { fact: 'step', kind: 'step', headings: ['step', 'ステップ', '段階'] },
  { fact: 'on', kind: 'past', headings: ['on', '日付', '実施日'] },
  ...HOST,
  ...OPENING,
  { fact: 'guideSent', kind: 'past', headings: ['guide_sent_on', '案内送付日'] },
  { fact: 'by', kind: 'name', headings: ['by', '承認者', '成績評価者'] },
  { fact: 'approverBox', kind: 'yes', headings: ['approver_box', '承認者チェック'] },
  { fact: 'recordingSent', kind: 'past', headings: ['recording_sent_on', '録画送付日'] },
  { fact: 'approvedOn', kind: 'past', headings: ['approved_on', '応募承認日'] },
  { fact: 'offeredOn', kind: 'past', headings: ['offered_on', '内定日'] },
  { fact: 'outcome', kind: 'outcome', headings: ['outcome', '選考結果', '結果'] },
  { fact: 'started', kind: 'past', headings: ['started_on', '開始日'] },
  { fact: 'ended', kind: 'past', headings: ['ended_on', '終了日'] },
  { fact: 'grade', kind: 'text', headings: ['grade', '成績'] },
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
  { fact: 'outcome', kind: 'verdict', headings: ['outcome', '確認結果'] },
  { fact: 'by', kind: 'reviewer', headings: ['by', '確認者'] },
  { fact: 'remark', kind: 'text', headings: ['remark', '指摘事項', '差戻し理由'] },
  ...TERMS,
] as const satisfies readonly AnyField[];

export type StepField = (typeof STEP_FIELDS)[number];
export type PlacementField = (typeof PLACEMENT_FIELDS)[number];
export type ContractField = (typeof CONTRACT_FIELDS)[number];
export type RecordField = StepField | PlacementField | ContractField;

export const STEP_HEADINGS: Headings<StepField> = headingsOf<StepField>(STEP_FIELDS, ['number']);
export const PLACEMENT_HEADINGS: Headings<PlacementField> = headingsOf<PlacementField>(PLACEMENT_FIELDS, ['number']);
export const CONTRACT_HEADINGS: Headings<ContractField> = headingsOf<ContractField>(CONTRACT_FIELDS, ['number']);

type FactsOf<F extends { readonly fact: string; readonly kind: Kind }> = {
  readonly [G in F as G['fact']]?: Values[G['kind']];
};
export type StepFacts = FactsOf<StepField>;
export type ContractFacts = FactsOf<ContractField>;

/** A row that is one record. What was not said is not in its facts. */
export interface RecordRow<F extends RecordField> {
  readonly line: number;
  readonly cells: readonly string[];
  readonly facts: FactsOf<F>;
  readonly problems: readonly LocatedProblem[];
  readonly warnings: readonly LocatedWarning[];
}

/** Reads a row; `needed` are the facts without which it says nothing. */
export function readRecordRow<F extends RecordField>(
  reader: { readonly columns: Columns<F>; readonly today: LocalDate },
  needed: (facts: FactsOf<F>) => readonly F['fact'][],
  line: number,
  cells: readonly string[],
): RecordRow<F> {
  const { facts, problems, warnings } = readCells(reader, line, cells, textOddity);
  const read = facts as FactsOf<F>;
  const said = new Set(problems.map(({ column }) => column));
  for (const fact of needed(read)) {
    const column = reader.columns.heading(fact);
    // A cell that could not be read is not missing as well.
    if (facts[fact] !== undefined || said.has(column)) continue;
    problems.push({ line, column, value: '', problem: { code: 'missing' } });
  }
  return { line, cells, facts: read, problems, warnings };
}

/** What each step needs besides student and step, and what may be said of it: a value of another step is a problem, never ignored. */
const OF_STEP: Readonly<Record<StepNumber, readonly StepField['fact'][]>> = {
  1: ['guideSent'],
  2: ['by'],
  3: ['approverBox'],
  4: ['recordingSent'],
  5: ['company', 'job', 'consulted'],
  6: ['approvedOn'],
  7: [],
  8: ['offeredOn', 'outcome'],
  9: [],
  10: [],
  11: ['started', 'ended'],
  12: ['grade', 'by'],
};

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

/** Without a day nothing happened; the briefing's and the internship's own columns say one as well. */
export function neededForStep({ step, recordingSent, started, ended }: StepFacts): readonly StepField['fact'][] {
  const dated = (step === 4 && recordingSent) || (step === 11 && (started ?? ended));
  return [
    'number',
    'step',
    ...(dated ? [] : ['on' as const]),
    ...(step === 8 ? ['outcome' as const] : []),
    ...(step === 12 ? ['grade' as const] : []),
  ];
}

/** Whose it is, and when: STEP 1 to 4 are the student's, whatever placement stands beside them. */
const ANYWHERE: readonly StepField['fact'][] = ['number', 'step', 'on', 'placement', 'company'];

/** The facts of a row that belong to another step. */
export function foreignTo(step: StepNumber, facts: StepFacts): readonly StepField['fact'][] {
  const allowed = [...ANYWHERE, ...OF_STEP[step]];
  return (Object.keys(facts) as StepField['fact'][]).filter((fact) => !allowed.includes(fact));
}

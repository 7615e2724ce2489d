import type { LocalDate } from '../calendar/dates.ts';
import type { Supporters } from './dossier.ts';
import type { StepNumber } from './gate.ts';
import type { ResultOutcome } from './placement.ts';

/** What a detail of each kind is. */
interface DetailValues {
  /** The day of something that happened. */
  readonly past: LocalDate;
  /** `true`: on the step's own day. */
  readonly pastOrYes: LocalDate | true;
  readonly name: string;
  readonly text: string;
  readonly several: readonly string[];
  readonly yes: boolean;
  readonly outcome: ResultOutcome;
  readonly supporters: Supporters;
}

interface DetailShape {
  /** Its name in JSON, and with dashes as a flag. */
  readonly fact: string;
  readonly kind: keyof DetailValues;
  /** Where it belongs; of another step it is refused, never ignored. */
  readonly steps: readonly StepNumber[];
  /** Without it nothing can be said of the step: a value as it is typed. */
  readonly needed?: string;
  /** The flag, where its name is another. */
  readonly flag?: string;
  /** How the value of the flag is shown, where its kind does not say it. */
  readonly typed?: string;
  /** In import lists, where a list may say it: the English key first, then what senders write. */
  readonly headings?: readonly [key: string, ...accepted: string[]];
}

/** What may be said of a step besides its day: its type, flags and headings come from here. */
export const DETAILS = [
  { fact: 'guideSent', kind: 'past', steps: [1], headings: ['guide_sent_on', '案内送付日'] },
  // Who approved (2), who graded (12).
  { fact: 'by', kind: 'name', steps: [2, 12], headings: ['by', '承認者', '成績評価者', '承認者・成績評価者'] },
  { fact: 'supporters', kind: 'supporters', steps: [3], flag: 'supporter' },
  { fact: 'approverBox', kind: 'yes', steps: [3], headings: ['approver_box', '承認者チェック'] },
  { fact: 'attended', kind: 'pastOrYes', steps: [4] },
  { fact: 'recordingSent', kind: 'pastOrYes', steps: [4], headings: ['recording_sent_on', '録画送付日'] },
  {
    fact: 'company',
    kind: 'name',
    typed: '<code>',
    steps: [5],
    headings: ['company', '受入企業', '企業', '企業コード', '企業名', '会社名'],
  },
  { fact: 'job', kind: 'text', steps: [5], headings: ['job', 'ジョブ名', '求人名', '職務名'] },
  { fact: 'consulted', kind: 'several', steps: [5], headings: ['consulted', '相談教員', '相談した教員'] },
  { fact: 'approvedOn', kind: 'past', steps: [6], headings: ['approved_on', '応募承認日'] },
  // The supervisor confirmed that it relates to the research and does not hinder the studies.
  { fact: 'confirms', kind: 'yes', steps: [6], headings: ['confirms', '研究との関連の確認', '指導教員の確認'] },
  { fact: 'outcome', kind: 'outcome', steps: [8], needed: 'accepted', headings: ['outcome', '選考結果', '結果'] },
  { fact: 'offeredOn', kind: 'past', steps: [8], headings: ['offered_on', '合格連絡日', '内定日'] },
  { fact: 'closeOthers', kind: 'yes', steps: [8] },
  { fact: 'started', kind: 'past', steps: [11], headings: ['started_on', '開始日'] },
  { fact: 'ended', kind: 'past', steps: [11], headings: ['ended_on', '終了日'] },
  { fact: 'earlyReason', kind: 'text', steps: [11], headings: ['early_reason', '中途終了の理由', '早期終了の理由'] },
  { fact: 'grade', kind: 'text', typed: '<grade>', steps: [12], needed: 'A', headings: ['grade', '成績'] },
] as const satisfies readonly DetailShape[];

export type Detail = (typeof DETAILS)[number];
type Needed = Extract<Detail, { readonly needed: string }>;

/** What was said of a step. */
export type StepDetails = { readonly [D in Detail as D['fact']]?: DetailValues[D['kind']] };

export const belongsTo = (step: StepNumber, { steps }: Detail): boolean =>
  (steps as readonly StepNumber[]).includes(step);

const isNeeded = (detail: Detail): detail is Needed => 'needed' in detail;

/** The details without which nothing can be said of a step. */
export const neededOf = (step: StepNumber): readonly Needed[] =>
  DETAILS.filter(isNeeded).filter((detail) => belongsTo(step, detail));

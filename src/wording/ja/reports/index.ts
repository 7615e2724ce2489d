import type { Period } from '../../../core/calendar/dates.ts';
import { calledPeriod } from '../../../core/calendar/periods.ts';
import type { Words } from '../../words.ts';
import { terms } from '../terms.ts';
import { columns } from './columns.ts';
import { pages } from './pages.ts';
import { names, sections } from './sections.ts';

function called(period: Period): string {
  const name = calledPeriod(period);
  if (name.is === 'month') return `${name.year}年${name.month}月`;
  return name.is === 'year' ? `${name.year}年度` : `${name.from}～${name.to}`;
}

export const reports: Words['reports'] = {
  pages,
  names,
  called,
  title: (report, period) => `${names[report]}（${called(period)}）`,
  lines: ({ period, asOf, program, institute, anonymous }) => [
    `対象期間：${period.from}～${period.to}（${asOf}現在の記録による）`,
    '現況に関する数は、期間の終了日現在（基準日が終了日より前の場合は基準日現在）です。',
    ...(program === undefined ? [] : [`コース：${program}`]),
    ...(institute === undefined ? [] : [`基盤機関：${institute}`]),
    ...(anonymous ? ['氏名と記述は省き、学籍番号・案件・書類の番号はこの報告だけの通し番号に置き換えています。'] : []),
  ],
  sections,
  columns,
  summary: {
    students: '名簿上の学生',
    'open-placements': '進行中の案件',
    movements: '完了したSTEP',
    registrations: '専用システムへの新規登録（STEP 3）',
    'contracts-received': '契約書の受領',
    'contracts-reviewed': '事務局による契約内容の確認',
    'review-days': '受領から確認までの平均日数',
    courses: '履修登録',
    certificates: '証明書の発行',
    closings: '案件の終結',
    blocked: '停止中の学生・案件',
    overrides: '例外承認',
    'early-ends': '中途終了したインターンシップ',
    'courses-withdrawn': '履修登録の取下げ',
    received: '初回の受領',
    approved: '確認済',
    waiting: '確認待ち',
    returned: '差戻し中',
    refused: '不可',
    'days-median': '受領から確認済までの日数（中央値）',
    'days-longest': '受領から確認済までの日数（最長）',
    'rounds-mean': '確認済までの版数（平均）',
    'items-returned': '差戻しの際の指摘',
  },
  states: {
    ...terms.reviewOutcome,
    waiting: '確認待ち',
    ended: '確認前に終結',
    standing: '有効',
    lapsed: '失効',
    past: '解消',
    open: '未対応',
    overdue: '期限超過',
    settled: '完了',
    preparing: '準備中',
    applied: '申請中',
    granted: '許可',
  },
  standings: { ...terms.phase, finished: '全STEP完了', ended: '打切り' },
  spans: { '0-3': '0～3日', '4-7': '4～7日', '8-14': '8～14日', '15-30': '15～30日', '31-': '31日以上' },
  noStep: '名簿への追加のみ',
  withdrawal: '履修登録の取下げ',
  gate: (gate) => (gate === 'C' ? terms.certificate.internship : `STEP ${gate}`),
  languages: { ja: '日本語', en: '英語', both: '日英併記' },
  printed: (day) => `${day}印刷`,
  empty: '該当はありません。',
  nobody: (whom, meant) =>
    `${whom.join('・')}の学生は名簿にいません。集計の対象がありません。${meant.length > 0 ? `「${meant.join('・')}」ではありませんか。` : ''}`,
};

import { dayParts, type LocalDate } from '../../../core/calendar/dates.ts';
import type { Words } from '../../words.ts';

function day(one: LocalDate, than: LocalDate): string {
  const { year, month, day: n } = dayParts(one);
  return `${one.slice(0, 4) === than.slice(0, 4) ? '' : `${year}年`}${month}月${n}日`;
}

const signed = (change: number) => (change === 0 ? '±0' : change > 0 ? `+${change}` : `−${-change}`);

export const pages: Words['reports']['pages'] = {
  contents: '目次',
  skip: '本文へ移動する',
  summary: '概要',
  sheets: 'シート',
  about: 'この報告について',
  page: (number, of) => `${number} / ${of}`,
  day,
  month: (month) => `${Number(month.slice(5, 7))}月`,
  period: ({ from, to }) => {
    const { year, month, day: n } = dayParts(to);
    return `${day(from, '0000-00-00' as LocalDate)}～${from.slice(0, 7) === to.slice(0, 7) ? `${n}日` : `${from.slice(0, 4) === to.slice(0, 4) ? '' : `${year}年`}${month}月${n}日`}`;
  },
  known: (asOf) => `${day(asOf, '0000-00-00' as LocalDate)}現在の記録`,
  rows: (count) => `${count}件`,
  open: (count) => `${count}件を開く`,
  none: (titles) => `該当なし：${titles.join('、')}`,
  and: '、',
  bar: '棒グラフ',
  found: (name, { highest, lowest, last }) =>
    `${name}：最多は${highest[0]}の${highest[1]}、最少は${lowest[0]}の${lowest[1]}、最後の${last[0]}は${last[1]}です。`,
  lead: {
    overdue: (what, count) => `${what}が${count}件、期限を過ぎています。`,
    others: (count) => `ほかに${count}件が期限を過ぎています。`,
    none: '期限を過ぎた事項はありません。',
    where: (students, { registering, applying, taking, finished, ended }) =>
      `名簿の${students}名は、登録の途中${registering}名、応募・選考${applying}名、参加準備から参加後まで${taking}名、全STEP完了${finished}名${ended === 0 ? '' : `、打切り${ended}名`}です。`,
    obligations: (open, settled) => `未対応${open}件、期間中に完了${settled}件です。`,
  },
  figures: {
    action: { label: '要対応', unit: '件' },
    running: { label: '実施中', unit: '名' },
    waiting: { label: '確認待ちの契約書', unit: '件' },
    registration: { label: '新規登録（STEP 3）', unit: '名' },
    application: { label: '応募（STEP 6）', unit: '件' },
    certificates: { label: '証明書の発行', unit: '通' },
  },
  thisPeriod: '当期間',
  note: '前月・内訳',
  urgent: (urgent, soon) => `至急 ${urgent}・期限接近 ${soon}`,
  moved: (started, ended) => `期間中 開始 ${started}・終了 ${ended}`,
  longest: (days, received) => `最長 ${days}日（${received}受領）`,
  before: (count, change) => `前月 ${count}（${signed(change)}）`,
  kinds: (enrollment, internship) => `在学 ${enrollment}、インターン ${internship}`,
  action: {
    title: '要対応',
    sub: (count, turns) => `期限の早い順、${count}件${turns.length === 0 ? '' : `（${turns.join('、')}）`}`,
    turn: (actor, count) => `${actor} ${count}`,
    caption: '期限のある停止中の事項、期限の早い順',
    due: '期限',
    student: '学生',
    company: '受入企業',
    what: '内容',
    actor: '対応者',
    overdue: (days) => `${days}日超過`,
    left: (days) => (days === 0 ? '本日まで' : `あと${days}日`),
    step: (step) => `STEP ${step}前`,
    earlier: '前のSTEPの完了',
    more: (count) => `期限のある事項は、ほかに${count}件あります（下の一覧に記載）。`,
    rest: (count, causes) => `期限の迫っていない停止中の事項は${count}件です。内訳は、${causes}です。`,
    cause: ({ rule, step, name, count }, inOrder) =>
      inOrder
        ? `STEP ${step}「${name}」の前に完了すべきSTEPが未完了のもの${count}件`
        : `STEP ${step}「${name}」に必要な「${rule}」が未充足のもの${count}件`,
    others: (count) => `その他${count}件`,
    all: (count) => `停止中の全${count}件を開く`,
    none: '期限のある停止中の事項はありません。',
  },
  where: {
    title: '現在の位置',
    sub: (stopped) => `次のSTEPを待つ学生、名${stopped === 0 ? '' : `（停止 ${stopped}）`}`,
    caption: '次のSTEP別の学生数',
    step: '次のSTEP',
    students: '人数',
    stopped: '停止',
    finished: '全STEP完了',
    ended: '打切り',
    median: '待ち日数（中央値）',
    longest: '待ち日数（最長）',
    took: '所要日数（中央値）',
  },
  trend: { title: '推移', sub: '月別の完了したSTEP（目盛りは図ごとに異なる）' },
  contracts: {
    title: '契約',
    sub: '受領から確認までの日数',
    key: (median) => `● 確認済　○ 確認待ち${median === '' ? '' : `　｜ 中央値 ${median}日`}`,
    found: (done, median, waiting, longest) =>
      `確認済${done}件${median === '' ? '' : `（中央値${median}日）`}、確認待ち${waiting}件${longest === '' ? '' : `（最長${longest}日）`}です。`,
    median: (label, count) => `${label}（n = ${count}）`,
  },
  internships: {
    title: 'インターンシップ',
    sub: (count) => `終了日の早い順、${count}件`,
    key: { running: '実施中', past: '終了', accepted: '参加決定', late: '開始日を過ぎて未開始' },
    whose: '学生・受入企業',
    when: '実施期間',
  },
  records: { title: '期間中の記録' },
};

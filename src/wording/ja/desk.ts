import { weekday } from '../../core/calendar/dates.ts';
import type { StepNumber } from '../../core/model/gate.ts';
import { stepKey } from '../../core/model/steps.ts';
import { yen as grouped } from '../../core/papers/measures.ts';
import type { Words } from '../words.ts';
import { terms } from './terms.ts';

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'];
const step = (n: StepNumber): string => `STEP ${n}「${terms.step[stepKey(n)]}」`;

export const desk: Words['desk'] = {
  matter: (matter) => {
    switch (matter.kind) {
      case 'record':
        return `STEP ${matter.step} ${terms.step[stepKey(matter.step)]}を記録できます。`;
      case 'guide':
        return `${matter.contactedOn}に連絡がありましたが、専用システムへの登録案内の送付が記録されていません。`;
      case 'briefing':
        return `${matter.heldOn}に説明会がありました。参加(--attended)を記録するか、録画を送付してください。`;
      case 'start':
        return `開始予定日（${matter.from}）になりましたが、開始が記録されていません。`;
      case 'end':
        return `終了予定日（${matter.to}）を過ぎましたが、終了が記録されていません。`;
      case 'more':
        return `ほか${matter.count}件あります。`;
    }
  },
  title: (matter) => {
    switch (matter.kind) {
      case 'record':
        return `${step(matter.step)}の記録`;
      case 'guide':
        return '専用システムへの登録案内の送付';
      case 'briefing':
        return `説明会（${matter.heldOn}）の参加の記録、または録画の送付`;
      case 'start':
        return `開始（${matter.from}）の記録`;
      case 'end':
        return `終了（${matter.to}）の記録`;
    }
  },
  waitsFor: (what, actor) => `${what}（${actor}）`,
  date: (day) => {
    const [year, month, date] = day.split('-').map(Number);
    return `${year}年${month}月${date}日（${WEEKDAYS[weekday(day)]}）`;
  },
  when: (days) => (days < 0 ? `超過${-days}日` : days === 0 ? '本日' : `あと${days}日`),
  open: (count) => `未対応${grouped(count)}件`,
  overdue: (count) => `期限超過${grouped(count)}件`,
  soon: (count, days) => `${days}日以内${grouped(count)}件`,
  students: (count) => `学生${grouped(count)}名`,
  placements: (count) => `進行中の案件${grouped(count)}件`,
  more: (count) => `ほか${grouped(count)}件：coopj due、coopj check --all`,
  beyond: (next, count) => `${step(next)}の前の学生はほか${grouped(count)}名：coopj student list --next ${next}`,
  onPages: (count) => `ほか${grouped(count)}件は、各学生のページに表示します：coopj 学籍番号`,
  last: (who, next, sign) => `直前の学生：${who}（次は${step(next)}）。${sign} でこの学生のページを表示します。`,
  byName: (sign) =>
    `氏名の一部を入力すると、その学生の全STEPのページを開きます。${sign === undefined ? '' : `${sign} は直前の学生です。`}`,
  empty: '本日対応が必要な案件はありません。',
  page: {
    state: { done: '済', next: '次', blocked: '停止', later: '未', ended: '打切り', gap: '記録なし' },
    possible: '現在できること',
    next: (gate) => `次に行うこと：${step(gate)}`,
    stopped: (gate) =>
      gate === 'C' ? 'まだ発行できません：インターンシップ証明書' : `まだ記録できません：${step(gate)}`,
    gap: (n) => `${step(n)}の記録（記録のないまま先に進んでいます）`,
    open: '案件の開始（STEP 5）',
    certificate: (kind) => `${terms.certificate[kind]}の発行`,
    certificateAhead: 'インターンシップ証明書に必要な事項を記録して発行',
    permit: (kind, appliedOn) => `資格外活動許可（${terms.permitKind[kind]}、${appliedOn}申請）を受けた場合の記録`,
    permitHeld: '包括許可を既に受けている場合の記録',
    others: 'そのほかの確認事項',
    more: (count, student) => `ほか${count}件：coopj check ${student}`,
  },
  work: {
    means: {
      all: '表示中の全員について、同じ内容を記録します。足りない項目は一度だけ質問します。',
      new: '学生を登録します。',
      report: '先月の月次報告を表示します。',
      undo: '直前の記録を取り消します。取り消す前に内容を表示します。',
      more: '続きを表示します。',
    },
    order: (known, back) => `${['番号', '氏名', ...known, '?'].join('・')}（Enter で${back ? '戻る' : '終了'}）`,
    explain: (known) => [
      '番号：その行の内容を記録します。1 2 3 のように複数の番号も入力できます。足りない項目は続けて質問します。',
      '氏名：氏名の一部か学籍番号を入力すると、その学生のページを表示します。',
      ...known,
      'コマンドも入力できます。例：student list --next 2。briefing のように先頭の語だけを入力すると、続きを選べます。',
    ],
    whichNumber: (first, last) => `番号は${first}から${last}までです。`,
    noNumber: '番号で選べる項目はありません。',
    several: (word, count, isAll) =>
      `「${word}」に当てはまる学生は${isAll ? `${count}名` : `${count}名を超えて`}います。学生を選んでください。`,
    severalHint: 'ほかの学生は表示していません。氏名をもう少し長く入力すると絞り込めます。',
    verb: '何をしますか。',
    back: '戻る',
  },
};

import type { OrderFact } from '../../../core/rules/steps/order.ts';
import type { steps as english } from '../../en/rules/steps.ts';
import { countedLength } from '../counted.ts';
import { terms } from '../terms.ts';

const facts: Record<OrderFact, string> = {
  approval: 'STEP 2「指導教員の事前承認」',
  registration: 'STEP 3「専用システムへの登録」',
  consultation: 'STEP 5「応募承認依頼」',
  'application-approval': '指導教員の応募承認',
  application: 'STEP 6「応募」',
  result: 'STEP 8「選考結果」',
  review: 'STEP 9「契約内容の確認」',
  course: 'STEP 10「履修登録」',
  'first-day': 'STEP 11の開始日',
  'last-day': 'STEP 11の終了日',
  certificate: 'STEP 12の評価証明書の受領',
  grade: 'STEP 12の成績評価',
};

/** The step is said once. */
const factOf = (fact: OrderFact, step: number) => facts[fact].replace(new RegExp(`^STEP ${step}の?`), '');

const dated = (fact: OrderFact, on: string) => `${facts[fact]}${facts[fact].endsWith('日') ? '' : 'の日'}（${on}）`;

const supporterNames = {
  supervisor: '指導教員',
  office: 'コース事務',
  secretariat: '事務局',
  box: '「このアドレスを応募時の承認者に加える」のチェック',
};

export const steps: typeof english = {
  doctoral: {
    title: '博士課程',
    statement: '開始日に博士後期課程相当であること（5年一貫制は3年次以上）。',
    message: (data) => {
      if (data.kind === 'unknown') return '標準修業年限（3年または5年）が記録されていません。';
      if (data.kind === 'disagree') {
        return `学年は${data.year}年次と記録されていますが、入学日${data.enrolledOn}からは${data.expected}年次です。`;
      }
      const when = data.from ? `開始日（${data.from}）に` : '';
      const entry = data.enrolledOn
        ? `入学日${data.enrolledOn}（在学${data.months}か月に達するのは${data.reachedOn}）`
        : '入学日は不明';
      const year = data.year === undefined ? '学年は不明' : `学年は${data.year}年次`;
      return `${when}博士後期課程相当に達していません。標準修業年限${data.courseYears}年、${entry}、${year}（要件：在学${data.months}か月または${data.fromYear}年次以上）。`;
    },
  },
  length: {
    title: '期間',
    statement: '実施期間が、暦月で数えて設定された最低期間以上であること。',
    message: (data) =>
      data.kind === 'unknown'
        ? '開始日と終了日が記録されていません。'
        : `${data.from}から${data.to}までは${countedLength(data.months, data.days)}です。${data.minimum}か月以上が必要です。`,
  },
  paid: {
    title: '給与',
    statement: '給与の額と単位が明示されていること。',
    message: ({ kind, from, to }) => {
      const days = from || to ? `${from ?? ''}～${to ?? ''}の期間は、` : '';
      return kind === 'unpaid' ? `${days}無給のインターンシップです。` : `${days}給与の額と単位が記録されていません。`;
    },
  },
  supporters: {
    title: 'サポーター',
    statement:
      '専用システムに、指導教員（承認者）・コース事務・事務局の3者が別々のサポーターとして登録されていること。',
    message: ({ missing, same }) =>
      [
        missing.length > 0 &&
          `専用システムで確認できていない事項：${missing.map((who) => supporterNames[who]).join('、')}。`,
        same.length > 0 && `同じアドレスが複数のサポーターに使われています：${same.join('、')}。`,
      ]
        .filter(Boolean)
        .join(''),
  },
  order: {
    title: 'STEPの順序',
    statement: 'STEPがプログラムの定める順に進んでいること。',
    message: (data) => {
      switch (data.kind) {
        case 'missing':
          return `STEP ${data.before}には${factOf(data.fact, data.before)}が必要ですが、記録されていません。`;
        case 'not-accepted': {
          const outcome = terms.placementState[data.outcome as keyof typeof terms.placementState];
          return `学生の参加意思（STEP 8）が記録されていません${outcome ? `（結果：${outcome}）` : ''}。`;
        }
        case 'too-early':
          return `評価書類の受領日${data.receivedOn}が、終了日${data.lastDay}の${data.days}日前より早くなっています。`;
        case 'reversed':
          return `${dated(data.earlier, data.earlierOn)}が、${dated(data.later, data.laterOn)}${data.strictly ? '以後' : 'より後'}になっています。日付を確かめてください。`;
      }
    },
  },
  'contract-review': {
    title: '契約内容の確認',
    statement: '雇用契約書または労働条件通知書の現在の版の内容が、事務局により確認済みであること。',
    message: (data) => {
      switch (data.kind) {
        case 'no-contract':
          return '雇用契約書も労働条件通知書も受領していません。';
        case 'not-reviewed':
          return `${data.contract}（${data.receivedOn}受領）の内容を、事務局がまだ確認していません。`;
        case 'not-approved':
          return `${data.contract}は、${data.on}に事務局が「${terms.reviewOutcome[data.outcome]}」としています。`;
      }
    },
  },
  'contract-signed': {
    title: '契約の締結',
    statement: '開始日までに、雇用契約が締結されている（または労働条件通知書が承諾されている）こと。',
    message: (data) =>
      data.kind === 'late'
        ? `${data.contract}の締結日${data.signedOn}が、開始日${data.from}より後です。`
        : `${data.contract ?? '雇用契約'}が締結されていません${data.from ? `（開始日${data.from}）` : ''}。`,
  },
  agreement: {
    title: '実施契約',
    statement: '締結済みの実施契約（複数の契約が続く場合を含む）が、受入企業との間で全期間にわたり有効であること。',
    message: (data) => {
      if (data.kind === 'late')
        return `${data.agreement}の締結日${data.signedOn}が、適用開始日${data.from}より後です。`;
      const period = data.from && data.to ? `${data.from}から${data.to}まで有効な、` : '';
      const gap = data.gap ? [`対象外の期間：${data.gap.from}～${data.gap.to}`] : [];
      const known = data.known.map((one) => `${one.ref} ${one.from}～${one.to}${one.signed ? '' : '、未締結'}`);
      const more = [...gap, ...(known.length > 0 ? [`記録：${known.join('、')}`] : [])].join('。');
      return `${data.name}との間に、${period}締結済みの実施契約がありません${more && `（${more}）`}。`;
    },
  },
  'course-before-start': {
    title: '開始前の履修登録',
    statement: '開始日までに履修登録されていること（保険は正課を対象とするため）。',
    message: (data) =>
      data.kind === 'late'
        ? `履修登録日${data.registeredOn}が、開始日${data.from}より後です。`
        : `履修登録されていません${data.from ? `（開始日${data.from}）` : ''}。`,
  },
};

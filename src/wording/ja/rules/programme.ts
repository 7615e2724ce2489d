import type { programme as english } from '../../en/rules/programme.ts';
import { countedLength } from '../counted.ts';
import { terms } from '../terms.ts';

const stale = {
  approval: 'STEP 2「指導教員の事前承認」',
  supporter: 'STEP 3のサポーターのアドレス',
  consent: '受入研究者の同意',
};

export const programme: typeof english = {
  member: {
    title: '推進協議会会員',
    statement: '応募の時点で、受入企業が推進協議会会員であること。',
    message: ({ company, memberAsOf, memberUntil, appliedOn }) =>
      memberUntil
        ? `${company}の会員期間は${memberUntil}に終わっています${appliedOn ? `（応募日${appliedOn}）` : ''}。`
        : memberAsOf
          ? `${company}が会員であることを確認できるのは${memberAsOf}からで、応募日${appliedOn}より後です。`
          : `${company}が推進協議会会員であることが記録されていません${appliedOn ? `（応募日${appliedOn}）` : ''}。`,
  },
  consulted: {
    title: '事前相談',
    statement: '応募の前に、指導教員と当該分野の教員に相談していること。',
    message: ({ supervisor, appliedOn }) =>
      `指導教員${supervisor ? `（${supervisor}）` : ''}と当該分野の教員への事前相談が記録されていません${appliedOn ? `（応募日${appliedOn}）` : ''}。`,
  },
  briefing: {
    title: 'オンライン説明会',
    statement: 'オンライン説明会に参加しているか、欠席した場合は設定された営業日数以内に録画が送付されていること。',
    message: (data) =>
      data.kind === 'no-briefing'
        ? data.contactOn
          ? `説明会への参加日${data.attendedOn}が、最初の連絡の日${data.contactOn}より前です。`
          : `説明会への参加日${data.attendedOn}は休日で、この日の説明会は登録されていません。`
        : data.kind === 'sent-early'
          ? `録画の送付日${data.sentOn}が、最初の連絡の日${data.contactOn}より前です。`
          : data.kind === 'late'
            ? `${data.missedOn}の説明会の録画の送付日${data.sentOn}が、期限${data.sendBy}より後です。`
            : `説明会への参加が記録されていません。最初の説明会は${data.heldOn}、録画の送付期限は${data.sendBy}です。`,
  },
  insurance: {
    title: '保険',
    statement: '開始日から終了日まで、学研災と、学研賠（または設定で認める賠償責任保険）に加入していること。',
    message: ({ insurance, from, to, known }) => {
      if (insurance === 'notice')
        return `保険の対象となるための大学への届出が記録されていません${from ? `（開始日${from}）` : ''}。`;
      const name = terms.insurance[insurance];
      const rows = known.map((one) => `${terms.insurance[one.kind]} ${one.from}～${one.to}`);
      const recorded =
        rows.length > 0 ? `記録されている保険：${rows.join('、')}。` : '記録されている保険はありません。';
      return from && to
        ? `${name}の補償が、${from}から${to}までの全期間に及んでいません。${recorded}`
        : `${name}への加入が必要です。${recorded}`;
    },
  },
  preparation: {
    title: '参加準備',
    statement: '開始日より前に、事前教材・就業前オリエンテーション・リテラシー教育を終えていること。',
    message: ({ what, on, from }) =>
      on
        ? `${terms.preparation[what]}の実施日${on}が、開始日${from}より前ではありません。`
        : `${terms.preparation[what]}が記録されていません${from ? `（開始日${from}）` : ''}。`,
  },
  overlap: {
    title: '期間の重複',
    statement: '参加が決定した複数の案件の期間が重ならないこと。',
    message: ({ from, to, other }) =>
      `${from}から${to}までの期間が、${other.placement}（${other.from}～${other.to}）と重なっています。`,
  },
  rivals: {
    title: '選考中のほかの案件',
    statement: '参加が決定したとき、選考中のほかの案件を辞退していること。',
    message: ({ accepted, candidate }) => `${accepted}への参加が決定していますが、${candidate}が選考中のままです。`,
  },
  enrolled: {
    title: '終了日までの在学',
    statement: '開始日から終了日まで在学していること（休学等がなく、修了予定日より前であること）。',
    message: (data) =>
      data.kind === 'completion'
        ? `修了予定日${data.completionOn}が、終了日${data.to}より前です。`
        : `${data.leaveFrom}から${data.leaveTo ? `${data.leaveTo}まで` : ''}${terms.leave[data.leave]}です。インターンシップの期間は${data.from}から${data.to}までです。`,
  },
  'supervisor-changed': {
    title: '指導教員の変更',
    statement: 'STEP 11の前に、事前承認・サポーター・同意が現在の指導教員のものになっていること。',
    message: ({ what, on, by, name, changedOn }) =>
      what === 'address'
        ? `${changedOn}から指導教員である${name}のメールアドレスが記録されていないため、STEP 3のサポーターのアドレス（${by}）が現在の指導教員のものか確認できません。`
        : `${stale[what]}${on ? `（${on}）` : ''}は、${changedOn}に${name}に変わる前の指導教員${by ? `（${by}）` : ''}のものです。`,
  },
  'early-end': {
    title: '中途終了',
    statement: '結果として最低期間に満たずに終了したときは、単位の認定を教員が判断すること。',
    message: ({ from, endedOn, to, months, days, minimum, reason }) =>
      `${from}から${endedOn}までは${countedLength(months, days)}で、${minimum}か月に満たない期間です${to ? `（予定の終了日${to}）` : ''}。${reason ? `理由は「${reason}」です。` : ''}単位の認定は教員の判断によります。`,
  },
  aftercare: {
    title: '終結後の手続',
    statement: '終結した案件について、履修登録、有効なインターンシップ証明書、審査中の許可申請が残っていないこと。',
    message: ({ placement, state, what, which }) => {
      const left = {
        course: '履修登録が残っています',
        certificate: `インターンシップ証明書${which}が有効のままです`,
        permit: `資格外活動許可（${which}）が審査中のままです`,
      };
      return `${placement}は終結しています（${terms.placementState[state]}）が、${left[what]}。`;
    },
  },
  'evaluation-late': {
    title: '評価証明書の遅れ',
    statement: '終了後、設定された日数以内に評価証明書を受領していること。',
    message: ({ endedOn, days }) => `終了日${endedOn}から${days}日を過ぎましたが、評価証明書を受領していません。`,
  },
  'grade-late': {
    title: '成績評価の遅れ',
    statement: '評価証明書の受領後、設定された日数以内に成績評価が行われていること。',
    message: ({ receivedOn, days }) =>
      `評価証明書の受領日${receivedOn}から${days}日を過ぎましたが、成績評価がありません。`,
  },
};

import type { Difference } from '../../../core/rules/residence/papers-agree.ts';
import type { ShownByContract } from '../../../core/rules/residence/permit-papers.ts';
import type { WorkPermitData } from '../../../core/rules/residence/work-permit.ts';
import type { residence as english } from '../../en/rules/residence.ts';
import { lists } from '../lists.ts';
import { terms } from '../terms.ts';

const shown: Readonly<Record<ShownByContract, string>> = {
  content: '業務内容',
  period: '期間',
  hours: '就業時間',
  place: '就業場所',
  pay: '給与',
};

const facts: Readonly<Record<Difference['fact'], string>> = {
  from: '開始日',
  to: '終了日',
  hoursPerWeek: '週の就業時間',
  pay: '給与',
  workplaces: '就業場所',
  remoteShare: '在宅勤務の割合',
  department: '配属部署',
  content: '業務内容',
};

function valueText(value: Difference['said'][number]['value']): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value === 'unpaid' ? lists.labels.unpaid : value;
  if ('amount' in value) return lists.labels.payPer(terms.payUnit[value.per], terms.yen(value.amount));
  return terms.list(value);
}

const period = (from?: string, to?: string): string => (from ? `${from}から${to ? `${to}まで` : ''}` : '');

const difference = ({ fact, said, from, to }: Difference): string =>
  `${facts[fact]}${from ? `（${period(from, to)}）` : ''}：${said.map(({ paper, value }) => `${paper} ${valueText(value)}`).join('、')}`;

function grantText({ permit }: WorkPermitData): string {
  const granted = permit?.granted;
  if (!granted) return '';
  const hours = granted.hoursPerWeek === undefined ? '' : `、週${granted.hoursPerWeek}時間`;
  return `${granted.on}許可、${granted.from}～${granted.to}${hours}`;
}

export const residence: typeof english = {
  'residence-known': {
    title: '在留資格の確認',
    statement: '日本国籍でない学生の在留資格が、在留カードのとおりに記録されていること。',
    message: (data) => {
      switch (data.kind) {
        case 'unknown':
          return `${data.nationality ? `国籍・地域は${data.nationality}ですが、` : ''}在留資格が記録されていません。`;
        case 'unrecognised':
          return `「${data.status}」という在留資格はありません${data.nearest ? `（${data.nearest}ではありませんか）` : ''}。資格外活動許可の要否を判断できないため、在留カードに記載された在留資格を記録してください。`;
        case 'other':
          return `在留資格「${terms.residenceStatus(data.status)}」で就労できるかどうか、出入国在留管理局に確認が必要です。`;
      }
    },
  },
  'work-permit': {
    title: '資格外活動許可',
    statement:
      '在留資格「留学」または「家族滞在」の学生が、開始日より前に、期間と週の就業時間（すべての有給の就労の合計）に応じた資格外活動許可を受けていること。「家族滞在」の場合は週28時間以内であること。',
    message: (data) => {
      const { kind, needs, hours, limit, from, to, permit, reason } = data;
      const needed = `週${hours}時間（合計）のため、${period(from, to)}の${terms.permitKind[needs]}許可が必要です。`;
      const granted = grantText(data);
      switch (kind) {
        case 'none':
          return `${needed}まだ申請されていません。`;
        case 'pending':
          return `${needed}${permit?.appliedOn}の申請の結果が出ていません。`;
        case 'refused':
          return `${needed}不許可となりました（${reason}）。週${limit}時間以内への変更、再申請、延期、案件の終結のいずれかを行ってください。`;
        case 'late':
          return `${needed}許可（${granted}）を受けた日が、開始日より前ではありません。`;
        case 'not-covering':
          return `${needed}許可（${granted}）の期間が足りません。`;
        case 'renewed':
          return `${needed}許可（${granted}）は、その後の在留期間の更新により失効しています。`;
        case 'stay-over':
          return `${needed}許可（${granted}）は在留期間とともに終了しており、新しい在留期間が記録されていません。記録するまでの就労の可否は、出入国在留管理局に要確認です。`;
        case 'kind':
        case 'hours':
          return `${needed}許可（${permit ? terms.permitKind[permit.kind] : ''}、${granted}）では時間数が足りません。`;
        case 'beside':
          return `個別許可の対象はこのインターンシップのみです。RAの週${hours}時間について、${period(from, to)}の包括許可が必要です。${permit?.appliedOn ? `${permit.appliedOn}の申請の結果が出ていません。` : 'まだ申請されていません。'}`;
        case 'over-limit':
          return `有給の就労は週${hours}時間（合計）です。在留資格「家族滞在」で許可を受けられるのは、長期休業期間を含め週${limit}時間以内です。`;
        case 'over-cap':
          return `合計で週${hours}時間です。大学の定める上限は、長期休業中を含め、連続する7日間で${limit}時間です。`;
        case 'hours-unknown':
          return `週の就業時間が記録されていません。包括許可で就労できるのは週${limit}時間以内です。`;
      }
    },
  },
  'permit-ask-bureau': {
    title: '出入国在留管理局への事前確認',
    statement:
      '週28時間を超え、終了日の属する学年の末日までに修了する予定がない場合、または在留期間の半分を超える場合は、申請の前に出入国在留管理局に確認すること。',
    message: ({ hours, period: days, outsideLastYear, yearEnd, completionOn, stay }) =>
      [
        `週${hours}時間${days ? `（${period(days.from, days.to)}）` : ''}の就労について、申請の前に出入国在留管理局に確認してください。`,
        outsideLastYear &&
          (completionOn
            ? `修了予定日（${completionOn}）が、終了日の属する学年の末日${yearEnd ? `（${yearEnd}）` : ''}より後です（3月31日と9月30日のいずれで判断されるかは、同局に要確認）。`
            : '修了予定日が記録されていません。'),
        stay && `期間が、許可された在留期間（${stay.from}～${stay.to}）の半分を超えています。`,
      ]
        .filter(Boolean)
        .join(''),
  },
  'permit-lead': {
    title: '資格外活動許可の申請時期',
    statement: '資格外活動許可を、審査期間（2週間から2か月）を見込んで申請していること。',
    message: ({ needs, from, fileBy }) =>
      `${terms.permitKind[needs]}許可がまだ申請されていません${from ? `（開始日${from}）` : ''}。審査には2週間から2か月程度かかります${fileBy ? `。遅くとも${fileBy}までに申請してください` : ''}。`,
  },
  'permit-papers': {
    title: '資格外活動許可の申請書類',
    statement:
      '申請書、旅券、在留カード、在学証明書（発行後3か月以内）、インターンシップ証明書、雇用契約書または労働条件通知書がそろっていること。週28時間を超える場合は、契約書に業務内容・期間・就業時間・就業場所・給与が明示されていること。',
    message: ({ missing, old, unclear, after }) =>
      [
        missing.length > 0 && `そろっていない書類：${missing.map((paper) => terms.permitPaper[paper]).join('、')}。`,
        old && `在学証明書（${old.issuedOn}発行）は、申請に使用できる期限（${old.until}）を過ぎています。`,
        unclear &&
          `${unclear.contract}に明示が必要で、記載が記録されていない事項：${unclear.parts.map((part) => shown[part]).join('、')}。`,
        after &&
          `${after.papers.map(({ paper, issuedOn }) => `${terms.permitPaper[paper]}（${issuedOn}発行）`).join('、')}は、申請日（${after.appliedOn}）より後の発行です。申請日を確かめてください。`,
      ]
        .filter(Boolean)
        .join(''),
  },
  stay: {
    title: '在留期間',
    statement: '在留期間がインターンシップの終了日より前に満了しないこと。',
    message: (data) => {
      if (data.kind === 'unknown') return '在留期間満了日が記録されていません。';
      const { expiresOn, from, to, fileFrom, appliedOn, until } = data;
      const end =
        data.kind === 'before'
          ? `在留期間が、開始日${from}より前の${expiresOn}に満了します。`
          : `在留期間が、実施期間（${from}～${to}）の途中の${expiresOn}に満了します。`;
      const renewal = appliedOn
        ? `${appliedOn}に在留期間の更新を申請済みです。許可されたら新しい在留期間を記録してください。${until ? `審査の結果が出るまで（長くとも${until}まで）は在留できますが、その間の就労の可否は出入国在留管理局に確認してください。` : ''}`
        : `在留期間の更新は${fileFrom}から申請できます。`;
      return `${end}${renewal}`;
    },
  },
  'name-agrees': {
    title: '氏名の一致',
    statement:
      '在留カードの氏名と英字氏名が一致していること（姓名の順序、大文字・小文字、ミドルネームの有無の違いは除く）。',
    message: (data) =>
      data.kind === 'card'
        ? `英字氏名が「${data.before}」から「${data.latin}」に変更されていますが、在留カードの氏名は「${data.onCard}」と記録されています。在留カードを確認し、記載どおりの氏名を入力してください。`
        : `証明書に印字される英字氏名は「${data.latin}」ですが、記録されている姓・名（英字）は「${data.parts}」です。英字氏名を姓名全体で入力してください。`,
  },
  'papers-agree': {
    title: '書類の一致',
    statement:
      '案件、雇用契約書または労働条件通知書、インターンシップ証明書の日付・週の就業時間・給与が一致し、個別許可が期間と就業時間に合っていること。',
    message: (data) => {
      if (data.kind === 'not-compared') {
        return `${data.contract}は照合されていません。記載内容が記録されていない項目：${terms.list(data.facts.map((fact) => facts[fact]))}。`;
      }
      if (data.kind !== 'permit') {
        const heading = data.kind === 'facts' ? '書類の内容が一致していません。' : '場所または表現が異なっています。';
        return `${heading}${data.differences.map(difference).join('。')}。`;
      }
      const { placement, permits, appliedOn } = data;
      const hours = placement.hours === undefined ? '' : `週${placement.hours}時間`;
      const granted = permits.map(
        ({ granted: one }) =>
          one && `${one.from}～${one.to}${one.hoursPerWeek === undefined ? '' : `、週${one.hoursPerWeek}時間`}`,
      );
      const needed = [period(placement.from, placement.to), hours].filter(Boolean).join('、');
      return `個別許可（${granted.filter(Boolean).join('。')}）が、案件の条件（${needed}）に合っていません。${appliedOn ? `${appliedOn}の申請は審査中です。` : ''}`;
    },
  },
};

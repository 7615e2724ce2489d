import type { residence as english } from '../../en/rules/residence.ts';
import { terms } from '../terms.ts';

export const residence: typeof english = {
  'residence-known': {
    title: '在留資格の確認',
    statement: '日本国籍でない学生の在留資格が記録されていること。',
    message: (data) =>
      data.kind === 'unknown'
        ? `国籍・地域は${data.nationality}ですが、在留資格が記録されていません。`
        : `在留資格「${data.status}」で就労できるかどうか、出入国在留管理局に確認が必要です。`,
  },
  'work-permit': {
    title: '資格外活動許可',
    statement:
      '在留資格「留学」の学生の有給の就労について、開始日より前に取得し、期間と週の時間数(すべての有給の就労の合計)に合う資格外活動許可があること。',
    message: ({ kind, needs, hours, from, to, permit, reason }) => {
      const period = from ? `${from}から${to ? `${to}まで` : ''}` : '';
      const needed = `週${hours}時間(合計)のため、${period}の${terms.permitKind[needs]}許可が必要です。`;
      const granted = permit?.granted && `${permit.granted.on}取得、${permit.granted.from}~${permit.granted.to}`;
      switch (kind) {
        case 'none':
          return `${needed}まだ申請されていません。`;
        case 'pending':
          return `${needed}${permit?.appliedOn}の申請の結果が出ていません。`;
        case 'refused':
          return `${needed}不許可となっています(${reason})。週28時間以内にする、再申請する、延期する、終結する、のいずれかが必要です。`;
        case 'late':
          return `${needed}許可(${granted})が開始日より前に取得されていません。`;
        case 'not-covering':
          return `${needed}許可(${granted})の期間が足りません。`;
        case 'renewed':
          return `${needed}許可(${granted})は、その後の在留期間の更新により失効しています。`;
        case 'hours':
          return `${needed}許可(${permit ? terms.permitKind[permit.kind] : ''}、${granted})では時間数が足りません。`;
      }
    },
  },
};

import type { ConsentPart } from '../../../core/rules/funds/jsps-consent.ts';
import type { funds as english } from '../../en/rules/funds.ts';
import { countedLength, monthOf } from '../counted.ts';
import { terms } from '../terms.ts';

const parts: Record<ConsentPart, string> = {
  contributes: '研究課題の遂行に資し、妨げとならないことの確認',
  'host-researcher': '受入研究者の氏名',
  'agreed-on': '受入研究者の同意日',
};

export const funds: typeof english = {
  'jsps-consent': {
    title: '学振：受入研究者の同意',
    statement:
      '学振特別研究員のインターンシップが、研究課題の遂行に資する研究者養成であり、その遂行の妨げとならず、受入研究者が同意していること。',
    message: ({ missing, hostResearcher, agreedOn }) => {
      const known = [hostResearcher, agreedOn].filter(Boolean).join('、');
      return `学振特別研究員です。${missing.map((part) => parts[part]).join('、')}が記録されていません${known ? `（記録済み：${known}）` : ''}。`;
    },
  },
  'jsps-months': {
    title: '学振：通算期間',
    statement: '学振の採用期間中のインターンシップ（ほかでの実施分を含む）が、通算して原則の月数以内であること。',
    message: ({ months, days, maximum, elsewhere, parts: all, fitsTo }) => {
      const each = all.map(
        (part) => `${part.placement} ${part.from}～${part.to} ${countedLength(part.months, part.days)}`,
      );
      const outside = elsewhere > 0 ? [`ほかでの実施 ${elsewhere}か月`] : [];
      const fits = fitsTo ? `${fitsTo}までであれば収まります。` : '';
      return `通算${countedLength(months, days)}となり（${[...each, ...outside].join('、')}）、原則の${maximum}か月を超えます。${fits}`;
    },
  },
  'jsps-5-3': {
    title: '学振：報酬受給報告書（様式5-3）',
    statement: '学振特別研究員が、報酬を受けた年度ごとに、翌年度の4月1日から20日までに様式5-3を提出すること。',
    message: (data) =>
      data.kind === 'pay-month'
        ? `${data.placement}の${data.months.map(monthOf).join('、')}分の給与の支払月が記録されていません。翌月払いであれば翌年度の報酬となり、様式5-3は両年度にわたる可能性があります。受入企業に確認し、支払月のずれを記録してください。`
        : data.kind === 'abroad'
          ? `${data.placement}は海外で28日以上行われます${data.from ? `（${data.from}から）` : ''}。様式3-1の提出も必要です。`
          : `${data.fiscalYear}年度分の報酬受給報告書（様式5-3）を${data.opensOn}から4月20日までに提出する必要があります（就業月：${data.months.map(monthOf).join('、')}、${data.placements.join('、')}）。`,
  },
  'jsps-kind': {
    title: '学振：採用区分',
    statement: '在学中の学生の採用区分がDC1またはDC2であること（PD・SPD・RPDは学位取得者）。',
    message: ({ jsps }) =>
      `採用区分が${jsps}と記録されていますが、${jsps}は学位取得者であり、在学中の学生には該当しません。`,
  },
  'mext-month': {
    title: '国費：全日不在の月',
    statement:
      '国費外国人留学生が、暦月の初日から末日まで引き続き不在（設定により、基盤機関または日本を離れること）または休学等となる月がないこと（該当する月の奨学金は支給されません）。',
    message: ({ month, from, to, proxySeal }) =>
      `${from}から${to ? `${to}まで` : ''}の不在または休学等により、${monthOf(month)}は全日が不在となり、その月の奨学金は支給されません。事前に学生と基盤機関の担当部署へ連絡してください（在籍確認簿の提出期限は2回${proxySeal ? '。代理押印の要否も確認' : ''}）。`,
  },
  'mext-status': {
    title: '国費：在留資格',
    statement: '国費外国人留学生の在留資格が「留学」であること。',
    message: ({ status }) =>
      status === undefined
        ? '国費外国人留学生ですが、在留資格「留学」が記録されていません。'
        : `国費外国人留学生ですが、在留資格が「${terms.residenceStatus(status)}」です。「留学」でなくなると奨学金は打切りとなります。`,
  },
  'support-funds': {
    title: 'ほかの支援金との併給',
    statement: '学生が受けているほかの支援金について、給与との併給の可否を支給団体に確認していること。',
    message: ({ funder, jsps, mext }) => {
      const own = jsps ? `学振特別研究員（${jsps}）の` : mext ? '奨学金の' : '';
      const may = `${own ? `${own}受給中でも` : ''}給与を受けることはできます。`;
      return funder === undefined
        ? `${may}ほかの支給団体は記録されていません。`
        : `${may}${funder}に併給の可否を確認し、回答を記録してください。`;
    },
  },
  ra: {
    title: 'RAとしての勤務',
    statement: 'RAとしての勤務について基盤機関の担当部署に確認し、時間数が記録されていること。',
    message: ({ kind, hours }) =>
      kind === 'ask'
        ? `基盤機関のRAです${hours === undefined ? '' : `（週${hours}時間）`}。期間中の取扱いを担当部署に確認してください。`
        : '在留資格「留学」のRAです。資格外活動許可の時間数に算入されますが、週の時間数が記録されていません。',
  },
  'special-researcher': {
    title: 'SOKENDAI特別研究員',
    statement:
      'SOKENDAI特別研究員（Field-Specific Type、Pioneering Research Type）も参加できること。その他の種別、1年度内の高額の収入、学振・国費との併給については、事業の担当部署に確認していること。',
    message: (data) => {
      switch (data.kind) {
        case 'may':
          return `SOKENDAI特別研究員（${data.type}）です。参加できます。`;
        case 'type':
          return `SOKENDAI特別研究員ですが、${data.type === undefined ? '種別が記録されていません' : `種別は「${data.type}」です`}。参加の可否は、事業の担当部署に要確認です。`;
        case 'income':
          return `SOKENDAI特別研究員で、${data.fiscalYear}年度の給与が約${terms.yen(data.yen)}（${terms.yen(data.limit)}以上）となります。事業の担当部署に要確認です。`;
        case 'beside':
          return `SOKENDAI特別研究員で、${[data.jsps && '学振特別研究員', data.mext && '国費外国人留学生'].filter(Boolean).join('、')}でもあります。事業の担当部署に要確認です。`;
      }
    },
  },
  tax: {
    title: '税',
    statement: '給与が給与所得に当たり、必要に応じて確定申告を行うことを、終了時の案内で学生に伝えていること。',
    message: ({ to }) =>
      `給与は給与所得として扱われます。必要に応じて確定申告を行うよう、終了時の案内${to ? `（終了日${to}）` : ''}で学生に伝えてください。`,
  },
};

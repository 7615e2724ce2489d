import type { CertificateKind } from '../../core/model/certificate.ts';
import type { Words } from '../words.ts';
import { monthOf } from './counted.ts';
import { letters } from './letters.ts';
import { papers } from './papers.ts';
import { settingTitle } from './setting-titles.ts';
import { terms } from './terms.ts';

const state = (key: string) => terms.placementState[key as keyof typeof terms.placementState] ?? key;

const anew = (number: string, kind: CertificateKind, holder: string) =>
  `新しく発行してください：coopj certificate issue ${kind} ${holder}\n元の書面は無効にします：coopj certificate void ${number} --reason "…"`;

const takeBack = (certificates: readonly string[], count: number) =>
  [
    ...certificates.map((number) => `先に無効にしてください：coopj certificate void ${number} --reason "…"`),
    ...(certificates.length < count
      ? [certificates.length === 0 ? '先にその記録を取り消してください。' : '先に、ほかの記録も取り消してください。']
      : []),
  ].join('\n');

export const refusals: Words['refusals'] = {
  stepHeading: (step, title, count) =>
    `${step === 'C' ? 'インターンシップ証明書は、まだ発行できません' : `STEP ${step}「${title}」は、まだ記録できません`}。未充足の要件が${count}件あります。`,
  amendHeading: (count) => `条件の変更は、まだ記録できません。未充足の要件が${count}件あります。`,
  heading: '記録できませんでした。データは書き込まれていません。',
  settle: '対応方法',
  ofRule: (title, rule, message) => `${title}（${rule}）：${message}`,
  override: (rules) =>
    `例外として進める場合は ${rules.map((rule) => `--override ${rule}`).join(' ')} --reason "…" を付けてください。`,
  because: {
    future: ({ on, today }) => ({
      message: `${on}は本日（${today}）より後の日付です。まだ起きていないことは記録できません。`,
      hint: '--on に本日までの日付を指定してください（--today で別の日を本日とみなして試すこともできます）。',
    }),
    reversed: ({ from, to }) => ({
      message: `${from}が${to}より後になっています。日付の前後が逆です。`,
      hint: '両方の日付を確認してください。',
    }),
    outside: ({ placement, on, from, to }) => ({
      message: `${on}は、${placement}の実施期間（${from ?? '未定'}～${to ?? '未定'}）に含まれていません。期間外の日からは条件を変更できません。`,
      hint: '適用開始日は、期間内の日を --effective で指定してください。期間を延長するときは、終了日の翌日を指定できます。',
    }),
    unexplained: ({ before, after }) => ({
      message: `既に「${before}」と記録されています。「${after}」に訂正するには理由が必要です。`,
      hint: '--reason "…" を付けてください。',
    }),
    'other-month': ({ month, on }) => ({
      message: `${on} は ${monthOf(month)}の日ではありません。説明会の開催日は、同じ月の中でのみ変更できます。`,
      hint: `coopj briefing set ${on.slice(0, 7)} --on ${on}`,
    }),
    'placement-closed': ({ placement, state: key }) => ({
      message: `${placement}は既に終結しています（${state(key)}）。`,
      hint: `内容の確認：coopj placement show ${placement}`,
    }),
    'no-contract': ({ placement }) => ({
      message: `${placement}の契約書をまだ受領していません。`,
      hint: '先に受領を記録してください：coopj contract receive',
    }),
    'no-course': ({ placement, holder }) => ({
      message: `${placement}の履修登録は記録されていません。`,
      hint: `coopj course register ${holder} --placement ${placement}`,
    }),
    graded: ({ placement, grade, on, holder }) => ({
      message: `${placement}の科目は${on}に成績評価（${grade}）が済んでいるため、履修登録を取り下げられません。`,
      hint: `成績の記録が誤りの場合：coopj step undo ${holder} 12 --placement ${placement} --reason "…"`,
    }),
    'other-company': ({ placement, company, asked }) => ({
      message: `${placement}の受入企業は${asked}ではなく${company}です。`,
      hint: `内容の確認：coopj placement show ${placement}`,
    }),
    'no-remark': ({ outcome }) => ({
      message: `確認結果「${terms.reviewOutcome[outcome]}」には理由が必要です。`,
      hint: '--item 項目="…"（複数可）または --remark "…" を付けてください。',
    }),
    'no-reason': ({ closing }) => ({
      message: `「${terms.placementState[closing]}」には理由が必要です。`,
      hint: '--reason "…" を付けてください。',
    }),
    unreasoned: ({ placement }) => ({
      message: `${placement}の条件の変更には理由が必要です。`,
      hint: '--reason "…" を付けてください。',
    }),
    'on-leave': ({ number, kind, from, to }) => ({
      message: `${from}から${to ? `${to}まで` : ''}${terms.leave[kind]}のため、在学中として扱えません。`,
      hint: `復学している場合：coopj student return ${number} --on …`,
    }),
    'not-on-leave': ({ number }) => ({
      message: `${number}には、この日の復学で終わる休学等の記録がありません。`,
      hint: `記録の確認：coopj history ${number}`,
    }),
    'not-a-grade': ({ grade, grades }) => ({
      message: `「${grade}」は設定ファイルの成績区分（${grades.join('、')}）にありません。`,
      hint: 'いずれかを指定するか、course.grades を変更してください：coopj office edit',
    }),
    'setting-open': ({ keys, settle }) => ({
      message: `書面に印字する次の設定が、空欄であるか、総研大の値のままです：${keys.map(settingTitle).join('、')}。`,
      hint: settle,
    }),
    'missing-facts': ({ kind, missing }) => ({
      message: `${terms.certificate[kind]}に必要な事項が記録されていません：${missing.map(papers.missing).join('、')}。`,
      hint: missing.map(({ settle }) => settle).join('\n'),
    }),
    'lost-letters': ({ missing }) => ({
      message: `正しく記録されていない文字があるため、作成できません。次の事項を訂正してください：${missing.map(papers.missing).join('、')}。`,
      hint: missing.map(({ settle }) => settle).join('\n'),
    }),
    'letter-lacks': ({ letter, missing }) => ({
      message: `「${letters.title[letter]}」に必要な事項が記録されていません：${missing.map(letters.missing).join('、')}。`,
      hint: missing.map(({ settle }) => settle).join('\n'),
    }),
    'not-accepted': ({ placement, state, settle }) => ({
      message: `インターンシップ証明書と資格外活動許可の記入資料を作成するには、STEP 8で参加決定が記録されている必要があります。${placement} は「${terms.placementState[state]}」です。`,
      hint: settle,
    }),
    'not-enrolled': ({ on, from, to, settle }) => ({
      message: `${on} には在学していません（${from === undefined || from <= on ? `修了予定日 ${to}` : `入学日 ${from}`}）。`,
      hint: settle,
    }),
    'leaned-on': ({ first }) => ({
      message: `この記録を前提とする記録が後にあるため、取り消せません：${first.map(({ seq, change }) => `${seq}番 ${terms.change[change]}`).join('、')}。`,
      hint: takeBack(
        first.flatMap(({ number }) => number ?? []),
        first.length,
      ),
    }),
    'edited-since': ({ first }) => ({
      message: `取込みの後に編集されています：${first.map(({ seq, change }) => `${seq}番 ${terms.change[change]}`).join('、')}。`,
      hint: '内容を確認し、誤りがあれば個別に訂正してください。',
    }),
    'in-use': ({ placements }) => ({
      message: `この企業の案件があります：${placements.join('、')}。`,
      hint: '先にこれらの案件を確認してください。',
    }),
    'paper-stays': ({ number }) => ({
      message: `${number}は発行済みです。番号は発行台帳に残り、別の証明書には使われません。`,
      hint: `使用させない場合：coopj certificate void ${number} --reason "…"`,
    }),
    'void-already': ({ number, on, by, reason }) => ({
      message: `${number}は${on}に無効とされています（${by}）：${reason}`,
      hint: `内容の確認：coopj certificate show ${number}`,
    }),
    'facts-changed': ({ number, kind, holder, facts }) => ({
      message: `${number}を再発行すると、発行時と異なる内容になります：${facts.map(papers.changed).join('、')}。`,
      hint: anew(number, kind, holder),
    }),
    'holds-other': ({ number, facts }) => ({
      message: `有効な${number}の記載内容が、現在の記録と異なります：${facts.map(papers.changed).join('、')}。`,
      hint: `無効にしてから発行し直してください：coopj certificate void ${number} --reason "…"`,
    }),
    'facts-unknown': ({ number, kind, holder }) => ({
      message: `${number}の記載内容は発行台帳に保存されておらず、作り直しても同じ書面になりません。記載内容が変わったかどうかを確認できません。`,
      hint: anew(number, kind, holder),
    }),
    'erased-stays': () => ({
      message:
        '直前の操作は学生の記録の消去です。消去した記録は元に戻せません。また、それより前の操作も取り消せません。',
      hint: '消去前のバックアップには残っています：coopj student erase --help',
    }),
    'names-the-erased': ({ said }) => ({
      message: `理由と根拠は履歴に残るため、消去する情報（「${said}」）を含めることはできません。`,
      hint: '個人を特定しない形で記載してください：--reason "本人の請求による"',
    }),
    'nothing-to-take-back': ({ what }) => ({
      message: `取り消せる記録がありません：${what}（既に取り消した記録は対象になりません）。`,
      hint: '記録の確認：coopj history',
    }),
  },
};

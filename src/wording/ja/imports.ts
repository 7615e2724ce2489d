import type { ListKind } from '../../core/imports/headings.ts';
import type { RowProblem, RowWarning } from '../../core/imports/problems.ts';
import { refusalOf } from '../describe.ts';
import type { Words } from '../words.ts';
import { columns } from './columns.ts';
import { refusals } from './refusals.ts';
import { rules } from './rules/index.ts';

const close = (nearest: string | undefined) => (nearest === undefined ? '' : `。「${nearest}」ではありませんか`);
const mapped = (heading: string, nearest: string | undefined, key: string | undefined) =>
  nearest === undefined || key === undefined
    ? ''
    : `。${nearest}${nearest === key ? '' : `（${key}）`}であれば --map "${heading}=${key}" と指定してください`;

const problems: {
  readonly [C in RowProblem['code']]: (problem: Extract<RowProblem, { readonly code: C }>, value: string) => string;
} = {
  'not-a-placement': () => '案件番号として読めません。P-0001 のように書いてください',
  'no-such-student': () => '名簿にない学生です',
  'no-such-company': () => '記録のない企業です。コードまたは正式名称を記入してください',
  'no-such-placement': ({ known }) =>
    known.length === 0
      ? 'この学生に該当する案件はありません'
      : `この学生の案件ではありません。この学生の案件：${known.join('、')}`,
  'placement-unnamed': ({ open }) =>
    `該当し得る案件が複数あります（${open.join('、')}）。「案件」の列で指定してください`,
  'attended-or-sent': () =>
    '「日付」と同時に指定できません。説明会への参加日か録画の送付日の一方だけを記入してください',
  'other-step': ({ step }) => `STEP ${step} の項目ではありません`,
  refused: ({ refusal }) => refusalOf({ rules, refusals }, refusal),
  missing: () => '値がありません',
  'no-name': () => '氏名が一つもありません。漢字・カナ・英字・在留カード氏名のいずれかが必要です',
  'not-in-name': ({ whole, beside }) =>
    beside
      ? `一緒に入力された英字氏名（${whole}）に含まれていません`
      : `記録されている英字氏名（${whole}）に含まれていません。証明書には英字氏名が印字されます。姓名全体を --name-latin（名簿では「英字氏名」の列）で入力してください`,
  'number-twice': ({ other }) => `同じ学籍番号が${other}行目にもあります`,
  'company-twice': ({ other }) => `${other}行目にもあります`,
  'name-taken': ({ company }) => `企業 ${company} の名称です`,
  'extra-cell': () => '見出しのない列に値があります',
  reversed: ({ from }) => `終了日が開始日（${from}）より前です`,
  exponent: () => '表計算ソフトが長い番号を指数表示に変えています。列の書式を「文字列」にして入力し直してください',
  'not-a-student-number': () => '学籍番号として読めません。使えるのは英字・数字・ハイフンです',
  'not-a-day': () =>
    '日付として読めません。2026-10-05、2026/10/5、20261005、2026年10月5日、R8.10.5 のように書いてください',
  'no-such-day': () => '暦にない日です',
  'outside-era': ({ reading }) => `元号の期間外です。西暦では ${reading} になります`,
  'in-future': ({ today }) => `本日（${today}）より後の日付です。まだ起きていないことは記録できません`,
  'not-a-mail-address': () => 'メールアドレスとして読めません',
  'not-a-card-number': () => '在留カード番号ではありません。英字2文字・数字8桁・英字2文字です',
  'not-a-phone-number': () => '電話番号として読めません',
  'not-a-code': () => 'コードとして読めません。使えるのは文字・数字・「.」「-」「_」で40字までです',
  'not-a-number': () => 'この項目に合う数として読めません。算用数字で書いてください',
  'too-much': ({ most }) => `${most} を超えています`,
  'not-a-period': () => '期間として読めません。2026-04-01～2029-03-31 のように書いてください',
  'not-yes-or-no': () => '有無が分かりません。○・有・国費・yes・1、または ×・無・私費・no・0 と書いてください',
  'not-one-of': ({ allowed }) =>
    `使える値は ${allowed.map((one) => one.replace(/ \((.+)\)$/, '（$1）')).join('、')} です`,
  'line-break': () => 'セルの中に改行があります',
  'control-character': ({ character }) => `セルの中に制御文字（${character}）があります`,
  masked: () => '値が伏せられています（***）。--mask を付けずに書き出した表をお使いください',
  'lost-character': () => '文字化けした箇所（U+FFFD）があります。元の資料から入力し直してください',
  ditto: () => '「上のセルと同じ」の印です。並べ替えると意味が変わるため、値そのものを書いてください',
  'day-number': ({ reading }) =>
    `表計算ソフトの日付の通し番号です。日付にすると ${reading} です。列の書式を「日付」にして保存し直してください`,
  misread: ({ likely }) =>
    likely === 'cp932'
      ? 'CP932 のファイルを UTF-8 として読んだときにカナが変わる文字です。CP932 であれば --encoding cp932 と指定してください'
      : '英字の中に漢字または半角カナがあります。欧文（Windows-1252）のファイルを CP932 として読むとこうなります。「CSV UTF-8」で保存し直して取り込んでください',
  'formula-failed': () => '計算できなかった数式の結果です。値そのものを入力してください',
};

const warnings: {
  readonly [C in RowWarning['code']]: (warning: Extract<RowWarning, { readonly code: C }>, value: string) => string;
} = {
  'unknown-column': ({ nearest, key }, value) =>
    `取込み項目にない見出しのため、取り込んでいません${mapped(value, nearest, key)}`,
  'map-unused': () => '--map で指定された見出しがこのファイルにありません',
  'total-row': () => '合計の行のため、取り込んでいません',
  formula: () => '数式のように始まっています。入力どおりに保存します',
  'day-as-text': () => '日付のように見えます。列がずれていないか確かめてください。入力どおりに保存します',
  'short-number': ({ usual }) => `ほかの学籍番号（${usual}文字）より短くなっています。先頭の0が失われていませんか`,
  'unknown-program': ({ nearest }) => `設定ファイルにない専攻・コースです${close(nearest)}`,
  'unknown-status': ({ nearest }) =>
    `在留資格の名称ではありません。入力どおりに保存しますが、訂正するまでインターンシップの開始を記録できません${close(nearest)}`,
  'same-person': ({ number }) => `氏名・カナ・生年月日が ${number} と同じです。同じ方に学籍番号が2つありませんか`,
  'mail-shared': ({ number }) => `${number} のメールアドレスでもあります`,
  'like-company': ({ company }) => `${company} の名称と表記だけが異なります。同じ企業ではありませんか`,
  'note-row': () => '表の下の注記のため、取り込んでいません',
  invisible: ({ character, after }) =>
    `見えない文字（${character}、${after === 0 ? '先頭' : `${after}文字目の後`}）があります。入力どおりに保存します。取り除いてください`,
  'stand-in': ({ sign }) =>
    `入力できなかった文字の代わりの印（${sign}）があります。このままでは証明書などに印字されません。本来の文字を入力してください`,
  'double-encoded': () =>
    'UTF-8 への変換が二重に行われた文字のようです。このままでは証明書などに印字されません。元の資料から入力し直してください',
  'not-latin': () => '英字の欄に英字でない文字があります。入力どおりに保存しますが、証明書などには印字されません',
  'latin-kana': () => 'カナの欄に英字があります。列がずれていないか確かめてください。入力どおりに保存します',
  'one-name': ({ kept }) =>
    kept
      ? '氏名の代わりの印のようです。名が一つだけの方は空欄が正しい書き方です。入力どおりに保存します'
      : '氏名の代わりの印のため、空欄として読みました。名が一つだけの方は空欄が正しい書き方です',
  'early-end': ({ agreed }) =>
    `予定の終了日（${agreed}）より前の終了ですが、理由が記録されていません。報告に記載するため、中途終了の理由を記録してください：--early-reason "…"`,
  'box-alone': () => '専用システムへの登録の記録がないため、承認者チェックは保存していません',
};

const WHAT: Readonly<Record<ListKind, string>> = {
  students: '学生',
  companies: '受入企業',
  steps: 'STEPの記録',
  placements: '案件',
  contracts: '契約書',
};

const quoted = (value: string) => (value === '' ? '' : `「${value}」：`);
/** A column without a heading is named by its number. */
const unnamed = (column: string) => /^\d+$/.test(column);
const located = ({ line, column }: { readonly line: number; readonly column: string }) =>
  `${line}行目（${unnamed(column) ? `${column}列目` : column}）`;
/** A quoted value follows its place; any other sentence follows a colon. */
const placed = ({ message, ...where }: { readonly line: number; readonly column: string; readonly message: string }) =>
  `${located(where)}${message.startsWith('「') ? '' : '：'}${message}`;
type RowSentence = (problem: RowProblem | RowWarning, value: string) => string;

export const imports: Words['imports'] = {
  problem: (problem, value) => {
    const sentence = problems[problem.code] as RowSentence;
    // A refusal is about the record, not the cell.
    return problem.code === 'refused' ? sentence(problem, value) : `${quoted(value)}${sentence(problem, value)}`;
  },
  warning: (warning, value) => {
    const sentence = warnings[warning.code] as RowSentence;
    return `${quoted(value)}${sentence(warning, value)}`;
  },
  at: placed,
  warningAt: (one) => `注意：${placed(one)}`,
  flagged: ({ column, value, problem }) =>
    value === '' ? `${column}：${imports.problem(problem, value)}` : `${column} ${imports.problem(problem, value)}`,
  more: (count) => `…ほか${count}件。すべてを見るには --format json を付けてください`,
  reading: '読込み中',
  writing: '書込み中',
  moved: '操作中に、ほかの利用者が記録を変更しました。改めて確認してください。',
  readAs: (encoding, line) => `${encoding} として読み込みました。見出しは${line}行目です。`,
  file: 'ファイル（CSV・TSV・Excel）。- は標準入力',
  done: (file, { created, updated, unchanged }) =>
    `${file} の取込み：新規${created}件、更新${updated}件、変更なし${unchanged}件`,
  wouldBe: (file, { created, updated, unchanged }) =>
    `${file} の取込み内容：新規${created}件、更新${updated}件、変更なし${unchanged}件（まだ書き込まれていません）`,
  rejected: (count, file, command) =>
    `${count}行は取り込んでいません${file === undefined ? '' : `。訂正して取り込んでください：${command ?? file}`}`,
  batch: (batch) => `取込み番号 ${batch}`,
  really: (of, count) => `${WHAT[of]}${count}件を取り込みますか。`,
  headings: {
    ask: (heading) => `列「${heading}」が何の項目かを選んでください。`,
    hint: '項目名の一部を入力してください。',
    kept: 'ファイルは変更しません。選んだ内容はこの取込みに使われ、名前を付けて保存すると次回以降も使えます。',
    all: (names) => `ほかの列にない項目：${names.join('、')}`,
    leave: 'この列は取り込まない',
    leaves: 'この列は取り込まない',
    field: ([key, first = key]) => ({ name: first }),
    keep: 'この対応を保存する名前を入力してください。',
    keepHint: '例：専攻事務。次回は --map @専攻事務 で同じ読み方ができます。',
    keepNot: '保存しない',
  },
  mapSaved: (name) => `見出しの対応を設定ファイルに保存しました：--map @${name}`,
  preview: {
    read: (encoding, line, rows) => `${encoding}、見出しは${line}行目、データ${rows}行`,
    mapping: (rows) => (rows === 0 ? '見出しの対応' : `見出しの対応と先頭${rows}行`),
    keptOut: '（取り込まない）',
    created: (count) => `新規：${count}件`,
    updated: (count) => `更新：${count}件`,
    unchanged: (count) => `変更なし：${count}件`,
  },
  columns,
  batches: {
    columns: {
      batch: '取込み番号',
      on: '日付',
      actor: '担当',
      file: 'ファイル',
      entries: '記録数',
      takenBack: '取消し',
    },
    none: 'まだ取込みはありません。',
  },
  undo: {
    argument: '取込み番号（B-1 など。coopj import list で確認できます）',
    would: (batch, reversed, kept) =>
      `${batch}の取消し内容：取消し${reversed}件、維持${kept}件（まだ書き込まれていません）`,
    done: (batch, reversed, kept) =>
      reversed === 0
        ? `${batch}に取り消せるものはありませんでした：維持${kept}件`
        : `${batch}を取り消しました：取消し${reversed}件、維持${kept}件`,
    reversed: (name) => `取消し  ${name}`,
    kept: (name, because) => `維持    ${name}：${because}`,
    really: (batch) => `${batch}を取り消しますか。`,
  },
  noRows: (file) => `${file} にデータの行はありません。`,
  asked: (fact) => `${fact}を入力してください。`,
  added: (number, name) => `名簿に追加しました：${number} ${name}`,
  wouldAdd: (number, name) => `次のとおり名簿に追加されます（まだ書き込まれていません）：${number} ${name}`,
  cardConfirmed: (number, name) => `在留カードの氏名を確認済みとして記録しました：${number} ${name}`,
  edited: (number, name) => `訂正しました：${number} ${name}`,
  wouldEdit: (number, name) => `次のとおり訂正されます（まだ書き込まれていません）：${number} ${name}`,
  changed: (label, before, after) =>
    before === ''
      ? `${label}：${after}`
      : after === ''
        ? `${label}：${before} →（削除）`
        : `${label}：${before} → ${after}`,
  clearFlag: 'この項目を空欄にします（複数可）。例：--clear residence-card',
  facts: {
    number: '学籍番号',
    nameKanji: '氏名（漢字）',
    nameKana: '氏名（カナ）',
    familyName: '姓（英字）',
    givenName: '名（英字）',
    nameLatin: '英字氏名',
    nameOnCard: '在留カード氏名',
    email: 'メールアドレス',
    program: '専攻・コース',
    institute: '基盤機関',
    courseYears: '標準修業年限',
    year: '学年',
    dateOfBirth: '生年月日',
    nationality: '国籍・地域',
    sex: '性別',
    residenceStatus: '在留資格',
    residenceExpiresOn: '在留期間満了日',
    residenceCard: '在留カード番号',
    mextScholar: '国費外国人留学生',
    jsps: '学振特別研究員',
    jspsFrom: '学振採用期間の開始日',
    jspsTo: '学振採用期間の終了日',
    specialResearcher: 'SOKENDAI特別研究員',
    specialResearcherType: 'SOKENDAI特別研究員の種別',
    funder: '支給団体',
    researchAssistant: 'RA',
    raHours: 'RAの週当たり時間数',
    supervisorName: '指導教員',
    supervisorEmail: '指導教員のメールアドレス',
    officeEmail: 'コース事務のメールアドレス',
    enrolledOn: '入学年月日',
    expectedCompletionOn: '修了予定日',
    address: '住所',
    phone: '電話番号',
    contactedOn: '参加希望の連絡日（STEP 1）',
    guideSentOn: '案内の送付日（STEP 1）',
    approvedOn: '指導教員の事前承認日（STEP 2）',
    registeredOn: '専用システムへの登録日（STEP 3）',
    approverBox: '応募時の承認者のチェック（STEP 3）',
    briefingOn: '説明会の参加日（STEP 4）',
    recordingSentOn: '録画の送付日（STEP 4）',
    notes: '備考',
  },
  hints: {
    nameOnCard: '記載のとおり',
    program: '設定ファイルにある名称',
    institute: '省略時は専攻・コースのもの',
    courseYears: '3または5',
    jsps: 'DC1、DC2、PD、SPD、RPD、none',
    notes: '既存の備考に追加',
  },
};

import type { PaperFact } from '../../core/papers/missing.ts';
import type { Words } from '../words.ts';
import { aside } from './counted.ts';
import { settingTitle } from './setting-titles.ts';
import { terms } from './terms.ts';

const facts: Readonly<Record<PaperFact, string>> = {
  name: '氏名',
  nameLatin: '英字氏名',
  nameNotLatin: '英字氏名（記録はあるが英字ではない）',
  companyLetters: '受入企業の正しい文字の記載（代わりの印または文字化けがある）',
  supervisorLetters: '指導教員の正しい文字の氏名（代わりの印または文字化けがある）',
  jobLetters: '案件の正しい文字の記載（代わりの印または文字化けがある）',
  schoolLetters: '専攻・コースまたは基盤機関の正しい文字の記載（代わりの印または文字化けがある）',
  contactLetters: '人事担当者または企業側指導担当者の正しい文字の氏名（代わりの印または文字化けがある）',
  hostResearcherLetters: '受入研究者の正しい文字の氏名（代わりの印または文字化けがある）',
  nameLetters: '正しい文字の氏名（代わりの印または文字化けがある）',
  dateOfBirth: '生年月日',
  enrolledOn: '入学年月日',
  programEnglish: '専攻・コースの英語名',
  companyAddress: '受入企業の所在地',
  companyTelephone: '受入企業の電話番号',
  content: '活動の内容',
  period: '実施期間',
  hoursPerWeek: '週の就業時間',
  workplace: '就業場所',
  pay: '給与（無報酬の場合はその旨）',
  course: '授業科目の名称',
  credits: '授業科目の単位数',
  university: '大学名',
  issuer: '発行者',
};

const parts: Readonly<Record<string, string>> = { addressee: '宛先', paragraph: '証明文', issuer: '発行者' };

export const papers: Words['papers'] = {
  missing: ({ what, of }) => (of === undefined ? facts[what] : aside(facts[what], of)),
  part: (what) => parts[what] ?? what,
  changed: ({ what, before, after }) =>
    `${papers.part(what)} ${before === undefined ? '記載なし' : `「${before}」`}→${after === undefined ? '記載なし' : `「${after}」`}`,
  warning: (warned) => {
    switch (warned.code) {
      case 'invented':
        return `見本の値（実在しないもの）を印字しています：${warned.keys.map(settingTitle).join('、')}。実際に使う前に変更してください：coopj office edit --set ${warned.keys[0]}='…'`;
      case 'unconfirmed':
        return {
          confirmation: `指導教員の確認が記録されていないため、確認の一文を省きました。研究との関連があり学業に支障がないことを指導教員が確認した場合は、次のコマンドで記録してください：coopj step record ${warned.student} 6 --placement ${warned.placement} --confirms`,
          approval: `証明書の発行日までに指導教員が応募を承認したことが記録されていないため、指導教員の確認の一文を省きました。承認日を記録するには：coopj step record ${warned.student} 6 --placement ${warned.placement} --approved-on …`,
          name: `指導教員の氏名が記録されていないため、指導教員の確認の一文を省きました。氏名を記録するには：coopj student edit ${warned.student} --supervisor-name …`,
        }[warned.lacks];
      case 'also-valid':
        return `${warned.issuedOn}に発行した ${warned.number} も有効です。今回の証明書に差し替える場合は、前のものを無効にしてください：coopj certificate void ${warned.number} --reason …`;
      case 'term-follows':
        return `履修登録前のため、履修する学期（${warned.year}年度${terms.courseTerm[warned.term]}）は開始日から定めました。`;
      case 'activity-follows':
        return warned.activity === 'done'
          ? '終了が記録されていない（STEP 11）ため、実施済みであることは合意した期間に基づきます。'
          : '開始が記録されていない（STEP 11）ため、実施中であることは合意した期間に基づきます。';
      case 'in-japanese':
        return `英語の証明書ですが、次の項目は記録のとおり日本語で印字しています：${warned.labels.join('、')}。英語で記録し直すか、日英併記（--in both）で発行してください。${warned.company === undefined ? '' : `受入企業の英語名を記録するには：coopj company edit ${warned.company} --name-en '…'`}`;
    }
  },
  issued: (number, kind, student, file) => `${student} の${kind} ${number} を発行しました：${file}`,
  finished: (number, kind, student, file) =>
    `${student} の${kind} ${number} は、前回の実行で発行済みでした。作成されていなかったファイルを作成しました：${file}`,
  wouldFinish: (number, kind, student, file) =>
    `${student} の${kind} ${number} は、前回の実行で発行済みです。作成されていないファイルを作成します：${file}`,
  wouldIssue: (number, kind, student, file) => `${student} の${kind} ${number} を発行できます：${file}`,
  named: (number, kind, student) => `${student} の${kind} ${number}`,
  reissued: (paper, count, file) => `${paper} を再発行しました（${count}回目）：${file}`,
  wouldReissue: (paper, count, file) => `${paper} を再発行できます（${count}回目）：${file}`,
  reallyVoid: (paper) => `${paper} を無効にしますか。`,
  voided: (paper) => `${paper} を無効にしました。発行台帳には残ります。交付済みの書面は回収してください。`,
  wouldVoid: (paper) => `${paper} が無効になります（まだ書き込まれていません）。`,
  voidedBy: ({ on, by, reason }) => ['無効とした日・理由', `${on}（${by}）：${reason}`],
  reissueNumber: (n, on) => `再発行 ${n}回目 ${on}`,
  stated: '記載内容',
  fileState: {
    exists: 'ファイルは発行時のまま残っています',
    missing: 'ファイルがありません',
    changed: 'ファイルが発行時のものと異なります',
    unreadable: 'ファイルを読めません',
  },
  notHere: 'ファイルはこのパソコンにはありません',
  kept: (command) => `この書面は共有データベースに保存されています。取り出すコマンド：${command}`,
  keptForClerks: 'この書面は共有データベースに保存されています。取り出せるのは担当者と管理者です。',
  leftBehind: (file) => `名前が付く前に処理が中断しました。書面は次の場所にあります：${file}`,
  issuing: '発行',
  nobodySelected: '条件に合う学生はいません。',
  batchDone: (count, kind, first, last) =>
    count === 0
      ? `${kind}は発行されませんでした。`
      : `${kind}を${count}通発行しました：${first}${count === 1 ? '' : ` から ${last}`}`,
  batchWould: (count, kind, first, last) =>
    count === 0
      ? `発行できる${kind}はありません（まだ書き込まれていません）。`
      : `${kind}を${count}通発行できます（まだ書き込まれていません）：${first}${count === 1 ? '' : ` から ${last}`}`,
  holds: (student, number) => `${student}(${number})`,
  heldAlready: (count, named) =>
    `同じ内容の書面を発行済みのため除いた学生：${count}名 ${named}${count > 10 ? ' ほか' : ''}`,
  putBack: (file) => `ファイルがなかったため、同じものを作り直しました：${file}`,
  notPutBack: (number, file) => `${number}のファイルがなく、元の場所に戻せませんでした：${file}`,
  indexed: (file) => `一覧：${file}`,
  merged: (file) => `印刷用：${file}`,
  sheets: {
    'permit-worksheet': '資格外活動許可申請の記入資料',
    'course-slip': '履修登録依頼票',
    'contract-slip': '契約確認票',
    'verification-note': '証明書の真正性の確認方法の説明書',
  },
  made: (sheet, whose, file) => `${sheet}${whose && `（${whose}）`}を作成しました：${file}`,
  wouldMake: (sheet, whose, file) => `${sheet}${whose && `（${whose}）`}を作成できます：${file}`,
  permitNeed: {
    unknown: '国籍・地域または在留資格が記録されていないため、許可の要否が分かりません。',
    japanese: '日本国籍のため、資格外活動許可は必要ありません。',
    free: 'この在留資格では、資格外活動許可は必要ありません。',
    other: 'この在留資格で就労できるかどうか、出入国在留管理局に確認してください。',
    unpaid: '無報酬として記録されているため、資格外活動許可は必要ありません。',
    covered: '必要な許可は、既に受けています。',
  },
  packUnneeded: (why) => `${why}それでも証明書を2通とも発行しますか。`,
  permitMissing: (papers) => `6点のうち、まだ準備の済んでいない書類：${papers}`,
  permitReady: '6点の書類がそろっています。',
  permitNext: (command) => `次の手順（申請後）：${command}`,
  permitPurpose: '資格外活動許可',
  columns: {
    number: '証明書番号',
    kind: '種類',
    lang: '言語',
    issuedOn: '発行日',
    purpose: '使用目的',
    file: 'ファイル',
    sha256: 'SHA-256',
    by: '担当',
    addressee: '宛先',
    reason: '理由',
    recordedAt: '記録日時',
  },
  lang: { ja: '日本語', en: '英語', both: '日英併記' },
  state: { valid: '有効', reissued: '有効（再発行あり）', void: '無効' },
  verify: {
    genuine: (number) => `${number} は真正であり、有効です。`,
    compare: '紙面の記載が次のとおりであることを確かめてください。',
    facts: {
      number: '証明書番号',
      kind: '証明書の種類',
      issued: '発行日',
      university: '大学',
      name: '氏名',
      'name-en': '英字氏名',
      born: '生年月日',
      student: '学籍番号',
      program: '所属コース',
      entered: '入学日',
      completes: '修了予定日',
      company: '受入企業',
      from: '開始日',
      to: '終了日',
      'hours-per-week': '1週間の就業時間',
      pay: '給与',
    },
  },
  empty: '発行した在学証明書・インターンシップ証明書はありません。',
};

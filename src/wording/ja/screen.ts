import type { Words } from '../words.ts';

export const screen: Words['screen'] = {
  pagerKeys: '（スペース：次のページ · q：終わる）',
  // help
  words: {
    student: '学生（学籍番号。1名に定まれば氏名の一部でも可）',
    students: '学生（学籍番号、複数可）',
    step: 'ステップ（番号 6 またはキー application）',
    placement: '案件 P-0001',
    ref: '案件 P-0001',
    company: '企業（コードまたは正式名称）',
    name: '名称',
    file: 'ファイル（- は標準入力）',
    shell: 'bash・zsh・fish・powershell',
    kind: '種類',
    topic: 'コマンドまたは項目',
    letter: '文書の名前（letter list で確かめられます）',
    papers: '書類',
    dir: 'フォルダー',
    month: '月 2026-10',
  },
  masked: (mayUnmask) =>
    `個人情報は伏せて表示しています（***）。${mayUnmask ? '--unmask を付けると表示します（閲覧は履歴に残ります）。' : ''}`,
  cutShort: (file, made) =>
    `前回の処理は、${file} に名前が付く前に中断されました。同時に作成したほかのファイルのほうが新しい場合があります。作成済みの内容は ${made} にあり、${file} を書き込むと削除されます。`,
  leftOut: (titles) => `画面の幅に収まらない項目：${titles.join('、')}（--fields または --format csv で表示できます）`,
  yes: 'はい',
  no: 'いいえ',
  timeLeft: (seconds) => (seconds < 90 ? `残り約${seconds}秒` : `残り約${Math.round(seconds / 60)}分`),
  // around questions
  asking: {
    goesOn: 'Enter：実行',
    onOrBack: (ways) =>
      `Enter で実行、${ways === 0 ? '' : '番号でその行も実行、'}< で戻ります。いずれかを入力してください。`,
    goesBack: '<：戻る',
    explains: '?：説明',
    explainsConsent: '表示されている内容は、まだ実行されていません。',
    enter: (does) => `Enter：${does}`,
    keeps: '表示の内容で進む',
    leavesBlank: '空欄のまま進む',
    blank: '（空欄）',
    isFirst: '最初の質問です。',
    isNeeded: 'この項目は入力が必要です。',
    adds: (what, term) => (term === '' ? `+ ${what}` : `+ ${what}：${term}`),
    nothingFound: '該当するものがありません。別の語を入力してください。',
    more: (count) => `ほか${count}件（入力するか、↓で表示します）`,
    onCommandLine: (flag) => `コマンドで指定する場合：${flag}`,
    whichNumber: (last) => (last === 1 ? '1 を入力してください。' : `1～${last}の番号を入力してください。`),
    howToChoose: '番号か先頭の文字を入力するか、↑↓で移動し、Enter で印の付いた行を選びます。',
    howToFind: '一部を入力して↑↓で移動し、Enter で印の付いた行を選びます。',
  },
  // stopping short
  error: 'エラー：',
  hint: '対応方法：',
  bug: (message) =>
    `coopj の不具合です。操作の誤りではありません：${message}\nこの行と実行したコマンドを coopj の保守担当者にお知らせください。コマンドの前に COOPJ_DEBUG=1 を付けると詳細を表示します。`,
  disk: (message) =>
    `システムが処理を受け付けませんでした：${message}\nディスクの空きとドライブの接続を確かめてください。`,
  // writing
  recorded: '記録しました：',
  actorIsLogin: (login, typed) =>
    `共有データベースの履歴には、--actor の ${typed} ではなく、ログイン名 ${login} が残ります。`,
  waiting: (seconds, writer) =>
    writer
      ? `${writer.actor} の書込み（coopj ${writer.command}、プロセス ${writer.pid}）が終わるのを待っています（${seconds}秒）。`
      : `別のプログラムがデータベースを使用中のため、待っています（${seconds}秒）。`,
  unanswered: (seconds) =>
    `共有データベースのサーバーが応答しません。最長${seconds}秒、接続を試みます（Ctrl-C で中止）。`,
  wouldRecord: '次のとおり記録されます（まだ書き込まれていません）：',
  unchanged: '変更はありません。データは書き込まれていません。',
  setAside: (title, rule) => `例外承認：${title}（${rule}）`,
  termsOfDays: (days) => `条件が変わった期間：${days.map(({ from = '', to = '' }) => `${from}～${to}`).join('、')}`,
  nextStep: (step, title) => `次：STEP ${step} ${title}`,
  whyCorrect: (before, after) => `「${before}」と記録されています。「${after}」に訂正する理由を入力してください。`,
  reallyUndo: (who, step) => `${who}の${step}を取り消しますか。`,
  takenBack: '取り消しました：',
  wouldTakeBack: '次のとおり取り消されます（まだ書き込まれていません）：',
  standsAgain: (day) => `以前の記録（${day}）が再び有効になります。`,
  operation: (first, last, day, actor) => `履歴の${first === last ? first : `${first}～${last}`}番（${day} ${actor}）`,
  andMore: (count) => `ほか${count}件`,
  keptReason: '理由は、後から確認できるように履歴に残ります。例：別の学生の記録、二重の入力',
  whyUndoOperation: '取り消す理由を入力してください。',
  reallyUndoOperation: (operation) => `${operation}を取り消しますか。`,
  lastOperation: '直前の操作',
  fieldTitles: { field: '項目', title: '内容' },
  reallyClose: (placement, who, state) => `${who}の${placement}を「${state}」として終結しますか。`,
};

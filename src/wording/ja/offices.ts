import type { Words } from '../words.ts';
import { settingTitle, settingTitles } from './setting-titles.ts';
import { settings } from './settings.ts';

const wanted: Words['offices']['wanted'] = {
  text: '1行の文字列（空でもよい）',
  filled: '空でない1行の文字列',
  mail: 'メールアドレス',
  'maybe-mail': 'メールアドレス（空でもよい）',
  address: 'https:// または http:// で始まるアドレス',
  'maybe-address': 'https:// または http:// で始まるアドレス（空でもよい）',
  zone: 'Asia/Tokyo などの時間帯の名称',
  'month-day': '月と日（MM-DD。例：12-29）',
  whole: '0以上の整数',
  seconds: '秒数（0から60までの整数）',
  seal: 'ミリメートル数（18から36までの整数）',
  'yes-no': 'true（はい）または false（いいえ）',
  number: '0より大きい数',
  texts: '互いに異なる文字列の並び（例：["A", "B"]）',
  files: 'ファイル名の並び（例：["fonts/ipamjm.ttf"]）',
  wholes: '整数の並び（例：[3]）',
  periods: '年の期間の並び（例：["08-01/09-30"]）',
  insurances: 'gakkensai・gakkenbai・internship-liability の並び',
  recipients: '["age1…"] のような、age の公開鍵の一覧',
  heading: '取込みの項目名（例：student_number）',
  table: '項目を持つ表',
  tables: '1つ以上の [[programs]]',
};

export const offices: Words['offices'] = {
  wanted,
  files: {
    name: '共有データベースでの名前（office.toml、templates の中のファイルなど。get では証拠書類の sha256 も可）',
    target: '書き出すファイル（省略時は、現在のフォルダーに名前の最後の部分で）',
    source: 'このパソコンのファイル',
    column: '名前',
    none: '共有データベースにファイルはありません。',
    got: (file) => `書き出しました：${file}`,
    wouldGet: (file) => `書き出せます：${file}`,
    kept: (name) => `共有データベースに入れました：${name}（以前のものも残ります）`,
    wouldKeep: (name) => `共有データベースに入れられます：${name}（保存はしていません）`,
  },
  problem: (problem) => {
    switch (problem.why) {
      case 'missing':
        return `${problem.key} がありません。必要な値：${wanted[problem.wanted]}`;
      case 'unknown':
        return `${problem.key} という項目はありません。${problem.nearest === undefined ? '' : `${problem.nearest} ではありませんか。`}`;
      case 'twice':
        return `${problem.key} が2回以上指定されています。1回だけ指定してください。`;
      case 'wrong':
        return `${problem.key} の値「${problem.value}」は使えません。必要な値：${wanted[problem.wanted]}`;
    }
  },
  empty: '（未記入）',
  setting: settingTitle,
  sections: {
    university: '大学',
    office: '事務局',
    issuer: '証明書の発行者',
    system: '専用システム',
    course: '授業科目',
    rules: '要件の設定値',
    papers: '書類の印字',
    calendar: '年末年始の休業期間',
    templates: '証明書と文書の独自の文面',
    backup: 'バックアップ',
    database: 'データベース',
    retention: '保存期間（年）',
    terms: '学期',
    import: '一括取込みの見出し',
    programs: 'コースと基盤機関',
  },
  file: (file) => `設定ファイル：${file}`,
  shipped: (folder) => `書面と文書の標準の文面：${folder}`,

  init: {
    wizard: {
      titles: settingTitles,
      questions: {
        'university.name.ja': '大学の名称を日本語で入力してください。',
        'university.name.en': '大学の名称を英語で入力してください。',
        'office.name.ja': '事務局の名称を日本語で入力してください。',
        'office.name.en': '事務局の名称を英語で入力してください。',
        'office.telephone': '事務局の電話番号を入力してください。',
        'office.email': '事務局のメールアドレスを入力してください。',
        'issuer.title.ja': '証明書の発行者の職名を日本語で入力してください。',
        'issuer.title.en': '発行者の職名を英語で入力してください。',
        'issuer.name.ja': '発行者の氏名を日本語で入力してください。',
        'issuer.name.en': '発行者の氏名を英語で入力してください。',
        'office.address.ja': '事務局の所在地を日本語で入力してください。',
        'office.address.en': '事務局の所在地を英語で入力してください。',
        'course.code': '授業科目の科目コードを入力してください。',
        'course.title.ja': '授業科目の名称を日本語で入力してください。',
        'course.title.en': '授業科目の名称を英語で入力してください。',
        'course.credits': '授業科目の単位数を入力してください。',
        'course.teacher.ja': '科目担当教員の氏名を日本語で入力してください。',
        'course.teacher.en': '科目担当教員の氏名を英語で入力してください。',
        'university.name': '大学の名称を日本語と英語で入力してください。',
        'office.name': '事務局の名称を日本語と英語で入力してください。',
        'office.address': '事務局の所在地を日本語と英語で入力してください。',
        'issuer.title': '証明書の発行者の職名を日本語と英語で入力してください。',
        'issuer.name': '証明書の発行者の氏名を日本語と英語で入力してください。',
        'course.title': '授業科目の名称を日本語と英語で入力してください。',
        'course.teacher': '科目担当教員の氏名を日本語と英語で入力してください。',
        programs: 'コース（専攻）を1つずつ入力してください。',
        more: '次のコース（専攻）を入力してください。',
      },
      hints: {
        'university.name.ja': '正式名称です。例：総合研究大学院大学',
        'university.name.en': '証明書に記載する名称です。',
        'office.name.ja': '証明書と文書（メール）の末尾に記載されます。',
        'office.name.en': '証明書と文書（メール）の末尾に記載されます。',
        'office.telephone': '学生と企業からの連絡先です。例：03-0000-0000',
        'office.email': '文書（メール）の差出人です。例：internship@example.ac.jp',
        'issuer.title.ja': '証明書に記載されます。例：学長',
        'issuer.title.en': '証明書に記載されます。例：President',
        'issuer.name.ja': '証明書に必要です。未記入の間は発行できません。',
        'issuer.name.en': '証明書に必要です。未記入の間は発行できません。',
        'office.address.ja': '証明書の問合せ先として記載されます。',
        'office.address.en': '証明書の問合せ先として記載されます。',
        'course.code': '履修登録票に記載されます。例：JRI-001',
        'course.title.ja': 'インターンシップ証明書に記載されます。',
        'course.title.en': 'インターンシップ証明書に記載されます。',
        'course.credits': 'インターンシップ証明書に必要です。例：2',
        'course.teacher.ja': '敬称は付けません。インターンシップ証明書に記載されます。',
        'course.teacher.en': 'インターンシップ証明書に記載されます。',
        'university.name': '「日本語 / 英語」の順に入力します。例：見本大学 / Mihon University',
        'office.name': '例：見本課 / Mihon Office。証明書と文書（メール）の末尾に記載されます。',
        'office.address': '例：東京都見本区1-1 / 1-1 Mihon-ku, Tokyo。証明書の問合せ先です。',
        'issuer.title': '例：学長 / President。証明書に必要です。',
        'issuer.name': '例：見本 太郎 / MIHON Taro。証明書に必要です。',
        'course.title': '例：研究実習 / Research Internship。インターンシップ証明書に必要です。',
        'course.teacher': '例：見本 次郎 / MIHON Jiro。敬称は付けません。インターンシップ証明書に必要です。',
        more: '名称 / 英語名 / 研究科など / その英語名',
        programs:
          '名称 / 英語名 / 研究科など / その英語名。例：見本専攻 / Mihon Program / 見本研究科 / Graduate School of Mihon',
      },
      explain: 'どの項目も、後から coopj office edit で変更できます。',
      blank: '空欄',
      both: '英語も「/」に続けて入力してください。例：日本語 / English。未定の場合は「/」で終えてください。',
      ofSokendai: '総研大の見本の値です。独自の値を入力するか、未定の場合は空欄にしてください。',
      invented: (value) => `${value}（! 実在しない見本の値です。実際の業務の前に変更してください）`,
      really: (file) => `この内容で作成しますか。${file}、データベース、署名鍵を作成します。`,
      offer: '準備ができました。はじめに何をしますか。',
      offers: {
        import: '学生の名簿（CSV または Excel）を取り込む',
        register: '学生を1名登録する',
        rehearse: '架空の学生で練習する',
        nothing: '何もしない',
      },
      file: '名簿のファイルを入力してください。',
    },
    profileMade: (file) => `設定ファイルを作成しました：${file}`,
    profileThere: (file) => `設定ファイルは既にあるため、変更していません：${file}`,
    databaseMade: (file) => `データベースを作成しました：${file}`,
    keyElsewhere: (file) =>
      `署名鍵は、このパソコンにはありません。証明書を発行する担当者のパソコンにあります。ここでも発行する場合は、そこから ${file} にコピーしてください。どこにも残っていない場合に限り、次のコマンドで新しい署名鍵に切り替えます：coopj office key --adopt --reason "…"`,
    keyMade: (file) =>
      `証明書の真正性を示すための署名鍵を作成しました：${file}\nバックアップと同じ場所に控えを保管し、他人に渡さないでください。`,
    keyThere: (file) => `署名鍵は既にあるため、変更していません：${file}`,
    databaseThere: (file) => `データベースは既にあるため、変更していません：${file}`,
    wouldMake: (file) => `作成するもの：${file}`,
    setsIgnored:
      '設定ファイルが既にあるため、--set の値は反映していません。変更は「coopj office edit --set 項目=値」で行ってください。',
    missing: (keys) =>
      `未記入の項目：${keys.map(settingTitle).join('、')}。記入するまで、これを印字する証明書などの書面は作成できません。`,
    invented: (keys) =>
      `見本の値（実在しない連絡先など）のままの項目：${keys.map(settingTitle).join('、')}。書面や文書（メール）に記載される前に変更してください。`,
    next: '次に行うこと：',
    check: '  coopj office check',
    import: '  coopj import students ファイル',
  },

  edit: {
    key: '変更する設定を選んでください。',
    wanted: (what) => `必要な値：${what}`,
    empties: '空欄にする',
    settings,
    changed: (key, before, after) => `${key}: ${before} → ${after}`,
    unchanged: '変更はありません。データは書き込まれていません。',
    dry: 'データは書き込まれていません(--dry-run)。',
  },

  key: {
    foreign: (file, key, current) =>
      `${file} は、この事務局が署名に使っている鍵（${current}）ではありません。このファイルの公開鍵は ${key} です。切り替えるまで、この鍵で署名されることはありません。`,
    adopted: (file, key) =>
      `今後は ${file} の鍵（${key}）で署名します。新しい公開鍵を、以前の公開鍵と並べて公開してください。`,
    reallyAdopt: (current, file, shared) =>
      `この事務局は、鍵 ${current} で署名しています。これまでに署名した証明書は、今後も真正性を確認できます。${shared ? `署名を行うほかの担当者は、新しい鍵のファイル ${file} を受け取るまで署名できません。` : ''}今後は別の鍵で署名しますか。`,
    wouldAdopt: (file, key) => `${file} の鍵（${key}）で署名するようになります。`,
  },

  checks: {
    columns: { check: '確認項目', result: '結果', message: '内容', hint: '対応方法' },
    titles: {
      issuer: '発行者',
      own: '独自の事項',
      contact: '連絡先',
      programs: 'コース',
      twice: 'コースの重複',
      lengths: '実施期間',
      closure: '年末年始',
      terms: '学期',
      key: '署名鍵',
      fonts: 'フォント',
      texts: '書面の文面',
      letters: '文書の設定',
    },
    results: { ok: '問題なし', open: '要対応', note: '参考' },
    issuer: {
      ok: '発行者の氏名は、日本語と英語の両方が記入されています',
      open: (keys) => `次の項目が空のため、在学証明書とインターンシップ証明書は発行できません：${keys}`,
      hint: "coopj office edit --set issuer.name.ja='…' --set issuer.name.en='…'",
    },
    own: {
      ok: '書面に印字する大学の事項は独自のものです',
      open: (keys) =>
        `空欄であるか、他大学の名称のもとで総研大の値のままのため、これを印字する書面は作成できません：${keys}`,
      hint: (command) => `${command}（コースは設定ファイルの [[programs]] に記入してください）`,
    },
    contact: {
      ok: '連絡先は独自のものです',
      open: (keys) => `見本の値（実在しない連絡先など）のままです。印字した書面の作成時にも注意します：${keys}`,
    },
    programs: {
      ok: 'すべてのコースと基盤機関に、日本語名と英語名があります',
      open: (names) => `英語名がないため、英文では発行できません：${names}`,
      hint: '設定ファイルの program.en と institute.en を記入してください',
    },
    twice: {
      ok: '同じコースの重複はありません',
      open: (names) => `重複しています：${names}`,
      hint: '設定ファイルの [[programs]] を、コースごとに1つにしてください',
    },
    lengths: {
      ok: '実施期間の注意と停止の月数に矛盾はありません',
      open: (warn, block) =>
        `rules.blockUnderMonths（${block}）が rules.warnUnderMonths（${warn}）を上回るため、注意が表示されません`,
      hint: (block) => `coopj office edit --set rules.warnUnderMonths=${block}`,
    },
    closure: {
      ok: (days) => `年末年始の休業は${days}日間です`,
      open: (days) => `年末年始の休業が${days}日間になっています。開始日と終了日が逆ではありませんか`,
      hint: (from, to) => `coopj office edit --set calendar.closureFrom=${from} --set calendar.closureTo=${to}`,
    },
    terms: {
      ok: '前学期と後学期の開始日に矛盾はありません',
      open: (spring, autumn) => `terms.springFrom（${spring}）が terms.autumnFrom（${autumn}）より前になっていません`,
      hint: 'coopj office edit --set terms.springFrom=04-01 --set terms.autumnFrom=10-01',
    },
    key: {
      ok: '署名鍵は、この事務局が署名に使っているもので、所有者だけが読めます',
      shared: (file) => `署名鍵 ${file} を所有者以外も読めます。鍵を持つ人は事務局の名で署名できます`,
      hint: (file) => `chmod 600 "${file}"`,
    },
    fonts: {
      ok: (files) =>
        files.length === 0 ? '独自のフォントはありません' : `独自のフォントをすべて開けます：${files.join('、')}`,
    },
    letters: {
      ok: 'すべての文書に必要な設定があります',
      open: (letters) => `設定が空欄のため作成できない文書があります：${letters}`,
    },
    texts: {
      ok: (own, folder) =>
        own.length === 0
          ? `書面・文書・報告のページの文面に問題はありません。独自の文面はありません（${folder}）`
          : `書面・文書・報告のページの文面に問題はありません。独自の文面（${folder}）：${own.join('、')}`,
      open: (where, why) => `${where}: ${why}`,
      unknown: (file, nearest) =>
        `${file} という名前の文面はないため、使われません${nearest === undefined ? '' : `。「${nearest}」ではありませんか`}`,
      unused: {
        'reports/page.eta': {
          message: 'reports/page.eta はプログラムを含むひな形です。プログラムは実行されないため、使われません',
          hint: '標準の reports/page.html を同じフォルダーにコピーして書き換え、page.eta は取り除いてください',
        },
        'reports/page.js': {
          message: 'reports/page.js は使われません。報告のページで動くスクリプトは標準のものだけです',
          hint: 'フォルダーから取り除いてください',
        },
      },
      rename: '置き換えたい標準の文面と同じ名前に変えるか、フォルダーから取り除いてください',
    },
    none: '確認する項目はありません。',
  },

  tour: {
    welcome: (folder) =>
      `架空の学生による練習です。作成するものはすべて ${folder} に置き、実際のデータには触れません。`,
    pause: 'Enter で次へ進みます（Ctrl-C で終了）。',
    office: 'はじめに、事務局の設定ファイルとデータベースを作成します。発行者の氏名は架空のものです。',
    import: '12名分のデータを CSV ファイルから一括で取り込みます。',
    steps: '学生 20241002 は専用システムへの登録を終え、オンライン説明会に参加しました（STEP 4）。',
    company: '受入企業と、その実施契約を記録します。',
    placement:
      'ジョブディスクリプションを選び（STEP 5）、応募し（STEP 6）、選考を経て（STEP 7）、参加の意思を伝えました（STEP 8）。',
    early: 'この段階で履修登録を試みます。契約内容の確認が済んでいないため、理由と対応が示されます。',
    contract: '雇用契約書を受領し、差し戻し、再提出を受けて確認し、締結します（STEP 9）。',
    course: '事務局が履修登録を行います（STEP 10）。',
    insurance: '開始日より前に、2つの保険に加入し、参加準備を始めます。',
    papers: '在学証明書とインターンシップ証明書を、日英併記で発行します。',
    lists: '全員の進み具合を、画面と表計算用のファイルに出します。',
    check: 'インターンシップを開始できるかどうかを、要件ごとに確認します。',
    report: '月次報告を、画面とファイルに出します。',
    made: '作成したファイル：',
    goOn: 'この練習を続けるときは、はじめに次を入力してください：',
    tries: ['続けて試せるもの：', '  coopj', '  coopj student show 20241002', '  coopj history 20241002'],
  },
};

import type { TemplateProblem } from '../../core/papers/template-problem.ts';
import { type ProfileProblem, SETTINGS } from '../../core/profile.ts';
import type { Words } from '../words.ts';
import { imports } from './imports.ts';
import { offices } from './offices.ts';

const at = (flag: string | undefined) => (flag === undefined ? '' : `${flag}: `);
const list = (words: readonly string[]) => words.join('、');
const meant = (nearest: string | undefined) => (nearest === undefined ? '' : ` ${nearest} ではありませんか。`);
/** What the system says of a file, in words. */
const because = (why: string) =>
  ({
    ENOENT: 'フォルダーがありません。',
    ENOTDIR: 'フォルダーではない場所が指定されています。',
    EACCES: '権限がありません。',
    EPERM: '権限がありません。',
    EROFS: '読み取り専用のドライブです。',
    ENOSPC: 'ディスクに空きがありません。',
    EBUSY: 'ほかのソフトが使用中です。',
    ENAMETOOLONG: '名前が長すぎます。',
  })[why] ?? why;
const days = '日付は 2026-10-05、today、-3d、令和8年10月5日 のように書いてください。';

const UNFIT = {
  'not-a-font': 'フォントではありません',
  collection: '複数のフォントをまとめたファイル(.ttc)です',
  outlines: '輪郭が TrueType 形式ではありません(.otf)',
  damaged: '壊れています',
  'embedding-forbidden': '文書への埋込みを製作者が禁じています',
  'subsetting-forbidden': '文書への部分的な埋込みを製作者が禁じています',
};

const BINARY = {
  protected: 'パスワードで保護されたExcelファイル',
  xls: '旧形式またはバイナリ形式のExcelファイル',
  ods: 'OpenDocument形式のファイル',
  zip: 'ZIPファイル',
  pdf: 'PDFファイル',
  other: 'テキストではないファイル(NULバイトを含むもの)',
};

/** 1行に1つずつ、文の下に並べる。 */
const each = (lines: readonly string[]) => lines.map((line) => `\n- ${line}`).join('');
const mend = (problems: readonly ProfileProblem[]) => {
  const setting = problems.find(({ why, key }) => why !== 'unknown' && SETTINGS.some((one) => one.key === key));
  return setting
    ? `coopj office edit --set ${setting.key}='…'`
    : 'エディターでファイルを修正してから: coopj office check';
};

export const errors: Words['errors'] = {
  // the command line
  'not-a-day': ({ value, flag }) => ({ message: `${at(flag)}「${value}」は日付として読めません。`, hint: days }),
  'no-such-day': ({ value, flag }) => ({ message: `${at(flag)}「${value}」という日は暦にありません。`, hint: days }),
  'outside-era': ({ value, flag, reading }) => ({
    message: `${at(flag)}「${value}」はその元号の期間外です。西暦では ${reading} になります。`,
    hint: `この日でよければ ${reading} と書いてください。`,
  }),
  'not-a-month': ({ value, flag }) => ({
    message: `${flag}:「${value}」は月として読み取れません。`,
    hint: '2026-10、this(今月)、last(先月)、令和8年10月 のように指定してください。',
  }),
  'after-today': ({ value, flag, today }) => ({
    message: `${flag}:${value}は本日(${today})より後です。まだ記録がありません。`,
    hint: `${flag} ${['--month', '--year'].includes(flag) ? 'this' : 'today'}`,
  }),
  'not-a-number': ({ value, flag }) => ({
    message: `${at(flag)}「${value}」は数として読めません。`,
    hint: '37.5 のように数字で書いてください。',
  }),
  'not-one-of': ({ value, flag, allowed, nearest }) => ({
    message: `${at(flag)}「${value}」は使えません。使えるのは ${list(allowed)} です。${meant(nearest)}`,
    hint: `${flag} ${nearest ?? allowed[0] ?? ''}`,
  }),
  'flag-missing': ({ flag, example }) => ({
    message: `${flag} がありません。`,
    hint: example ?? `${flag} を付けてください。`,
  }),
  'not-for-terminal': ({ format, file }) => ({
    message: `--format ${format}: 画面には表示できません。ファイルに書き出してください。`,
    hint: `-o ${file}`,
  }),
  'flags-disagree': ({ flags }) => ({
    message: `${flags.join(' と ')} は同時に指定できません。`,
    hint: `${flags.at(-1) ?? 'いずれか'} を外してください。`,
  }),
  'flag-of-other-step': ({ flag, step, flags }) => ({
    message: `${flag} は STEP ${step} の項目ではありません。`,
    hint: `STEP ${step} では --on${flags.length > 0 ? ` のほか ${flags.join('、')}` : ''} を指定できます。`,
  }),
  'some-refused': ({ refused, of, dryRun }) => ({
    message: dryRun
      ? `${of}名のうち${refused.length}名には発行できません。`
      : `${of}名のうち${refused.length}名には発行していません。ほかの学生の分は発行済みです。`,
    hint: '対応してから同じコマンドをもう一度実行してください。発行済みの学生は除かれます。',
  }),
  'letters-refused': ({ count, of }) => ({
    message: `${of}通のうち${count}通は下書きを作成できませんでした。理由は出力にあります。`,
    hint: '対応してから同じコマンドをもう一度実行してください。フォルダーにある下書きは作り直されません。',
  }),
  'not-genuine': ({ why, number, voided }) => {
    const which = number ?? 'この証明書';
    switch (why) {
      case 'unreadable':
        return {
          message: '確認用コードの情報が見つかりません。スキャンした画像や、印刷し直した PDF には含まれていません。',
          hint: '紙面のコードを読み取り、coopj certificate verify --qr "…" で確認してください。',
        };
      case 'altered':
        return { message: `${which} は発行時と内容が異なります(改変されています)。` };
      case 'void':
        return {
          message: `${which} は当事務局が発行しましたが、${voided?.on} に無効となりました。理由: ${voided?.reason}`,
        };
      case 'unknown':
        return {
          message: `${which} は当事務局の鍵で署名されていますが、発行台帳にありません。`,
          hint: 'データベースを古いバックアップから戻していないか、確認してください。',
        };
      case 'another-office':
        return { message: `${which} は、当事務局のものではない鍵で署名されています。` };
    }
  },
  'check-open': ({ student, count }) => ({
    message: `${student}:停止事項が${count}件あります。`,
    hint: '各行の対応方法をご覧ください。',
  }),
  'check-all-open': ({ students, count }) => ({
    message: `${students}名の学生に停止事項が合計${count}件あります。`,
    hint: '各行の対応方法をご覧ください。',
  }),
  'not-in-a-script': ({ question, flag }) => ({
    message: `「${question}」への回答が必要ですが、お尋ねする端末がありません。`,
    hint: `${flag} を付けてください。`,
  }),
  'nothing-to-change': ({ example }) => ({ message: '変更する項目が指定されていません。', hint: example }),
  'not-a-text': ({ flag, character }) => ({
    message: character === undefined ? `${flag} が空です。` : `${flag} に保存できない文字があります: ${character}`,
    hint:
      character === undefined ? `${flag} の後に、引用符で囲んで書いてください。` : '貼り付けずに入力し直してください。',
  }),
  'not-a-code': ({ value, flag }) => ({
    message: `${flag}: 「${value}」はコードにできません。文字・数字・「.」「-」「_」を40字まで使えます。`,
    hint: `${flag} を省略すると、次の番号が付きます。`,
  }),
  'item-malformed': ({ value }) => ({
    message: `--item: 「${value}」は KEY=TEXT の形ではありません。`,
    hint: '--item ip="成果の帰属が不明"',
  }),
  'not-an-item': ({ value, items, nearest }) => ({
    message: `--item: 確認項目に「${value}」はありません。${meant(nearest)}確認項目: ${items.map(({ item, title }) => `${item}(${title})`).join('、')}`,
    hint: `--item ${nearest ?? items[0]?.item ?? ''}="…"。その他の所見は --remark "…" に書いてください。`,
  }),
  'unknown-command': ({ word, command, nearest }) => ({
    message: `${command} に「${word}」というコマンドはありません。${meant(nearest)}`,
    hint: nearest === undefined ? `${command} --help` : `${command} ${nearest}`,
  }),
  'unknown-flag': ({ flag, command, nearest }) => ({
    message: `${command} に ${flag} というオプションはありません。${meant(nearest)}`,
    hint: `${command} --help`,
  }),
  'argument-missing': ({ argument, command }) => ({
    message: `${command} には <${argument}> が必要です。`,
    hint: `${command} --help`,
  }),
  'argument-extra': ({ words, command }) => ({
    message: `${command} では ${words.map((word) => `「${word}」`).join('')} は使いません。`,
    hint: `空白を含む語は引用符で囲んでください。使い方: ${command} --help`,
  }),
  'flag-value-missing': ({ flag, command }) => ({
    message: `${flag} の後に値が必要です。`,
    hint: `${command} --help`,
  }),
  'unknown-topic': ({ word, topics, nearest }) => ({
    message: `「${word}」というコマンドも項目もありません。${meant(nearest)}`,
    hint: `項目: ${topics.map((topic) => `coopj help ${topic}`).join(' · ')}`,
  }),
  'database-kind': ({ url }) => ({
    message: `${url} は開けません。coopj の記録はファイルに保存します。`,
    hint: '--db ./coopj.db',
  }),
  cancelled: () => ({ message: '中止しました。変更はありません。' }),
  // what was asked for is not there
  'no-such-student': ({ number }) => ({
    message: number.trim() === '' ? '学籍番号が空です。' : `学籍番号 ${number} の学生は名簿にありません。`,
    hint: number.trim() === '' ? 'coopj student list' : `coopj student list --find ${number}`,
  }),
  'not-among-them': ({ student, flag }) => ({
    message: `${flag} の ${student} は対象の学生に含まれていません。`,
    hint: `学籍番号を確かめてください: coopj student list --find ${student}`,
  }),
  'several-students': ({ word, matches }) => ({
    message: `「${word}」に当てはまる学生が${matches.length}名います: ${list(matches.map(({ number, name }) => `${number} ${name}`))}。`,
    hint: `学籍番号で指定してください: ${matches[0]?.number ?? ''}`,
  }),
  'no-such-placement': ({ placement, student, known }) => ({
    message:
      student === ''
        ? `案件 ${placement} はありません。`
        : `学生 ${student} に案件 ${placement} はありません。${known.length > 0 ? `この学生の案件: ${list(known)}` : ''}`,
    hint: `coopj placement list ${student}`.trimEnd(),
  }),
  'no-placement': ({ student }) => ({
    message: `学生 ${student} には進行中の案件がありません。`,
    hint: `coopj placement open ${student} --company …`,
  }),
  'placement-unnamed': ({ student, open }) => ({
    message: `学生 ${student} には進行中の案件が${open.length}件あります: ${list(open)}。`,
    hint: `どの案件かを指定してください: --placement ${open[0] ?? ''}`,
  }),
  'no-such-company': ({ company }) => ({
    message: `「${company}」という企業は、コードでも正式名称でも見つかりません。`,
    hint: 'coopj company list',
  }),
  'no-such-contract': ({ student, placement }) => ({
    message: `学生 ${student} の案件 ${placement} には、受領した契約書がありません。`,
    hint: `coopj contract receive ${student} --kind employment --on today`,
  }),
  'no-such-certificate': ({ number, nearest }) => ({
    message: `証明書発行台帳に「${number}」はありません。${meant(nearest)}`,
    hint: '一覧: coopj certificate list',
  }),
  'no-such-batch': ({ batch }) => ({
    message: `取込み番号「${batch}」は見つかりません。`,
    hint: 'coopj import list',
  }),
  'no-such-obligation': ({ obligation, student, known }) => ({
    message: `学生 ${student} に手続 ${obligation} はありません。${known.length > 0 ? `あるもの:${known.join('、')}` : ''}`,
    hint: `coopj obligation list ${student}`,
  }),
  'no-agreement': ({ agreement }) => ({
    message: `実施契約「${agreement}」は見つかりません。`,
    hint: 'coopj agreement list',
  }),
  'no-such-agreement': ({ company }) => ({
    message: `${company} との実施契約は記録されていません。`,
    hint: `coopj agreement add ${company} --from 2026-04-01 --to 2027-03-31`,
  }),
  'agreement-not-received': ({ agreement, company }) => ({
    message: `${company} との実施契約 ${agreement} の契約書は、まだ受領していません。`,
    hint: `coopj contract receive --company ${company} --on today`,
  }),
  'no-registration': ({ student, year }) => ({
    message: `${year ? `${year}年度に、` : ''}${student ? `学生 ${student} は履修登録されていません` : '履修登録された学生はいません'}。`,
    hint: student ? `coopj course register ${student}` : 'coopj course list',
  }),
  'student-exists': ({ number }) => ({
    message: `学籍番号 ${number} の学生は、すでに名簿にあります。`,
    hint: `coopj student edit ${number} --help`,
  }),
  'company-exists': ({ code, name }) => ({
    message: `企業 ${code}(${name})は、すでに記録されています。`,
    hint: 'coopj company list',
  }),
  // rules and facts
  refused: ({ refusals }) => ({
    message: `まだ記録できません。未充足の要件が${refusals.length}件あります。`,
  }),
  conflict: ({ subject }) => ({
    message: `${subject} は、その間に別の方が変更しました。書き込みは行っていません。`,
    hint: '内容を確かめてから、もう一度実行してください。',
  }),
  // files
  'file-missing': ({ file }) => ({ message: `ファイル ${file} がありません。`, hint: `ls "${file}"` }),
  'file-unreadable': ({ file, why }) => ({
    message: `${file} を読み込めません: ${because(why)}`,
    hint: '閲覧の権限があるか、ほかのソフトで開いていないかを確かめてください。',
  }),
  'file-is-folder': ({ file }) => ({ message: `${file} はファイルではなくフォルダーです。`, hint: `ls "${file}"` }),
  'file-empty': ({ file }) => ({ message: `${file} は空です。`, hint: '作成したソフトで保存し直してください。' }),
  'file-exists': ({ file }) => ({
    message: `${file} はすでにあります。上書きはしていません。`,
    hint: '別の名前を指定するか、上書きする場合は --force を付けてください。',
  }),
  'file-unwritable': ({ file, why }) => ({
    message: `${file} に書き込めません: ${because(why)}`,
    hint: 'フォルダーがあるか、書き込みの権限があるかを確かめてください。',
  }),
  // papers
  'glyph-missing': ({ character, codePoint, text }) => ({
    message: `「${text}」の${character === '' ? codePoint : `「${character}」(${codePoint})`}は、どのフォントにもない文字です。書類は作成していません。`,
    hint: '記録を訂正するか、その文字をもつフォントを指定してください: coopj office edit --set papers.fonts=FILE',
  }),
  'font-unfit': ({ file, why }) => ({
    message: `${file} は書類のフォントとして使えません: ${UNFIT[why]}。書類は作成していません。`,
    hint: '埋込みの許された単独の TrueType フォント(.ttf)を指定するか、指定を外してください: coopj office edit --set papers.fonts=',
  }),
  'template-bad': ({ file, line, ...problem }) => ({
    message: `${file}${line === undefined ? '' : ` ${line}行目`}: ${templateProblem(problem)}`,
    hint: 'テキストエディターで該当の行を直してください。使える項目は、その行の上に書いてあります。',
  }),
  // sheets
  'sheet-binary': ({ file, kind }) => ({
    message: `${file} は${BINARY[kind]}で、CSV・TSV・Excelファイル(.xlsx)ではありません。データは書き込まれていません。`,
    hint: {
      protected:
        'Excelでパスワードを解除し(ファイル、情報、ブックの保護、パスワードを使用して暗号化)、保存してから取り込んでください。',
      xls: 'Excelの「名前を付けて保存」で「Excelブック(.xlsx)」を選び、そのファイルを取り込んでください。',
      ods: '「Excel 2007–365(.xlsx)」またはCSVで保存し、そのファイルを取り込んでください。',
      zip: '表計算ソフトで保存したファイルを指定してください。',
      pdf: '表計算ソフトで保存したファイルを指定してください。',
      other: '表計算ソフトで保存したファイルを指定してください。',
    }[kind],
  }),
  'sheet-damaged': ({ file }) => ({
    message: `${file} はExcelファイルとして読み込めません。途中で切れているか、壊れています。データは書き込まれていません。`,
    hint: 'Excelで開いて .xlsx で保存し直すか、送り直してもらってください。',
  }),
  'sheet-no-result': ({ file, cell }) => ({
    message: `${file} のセル ${cell}: 数式の計算結果が保存されていません。データは書き込まれていません。`,
    hint: 'Excelで開いて保存し直し、そのファイルを取り込んでください。',
  }),
  'sheet-too-large': ({ file, what, limit }) => ({
    message: {
      file: `${file} は ${limit / 1_000_000} MB を超えています。データは書き込まれていません。`,
      unpacked: `${file} は展開すると ${limit / 1_000_000} MB を超えるか、記載された大きさを超えます。データは書き込まれていません。`,
      rows: `${file} は ${limit} 行を超えています。データは書き込まれていません。`,
    }[what],
    hint: '目的のファイルかどうかを確かめてください。これほど長い一覧は、CSVで分けて取り込んでください。',
  }),
  'sheet-encoding': ({ file, tried, line }) => ({
    message: `${file} を ${tried.join(' または ')} として読み込めません${line === undefined ? '' : `(${line}行目に文字として読めないバイトがあります)`}。データは書き込まれていません。`,
    hint: '「CSV UTF-8」で保存し直すか、文字コードを指定してください: --encoding utf-8|cp932|utf-16|euc-jp',
  }),
  'sheet-malformed': ({ file, line }) => ({
    message: `${file} の${line}行目: 引用符(")が閉じられていません。データは書き込まれていません。`,
    hint: '表をCSVで保存し直してください。手で書く場合、" を含むセルは "…""…" と書きます。',
  }),
  'sheet-cell-too-long': ({ file, line, limit }) => ({
    message: `${file} の${line}行目: ${limit}文字を超えるセルがあるか、引用符(")が閉じられていません。データは書き込まれていません。`,
    hint: /\.xlsx$/i.test(file)
      ? `Excelで${line}行目のセルを確かめ、短くするか空にしてください。`
      : `sed -n ${line}p "${file}" | cut -c 1-200`,
  }),
  'sheet-heading-twice': ({ file, line, headings: [first, second] }) => ({
    message:
      first === second
        ? `${file} の${line}行目: 見出し「${first}」が2つあります。データは書き込まれていません。`
        : `${file} の${line}行目: 見出し「${first}」と「${second}」は同じ項目です。データは書き込まれていません。`,
    hint: 'どちらかの列の見出しを変えるか、列を削除してください。',
  }),
  'sheet-no-heading': ({ file, of, looked, nearest }) => ({
    message: `${file} に見出し行が見つかりません。先頭${looked}行に、${of !== 'companies' ? '学籍番号' : '企業コードまたは企業名'}ともう一つ以上の項目を持つ行がありません${
      nearest === undefined ? '' : `(${nearest.line}行目にあるのは ${list(nearest.headings)})`
    }。データは書き込まれていません。`,
    hint:
      of !== 'companies'
        ? '学籍番号の列の見出しを「学籍番号」とするか、列を指定してください: --map 番号=student_number (文字化けしている場合: --encoding)'
        : '企業名の列の見出しを「企業名」とするか、列を指定してください: --map 社名=name (文字化けしている場合: --encoding)',
  }),
  'sheet-no-rows': ({ file }) => ({
    message: `${file} には見出しだけがあり、データの行がありません。データは書き込まれていません。`,
    hint: '行を入力してください。空の一覧もあり得るスクリプトでは --allow-empty を付けてください。',
  }),
  'import-refused': ({ file, of, rejected, rows }) => ({
    message: `${file} は取り込んでいません。${rows}行のうち${rejected}行が取込み不可です。データは書き込まれていません。`,
    hint: `該当行を直してもう一度取り込${file === '-' ? 'んでください。' : `むか、問題のない行だけを取り込んでください: coopj import ${of} "${file}" --partial --rejects rejects.csv`}`,
  }),
  'values-refused': ({ problems, command }) => ({
    message: problems.map(imports.flagged).join('\n'),
    hint: `${command} --help`,
  }),
  'map-name': ({ value }) => ({
    message: `--save-map: 「${value}」は名前に使えません。使えるのは文字・数字・「-」「_」で40字までです。`,
    hint: '--save-map 専攻提出',
  }),
  'map-malformed': ({ value }) => ({
    message: `--map: 「${value}」は「見出し=項目」の形ではありません。`,
    hint: '--map 氏名=name_kanji',
  }),
  'not-in-xlsx': ({ limit, cell }) => ({
    message: cell
      ? `Excelのセルに入る文字数は ${limit} 文字までです。${cell.line}行目の ${cell.column} はこれを超えています。書き込みは行っていません。`
      : `Excelのシートに入る行数は ${limit} 行までです。一覧はこれを超えています。書き込みは行っていません。`,
    hint: '--format csv',
  }),
  'not-in-cp932': ({ cells, more }) => ({
    message: `CP932 で表せない文字があります: ${cells.map(({ line, column, characters }) => `${characters}(${line}行目 ${column})`).join('、')}${more > 0 ? ` ほか${more}か所` : ''}。書き込みは行っていません。`,
    hint: '--encoding を外してください。UTF-8 ならすべての文字を表せ、Excel でも開けます。',
  }),
  // 名簿データベース
  'store-missing': ({ file }) => ({
    message: `${file} に coopj のデータベースがありません。`,
    hint: 'coopj init で作成するか、--db PATH または COOPJ_DB でお使いのデータベースを指定してください。',
  }),
  'store-unreadable': ({ file, why }) => ({
    message: `データベース ${file} を開けません(${why})。`,
    hint: 'このファイルとフォルダーの読み書きの権限を確かめてください。',
  }),
  'store-is-folder': ({ file }) => ({
    message: `${file} はフォルダーであり、データベースではありません。`,
    hint: '--db PATH または COOPJ_DB で、データベースのファイルを指定してください。',
  }),
  'store-not-sqlite': ({ file }) => ({
    message: `${file} はデータベースではなく、別の種類のファイルです。ファイルはそのままです。`,
    hint: '--db PATH または COOPJ_DB でデータベースを指定するか、coopj init で作成してください。',
  }),
  'store-foreign': ({ file }) => ({
    message: `${file} は別のプログラムのデータベースです。ファイルはそのままです。`,
    hint: '--db PATH または COOPJ_DB で coopj のデータベースを指定するか、coopj init で作成してください。',
  }),
  'store-damaged': ({ file, why }) => ({
    message: `データベース ${file} が壊れています(${why})。データは書き込まれていません。`,
    hint: 'このファイルは残したまま、直近のバックアップに置き換えてください。',
  }),
  'store-newer': ({ file, found, known }) => ({
    message: `データベース ${file} は、より新しい coopj で作成されています(データベースの版:${found}、このプログラムの版:${known})。ファイルはそのままです。`,
    hint: 'このプログラムを更新してください。現在のバージョンは coopj --version で確かめられます。',
  }),
  'store-locked': ({ file }) => ({
    message: `データベース ${file} は、別のプログラムが書込み中のため使えません。データは書き込まれていません。`,
    hint: '終わるまで待ってから、同じコマンドをもう一度実行してください。',
  }),
  'store-on-share': ({ file, share }) => ({
    message: `データベース ${file} は共有フォルダー(${share})にあります。同時に書き込むと壊れるおそれがあるため、開きません。`,
    hint: '--db PATH または COOPJ_DB で、このパソコンのディスクを指定してください。複数人で同時に使う場合は、共有データベース(PostgreSQL)をお使いください。',
  }),
  'store-disk': ({ file, why }) => ({
    message: `データベース ${file} の使用中に、ディスクの障害が起きました(${why})。データは書き込まれていません。`,
    hint: '空き容量とディスクの状態を確かめてから、同じコマンドをもう一度実行してください。',
  }),
  // the office's profile
  'key-missing': ({ file }) => ({
    message: `署名鍵 ${file} がありません。この鍵がないと、第三者が真正性を確認できるコードを証明書に付けられません。以前に作成した鍵がある場合は、バックアップから戻してください。初めて使う場合は、次のコマンドで作成できます。`,
    hint: 'coopj init',
  }),
  'key-invalid': ({ file }) => ({
    message: `${file} は署名鍵として読めません。PEM 形式の Ed25519 秘密鍵が必要です。バックアップから戻してください。`,
  }),
  'profile-missing': ({ file }) => ({ message: `事務局の設定ファイル ${file} がありません。`, hint: 'coopj init' }),
  'profile-unreadable': ({ file }) => ({
    message: `事務局の設定ファイル ${file} は UTF-8 の文字列ではありません。`,
    hint: 'エディターで UTF-8 として保存し直してから: coopj office check',
  }),
  'profile-syntax': ({ file, line, column }) => ({
    message: `事務局の設定ファイル ${file} の${line}行目${column}文字目が TOML の書式に合っていません。`,
    hint: 'その行を修正してから: coopj office check',
  }),
  'profile-invalid': ({ file, problems }) => ({
    message: `事務局の設定ファイル ${file} は使えません。${each(problems.map(offices.problem))}`,
    hint: mend(problems),
  }),
  'setting-refused': ({ file, problems }) => ({
    message: `${file} は変更していません。${each(problems.map(offices.problem))}`,
    hint: 'coopj office show',
  }),
  'setting-malformed': ({ value }) => ({
    message: `--set: 「${value}」は KEY=VALUE の形ではありません。`,
    hint: 'coopj office edit --set issuer.name.ja="見本 太郎"',
  }),
  'tour-folder-taken': ({ folder }) => ({
    message: `${folder} は tour が作ったフォルダーではありません。変更していません。`,
    hint: 'coopj tour ./coopj-tour-2',
  }),
  'tour-stopped': ({ command, exit }) => ({
    message: `練習を中止しました。「${command}」が終了コード ${exit} で終わりました。`,
    hint: '上に表示された、そのコマンドの内容を確かめてください。',
  }),
};

function templateProblem(problem: TemplateProblem): string {
  switch (problem.kind) {
    case 'not-utf-8':
      return 'UTF-8のテキストではありません。エディターでUTF-8として保存してください。';
    case 'syntax':
      return `TOML形式として読めません: ${problem.why}`;
    case 'key-missing':
      return `文面「${problem.key}」がないか、空です。`;
    case 'not-text':
      return `「${problem.key}」は引用符で囲んだ文字列にしてください。`;
    case 'key-unknown':
      return `「${problem.key}」という文面はありません。${meant(problem.nearest)}`;
    case 'field-unknown':
      return problem.fields.length === 0
        ? `文面「${problem.key}」に {{${problem.field}}} がありますが、この文面に使える項目はありません。`
        : `文面「${problem.key}」に {{${problem.field}}} がありますが、使える項目は${list(problem.fields.map((field) => `{{${field}}}`))}です。`;
    case 'field-missing':
      return `文面「${problem.key}」に {{${problem.field}}} が出ない場合があります。この項目は省けません。`;
    case 'field-malformed':
      return `文面「${problem.key}」に、項目になっていない波括弧があります。{{項目名}}、{{#項目名}}…{{/項目名}}、{{^項目名}}…{{/項目名}} の形だけが使えます。`;
    case 'condition-open':
      return `文面「${problem.key}」の条件 {{#${problem.field}}} … {{/${problem.field}}} が、正しく開閉されていません。`;
  }
}

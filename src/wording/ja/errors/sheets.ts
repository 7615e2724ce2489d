import type { Sentences } from '../../errors.ts';
import { imports } from '../imports.ts';
import { list } from './parts.ts';

const BINARY = {
  protected: 'パスワードで保護されたExcelファイル',
  xls: '旧形式またはバイナリ形式のExcelファイル',
  ods: 'OpenDocument形式のファイル',
  zip: 'ZIPファイル',
  pdf: 'PDFファイル',
  'web-page': '一覧の名前が付いたウェブページ',
  'log-in': 'ログイン画面（ダウンロード時にセッションが切れていたもの）',
  'xml-2003': '「XMLスプレッドシート2003」形式のExcelファイル',
  other: 'テキストではないファイル（NULバイトを含むもの）',
};

/** Lists that are imported or exported. */
export const sheets = {
  'sheet-binary': ({ file, kind }) => ({
    message: `${file} は${BINARY[kind]}で、CSV・TSV・Excelファイル(.xlsx)ではありません。データは書き込まれていません。`,
    hint: {
      protected:
        'Excelでパスワードを解除し（ファイル、情報、ブックの保護、パスワードを使用して暗号化）、保存してから取り込んでください。',
      xls: 'Excelの「名前を付けて保存」で「Excelブック(.xlsx)」を選び、そのファイルを取り込んでください。',
      ods: '「Excel 2007–365(.xlsx)」またはCSVで保存し、そのファイルを取り込んでください。',
      zip: '表計算ソフトで保存したファイルを指定してください。',
      pdf: '表計算ソフトで保存したファイルを指定してください。',
      'web-page': 'Excelで開き、「名前を付けて保存」で「Excelブック(.xlsx)」を選び、そのファイルを取り込んでください。',
      'log-in': 'システムにログインして一覧をダウンロードし直し、内容を確かめてから取り込んでください。',
      'xml-2003': 'Excelの「名前を付けて保存」で「Excelブック(.xlsx)」を選び、そのファイルを取り込んでください。',
      other: '表計算ソフトで保存したファイルを指定してください。',
    }[kind],
  }),
  'sheet-damaged': ({ file }) => ({
    message: `${file} はExcelファイルとして読み込めません。途中で切れているか、壊れています。データは書き込まれていません。`,
    hint: 'Excelで開いて .xlsx で保存し直すか、送り直してもらってください。',
  }),
  'sheet-no-result': ({ file, cell }) => ({
    message: `${file} のセル ${cell}：数式の計算結果が保存されていません。データは書き込まれていません。`,
    hint: 'Excelで開いて保存し直し、そのファイルを取り込んでください。',
  }),
  'sheet-too-large': ({ file, what, limit }) => ({
    message: {
      file: `${file} は ${limit / 1_000_000} MB を超えています。データは書き込まれていません。`,
      unpacked: `${file} は展開すると ${limit / 1_000_000} MB を超えるか、記載された大きさを超えます。データは書き込まれていません。`,
      rows: `${file} は${limit}行を超えています。データは書き込まれていません。`,
      columns: `${file} は${limit}列を超えています。データは書き込まれていません。`,
    }[what],
    hint:
      what === 'columns'
        ? '目的のファイルかどうかを確かめ、取り込まない列を除いてください。'
        : '目的のファイルかどうかを確かめてください。これほど長い一覧は、CSVで分けて取り込んでください。',
  }),
  'sheet-encoding': ({ file, tried, line, likely }) => ({
    message: `${file} を ${tried.join(' または ')} として読み込めません${line === undefined ? '' : `（${line}行目に文字として読めないバイトがあります）`}${likely === undefined ? '' : `。印（BOM）のない ${likely} のようです`}。データは書き込まれていません。`,
    hint:
      likely === undefined
        ? '「CSV UTF-8」で保存し直すか、文字コードを指定してください：--encoding utf-8|cp932|utf-16|euc-jp|iso-2022-jp'
        : `--encoding ${likely}`,
  }),
  'sheet-malformed': ({ file, line }) => ({
    message: `${file} の${line}行目：引用符(")が閉じられていません。データは書き込まれていません。`,
    hint: '表をCSVで保存し直してください。手で書く場合、" を含むセルは "…""…" と書きます。',
  }),
  'sheet-cell-too-long': ({ file, line, limit }) => ({
    message: `${file} の${line}行目：${limit}文字を超えるセルがあるか、引用符(")が閉じられていません。データは書き込まれていません。`,
    hint: /\.xlsx$/i.test(file)
      ? `Excelで${line}行目のセルを確かめ、短くするか空にしてください。`
      : `テキストエディターで${line}行目を確かめ、セルを短くするか、引用符(")を閉じてください。`,
  }),
  'sheet-heading-twice': ({ file, line, headings: [first, second] }) => ({
    message:
      first === second
        ? `${file} の${line}行目：見出し「${first}」が2つあります。データは書き込まれていません。`
        : `${file} の${line}行目：見出し「${first}」と「${second}」は同じ項目です。データは書き込まれていません。`,
    hint: 'どちらかの列の見出しを変えるか、列を削除してください。',
  }),
  'sheet-no-heading': ({ file, of, looked, nearest, single }) => ({
    message: `${file} に見出し行が見つかりません。先頭${looked}行に、${of !== 'companies' ? '学籍番号' : '企業コードまたは企業名'}ともう一つ以上の項目を持つ行がありません${
      nearest === undefined ? '' : `（${nearest.line}行目にあるのは ${list(nearest.headings)}）`
    }${single === undefined ? '' : `。${single.line}行目のセルは1つだけです：「${single.cell}」`}。データは書き込まれていません。`,
    hint:
      single !== undefined
        ? 'セルを区切るのはコンマ・タブ・セミコロンです。「CSV UTF-8」またはExcelブック(.xlsx)で保存し直してください。'
        : of !== 'companies'
          ? '学籍番号の列の見出しを「学籍番号」とするか、列を指定してください：--map 番号=student_number（文字化けしている場合：--encoding）'
          : '企業名の列の見出しを「企業名」とするか、列を指定してください：--map 社名=name（文字化けしている場合：--encoding）',
  }),
  'sheet-no-rows': ({ file }) => ({
    message: `${file} には見出しだけがあり、データの行がありません。データは書き込まれていません。`,
    hint: '行を入力してください。空の一覧もあり得るスクリプトでは --allow-empty を付けてください。',
  }),
  'import-refused': ({ file, of, rejected, rows, flags }) => ({
    message: `${file} は取り込んでいません。${rows === 1 ? '' : `${rows}行のうち`}${rejected}行が取込み不可です。データは書き込まれていません。`,
    hint: `該当行を直してもう一度取り込${file === '-' ? 'んでください。' : `むか、問題のない行だけを取り込んでください：coopj import ${of} "${file}"${flags} --partial --rejects rejects.csv`}`,
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
      ? `Excelのセルに入るのは${limit}文字までです。${cell.line}行目の ${cell.column} はこれを超えています。ファイルは書き込まれていません。`
      : `Excelのシートに入るのは${limit}行までです。一覧はこれを超えています。ファイルは書き込まれていません。`,
    hint: '--format csv',
  }),
  'not-in-cp932': ({ cells, more }) => ({
    message: `CP932 で表せない文字があります：${cells.map(({ line, column, characters }) => `${characters}（${line}行目 ${column}）`).join('、')}${more > 0 ? ` ほか${more}か所` : ''}。ファイルは書き込まれていません。`,
    hint: '--encoding を外してください。UTF-8 ならすべての文字を表せ、Excelでも開けます。',
  }),
} satisfies Partial<Sentences>;

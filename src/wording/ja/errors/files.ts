import type { TemplateProblem } from '../../../errors/files.ts';
import type { Sentences } from '../../errors.ts';
import { because, list, meant } from './parts.ts';

/** If space is missing, checking folders and permissions is no help. */
const FULL = ['ENOSPC', 'EDQUOT'];

const GUARDED = {
  database: 'データベース',
  profile: '事務局の設定ファイル',
  key: '事務局の署名鍵',
  source: '読み込んでいるファイル',
  evidence: '証拠書類',
  certificate: '発行済みの証明書',
  backup: 'バックアップ',
};

const UNFIT = {
  'not-a-font': 'フォントではありません',
  collection: '複数のフォントをまとめたファイル(.ttc)です',
  outlines: '輪郭が TrueType 形式ではありません(.otf)',
  damaged: '壊れています',
  'embedding-forbidden': '文書への埋込みを製作者が禁じています',
  'subsetting-forbidden': '文書への部分的な埋込みを製作者が禁じています',
};

function templateProblem(problem: TemplateProblem): string {
  switch (problem.kind) {
    case 'not-utf-8':
      return 'UTF-8 のテキストではありません。エディターで UTF-8 として保存してください。';
    case 'syntax':
      return `TOML として読めません：${problem.why}`;
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

/** Files, fonts and templates. */
export const files = {
  'file-missing': ({ file, number }) => ({
    message: `ファイル ${file} がありません。${number === undefined ? '' : `${number} は証明書の番号です。受け取った PDF ファイルを指定してください。`}`,
    hint:
      number === undefined ? `ファイル名とフォルダーを確かめてください：${file}` : `coopj certificate show ${number}`,
  }),
  'file-unreadable': ({ file, why }) => ({
    message: `${file} を読み込めません：${because(why)}`,
    hint: '読取りの権限があるか、ほかのソフトで開いていないかを確かめてください。',
  }),
  'file-is-folder': ({ file }) => ({
    message: `${file} はファイルではなくフォルダーです。`,
    hint: 'その中のファイルを指定してください。',
  }),
  'file-empty': ({ file }) => ({ message: `${file} は空です。`, hint: '作成したソフトで保存し直してください。' }),
  'file-exists': ({ file }) => ({
    message: `${file} は既にあります。上書きはしていません。`,
    hint: '別の名前を指定するか、上書きする場合は --force を付けてください。',
  }),
  'file-guarded': ({ file, what }) => ({
    message: `${file} は${GUARDED[what]}のため、--force を付けても上書きできません。ファイルは変更していません。`,
    hint: '別の名前を指定してください。',
  }),
  'file-unwritable': ({ file, why }) => ({
    message: `${file} に書き込めません：${because(why)}`,
    hint: FULL.includes(why)
      ? '空き容量を確保するか、別のドライブのファイルを指定してください。'
      : 'フォルダーがあるか、書込みの権限があるかを確かめてください。',
  }),
  'file-left': ({ files: [first, ...more], why }) => ({
    message: `${first?.file} の内容は記録済みですが、ファイルに名前を付けられませんでした。${because(why)}内容は完全な形で次の名前で残っています：${first?.left}${more.length > 0 ? `（ほか${more.length}件）` : ''}`,
    hint: '手作業で名前を付け直すか、妨げているものを取り除いてから同じコマンドを再度実行してください。',
  }),
  'papers-left': ({ papers: [first, ...more], why }) => ({
    message: `${first?.number}${more.length > 0 ? `ほか${more.length}通` : ''}は発行済みで、発行台帳に記録されていますが、${first?.file} に名前を付けられませんでした。${because(why)}内容は完全な形で次の名前で残っています：${first?.left}`,
    hint: '原因を取り除き、同じ日のうちに同じコマンドを再度実行してください。発行済みの証明書のファイルが作成され、重ねて発行されることはありません。',
  }),
  'file-dash': () => ({
    message: 'ここでは「-」をファイル名に指定できません。このファイルの内容は画面に出力できません。',
    hint: 'ファイル名を指定してください。「-」という名前のファイルにするには：./-',
  }),
  'file-odd': ({ file, kind }) => ({
    message: `${file} は${{ pipe: 'パイプ', device: 'デバイス', socket: 'ソケット' }[kind]}であり、ファイルではありません。`,
    hint: '内容をファイルに保存し、そのファイルを指定してください。',
  }),
  'file-busy': ({ file, lock }) => ({
    message: `現在、ほかの利用者が ${file} を変更しています。今回の変更は行っていません。`,
    hint: `少し待ってから再度実行してください。誰も作業していない場合は、次のファイルを削除してください：${lock}`,
  }),
  'file-changed': ({ file }) => ({
    message: `操作中に、ほかの利用者が ${file} を何度か保存しました。ファイルには、その内容が残っています。`,
    hint: 'ほかにこのファイルを開いている人がいないときに、再度実行してください。',
  }),
  'folder-foreign': ({ folder, why }) => ({
    message: `${folder} は${why === 'linked' ? '別の場所へのリンクです' : 'このコンピューターの別の利用者のものです'}。保管する内容を他者に読まれたり、差し替えられたりするおそれがあります。`,
    hint:
      why === 'linked'
        ? 'リンクの代わりに、中身ごとフォルダー自体を置いてください。'
        : 'フォルダーとその中身の所有者を、データベースの所有者に変更してください。',
  }),
  'glyph-missing': ({ character, codePoint, text }) => ({
    message: `「${text}」の${character === '' ? codePoint : `「${character}」（${codePoint}）`}は、どのフォントにもない文字です。書類は作成していません。`,
    hint: '記録を訂正するか、その文字をもつフォントを指定してください：coopj office edit --set papers.fonts=FILE',
  }),
  'paper-overflow': ({ text }) => ({
    message: `「${text}」の部分が長すぎて1ページに収まりません。この部分は次のページに続けられないため、書面は作成していません。`,
    hint: '記録、設定ファイルまたは書面の文面を短くして確かめてください：coopj office check',
  }),
  'font-unfit': ({ file, why }) => ({
    message: `${file} は書類のフォントとして使えません：${UNFIT[why]}。書類は作成していません。`,
    hint: '埋込みの許された単独の TrueType フォント(.ttf)を指定するか、指定を外してください：coopj office edit --set papers.fonts=',
  }),
  'template-bad': ({ file, line, ...problem }) => ({
    message: `${file}${line === undefined ? '' : ` ${line}行目`}：${templateProblem(problem)}`,
    hint: 'テキストエディターで該当する行を直してください。使用できる項目は、その行の上の説明にあります。',
  }),
} satisfies Partial<Sentences>;

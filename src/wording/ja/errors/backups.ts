import { isShared } from '../../../core/text/address.ts';
import type { BackupFault, ExportFault } from '../../../errors/backups.ts';
import type { Sentences } from '../../errors.ts';

/** What is wrong with a backup, in a few words. */
function faultOf(fault: BackupFault): string {
  switch (fault.what) {
    case 'none':
      return 'coopj のバックアップではないか、内容の一覧が壊れています';
    case 'bytes':
      return 'ファイルとファイルの間のデータが書き換わっています';
    case 'member':
      return `${fault.name} が、バックアップしたときの内容と異なります`;
    case 'database':
      return `中のデータベースが壊れています（${fault.why}）`;
  }
}

const LINES: Readonly<Record<ExportFault, string>> = {
  cut: '最後の行より前で、ファイルが終わっています',
  'not-a-line': '読み取れません',
  'out-of-order': '前の行から続いていません。行が抜けているか、重複しているか、入れ替わっています',
  altered: '書き出したときの内容と異なります',
};

/** Backups and what opens them, and moving an office. */
export const backups = {
  'doctor-open': ({ count, fix }) => ({
    message: `${count}件の点検で異常が見つかりました。`,
    hint: fix
      ? '安全に直せるものがあります。次のコマンドで直せます：coopj doctor --fix'
      : '対応方法は、上の項目ごとの説明を参照してください。',
  }),
  'backup-damaged': ({ file, faults }) => ({
    message: `${file} は使えません。${faults.map(faultOf).join('。')}。`,
    hint: '別のバックアップを使ってください：coopj backup list',
  }),
  'backup-sealed': ({ file, by, tried, again = `coopj backup verify "${file}"` }) => ({
    message: !tried
      ? by === 'passphrase'
        ? `${file} は暗号化されており、開くにはパスフレーズが必要です。対話入力のできない環境です。`
        : `${file} は暗号化されており、開くには秘密鍵が必要です。`
      : by === 'passphrase'
        ? `${file} は暗号化されており、このパスフレーズでは開けません。データが壊れている可能性もあります。`
        : `${file} は暗号化されており、この秘密鍵では開けません。データが壊れている可能性もあります。`,
    hint: `${again} ${by === 'passphrase' ? '--passphrase-file' : '--identity'} FILE`,
  }),
  'passphrase-short': ({ least }) => ({
    message: `パスフレーズが${least}文字より短く、推測されるおそれがあります。バックアップは作成していません。`,
    hint: '関連のない語をいくつか組み合わせてください。短いパスフレーズで暗号化したバックアップも、これまでどおり開けます。',
  }),
  'backup-foreign': ({ file, office }) => ({
    message: `${file} は別の事務局${office === '' ? '' : `（${office}）`}のバックアップで、この事務局の記録と置き換わってしまうため、復元していません。`,
    hint: `このバックアップで間違いなければ --yes を付けてください。別のフォルダーで内容を確かめることもできます：coopj backup restore "${file}" --into restored`,
  }),
  'age-key': ({ value, flag }) => ({
    message:
      flag === '--identity'
        ? `${value} は秘密鍵のファイルではありません。各行は AGE-SECRET-KEY-… であるか、# で始まる必要があります。`
        : `${flag}: 「${value}」は age の公開鍵ではありません。`,
    hint:
      flag === '--identity'
        ? 'age-keygen が作成したファイルを指定してください。'
        : 'age-keygen の出力のうち、age1 で始まる部分を指定してください。',
  }),
  'export-foreign': ({ file }) => ({
    message: `${file} は、事務局のデータを書き出したファイルではありません。何も取り込んでいません。`,
    hint: 'db export で書き出したファイル（office.ndjson など）を指定してください。',
  }),
  'export-newer': ({ file, found, known }) => ({
    message: `${file} は、新しい版の coopj で書き出されています（形式：${found}、このプログラムが扱える形式：${known}）。何も取り込んでいません。`,
    hint: 'このプログラムを更新してください。版は次のコマンドで分かります：coopj --version',
  }),
  'export-damaged': ({ file, line, why }) => ({
    message: `${file} の${line}行目：${LINES[why]}。何も取り込んでいません。`,
    hint: 'ファイルをコピーし直すか、移行元でもう一度書き出してください（db export）。',
  }),
  'office-taken': ({ file, entries = 0, taken }) => ({
    message:
      taken === undefined
        ? `${file} には、既に事務局の記録があります（履歴：${entries}件）。何も取り込んでいません。`
        : `${taken} が既にあり、取り込むものに含まれていないか、内容が異なります。何も取り込んでいません。`,
    hint:
      taken === undefined || isShared(file)
        ? '別のデータベースを指定してください：--db PATH または --db URL'
        : 'そのファイルを別の場所に移すか、空のフォルダーを指定してください：--db PATH',
  }),
  'restore-taken': ({ folder }) => ({
    message: `${folder} は空のフォルダーではありません。変更していません。`,
    hint: 'まだないフォルダーを指定してください：--into restored',
  }),
  'restore-unfinished': ({ database, why }) => ({
    message: `${database} をバックアップの内容に置き換えましたが、以後この内容で続けることを履歴に記録できませんでした（${why}）。`,
    hint: '原因を取り除いてから、次のコマンドを実行してください：coopj doctor --fix --reason "…"',
  }),
} satisfies Partial<Sentences>;

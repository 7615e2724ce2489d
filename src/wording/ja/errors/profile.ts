import { type ProfileProblem, SETTINGS } from '../../../core/profile/settings.ts';
import type { SettingsFault } from '../../../core/profile/user-settings.ts';
import { isShared } from '../../../core/text/address.ts';
import type { Sentences } from '../../errors.ts';
import { config } from '../config.ts';
import { offices } from '../offices.ts';

/** 1行に1つずつ、文の下に並べる。 */
const each = (lines: readonly string[]) => lines.map((line) => `\n- ${line}`).join('');

const mend = (problems: readonly ProfileProblem[]) => {
  const setting = problems.find(({ why, key }) => why !== 'unknown' && SETTINGS.some((one) => one.key === key));
  return setting
    ? `coopj office edit --set ${setting.key}='…'`
    : 'エディターでファイルを修正してから：coopj office check';
};

const mendSettings = (faults: readonly SettingsFault[]): string => {
  const [named] = faults.flatMap((fault) => ('key' in fault ? [fault.key] : []));
  return named === undefined
    ? 'ファイルを修正するか、coopj config set で値を設定してください。読み取れない行はコメントになります。'
    : `coopj config unset ${named}`;
};

const askForKey = (file: string): string =>
  `署名を行う担当者から鍵のファイルを受け取り、次の場所に置いてください：${file}\nどこにも残っていない場合に限り`;

/** The office's profile, its key, a user's settings, and the tour. */
export const profile = {
  'key-missing': ({ file, of }) =>
    of === 'store'
      ? {
          message: `署名鍵 ${file} が、このパソコンにありません。この鍵がないと、第三者が真正性を確認できるコードを証明書に付けられません。`,
          hint: `${askForKey(file)}、新しい署名鍵に切り替えます：coopj office key --adopt --reason "…"`,
        }
      : {
          message: `署名鍵 ${file} がありません。この鍵がないと、第三者が真正性を確認できるコードを証明書に付けられません。以前に署名したことがある場合は、暗号化したバックアップか、写しの保管場所から戻してください。新しい鍵では、この事務局の署名になりません。`,
          hint: '一度も署名したことがない場合に限り、鍵を作成します：coopj init',
        },
  'key-invalid': ({ file, why }) => ({
    message: `${file} は署名鍵として使えません。${{ 'not-a-key': 'PEM 形式の秘密鍵ではありません。', cut: '末尾が欠けています。', 'other-kind': 'Ed25519 以外の種類の鍵です。' }[why]}バックアップから戻してください。`,
  }),
  'key-foreign': ({ file, key, current, of, since }) => {
    const message = `${file} は、この事務局が署名に使っている鍵ではありません（このファイルの公開鍵：${key}、事務局の公開鍵：${current}）。${since ? `事務局は、${since.when} からその鍵で署名しています（${since.actor}）。` : ''}この鍵では証明書に署名しません。`;
    return of === 'store'
      ? { message, hint: `${askForKey(file)}、この鍵に切り替えます：coopj office key --adopt --reason "…"` }
      : {
          message: `${message}事務局の鍵をバックアップから戻してください。鍵を失った場合や、意図して替えた場合は、次のコマンドでこの鍵に切り替えます。`,
          hint: 'coopj office key --adopt --reason "…"',
        };
  },
  'profile-missing': ({ file }) => ({
    message: `事務局の設定ファイル ${file} がありません。`,
    hint: isShared(file)
      ? 'coopj init'
      : 'coopj init（共有データベースがある場合は coopj config set db postgres://LOGIN@HOST/DATABASE）',
  }),
  'profile-unreadable': ({ file }) => ({
    message: `事務局の設定ファイル ${file} は UTF-8 の文字列ではありません。`,
    hint: 'エディターで UTF-8 として保存し直してから：coopj office check',
  }),
  'profile-syntax': ({ file, line, column }) => ({
    message: `事務局の設定ファイル ${file} の${line}行目${column}文字目が TOML の書式に合っていません。`,
    hint: 'その行を修正してから：coopj office check',
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
  'settings-invalid': ({ file, faults }) => ({
    message: `個人設定ファイル ${file} は使えません。${each(faults.map(config.fault))}`,
    hint: mendSettings(faults),
  }),
  'setting-unknown': ({ key, known, nearest }) => ({
    message: `「${key}」という設定項目はありません。${nearest === undefined ? '' : `「${nearest}」ではありませんか。`}設定できるのは ${known.join('、')}、alias.NAME です。`,
    hint: nearest === undefined ? 'coopj config list' : `coopj config set ${nearest} …`,
  }),
  'setting-unfit': ({ problem }) => ({
    message: `変更していません。${config.problem(problem)}`,
    hint: 'coopj config set alias.soon "student list --starts-within 30d"',
  }),
  'setting-unset': ({ key }) => ({ message: `${key} は設定されていません。`, hint: `coopj config set ${key} …` }),
  'tour-folder-taken': ({ folder }) => ({
    message: `${folder} は tour が作ったフォルダーではありません。変更していません。`,
    hint: 'coopj tour ./coopj-tour-2',
  }),
  'tour-stopped': ({ command, exit }) => ({
    message: `練習を中止しました。「${command}」が終了コード ${exit} で終わりました。`,
    hint: '上に表示された、そのコマンドの内容を確かめてください。',
  }),
} satisfies Partial<Sentences>;

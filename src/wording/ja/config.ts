import type { SettingsFault, UserSettingProblem } from '../../core/profile/user-settings.ts';
import type { en } from '../en/index.ts';

const meant = (nearest: string | undefined): string =>
  nearest === undefined ? '' : `「${nearest}」ではありませんか。`;

function problem(one: UserSettingProblem): string {
  switch (one.why) {
    case 'unknown':
      return `${one.key} という項目はありません。${meant(one.nearest)}`;
    case 'not-one-of':
      return `${one.key} の値「${one.value}」は使えません。${one.allowed.join('、')} のいずれかを指定してください。`;
    case 'not-a-text':
      return `${one.key} には、空でない1行の文字列を引用符で囲んで指定してください。`;
    case 'alias-name':
      return `${one.key}: 別名に使えるのは文字、数字、ハイフンだけです。`;
    case 'alias-hides':
      return `${one.key}: ${one.command} は coopj のコマンドです。コマンドと同じ別名は付けられません。`;
    case 'alias-no-command':
      return `${one.key} はコマンドで始めてください。「${one.word}」はコマンドではありません。${meant(one.nearest)}`;
  }
}

/** A user's own settings. */
export const config: (typeof en)['config'] = {
  key: '設定項目（lang、db、office、format、actor、pager、color、または alias.NAME）',
  value: '値。別名では、coopj を除いたコマンドを引用符で囲みます',
  keys: {
    lang: '画面の言語',
    db: 'データベース',
    office: '事務局の設定ファイル',
    format: '端末での出力形式',
    actor: '作業者',
    pager: '画面に収まらないときに使うページャー',
    color: '色（auto・always・never）',
  },
  columns: { key: '設定項目', value: '値', source: '指定元' },
  sources: { settings: '個人設定', default: '未設定' },
  empty: '設定はありません。',
  changed: (key, value, file) =>
    value === undefined
      ? `${key} の設定を ${file} から削除しました。`
      : `${key} を「${value}」に設定しました（${file}）。`,
  unchanged: (key) => `${key} は既にその値です。変更はありません。`,
  aside: (lines) => `読み取れなかった${lines}行をコメントにしました。`,
  dry: 'データは書き込まれていません(--dry-run)。',
  problem,
  fault(fault: SettingsFault): string {
    if (fault.why === 'unreadable') return `読み取れません（${fault.code}）。`;
    if (fault.why === 'syntax') return `${fault.line}行目${fault.position}文字目が TOML の書式に合っていません。`;
    return `${fault.line === undefined ? '' : `${fault.line}行目：`}${problem(fault)}`;
  },
};

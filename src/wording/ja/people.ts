import { typed, typedInSql } from '../../core/text/typed.ts';
import type { Words } from '../words.ts';

const roles: Words['people']['roles'] = { admin: '管理者', clerk: '担当者', reader: '閲覧者', left: '退任' };

export const people: Words['people'] = {
  roles,
  login: 'サーバーにログインするときの名前',
  officeName: '新しい事務局の名称',
  columns: { login: 'ログイン名', name: '氏名', role: '権限', office: '事務局' },
  peopleThere: '利用者',
  none: 'まだ誰も登録されていません。',
  noOffice: 'まだ事務局が追加されていません。',
  named: (login, name) => `${name}（${login}）`,
  password: ({ login, host, database }) =>
    `${login} のパスワードを入力してください（${host} のデータベース ${database}）。`,
  notAccepted: 'サーバーに受け付けられませんでした。',
  noPassword: 'パスワードを入力してください。',
  ready: (store) => `共有データベース ${store} の準備ができました（表、ロール、権限）。`,
  offices: (names) => `事務局：${names.join('、')}`,
  nextOffice: '次の操作：coopj db office add NAME',
  nextPerson: (office) => `次の操作：coopj db person add LOGIN --role admin --office ${office}`,
  officeMade: (office) => `事務局「${office}」を追加しました。`,
  officeThere: (office) => `事務局「${office}」は、登録済みです。`,
  added: ({ login, role, office }) => `${login} を「${office}」の${roles[role]}として登録しました。`,
  wouldAdd: ({ login, role, office }) =>
    `${login} を「${office}」の${roles[role]}として登録します（まだ何も行っていません）。`,
  wouldMakeLogin: (login) => `サーバーにログイン名 ${login} を、パスワードなしで作成します。`,
  loginMade: (login) =>
    `サーバーにログイン名 ${login} を、パスワードなしで作成しました。パスワードは、ほかの人に見えないよう psql で設定してください：\\password ${typedInSql(login)}`,
  unbound: (login) =>
    `${login} には、サーバーで coopj のどのロールよりも強い権限があります（表の所有者、ロールの作成、スーパーユーザーのいずれか）。SQL ですべてを変更できるため、利用者にはこうした権限のないログイン名を使ってください。`,
  again: (login, dryRun) =>
    `ログイン名 ${login} は退任した利用者のもので、履歴に残っています。同じ方が戻る場合だけ使い、別の方には新しいログイン名を用意してください。${dryRun ? '' : `取り消すには：coopj db person remove ${typed(login)}`}`,
  wouldRemove: (login, office) => `${login} を「${office}」の利用者から外します（まだ何も行っていません）。`,
  removed: (login, office) =>
    `${login} は「${office}」の利用者ではなくなりました。履歴にはこのログイン名が残るため、ほかの人には使わないでください。`,
  loginStays: (login) =>
    `ログイン名そのものは、サーバーに残っています。使えないようにするには：ALTER ROLE ${typedInSql(login)} NOLOGIN`,
};

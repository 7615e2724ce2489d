import type { Role } from '../../../core/people/people.ts';
import { typed, typedInSql } from '../../../core/text/typed.ts';
import type { Sentences } from '../../errors.ts';

const roles: Readonly<Record<Role, string>> = { admin: '管理者', clerk: '担当者', reader: '閲覧者' };
const listed = (known: readonly string[], none: string): string => (known.length > 0 ? known.join('、') : none);
const RUNS = '共有データベースの管理者';

/** Who may do what in a shared store. */
export const people = {
  'person-unknown': ({ file, login, owns }) => ({
    message: owns
      ? `${login} は共有データベース ${file} の所有者で、どの事務局にも属していません。記録を見られるのは、事務局の利用者だけです。何も行っていません。`
      : `ログイン名 ${login} は、共有データベース ${file} のどの事務局にも属していません。何も行っていません。`,
    hint: owns
      ? `その事務局のログイン名を使ってください（--db postgres://LOGIN@HOST/DATABASE）。${login} は coopj db のコマンドだけに使います。ログイン名の一覧は coopj db person list で表示します。自分用のログイン名を追加するには：coopj db person add LOGIN --role reader --office NAME`
      : `${RUNS}に、次の実行を依頼してください：coopj db person add ${typed(login)} --role clerk --office NAME`,
  }),
  'rights-lacking': ({ login, office, role, needs, what }) => ({
    message: `${login} は「${office}」の${roles[role]}ですが、${
      what === 'export' ? '個人情報の書出しと全表示は履歴に記録するため、' : 'この操作には'
    }${roles[needs]}の権限が必要です。何も行っていません。`,
    hint: `権限のある同僚に任せてください。ご自身の担当業務にする場合は、${RUNS}に、次の実行を依頼してください：coopj db person add ${typed(login)} --role ${needs} --office ${typed(office)}`,
  }),
  'not-store-owner': ({ login, owner, why }) => ({
    message: {
      owner: `この操作は、表の所有者 ${owner} だけが行えます。ログイン名は ${login} です。何も行っていません。`,
      roles: `${login} には、サーバーのロールを作成・付与する権限がありません。何も行っていません。`,
      tables: `共有データベースの表がこのプログラムより古く、更新できるのは所有者 ${owner} だけです。`,
    }[why],
    hint: {
      owner: `${owner} としてログインするか（--db postgres://${owner}@HOST/DATABASE）、${owner} に依頼してください。`,
      roles: `サーバーの管理者に、次の実行を依頼してください：ALTER ROLE ${typedInSql(login)} CREATEROLE`,
      tables: `${RUNS}に、次の実行を依頼してください：coopj db init`,
    }[why],
  }),
  'no-such-office': ({ office, known }) => ({
    message: `共有データベースに事務局「${office}」はありません。登録済みの事務局：${listed(known, 'なし')}`,
    hint: `coopj db office add ${typed(office)}`,
  }),
  'no-such-person': ({ login, known }) => ({
    message: `ログイン名 ${login} の利用者は、共有データベースにいません。ログイン名：${listed(known, 'なし')}`,
    hint: 'coopj db person list',
  }),
  'person-elsewhere': ({ login, office }) => ({
    message: `ログイン名 ${login} は「${office}」のもので、その履歴に残っています。1つのログイン名は、1つの事務局だけに属します。`,
    hint: 'この事務局では、別のログイン名を使ってください。',
  }),
  'office-name-long': ({ flag, length, most }) => ({
    message: `${flag} に指定した事務局の名称は${length}文字で、上限の${most}文字を超えています。名称は共有データベースの索引に入るため、サーバーが扱える長さに限りがあります。何も行っていません。`,
    hint: '「見本大学」のように、ふだん使っている名称にしてください。',
  }),
  'login-unfit': ({ login, why }) => ({
    message: {
      long: `PostgreSQL のログイン名は63バイトまでですが、${login} はそれより長い名前です。`,
      group: `${login} は、ログインできないサーバーのロールです。`,
      reserved: `${login} は、PostgreSQL が使う名前です。`,
    }[why],
    hint: 'メールアドレスのユーザー名など、英数字の短い名前にしてください。',
  }),
} satisfies Partial<Sentences>;

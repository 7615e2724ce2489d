import { isShared } from '../../../core/text/address.ts';
import type { Sentences } from '../../errors.ts';

const UNREACHABLE = [
  'このパソコンからサーバーに接続できません',
  'このパソコンが学内ネットワークにつながっているかを確かめてから、同じコマンドをもう一度実行してください。',
] as const;
const CUT = ['接続が切れました', '同じコマンドをもう一度実行してください。'] as const;

/** Why a server cannot be used, by the code of the system or of PostgreSQL, and what helps. */
const REASONS: Readonly<Record<string, readonly [why: string, hint: string]>> = {
  ECONNREFUSED: [
    'サーバーが応答しません',
    'ホスト名とポートを確かめ、サーバーが動いているかを管理者にお尋ねください。',
  ],
  ENOENT: ['サーバーが応答しません', 'ソケットのフォルダー（host=）と、サーバーが動いているかを確かめてください。'],
  ENOTFOUND: [
    'ホスト名が見つかりません',
    'ホスト名と、このパソコンが学内ネットワークにつながっているかを確かめてください。',
  ],
  EAI_AGAIN: [
    'ホスト名が見つかりません',
    'このパソコンがネットワークにつながっているかを確かめてから、もう一度実行してください。',
  ],
  ETIMEDOUT: [
    'サーバーの応答がありません',
    'このパソコンが学内ネットワークにつながっているかを確かめてから、同じコマンドをもう一度実行してください。',
  ],
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ECONNRESET: CUT,
  EPIPE: CUT,
  '28P01': [
    'パスワードが違うか、そのログイン名がありません',
    'アドレスのログイン名と、PGPASSWORD、~/.pgpass または COOPJ_DB のパスワードを確かめてください。',
  ],
  'no-password': [
    'パスワードが必要ですが、指定されていません',
    '~/.pgpass（Windows では %APPDATA%\\postgresql\\pgpass.conf）に次の1行を書いてください：HOST:5432:DATABASE:LOGIN:PASSWORD。ホスト名・ポート・データベース名・ログイン名がアドレスと一致する行だけが使われ、本人だけが読めるファイルである必要があります（chmod 600 ~/.pgpass）。PGPASSWORD または COOPJ_DB でも設定できます。コマンドには書かないでください。',
  ],
  '28000': [
    'このログイン名では接続が許可されていません',
    'アドレスのログイン名を確かめるか、サーバーの管理者（pg_hba.conf）にお尋ねください。',
  ],
  '3D000': [
    'その名前のデータベースがサーバーにありません',
    'アドレスの末尾の名前を確かめるか、サーバーの管理者に作成を依頼してください：createdb NAME',
  ],
  '42501': [
    'このログイン名には権限がありません',
    'coopj の表を読み書きする権限を、サーバーの管理者に依頼してください。',
  ],
  '57014': [
    '処理に時間がかかりすぎたため、サーバーが中止しました',
    '同じコマンドをもう一度実行してください。繰り返す場合は、サーバーの管理者にお尋ねください。',
  ],
  '25006': [
    'サーバーは読取り専用です（別のサーバーの複製、または読取り専用の設定）',
    '変更を受け付けるサーバーのアドレスを指定するか、すべてのサーバーを並べてください：postgres://HOST1,HOST2/DATABASE',
  ],
  'no-primary': [
    '変更を受け付けるサーバーがありません',
    'サーバーの管理者にお尋ねのうえ、同じコマンドをもう一度実行してください。',
  ],
  'no-replica': [
    '複製のサーバーがありません',
    'アドレスの target_session_attrs を省くか、サーバーの管理者にお尋ねください。',
  ],
  'no-tls': [
    'アドレスで暗号化（sslmode）が指定されていますが、サーバーは暗号化に対応していません',
    'サーバーの管理者に、暗号化の設定（ssl = on）を依頼してください。',
  ],
  untrusted: [
    'サーバーの証明書の発行元が、このパソコンでは信頼されていません',
    'ルート証明書をサーバーの管理者から受け取り、アドレスでそのファイルを指定してください：?sslmode=verify-full&sslrootcert=FILE',
  ],
  CERT_HAS_EXPIRED: ['サーバーの証明書の有効期限が切れています', '証明書の更新をサーバーの管理者に依頼してください。'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'サーバーの証明書は、別のホスト名に対して発行されたものです',
    '証明書に記載のホスト名を指定するか、サーバーの管理者にお尋ねください。',
  ],
  'certificate-file': [
    'アドレスで指定された証明書のファイルを読み込めません',
    'アドレスの sslrootcert、sslcert、sslkey を確かめてください。',
  ],
  'no-root-certificate': [
    'sslmode=verify-ca にはルート証明書が必要です',
    'アドレスでそのファイルを指定するか（sslrootcert=FILE）、sslmode=verify-full を指定してください。',
  ],
  address: [
    'アドレスの書き方が正しくありません',
    '次のように書いてください：postgres://LOGIN@HOST:5432/DATABASE。名前やパスワードに含まれる記号は、URL の書き方（@ は %40、/ は %2F、% は %25）にしてください。',
  ],
  '57P01': ['サーバーが停止しました', 'サーバーが動いてから、同じコマンドをもう一度実行してください。'],
  '57P02': ['サーバーが停止しました', 'サーバーが動いてから、同じコマンドをもう一度実行してください。'],
  '57P03': ['サーバーが起動中または停止中です', '1分ほど待ってから、同じコマンドをもう一度実行してください。'],
  '53300': ['サーバーへの接続が多すぎます', '1分ほど待ってから、同じコマンドをもう一度実行してください。'],
};
const OTHER = 'アドレス（--db または COOPJ_DB）を確かめるか、サーバーの管理者にお尋ねください。';
const whole = (why: string): readonly [why: string, hint: string] => REASONS[why] ?? [why, OTHER];

const RESTORE = '必要な場合は、サーバーの管理者に直近のバックアップへの復元を依頼してください。';

/** The same problems of records that lie on a server. */
const server = {
  'store-missing': ({ file }) => ({
    message: `データベース ${file} に coopj の事務局の記録がありません。`,
    hint: 'データベースの名前を確かめてください。準備と事務局の追加は、共有データベースの管理者が行います：coopj db init',
  }),
  'store-unreadable': ({ file, why }) => {
    const [because, hint] = whole(why);
    return { message: `共有データベース ${file} を使えません：${because}。`, hint };
  },
  'store-damaged': ({ file, why }) => ({
    message: `共有データベース ${file} の表が壊れています（${why}）。`,
    hint: `相違は coopj journal verify で確かめられます。${RESTORE}`,
  }),
  'store-newer': ({ file, found, known }) => ({
    message: `共有データベース ${file} は、より新しい coopj で使われています（データベースのバージョン：${found}、このプログラムが扱えるバージョン：${known}）。データベースは変更していません。`,
    hint: 'このプログラムを更新してください。現在のバージョンは coopj --version で確かめられます。',
  }),
  'store-locked': ({ file }) => ({
    message: `共有データベース ${file} は、ほかの利用者の書込みが終わらないため、使えませんでした。このコマンドでは何も記録していません。`,
    hint: '時間をおいて、同じコマンドをもう一度実行してください。待ち時間を延ばす場合は、COOPJ_WAIT=300 のように秒数で指定してください。',
  }),
  'store-disk': ({ file, why, undone = false }) => ({
    message: `共有データベース ${file} のサーバーで、空き容量の不足かディスクの障害が起きました（${why}）。${undone ? '記録しようとした内容は、記録されていません。' : ''}`,
    hint: 'サーバーの管理者に確認してから、同じコマンドをもう一度実行してください。',
  }),
  'store-unsure': ({ file, why, entry, stands }) => ({
    message: `共有データベース ${file} の記録を確定する際に、接続が切れました（${whole(why)[0]}）。${
      {
        recorded: `データベースを確認したところ、記録されています（履歴の番号 ${entry}）。`,
        'not-recorded': 'データベースを確認したところ、記録されていません。',
        unknown: 'データベースを確認できないため、記録されたかどうかは分かりません。',
      }[stands]
    }`,
    hint:
      stands === 'recorded'
        ? 'コマンドをもう一度実行する必要はありません。'
        : 'もう一度実行する前に、記録されているかどうかを coopj history で確かめてください。',
  }),
  'store-behind': ({ file, noted, head }) => ({
    message: `共有データベース ${file} の履歴は${head ? `番号 ${head.seq}（${head.day}）まで` : '空'}ですが、表は${noted.seq === 0 ? 'まだ書かれていません' : `番号 ${noted.seq} まで書かれています`}。別のプログラムで変更されています。表は変更していません。`,
    hint: `相違は coopj journal verify で確かめられます。履歴から表を作り直すには、担当者または管理者が coopj journal rebuild を実行します。${RESTORE}`,
  }),
} satisfies Partial<Sentences>;

/** The sentences of records, each for a server where it lies there. */
export const onServers = <All extends Partial<Sentences>>(all: All): All =>
  Object.fromEntries(
    Object.entries(all).map(([problem, sentence]) => {
      const there = (server as Partial<Record<string, unknown>>)[problem] as typeof sentence | undefined;
      return [
        problem,
        there ? (data: { file: string }) => (isShared(data.file) ? there : sentence)(data as never) : sentence,
      ];
    }),
  ) as All;

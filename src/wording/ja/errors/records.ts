import { typed } from '../../../core/text/typed.ts';
import type { Sentences } from '../../errors.ts';
import { because } from './parts.ts';
import { onServers } from './server.ts';

const MOST = 10;
const someOf = (names: readonly string[]): string =>
  names.length > MOST ? `${names.slice(0, MOST).join('、')} ほか${names.length - MOST}件` : names.join('、');

/** `2026-10-07 01:02` of an instant. */
const minuteOf = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/** The database. */
export const records = onServers({
  'database-kind': ({ url }) => ({
    message: `${url} は開けません。coopj の記録は、ファイルか PostgreSQL のサーバーに保存します。`,
    hint: '--db ./coopj.db',
  }),
  'password-in-line': ({ url }) => ({
    message: 'コマンドに書いたパスワードは、このパソコンのほかの利用者にも見えます。何も行っていません。',
    hint: `パスワードを省いて --db ${typed(url)} とし、PGPASSWORD または ~/.pgpass に設定するか、アドレス全体を COOPJ_DB に設定してください。`,
  }),
  'office-in-store': ({ flag }) => ({
    message: `${flag} は、共有データベースと一緒には使えません。設定ファイルは共有データベースにあり、全員が同じものを使います。`,
    hint: `${flag} を省いてください。`,
  }),
  'not-shared': () => ({
    message: '共有データベースのバックアップは、coopj ではなくサーバーで作成します。何も行っていません。',
    hint: 'pg_basebackup、pgBackRest または pg_dump によるバックアップを、サーバーの管理者に依頼してください。coopj で読める写しの作成：coopj db export -o FILE',
  }),
  'only-shared': ({ folder, what }) =>
    what === 'people'
      ? {
          message: `この事務局の記録は、このパソコンのフォルダー ${folder} にあります。このコマンドは、共有データベースで使います。`,
          hint: '共有データベースを指定してください：--db postgres://LOGIN@HOST/DATABASE',
        }
      : {
          message: `設定ファイルと文面は、このパソコンのフォルダー ${folder} にあります。このコマンドは、共有データベースで使います。`,
          hint: 'テキストエディターで編集してから、点検してください：coopj office check',
        },
  'store-missing': ({ file }) => ({
    message: `${file} に coopj のデータベースがありません。`,
    hint: 'coopj init で作成するか、--db PATH または COOPJ_DB でお使いのデータベースを指定してください。失われた場合は、バックアップから戻せます：coopj backup restore FILE',
  }),
  'store-unreadable': ({ file, why, at }) => ({
    message: `データベース ${file} を開けません：${because(why)}`,
    hint: `${at ?? 'このファイルとフォルダー'}${at === undefined ? '' : ' '}の読み書きの権限を確かめてください。`,
  }),
  'store-is-folder': ({ file }) => ({
    message: `${file} はフォルダーであり、データベースではありません。`,
    hint: '--db PATH または COOPJ_DB で、データベースのファイルを指定してください。',
  }),
  'store-odd': ({ file, kind, of }) => ({
    message: `${file} は${{ pipe: 'パイプ', device: 'デバイス', socket: 'ソケット' }[kind]}であり、${of === undefined ? 'データベース' : `${of} に付属するファイル`}ではありません。`,
    hint:
      of === undefined
        ? '--db PATH または COOPJ_DB で、データベースのファイルを指定してください。'
        : '誰が置いたものかを確かめて別の場所に移してから、状態を確かめてください：coopj doctor',
  }),
  'store-not-sqlite': ({ file }) => ({
    message: `${file} はデータベースではなく、別の種類のファイルです。ファイルは変更していません。`,
    hint: '--db PATH または COOPJ_DB でデータベースを指定するか、coopj init --db PATH で作成してください。',
  }),
  'store-foreign': ({ file }) => ({
    message: `${file} は別のプログラムのデータベースです。ファイルは変更していません。`,
    hint: '--db PATH または COOPJ_DB で coopj のデータベースを指定するか、coopj init で作成してください。',
  }),
  'store-damaged': ({ file, why }) => ({
    message: `データベース ${file} が壊れています（${why}）。`,
    hint: '直近のバックアップに置き換えてください（今のファイルは同じ場所に残ります）：coopj backup restore FILE',
  }),
  'store-newer': ({ file, found, known }) => ({
    message: `データベース ${file} は、より新しい coopj で作成されています（データベースのバージョン：${found}、このプログラムが扱えるバージョン：${known}）。ファイルは変更していません。`,
    hint: 'このプログラムを更新してください。現在のバージョンは coopj --version で確かめられます。',
  }),
  'store-locked': ({ file, waited = 0, writer }) => ({
    message: `${
      writer
        ? `データベース ${file} は、${writer.actor} の coopj ${writer.command}（プロセス ${writer.pid}、UTC ${minuteOf(writer.since)} 開始）が書込み中です`
        : `データベース ${file} は、別のプログラムが使用中です`
    }。${waited > 0 ? `${Math.round(waited / 1000)}秒待ちました。` : ''}このコマンドの内容は書き込まれていません。`,
    hint: '時間をおいて、同じコマンドをもう一度実行してください。待ち時間を延ばす場合は、COOPJ_WAIT=300 のように秒数で指定してください。',
  }),
  'store-on-share': ({ file, share }) => ({
    message: `データベース ${file} は共有フォルダー（${share}）にあります。同時に書き込むと壊れるおそれがあるため、開きません。`,
    hint: '--db PATH または COOPJ_DB で、このパソコンのディスクを指定してください。',
  }),
  'store-disk': ({ file, why, undone = false }) => ({
    message: `データベース ${file} の使用中に、ディスクの障害が起きました（${why}）。${undone ? '記録しようとした内容は、記録されていません。' : ''}`,
    hint: '空き容量とディスクの状態を確かめてから、同じコマンドをもう一度実行してください。',
  }),
  'store-unsure': ({ file, why, entry, stands }) => ({
    message: `データベース ${file} の記録を確定する際に、ディスクの障害が起きました（${why}）。${
      {
        recorded: `データベースを確認したところ、記録されています（履歴の番号 ${entry}）。`,
        'not-recorded': 'データベースを確認したところ、記録されていません。',
        unknown: 'データベースを確認できないため、記録されたかどうかは分かりません。',
      }[stands]
    }`,
    hint:
      stands === 'recorded'
        ? '同じコマンドをもう一度実行する必要はありません。ディスクの状態を確かめてください。'
        : 'ディスクの状態を確かめてください。コマンドをもう一度実行する前に、記録の有無を coopj history で確かめてください。',
  }),
  'store-altered': ({ file, foreign, missing, altered }) => ({
    message: `データベース ${file} の構成が、coopj の作成したものと異なります（${[
      ...(foreign.length > 0 ? [`coopj のものではない：${someOf(foreign)}`] : []),
      ...(missing.length > 0 ? [`見つからない：${someOf(missing)}`] : []),
      ...(altered.length > 0 ? [`変更されている：${someOf(altered)}`] : []),
    ].join('、')}）。ファイルは変更していません。`,
    hint: '別のプログラムで変更されています。直近のバックアップに置き換えてください（今のファイルは同じ場所に残ります）：coopj backup restore FILE',
  }),
  'store-behind': ({ file, what, noted, head }) => ({
    message: `${
      {
        shorter: `データベース ${file} に最後に記録された番号は ${noted.seq} ですが、履歴は${head ? ` ${head.day} の番号 ${head.seq} で終わっています` : '空です'}。古いファイルに置き換えられたか、末尾が -wal のファイルがないか、別のものです。`,
        other: `データベース ${file} の履歴の番号 ${noted.seq} は、記録したものと異なります。別のファイルに置き換えられたか、末尾が -wal のファイルが別のものです。`,
        tables: `データベース ${file} の履歴は${head ? ` ${head.day} の番号 ${head.seq} で終わっています` : '空です'}が、各表は${noted.seq === 0 ? 'まだ書き込まれていません' : `番号 ${noted.seq} までの内容です`}。末尾が -wal のファイルが別のものか、別のプログラムで変更されています。`,
      }[what]
    }ファイルは変更していません。`,
    hint:
      what === 'tables' && noted.seq < (head?.seq ?? 0)
        ? '追加された内容は coopj journal verify で確かめられます。履歴から表を作り直すには：coopj journal rebuild'
        : '正しいファイルか、直近のバックアップに置き換えてください(coopj backup restore FILE)。今の内容で続ける場合は、履歴に残したうえで続けられます：coopj doctor --fix --reason "…"',
  }),
  'store-lost': ({ file, seq }) => ({
    message: `${file} にデータベースがありません。同じ場所の ${file}.head には、${seq}件の履歴があったと記されています。新しいデータベースは作成していません。`,
    hint: `直近のバックアップを元の場所に戻してください(coopj backup restore FILE)。空のデータベースから始める場合は、${file}.head を削除してください。`,
  }),
} satisfies Partial<Sentences>);

import type { Sentences } from '../../errors.ts';

/** The database. */
export const records = {
  'database-kind': ({ url }) => ({
    message: `${url} は開けません。coopj の記録はファイルに保存します。`,
    hint: '--db ./coopj.db',
  }),
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
} satisfies Partial<Sentences>;

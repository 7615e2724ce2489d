import { isMadeAgain, JOURNAL_CHANGED, type Obstacle } from '../../../core/checkup/diagnosis.ts';
import { issuedBy } from '../../issued-by.ts';
import type { Words } from '../../words.ts';

const listed = (names: readonly string[] = []): string =>
  names.length > 3 ? `${names.slice(0, 3).join('、')} ほか${names.length - 3}件` : names.join('、');
const FIX = 'coopj doctor --fix';
/** Of what differs in a shared store. */
const byOwner = (names: readonly string[]): string =>
  names.every(isMadeAgain)
    ? 'データベースの所有者が次のコマンドを実行すると、権限が coopj の付与するとおりになります：coopj db init'
    : 'サーバーのバックアップからの復元をデータベースの所有者に依頼するか、coopj db export と coopj db import で新しいデータベースに移してください';
/** They are there, for others. */
const unreadable = (names: readonly string[]) => ({
  message: `ファイルはありますが、読み取る権限がありません（${listed(names)}）`,
  hint: 'ファイルとフォルダーの所有者を確かめてください。データベースを使う利用者のものにします',
});
/** What a journal that was changed says is no ground for rows. */
const NOT_FROM_JOURNAL =
  '履歴が書き換わっているため、履歴から作り直すことはできません。正常なバックアップから復元してください：coopj backup list';

const OBSTACLES: { readonly [O in Obstacle]: string } = {
  database: 'データベースがないか、読み取れないため',
  older: '以前のバージョンの coopj のデータベースで、次のコマンドの実行時に新しい形式になるため',
  schema: 'データベースの定義が coopj のものと異なるため',
  history: '履歴を読み取れないため',
  profile: '設定ファイルを使えないため',
  modes: 'このシステムのファイルには読み書きの権限がないため',
  space: 'ディスクの空きが分からないため',
  server: 'サーバーの管理者に確認する項目のため',
  'beside-others':
    '同じフォルダーに別のデータベースがあり、evidence/ のファイルがその記録で使われている可能性があるため',
};

const said: Words['doctor']['said'] = {
  node: {
    ok: '対応している Node.js です',
    open: ({ names: [found, wanted] = [] }) => ({
      message: `Node.js ${found} には対応していません。対応するバージョン：${wanted}`,
      hint: 'Node.js 24 をインストールし、npm ci をもう一度実行してください',
    }),
  },
  locale: {
    ok: '文字コードは UTF-8 です',
    open: ({ names = [] }) => ({
      message: `ロケール ${listed(names)} は UTF-8 ではないため、氏名が正しく表示されません`,
      hint: 'export LANG=ja_JP.UTF-8',
    }),
  },
  share: {
    ok: 'データベースはこのパソコンのディスクにあります',
    open: ({ names = [] }) => ({
      message: `データベースが共有フォルダー（${listed(names)}）にあります。同時に書き込むと壊れるおそれがあります`,
      hint: 'フォルダーをこのパソコンのディスクに移し、--db PATH で指定してください',
    }),
  },
  space: {
    ok: 'ディスクに空きがあります',
    open: ({ count = 0 }) => ({
      message: `データベースのあるディスクの空きが${count} MB しかありません`,
      hint: '空き容量を確保してください。空きがなくなると記録できません',
    }),
  },
  modes: {
    ok: '事務局のファイルは、所有者だけが読み書きできます',
    open: ({ what, names = [] }) =>
      what === 'folder-open-to-others'
        ? {
            message: `データベースのあるフォルダー ${listed(names)} に、所有者以外も書き込めます。別のファイルに置き換えられるおそれがあります`,
            hint: 'データベースを専用のフォルダーに移して --db PATH で指定するか、所有者以外の書込みの権限を外してください(chmod go-w)',
          }
        : { message: `${listed(names)} を、所有者以外も読み書きできます`, hint: FIX },
  },
  profile: {
    ok: '設定ファイルに問題はありません',
    open: () => ({ message: '設定ファイルを使えません', hint: 'coopj office check' }),
  },
  key: {
    ok: '署名鍵は事務局のもので、所有者だけが読めます',
    open: () => ({ message: '署名鍵を、所有者以外も読めます', hint: FIX }),
  },
  sqlite: {
    ok: 'データベースのファイルに異常はありません',
    open: ({ what, names = [] }) =>
      what === 'journal-mode'
        ? {
            message: `データベースのジャーナルモードが ${listed(names)} です。次のコマンドの実行時に WAL になります`,
            hint: 'coopj student list',
          }
        : {
            message: `データベースのファイルが壊れています（${listed(names)}）`,
            hint: 'このファイルは残したまま、最新の正常なバックアップから復元してください：coopj backup list',
          },
  },
  'foreign-keys': {
    ok: 'すべての行に、対応する行があります',
    open: ({ what, count = 0, names = [] }) => ({
      message: `${listed(names)} の${count}行に、対応する行がありません`,
      hint: what === JOURNAL_CHANGED ? NOT_FROM_JOURNAL : 'coopj journal rebuild',
    }),
  },
  schema: {
    ok: 'データベースの定義は coopj のものだけです',
    open: ({ what, names = [] }) => {
      if (what === 'older')
        return {
          message: '以前のバージョンの coopj で作成したデータベースです。次のコマンドの実行時に新しい形式になります',
          hint: 'coopj student list',
        };
      if (what === 'missing')
        return {
          message: `coopj が作成した定義がデータベースにありません（${listed(names)}）`,
          hint: byOwner(names),
        };
      if (what === 'altered')
        return {
          message: `データベースの定義が coopj の作成したものと異なります（${listed(names)}）`,
          hint: byOwner(names),
        };
      if (what === 'foreign')
        return {
          message: `coopj のものではない定義がデータベースにあります（${listed(names)}）`,
          hint: names.every(isMadeAgain)
            ? byOwner(names)
            : '用途をデータベースの所有者に確認し、不要であれば削除を依頼してください',
        };
      return {
        message: `データベースの定義に、coopj のものでないか、欠けているものがあります（${listed(names)}）`,
        hint: 'coopj journal verify',
      };
    },
  },
  head: {
    ok: '最後に控えた記録が履歴にあります',
    open: ({ what, names = [] }) =>
      what === 'head-not-noted'
        ? { message: '最後の記録の控えがありません。次の記録のときに作成されます' }
        : {
            message: `最後に書き込んだ状態の記録ではありません。番号 ${listed(names)} がないか、別の内容です`,
            hint: 'まず正しいファイルを探すか、バックアップから復元してください。この記録のまま続けるには：coopj doctor --fix --reason "…"',
          },
  },
  journal: {
    ok: '履歴は途切れなくつながっています',
    open: ({ what, count = 1 }) => ({
      message: `履歴が書き込んだときのままではありません（${what}${count > 1 ? `、${count}件` : ''}）`,
      hint: 'coopj journal verify',
    }),
  },
  tables: {
    ok: '表の内容は履歴と一致しています',
    open: ({ names = [], what }) => ({
      message: `表の内容が履歴と一致していません（${names.length > 0 ? listed(names) : what}）`,
      hint: what === JOURNAL_CHANGED ? NOT_FROM_JOURNAL : FIX,
    }),
  },
  clock: {
    ok: '時計は最後の記録より進んでいます',
    open: ({ names = [] }) => ({
      message: `最後の記録は ${listed(names)} ですが、このパソコンの時計はそれより遅れています`,
      hint: '記録を始める前に、このパソコンの時計を合わせてください',
    }),
  },
  evidence: {
    ok: '記録にある証拠書類は、すべて記録したときの内容で残っています',
    open: ({ what, names = [] }) =>
      what === 'not-stored'
        ? {
            message: `記録にある証拠書類が、共有データベースにありません（${listed(names)}）`,
            hint: '同じファイルをもう一度記録するか、サーバーのバックアップから戻すよう管理者に依頼してください',
          }
        : what === 'unreadable'
          ? unreadable(names)
          : {
              message:
                what === 'changed'
                  ? `証拠書類の内容が、記録したときと異なります（${listed(names)}）`
                  : `記録にある証拠書類のファイルがありません（${listed(names)}）`,
              hint: 'バックアップを新しいフォルダーに復元し、その evidence フォルダーから戻してください：coopj backup restore FILE --into restored',
            },
  },
  unnamed: {
    ok: '記録にない証拠書類は残っていません',
    open: ({ what, count = 0 }) =>
      what === 'stored'
        ? { message: `記録にないファイルが、共有データベースに${count}件残っています`, hint: FIX }
        : { message: `記録にない証拠書類が${count}件残っています`, hint: FIX },
  },
  issued: {
    ok: '発行した証明書は、発行した場所または復元した場所にあります',
    open: ({ what, count = 0, names = [], papers = [] }) =>
      what === 'not-stored'
        ? { message: `発行した証明書${count}件が、共有データベースにもこのパソコンにもありません（${listed(names)}）` }
        : what === 'unreadable'
          ? unreadable(names)
          : what === 'changed'
            ? {
                message: `発行した証明書と内容が異なります（${listed(names)}）`,
                hint: `ファイルを別の場所に移してから、同じ内容で作り直してください（先に --dry-run を付け、別の番号にならないことを確かめてください）：${listed(papers.map(issuedBy))}`,
              }
            : { message: `発行した証明書${count}件が、移動または削除されています（${listed(names)}）` },
  },
  leftovers: {
    ok: '書きかけのファイルは残っていません',
    open: ({ names = [] }) => ({
      message: `途中で終わった処理のファイルが残っています（${listed(names)}）`,
      hint: FIX,
    }),
  },
  fonts: {
    ok: '記録にあるすべての名称を印字できます',
    open: ({ count = 0, names = [] }) => ({
      message: `${count}件の名称に、どのフォントにもない文字があります（${listed(names)}）`,
      hint: '記録を訂正するか、フォントを指定してください：coopj office edit --set papers.fonts=FILE',
    }),
  },
  texts: {
    ok: '書類、メール、報告の文面はすべて使えます',
    open: ({ names = [] }) => ({ message: `使えない文面があります（${listed(names)}）`, hint: 'coopj office check' }),
  },
  backups: {
    ok: '1週間以内のバックアップが別のディスクにあります',
    open: ({ what, names = [] }) => {
      const hint = 'coopj backup create /media/usb/coopj --passphrase';
      if (what === 'nothing') return { message: 'まだ記録がないため、バックアップは不要です' };
      if (what === 'away')
        return {
          message: `1週間以内のバックアップを、別のディスクで確認できません。現在アクセスできないバックアップ：${listed(names)}`,
          hint: 'ディスクを接続して、もう一度確認してください：coopj doctor',
        };
      if (what === 'same-disk')
        return {
          message:
            '1週間以内のバックアップは、すべてデータベースと同じディスクにあり、ディスクの故障で一緒に失われます',
          hint,
        };
      return {
        message:
          what === 'old' ? '最新のバックアップが1週間より前のものです' : '確認できるバックアップがまだありません',
        hint,
      };
    },
  },
  drill: {
    ok: '鍵のいらない最新のバックアップを試しに復元し、問題のないことを確かめました',
    open: ({ what, result, names = [] }) => {
      if (what === 'identity')
        return result === 'ok'
          ? {
              message:
                '公開鍵で暗号化した最新のバックアップを秘密鍵で開き、試しに復元して、問題のないことを確かめました',
            }
          : {
              message: `公開鍵で暗号化したバックアップは開いていないため、復元できるかどうか分かりません（最新：${listed(names)}）`,
              hint: 'coopj doctor --identity FILE',
            };
      if (what === 'passphrase')
        return result === 'ok'
          ? {
              message: 'パスフレーズで暗号化した最新のバックアップを開き、試しに復元して、問題のないことを確かめました',
            }
          : {
              message: `パスフレーズで暗号化したバックアップは開いていないため、復元できるかどうか分かりません（最新：${listed(names)}）`,
              hint: 'coopj doctor --passphrase-file FILE',
            };
      if (what === 'none')
        return { message: '試しに復元できるバックアップが見つかりません', hint: 'coopj backup create' };
      if (what === 'none-sealed')
        return {
          message: '指定した秘密鍵またはパスフレーズで開く、暗号化したバックアップが見つかりません',
          hint: 'coopj backup list',
        };
      return { message: `最新のバックアップを復元できません（${listed(names)}）`, hint: 'coopj backup create' };
    },
  },
};

export const doctor: Words['doctor'] = {
  said,
  columns: { check: '点検項目', result: '結果', message: '内容', hint: '対応方法' },
  results: { ok: '問題なし', unchecked: '未点検', note: '参考', open: '異常', fixed: '修復済み' },
  notChecked: (why) => `点検していません：${OBSTACLES[why]}`,
  fixed: (message) => `直しました：${message}`,
  empty: '点検した項目はありません。',
  asks: (role) => `${role === 'admin' ? '管理者' : '担当者または管理者'}に実行を依頼してください：`,
  bundled: (file) =>
    `保守担当者に渡す情報を書き出しました：${file}。バージョン・設定・件数・点検結果だけで、個人情報は含みません。`,
};

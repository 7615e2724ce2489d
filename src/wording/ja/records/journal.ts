import type { Forgery, HistoryFinding } from '../../../core/journal/findings.ts';
import type { HeadSigner, JournalHead } from '../../../core/journal/head.ts';
import type { Words } from '../../words.ts';

const entries = ({ seq = 0, to = seq }: HistoryFinding) => (seq === to ? `履歴${seq}番` : `履歴${seq}～${to}番`);

const forgery: Readonly<Record<Forgery, (finding: HistoryFinding) => string>> = {
  'entry-changed': (found) => `${entries(found)}が直前の履歴とつながりません。どちらかが書き換えられています。`,
  'entry-deleted': (found) => `${entries(found)}がありません。履歴の途中が削除されています。`,
  'entry-inserted': (found) => `${entries(found)}は本来の履歴ではありません。後から挿入されています。`,
  'entries-swapped': ({ seq, to }) => `履歴${seq}番と${to}番が入れ替えられています。`,
  'content-changed': (found) => `${entries(found)}の内容が記録時と異なります。書き換えられています。`,
  'content-missing': (found) =>
    `${entries(found)}の内容がなく、学生の記録を消去した履歴もありません。内容が削除されています。`,
  'content-unreadable': ({ key }) => `${key} の履歴から記録を再現できません。内容が偽造されています。`,
  'tail-cut': (found) => `${entries(found)}がありません。履歴の末尾が切り取られています。`,
  'tables-behind': (found) => `${entries(found)}が表に反映されていません。coopj 以外の方法で履歴が追加されています。`,
  'table-changed': ({ table, key, columns }) =>
    `表 ${table} の ${key} が履歴と一致しません（${columns ? columns.join('、') : '行の追加または削除'}）。`,
  'rolled-back': (found) => `${entries(found)}がありません。古いデータベースに差し替えられています。`,
  'chain-remade': ({ to }) => `履歴${to}番が以前のものと異なります。履歴全体が作り直されています。`,
  'object-foreign': ({ key }) => `coopj のものではない ${key} がデータベースに追加されています。`,
  'object-missing': ({ key }) => `データベースから ${key} が失われています。`,
  'object-altered': ({ key }) => `データベースの ${key} が coopj の作成したものと異なります。`,
  'head-forged': ({ seq }) => `ファイルに記された履歴${seq}番の署名が一致しません。ファイルが書き換えられています。`,
};

export const journal: Words['journal'] = {
  forgery,
  againstFlag:
    '作成時の履歴の状態を記したファイル：バックアップ、月次報告（JSON・HTML・PDF・Excel）または証明書（PDF）',
  whole: (count) => `履歴は完全です。${count}件が途切れなくつながり、表の内容も履歴と一致しています。`,
  last: ({ seq, day, hash }: JournalHead) => `最後の履歴：${seq}番（${day}）、${hash}`,
  held: (file, { seq, day }) => `${file} に記された履歴${seq}番（${day}）も、そのまま残っています。`,
  signed: (signer: HeadSigner) =>
    ({
      office: 'このファイルには当事務局の鍵による署名があります。',
      'other-key': 'このファイルの署名は、当事務局の鍵によるものではありません。',
      'unknown-key':
        'このファイルには署名がありますが、当事務局の鍵によるものかどうかは確かめられません。署名した証明書の記録がなく、データベースのそばに読み取れる鍵もありません。',
      unsigned: 'このファイルには署名がありません。ファイルを書き換えられる人なら、履歴についての記載も変えられます。',
      wrong: 'このファイルの署名は正しくありません。',
    })[signer],
  headUnsigned: (file, why) =>
    `${file} ${why === 'foreign' ? 'は、この事務局が署名に使っている鍵ではありません' : 'を読み取れません'}。履歴の状態は署名なしで報告に記しました(coopj office check)。`,
  rebuilt: (count) => `履歴${count}件から表を作り直しました。`,
  wouldRebuild: (count) => `履歴${count}件から表を作り直します（まだ書き込んでいません）。`,
  same: '表の内容は履歴と一致していました。',
  differed: (count) => `履歴と異なる箇所が${count}件ありました。`,
  notRebuilt: '履歴自体に問題があるため、表はそのまま残しました。',
};

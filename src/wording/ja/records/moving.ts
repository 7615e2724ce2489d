import type { Words } from '../../words.ts';

type Held = Parameters<Words['moving']['packed']>[0];
const held = ({ entries, students, files, papers }: Held): string =>
  `履歴：${entries}件、学生：${students}名、事務局のファイル：${files}点、証拠書類と証明書：${papers}点`;

export const moving: Words['moving'] = {
  packing: '事務局のデータの書出し',
  packed: (what) => `書き出しました（${held(what)}）`,
  unpacked: (database, what) => `${database} に取り込みました（${held(what)}）`,
  wouldUnpack: (database, what) => `${database} に取り込む内容（保存していません）：${held(what)}`,
  sum: (sha256) => `ファイルの SHA-256：${sha256}`,
  sameHere: 'ここで何も記録しないうちに書き出したファイルは、同じ SHA-256 になります。',
  last: (seq, day, hash) => `最後の履歴：${seq}（${day}）、${hash}`,
  withoutKey: (key) => `署名鍵は含まれていません。証明書を発行する担当者が、別に持ち運んでください：${key}`,
  personal:
    'このファイルには、すべての学生のすべての記録が、暗号化されずに入っています。移行が済んだら削除してください。',
  bringKey: (key) => `ここで証明書を発行するには、事務局の署名鍵を ${key} にコピーしてください。`,
  check: '履歴は、次のコマンドで確かめられます：coopj journal verify',
  goHere: {
    store: (address) =>
      `続いて、各担当者のパソコンで、本人のログイン名のアドレスを設定してください：coopj config set db ${address}`,
    file: (path) => `今後ここで作業するには：coopj config set db ${path}`,
  },
  putAway:
    '移行元にも、そのまま記録できてしまいます。確認が済んだら、データベースのファイルの名前を変えるか、共有データベースの利用者の登録を取り消してください。',
  notIn: '書き出していないもの：',
  note: (file, why) =>
    `${file}：${
      {
        missing: 'ファイルがありません',
        changed: '記録したときと内容が異なります',
        unreadable: '読み取れません',
        outside: '設定ファイルのフォルダーの外にあります',
        unwritten: '書き込めませんでした',
        foreign: 'この事務局のものではありません',
      }[why]
    }`,
  file: 'db export で書き出したファイル',
};

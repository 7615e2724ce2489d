import type { Manifest } from '../../../core/backup/manifest.ts';
import type { Words } from '../../words.ts';

function size(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} KB`;
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

const standing = ({ at, entries }: Pick<Manifest, 'at' | 'entries'>) => `作成：${at}、履歴：${entries}件`;

const unread = (file: string) => `${file} は、ファイルはありますが読み取れないため、バックアップに含めていません`;

export const backups: Words['backups'] = {
  size,
  made: (file, made) =>
    `バックアップを作成しました：${file}（履歴：${made.entries}件、ファイル：${made.members}点${made.sealed ? '、暗号化済み' : ''}）`,
  withoutKey:
    '署名鍵は含まれていません。署名鍵を含めるのは、暗号化したバックアップ(--recipient または --passphrase)だけです。署名鍵の控えは別の場所に保管してください。',
  notIn: '記録と異なる点：',
  note: {
    issued: (file, note) =>
      note === 'changed'
        ? `${file} は、発行した証明書と内容が異なるため、バックアップに含めていません`
        : note === 'unreadable'
          ? unread(file)
          : `${file} は、発行した場所に証明書がないため、バックアップに含めていません`,
    evidence: (file, note) =>
      note === 'changed'
        ? `${file} の内容は、記録したときと異なります。現在の内容のままバックアップに含めました`
        : note === 'unreadable'
          ? unread(file)
          : `${file} は、記録にありますがファイルがないため、バックアップに含めていません`,
    key: (file, note) =>
      note === 'missing'
        ? `署名鍵は、${file} がないか読み取れないため、バックアップに含めていません`
        : `${file} ${note === 'unreadable' ? 'を読み取れません' : 'は、この事務局が署名に使っている鍵ではありません'}。履歴の状態は署名なしで保存しました(coopj office check)`,
    list: (file) =>
      `${file} に書き込めませんでした。バックアップは作成しましたが、別のフォルダーにある場合は一覧に表示されません`,
    own: (file, note) =>
      note === 'outside'
        ? `${file} は、設定ファイルのフォルダーの外にあるため、バックアップに含めていません`
        : note === 'unreadable'
          ? unread(file)
          : `${file} は、設定ファイルにありますがファイルがないため、バックアップに含めていません`,
  },
  notMade: (why) =>
    `本日のバックアップを作成できませんでした。記録はこのまま続けます。理由：${why}\n次のコマンドで確かめてください：coopj backup create`,
  notBeforeUpdate: (why) =>
    `データベースを新しい形式に更新する前のバックアップを作成できませんでした。更新前のデータベースの写しは、同じフォルダーに残します。理由：${why}`,
  passphrase: 'バックアップのパスフレーズを入力してください。',
  passphraseAgain: '確認のため、同じパスフレーズをもう一度入力してください。',
  differs: '同じパスフレーズではありません。',
  noPassphrase: 'パスフレーズを入力してください。',
  tooShort: (least) => `${least}文字以上のパスフレーズにしてください。関連のない語をいくつか組み合わせると安全です。`,
  columns: {
    file: 'ファイル',
    at: '作成日時',
    entries: '履歴の件数',
    head: '最後のハッシュ',
    sealed: '暗号化',
    size: '大きさ',
    there: '現在の有無',
    kind: '種類',
  },
  kinds: { backup: 'バックアップ', database: 'データベースの写し' },
  copies:
    '….backup-1 などは、データベースを新しい形式に更新する前にバックアップを作成できなかったときの、データベースだけの写しです。この内容に戻すには、専用のフォルダーに移し、--db で指定してください。',
  filesInOrder: '上の順のファイル：',
  empty: 'バックアップはまだありません。次のコマンドで作成できます：coopj backup create',
  whole: (file, said) =>
    `問題ありません：${file}（${standing(said)}、ファイル：${said.members}点、coopj ${said.program} で作成）。すべてのデータが作成したときのままで、中のデータベースにも異常はありません。`,
  restored: (database, said) => `復元しました：${database}（${standing(said)}）`,
  wouldRestore: (database, said) => `復元する内容（まだ書き込んでいません）：${database}（${standing(said)}）`,
  ofOther: (office) =>
    `別の事務局${office === '' ? '' : `（${office}）`}のバックアップです。この事務局の記録はすべて置き換わります。`,
  reallyRestore: (database) => `${database} をバックアップの内容に置き換えますか。`,
  kept: (file) => `置き換える前のデータベースは残してあります：${file}`,
  nothingSince: 'このバックアップの後に記録されたものはありません。',
  erasedAgain: (student) => `バックアップの後に消去されていた${student}の記録を、あらためて消去しました。`,
  erasuresUnknown: ({ at }, database) =>
    `${at} より後に誰を消去したかは、ここでは分かりません。その学生の記録が復元先に戻っています。確認して消去してください：coopj student erase … --reason "…" --confirm … --db "${database}"`,
  since: (count) => `このバックアップの後に記録され、復元されないもの（${count}件。番号、日時、担当者、対象）：`,
  otherHistory: (database) =>
    `このバックアップの後に何が記録されたかは分かりません。${database} がないか、読めないか、別の履歴のものです。その後に消去した学生の記録が戻っている可能性があるため、確認して消去してください：coopj student list`,
  numbersUnknown: ({ at }) =>
    `${at} より後に証明書や案件に付けた番号は、ここでは分かりません。同じ番号を再び付けるおそれがあるため、次の証明書を発行する前に、その後に発行した書類を確認してください。`,
  stayed: (count) =>
    `バックアップと内容が異なる${count}点のファイルは、現在のまま残しました。すべてを新しいフォルダーに取り出すには --into を使います：`,
  aside: (count) =>
    `記録したときと内容が異なる証拠書類${count}点は、記録したときの内容に戻しました。異なる内容のファイルは次の名前で残してあります：`,
  bringKey:
    'このバックアップに署名鍵は含まれていません。証明書を発行する前に、控えの office.key をデータベースと同じフォルダーに置いてください。',
  lookAt: (database) => `次のコマンドで状態を確かめてください：coopj doctor --db "${database}"`,
};

import type { erasure as en } from '../../en/records/erasure.ts';

export const erasure: typeof en = {
  why: '消去する理由を入力してください（履歴に残ります。個人名は書かないでください）。',
  type: (wanted) => `消去した記録は元に戻せません。消去する場合は ${wanted} と入力してください。`,
  otherThan: (wanted) => `${wanted} と一致しません。中止する場合は Ctrl-C を押してください。`,
  would: (number) => `${number}の記録を消去します（まだ消去していません）。`,
  done: (number) => `${number}の記録を消去しました。`,
  wouldAll: (students) => `${students}名の記録を消去します（まだ消去していません）。`,
  doneAll: (students) => `${students}名の記録を消去しました。`,
  going: '消去するもの',
  student: (name, entries) => `${name}：履歴${entries}件`,
  removed: '削除したファイル',
  numbersStay: '履歴に残り、再び使われない番号',
  staying: '残っているもの（個別に対応してください）',
  unknown: 'coopj では確認できないもの',
  exports: (times) =>
    `登録後に学生のデータを${times}回書き出しています(coopj history)。上に挙がっていないものは、ほかの場所に残っている可能性があります。`,
  texts:
    'ほかの学生や企業についての自由記述、送付済み・印刷済みの書類には、この学生の情報が含まれている可能性があります。',
  tooMany: 'データベースのフォルダーにほかのファイルが多いため、一部は確認していません。',
  onServer:
    'サーバーには、PostgreSQL が整理（VACUUM）するまで、またバックアップが更新されるまで、消去した内容が残ります。サーバーの管理者に確認してください。ほかのパソコンにある書類や書き出したファイルは、確認していません。',
  notScrubbed: (command) =>
    `ほかの利用者がデータベースを開いているか、ディスクに空きがないため、消去した内容がファイルの空き領域に残っている可能性があります。解消した後に実行してください：${command}`,
  takeElsewhere: (files) =>
    `データベースのフォルダーの外にあるファイル（${files}件）も削除しますか。このデータベースが複製の場合は削除しないでください。`,
  apart: {
    elsewhere: (as) => `${as}（データベースのフォルダーの外。--elsewhere を付けると削除します）`,
    'beside-others': (as) => `${as}（同じ場所に別のデータベースがあります。どちらのものか確認してください）`,
  },
  heldAs: {
    paper: '発行した証明書',
    evidence: '証拠書類',
    draft: '下書き',
    export: '書き出したファイル',
    backup: 'バックアップ',
    away: 'バックアップ（現在は確認できません）',
    other: 'その他のファイル',
  },
  retention: {
    rule: {
      completed: '課程の修了',
      left: '退学・転学',
      ended: '最後のインターンシップの終結',
    },
    columns: {
      rule: '起算',
      since: '起算日',
      years: '保存年数',
      dueOn: '期限',
      open: '未対応あり',
      due: '期限到来',
    },
    none: '保存期間の定めに当てはまる学生はいません。',
    noRule: '保存期間の定めがありません。年数を設定してください：coopj office edit --set retention.completedYears=5',
    nobody: '期限の来た学生はいません。',
  },
};

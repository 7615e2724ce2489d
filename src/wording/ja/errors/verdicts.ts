import type { Sentences } from '../../errors.ts';

const named = (subject: string): string =>
  subject === 'office' ? '事務局の記録' : `${subject.replace(/^[a-z]+:/, '')} `;

/** Refusals by rules, other people and the facts themselves. */
export const verdicts = {
  'some-refused': ({ refused, of, dryRun }) => ({
    message: dryRun
      ? `${of}名のうち${refused.length}名には発行できません。`
      : `${of}名のうち${refused.length}名には発行していません。ほかの学生の分は発行済みです。`,
    hint: '対応してから同じコマンドをもう一度実行してください。発行済みの学生は除かれます。',
  }),
  'letters-refused': ({ count, of }) => ({
    message: `${of}通のうち${count}通は下書きを作成できませんでした。理由は出力にあります。`,
    hint: '対応してから同じコマンドをもう一度実行してください。フォルダーにある下書きは作り直されません。',
  }),
  'not-genuine': ({ why, number, voided, gone, stands }) => {
    const which = number ?? 'この証明書';
    switch (why) {
      case 'unreadable':
        return {
          message: '確認用コードの情報が見つかりません。スキャンした画像や、印刷し直した PDF には含まれていません。',
          hint: '紙面のコードを読み取り、coopj certificate verify --qr "…" で確認してください。',
        };
      case 'altered':
        return { message: `${which} は発行時と内容が異なります（改変されています）。` };
      case 'void':
        return {
          message: `${which} は当事務局が発行しましたが、${voided?.on} に無効となりました。理由：${voided?.reason}`,
        };
      case 'given-again':
        return {
          message: `${which} は当事務局の鍵で署名されていますが、発行台帳では同じ番号で別の証明書（${stands} 発行）が登録されています。バックアップの復元などでこの証明書の記録が失われ、番号が再び使われたものです。有効なのは台帳の証明書です。`,
          hint: '誰の証明書か確認し、新しい番号で発行し直してください。',
        };
      case 'unknown':
        if (gone?.why === 'erased')
          return {
            message: `${which} は、署名から当事務局が発行したものと分かります。${gone.on} に学生の記録を消去したため、台帳には内容が残っておらず、無効とされていたかどうかは確認できません。この番号は再び使われません。`,
          };
        if (gone)
          return {
            message: `${which} は、署名から当事務局が発行したものと分かります。${gone.on} に古い状態の記録へ戻したときに記録が失われたため、無効とされていたかどうかは確認できません。この番号は再び使われません。`,
            hint: '内容に変わりがなければ、別の番号で発行し直してください。',
          };
        return {
          message: `${which} は当事務局の鍵で署名されていますが、発行台帳にありません。`,
          hint: 'データベースを古いバックアップから戻していないか、確認してください。',
        };
      case 'another-office':
        return { message: `${which} は、当事務局のものではない鍵で署名されています。` };
    }
  },
  'check-open': ({ student, count }) => ({
    message: `学生 ${student} に停止事項が${count}件あります。`,
    hint: '各行の対応方法をご覧ください。',
  }),
  'check-all-open': ({ students, count }) => ({
    message: `${students}名の学生に停止事項が合計${count}件あります。`,
    hint: '各行の対応方法をご覧ください。',
  }),
  'history-broken': ({ count, first, of, asks }) => ({
    message: `${{ tables: '履歴に異常はありませんが、表の内容が履歴と異なります。', head: '履歴自体に異常は見つかりませんが、照合したファイルが書き換えられています。', no: '履歴が記録時と異なります。' }[of ?? 'no']}${count > 1 ? `${count}件のうち最初の1件：` : ''}${first}`,
    hint:
      of === 'tables'
        ? `${asks ? '担当者または管理者に実行を依頼してください：' : ''}coopj journal rebuild`
        : of === 'head'
          ? '同じ頃の別のバックアップ、月次報告、証明書と照合してください：coopj journal verify --against FILE'
          : 'データベースはそのまま残してください。以前の履歴の状態は、バックアップ、月次報告、証明書と照らして確かめられます：coopj journal verify --against FILE',
  }),
  'no-head': ({ file }) => ({
    message: `${file} には、作成時の履歴の状態が記されていません。`,
    hint: 'バックアップ、月次報告（JSON・HTML・PDF・Excel）または証明書（PDF）を指定してください。以前のバージョンで作成したものには記されていません。',
  }),
  refused: ({ refusals }) => ({
    message: `まだ記録できません。未充足の要件が${refusals.length}件あります。`,
  }),
  conflict: ({ subject }) => ({
    message: `${named(subject)}は、操作中にほかの利用者が変更しました。このコマンドの内容は記録されていません。`,
    hint: '内容を確かめてから、もう一度実行してください。',
  }),
} satisfies Partial<Sentences>;

export const at = (flag: string | undefined) => (flag === undefined ? '' : `${flag}: `);
export const list = (words: readonly string[]) => words.join('、');
export const meant = (nearest: string | undefined) => (nearest === undefined ? '' : `「${nearest}」ではありませんか。`);
export const days = '日付は 2026-10-05、today、-3d、令和8年10月5日 のように書いてください。';
/** The system's error about a file, in words. */
export const because = (why: string) =>
  ({
    ENOENT: 'フォルダーがありません。',
    EEXIST: '同じ名前のファイルが同時に作成されました。',
    ENOTDIR: 'フォルダーではない場所が指定されています。',
    EACCES: '権限がありません。',
    EPERM: '権限がありません。',
    EROFS: '読み取り専用のドライブです。',
    ENOSPC: 'ディスクに空きがありません。',
    EDQUOT: 'ディスクの割当てを使い切っています。',
    EBUSY: 'ほかのソフトが使用中です。',
    ENAMETOOLONG: '名前が長すぎます。',
  })[why] ?? why;

export const at = (flag: string | undefined) => (flag === undefined ? '' : `${flag}: `);
export const list = (words: readonly string[]) => words.join(', ');
export const meant = (nearest: string | undefined) => (nearest === undefined ? '' : ` Did you mean ${nearest}?`);
export const days = 'Write a day as 2026-10-05, today, -3d or 令和8年10月5日.';
/** The system's error about a file, in words. */
export const because = (why: string) =>
  ({
    ENOENT: 'its folder is not there',
    EEXIST: 'another program took its name meanwhile',
    ENOTDIR: 'its folder is not a folder',
    EACCES: 'you have no permission',
    EPERM: 'you have no permission',
    EROFS: 'the drive is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'your share of the disk is used up',
    EBUSY: 'another program holds it open',
    ENAMETOOLONG: 'its name is too long',
  })[why] ?? why;

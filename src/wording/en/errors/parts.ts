export const at = (flag: string | undefined) => (flag === undefined ? '' : `${flag}: `);
export const list = (words: readonly string[]) => words.join(', ');
export const meant = (nearest: string | undefined) => (nearest === undefined ? '' : ` Did you mean ${nearest}?`);
export const days = 'Enter a date as 2026-10-05, today, -3d or 令和8年10月5日.';
/** The system's error about a file, in words. */
export const because = (why: string) =>
  ({
    ENOENT: 'its folder does not exist',
    EEXIST: 'another program created a file with this name',
    ENOTDIR: 'part of its path is not a folder',
    EACCES: 'you have no permission',
    EPERM: 'you have no permission',
    EROFS: 'the drive is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'your disk quota is used up',
    EBUSY: 'another program has it open',
    ENAMETOOLONG: 'its name is too long',
  })[why] ?? why;

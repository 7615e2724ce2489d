/** A word as it is typed at a shell: between quotation marks where it needs them. */
export const typed = (word: string): string => (/^[\w./:=@%+~-]+$/.test(word) ? word : `"${word}"`);

/** A name as it is typed in SQL and in psql, which takes `Hanako` for `hanako` outside of quotation marks: another login may be so called. */
export const typedInSql = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A word as it is typed at a shell: between quotation marks where it needs them. */
export const typed = (word: string): string => (/^[\w./:=@%+~-]+$/.test(word) ? word : `"${word}"`);

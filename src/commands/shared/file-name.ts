/** For a part of a file's name: what Windows cannot take in a name is left out. */
export const forFileName = (text: string): string => text.replace(/[^\w-]/g, '');

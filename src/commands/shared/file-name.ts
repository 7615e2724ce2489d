/** Part of a file name, without the characters that Windows forbids. */
export const forFileName = (text: string): string => text.replace(/[^\w-]/g, '');

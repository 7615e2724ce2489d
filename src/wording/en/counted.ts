/** A number and its noun: `1 month`, `2 months`. */
export const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** What is said besides stands in the bracket that is there: never two in a row. */
export const aside = (text: string, more: string): string =>
  text.endsWith(')') ? `${text.slice(0, -1)}; ${more})` : `${text} (${more})`;

/** A length in months and days; a part that is zero is left out: `1 month`, `2 months and 3 days`. */
export const countedLength = (months: number, days: number): string =>
  [...(months > 0 || days === 0 ? [counted(months, 'month')] : []), ...(days > 0 ? [counted(days, 'day')] : [])].join(
    ' and ',
  );

/** A length in months and days; a part that is zero is left out: `1か月`, `2か月と3日`. */
export const countedLength = (months: number, days: number): string =>
  [...(months > 0 || days === 0 ? [`${months}か月`] : []), ...(days > 0 ? [`${days}日`] : [])].join('と');

/** What belongs to a sentence's end stands in its bracket: never two in a row. */
export const aside = (text: string, more: string): string =>
  text.endsWith('）') ? `${text.slice(0, -1)}、${more}）` : `${text}（${more}）`;

/** A month as a sentence has it: `2026年12月` of `2026-12`. */
export const monthOf = (month: string): string => month.replace(/^(\d{4})-0?(\d{1,2})$/, '$1年$2月');

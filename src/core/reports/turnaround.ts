import { number, section, text } from './section.ts';

/** Upper bounds, in days from receipt to review: a few days, one week, two, a month. */
const UP_TO = [3, 7, 14, 30] as const;
export const TURNAROUND_BANDS = ['0-3', '4-7', '8-14', '15-30', '31-'] as const;
export type TurnaroundBand = (typeof TURNAROUND_BANDS)[number];

const spanOf = (days: number): TurnaroundBand => {
  const at = UP_TO.findIndex((most) => days <= most);
  return TURNAROUND_BANDS[at < 0 ? UP_TO.length : at] ?? '31-';
};

/** Counts contracts by how long they took. */
export const contractDays = (days: () => readonly number[]) =>
  section({
    key: 'contract-days',
    columns: [text('span'), number('count')],
    rows: () => {
      const spans = days().map(spanOf);
      return TURNAROUND_BANDS.map((span) => ({ span, count: spans.filter((one) => one === span).length }));
    },
  });

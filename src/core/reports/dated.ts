/** What the rows of a report are about, where it is one thing that has a day: whoever has none of it need not be read. */
export const DATED = ['contracts', 'courses', 'certificates', 'overrides'] as const;
export type Dated = (typeof DATED)[number];

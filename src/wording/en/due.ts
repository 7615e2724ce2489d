import type { DueMatter } from '../../core/agenda/due.ts';
import type { Bilingual } from '../../core/profile/office.ts';

/** Dates to keep. */
export const due = {
  /** Agreed days; findings have their rule's own sentence. */
  matter: (matter: Exclude<DueMatter, { readonly kind: 'finding' }>): string => {
    switch (matter.kind) {
      case 'start':
        return `The internship at ${matter.company} begins.`;
      case 'end':
        return `The internship at ${matter.company} ends.`;
      case 'stay':
        return `The period of stay ends; its renewal can be filed from ${matter.fileFrom}.`;
    }
  },
  titles: { start: 'First day', end: 'Last day' },
  urgency: { late: 'Past its day', red: 'Urgent', yellow: 'Soon', none: 'Later' },
  empty: (days?: number) => (days === undefined ? 'No date to keep.' : `No date to keep within ${days} days.`),
  /** Name of the calendar in a calendar program. */
  calendar: ({ en }: Bilingual) => `coopj: ${en}`,
  written: (count: number, file: string, cancelled: number) =>
    `${count} ${count === 1 ? 'date' : 'dates'} written to ${file}${cancelled > 0 ? `, ${cancelled} cancelled` : ''}`,
};

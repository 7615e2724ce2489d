import type { DueMatter } from '../../core/agenda/due.ts';
import type { Bilingual } from '../../core/profile/office.ts';

/** Deadlines. */
export const due = {
  /** Agreed days; findings have their rule's own sentence. */
  matter: (matter: Exclude<DueMatter, { readonly kind: 'finding' }>): string => {
    switch (matter.kind) {
      case 'start':
        return `The internship at ${matter.company} begins.`;
      case 'end':
        return `The internship at ${matter.company} ends.`;
      case 'stay':
        return `The period of stay expires; an extension can be applied for from ${matter.fileFrom}.`;
    }
  },
  titles: { start: 'Start date', end: 'End date' },
  urgency: { late: 'Overdue', red: 'Urgent', yellow: 'Soon', none: 'Later' },
  empty: (days?: number) =>
    days === undefined ? 'No deadlines.' : `No deadlines within ${days} ${days === 1 ? 'day' : 'days'}.`,
  /** Name of the calendar in a calendar program. */
  calendar: ({ en }: Bilingual) => `coopj: ${en}`,
  written: (count: number, file: string, cancelled: number) =>
    `${count} ${count === 1 ? 'deadline' : 'deadlines'} written to ${file}${cancelled > 0 ? `, ${cancelled} canceled` : ''}`,
};

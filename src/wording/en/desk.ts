import type { Matter } from '../../core/agenda/desk.ts';
import { stepKey } from '../../core/model/steps.ts';
import { terms } from './terms.ts';

/** What needs a hand today. */
export const desk = {
  /** Lines of the desk; findings have their rule's own sentence. */
  matter: (matter: Exclude<Matter, { readonly kind: 'finding' }>): string => {
    switch (matter.kind) {
      case 'record':
        return `STEP ${matter.step} (${terms.step[stepKey(matter.step)]}) can be recorded now.`;
      case 'guide':
        return `The student wrote on ${matter.contactedOn}; the guide to registration is not recorded as sent.`;
      case 'briefing':
        return `A briefing was held on ${matter.heldOn}: record that it was attended (--attended), or send the recording.`;
      case 'start':
        return `The internship was to begin on ${matter.from}; its start is not recorded.`;
      case 'end':
        return `The internship was to end on ${matter.to}; its end is not recorded.`;
      case 'more':
        return `And ${matter.count} more.`;
    }
  },
  students: (count: number) => `${count} students`,
  empty: 'Nothing needs a hand today.',
};

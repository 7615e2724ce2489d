import type { StepLine } from '../../core/agenda/step-list.ts';
import type { Urgency } from '../../core/rules/rule.ts';
import type { Hue } from '../../terminal/out.ts';

/** How what is urgent, or soon will be, is toned; its word stands there too. */
export const urgencyTone = (urgency: Urgency): Hue | undefined =>
  urgency === 'red' ? 'late' : urgency === 'yellow' ? 'soon' : undefined;

const STATES: Readonly<Partial<Record<StepLine['state'], Hue>>> = {
  done: 'done',
  next: 'strong',
  blocked: 'late',
  later: 'dim',
};

/** The same for where a step stands; one that was left out asks for a hand. */
export const stepTone = ({ state, gap }: Pick<StepLine, 'state' | 'gap'>): Hue | undefined =>
  gap && state === 'later' ? 'soon' : STATES[state];

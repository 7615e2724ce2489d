import { type Mask, masked } from '../text/mask.ts';
import { TERMS } from './placement-terms.ts';
import { FIELDS } from './student-fields.ts';

/** How facts are masked, by their names in JSON. */
const BY_NAME: ReadonlyMap<string, Mask> = new Map([
  ...[...FIELDS, ...TERMS].flatMap((field): [string, Mask][] => ('mask' in field ? [[field.fact, field.mask]] : [])),
  // The card of each stay, what a certificate and its code say, and what an override compared.
  ['card', 'card'],
  ['stated', 'whole'],
  ['proof', 'whole'],
  ['compared', 'whole'],
]);

/** A record as JSON has it, with its personal facts masked at every depth. */
export function maskedFacts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskedFacts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskedFact(name, one)]));
}

function maskedFact(name: string, value: unknown): unknown {
  // Under the names of the papers of an application (`card` is one) stand days.
  if (name === 'papers' || value === null || value === undefined) return value;
  const mask = BY_NAME.get(name);
  if (mask === undefined) return maskedFacts(value);
  return masked(mask, typeof value === 'string' ? value : JSON.stringify(value));
}

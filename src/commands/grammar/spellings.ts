import type { Words } from '../../wording/words.ts';
import type { Field } from './notation.ts';

/** What a flag or an argument means: as its own command declares it or tells of it, else everywhere. */
export function meaningOf({ flags, flagsOf }: Words, { name, meaning }: Field, path?: string): string | undefined {
  const here: Readonly<Record<string, Readonly<Record<string, string>>>> = flagsOf;
  const everywhere: Readonly<Record<string, string>> = flags;
  return meaning ?? (path === undefined ? undefined : here[path]?.[name]) ?? everywhere[name];
}

const RESIDENCE = { residenceStatus: 'residence' } as const;
const LIST = { list: 'file' } as const;
/** How flags of a command were spelt before: that goes on working, and no help lists it. */
export const ONCE: { readonly [P in keyof Words['commands']]?: Readonly<Record<string, string>> } = {
  'company add': { phone: 'telephone' },
  'company edit': { phone: 'telephone' },
  check: { startsWithin: 'startingWithin' },
  plan: { hoursPerWeek: 'hours' },
  'stay record': { residenceCard: 'card', residenceStatus: 'status' },
  'student list': RESIDENCE,
  'export students': RESIDENCE,
  'certificate issue': RESIDENCE,
  'letter draft': { ...RESIDENCE, ...LIST },
  'briefing invite': LIST,
  'briefing attend': LIST,
  'briefing send-recording': LIST,
};

import type { Context } from '../../context.ts';
import { openPlacements } from '../../core/model/dossier.ts';
import { type Begun, type FormOf, lackingIn } from '../grammar/grammar.ts';
import { type Field, lacks, type Said } from '../grammar/notation.ts';

/** What is asked. */
export interface Question {
  readonly field: Field;
  /** May it be left blank? */
  readonly optional: boolean;
}

/** What was answered to one question. */
export interface Reply {
  readonly field: Field;
  /** As it was typed, for whoever comes back to it. */
  readonly typed: string;
  /** As the summary shows it. */
  readonly shown: string;
  /** What it says, as if it had been typed on the command line. */
  readonly says: Said;
}

/** What was said on the command line, and in replies since. */
export interface Talk extends Begun {
  readonly replies: readonly Reply[];
}

export function begunWith(form: FormOf): Begun {
  const said = form.said();
  const isOpen = (field: Field) => said[field.name] !== undefined && field.name !== form.grammar.fills;
  const open = form.fields.filter((field) => isOpen(field) && lacks(said, field)).map(({ name }) => name);
  return { given: Object.fromEntries(Object.entries(said).filter(([name]) => !open.includes(name))), open };
}

export const saidIn = ({ given, replies }: Talk): Said => Object.assign({}, given, ...replies.map(({ says }) => says));

/**
 * The first question that is open; undefined where there is none. What is usual is asked where something needed was missing; `also` is
 * asked too, and may be left blank; of what is usual, nothing `without`.
 */
export async function nextQuestion(
  form: FormOf,
  context: Context,
  talk: Talk,
  { also, without }: { readonly also: readonly string[]; readonly without: readonly string[] },
): Promise<Question | undefined> {
  const said = saidIn(talk);
  const { needs, asks } = form.grammar;
  const isBegun = await isBegunIn(form, context, talk);
  const wanted = [
    ...(needs?.(said) ?? []).filter((name) => isBegun || !name.endsWith('?')),
    ...((await asks?.(context, said, { ...talk, isBegun })) ?? []),
    ...(await placementUnnamed(form, context, said)),
    ...chosenIn(talk),
    ...also.map((name) => `${name}?`),
  ];
  // Of two things that are asked at once, one may be still to come.
  const isHalf = ({ field: { name }, says }: Reply) => !(name in says) && needs?.(said).includes(`${name}?`);
  const answered = new Set(talk.replies.filter((reply) => !isHalf(reply)).map(({ field }) => field.name));
  for (const field of form.fields) {
    const { name, asked } = field;
    if (answered.has(name) || !lacks(said, field)) continue;
    if (wanted.includes(name) || (asked === 'needed' && !field.open)) return { field, optional: false };
    if (talk.open.includes(name)) return { field, optional: true };
    if (wanted.includes(`${name}?`) || (asked === 'usual' && isBegun && !without.includes(name)))
      return { field, optional: true };
  }
  const { edits } = form.grammar;
  const isOpen = edits?.every((name) => said[name] === undefined) && !answered.has(WHAT.name);
  return isOpen ? { field: WHAT, optional: false } : undefined;
}

/** Did the command line leave out something needed, by its grammar or by the records? Then what is usual is asked too: no day is taken unasked. */
async function isBegunIn(form: FormOf, context: Context, { given, open }: Talk): Promise<boolean> {
  if (open.length > 0 || lackingIn(form, given).length > 0) return true;
  const asked = (await form.grammar.asks?.(context, given, { given, open, isBegun: false })) ?? [];
  const wanted = [...asked, ...(await placementUnnamed(form, context, given))];
  return form.fields.some((field) => wanted.includes(field.name) && lacks(given, field));
}

/** What is to be changed, where none of it was said: its answer is which questions come next. */
export const WHAT: Field = { name: '', is: 'flag', value: 'what', several: true, secret: false, open: false };

const chosenIn = ({ replies }: Talk): readonly string[] =>
  replies.filter(({ field }) => field === WHAT).flatMap(({ typed }) => typed.split(', '));

/** Of several open placements one must be meant. */
async function placementUnnamed({ fields }: FormOf, { store }: Context, said: Said): Promise<readonly string[]> {
  const { student, placement } = said;
  const takes = fields.some(({ is, name }) => is === 'flag' && name === 'placement');
  if (!takes || placement !== undefined || typeof student !== 'string') return [];
  const dossier = (await store.dossier(student))?.value;
  return dossier && openPlacements(dossier).length > 1 ? ['placement'] : [];
}

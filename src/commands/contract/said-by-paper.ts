import type { Context } from '../../context.ts';
import type { Placement } from '../../core/model/placement.ts';
import { type Terms, termsOf } from '../../core/model/placement-terms.ts';
import { latestTerms } from '../../core/model/spans.ts';
import { COMPARED } from '../../core/rules/residence/papers-agree.ts';
import { asItIs } from '../../core/text/mask.ts';
import { termsAnswered, termsArgument } from '../shared/terms.ts';
import { termsLines } from '../student/cards.ts';

/** What a paper says: what was read off it, and whether the rest is as in the placement. */
export interface SaidByPaper {
  readonly terms: Terms;
  readonly asPlacement?: boolean;
}

/**
 * On a terminal, asks for the compared terms that were not given: whether the paper says what the placement says, or else what it says.
 * In a script they stay unknown, and a finding tells so.
 */
export async function askedOfPaper(context: Context, placement: Placement, said: SaidByPaper): Promise<SaidByPaper> {
  const { prompt, words, today } = context;
  const agreed = latestTerms(placement);
  const unknown = COMPARED.filter((fact) => agreed[fact] !== undefined && said.terms[fact] === undefined);
  if (said.asPlacement || unknown.length === 0 || !prompt.able) return said;
  const { asPlacement } = words.lists.contracts;
  const compared = termsOf(({ fact }) => (unknown.some((one) => one === fact) ? agreed[fact] : undefined));
  const stated = termsLines(words, compared, asItIs).map(([label, value]) => `${label} ${value}`);
  const answer = await prompt.choose(
    asPlacement.question(placement.ref, stated),
    [
      { value: 'same', name: asPlacement.same },
      { value: 'other', name: asPlacement.other },
      { value: 'unknown', name: asPlacement.unknown },
    ],
    { flag: '--as-placement' },
  );
  if (answer === 'unknown') return said;
  if (answer === 'same') return { ...said, asPlacement: true };
  const asked = Object.fromEntries(unknown.map((fact) => [fact, true]));
  const answers = await termsAnswered(context, asked, 'coopj contract receive');
  return { ...said, terms: { ...said.terms, ...termsArgument(answers, today) } };
}

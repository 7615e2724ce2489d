import type { Context } from '../../context.ts';
import { type Terms, termsOf } from '../../core/model/placement-terms.ts';
import { latestTerms } from '../../core/model/spans.ts';
import { COMPARED } from '../../core/rules/residence/papers-agree.ts';
import { asItIs } from '../../core/text/mask.ts';
import type { Said } from '../grammar/notation.ts';
import { placementMeant } from '../shared/find.ts';
import { termsLines } from '../student/cards.ts';

/** What a paper says: what was read off it, and whether the rest is as in the placement. */
export interface SaidByPaper {
  readonly terms: Terms;
  readonly asPlacement?: boolean;
}

/**
 * What a person is asked of the compared terms that were not given: whether the paper says what the placement says, or else what it
 * says. In a script they stay unknown, and a finding tells so.
 */
export async function askedOfPaper(context: Context, said: Said): Promise<readonly string[]> {
  const { asPlacement } = said;
  const unknown = asPlacement === true ? [] : await unknownOf(context, said);
  if (unknown.length === 0) return [];
  return asPlacement === false ? unknown.map((fact) => `${fact}?`) : ['asPlacement?'];
}

/** What the placement says of them. */
export async function agreedOfPaper(context: Context, said: Said): Promise<string> {
  const placement = await placementMeant(context, said);
  const unknown = await unknownOf(context, said);
  if (!placement) return '';
  const agreed = latestTerms(placement);
  const compared = termsOf(({ fact }) => (unknown.some((one) => one === fact) ? agreed[fact] : undefined));
  const lines = termsLines(context.words, compared, asItIs).map(([label, value]) => `${label} ${value}`);
  return [placement.ref, ...lines].join(', ');
}

async function unknownOf(context: Context, said: Said): Promise<readonly (typeof COMPARED)[number][]> {
  const placement = await placementMeant(context, said);
  const agreed = placement && latestTerms(placement);
  return agreed === undefined ? [] : COMPARED.filter((fact) => agreed[fact] !== undefined && said[fact] === undefined);
}

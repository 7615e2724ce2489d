import { addDays, type LocalDate, overlap, type Period, within } from '../calendar/dates.ts';
import { canonical } from '../text/canonical.ts';
import type { Contract } from './contract.ts';
import {
  type AgreedTerms,
  type Amendment,
  agreedPeriod,
  firstDay,
  lastDay,
  type Placement,
  workedPeriod,
} from './placement.ts';
import type { Span, Terms } from './placement-terms.ts';

/**
 * **Terms have days.** A placement is a row of spans: the first terms hold until the first amendment applies, and so on. What is asked of
 * a day, a month or a sum is asked of the spans. Source: O; domain, "Terms have days".
 */

/** One amendment more. Told in any order, amendments count in the order of their days, and of the same day in the order told. */
export function withAmendment(terms: Placement['terms'], amendment: Amendment, changed: Terms): Placement['terms'] {
  const [first = {}, ...later] = terms;
  const amendments = [...later.flatMap((one) => one.amendment ?? []), { ...amendment, changed }];
  return inForce(first, amendments);
}

/** What was recorded wrong, mended where each fact was last stated: in the latest amendment that changed it, else in the first terms. */
export function withCorrection(terms: Placement['terms'], correct: Terms): Placement['terms'] {
  const [first = {}, ...later] = terms;
  let rest = correct;
  const amendments = later
    .flatMap(({ amendment }) => amendment ?? [])
    .toReversed()
    .map((amendment) => {
      const [mine, others] = split(rest, (fact) => fact in amendment.changed);
      rest = others;
      return { ...amendment, changed: { ...amendment.changed, ...mine } };
    });
  return inForce({ ...first, ...rest }, amendments.toReversed());
}

function split(terms: Terms, isMine: (fact: string) => boolean): readonly [Terms, Terms] {
  const facts = Object.entries(terms);
  const those = (mine: boolean): Terms => Object.fromEntries(facts.filter(([fact]) => isMine(fact) === mine));
  return [those(true), those(false)];
}

function inForce(first: Terms, amendments: readonly NonNullable<AgreedTerms['amendment']>[]): Placement['terms'] {
  const rows: AgreedTerms[] = [first];
  let terms = first;
  for (const amendment of amendments.toSorted((a, b) =>
    a.effective < b.effective ? -1 : Number(a.effective > b.effective),
  )) {
    terms = { ...terms, ...amendment.changed };
    rows.push({ ...terms, amendment });
  }
  return rows;
}

/** The terms with every amendment, whatever its day: what a correction starts from. */
export function latestTerms({ terms }: Placement): Terms {
  const { amendment: _, ...latest } = terms.at(-1) ?? {};
  return latest;
}

/**
 * The spans of a placement in order, from its first day to its last; neighbours with equal terms are one. An amendment from before the
 * first day holds from there, one from after the last day never.
 */
export function spansOf(placement: Placement): readonly [Span, ...Span[]] {
  const [first, last] = [firstDay(placement), lastDay(placement)];
  const [start = {}, ...later] = placement.terms;
  const spans: [Span, ...Span[]] = [span(start, first, last)];
  for (const row of later) {
    const begin = row.amendment?.effective;
    const before = spans[spans.length - 1] ?? spans[0];
    if (begin === undefined || (last !== undefined && begin > last)) continue;
    const next = span(row, begin, last);
    if (canonical(next.terms) === canonical(before.terms)) continue;
    if (first !== undefined && begin <= first) spans[0] = span(row, first, last);
    else if (before.from === begin) spans[spans.length - 1] = next;
    else spans.splice(-1, 1, span(before.terms, before.from, addDays(begin, -1)), next);
  }
  return spans;
}

function span({ amendment: _, from: __, to: ___, ...terms }: AgreedTerms, from?: LocalDate, to?: LocalDate): Span {
  return { ...(from && { from }), ...(to && { to }), terms };
}

/** The terms in force on a day: before the first day those of the start, after the last day those of the end. */
export function termsOn(placement: Placement, day: LocalDate): Span['terms'] {
  const spans = spansOf(placement);
  return (spans.findLast(({ from }) => from !== undefined && from <= day) ?? spans[0]).terms;
}

/** Spans as far as they lie within a period. */
export const clipped = (spans: readonly Span[], period: Period): readonly (Span & Period)[] =>
  spans.flatMap(({ from = period.from, to = period.to, terms }) => {
    if (!overlap({ from, to }, period)) return [];
    return [{ from: within(from, period) ? from : period.from, to: within(to, period) ? to : period.to, terms }];
  });

/** Spans cut before each of these days. */
export const cutBefore = (spans: readonly (Span & Period)[], days: readonly LocalDate[]): readonly (Span & Period)[] =>
  spans.flatMap(({ from, to, terms }) => {
    const cuts = [...new Set(days)].filter((day) => from < day && day <= to).toSorted();
    return [from, ...cuts].map((start, n) => {
      const next = cuts[n];
      return { from: start, to: next === undefined ? to : addDays(next, -1), terms };
    });
  });

/** The days on which two states of a placement say other terms; of neighbours as one. An end that is not known has no day. */
export function changedDays(before: Placement, after: Placement): readonly Partial<Period>[] {
  const begins = [...spansOf(before), ...spansOf(after)].flatMap(({ from }) => from ?? []).toSorted();
  const starts = [...new Set(begins)];
  const runs: Partial<Period>[] = [];
  for (const [n, from] of starts.entries()) {
    const next = starts[n + 1];
    const to = next === undefined ? lastDay(after) : addDays(next, -1);
    if (canonical(termsOn(before, from)) === canonical(termsOn(after, from))) continue;
    const last = runs.at(-1);
    if (last?.to !== undefined && addDays(last.to, 1) === from) runs[runs.length - 1] = { ...last, ...(to && { to }) };
    else runs.push({ from, ...(to && { to }) });
  }
  return runs;
}

/** The spans of the days that were worked, or are to be; none where the days are not known. */
export function workedSpans(placement: Placement): readonly (Span & Period)[] {
  const worked = workedPeriod(placement);
  return worked ? clipped(spansOf(placement), worked) : [];
}

/** Unknown pay counts as paid, since a permit is only not needed where it is known that nothing is paid. */
export const isPaid = ({ terms }: Span): boolean => terms.pay !== 'unpaid';

/** Nothing is paid on any day: of those worked, where they are known. */
export function isUnpaid(placement: Placement): boolean {
  const worked = workedSpans(placement);
  return !(worked.length > 0 ? worked : spansOf(placement)).some(isPaid);
}

/** What all spans say alike. */
export function commonTerms([first, ...others]: readonly [Span, ...Span[]]): Span['terms'] {
  const isSame = ([fact, value]: readonly [string, unknown]) =>
    others.every(({ terms }) => canonical(terms[fact as keyof Span['terms']]) === canonical(value));
  return Object.fromEntries(Object.entries(first.terms).filter(isSame));
}

/** What a paper says: of all its days, and of some of them alone. */
export interface SaidTerms {
  readonly terms: Terms;
  readonly spans?: readonly Span[];
}

/** What a revision of a contract says that says what the placement says. */
export function saidAsPlacement(placement: Placement, revision: Pick<Contract, 'revision' | 'terms'>): SaidTerms {
  const begin = firstDayOf(placement, revision) ?? agreedPeriod(placement).from;
  const [first, ...later] = spansOf(placement).filter(
    ({ to }) => begin === undefined || to === undefined || to >= begin,
  );
  if (!first) return { terms: latestTerms(placement) };
  const { terms, to } = first;
  const spans = [{ ...(begin && { from: begin }), ...(to && { to }), terms }, ...later] as const;
  const period = { ...agreedPeriod(placement), ...(begin && { from: begin }) };
  return { terms: { ...commonTerms(spans), ...period }, ...(later.length > 0 && { spans }) };
}

/** The first day of a revision: the one it states, or of a later one that states none the day of the last amendment. */
export const firstDayOf = (
  placement: Placement,
  { revision, terms }: Pick<Contract, 'revision' | 'terms'>,
): LocalDate | undefined => terms.from ?? (revision > 1 ? placement.terms.at(-1)?.amendment?.effective : undefined);

/** What the spans say of one thing, each value once with the days of its spans; one entry without days where all say the same. */
export function saidBySpan<T>(
  spans: readonly Span[],
  of: (terms: Span['terms']) => T,
): readonly (Partial<Period> & { readonly value: T })[] {
  const said: (Partial<Period> & { value: T })[] = [];
  for (const { terms, ...days } of spans) {
    const value = of(terms);
    const before = said.at(-1);
    if (before && canonical(before.value) === canonical(value)) {
      said[said.length - 1] = { ...(before.from && { from: before.from }), ...(days.to && { to: days.to }), value };
    } else said.push({ ...days, value });
  }
  const [only] = said;
  return said.length === 1 && only ? [{ value: only.value }] : said;
}

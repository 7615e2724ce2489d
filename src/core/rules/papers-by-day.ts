import { addDays, type LocalDate, type Period } from '../calendar/dates.ts';
import type { Contract } from '../model/contract.ts';
import { type Dossier, validCertificates } from '../model/dossier.ts';
import { agreedPeriod, contractRef, currentContract, firstDay, lastDay, type Placement } from '../model/placement.ts';
import type { Span, Terms } from '../model/placement-terms.ts';
import { firstDayOf, type SaidTerms, spansOf, termsOn } from '../model/spans.ts';

/** A paper by its reference (P-0001, P-0001-E1, I-2026-0001), and what it says. */
export interface ComparedPaper {
  readonly paper: string;
  readonly terms: Terms;
}

/** Days on which no paper changes what it says. */
export interface PapersSpan extends Partial<Period> {
  readonly papers: readonly ComparedPaper[];
}

/**
 * The papers there are, by the days on which they hold: the agreed terms, the revision of the contract or notice, and the newest
 * certificate of internship that keeps its terms. First and last day are compared by `periodsOf`.
 */
export function papersByDay(dossier: Dossier, placement: Placement): readonly PapersSpan[] {
  const [first, last] = [firstDay(placement), lastDay(placement)];
  const revisions = revisionsOf(placement);
  const certificate = certificateOf(dossier, placement);
  const begins = [...spansOf(placement), ...(certificate?.spans ?? []), ...revisions]
    .flatMap(({ from }) => from ?? [])
    .filter((day) => (first === undefined || day > first) && (last === undefined || day <= last));
  const starts = [first, ...[...new Set(begins)].toSorted()];
  return starts.map((from, n) => {
    const next = starts[n + 1];
    const to = next === undefined ? last : addDays(next, -1);
    const { contract } = revisionOn(revisions, from) ?? {};
    const agreed = from === undefined ? spansOf(placement)[0].terms : termsOn(placement, from);
    return {
      ...(from && { from }),
      ...(to && { to }),
      papers: [
        { paper: placement.ref, terms: agreed },
        ...(contract ? [{ paper: contractRef(placement.ref, contract), terms: saidOn(contract, from) }] : []),
        ...(certificate?.terms ? [{ paper: certificate.number, terms: saidOn(certificate, from) }] : []),
      ],
    };
  });
}

/** Weekly hours that differ by no more count as equal. */
export const HALF_AN_HOUR = 0.5;

/**
 * The agreed terms as permits look at them: of weekly hours that count as equal the larger, whichever paper states them. Hours that were
 * not agreed are those of a paper. Source: O.
 */
export const permitSpans = (dossier: Dossier, placement: Placement): readonly Span[] =>
  papersByDay(dossier, placement).map(({ papers, ...days }) => {
    const [agreed, ...others] = papers.map(({ terms }) => terms);
    const hours = agreed?.hoursPerWeek;
    const said = others.flatMap(({ hoursPerWeek: said }) =>
      said !== undefined && (hours === undefined || Math.abs(said - hours) <= HALF_AN_HOUR) ? [said] : [],
    );
    const all = [...(hours === undefined ? [] : [hours]), ...said];
    return { ...days, terms: { ...agreed, ...(all.length > 0 && { hoursPerWeek: Math.max(...all) }) } };
  });

/** What each paper says of first and last day. A revision may begin with an amendment; only the last in force says when all ends. */
export function periodsOf(dossier: Dossier, placement: Placement): readonly ComparedPaper[] {
  const days = papersByDay(dossier, placement);
  const amendedOn = placement.terms.map(({ amendment }) => amendment?.effective);
  const inForce = revisionsOf(placement).filter(({ contract }) =>
    days.some(({ papers }) => papers.some(({ paper }) => paper === contractRef(placement.ref, contract))),
  );
  const certificate = certificateOf(dossier, placement);
  return [
    { paper: placement.ref, terms: agreedPeriod(placement) },
    ...inForce.map(({ contract }, n) => {
      const { from, to } = contract.terms;
      const begins = from !== undefined && !amendedOn.includes(from) && { from };
      const ends = to !== undefined && n === inForce.length - 1 && { to };
      return { paper: contractRef(placement.ref, contract), terms: { ...begins, ...ends } };
    }),
    ...(certificate?.terms ? [{ paper: certificate.number, terms: withoutReal(certificate.terms, placement) }] : []),
  ];
}

interface Revision {
  readonly contract: Contract;
  /** Its own first day; none means from the start. */
  readonly from?: LocalDate;
}

/** The revisions of the kind in force, oldest first. */
function revisionsOf(placement: Placement): readonly Revision[] {
  const current = currentContract(placement);
  return placement.contracts
    .filter(({ kind }) => kind === current?.kind)
    .map((contract) => {
      const from = firstDayOf(placement, contract);
      return { contract, ...(from && { from }) };
    });
}

const revisionOn = (revisions: readonly Revision[], day: LocalDate | undefined): Revision | undefined =>
  revisions.findLast(({ from }) => from === undefined || (day !== undefined && from <= day)) ?? revisions[0];

const certificateOf = (dossier: Dossier, placement: Placement) =>
  validCertificates(dossier).findLast(
    ({ kind, placement: of, terms }) => kind === 'internship' && of === placement.ref && terms !== undefined,
  );

/** What a paper says of a day, beside when all begins and ends. */
function saidOn(
  { terms: { from: _, to: __, ...terms } = {}, spans = [] }: Partial<SaidTerms>,
  day: LocalDate | undefined,
): Terms {
  const span = spans.findLast(({ from }) => from === undefined || (day !== undefined && from <= day)) ?? spans[0];
  return { ...terms, ...span?.terms };
}

/** A certificate prints real first and last days once known; these do not contradict the agreed ones. */
function withoutReal({ from, to }: Terms, placement: Placement): Terms {
  return {
    ...(from && from !== firstDay(placement) && { from }),
    ...(to && to !== lastDay(placement) && { to }),
  };
}

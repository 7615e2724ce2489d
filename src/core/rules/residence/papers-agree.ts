import type { LocalDate, Period } from '../../calendar/dates.ts';
import { secretariatReview } from '../../model/contract.ts';
import { type Dossier, validCertificates } from '../../model/dossier.ts';
import { contractRef, currentContract, firstDay, lastDay, type Placement } from '../../model/placement.ts';
import type { Pay, Terms } from '../../model/placement-terms.ts';
import type { Permit } from '../../model/residence.ts';
import { latestTerms } from '../../model/spans.ts';
import { BLANK } from '../../text/blank.ts';
import { canonical } from '../../text/canonical.ts';
import { NOT_APPLICABLE, type OpenVerdict, type Rule, type RuleInput, settleWith, verdicts } from '../rule.ts';
import { coverAll, daysToCover, needsPermit, unanswered, voidFrom } from './permits.ts';

/** What each paper says, where they differ. */
export interface Difference {
  readonly fact: 'from' | 'to' | 'hoursPerWeek' | 'pay' | 'workplaces' | 'remoteShare' | 'department' | 'content';
  /** Papers by their references: P-0001, P-0001-E1, I-2026-0001. */
  readonly said: readonly {
    readonly paper: string;
    readonly value: LocalDate | number | Pay | string | readonly string[];
  }[];
}

export type PapersAgreeData =
  | { readonly kind: 'facts' | 'wording'; readonly differences: readonly Difference[] }
  | {
      readonly kind: 'permit';
      readonly placement: Partial<Period> & { readonly hours?: number };
      readonly permits: readonly Pick<Permit, 'number' | 'granted'>[];
      /** A further application that is not answered. */
      readonly appliedOn?: LocalDate;
    }
  /** Nobody recorded what the contract says of these. */
  | { readonly kind: 'not-compared'; readonly contract: string; readonly facts: readonly (typeof COMPARED)[number][] };

type OfPermit = Extract<PapersAgreeData, { readonly kind: 'permit' }>;

/** What stops where it differs, and is told where nobody recorded it of the contract. */
export const COMPARED = ['from', 'to', 'hoursPerWeek', 'pay'] as const;
const WORDING = ['workplaces', 'remoteShare', 'department', 'content'] as const;
/** Weekly hours that differ by no more count as equal. */
const HALF_AN_HOUR = 0.5;

interface ComparedPaper {
  readonly paper: string;
  readonly terms: Terms;
}

/**
 * Placement, contract or notice, and certificate agree on dates, weekly hours and pay; an individual permit covers dates and hours.
 * What a paper omits does not contradict; what nobody recorded of the contract is not compared. Source: O.
 */
export const papersAgree: Rule<'papers-agree', PapersAgreeData> = {
  key: 'papers-agree',
  of: 'placement',
  gates: [11, 'C'],
  settledBy: ['contract receive', 'contract review', 'certificate issue', 'permit apply', 'permit grant'],
  source: ['O'],
  judge: (facts) => {
    const { dossier, placement } = facts;
    if (!placement) return [NOT_APPLICABLE];
    const papers = papersOf(dossier, placement);
    const limit = limitOf(facts, placement);
    const differences = COMPARED.flatMap((fact) => differing(papers, fact, limit));
    const wording = WORDING.flatMap((fact) => differing(papers, fact));
    const unread = notCompared(placement);
    const from = firstDay(placement);
    const base = { result: 'open', gates: [11, 'C'], ...(from && { by: from }) } as const;
    const found: OpenVerdict<PapersAgreeData>[] = [
      ...(differences.length > 0
        ? [
            {
              ...base,
              severity: 'block',
              data: { kind: 'facts', differences },
              ...wayOut(facts, placement, differences),
            } as const,
          ]
        : []),
      ...ofPermit(facts, placement).map(
        (data) => ({ ...base, severity: 'block', data, ...applyAgain(facts, placement, data) }) as const,
      ),
      ...(wording.length > 0
        ? [
            {
              ...base,
              severity: 'warn',
              data: { kind: 'wording', differences: wording },
              ...wayOut(facts, placement, wording),
            } as const,
          ]
        : []),
      ...(unread ? [{ ...base, severity: 'warn', data: unread, ...comparing(facts, placement) } as const] : []),
    ];
    return verdicts(found);
  },
};

/** The papers there are: agreed terms, contract or notice in force, and the latest certificate that keeps its terms. */
function papersOf(dossier: Dossier, placement: Placement): readonly ComparedPaper[] {
  const contract = currentContract(placement);
  const certificate = validCertificates(dossier).findLast(
    ({ kind, placement: of, terms }) => kind === 'internship' && of === placement.ref && terms !== undefined,
  );
  return [
    { paper: placement.ref, terms: latestTerms(placement) },
    ...(contract ? [{ paper: contractRef(placement.ref, contract), terms: contract.terms }] : []),
    ...(certificate?.terms ? [{ paper: certificate.number, terms: withoutReal(certificate.terms, placement) }] : []),
  ];
}

/** A certificate prints real first and last days once known; these do not contradict the agreed ones. */
function withoutReal({ from, to, ...terms }: Terms, placement: Placement): Terms {
  return {
    ...terms,
    ...(from && from !== firstDay(placement) && { from }),
    ...(to && to !== lastDay(placement) && { to }),
  };
}

/** The weekly hours up to which a comprehensive permit is enough, for whoever needs one. */
const limitOf = (facts: RuleInput, placement: Placement): number | undefined =>
  needsPermit(facts, placement) ? facts.office.rules.comprehensiveHours : undefined;

/** What the placement states and nobody recorded of its contract or notice. */
function notCompared(placement: Placement): Extract<PapersAgreeData, { readonly kind: 'not-compared' }> | undefined {
  const contract = currentContract(placement);
  const terms = latestTerms(placement);
  const facts = COMPARED.filter((fact) => terms[fact] !== undefined && contract && contract.terms[fact] === undefined);
  if (!contract || facts.length === 0) return undefined;
  return { kind: 'not-compared', contract: contractRef(placement.ref, contract), facts };
}

function differing(papers: readonly ComparedPaper[], fact: Difference['fact'], limit?: number): readonly Difference[] {
  const said = papers.flatMap(({ paper, terms }) => {
    const value = terms[fact];
    return value === undefined ? [] : [{ paper, value }];
  });
  return isOne(
    said.map(({ value }) => value),
    limit,
  )
    ? []
    : [{ fact, said }];
}

/** Hours on both sides of a permit's limit never agree. */
function isOne(values: readonly Difference['said'][number]['value'][], limit?: number): boolean {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === values.length) {
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    return most - least <= HALF_AN_HOUR && !(limit !== undefined && least <= limit && limit < most);
  }
  return new Set(values.map(folded)).size <= 1;
}

/** Width, case, spaces and the order of places do not matter. */
function folded(value: Difference['said'][number]['value']): string {
  const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  if (typeof value === 'string') return plain(value);
  return canonical(Array.isArray(value) ? value.map(plain).toSorted() : value);
}

/** Individual permits for this placement that are still valid but do not cover its days or hours. */
function ofPermit(facts: RuleInput, placement: Placement): readonly OfPermit[] {
  const { dossier } = facts;
  const days = daysToCover(facts, placement);
  const permits = dossier.permits.filter(
    ({ kind, placement: of, granted }) =>
      kind === 'individual' && of === placement.ref && granted && !isVoidAt(dossier, granted.on, days?.from),
  );
  const { hoursPerWeek: hours } = latestTerms(placement);
  const granted = permits.flatMap((permit) => (permit.granted ? [permit.granted] : []));
  const enough = granted.filter(({ hoursPerWeek = hours ?? 0 }) => (hours ?? 0) - hoursPerWeek < HALF_AN_HOUR);
  const isFine = days === undefined ? enough.length > 0 : coverAll(enough, days);
  if (granted.length === 0 || isFine) return [];
  const told = permits.map(({ number, granted: one }) => ({ number, ...(one && { granted: one }) }));
  const appliedOn = unanswered(dossier, 'individual', placement.ref)?.appliedOn;
  const said = { ...days, ...(hours !== undefined && { hours }) };
  return [{ kind: 'permit', placement: said, permits: told, ...(appliedOn && { appliedOn }) }];
}

function isVoidAt(dossier: Dossier, grantedOn: LocalDate, from: LocalDate | undefined): boolean {
  const end = voidFrom(dossier, grantedOn);
  return end !== undefined && from !== undefined && end <= from;
}

function applyAgain({ dossier }: RuleInput, { ref }: Placement, { appliedOn }: OfPermit) {
  const [verb, on] = appliedOn ? ['permit grant', `--on ${BLANK}`] : ['permit apply'];
  const settle = settleWith(verb, dossier.student.number, '--kind individual --placement', ref, on);
  return { actor: appliedOn ? 'bureau' : 'student', settle } as const;
}

/** Whoever approves the contract compares it; one that was returned comes again. */
export function comparing({ dossier }: RuleInput, placement: Placement) {
  const contract = currentContract(placement);
  const outcome = contract && secretariatReview(contract)?.outcome;
  const again = outcome === 'returned' || outcome === 'refused';
  const [verb, ...flags] = again ? ['contract receive'] : ['contract review', '--outcome approved'];
  const words = [dossier.student.number, '--placement', placement.ref, ...flags, '--as-placement'];
  return { actor: 'secretariat', settle: settleWith(verb, ...words) } as const;
}

/** A contract that differs is to be received again; if only the certificate differs, it is to be issued again. */
function wayOut(facts: RuleInput, placement: Placement, differences: readonly Difference[]) {
  const { ref } = placement;
  const { number } = facts.dossier.student;
  const limit = limitOf(facts, placement);
  const ofContract = differences.some(({ fact, said }) => {
    const papers = said.filter(({ paper }) => paper.startsWith(ref));
    return (
      papers.length > 1 &&
      !isOne(
        papers.map(({ value }) => value),
        fact === 'hoursPerWeek' ? limit : undefined,
      )
    );
  });
  return ofContract
    ? ({ actor: 'company', settle: settleWith('contract receive', number, '--placement', ref) } as const)
    : ({
        actor: 'secretariat',
        settle: settleWith('certificate issue internship', number, '--placement', ref),
      } as const);
}

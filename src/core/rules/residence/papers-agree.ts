import { addDays, type LocalDate, type Period } from '../../calendar/dates.ts';
import { secretariatReview } from '../../model/contract.ts';
import type { Dossier } from '../../model/dossier.ts';
import { agreedPeriod, contractRef, currentContract, firstDay, type Placement } from '../../model/placement.ts';
import type { Pay, Span } from '../../model/placement-terms.ts';
import type { Permit } from '../../model/residence.ts';
import { isPaid } from '../../model/spans.ts';
import { BLANK } from '../../text/blank.ts';
import { canonical } from '../../text/canonical.ts';
import {
  type ComparedPaper,
  HALF_AN_HOUR,
  type PapersSpan,
  papersByDay,
  periodsOf,
  permitSpans,
} from '../papers-by-day.ts';
import { NOT_APPLICABLE, type OpenVerdict, type Rule, type RuleInput, settleWith, verdicts } from '../rule.ts';
import { coverAll, neededKind, needsPermit, paidSpans, unanswered, voidFrom } from './permits.ts';

/** What each paper says, where they differ; with the days, where they agree on others. */
export interface Difference extends Partial<Period> {
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
/** Of these each paper says one thing for all days, of the others something for each day. */
const PERIOD = ['from', 'to'] as const;
const BY_DAY = ['hoursPerWeek', 'pay'] as const;
const WORDING = ['workplaces', 'remoteShare', 'department', 'content'] as const;

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
    const days = papersByDay(dossier, placement);
    const limits = limitsOf(facts, placement);
    const periods = periodsOf(dossier, placement);
    const differences = [
      ...PERIOD.flatMap((fact) => differing(periods, fact)),
      ...BY_DAY.flatMap((fact) => differingOn(days, fact, limits)),
    ];
    const wording = WORDING.flatMap((fact) => differingOn(days, fact));
    const unread = notCompared(placement, days);
    const first = firstDay(placement);
    const dueBy = (those: readonly Difference[]) => {
      const by = those.some(({ from }) => from === undefined)
        ? first
        : those.flatMap(({ from }) => from ?? []).sort()[0];
      return by && { by };
    };
    const base = { result: 'open', gates: [11, 'C'], ...(first && { by: first }) } as const;
    const found: OpenVerdict<PapersAgreeData>[] = [
      ...(differences.length > 0
        ? [
            {
              ...base,
              ...dueBy(differences),
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
              ...dueBy(wording),
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

/** The weekly hours up to which a permit is enough, for whoever needs one: a comprehensive one, and those for this placement. */
function limitsOf(facts: RuleInput, placement: Placement): readonly number[] {
  if (!needsPermit(facts, placement)) return [];
  const granted = permitsOf(facts.dossier, placement).flatMap((permit) => permit.granted?.hoursPerWeek ?? []);
  return [facts.office.rules.comprehensiveHours, ...granted];
}

/** The individual permits for this placement. */
const permitsOf = ({ permits }: Dossier, { ref }: Placement): readonly Permit[] =>
  permits.filter(({ kind, placement: of }) => kind === 'individual' && of === ref);

/** What the placement states and nobody recorded of the revision that counts. */
function notCompared(
  placement: Placement,
  days: readonly PapersSpan[],
): Extract<PapersAgreeData, { readonly kind: 'not-compared' }> | undefined {
  const contract = currentContract(placement);
  if (!contract) return undefined;
  const name = contractRef(placement.ref, contract);
  const said = days.flatMap(({ papers: [agreed, paper] }) =>
    agreed && paper?.paper === name ? [{ agreed, paper }] : [],
  );
  const period = agreedPeriod(placement);
  const facts = COMPARED.filter((fact) =>
    fact === 'from' || fact === 'to'
      ? period[fact] !== undefined && contract.terms[fact] === undefined
      : said.some(({ agreed, paper }) => agreed.terms[fact] !== undefined && paper.terms[fact] === undefined),
  );
  return facts.length === 0 ? undefined : { kind: 'not-compared', contract: name, facts };
}

/** Where papers differ on a fact, with the days if they agree on others; days that follow each other and say the same are one. */
function differingOn(
  days: readonly PapersSpan[],
  fact: Difference['fact'],
  limits: readonly number[] = [],
): readonly Difference[] {
  const found: Difference[] = [];
  for (const { papers, from, to } of days) {
    const [difference] = differing(papers, fact, limits);
    const before = found.at(-1);
    const follows = before?.to !== undefined && from === addDays(before.to, 1);
    if (difference && before && follows && canonical(before.said) === canonical(difference.said)) {
      found[found.length - 1] = { ...before, ...(to && { to }) };
    } else if (difference) found.push({ ...difference, ...(from && { from }), ...(to && { to }) });
  }
  const [only] = found;
  const isAlways = found.length === 1 && only?.from === days[0]?.from && only?.to === days.at(-1)?.to;
  return isAlways && only ? [{ fact, said: only.said }] : found;
}

function differing(
  papers: readonly ComparedPaper[],
  fact: Difference['fact'],
  limits: readonly number[] = [],
): readonly Difference[] {
  const said = papers.flatMap(({ paper, terms }) => {
    const value = terms[fact];
    return value === undefined ? [] : [{ paper, value }];
  });
  return isOne(
    said.map(({ value }) => value),
    limits,
  )
    ? []
    : [{ fact, said }];
}

/** Hours on both sides of a permit's limit never agree. */
function isOne(values: readonly Difference['said'][number]['value'][], limits: readonly number[]): boolean {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === values.length) {
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    return most - least <= HALF_AN_HOUR && !limits.some((limit) => least <= limit && limit < most);
  }
  return new Set(values.map(folded)).size <= 1;
}

/** Width, case, spaces and the order of places do not matter. */
function folded(value: Difference['said'][number]['value']): string {
  const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  if (typeof value === 'string') return plain(value);
  return canonical(Array.isArray(value) ? value.map(plain).toSorted() : value);
}

/** Individual permits for this placement that are still valid but do not cover the days or hours of a span that needs one. */
function ofPermit(facts: RuleInput, placement: Placement): readonly OfPermit[] {
  const { dossier } = facts;
  const spans = paidSpans(facts, placement);
  const permits = permitsOf(dossier, placement).filter(
    ({ granted }) => granted && !isVoidAt(dossier, granted.on, spans[0]?.from),
  );
  const granted = permits.flatMap((permit) => (permit.granted ? [permit.granted] : []));
  if (granted.length === 0) return [];
  const meant = spans.filter((span) => neededKind(facts, placement, span) === 'individual');
  const open = (meant.length > 0 ? meant : spans).filter((span) => !coverAll(granted.filter(allowing(span)), span));
  const [first, last] = [open[0], open.at(-1)];
  const unknown = spans.length === 0 ? permitSpans(dossier, placement).filter(isPaid) : [];
  const isFine = spans.length === 0 && unknown.every((span) => granted.some(allowing(span)));
  if (isFine || (spans.length > 0 && !first)) return [];
  const told = permits.map(({ number, granted: one }) => ({ number, ...(one && { granted: one }) }));
  const hours = [...open, ...unknown].flatMap(({ terms }) => terms.hoursPerWeek ?? []);
  const said = {
    ...(first && last && { from: first.from, to: last.to }),
    ...(hours.length > 0 && { hours: Math.max(...hours) }),
  };
  const appliedOn = unanswered(dossier, 'individual', placement.ref)?.appliedOn;
  return [{ kind: 'permit', placement: said, permits: told, ...(appliedOn && { appliedOn }) }];
}

/** One for fewer hours contradicts, however few. */
const allowing =
  ({ terms: { hoursPerWeek: hours = 0 } }: Span) =>
  ({ hoursPerWeek = hours }: NonNullable<Permit['granted']>): boolean =>
    hours <= hoursPerWeek;

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
  const limits = limitsOf(facts, placement);
  const ofContract = differences.some(({ fact, said }) => {
    const papers = said.filter(({ paper }) => paper.startsWith(ref));
    return (
      papers.length > 1 &&
      !isOne(
        papers.map(({ value }) => value),
        fact === 'hoursPerWeek' ? limits : [],
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

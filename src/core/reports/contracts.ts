import { daysBetween, type LocalDate, within } from '../calendar/dates.ts';
import { workingDaysBetween } from '../calendar/working-days.ts';
import { CONTRACT_KINDS, type ContractRevision, type ReviewOutcome, secretariatReview } from '../model/contract.ts';
import { isOpen, type Placement } from '../model/placement.ts';
import { revisionUntil } from './as-of.ts';
import { grouped, longest, mean, median, numbersIn, sumOf } from './figures.ts';
import { monthsOf } from './months.ts';
import {
  companiesIn,
  day,
  FROM_WHERE,
  fromWhere,
  listed,
  number,
  paper,
  type ReportRow,
  type Scope,
  section,
  text,
  WHERE,
  WHO,
  where,
  who,
} from './section.ts';
import { contractDays } from './turnaround.ts';

/** The state of a contract by its last revision's review; `ended` if it was never reviewed and its placement is over. */
export const CONTRACT_STATES = ['waiting', 'approved', 'returned', 'refused', 'ended'] as const satisfies readonly (
  | ReviewOutcome
  | 'waiting'
  | 'ended'
)[];

/** From the first revision's receipt to the last one's approval: what happened in the period and what is still waiting. */
function wayOf(revisions: readonly ContractRevision[], { period, calendar }: Scope, isOver = false) {
  const [first] = revisions;
  const last = revisions.at(-1);
  if (!first || !last) return undefined;
  const reviews = revisions.flatMap((revision) => revision.reviews.filter(({ by }) => by === 'secretariat'));
  const review = secretariatReview(last);
  const state = review?.outcome ?? (isOver ? 'ended' : 'waiting');
  const days = [...revisions.map(({ receivedOn }) => receivedOn), ...reviews.map(({ on }) => on)];
  if (state !== 'waiting' && !days.some((one) => within(one, period))) return undefined;
  const approvedOn = review?.outcome === 'approved' ? review.on : undefined;
  const took = (count: (from: LocalDate, to: LocalDate) => number) =>
    approvedOn !== undefined && first.receivedOn <= approvedOn ? count(first.receivedOn, approvedOn) : null;
  return {
    receivedOn: first.receivedOn,
    approvedOn: approvedOn ?? null,
    signedOn: last.signedOn ?? null,
    state,
    days: took(daysBetween),
    workingDays: took((from, to) => workingDaysBetween(from, to, calendar)),
    rounds: revisions.length,
    returned: reviews.filter(({ outcome }) => outcome === 'returned').length,
  };
}

const waysOf = (placement: Placement, scope: Scope) =>
  CONTRACT_KINDS.flatMap((kind) => {
    const way = wayOf(
      placement.contracts.filter((contract) => contract.kind === kind),
      scope,
      !isOpen(placement),
    );
    return way ? [{ kind, ...way }] : [];
  });

const ways = (scope: Scope) =>
  listed({
    key: 'contracts',
    columns: [
      ...WHO,
      ...FROM_WHERE,
      ...WHERE,
      text('kind'),
      paper('agreement'),
      day('receivedOn'),
      day('approvedOn'),
      day('signedOn'),
      text('state'),
      number('days'),
      number('workingDays'),
      number('rounds'),
      number('returned'),
    ],
    sort: ['receivedOn', 'placement', 'kind', 'agreement'],
    rows: (view) =>
      view.dossier.placements.flatMap((placement) =>
        waysOf(placement, view).map((way) => ({
          ...who(view),
          ...fromWhere(view),
          ...where(placement),
          agreement: null,
          ...way,
        })),
      ),
    companyRows: () =>
      companiesIn(scope).flatMap(({ code, agreements }) =>
        agreements.flatMap(({ ref, placement = null, revisions }) => {
          const known = revisions.filter(({ receivedOn }) => receivedOn <= scope.end);
          const way = wayOf(
            known.map((revision) => revisionUntil(revision, scope.end)),
            scope,
          );
          if (!way) return [];
          const nobody = { student: null, name: null, program: null, institute: null };
          return [{ ...nobody, placement, company: code, kind: 'agreement', agreement: ref, ...way }];
        }),
      ),
  });

/** The figures of a group of contracts. */
const figures = (rows: readonly ReportRow[]) => ({
  count: rows.length,
  approved: rows.filter(({ state }) => state === 'approved').length,
  median: median(numbersIn(rows, 'days')),
  longest: longest(numbersIn(rows, 'days')),
  rounds: mean(numbersIn(rows, 'rounds')),
  returned: sumOf(rows, 'returned'),
});
const FIGURES = [
  number('count'),
  number('approved'),
  number('median'),
  number('longest'),
  number('rounds'),
  number('returned'),
] as const;

/** Check-list items that were remarked on when a contract was returned or refused in the period. */
function items(scope: Scope) {
  const remarked: ReportRow<'item'>[] = [];
  const itemsOf = (revisions: readonly ContractRevision[]): readonly ReportRow<'item'>[] =>
    revisions
      .flatMap(({ reviews }) => reviews)
      .filter(({ by, on, outcome }) => by === 'secretariat' && outcome !== 'approved' && within(on, scope.period))
      .flatMap((review) => Object.keys(review.items).map((item) => ({ item })));
  return section({
    key: 'items',
    columns: [text('item'), number('count')],
    chart: { kind: 'bars', label: 'item', values: ['count'] },
    add: ({ dossier }) => {
      for (const { contracts } of dossier.placements) remarked.push(...itemsOf(contracts));
    },
    rows: () => {
      const agreements = companiesIn(scope).flatMap((company) => company.agreements);
      const revisions = agreements.flatMap((agreement) => agreement.revisions);
      const all = [...remarked, ...itemsOf(revisions.map((one) => revisionUntil(one, scope.end)))];
      return grouped(all, ['item'], (rows) => ({ count: rows.length })).toSorted((a, b) => b.count - a.count);
    },
  });
}

/** The rows of the first section. */
export const CONTRACT_FIGURES = [
  'received',
  'approved',
  'waiting',
  'returned',
  'refused',
  'days-median',
  'days-longest',
  'rounds-mean',
  'items-returned',
] as const;

/** How long contracts took from receipt to approval, in how many rounds, and what was returned. */
export function contractSections(scope: Scope) {
  const { period } = scope;
  const contracts = ways(scope);
  const all = () => contracts.rows();
  const dated = (column: 'receivedOn' | 'approvedOn') =>
    all().filter((row) => within((row[column] ?? undefined) as LocalDate | undefined, period));
  const approved = () => dated('approvedOn');
  const remarked = items(scope);
  const inState = (state: string) => all().filter((row) => row.state === state).length;
  return [
    section({
      key: 'summary',
      columns: [text('key'), number('count')],
      rows: () => {
        const days = numbersIn(approved(), 'days');
        const counts = {
          received: dated('receivedOn').length,
          approved: approved().length,
          waiting: inState('waiting'),
          returned: inState('returned'),
          refused: inState('refused'),
          'days-median': median(days),
          'days-longest': longest(days),
          'rounds-mean': mean(numbersIn(approved(), 'rounds')),
          'items-returned': remarked.rows().reduce((sum, { count }) => sum + Number(count), 0),
        };
        return CONTRACT_FIGURES.map((key) => ({ key, count: counts[key] }));
      },
    }),
    contractDays(() => numbersIn(approved(), 'days')),
    section({
      key: 'by-month',
      columns: [text('month'), number('received'), number('approved'), number('median')],
      chart: { kind: 'months', label: 'month', values: ['received', 'approved'] },
      rows: () =>
        monthsOf(period).map((month) => {
          const of = (column: 'receivedOn' | 'approvedOn') =>
            dated(column).filter((row) => String(row[column]).startsWith(month));
          const done = of('approvedOn');
          return {
            month,
            received: of('receivedOn').length,
            approved: done.length,
            median: median(numbersIn(done, 'days')),
          };
        }),
    }),
    section({
      key: 'by-company',
      columns: [text('company'), ...FIGURES],
      chart: { kind: 'bars', label: 'company', values: ['median'] },
      rows: () => grouped(all(), ['company'], figures),
    }),
    section({
      key: 'by-program',
      columns: [text('program'), ...FIGURES],
      rows: () =>
        grouped(
          all().filter(({ program }) => program !== null),
          ['program'],
          figures,
        ),
    }),
    remarked,
    contracts,
  ] as const;
}

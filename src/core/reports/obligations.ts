import { type Obligation, obligationsOf } from '../agenda/obligations.ts';
import { addDays, overlap, within } from '../calendar/dates.ts';
import { openPlacements } from '../model/dossier.ts';
import { isAccepted, workedPeriod } from '../model/placement.ts';
import type { Permit } from '../model/residence.ts';
import { judgeAll } from '../rules/judge.ts';
import { insurance as insured } from '../rules/programme/insurance.ts';
import { grouped } from './figures.ts';
import {
  day,
  FROM_WHERE,
  free,
  fromWhere,
  listed,
  number,
  type ReportRow,
  type Scope,
  section,
  text,
  type View,
  WHERE,
  WHO,
  where,
  who,
} from './section.ts';

/** Settled, open, or open after its last day. */
export const OBLIGATION_STATES = ['open', 'overdue', 'settled'] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

/** Obligations open at the end, and those settled in the period. */
function toldOf(view: View): readonly (Obligation & { readonly rule: string; readonly state: ObligationState })[] {
  const { dossier, companies, office, calendar, end, period } = view;
  return obligationsOf({ dossier, companies, office, calendar, today: end }).flatMap((one) => {
    const { finding, settledOn, counts } = one;
    if (settledOn ? !within(settledOn, period) : !counts) return [];
    const late = finding?.by !== undefined && finding.by < end;
    const state: ObligationState = settledOn ? 'settled' : late ? 'overdue' : 'open';
    // Settled, but no longer following from the facts: its key still starts with its rule.
    return [{ ...one, rule: finding?.rule ?? one.key.split(':')[0] ?? one.key, state }];
  });
}

type ToldObligation = ReturnType<typeof toldOf>[number];

/** Judges each student once, for all sections. */
function remembered() {
  let last: { readonly view: View; readonly told: readonly ToldObligation[] } | undefined;
  return (view: View): readonly ToldObligation[] => {
    if (last?.view !== view) last = { view, told: toldOf(view) };
    return last.told;
  };
}

const facts = (view: View, { finding, settledOn, state }: ToldObligation) => ({
  ...who(view),
  ...fromWhere(view),
  by: finding?.by ?? null,
  settledOn: settledOn ?? null,
  state,
});
const FACTS = [...WHO, ...FROM_WHERE] as const;
const STATE = [day('by'), day('settledOn'), text('state')] as const;

/** Days ahead within which the end of a permit is reported. */
const SOON = 90;

function permitState({ appliedOn, granted, refused }: Permit) {
  if (refused) return 'refused';
  if (granted) return 'granted';
  return appliedOn ? 'applied' : 'preparing';
}
export const PERMIT_STATES = ['preparing', 'applied', 'granted', 'refused'] as const;

/** Unanswered permits, and granted ones that end in the period or soon after. */
const permits = () =>
  listed({
    key: 'permits',
    columns: [
      ...WHO,
      ...FROM_WHERE,
      ...WHERE,
      text('kind'),
      text('state'),
      day('openedOn'),
      day('appliedOn'),
      day('grantedOn'),
      day('to'),
    ],
    sort: ['to', 'student', 'openedOn'],
    rows: (view) =>
      view.dossier.permits.flatMap((permit) => {
        const state = permitState(permit);
        const ends = permit.granted?.to;
        const soon = ends !== undefined && within(ends, { from: view.period.from, to: addDays(view.end, SOON) });
        if (state === 'refused' || (state === 'granted' && !soon)) return [];
        const placement = view.dossier.placements.find(({ ref }) => ref === permit.placement);
        return [
          {
            ...who(view),
            ...fromWhere(view),
            ...where(placement),
            kind: permit.kind,
            state,
            openedOn: permit.openedOn,
            appliedOn: permit.appliedOn ?? null,
            grantedOn: permit.granted?.on ?? null,
            to: ends ?? null,
          },
        ];
      }),
  });

/** Days without insurance of accepted internships that are open at the end or on in the period. */
const insurance = () =>
  listed({
    key: 'insurance',
    columns: [...WHO, ...FROM_WHERE, ...WHERE, text('insurance'), day('from'), day('to'), day('by')],
    sort: ['from', 'student', 'placement', 'insurance'],
    rows: (view) => {
      const { dossier, companies, office, calendar, end: today, period } = view;
      const open = openPlacements(dossier);
      const concerned = dossier.placements.filter((one) => {
        const worked = workedPeriod(one);
        return isAccepted(one) && (open.includes(one) || (worked !== undefined && overlap(worked, period)));
      });
      if (concerned.length === 0) return [];
      return judgeAll({ dossier, companies, office, calendar, today }, concerned, [insured]).flatMap((finding) => {
        if (finding.rule !== insured.key || finding.result !== 'open' || !finding.data) return [];
        const { insurance: missing, from = null, to = null } = finding.data;
        const placement = concerned.find(({ ref }) => ref === finding.placement);
        const gap = { insurance: missing, from, to, by: finding.by ?? null };
        return [{ ...who(view), ...fromWhere(view), ...where(placement), ...gap }];
      });
    },
  });

/** What fellows, scholars and others must hand in or be told; pending and ending permits; days without insurance. */
export function obligationSections(_: Scope) {
  const told = remembered();
  const all = listed({
    key: 'obligations',
    columns: [...FACTS, ...WHERE, text('rule'), free('key'), ...STATE],
    sort: ['by', 'student', 'rule', 'key'],
    rows: (view) =>
      told(view).map((one) => ({
        ...facts(view, one),
        ...where(view.dossier.placements.find(({ ref }) => ref === one.finding?.placement)),
        rule: one.rule,
        key: one.key,
      })),
  });
  const of = (rule: string) => (view: View) => told(view).filter((one) => one.rule === rule);
  return [
    section({
      key: 'by-rule',
      columns: [text('rule'), number('open'), number('overdue'), number('settled')],
      chart: { kind: 'bars', label: 'rule', values: ['overdue', 'open', 'settled'] },
      rows: () => grouped(all.rows(), ['rule'], counted),
    }),
    listed({
      key: 'jsps-5-3',
      columns: [...FACTS, number('fiscalYear'), ...STATE],
      sort: ['fiscalYear', 'student'],
      rows: (view) =>
        of('jsps-5-3')(view).flatMap((one) => {
          const fiscalYear = /^jsps-5-3:(\d{4})$/.exec(one.key)?.[1];
          return fiscalYear === undefined ? [] : [{ ...facts(view, one), fiscalYear: Number(fiscalYear) }];
        }),
    }),
    listed({
      key: 'mext-month',
      columns: [...FACTS, text('month'), ...STATE],
      sort: ['month', 'student'],
      rows: (view) =>
        of('mext-month')(view).map((one) => ({ ...facts(view, one), month: one.key.split(':')[1] ?? null })),
    }),
    permits(),
    insurance(),
    section({
      key: 'by-program',
      columns: [text('program'), number('open'), number('overdue'), number('settled')],
      rows: () => grouped(all.rows(), ['program'], counted),
    }),
    all,
  ] as const;
}

const counted = (rows: readonly ReportRow[]): Readonly<Record<ObligationState, number>> => ({
  open: rows.filter(({ state }) => state === 'open').length,
  overdue: rows.filter(({ state }) => state === 'overdue').length,
  settled: rows.filter(({ state }) => state === 'settled').length,
});

import { within } from '../calendar/dates.ts';
import { type Dossier, type Override, placementOf } from '../model/dossier.ts';
import { judgeAll } from '../rules/judge.ts';
import { canonical } from '../text/canonical.ts';
import { grouped } from './figures.ts';
import { monthsOf } from './months.ts';
import {
  day,
  FROM_WHERE,
  free,
  fromWhere,
  listed,
  number,
  person,
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

/** An override stands while the rule finds the same values, lapses if it finds others, and is past if it finds nothing. */
export const OVERRIDE_STATES = ['standing', 'lapsed', 'past'] as const;
export type OverrideState = (typeof OVERRIDE_STATES)[number];

/** Judged as if nothing were set aside, so that every finding has its values. */
function stateOf({ companies, office, calendar, end }: View, dossier: Dossier, override: Override): OverrideState {
  const placement = override.placement === undefined ? undefined : placementOf(dossier, override.placement);
  const found = judgeAll(
    { dossier: { ...dossier, overrides: [] }, companies, office, calendar, today: end },
    placement && [placement],
  ).filter(
    ({ rule, placement: ref, result, severity, gates }) =>
      rule === override.rule &&
      ref === override.placement &&
      result === 'open' &&
      severity === 'block' &&
      gates.includes(override.gate),
  );
  if (found.length === 0) return 'past';
  return found.some(({ data }) => canonical(data) === override.compared) ? 'standing' : 'lapsed';
}

const given = () =>
  listed({
    key: 'overrides',
    columns: [
      day('on'),
      text('rule'),
      text('gate'),
      ...WHO,
      ...FROM_WHERE,
      ...WHERE,
      free('reason'),
      person('by'),
      text('state'),
    ],
    sort: ['on', 'student', 'rule', 'gate'],
    rows: (view) =>
      view.dossier.overrides
        .filter(({ on }) => within(on, view.period))
        .map((override) => ({
          on: override.on,
          rule: override.rule,
          gate: String(override.gate),
          ...who(view),
          ...fromWhere(view),
          ...where(override.placement === undefined ? undefined : placementOf(view.dossier, override.placement)),
          reason: override.reason,
          by: override.by,
          state: stateOf(view, view.dossier, override),
        })),
  });

const figures = (rows: readonly ReportRow[]) => ({
  count: rows.length,
  standing: rows.filter(({ state }) => state === 'standing').length,
  lapsed: rows.filter(({ state }) => state === 'lapsed').length,
  past: rows.filter(({ state }) => state === 'past').length,
});
const FIGURES = [number('count'), ...OVERRIDE_STATES.map(number<OverrideState>)] as const;

/** Every override: by whom, why, and whether it still stands. */
export function overrideSections({ period }: Scope) {
  const overrides = given();
  return [
    section({
      key: 'by-rule',
      columns: [text('rule'), text('gate'), ...FIGURES],
      chart: { kind: 'bars', label: 'rule', values: ['count'] },
      rows: () => grouped(overrides.rows(), ['rule', 'gate'], figures),
    }),
    section({
      key: 'by-month',
      columns: [text('month'), ...FIGURES],
      chart: { kind: 'months', label: 'month', values: ['count'] },
      rows: () =>
        monthsOf(period).map((month) => ({
          month,
          ...figures(overrides.rows().filter((row) => String(row.on).startsWith(month))),
        })),
    }),
    section({
      key: 'by-program',
      columns: [text('program'), ...FIGURES],
      rows: () => grouped(overrides.rows(), ['program'], figures),
    }),
    overrides,
  ] as const;
}

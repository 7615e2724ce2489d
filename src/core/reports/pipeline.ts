import { daysBetween, type LocalDate, within } from '../calendar/dates.ts';
import { openPlacements } from '../model/dossier.ts';
import { endingOf } from '../model/ending.ts';
import type { StepNumber } from '../model/gate.ts';
import { isCutShort, type Placement, stateOf } from '../model/placement.ts';
import { daysDone, doneOn, placementStand, type Recorded, STEPS, standOf, stepKey } from '../model/steps.ts';
import { grouped, longest, median } from './figures.ts';
import { byGroup } from './groups.ts';
import { monthsTally } from './months.ts';
import {
  day,
  FROM_WHERE,
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
import { standingTally } from './standing.ts';

const stepsOf = (placement?: Placement) => STEPS.filter(({ of }) => of === (placement ? 'placement' : 'student'));

/** The day the last earlier step was done, whichever it is; for a first placement this may be STEP 4. */
function enteredOn(step: StepNumber, recorded: Recorded, placement?: Placement): LocalDate | undefined {
  const before = stepsOf(placement)
    .filter(({ number: one }) => one < step)
    .findLast(({ number: one }) => doneOn(one, recorded, placement) !== undefined);
  if (before) return doneOn(before.number, recorded, placement);
  return placement !== undefined && placement === recorded.dossier.placements[0] ? doneOn(4, recorded) : undefined;
}

/** Days from step to step, if a step was done in the period and the days are in order. */
function staysOf(view: View): readonly { readonly step: StepNumber; readonly days: number }[] {
  return [undefined, ...view.dossier.placements].flatMap((placement) =>
    stepsOf(placement).flatMap(({ number: step }) => {
      const on = doneOn(step, view, placement);
      const since = enteredOn(step, view, placement);
      if (!on || !since || !within(on, view.period) || since > on) return [];
      return [{ step, days: daysBetween(since, on) }];
    }),
  );
}

/** Where a student is: before the next step of each open placement; without any placement on STEP 1 to 4, or before STEP 5. */
function standsAt(view: View): readonly { readonly step: StepNumber; readonly placement?: Placement }[] {
  const { dossier } = view;
  const own = dossier.placements.length === 0 ? standOf(view).next : null;
  return [
    ...(own === null ? [] : [{ step: own }]),
    ...openPlacements(dossier).flatMap((placement) => {
      const { next } = placementStand(view, placement);
      return next === null ? [] : [{ step: next, placement }];
    }),
  ];
}

function waitsOf(view: View) {
  const { end } = view;
  return standsAt(view).map(({ step, placement }) => {
    const since = step === 5 ? doneOn(4, view) : enteredOn(step, view, placement);
    return { step, placement, since, days: since && since <= end ? daysBetween(since, end) : null };
  });
}

/** How many are at each step, and for how long. */
function standing() {
  const waits = new Map(STEPS.map(({ number: step }) => [step as StepNumber, { count: 0, days: [] as number[] }]));
  return section({
    key: 'standing',
    columns: [number('step'), text('key'), number('count'), number('median'), number('longest')],
    chart: { kind: 'bars', label: 'key', values: ['count'] },
    add: (view) => {
      for (const { step, days } of waitsOf(view)) {
        const at = waits.get(step);
        if (!at) continue;
        at.count += 1;
        if (days !== null) at.days.push(days);
      }
    },
    rows: () =>
      [...waits].map(([step, { count, days }]) => ({
        step,
        key: stepKey(step),
        count,
        median: median(days),
        longest: longest(days),
      })),
  });
}

/** How many did each step in the period, and how long after the step before. */
function stays() {
  const took = new Map(STEPS.map(({ number: step }) => [step as StepNumber, [] as number[]]));
  const done = new Map<StepNumber, number>();
  return section({
    key: 'stays',
    columns: [number('step'), text('key'), number('count'), number('median'), number('longest')],
    chart: { kind: 'bars', label: 'key', values: ['median'] },
    add: (view) => {
      for (const { step, days } of staysOf(view)) took.get(step)?.push(days);
      for (const placement of [undefined, ...view.dossier.placements]) {
        for (const { number: step } of stepsOf(placement)) {
          const times = daysDone(step, view, placement).filter((on) => within(on, view.period)).length;
          done.set(step, (done.get(step) ?? 0) + times);
        }
      }
    },
    rows: () =>
      [...took].map(([step, days]) => ({
        step,
        key: stepKey(step),
        count: done.get(step) ?? 0,
        median: median(days),
        longest: longest(days),
      })),
  });
}

/** Who is waiting for the next step, longest first, and what stops it. */
const waiting = () =>
  listed({
    key: 'waiting',
    columns: [
      ...WHO,
      ...FROM_WHERE,
      ...WHERE,
      number('step'),
      text('key'),
      day('since'),
      number('days'),
      number('stops'),
    ],
    sort: ['since', 'student', 'placement'],
    rows: (view) => {
      const stands = view.stands();
      return waitsOf(view).flatMap(({ step, placement, since, days }) => {
        if (step === 5) return [];
        const stand = stands.find((one) => one.placement === placement);
        return [
          {
            ...who(view),
            ...fromWhere(view),
            ...where(placement),
            step,
            key: stepKey(step),
            since: since ?? null,
            days,
            stops: stand?.stops.length ?? 0,
          },
        ];
      });
    },
  });

/** How many are stopped, by rule and step. */
function stopped() {
  const found: ReportRow<'rule' | 'step'>[] = [];
  return section({
    key: 'stopped',
    columns: [text('rule'), number('step'), number('count')],
    chart: { kind: 'bars', label: 'rule', values: ['count'] },
    add: (view) => {
      for (const { step, stops } of view.stands()) {
        for (const rule of new Set(stops.map((finding) => finding.rule))) found.push({ rule, step });
      }
    },
    rows: () =>
      grouped(found, ['rule', 'step'], (rows) => ({ count: rows.length })).toSorted((a, b) => b.count - a.count),
  });
}

/** Placements that ended early in the period: after which step, how, and by whom. */
function ended() {
  const found: ReportRow<'step' | 'as' | 'by'>[] = [];
  return section({
    key: 'ended',
    columns: [number('step'), text('key'), text('as'), text('by'), number('count')],
    add: (view) => {
      for (const placement of view.dossier.placements.filter(isCutShort)) {
        const ending = endingOf(placement);
        if (!ending || !within(ending.since, view.period)) continue;
        found.push({
          step: placementStand(view, placement).step,
          as: stateOf(placement),
          by: ending.by,
        });
      }
    },
    rows: () =>
      grouped(found, ['step', 'as', 'by'], (rows) => ({ count: rows.length })).map((row) => ({
        ...row,
        key: stepKey(row.step as StepNumber),
      })),
  });
}

/** How far students get, how long it takes, and where they stop. */
export function pipelineSections(scope: Scope) {
  const tally = standingTally();
  const months = monthsTally(scope.period);
  const byStep = section({ ...tally.byStep, add: (view) => tally.add(view) });
  const byMonth = section({ ...months.section, add: (view) => months.add(view) });
  return [
    byStep,
    standing(),
    stays(),
    stopped(),
    ended(),
    byMonth,
    byGroup('by-program', 'program'),
    byGroup('by-institute', 'institute'),
    waiting(),
  ] as const;
}

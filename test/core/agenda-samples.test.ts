import { describe, expect, test } from 'vitest';
import { type DeskLine, deskOf } from '../../src/core/agenda/desk.ts';
import { byUrgency, type DueLine, dueOf, inDueOrder, studentOf, uidOf } from '../../src/core/agenda/due.ts';
import { obligationNamed, obligationsOf } from '../../src/core/agenda/obligations.ts';
import { type Plan, type PlanRequest, planFor } from '../../src/core/agenda/plan.ts';
import { blockers, stepLines } from '../../src/core/agenda/step-list.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { StepNumber } from '../../src/core/model/gate.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Situation } from '../../src/core/rules/rule.ts';
import { company, day, dossier, known, placementUpTo, student } from '../helpers/dossiers.ts';
import { expectPinned } from '../helpers/pinned.ts';

const ABROAD: Partial<Dossier> = {
  student: student({
    jsps: 'DC1',
    nationality: 'ベトナム',
    mextScholar: true,
    researchAssistant: true,
    funder: '見本財団',
  }),
  stays: [{ on: day('2024-04-01'), status: '留学', expiresOn: day('2027-01-15') }],
};
const { contact: _, approval: __, registration: ___, briefing: ____, ...FRESH } = dossier();
const upTo = (step: StepNumber, facts: Partial<Placement> = {}, more: Partial<Dossier> = {}) =>
  dossier({ placements: [placementUpTo(step, facts)], ...more });
const RUNNING = { run: { startedOn: day('2026-11-02') } };

/** Whom the office has before it, and on which days it looks. */
const STUDENTS: Readonly<Record<string, readonly [Dossier, ...string[]]>> = {
  'in the register alone': [FRESH, '2026-10-15'],
  'who wrote': [{ ...FRESH, contact: { on: day('2026-08-03') } }, '2026-10-15'],
  'who was approved and is registered, before and after the briefing': [
    (({ briefing: _, ...rest }) => rest)(dossier()),
    '2026-09-01',
    '2026-09-02',
    '2026-10-05',
    '2026-12-05',
  ],
  'a candidate': [upTo(6), '2026-10-20'],
  accepted: [upTo(8), '2026-09-20', '2026-10-10', '2026-10-25', '2026-11-10'],
  'with a contract': [upTo(9), '2026-10-02', '2026-10-03', '2026-10-25', '2026-11-10'],
  'with a contract and nothing to prepare': [
    upTo(9, {
      prepared: { materials: day('2026-10-06'), orientation: day('2026-10-06'), literacy: day('2026-10-06') },
    }),
    '2026-10-02',
    '2026-10-25',
  ],
  'registered for the course': [upTo(10), '2026-10-01', '2026-10-10', '2026-11-02'],
  running: [upTo(10, RUNNING), '2026-11-10', '2027-02-01', '2027-02-02'],
  ended: [upTo(11), '2027-02-05', '2027-03-10'],
  graded: [upTo(12), '2027-02-20'],
  'from abroad, accepted': [upTo(8, {}, ABROAD), '2026-10-10', '2026-10-25'],
  'from abroad, registered for the course': [upTo(10, {}, ABROAD), '2026-10-10', '2026-10-25', '2026-11-10'],
  'from abroad, running': [upTo(10, RUNNING, ABROAD), '2026-11-10', '2027-01-10', '2027-04-10'],
  'from abroad, graded': [upTo(12, {}, ABROAD), '2027-02-10', '2027-04-10'],
  'with two placements': [
    dossier({ placements: [placementUpTo(9), placementUpTo(7, { ref: 'P-0002' })] }),
    '2026-10-15',
  ],
  'who broke it off': [
    upTo(10, { ...RUNNING, closed: { as: 'terminated', by: 'company', on: day('2026-12-01') } }, ABROAD),
    '2026-12-10',
  ],
};

const each = (
  show: (known: Situation) => readonly string[],
  which: (days: readonly string[]) => readonly string[] = (days) => days,
): readonly string[] =>
  Object.entries(STUDENTS).flatMap(([name, [of, ...days]]) =>
    which(days).flatMap((on) => [
      `# ${name}, ${on}`,
      ...show(known(of, { today: day(on) })).map((line) => `  ${line}`),
    ]),
  );

const atLast = (days: readonly string[]) => days.slice(-1);
const atEnds = (days: readonly string[]) => [...new Set([...days.slice(0, 1), ...atLast(days)])];

const deskLine = (line: DeskLine) => {
  const { urgency, actor, placement = '—', matter, settle, name, student: number } = line;
  const by = line.by ?? '—';
  const { kind, ...rest } = matter;
  const what =
    matter.kind === 'finding'
      ? `${matter.finding.rule} (${matter.finding.severity})`
      : `${kind} ${Object.values(rest).join()}`;
  return [urgency, actor, placement, what, by, settle, `${number} ${name}`].join(' · ');
};
const dueLine = (line: DueLine) => {
  const { on, matter, rule, placement = '—', severity, urgency, actor, settle, key, name } = line;
  const what = matter.kind === 'finding' ? 'finding' : Object.values(matter).join(' ');
  return [on, what, rule ?? '—', placement, severity, urgency, actor, settle, key, name, uidOf(line)].join(' · ');
};

test('the desk of each student on each day is as pinned', () =>
  expectPinned(
    'agenda/desk.txt',
    each((of) => deskOf(of).map(deskLine)),
  ));
test('the dates to keep of each student on the first and the last day are as pinned', () => {
  const lines = each(
    (of) =>
      byUrgency(dueOf(of), of.today).flatMap(({ key, lines: some }) => some.map((line) => `${key}: ${dueLine(line)}`)),
    atEnds,
  );
  expectPinned('agenda/due.txt', lines);
});
test('the obligations of each student on the last day are as pinned', () => {
  const lines = each(
    (of) =>
      obligationsOf(of).map(({ key, finding, settledOn = '—', counts }) =>
        [key, finding?.rule ?? '—', finding?.by ?? '—', settledOn, counts].join(' · '),
      ),
    atLast,
  );
  expectPinned('agenda/obligations.txt', lines);
});
test('the twelve steps of each student on the last day are as pinned', () => {
  const lines = each((of) => {
    const [placement] = of.dossier.placements;
    return stepLines(of, placement).map(({ step, key, state, on, placement: ref, gap, contractOn, agreementOn }) =>
      [step, key, state, on ?? '—', ref ?? '—', gap ? 'gap' : '—', contractOn ?? '—', agreementOn ?? '—'].join(' · '),
    );
  }, atLast);
  expectPinned('agenda/steps.txt', lines);
});

describe('the steps', () => {
  const states = (of: Dossier, placement?: Placement, today = '2027-03-01') =>
    stepLines(known(of, { today: day(today) }), placement)
      .map(({ state, gap }) => `${state}${gap ? '!' : ''}`)
      .join(' ');
  test('that were passed without a fact are gaps, and one that an end implies is done', () => {
    const { application: _a, selection: _s, ...skipped } = placementUpTo(8);
    expect(states(dossier({ placements: [skipped] }), skipped)).toBe(
      'done done done done done next! done done later later later later',
    );
  });
  test('of a placement that was cut short have ended', () => {
    const short = placementUpTo(8, { result: { on: day('2026-10-05'), outcome: 'rejected' } });
    expect(states(dossier({ placements: [short] }), short)).toContain('ended ended ended ended');
    expect(states(FRESH)).not.toContain('ended');
  });
  test('of a student without a placement belong to none', () => {
    const lines = stepLines(known(FRESH));
    expect(lines.map(({ placement }) => placement)).toEqual(Array.from({ length: 12 }, () => null));
    expect(blockers(known(dossier({ placements: [placementUpTo(12)] })), placementUpTo(12))).toEqual([]);
  });
});

describe('the dates to keep', () => {
  const of = (facts: Partial<Situation>, dossierOf = upTo(8)) =>
    dueOf(known(dossierOf, { today: day('2026-10-20'), ...facts }));
  test('name the company by its code where it is not on record', () => {
    const start = of({ companies: new Map() }).find(({ matter }) => matter.kind === 'start');
    expect(start?.matter).toEqual({ kind: 'start', company: 'C-0001' });
  });
  test('have none for a stay once a renewal was applied for within the three months, on their first day too', () => {
    const staying = (on: string) => ({
      ...upTo(10, RUNNING),
      stays: [{ on: day('2024-04-01'), status: '留学', expiresOn: day('2027-06-30') }],
      renewals: [day(on)],
    });
    const stays = (on: string) => of({}, staying(on)).filter(({ rule }) => rule === 'stay').length;
    expect([stays('2027-03-30'), stays('2027-03-29')]).toEqual([0, 1]);
  });
  test('have none for a stay where no internship is open', () => {
    const stays = [{ on: day('2024-04-01'), status: '留学', expiresOn: day('2027-06-30') }];
    const has = (...placements: readonly Placement[]) =>
      of({}, dossier({ stays, placements })).some(({ rule }) => rule === 'stay');
    expect([
      has(placementUpTo(12)),
      has(placementUpTo(7)),
      has(placementUpTo(12), placementUpTo(10, { ref: 'P-0002', ...RUNNING })),
    ]).toEqual([false, false, true]);
  });
  test('tell apart what shares student, rule, placement and kind', () => {
    const [first] = of({});
    if (!first) throw new Error('no date');
    expect(studentOf(uidOf({ ...first, student: '2024/9001', placement: 'P 1' }))).toBe('2024/9001');
    expect(studentOf('%zz/x')).toBe('%zz');
    expect(studentOf('')).toBe('');
  });
  test('come by day, on one day by what stops something, by student, and by what they are', () => {
    const [one] = of({});
    if (!one) throw new Error('no date');
    const line = (key: string, facts: Partial<DueLine>): DueLine => ({
      ...one,
      on: day('2026-11-02'),
      severity: 'note',
      student: '1',
      ...facts,
      key,
    });
    const lines = [
      line('e', { student: '2' }),
      line('d', {}),
      line('c', {}),
      line('b', { severity: 'warn', student: '9' }),
      line('a', { severity: 'block', student: '9' }),
      line('f', { on: day('2026-11-03'), severity: 'block' }),
      line('0', { on: day('2026-11-01'), student: '9' }),
    ];
    expect(inDueOrder(lines).map(({ key }) => key)).toEqual(['0', 'a', 'b', 'c', 'd', 'e', 'f']);
    expect(inDueOrder(lines.toReversed()).map(({ key }) => key)).toEqual(['0', 'a', 'b', 'c', 'd', 'e', 'f']);
  });
  test('of today are not late', () => {
    const groups = (today: string) =>
      byUrgency([{ ...(of({})[0] as DueLine), on: day('2026-11-02'), urgency: 'red' }], day(today)).map(
        ({ key }) => key,
      );
    expect([groups('2026-11-02'), groups('2026-11-03')]).toEqual([['red'], ['late']]);
  });
});

test('an obligation is named whatever the case and width of its key', () => {
  const all = obligationsOf(known(upTo(8, {}, ABROAD)));
  const [{ key } = { key: '' }] = all;
  expect(key).not.toBe('');
  expect(
    [key.toUpperCase(), ` ${key} `, key.replace(':', '：'), 'x'].map((word) => obligationNamed(all, word)?.key),
  ).toEqual([key, key, key, undefined]);
});

describe('a plan', () => {
  const planLines = ({ period, lines, briefings, findings, lostMonths, reports }: Plan) => [
    `${period.from} – ${period.to}`,
    ...lines.map(({ key, on, past }) => `${on} ${key}${past ? ' (past)' : ''}`),
    `briefings: ${briefings.join(', ')}`,
    ...findings.map(
      ({ rule, severity, placement = '—', by = '—' }) => `finding: ${rule} ${severity} ${placement} ${by}`,
    ),
    `lost: ${lostMonths.join(', ')}`,
    `reports: ${reports.join(', ')}`,
  ];
  const PAID: PlanRequest = {
    from: day('2026-11-02'),
    to: day('2027-02-01'),
    terms: { hoursPerWeek: 38, pay: { amount: 250_000, per: 'month' } },
  };
  const { dossier: _d, ...NOBODY } = known(dossier(), { today: day('2026-09-02') });
  const { briefing: _b, ...UNBRIEFED } = dossier(ABROAD);
  const PLANS: Readonly<Record<string, () => Plan>> = {
    'of nobody': () => planFor(NOBODY, PAID),
    'of nobody, unpaid and short': () => planFor(NOBODY, { ...PAID, to: day('2026-11-20'), terms: { pay: 'unpaid' } }),
    'of nobody, at a company': () =>
      planFor(
        { ...NOBODY, companies: new Map([['C-0001', company({ agreements: [] })]]) },
        { ...PAID, company: 'C-0001' },
      ),
    'of a student': () => planFor({ ...NOBODY, dossier: dossier() }, PAID),
    'of a student who is at another company': () =>
      planFor({ ...NOBODY, dossier: upTo(8) }, { ...PAID, company: 'C-0001' }),
    'of a student from abroad': () => planFor({ ...NOBODY, dossier: { ...UNBRIEFED, ...ABROAD } }, PAID),
    'of a student from abroad, late': () =>
      planFor(
        { ...NOBODY, today: day('2026-10-25'), dossier: { ...UNBRIEFED, ...ABROAD } },
        { ...PAID, to: day('2027-08-31') },
      ),
    'that begins on a holiday': () => planFor({ ...NOBODY, dossier: dossier() }, { ...PAID, from: day('2026-11-03') }),
  };
  test('of each kind is as pinned', () => {
    expectPinned(
      'agenda/plans.txt',
      Object.entries(PLANS).flatMap(([name, plan]) => [`# ${name}`, ...planLines(plan()).map((line) => `  ${line}`)]),
    );
  });
  test('tells a recording that was sent from a briefing that is open', () => {
    const sent = { ...UNBRIEFED, briefing: { recordingSentOn: day('2026-08-03') } };
    expect(planFor({ ...NOBODY, dossier: sent }, PAID).briefings).toEqual([]);
  });
});

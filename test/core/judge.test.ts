import { describe, expect, test } from 'vitest';
import type { Dossier, Override } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import { RULE_KEYS } from '../../src/core/rules/index.ts';
import { blocking, type Finding, judgeAll, judgedPlacements } from '../../src/core/rules/judge.ts';
import type { Situation } from '../../src/core/rules/rule.ts';
import { canonical } from '../../src/core/text/canonical.ts';
import { contract, day, dossier, dossierUpTo, known, placement, placementUpTo, TERMS } from '../helpers/dossiers.ts';

const judged = (of: Dossier, facts: Partial<Situation> = {}) => judgeAll(known(of, facts));
const keys = (findings: readonly Finding[]) => findings.map(({ rule }) => rule);
const of = (rule: Finding['rule'], findings: readonly Finding[]) => findings.filter((one) => one.rule === rule);

describe('every rule is judged', () => {
  test.each<[string, Dossier]>([
    ['a student without a placement', dossier()],
    ['a candidate', dossierUpTo(7)],
    ['an accepted placement', dossierUpTo(8)],
    ['a running internship', dossierUpTo(10, { run: { startedOn: day('2026-11-02') } })],
    ['a graded one', dossierUpTo(12)],
    ['a placement that was cut short', dossierUpTo(8, { result: { on: day('2026-10-05'), outcome: 'rejected' } })],
  ])('on %s, each at least once and in the order of check', (_, one) =>
    expect([...new Set(keys(judged(one)))]).toEqual(RULE_KEYS),
  );

  test('what does not apply without a placement says so, and what is fine is said too', () => {
    const results = Object.fromEntries(judged(dossier()).map(({ rule, result }) => [rule, result]));
    expect(results).toMatchObject({
      doctoral: 'ok',
      length: 'n/a',
      paid: 'n/a',
      supporters: 'ok',
      order: 'ok',
      'contract-review': 'n/a',
      'contract-signed': 'n/a',
      agreement: 'n/a',
      'course-before-start': 'n/a',
      insurance: 'n/a',
      briefing: 'ok',
      rivals: 'ok',
      aftercare: 'ok',
    });
    expect(Object.values(results).every((result) => result === 'ok' || result === 'n/a')).toBe(true);
  });

  test('a finding names its student, its placement, and all that the rule can stop', () => {
    const [finding] = of('contract-review', judged(dossierUpTo(9)));
    expect(finding).toEqual({
      rule: 'contract-review',
      source: ['S'],
      student: '20249001',
      placement: 'P-0001',
      result: 'ok',
      severity: 'block',
      gates: [10, 11],
      urgency: 'none',
    });
    expect(of('paid', judged(dossierUpTo(9)))).toMatchObject([{ severity: 'warn', gates: [] }]);
  });

  test('every placement that is open is judged for itself; the student’s own rules once', () => {
    const two = dossier({ placements: [placementUpTo(8), placementUpTo(6, { ref: 'P-0002' })] });
    const findings = judged(two);
    const places = (rule: Finding['rule']) => [...new Set(of(rule, findings).map((one) => one.placement))];
    expect(places('length')).toEqual(['P-0001', 'P-0002']);
    expect(places('order')).toEqual([undefined, 'P-0001', 'P-0002']);
    expect(of('supporters', findings)).toHaveLength(1);
  });

  test('all that is wrong is found, never only the first', () => {
    const wrong = dossierUpTo(8, {
      terms: [{ from: day('2026-11-02'), to: day('2026-11-20'), pay: 'unpaid' }],
      openedOn: day('2026-09-20'),
    });
    const open = judged(wrong, { companies: new Map() }).filter(({ result }) => result === 'open');
    const found = new Set(keys(open));
    const wanted = ['length', 'paid', 'member', 'order', 'contract-review', 'contract-signed', 'agreement'] as const;
    expect([...wanted, 'course-before-start', 'preparation'].filter((rule) => !found.has(rule as never))).toEqual([]);
  });
});

describe('the placements that are judged', () => {
  const refs = (...placements: readonly Placement[]) => judgedPlacements(dossier({ placements })).map(({ ref }) => ref);
  const rejected = placementUpTo(8, { ref: 'P-0009', result: { on: day('2026-10-05'), outcome: 'rejected' } });

  test('are the open ones', () =>
    expect(refs(rejected, placementUpTo(8), placement({ ref: 'P-0002' }))).toEqual(['P-0001', 'P-0002']));
  test('else the last one', () =>
    expect(refs(placementUpTo(12, { ref: 'P-0000' }), placementUpTo(12))).toEqual(['P-0001']));
  test('unless that was cut short', () => expect(refs(rejected)).toEqual([]));
});

describe('an exception', () => {
  /** Accepted, with nothing else done: the review is missing at 10 and 11. */
  const bare = dossierUpTo(8);
  const override = (facts: Partial<Override> = {}): Override => ({
    rule: 'contract-review',
    gate: 10,
    placement: 'P-0001',
    reason: '電話で確認済み',
    on: day('2026-10-15'),
    by: 'office',
    compared: canonical({ kind: 'no-contract' }),
    ...facts,
  });
  const verdicts = (one: Dossier) =>
    of('contract-review', judged(one)).map(({ result, gates, reason }) => ({
      result,
      gates,
      ...(reason && { reason }),
    }));

  test('sets a rule aside for its gate, and for no other', () => {
    expect(verdicts({ ...bare, overrides: [override()] })).toEqual([
      { result: 'overridden', gates: [10], reason: '電話で確認済み' },
      { result: 'open', gates: [11] },
    ]);
    const findings = judged({ ...bare, overrides: [override()] });
    expect(keys(blocking(findings, 10))).not.toContain('contract-review');
    expect(keys(blocking(findings, 11))).toContain('contract-review');
  });

  test('for each of its gates leaves nothing open', () =>
    expect(verdicts({ ...bare, overrides: [override(), override({ gate: 11, reason: '同上' })] })).toEqual([
      { result: 'overridden', gates: [10], reason: '電話で確認済み' },
      { result: 'overridden', gates: [11], reason: '同上' },
    ]));

  test('made twice, is shown with the later reason', () =>
    expect(verdicts({ ...bare, overrides: [override(), override({ reason: '書面で確認済み' })] })[0]).toEqual({
      result: 'overridden',
      gates: [10],
      reason: '書面で確認済み',
    }));

  test('lapses when the compared values change', () => {
    const received = dossierUpTo(8, { contracts: [contract({ reviews: [] })] });
    expect(verdicts({ ...received, overrides: [override()] })).toEqual([{ result: 'open', gates: [10, 11] }]);
  });

  test.each<[string, Partial<Override>]>([
    ['of another rule', { rule: 'agreement' }],
    ['for another placement', { placement: 'P-0002' }],
  ])('%s is none for this', (_, facts) =>
    expect(verdicts({ ...bare, overrides: [override(facts)] })).toEqual([{ result: 'open', gates: [10, 11] }]),
  );

  test('keeps while the days go by', () => {
    const early = dossier({
      student: { ...dossier().student, courseYears: 5 },
      placements: [placementUpTo(8, { terms: [{}] })],
    });
    const young = { ...early, student: { ...early.student, enrolledOn: day('2026-04-01') } };
    const facts = { today: day('2026-10-15') };
    const [finding] = blocking(judgeAll(known(young, facts)), 10).filter(({ rule }) => rule === 'doctoral');
    const set = { ...young, overrides: [override({ rule: 'doctoral', compared: canonical(finding?.data) })] };
    const later = of('doctoral', judged(set, { today: day('2026-12-15') }));
    expect(later.map(({ result, gates }) => [result, gates])).toEqual([
      ['overridden', [10]],
      ['open', [11]],
    ]);
  });

  test('a warning needs none, and stays a warning', () => {
    const short = dossierUpTo(8, { terms: [{ ...TERMS, to: day('2026-12-20') }] });
    const [finding] = of('length', judged(short));
    const set = { ...short, overrides: [override({ rule: 'length', compared: canonical(finding?.data) })] };
    expect(of('length', judged(set))).toMatchObject([{ result: 'open', severity: 'warn', gates: [10, 11] }]);
  });
});

test('what stops a step is open, blocks, and names that step among its gates', () => {
  const short = dossierUpTo(8, { terms: [{ ...TERMS, to: day('2026-12-20') }] });
  const findings = judged(short);
  expect(of('length', findings)).toMatchObject([{ result: 'open', severity: 'warn', gates: [10, 11] }]);
  expect(keys(blocking(findings, 10))).toEqual(['contract-review']);
  expect(keys(blocking(findings, 11))).toEqual(['contract-review', 'contract-signed', 'course-before-start']);
  expect(keys(blocking(findings, 9))).toEqual([]);
});

describe('a finding is urgent', () => {
  // The course registration is due on the first day, 2 November.
  test.each([
    ['2026-09-02', 'none', 61],
    ['2026-09-03', 'yellow', 60],
    ['2026-10-18', 'yellow', 15],
    ['2026-10-19', 'red', 14],
    ['2026-11-02', 'red', 0],
    ['2026-11-03', 'red', -1],
  ])('on %s: %s, with %d days left', (today, urgency) =>
    expect(of('course-before-start', judged(dossierUpTo(9), { today: day(today) }))).toMatchObject([
      { result: 'open', by: '2026-11-02', urgency },
    ]),
  );

  test('never where no day is known', () =>
    expect(of('course-before-start', judged(dossierUpTo(9, { terms: [{}] })))).toMatchObject([{ urgency: 'none' }]));
});

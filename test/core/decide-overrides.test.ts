import { describe, expect, test } from 'vitest';
import { registerCourse } from '../../src/core/decide/course.ts';
import { recordInternship } from '../../src/core/decide/placement.ts';
import { recordRegistration } from '../../src/core/decide/student-steps.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { judgeAll } from '../../src/core/rules/judge.ts';
import {
  contract,
  day,
  dossier,
  dossierUpTo,
  granted,
  known,
  placementUpTo,
  refusedFor,
  TODAY,
  WISH,
} from '../helpers/dossiers.ts';

const only = ({ placements }: Dossier) => placements[0] ?? placementUpTo(5);
const reason = '電話で確認済み';
const register = (of: Dossier, facts: object) =>
  registerCourse(known(of), only(of), { ...WISH, on: day('2026-10-15'), ...facts });
const start = (of: Dossier, facts: object) =>
  recordInternship(known(of), only(of), { ...WISH, startedOn: day('2026-11-02'), ...facts });

describe('a rule that stops a step', () => {
  const unreviewed = dossierUpTo(8, { contracts: [contract({ reviews: [] })] });

  test('refuses it, with the finding and the gate', () =>
    expect(register(unreviewed, {})).toMatchObject({
      ok: false,
      refusals: [{ because: 'rule', gate: 10, finding: { rule: 'contract-review', placement: 'P-0001' } }],
    }));

  test.each([
    ['without a reason', { override: ['contract-review'] }],
    ['with a blank one', { override: ['contract-review'], reason: '  ' }],
    ['by another name', { override: ['length'], reason }],
    ['by a reason alone', { reason }],
  ])('is not set aside %s', (_, facts) => expect(refusedFor(register(unreviewed, facts))).toEqual(['contract-review']));

  test('is set aside by name, with a reason: the step goes through, and the exception is kept', () => {
    const decision = register(unreviewed, { override: ['contract-review'], reason });
    expect(granted(decision)).toMatchObject([
      { type: 'course-registered' },
      {
        type: 'rule-overridden',
        override: { rule: 'contract-review', gate: 10, placement: 'P-0001', reason, on: TODAY, by: '見本 職員' },
      },
    ]);
    expect(decision).toMatchObject({ overridden: [{ rule: 'contract-review' }] });
  });

  test('is then shown as set aside for this step, and still stops the next', () => {
    const after = granted(register(unreviewed, { override: ['contract-review'], reason })).reduce<Dossier>(
      evolve,
      unreviewed,
    );
    const found = judgeAll(known(after)).filter(({ rule }) => rule === 'contract-review');
    expect(found).toMatchObject([
      { result: 'overridden', gates: [10], reason },
      { result: 'open', gates: [11] },
    ]);
    expect(refusedFor(start(after, {}))).toEqual(['contract-review']);
    expect(refusedFor(start(after, { override: ['contract-review'], reason }))).toEqual([]);
  });

  test('lets the step be recorded without making an exception where it stops nothing', () => {
    const changes = granted(register(dossierUpTo(9), { override: ['contract-review', 'length'], reason }));
    expect(changes.map(({ type }) => type)).toEqual(['course-registered']);
  });

  test('set aside leaves the others to refuse', () => {
    const bare = dossierUpTo(8);
    expect(refusedFor(start(bare, { override: ['contract-review', 'course-before-start'], reason }))).toEqual([
      'contract-signed',
    ]);
  });

  test('never excuses what is wrong with the wish itself', () => {
    const request = { on: day('2027-03-02'), override: ['contract-review'], reason };
    expect(refusedFor(register(unreviewed, request))).toEqual(['future']);
  });
});

test('a rule of the student is set aside for the student', () => {
  const { approval: _, registration: __, ...unapproved } = dossier();
  const request = { ...WISH, on: day('2026-08-10'), supporters: {}, override: ['order'], reason } as const;
  const changes = granted(recordRegistration(known(unapproved), request));
  expect(changes[1]).toMatchObject({ type: 'rule-overridden', override: { rule: 'order', gate: 3 } });
  expect(changes[1]).not.toHaveProperty('override.placement');
  const after = changes.reduce<Dossier>(evolve, unapproved);
  expect(judgeAll(known(after)).filter(({ rule }) => rule === 'order')).toMatchObject([
    { result: 'overridden', gates: [3] },
  ]);
});

test('several findings of one rule are all set aside by its name', () => {
  const reversed = dossierUpTo(9);
  const changes = granted(register(reversed, { on: day('2026-10-01'), override: ['order'], reason }));
  expect(changes.map(({ type }) => type)).toEqual(['course-registered', 'rule-overridden', 'rule-overridden']);
});

describe('a step that is recorded already', () => {
  const unreviewed = dossierUpTo(10, { contracts: [contract({ reviews: [] })] });

  test('is not refused for being said again', () => expect(granted(register(unreviewed, {}))).toEqual([]));

  test('can be given the exception that it lacks', () => {
    const again = granted(register(unreviewed, { override: ['contract-review'], reason }));
    expect(again).toMatchObject([{ type: 'rule-overridden', override: { rule: 'contract-review', gate: 10 } }]);
    const after = again.reduce<Dossier>(evolve, unreviewed);
    expect(granted(register(after, { override: ['contract-review'], reason }))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Gate, StepNumber } from '../../src/core/model/gate.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import { order } from '../../src/core/rules/steps/order.ts';
import { contract, day, dossier, known, OFFICE, placementUpTo, review, TERMS } from '../helpers/dossiers.ts';

const ofStudent = (of: Dossier) => order.judge(known(of));
const ofPlacement = (of: Placement, office = OFFICE) =>
  order.judge({ ...known(dossier({ placements: [of] }), { office }), placement: of });

/** What is open at a gate, in few words: `application>result`, or the fact that is missing. */
function stops(verdicts: ReturnType<typeof order.judge>, gate: Gate): readonly string[] {
  return verdicts.flatMap((one) => {
    if (one.result !== 'open' || !one.gates.includes(gate)) return [];
    const { data } = one;
    if (data.kind === 'reversed') return [`${data.earlier}>${data.later}`];
    return [data.kind === 'missing' ? `no ${data.fact}` : data.kind];
  });
}

test.each([5, 6, 7, 8, 9, 10, 11, 12] as const)(
  'with STEP %d done in good order, no step done is out of it',
  (step) => {
    const verdicts = ofPlacement(placementUpTo(step));
    const done = ([6, 8, 10, 11, 12] as const).filter((gate) => gate <= step);
    expect(done.flatMap((gate) => stops(verdicts, gate))).toEqual([]);
  },
);

test('when all is done, all is well', () => {
  expect(ofPlacement(placementUpTo(12))).toEqual([{ result: 'ok' }]);
  expect(ofStudent(dossier())).toEqual([{ result: 'ok' }]);
});

test('every finding of the order stops its gate', () => {
  const { application: _, ...unapplied } = placementUpTo(5);
  for (const verdict of ofPlacement(unapplied)) expect(verdict).toMatchObject({ result: 'open', severity: 'block' });
});

describe('2 before 3', () => {
  const registered = (approvedOn?: string) => {
    const { approval, ...rest } = dossier();
    return approvedOn === undefined ? rest : { ...rest, approval: { on: day(approvedOn) } };
  };
  // Registered on 10 August.
  test.each<[string | undefined, readonly string[]]>([
    [undefined, ['no approval']],
    ['2026-08-09', []],
    ['2026-08-10', []],
    ['2026-08-11', ['approval>registration']],
  ])('approved on %s: %j', (on, expected) => expect(stops(ofStudent(registered(on)), 3)).toEqual(expected));
});

describe('5, and the supervisor’s approval, before 6', () => {
  const applied = (facts: Partial<Placement>) => stops(ofPlacement(placementUpTo(6, facts)), 6);
  const on = day('2026-09-17');

  test.each([
    ['2026-09-16', []],
    ['2026-09-17', []],
    ['2026-09-18', ['consultation>application', 'application-approval>application']],
  ])('requested and approved on %s, applied on 17 September: %j', (text, expected) =>
    expect(applied({ openedOn: day(text), application: { on, approvedOn: day(text) } })).toEqual(expected),
  );
  test('applied without the supervisor’s approval', () =>
    expect(applied({ application: { on } })).toEqual(['no application-approval']));
  test('before the application nothing is out of order', () =>
    expect(stops(ofPlacement(placementUpTo(5)), 6)).toEqual([]));
});

describe('6 before 8', () => {
  test('a result without an application', () => {
    const { application: _, ...rest } = placementUpTo(8);
    expect(stops(ofPlacement(rest), 8)).toEqual(['no application']);
  });
  // Applied on 17 September.
  test.each([
    ['2026-09-16', ['application>result']],
    ['2026-09-17', []],
    ['2026-09-18', []],
  ])('a result of %s: %j', (text, expected) =>
    expect(stops(ofPlacement(placementUpTo(8, { result: { on: day(text), outcome: 'accepted' } })), 8)).toEqual(
      expected,
    ),
  );
});

describe('8 accepted, and the contract approved, before 10', () => {
  const { course } = placementUpTo(10);
  const registered = (on: string, facts: Partial<Placement> = {}) =>
    stops(ofPlacement(placementUpTo(10, { ...(course && { course: { ...course, on: day(on) } }), ...facts })), 10);

  // Accepted on 5 October, approved on 13 October.
  test.each([
    ['2026-10-04', ['result>course', 'review>course']],
    ['2026-10-05', ['review>course']],
    ['2026-10-12', ['review>course']],
    ['2026-10-13', []],
    ['2026-10-14', []],
  ])('registered on %s: %j', (on, expected) => expect(registered(on)).toEqual(expected));

  test('without an acceptance, the course and the start are stopped, and the result is named', () => {
    const { result: _, ...undecided } = placementUpTo(7);
    expect(stops(ofPlacement(undecided), 10)).toEqual(['not-accepted']);
    expect(stops(ofPlacement(undecided), 11)).toEqual(['not-accepted']);
    const declined = placementUpTo(8, { result: { on: day('2026-10-05'), outcome: 'declined' } });
    expect(ofPlacement(declined)).toContainEqual(
      expect.objectContaining({ data: { kind: 'not-accepted', before: 10, outcome: 'declined' } }),
    );
  });

  test('a missing or returned review is told by its own rule alone', () => {
    expect(registered('2026-10-15', { contracts: [] })).toEqual([]);
    expect(registered('2026-10-15', { contracts: [contract({ reviews: [review({ outcome: 'returned' })] })] })).toEqual(
      [],
    );
    expect(registered('2026-10-15', { contracts: [contract({ reviews: [review({ by: 'company' })] })] })).toEqual([]);
  });

  test('the company’s approval is not the secretariat’s', () => {
    const reviews = [review({ by: 'company', on: day('2026-10-10') }), review()];
    expect(registered('2026-10-12', { contracts: [contract({ reviews })] })).toEqual(['review>course']);
  });

  test('an extension’s revision, approved after the registration, turns no order round', () => {
    const later = contract({
      revision: 2,
      receivedOn: day('2027-01-10'),
      reviews: [review({ on: day('2027-01-12') })],
    });
    const extended = placementUpTo(10, {
      contracts: [contract(), later],
      run: { startedOn: day('2026-11-02') },
    });
    expect(stops(ofPlacement(extended), 10)).toEqual([]);
    expect(stops(ofPlacement(extended), 11)).toEqual([]);
  });
});

describe('9 on or before the first day of 11', () => {
  // Approved on 13 October. Signature and course registration have rules of their own.
  test.each([
    ['2026-10-12', ['review>first-day']],
    ['2026-10-13', []],
    ['2026-10-14', []],
  ])('started on %s: %j', (text, expected) =>
    expect(stops(ofPlacement(placementUpTo(10, { run: { startedOn: day(text) } })), 11)).toEqual(expected),
  );
  test('a first day that is only agreed is no start', () => {
    const early = placementUpTo(10, { terms: [{ ...TERMS, from: day('2026-10-12') }] });
    expect(stops(ofPlacement(early), 11)).toEqual([]);
  });
});

describe('12 after the last day and the certificate', () => {
  const graded = (on: string, facts: Partial<Placement> = {}) =>
    stops(ofPlacement(placementUpTo(12, { grade: { grade: 'A', by: '見本 担当', on: day(on) }, ...facts })), 12);

  // Ended on 1 February, certificate of 8 February.
  test.each([
    ['2027-02-07', ['certificate>grade']],
    ['2027-02-08', []],
    ['2027-02-09', []],
  ])('graded on %s: %j', (on, expected) => expect(graded(on)).toEqual(expected));

  test.each([
    ['2027-01-31', ['last-day>grade']],
    ['2027-02-01', ['last-day>grade']],
    ['2027-02-02', []],
  ])('graded on %s, with a certificate since 25 January: %j', (on, expected) =>
    expect(graded(on, { papers: [{ kind: 'certificate', receivedOn: day('2027-01-25') }] })).toEqual(expected),
  );

  test('without an end and a certificate, both are missing', () => {
    const running = placementUpTo(10, { run: { startedOn: day('2026-11-02') } });
    expect(stops(ofPlacement(running), 12)).toEqual(['no last-day', 'no certificate']);
  });
});

describe('evaluation papers from 14 days before the end', () => {
  const received = (on: string, facts: Partial<Placement> = {}, office = OFFICE) =>
    stops(
      ofPlacement(placementUpTo(12, { papers: [{ kind: 'certificate', receivedOn: day(on) }], ...facts }), office),
      12,
    );

  test.each([
    ['2027-01-17', ['too-early']],
    ['2027-01-18', []],
    ['2027-01-19', []],
  ])('ended on 1 February, received on %s: %j', (on, expected) => expect(received(on)).toEqual(expected));

  test('the agreed last day counts until it has ended', () => {
    const papers = (on: string) => [{ kind: 'certificate', receivedOn: day(on) } as const];
    const running = (on: string) =>
      stops(ofPlacement(placementUpTo(10, { run: { startedOn: day('2026-11-02') }, papers: papers(on) })), 12);
    expect(running('2027-01-17')).toContain('too-early');
    expect(running('2027-01-18')).not.toContain('too-early');
  });

  test('each paper that came too early is a finding of its own, and says which it is', () => {
    const receivedOn = day('2026-12-01');
    const papers = (['interview', 'evaluation', 'report'] as const).map((kind) => ({ kind, receivedOn }));
    const early = ofPlacement(placementUpTo(11, { papers })).flatMap((one) =>
      one.result === 'open' && one.data.kind === 'too-early' ? [one.data.paper] : [],
    );
    expect(early).toEqual(['interview', 'evaluation', 'report']);
  });

  test('how many days is the profile’s', () => {
    const office = { ...OFFICE, rules: { ...OFFICE.rules, evaluationDaysBeforeEnd: 0 } };
    expect(received('2027-01-31', {}, office)).toEqual(['too-early']);
    expect(received('2027-02-01', {}, office)).toEqual([]);
  });
});

test.each<[StepNumber, string]>([
  [6, 'coopj step record 20249001 6 --placement P-0001 --on …'],
  [8, 'coopj step record 20249001 8 --placement P-0001 --outcome accepted --on …'],
])('out of order at STEP %d names the command that corrects it', (step, settle) => {
  const late = day('2026-12-01');
  const facts: Partial<Placement> = step === 6 ? { openedOn: late } : { application: { on: late, approvedOn: late } };
  expect(ofPlacement(placementUpTo(8, facts))).toContainEqual(expect.objectContaining({ gates: [step], settle }));
});

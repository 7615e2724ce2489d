import { expect, test } from 'vitest';
import { receiveContract, reviewContract, signContract } from '../../src/core/decide/contract.ts';
import { recordEvaluation, recordGrade, registerCourse } from '../../src/core/decide/course.ts';
import type { Decision } from '../../src/core/decide/decision.ts';
import type { StudentChange } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { currentContract, type Placement } from '../../src/core/model/placement.ts';
import { termOf } from '../../src/core/profile/office.ts';
import {
  contract,
  day,
  dossier,
  dossierUpTo,
  known,
  OFFICE,
  placementUpTo,
  review,
  SCAN,
  TERMS,
} from '../helpers/dossiers.ts';

const ACTOR = { actor: 'mihon' };
const only = (of: Dossier): Placement => of.placements[0] ?? placementUpTo(5);
const because = (decision: Decision<StudentChange>) =>
  decision.ok ? [] : decision.refusals.map((one) => (one.because === 'rule' ? one.finding.rule : one.because));

function after(before: Dossier, decision: Decision<StudentChange>): Dossier {
  if (!decision.ok) throw new Error(because(decision).join());
  return decision.changes.reduce<Dossier>(evolve, before);
}
const received = (of: Dossier, facts: Partial<Parameters<typeof receiveContract>[2]> = {}) =>
  receiveContract(known(of), only(of), { ...ACTOR, kind: 'employment', on: day('2026-10-20'), terms: {}, ...facts });

test('of a contract only what was given is recorded', () => {
  const now = after(dossierUpTo(8), received(dossierUpTo(8), { terms: { hoursPerWeek: 30 }, file: SCAN }));
  expect(only(now).contracts).toEqual([
    {
      kind: 'employment',
      revision: 1,
      receivedOn: '2026-10-20',
      terms: { hoursPerWeek: 30 },
      file: SCAN,
      reviews: [],
    },
  ]);
  expect(only(after(dossierUpTo(8), received(dossierUpTo(8)))).contracts).toMatchObject([{ terms: {} }]);
});

test('said to agree with the placement, it says what the placement says, but for what was given', () => {
  const facts = { terms: { hoursPerWeek: 30 }, file: SCAN, asPlacement: true };
  const now = after(dossierUpTo(8), received(dossierUpTo(8), facts));
  expect(only(now).contracts).toEqual([
    {
      kind: 'employment',
      revision: 1,
      receivedOn: '2026-10-20',
      terms: { ...TERMS, hoursPerWeek: 30 },
      file: SCAN,
      reviews: [],
    },
  ]);
});

test('a contract is received whatever step was done; only the future and a period the wrong way round are refused', () => {
  const early = dossier({ placements: [placementUpTo(5)] });
  expect(received(early).ok).toBe(true);
  const wrong = { on: day('2027-03-02'), signedOn: day('2027-03-03') };
  const reversed = { from: day('2026-11-02'), to: day('2026-11-01') };
  expect(because(received(early, { ...wrong, terms: reversed }))).toEqual(['future', 'future', 'reversed']);
  expect(received(early, { terms: { to: TERMS.from ?? day('2026-11-02') } }).ok).toBe(true);
});

test('contract and notice have revisions of their own, and the contract counts where there is one', () => {
  const first = after(dossierUpTo(8), received(dossierUpTo(8), { kind: 'notice' }));
  expect(currentContract(only(first))).toMatchObject({ kind: 'notice', revision: 1 });
  const second = after(first, received(first));
  const third = after(second, received(second, { kind: 'notice' }));
  expect(only(third).contracts.map(({ kind, revision }) => `${kind} ${revision}`)).toEqual([
    'notice 1',
    'employment 1',
    'notice 2',
  ]);
  expect(currentContract(only(third))).toMatchObject({ kind: 'employment', revision: 1 });
});

test('the same scan with the same facts is no new revision, whoever types it again; another day, scan or term is one', () => {
  const facts = { terms: { hoursPerWeek: 30 }, file: SCAN } as const;
  const once = after(dossierUpTo(8), received(dossierUpTo(8), facts));
  expect(received(once, facts)).toMatchObject({ ok: true, changes: [] });
  for (const other of [
    { ...facts, on: day('2026-10-21') },
    { ...facts, file: { ...SCAN, sha256: 'f'.repeat(64) } },
    { ...facts, terms: { hoursPerWeek: 29 } },
    { terms: facts.terms },
  ]) {
    expect(only(after(once, received(once, other))).contracts).toHaveLength(2);
  }
});

test('a review is of the current revision, not before it came and not after today', () => {
  const of = dossierUpTo(8, { contracts: [contract({ reviews: [], receivedOn: day('2026-10-12') })] });
  const reviewed = (on: string) => reviewContract(known(of), only(of), { ...ACTOR, review: review({ on: day(on) }) });
  expect(because(reviewed('2026-10-11'))).toEqual(['reversed']);
  expect(because(reviewed('2027-03-02'))).toEqual(['future']);
  expect(only(after(of, reviewed('2026-10-12'))).contracts[0]?.reviews).toEqual([review({ on: day('2026-10-12') })]);
});

test('the same review said twice is one; the same outcome on another day is another', () => {
  const said = (before: Dossier, facts: Partial<Parameters<typeof review>[0]> = {}) =>
    reviewContract(known(before), only(before), { ...ACTOR, review: review(facts) });
  const of = dossierUpTo(9);
  expect(said(of)).toMatchObject({ ok: true, changes: [] });
  const twice = after(of, said(of, { on: day('2026-10-14') }));
  expect(only(twice).contracts[0]?.reviews).toHaveLength(2);
  // What was said before the latest is said anew.
  expect(only(after(twice, said(twice))).contracts[0]?.reviews).toHaveLength(3);
});

test('an approval may say that the paper agrees: what was unknown of it is recorded, what was read off it stays', () => {
  const open = contract({ terms: { hoursPerWeek: 30 }, reviews: [] });
  const of = dossierUpTo(8, { contracts: [open] });
  const agreed = reviewContract(known(of), only(of), { ...ACTOR, review: review(), asPlacement: true });
  const now = after(of, agreed);
  expect(only(now).contracts).toMatchObject([{ terms: { ...TERMS, hoursPerWeek: 30 }, reviews: [review()] }]);
  // A later amendment of the placement does not change what the paper said.
  const { ref: placement } = only(now);
  const amended = evolve(now, {
    type: 'placement-amended',
    placement,
    terms: { hoursPerWeek: 20 },
    amendment: { effective: day('2026-12-01'), reason: '短縮' },
  });
  expect(only(amended).contracts).toMatchObject([{ terms: { ...TERMS, hoursPerWeek: 30 } }]);
});

test('said later of an approved contract, the approval stays as it was', () => {
  const of = dossierUpTo(8, { contracts: [contract({ terms: {} })] });
  const { on, ...opinion } = review();
  const request = { ...ACTOR, review: { ...opinion }, asPlacement: true };
  const now = after(of, reviewContract(known(of), only(of), request));
  expect(only(now).contracts).toMatchObject([{ terms: TERMS, reviews: [{ ...opinion, on }] }]);
  expect(only(now).contracts[0]?.reviews).toHaveLength(1);
  expect(reviewContract(known(now), only(now), request)).toMatchObject({ ok: true, changes: [] });
});

test('whoever returns or refuses says why, on an item or on the whole', () => {
  const of = dossierUpTo(9);
  const outcome = (facts: Parameters<typeof review>[0]) =>
    because(reviewContract(known(of), only(of), { ...ACTOR, review: review(facts) }));
  expect(outcome({ outcome: 'returned' })).toEqual(['no-remark']);
  expect(outcome({ outcome: 'refused' })).toEqual(['no-remark']);
  expect(outcome({ outcome: 'returned', items: { ip: '未記載' } })).toEqual([]);
  expect(outcome({ outcome: 'refused', remark: '期間が不明' })).toEqual([]);
});

test('without a contract nothing can be reviewed or signed', () => {
  const of = dossierUpTo(8);
  expect(because(reviewContract(known(of), only(of), { ...ACTOR, review: review() }))).toEqual(['no-contract']);
  expect(because(signContract(known(of), only(of), { ...ACTOR, on: day('2026-10-14') }))).toEqual(['no-contract']);
});

test('signing is no new revision, the same day again changes nothing, another day needs a reason', () => {
  const { signedOn: _, ...open } = contract();
  const of = dossierUpTo(8, { contracts: [open] });
  const sign = (before: Dossier, on: string, reason?: string) =>
    signContract(known(before), only(before), { ...ACTOR, on: day(on), ...(reason && { reason }) });
  const signed = after(of, sign(of, '2026-10-14'));
  expect(only(signed).contracts).toMatchObject([{ revision: 1, signedOn: '2026-10-14' }]);
  expect(sign(signed, '2026-10-14')).toMatchObject({ ok: true, changes: [] });
  expect(because(sign(signed, '2026-10-15'))).toEqual(['unexplained']);
  expect(only(after(signed, sign(signed, '2026-10-15', '誤記'))).contracts).toMatchObject([{ signedOn: '2026-10-15' }]);
});

test('a term begins on the day that the profile names', () => {
  const days = ['2026-03-31', '2026-04-01', '2026-09-30', '2026-10-01'].map((text) => termOf(day(text), OFFICE));
  expect(days).toEqual(['autumn', 'spring', 'spring', 'autumn']);
});

test('what is not said of a course follows from the day and the profile', () => {
  const of = dossierUpTo(9);
  const registered = registerCourse(known(of), only(of), { ...ACTOR, on: day('2027-01-15') });
  expect(only(after(of, registered)).course).toEqual({
    on: '2027-01-15',
    year: 2026,
    term: 'autumn',
    course: OFFICE.course.code,
    credits: OFFICE.course.credits,
  });
});

test('without an approved review the course waits, unless the rule is set aside with a reason', () => {
  const of = dossierUpTo(8);
  const request = { ...ACTOR, on: day('2026-10-15') };
  expect(because(registerCourse(known(of), only(of), request))).toContain('contract-review');
  const aside = { ...request, override: ['contract-review', 'order'] as const, reason: '電話で確認' };
  const now = after(of, registerCourse(known(of), only(of), aside));
  expect(only(now).course?.on).toBe('2026-10-15');
  expect(now.overrides.map(({ rule, gate }) => `${rule} ${gate}`)).toContain('contract-review 10');
});

test('an evaluation paper of another kind stands beside; of the same kind it is corrected with a reason, details kept', () => {
  const of = dossierUpTo(11);
  const record = (before: Dossier, on: string, facts: { kind?: 'report'; signer?: string; reason?: string } = {}) => {
    const { reason, ...rest } = facts;
    const paper = { kind: 'certificate', receivedOn: day(on), ...rest } as const;
    return recordEvaluation(known(before), only(before), { ...ACTOR, paper, ...(reason && { reason }) });
  };
  const first = after(of, record(of, '2027-02-08', { signer: '見本 主任' }));
  const both = after(first, record(first, '2027-02-09', { kind: 'report' }));
  expect(because(record(both, '2027-02-10'))).toEqual(['unexplained']);
  expect(only(after(both, record(both, '2027-02-10', { reason: '誤記' }))).papers).toEqual([
    { kind: 'certificate', receivedOn: '2027-02-10', signer: '見本 主任' },
    { kind: 'report', receivedOn: '2027-02-09' },
  ]);
});

test('a grade is one of the profile in any case, after the certificate, by the faculty member in charge', () => {
  const of = dossierUpTo(11, { papers: [{ kind: 'certificate', receivedOn: day('2027-02-08') }] });
  const graded = (grade: string, on: string) => recordGrade(known(of), only(of), { ...ACTOR, grade, on: day(on) });
  expect(because(graded('E', '2027-02-15'))).toEqual(['not-a-grade']);
  expect(because(graded('A', '2027-02-07'))).toEqual(['order']);
  expect(only(after(of, graded('a', '2027-02-08'))).grade).toEqual({
    grade: 'A',
    by: OFFICE.course.teacher.ja,
    on: '2027-02-08',
  });
});

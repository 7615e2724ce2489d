import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/core/decide/decision.ts';
import type { UndoEntry } from '../../src/core/decide/undo/dependents.ts';
import { undoForCompany, undoForStudent, undoStep } from '../../src/core/decide/undo/undo.ts';
import type { CompanyChange, StudentChange, TakenBack } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import { replay } from '../../src/core/journal/replay.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Gate, StepNumber } from '../../src/core/model/gate.ts';
import { agreement, company, day, granted, known, refusedFor, review, student, TERMS } from '../helpers/dossiers.ts';

type Operation = readonly (StudentChange | TakenBack)[];
const P = 'P-0001';

/** Operations as the journal numbers them: an operation is the seq of its first entry. */
function journal(...operations: readonly Operation[]): readonly UndoEntry[] {
  const entries: UndoEntry[] = [];
  for (const changes of operations) {
    const operation = entries.length + 1;
    for (const change of changes) entries.push({ seq: entries.length + 1, operation, change });
  }
  return entries;
}
const knownFrom = (entries: readonly UndoEntry[]) => {
  const dossier = replay<Dossier, StudentChange>(entries as (UndoEntry & { change: StudentChange })[], evolve);
  if (!dossier) throw new Error('nobody is registered');
  return known(dossier);
};
const undone = (step: StepNumber, ...operations: readonly Operation[]) => {
  const entries = journal(...operations);
  return undoStep(knownFrom(entries), { step, entries, ...(step >= 5 && { placement: P }) });
};
const seqs = (decision: Decision<TakenBack>) => granted(decision).map(({ seq }) => seq);
/** What is to be taken back first. */
const first = (decision: Decision<TakenBack>) =>
  decision.ok
    ? []
    : decision.refusals.flatMap((one) => (one.because === 'leaned-on' ? one.first.map(({ seq }) => seq) : []));

const registered: StudentChange = { type: 'student-registered', facts: student() };
const contact = (on = '2026-08-03'): StudentChange => ({ type: 'contact-recorded', on: day(on) });
const approval: StudentChange = { type: 'approval-recorded', on: day('2026-08-05'), by: '見本 教授' };
const registration: StudentChange = { type: 'registration-recorded', on: day('2026-08-10'), supporters: {} };
const opened = (ref = P): StudentChange => ({
  type: 'placement-opened',
  ref,
  company: 'C-0001',
  on: day('2026-09-10'),
  consulted: ['見本 助教'],
  terms: TERMS,
});
const applied: StudentChange = {
  type: 'application-recorded',
  placement: P,
  on: day('2026-09-17'),
  approvedOn: day('2026-09-16'),
};
const accepted: StudentChange = {
  type: 'result-recorded',
  placement: P,
  result: { on: day('2026-10-05'), outcome: 'accepted' },
};
const received = {
  type: 'contract-received',
  placement: P,
  contract: { kind: 'employment', revision: 1, receivedOn: day('2026-10-08'), terms: TERMS },
} satisfies StudentChange;
const reviewed = {
  type: 'contract-reviewed',
  placement: P,
  kind: 'employment',
  revision: 1,
  review: review(),
} satisfies StudentChange;
const course: StudentChange = {
  type: 'course-registered',
  placement: P,
  course: { on: day('2026-10-15'), year: 2026, term: 'autumn', course: 'JRI-001', credits: 2 },
};
const exception = (gate: Gate, placement?: string): StudentChange => ({
  type: 'rule-overridden',
  override: {
    rule: 'length',
    gate,
    reason: '見本',
    on: day('2026-10-15'),
    by: '見本',
    compared: '{}',
    ...(placement && { placement }),
  },
});
const certificate: StudentChange = {
  type: 'certificate-issued',
  certificate: {
    number: 'I-2026-0001',
    kind: 'internship',
    lang: 'ja',
    issuedOn: day('2026-10-20'),
    placement: P,
    file: 'a.pdf',
    sha256: '00',
    by: '見本',
  },
};

const voided: StudentChange = {
  type: 'certificate-voided',
  number: 'I-2026-0001',
  voided: { on: day('2026-11-22'), by: '見本 係', reason: '見本' },
};

describe('a step taken back', () => {
  test('goes, and what an earlier record said stands again', () => {
    expect(seqs(undone(1, [registered], [contact()], [contact('2026-08-04')]))).toEqual([3]);
  });
  test('that was taken back already does not go twice', () => {
    const decision = undone(1, [registered], [contact()], [{ type: 'taken-back', seq: 2 }]);
    expect(refusedFor(decision)).toEqual(['nothing-to-take-back']);
  });
  test('takes the exceptions along that were made for it, of the student and of its placement, and no others', () => {
    const decision = undone(
      10,
      [registered],
      [opened(), applied, accepted, received, reviewed],
      [course, exception(10, P), exception(10), exception(11, P), exception(10, 'P-0002')],
    );
    expect(seqs(decision)).toEqual([7, 8, 9]);
  });
  test('is refused where the step behind it would now be refused: the approval under a registration', () => {
    expect(first(undone(2, [registered], [contact()], [approval], [registration]))).toEqual([4]);
  });
  test('goes once the step behind it was taken back', () => {
    const decision = undone(2, [registered], [contact()], [approval], [registration], [{ type: 'taken-back', seq: 4 }]);
    expect(seqs(decision)).toEqual([3]);
  });
  test('is refused for an acceptance under a course registration', () => {
    const all = [[registered], [opened()], [applied], [accepted], [received], [reviewed], [course]];
    expect(first(undone(8, ...all))).toEqual([7]);
  });
  test('is refused for a placement of which anything speaks, papers too', () => {
    expect(first(undone(5, [registered], [opened()], [applied], [certificate]))).toEqual([3, 4]);
  });
  test('is refused for an acceptance that a certificate speaks of, which goes by its number', () => {
    const all = [[registered], [opened()], [applied], [accepted], [certificate]];
    const decision = undone(8, ...all);
    expect(first(decision)).toEqual([5]);
    expect(decision).toMatchObject({ refusals: [{ first: [{ number: 'I-2026-0001' }] }] });
    // Another acceptance stands before it.
    expect(seqs(undone(8, ...all.slice(0, 4), [accepted], [certificate]))).toEqual([5]);
  });
  test('is held neither by a certificate that is void, nor by what was set aside for it', () => {
    const paper: Operation = [certificate, exception('C', P)];
    expect(seqs(undone(8, [registered], [opened()], [accepted], paper, [voided]))).toEqual([3]);
    expect(seqs(undone(5, [registered], [opened()], paper, [voided]))).toEqual([2]);
  });
  test('is not held by what another placement has', () => {
    expect(seqs(undone(6, [registered], [opened(), opened('P-0002')], [applied]))).toEqual([4]);
  });
  test('is not held by what was wrong with a closed placement before it was opened again', () => {
    const closed: StudentChange = {
      type: 'grade-recorded',
      placement: P,
      grade: { grade: 'A', by: '見本', on: day('2027-02-15') },
    };
    const ran: StudentChange = {
      type: 'internship-recorded',
      placement: P,
      startedOn: day('2026-11-02'),
      endedOn: day('2027-02-01'),
    };
    // Nothing of STEP 6 to 10 is recorded, which stops STEP 11; that is no reason to keep the grade.
    expect(seqs(undone(12, [registered], [opened(), accepted], [ran], [closed], [opened('P-0002')]))).toEqual([5]);
  });
  test('of a contract: a received revision is held by its review', () => {
    const entries = journal([registered], [opened(), accepted], [received], [reviewed]);
    const review = undoStep(knownFrom(entries), { step: 9, placement: P, entries });
    expect(seqs(review)).toEqual([5]);
    expect(first(undoForStudent(knownFrom(entries), { operation: 4, entries }))).toEqual([5]);
  });
});

test('a revision of a contract is held by its own reviews, and not by those of another', () => {
  const later = (kind: 'employment' | 'notice', revision: number): StudentChange[] => [
    { ...received, contract: { ...received.contract, kind, revision } },
    { ...reviewed, kind, revision },
  ];
  const held = (...more: readonly StudentChange[]) => {
    const entries = journal([registered], [opened(), accepted], [received], ...more.map((one) => [one]));
    return first(undoForStudent(knownFrom(entries), { operation: 4, entries }));
  };
  expect(held(reviewed)).toEqual([5]);
  expect(held(...later('employment', 2))).toEqual([]);
  expect(held(...later('notice', 1))).toEqual([]);
});

describe('an operation taken back', () => {
  const operation = (number: number, ...operations: readonly Operation[]) => {
    const entries = journal(...operations);
    return undoForStudent(knownFrom(entries), { operation: number, entries });
  };
  test('goes with all that it wrote', () => {
    expect(seqs(operation(2, [registered], [contact(), approval]))).toEqual([2, 3]);
  });
  test('goes as far as it still stands', () => {
    expect(seqs(operation(2, [registered], [contact(), approval], [{ type: 'taken-back', seq: 3 }]))).toEqual([2]);
  });
  test('a registration goes when nothing else stands, and is held by all that does', () => {
    expect(seqs(operation(1, [registered]))).toEqual([1]);
    expect(first(operation(1, [registered], [contact()]))).toEqual([2]);
  });
  test('a paper that was issued stays in the register', () => {
    expect(refusedFor(operation(2, [registered], [certificate]))).toEqual(['paper-stays']);
    const entry = { on: day('2026-11-22'), by: '見本 係', reason: '見本' };
    const again: StudentChange = {
      type: 'certificate-reissued',
      number: 'E-2026-0001',
      reissue: { ...entry, file: '/x', sha256: '1'.repeat(64) },
    };
    expect(refusedFor(operation(3, [registered], [certificate], [again]))).toEqual(['paper-stays']);
  });
  test('a voiding can be taken back: the paper counts again', () => {
    expect(operation(3, [registered], [certificate], [voided])).toMatchObject({ ok: true });
  });
  test('a permit is held by its answer, a leave by the return from it', () => {
    const permit: StudentChange = { type: 'permit-opened', number: 1, kind: 'comprehensive', on: day('2026-10-01') };
    const other: StudentChange = { type: 'permit-applied', number: 2, on: day('2026-10-02') };
    const mine: StudentChange = { type: 'permit-applied', number: 1, on: day('2026-10-02') };
    expect(first(operation(2, [registered], [permit], [other], [mine]))).toEqual([4]);
    const leave: StudentChange = { type: 'leave-recorded', leave: { kind: 'absence', from: day('2026-04-01') } };
    expect(first(operation(2, [registered], [leave], [{ type: 'returned', on: day('2026-10-01') }]))).toEqual([3]);
    const ending: StudentChange = {
      type: 'leave-recorded',
      leave: { kind: 'absence', from: day('2026-04-01'), to: day('2027-03-31') },
    };
    const early: StudentChange = { type: 'returned', on: day('2026-10-01'), leaveFrom: day('2026-04-01') };
    expect(first(operation(2, [registered], [ending], [early]))).toEqual([3]);
  });
  test('of a company: an agreement is held by what speaks of it, the company by everything', () => {
    const added: CompanyChange = { type: 'company-added', facts: company() };
    const concluded = (ref: string): CompanyChange => ({ type: 'agreement-added', agreement: agreement({ ref }) });
    const signed: CompanyChange = { type: 'agreement-signed', agreement: 'A-0001', on: day('2026-09-01') };
    const entries = [added, concluded('A-0001'), concluded('A-0002'), signed].map((change, n) => ({
      seq: n + 1,
      operation: n + 1,
      change,
    }));
    expect(first(undoForCompany({ operation: 2, entries }))).toEqual([4]);
    expect(seqs(undoForCompany({ operation: 3, entries }))).toEqual([3]);
    expect(first(undoForCompany({ operation: 1, entries }))).toEqual([2, 3, 4]);
  });
});

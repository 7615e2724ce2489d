import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/core/decide/decision.ts';
import type { UndoEntry } from '../../src/core/decide/undo/dependents.ts';
import { canGo, undoForCompany, undoForOffice, undoStep } from '../../src/core/decide/undo/undo.ts';
import { stillCounts, undoBatchForCompany, undoBatchForStudent } from '../../src/core/decide/undo/undo-import.ts';
import type { Change, CompanyChange, StudentChange, TakenBack } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import { replay } from '../../src/core/journal/replay.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { company, day, granted, known, refusedFor, review, student, TERMS } from '../helpers/dossiers.ts';

type Operation = readonly (Change | TakenBack)[];

/** Each operation by the number of its first entry. */
function journal(...operations: readonly Operation[]): readonly UndoEntry[] {
  const entries: UndoEntry[] = [];
  for (const changes of operations) {
    const operation = entries.length + 1;
    for (const change of changes) entries.push({ seq: entries.length + 1, operation, change: change as Change });
  }
  return entries;
}
const seqs = (decision: Decision<TakenBack>) => granted(decision).map(({ seq }) => seq);
const told = (decision: Decision<TakenBack>): readonly (readonly (string | number)[])[] =>
  decision.ok
    ? []
    : decision.refusals.flatMap((one) => {
        const first = 'first' in one ? one.first : [];
        return first.map(({ seq, change }) => [one.because, seq, change]);
      });

const P = { placement: 'P-0001' } as const;
const registered: StudentChange = { type: 'student-registered', facts: student() };
const edited = (set: object, ...clear: string[]) =>
  ({ type: 'student-edited', set, ...(clear.length > 0 && { clear }) }) as StudentChange;
const opened = (ref = 'P-0001'): StudentChange => ({
  type: 'placement-opened',
  ref,
  company: 'C-0001',
  on: day('2026-09-10'),
  consulted: [],
  terms: TERMS,
});
const received = (revision: number, kind: 'employment' | 'notice' = 'employment'): StudentChange => ({
  type: 'contract-received',
  ...P,
  contract: { kind, revision, receivedOn: day('2026-10-08'), terms: {} },
});
const reviewed = (revision: number, kind: 'employment' | 'notice' = 'employment'): StudentChange => ({
  type: 'contract-reviewed',
  ...P,
  kind,
  revision,
  review: review(),
});
const evaluated = (kind: 'report' | 'certificate'): StudentChange => ({
  type: 'evaluation-recorded',
  ...P,
  paper: { kind, receivedOn: day('2027-02-08') },
});
const prepared = (what: 'materials' | 'orientation'): StudentChange => ({
  type: 'preparation-recorded',
  ...P,
  what,
  on: day('2026-10-20'),
});
const stay = (on: string, status: string): StudentChange => ({ type: 'stay-recorded', stay: { on: day(on), status } });
const renewed = (by: string, instead?: string): StudentChange => ({
  type: 'approval-renewed',
  on: day('2026-10-20'),
  by,
  ...(instead && { instead }),
});
const contact: StudentChange = { type: 'contact-recorded', on: day('2026-08-03') };
const approval: StudentChange = { type: 'approval-recorded', on: day('2026-08-05') };
const registration: StudentChange = { type: 'registration-recorded', on: day('2026-08-10'), supporters: {} };
const briefing: StudentChange = { type: 'briefing-recorded', attendedOn: day('2026-09-01') };
const note: StudentChange = { type: 'note-added', on: day('2026-09-01'), text: '見本', by: '係' };
const applied: StudentChange = { type: 'application-recorded', ...P, on: day('2026-09-17') };

describe('an import taken back from a student', () => {
  const undone = (operation: number, ...operations: readonly Operation[]) => {
    const entries = journal(...operations);
    const of = replay<Dossier, StudentChange>(entries as (UndoEntry & { change: StudentChange })[], evolve);
    if (!of) throw new Error('nobody is registered');
    return undoBatchForStudent(known(of), { operation, entries });
  };

  test('goes whole where nobody touched it since', () => {
    expect(seqs(undone(2, [registered], [contact, note], [edited({ year: 3 })]))).toEqual([2, 3]);
  });
  test('that brought the student is kept once anything else was told of the student', () => {
    expect(told(undone(1, [registered], [note]))).toEqual([['edited-since', 2, 'note-added']]);
    expect(seqs(undone(1, [registered]))).toEqual([1]);
  });

  const base = [registered, opened(), opened('P-0002')];
  test.each<[string, StudentChange, StudentChange]>([
    ['the same field', edited({ year: 2 }), edited({ year: 3 })],
    ['the same field, cleared', edited({ year: 2 }), edited({}, 'year')],
    ['a field that it cleared', edited({}, 'sex'), edited({ sex: '女' })],
    ['one of several fields', edited({ year: 2, sex: '女' }), edited({ sex: '男' })],
    ['the stay of the same day', stay('2026-04-01', '留学'), stay('2026-04-01', '家族滞在')],
    ['the approval of the same person', renewed('見本 後任'), renewed('見本 後任')],
    ['an approval instead of it', renewed('見本 後任'), renewed('別 後任', '見本 後任')],
    ['the contact', contact, { ...contact, on: day('2026-08-04') } as StudentChange],
    ['the approval', approval, { ...approval, on: day('2026-08-06') } as StudentChange],
    ['the registration', registration, { ...registration, on: day('2026-08-11') } as StudentChange],
    ['the briefing', briefing, { ...briefing, attendedOn: day('2026-09-02') } as StudentChange],
    ['the application', applied, { ...applied, on: day('2026-09-18') } as StudentChange],
    ['the review of the same revision', reviewed(1), reviewed(1)],
    ['the same evaluation paper', evaluated('report'), evaluated('report')],
    ['the same preparation', prepared('materials'), prepared('materials')],
  ])('is kept where somebody has recorded since: %s', (_, made, later) => {
    const contracts = [received(1), received(2), received(1, 'notice')];
    expect(told(undone(7, [...base, ...contracts], [made], [later]))).toEqual([['edited-since', 8, later.type]]);
  });

  test.each<[string, StudentChange, StudentChange]>([
    ['another field', edited({ year: 2 }), edited({ sex: '女' })],
    ['another field, cleared', edited({ year: 2 }), edited({}, 'sex')],
    ['the stay of another day', stay('2026-04-01', '留学'), stay('2026-05-01', '家族滞在')],
    ['the approval of another person', renewed('見本 後任'), renewed('別 後任')],
    ['the same day of another thing', contact, approval],
    ['the application of another placement', applied, { ...applied, placement: 'P-0002' } as StudentChange],
    ['the review of another revision', reviewed(1), reviewed(2)],
    ['the review of another paper', reviewed(1), reviewed(1, 'notice')],
    ['another evaluation paper', evaluated('report'), evaluated('certificate')],
    ['another preparation', prepared('materials'), prepared('orientation')],
    ['another note', note, note],
  ])('goes where it is only: %s', (_, made, later) => {
    const contracts = [received(1), received(2), received(1, 'notice')];
    expect(seqs(undone(7, [...base, ...contracts], [made], [later]))).toEqual([7]);
  });

  test('goes where what was recorded since was taken back, and is judged by what came after it alone', () => {
    const back: TakenBack = { type: 'taken-back', seq: 3 };
    expect(seqs(undone(2, [registered], [edited({ year: 2 })], [edited({ year: 3 })], [back]))).toEqual([2]);
    expect(seqs(undone(3, [registered], [edited({ year: 2 })], [edited({ year: 3 })]))).toEqual([3]);
  });
  test('is held by what leans on it, as any operation', () => {
    expect(refusedFor(undone(2, [registered], [opened()], [applied]))).toEqual(['leaned-on']);
  });
  test('a contract of a list is compared by its kind and revision', () => {
    expect(told(undone(3, [registered, opened()], [received(1)], [received(2)]))).toEqual([]);
  });
});

describe('an import taken back from a company', () => {
  const added: CompanyChange = { type: 'company-added', facts: company() };
  const renamed = (set: object): CompanyChange => ({ type: 'company-edited', set });
  const undone = (operation: number, placements: readonly string[], ...operations: readonly Operation[]) =>
    undoBatchForCompany({ operation, entries: journal(...operations) }, placements);

  test('that added it is kept where a placement names it', () => {
    expect(seqs(undone(1, [], [added]))).toEqual([1]);
    expect(undone(1, ['P-0001'], [added])).toEqual({
      ok: false,
      refusals: [{ because: 'in-use', placements: ['P-0001'] }],
    });
    expect(seqs(undone(2, ['P-0001'], [added], [renamed({ industry: '見本業' })]))).toEqual([2]);
  });
  test('is kept where somebody has edited the same since', () => {
    const first = renamed({ industry: '見本業' });
    expect(told(undone(2, [], [added], [first], [renamed({ industry: '別業' })]))).toEqual([
      ['edited-since', 3, 'company-edited'],
    ]);
    expect(seqs(undone(2, [], [added], [first], [renamed({ telephone: '03-0000-0000' })]))).toEqual([2]);
    expect(told(undone(1, [], [added], [first]))).toEqual([['edited-since', 2, 'company-edited']]);
  });
});

test('an import counts as long as any of its entries does', () => {
  const entries = journal([registered], [contact, note]);
  expect(stillCounts({ operation: 2, entries })).toBe(true);
  const one: TakenBack = { type: 'taken-back', seq: 2 };
  expect(stillCounts({ operation: 2, entries: journal([registered], [contact, note], [one]) })).toBe(true);
  expect(
    stillCounts({
      operation: 2,
      entries: journal([registered], [contact, note], [one, { type: 'taken-back', seq: 3 }]),
    }),
  ).toBe(false);
  expect(stillCounts({ operation: 9, entries })).toBe(false);
});

describe('what else is taken back', () => {
  test('of the office: all but exports and looks, which have happened', () => {
    expect(['export-written', 'facts-unmasked', 'briefing-set'].map((type) => canGo({ type }))).toEqual([
      false,
      false,
      true,
    ]);
    const set = (on: string): Change => ({ type: 'briefing-set', month: '2026-11', on: day(on) }) as Change;
    const written = { type: 'export-written' } as unknown as Change;
    const entries = journal([set('2026-11-05')], [set('2026-11-06'), written]);
    expect(seqs(undoForOffice({ operation: 2, entries }))).toEqual([2]);
    expect(seqs(undoForOffice({ operation: 1, entries }))).toEqual([1]);
  });
  test('of a company: a job description is held by its corrections, and by no other’s', () => {
    const job = (ref: string): CompanyChange => ({ type: 'job-added', job: { ref, title: '見本' } });
    const mended: CompanyChange = { type: 'job-edited', job: 'J-0001', set: { title: '別' } };
    const entries = journal([{ type: 'company-added', facts: company() }], [job('J-0001')], [job('J-0002')], [mended]);
    expect(told(undoForCompany({ operation: 2, entries }))).toEqual([['leaned-on', 4, 'job-edited']]);
    expect(seqs(undoForCompany({ operation: 3, entries }))).toEqual([3]);
  });
  test('of a step that was never recorded there is nothing', () => {
    const entries = journal([registered]);
    const of = known(
      replay<Dossier, StudentChange>(entries as (UndoEntry & { change: StudentChange })[], evolve) as Dossier,
    );
    expect(undoStep(of, { step: 3, entries })).toEqual({
      ok: false,
      refusals: [{ because: 'nothing-to-take-back', what: 'STEP 3' }],
    });
  });
  test('an acceptance goes with the candidates that it declined', () => {
    const accepted: StudentChange = {
      type: 'result-recorded',
      ...P,
      result: { on: day('2026-10-05'), outcome: 'accepted' },
    };
    const declined: StudentChange = {
      type: 'placement-closed',
      placement: 'P-0002',
      closed: { as: 'declined', by: 'student', on: day('2026-10-05') },
    };
    const entries = journal([registered], [opened(), opened('P-0002')], [accepted, declined, note]);
    const of = known(
      replay<Dossier, StudentChange>(entries as (UndoEntry & { change: StudentChange })[], evolve) as Dossier,
    );
    expect(seqs(undoStep(of, { step: 8, placement: 'P-0001', entries }))).toEqual([4, 5]);
  });
});

import { describe, expect, test } from 'vitest';
import { amendPlacement } from '../../src/core/decide/amend.ts';
import { editCompany, endAgreement, renewAgreement } from '../../src/core/decide/company.ts';
import { receiveContract } from '../../src/core/decide/contract.ts';
import { recordEvaluation } from '../../src/core/decide/course.ts';
import { changeNumber, changeSupervisor, recordLeave, recordReturn } from '../../src/core/decide/enrolment.ts';
import { addNote, recordInsurance, recordPreparation } from '../../src/core/decide/preparation.ts';
import type { StudentChange } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import { latestTerms } from '../../src/core/model/spans.ts';
import {
  agreement,
  company,
  day,
  dossier,
  dossierUpTo,
  granted,
  known,
  placementUpTo,
  refusedFor,
  TERMS,
  WISH,
} from '../helpers/dossiers.ts';

const EXPLAINED = { ...WISH, reason: '入力の誤り' };

describe('an amendment', () => {
  const ready = placementUpTo(10);
  const amend = (terms: object, request: object = EXPLAINED, one: Placement = ready, facts: Partial<Dossier> = {}) =>
    amendPlacement(known(dossier({ placements: [one], ...facts })), one, {
      ...EXPLAINED,
      ...request,
      effective: day('2026-12-01'),
      terms,
    });
  const evolved = (one: Dossier, changes: readonly Parameters<typeof evolve>[1][]) =>
    changes.reduce<Dossier>(evolve, one);

  test('changes what it says; the rest stays, and so do the earlier terms', () => {
    const one = dossier({ placements: [ready] });
    const [placement] = evolved(one, granted(amend({ hoursPerWeek: 24 }))).placements;
    expect(placement?.terms).toEqual([
      TERMS,
      {
        ...TERMS,
        hoursPerWeek: 24,
        amendment: { effective: '2026-12-01', reason: '入力の誤り', changed: { hoursPerWeek: 24 } },
      },
    ]);
    expect(placement && latestTerms(placement)).toEqual({ ...TERMS, hoursPerWeek: 24 });
  });
  test('of an amended placement, the contract that follows states the terms alone', () => {
    const [placement] = evolved(dossier({ placements: [ready] }), granted(amend({ hoursPerWeek: 24 }))).placements;
    if (!placement) throw new Error('no placement');
    const receipt = { ...WISH, kind: 'employment', on: day('2026-12-02'), terms: {}, asPlacement: true } as const;
    const changes = granted(receiveContract(known(dossier({ placements: [placement] })), placement, receipt));
    expect(changes).toMatchObject([
      { contract: { revision: 2, terms: { ...TERMS, from: '2026-12-01', hoursPerWeek: 24 } } },
    ]);
    expect(JSON.stringify(changes)).not.toContain('amendment');
  });
  test('of an accepted placement is judged as STEP 11 for the new terms: insurance, agreement', () => {
    expect(refusedFor(amend({ to: day('2027-03-31') }))).toEqual([]);
    expect(refusedFor(amend({ to: day('2027-04-01') }))).toEqual(['agreement', 'insurance', 'insurance']);
    expect(refusedFor(amend({ to: day('2027-04-01') }, { override: ['agreement', 'insurance'] }))).toEqual([]);
    expect(refusedFor(amend({ to: day('2026-11-30') }))).toEqual(['length']);
  });
  test('of a candidate is a fact, which no rule refuses', () =>
    expect(refusedFor(amend({ to: day('2028-03-31') }, {}, placementUpTo(7)))).toEqual([]));
  test('needs a reason, days in order, and a placement that goes on', () => {
    expect(refusedFor(amend({ hoursPerWeek: 24 }, { reason: ' ' }))).toEqual(['unreasoned']);
    expect(refusedFor(amend({ to: day('2026-11-01') }))).toEqual(expect.arrayContaining(['reversed', 'outside']));
    const closed = { ...ready, closed: { as: 'withdrawn', by: 'student', on: day('2026-10-30') } } as const;
    expect(refusedFor(amend({ hoursPerWeek: 24 }, {}, closed))).toContain('placement-closed');
  });
  test('said twice, is one', () => {
    const [placement] = evolved(dossier({ placements: [ready] }), granted(amend({ hoursPerWeek: 24 }))).placements;
    expect(placement && granted(amend({ hoursPerWeek: 24 }, {}, placement))).toEqual([]);
  });
});

describe('leaves', () => {
  const leave = (from: string, to?: string, leaves: Dossier['leaves'] = []) =>
    recordLeave(known(dossier({ leaves })), { ...WISH, kind: 'absence', from: day(from), ...(to && { to: day(to) }) });
  const there = [{ kind: 'absence', from: day('2026-10-01'), to: day('2027-03-31') }] as const;
  test('may lie ahead, and may have no end yet', () => {
    expect(granted(leave('2028-04-01'))).toEqual([
      { type: 'leave-recorded', leave: { kind: 'absence', from: '2028-04-01' } },
    ]);
    expect(refusedFor(leave('2026-10-02', '2026-10-01'))).toEqual(['reversed']);
  });
  test.each([
    ['2027-04-01', undefined, []],
    ['2027-03-31', undefined, ['on-leave']],
    ['2026-04-01', '2026-09-30', []],
    ['2026-04-01', '2026-10-01', ['on-leave']],
  ])('from %s to %s beside one from October to March: %j', (from, to, expected) =>
    expect(refusedFor(leave(from, to, there))).toEqual(expected),
  );
  test('said twice, is one; with another end it is refused, not forgotten', () => {
    expect(granted(leave('2026-10-01', '2027-03-31', there))).toEqual([]);
    expect(refusedFor(leave('2026-10-01', '2027-04-30', there))).toEqual(['on-leave']);
  });

  const back = (on: string, leaves: Dossier['leaves']) =>
    recordReturn(known(dossier({ leaves })), { ...WISH, on: day(on) });
  const open = [{ kind: 'absence', from: day('2026-10-01') }] as const;
  test('a return ends the open one the day before', () => {
    const one = dossier({ leaves: open });
    expect(granted(back('2026-12-01', open)).reduce<Dossier>(evolve, one).leaves).toEqual([
      { ...open[0], to: '2026-11-30' },
    ]);
  });
  test.each([
    ['2026-09-30', open, 'reversed'],
    ['2026-10-01', open, 'reversed'],
    ['2027-03-02', open, 'future'],
    ['2026-10-01', there, 'reversed'],
    ['2026-09-30', there, 'not-on-leave'],
    ['2027-04-02', there, 'not-on-leave'],
  ])('a return on %s: refused as %s', (on, leaves, expected) =>
    expect(refusedFor(back(on, leaves))).toContain(expected),
  );
});

describe('a return from a leave that has an end', () => {
  const leaves = [{ kind: 'absence', from: day('2026-06-01'), to: day('2026-11-30') }] as const;
  const back = (on: string, today: string, reason?: string) =>
    recordReturn(known(dossier({ leaves }), { today: day(today) }), {
      ...WISH,
      on: day(on),
      ...(reason && { reason }),
    });
  const then = (changes: readonly StudentChange[]) => changes.reduce<Dossier>(evolve, dossier({ leaves })).leaves;
  test('ends it the day before, where it came earlier', () =>
    expect(then(granted(back('2026-10-01', '2026-10-01')))).toEqual([{ ...leaves[0], to: '2026-09-30' }]));
  test('on the day that was expected changes nothing', () =>
    expect(granted(back('2026-12-01', '2026-12-01'))).toEqual([]));
  test('needs a reason once that end has passed', () => {
    expect(refusedFor(back('2026-10-01', '2026-12-01'))).toEqual(['unexplained']);
    expect(granted(back('2026-10-01', '2026-12-01', '届出の誤り'))).toHaveLength(1);
  });
  test('as older journals have it, it ends open leaves only', () =>
    expect(then([{ type: 'returned', on: day('2026-10-01') }])).toEqual(leaves));
});

describe('a change of supervisor', () => {
  const change = (on: string, facts: Partial<Dossier> = {}) =>
    changeSupervisor(known(dossier(facts)), { ...WISH, name: '見本 花子', email: 'hanako@example.ac.jp', on: day(on) });
  test('keeps the former one’s name, and is the student’s from then on', () => {
    const changes = granted(change('2026-10-01'));
    expect(changes).toMatchObject([{ change: { former: '見本 教授', name: '見本 花子' } }]);
    expect(changes.reduce<Dossier>(evolve, dossier()).student).toMatchObject({
      supervisorName: '見本 花子',
      supervisorEmail: 'hanako@example.ac.jp',
    });
  });
  test('told again it is nothing new; with another address it is', () => {
    const last = { on: day('2026-10-01'), name: '見本 花子', email: 'hanako@example.ac.jp' };
    expect(granted(change('2026-10-01', { supervisors: [last] }))).toEqual([]);
    expect(granted(change('2026-10-01', { supervisors: [{ ...last, email: 'x@example.ac.jp' }] }))).toHaveLength(1);
    expect(granted(change('2026-10-02', { supervisors: [last] }))).toHaveLength(1);
    expect(granted(change('2026-10-01', { supervisors: [{ ...last, name: '見本 三郎' }] }))).toHaveLength(1);
  });
  test('is of a day up to today, and not before the last one', () => {
    expect(refusedFor(change('2027-03-02'))).toEqual(['future']);
    const before = { supervisors: [{ on: day('2026-10-01'), name: '見本 三郎' }] };
    expect(refusedFor(change('2026-09-30', before))).toEqual(['reversed']);
    expect(refusedFor(change('2026-10-01', before))).toEqual([]);
  });
});

describe('insurances, preparation, notes', () => {
  const insured = (facts: object) =>
    recordInsurance(known(dossier({ insurances: [] })), {
      ...WISH,
      kind: 'gakkensai',
      paidOn: day('2026-10-20'),
      ...facts,
    });
  test('what is not said follows from the payment, or from the first day that is said', () => {
    expect(granted(insured({}))).toMatchObject([{ insurance: { from: '2026-10-21', to: '2027-03-31' } }]);
    expect(granted(insured({ paidOn: day('2027-02-10'), from: day('2027-04-01') }))).toMatchObject([
      { insurance: { from: '2027-04-01', to: '2028-03-31' } },
    ]);
    expect(refusedFor(insured({ paidOn: day('2027-03-02') }))).toEqual(['future']);
    expect(refusedFor(insured({ to: day('2026-10-20') }))).toEqual(['reversed']);
  });
  test('the preparation of a running placement is a fact; a correction says why', () => {
    const one = placementUpTo(8, { prepared: { materials: day('2026-10-20') } });
    const facts = known(dossier({ placements: [one] }));
    const on = day('2026-10-21');
    expect(refusedFor(recordPreparation(facts, one, { ...WISH, what: ['materials'], on }))).toEqual(['unexplained']);
    expect(granted(recordPreparation(facts, one, { ...EXPLAINED, what: ['materials'], on }))).toMatchObject([
      { what: 'materials', on },
    ]);
    expect(granted(recordPreparation(facts, one, { ...WISH, what: ['materials'] }))).toEqual([]);
  });
  test('a note is of today, by whoever writes it', () =>
    expect(granted(addNote(known(dossier()), { ...WISH, text: '電話で確認済み' }))).toEqual([
      { type: 'note-added', on: '2027-03-01', text: '電話で確認済み', by: '見本 職員' },
    ]));
  test('a paper is given and handed on after it came', () => {
    const one = dossierUpTo(11);
    const [placement] = one.placements;
    if (!placement) throw new Error('no placement');
    const paper = (facts: object) =>
      recordEvaluation(known(one), placement, {
        ...WISH,
        paper: { kind: 'report', receivedOn: day('2027-02-08'), ...facts },
      });
    expect(refusedFor(paper({ givenOn: day('2027-02-08'), handedOn: day('2027-02-09') }))).toEqual([]);
    expect(refusedFor(paper({ givenOn: day('2027-02-07') }))).toEqual(['reversed']);
    expect(refusedFor(paper({ handedOn: day('2027-03-02') }))).toEqual(['future']);
  });
});

describe('companies and agreements', () => {
  test('only what differs is changed', () => {
    expect(
      granted(
        editCompany(day('2026-11-02'), company(), { actor: 'mihon' }, { memberAsOf: day('2026-04-01'), hr: '見本' }),
      ),
    ).toEqual([{ type: 'company-edited', set: { hr: '見本' } }]);
    expect(
      granted(editCompany(day('2026-11-02'), company(), { actor: 'mihon' }, { memberAsOf: day('2026-04-01') })),
    ).toEqual([]);
    expect(
      refusedFor(editCompany(day('2026-11-02'), company(), { actor: 'mihon' }, { memberAsOf: day('2026-11-03') })),
    ).toEqual(['future', 'unexplained']);
  });
  test('an agreement goes on to a later day, and may be ended for a day ahead', () => {
    expect(granted(renewAgreement(agreement(), day('2028-03-31')))).toEqual([
      { type: 'agreement-renewed', agreement: 'A-0001', to: '2028-03-31' },
    ]);
    expect(granted(renewAgreement(agreement(), day('2027-03-31')))).toEqual([]);
    expect(refusedFor(renewAgreement(agreement(), day('2027-03-30')))).toEqual(['reversed']);
    expect(granted(endAgreement(agreement(), day('2027-01-31')))).toEqual([
      { type: 'agreement-ended', agreement: 'A-0001', on: '2027-01-31' },
    ]);
    expect(refusedFor(endAgreement(agreement(), day('2026-03-31')))).toEqual(['reversed']);
  });
});

describe('another number', () => {
  const one = dossier({ placements: [placementUpTo(8)] });
  const change = (number: string, request: object = EXPLAINED) =>
    changeNumber(known(one), { ...EXPLAINED, ...request, number });

  test('is all that changes', () => {
    const changes = granted(change('20249999'));
    expect(changes.reduce<Dossier>(evolve, one)).toEqual({ ...one, student: { ...one.student, number: '20249999' } });
  });
  test('needs a reason, and blanks are none', () => {
    for (const reason of [undefined, ' ']) expect(refusedFor(change('20249999', { reason }))).toEqual(['unexplained']);
  });
  test('that is the same is no change', () => {
    expect(granted(change(one.student.number, { reason: undefined }))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { amendPlacement } from '../../src/core/decide/amend.ts';
import {
  readContract,
  reviewContract,
  saysMore,
  signAgreement,
  signContract,
  unrecorded,
} from '../../src/core/decide/contract.ts';
import { changeSupervisor, recordLeave, recordReturn } from '../../src/core/decide/enrolment.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import {
  agreement,
  contract,
  day,
  dossier,
  granted,
  known,
  placement,
  placementUpTo,
  refusedFor,
  review,
  SCAN,
  SIGNED,
  student,
  TERMS,
  TODAY,
  WISH,
} from '../helpers/dossiers.ts';

const WHY = { ...WISH, reason: '訂正' };

describe('a leave', () => {
  const leave = { kind: 'absence', from: day('2026-04-01'), to: day('2026-09-30') } as const;
  const recorded = (facts: object, leaves: Dossier['leaves'] = [leave]) =>
    recordLeave(known(dossier({ leaves })), { ...WISH, ...leave, ...facts });

  test('that is on record as it is changes nothing', () => expect(granted(recorded({}))).toEqual([]));
  test.each([{ kind: 'suspension' }, { from: day('2026-04-02') }, { to: day('2026-10-01') }])(
    'with another %j is refused while that one lasts',
    (other) => {
      expect(recorded(other)).toEqual({ ok: false, refusals: [{ because: 'on-leave', number: '20249001', ...leave }] });
    },
  );
  test.each([
    ['2026-10-01', '2027-03-31', []],
    ['2026-09-30', '2027-03-31', ['on-leave']],
    ['2025-10-01', '2026-03-31', []],
    ['2025-10-01', '2026-04-01', ['on-leave']],
  ])('from %s to %s beside it: %j', (from, to, because) =>
    expect(refusedFor(recorded({ from: day(from), to: day(to) }))).toEqual(because),
  );
  test('without an end is told without one, and ends only what begins before', () => {
    const open = { kind: 'withdrawal', from: day('2026-10-01') } as const;
    expect(recorded({ from: day('2027-04-01'), to: day('2027-09-30') }, [open])).toEqual({
      ok: false,
      refusals: [{ because: 'on-leave', number: '20249001', ...open }],
    });
    expect(granted(recordLeave(known(dossier({ leaves: [leave] })), { ...WISH, ...open }))).toEqual([
      { type: 'leave-recorded', leave: open },
    ]);
    expect(
      refusedFor(
        recordLeave(known(dossier({ leaves: [leave] })), { ...WISH, kind: 'withdrawal', from: day('2026-01-01') }),
      ),
    ).toEqual(['on-leave']);
  });
  test('whose end is today is not over yet: an earlier return needs no reason', () => {
    const back = (to: string) =>
      refusedFor(
        recordReturn(known(dossier({ leaves: [{ ...leave, to: day(to) }] })), { ...WISH, on: day('2026-09-01') }),
      );
    expect([back('2027-03-01'), back('2027-02-28')]).toEqual([[], ['unexplained']]);
  });
});

describe('a new supervisor', () => {
  const NEW = { ...WISH, name: '後任 教授', email: 'konin@example.ac.jp', on: day('2026-10-10') };
  const change = (facts: object, more: Partial<Dossier> = {}) =>
    granted(changeSupervisor(known(dossier(more)), { ...NEW, ...facts }));
  test('has a former one, unless that is nobody or the same', () => {
    const told = { on: NEW.on, name: NEW.name, email: NEW.email };
    expect(change({})).toEqual([{ type: 'supervisor-changed', change: { ...told, former: '見本 教授' } }]);
    expect(change({ name: '見本 教授' })).toEqual([
      { type: 'supervisor-changed', change: { ...told, name: '見本 教授' } },
    ]);
    const { supervisorName: _, ...nobodys } = student();
    expect(change({}, { student: nobodys })).toEqual([{ type: 'supervisor-changed', change: told }]);
  });
  test.each([{}, { on: day('2026-10-11') }, { name: '別 教授' }, { email: 'betsu@example.ac.jp' }])(
    'told again with %j',
    (other) => {
      const last = { on: NEW.on, name: NEW.name, email: NEW.email };
      expect(change(other, { supervisors: [last] })).toHaveLength(Object.keys(other).length);
    },
  );
});

describe('an amendment', () => {
  const amend = (effective: string, terms: object = { hoursPerWeek: 20 }, of = placement()) =>
    amendPlacement(known(dossier({ placements: [of] })), of, { ...WHY, effective: day(effective), terms });
  test.each([
    ['2026-11-01', { because: 'outside', placement: 'P-0001', on: '2026-11-01', from: '2026-11-02', to: '2027-02-01' }],
    ['2026-11-02', undefined],
    ['2027-02-02', undefined],
    ['2027-02-03', { because: 'outside', placement: 'P-0001', on: '2027-02-03', from: '2026-11-02', to: '2027-02-01' }],
  ])('from %s on', (on, refusal) => {
    const decision = amend(on);
    expect(decision.ok ? undefined : decision.refusals).toEqual(refusal && [refusal]);
  });
  test('of unknown days is nowhere outside, and of one that is known on one side only', () => {
    const { from: _, to: __, ...undated } = TERMS;
    expect(amend('2020-01-01', {}, placement({ terms: [undated] })).ok).toBe(true);
    expect(amend('2027-02-03', {}, placement({ terms: [{ ...undated, to: day('2027-02-01') }] }))).toMatchObject({
      refusals: [{ because: 'outside', to: '2027-02-01' }],
    });
    expect(amend('2026-11-01', {}, placement({ terms: [{ ...undated, from: day('2026-11-02') }] }))).toEqual({
      ok: false,
      refusals: [{ because: 'outside', placement: 'P-0001', on: '2026-11-01', from: '2026-11-02' }],
    });
  });
  test('needs a reason, which blanks are not, and changes nothing where it is told again', () => {
    const of = placement();
    const without = (reason: string | undefined) =>
      refusedFor(
        amendPlacement(known(dossier({ placements: [of] })), of, {
          actor: '係',
          ...(reason !== undefined && { reason }),
          effective: day('2026-12-01'),
          terms: { hoursPerWeek: 20 },
        }),
      );
    expect([without(undefined), without(' '), without('合意')]).toEqual([['unreasoned'], ['unreasoned'], []]);
    const told = placement({
      terms: [
        TERMS,
        {
          ...TERMS,
          hoursPerWeek: 20,
          amendment: { effective: day('2026-12-01'), reason: '訂正', changed: { hoursPerWeek: 20 } },
        },
      ],
    });
    expect(granted(amend('2026-12-01', { hoursPerWeek: 20 }, told))).toEqual([]);
    expect(granted(amend('2026-12-01', { hoursPerWeek: 10 }, told))).toHaveLength(1);
  });
  test('of an accepted placement is told as one where a rule is against it', () => {
    const of = placementUpTo(10);
    const decision = amendPlacement(known(dossier({ placements: [of] })), of, {
      ...WHY,
      effective: day('2027-01-01'),
      terms: { to: day('2027-06-30') },
    });
    expect(
      decision.ok ? [] : decision.refusals.map((one) => [one.because, 'amends' in one && one.amends]),
    ).toContainEqual(['rule', true]);
    const backwards = amendPlacement(known(dossier({ placements: [of] })), of, {
      ...WHY,
      effective: day('2027-01-01'),
      terms: { to: day('2026-10-31') },
    });
    expect(
      backwards.ok
        ? []
        : backwards.refusals.filter(({ because }) => because === 'reversed').map((one) => 'amends' in one),
    ).toEqual([false]);
  });
});

describe('a contract', () => {
  const of = placementUpTo(9, { contracts: [contract({ terms: {} })] });
  const facts = known(dossier({ placements: [of] }));
  test('compared with the placement says what was not recorded of it', () => {
    const said = granted(
      reviewContract(facts, of, {
        ...WISH,
        review: { by: 'secretariat', outcome: 'approved', items: {} },
        asPlacement: true,
      }),
    );
    expect(said.map(({ type }) => type)).toEqual(['contract-terms-recorded']);
    const alone = granted(
      reviewContract(facts, of, { ...WISH, review: { by: 'secretariat', outcome: 'approved', items: {} } }),
    );
    expect(alone).toMatchObject([{ type: 'contract-reviewed', review: { on: TODAY } }]);
    const other = granted(
      reviewContract(facts, of, {
        ...WISH,
        review: { by: 'secretariat', outcome: 'approved', items: {}, remark: '可' },
        asPlacement: true,
      }),
    );
    expect(other.map(({ type }) => type)).toEqual(['contract-reviewed', 'contract-terms-recorded']);
  });
  test('says more where any of its terms is more', () => {
    const span = { from: day('2026-11-02'), terms: { hoursPerWeek: 20 } };
    expect([
      saysMore({ terms: {} }),
      saysMore({ terms: {}, spans: [{ terms: {} }] }),
      saysMore({ terms: { content: 'x' } }),
      saysMore({ terms: {}, spans: [{ terms: {} }, span] }),
    ]).toEqual([false, false, true, true]);
  });
  test('leaves to the placement what it does not say itself', () => {
    expect(unrecorded({ terms: { hoursPerWeek: 28 } }, { terms: { hoursPerWeek: 20, content: 'x' } })).toEqual({
      terms: { content: 'x' },
    });
    const spans = [{ terms: { hoursPerWeek: 28 } }, { terms: { hoursPerWeek: 20 } }];
    expect(unrecorded({ terms: {} }, { terms: { content: 'x' }, spans })).toEqual({ terms: { content: 'x' }, spans });
    expect(unrecorded({ terms: { hoursPerWeek: 28 } }, { terms: {}, spans })).toEqual({ terms: {} });
    expect(unrecorded({ terms: {}, spans: [] }, { terms: { content: 'x' }, spans })).toEqual({
      terms: { content: 'x' },
    });
  });
  test('is read once more, and never ends before it begins', () => {
    const read = (terms: object) =>
      readContract(facts, of, contract({ terms: { from: day('2026-11-02') } }), { terms });
    expect(granted(read({ to: day('2027-02-01') }))).toMatchObject([
      { type: 'contract-terms-recorded', kind: 'employment', revision: 1 },
    ]);
    expect(refusedFor(read({ to: day('2026-11-01') }))).toEqual(['reversed']);
  });
  test('is signed with its paper, or without', () => {
    expect(granted(signContract(facts, of, { ...WHY, on: day('2026-10-15') }))).toEqual([
      { type: 'contract-signed', placement: 'P-0001', kind: 'employment', revision: 1, on: '2026-10-15' },
    ]);
    expect(granted(signContract(facts, of, { ...WHY, on: day('2026-10-15'), file: SIGNED }))).toMatchObject([
      { file: SIGNED },
    ]);
    expect(refusedFor(signContract(known(dossier()), placement(), WISH))).toEqual(['no-contract']);
  });
  test('of an agreement is signed again only with another day or paper', () => {
    const revisions = [
      {
        revision: 1,
        receivedOn: day('2026-08-20'),
        reviews: [review()],
        signedOn: day('2026-09-01'),
        signedFile: SIGNED,
      },
    ];
    const sign = (on: string, file?: typeof SIGNED) =>
      granted(signAgreement(TODAY, agreement({ revisions }), { ...WHY, on: day(on), ...(file && { file }) }));
    expect(sign('2026-09-01')).toEqual([]);
    expect(sign('2026-09-01', SIGNED)).toEqual([]);
    expect(sign('2026-09-01', SCAN)).toEqual([
      { type: 'agreement-signed', agreement: 'A-0001', on: '2026-09-01', file: SCAN },
    ]);
    expect(sign('2026-09-02')).toEqual([{ type: 'agreement-signed', agreement: 'A-0001', on: '2026-09-02' }]);
    expect(granted(signAgreement(TODAY, agreement(), { ...WHY, on: day('2026-09-01'), file: SIGNED }))).toHaveLength(1);
  });
});

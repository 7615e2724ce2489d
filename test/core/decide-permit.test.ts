import { describe, expect, test } from 'vitest';
import { enterStudent } from '../../src/core/decide/enter.ts';
import { applyForPermit, grantPermit, openPermit, readyPapers, refusePermit } from '../../src/core/decide/permit.ts';
import { applyForRenewal, recordStay } from '../../src/core/decide/stay.ts';
import type { StudentChange } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { programsOf } from '../../src/core/profile/programs.ts';
import { day, dossier, granted, known, OFFICE, placement, refusedFor, WISH } from '../helpers/dossiers.ts';
import { individual, pending, permit, stayOf } from '../helpers/permits.ts';

const types = (changes: readonly StudentChange[]) => changes.map(({ type }) => type);
const at = (of: Partial<Dossier> = {}, today = '2026-10-13') => known(dossier(of), { today: day(today) });
const led = (of: Dossier, changes: readonly StudentChange[]) => changes.reduce<Dossier>(evolve, of);
const COMPREHENSIVE = { ...WISH, kind: 'comprehensive' } as const;
const PERIOD = { from: day('2026-11-02'), to: day('2027-02-01') };

describe('the application that is meant', () => {
  test('where there is none, one is opened along, in the same apply', () => {
    expect(types(granted(applyForPermit(at(), COMPREHENSIVE)))).toEqual(['permit-opened', 'permit-applied']);
    expect(types(granted(grantPermit(at(), { ...COMPREHENSIVE, ...PERIOD })))).toEqual([
      'permit-opened',
      'permit-granted',
    ]);
    expect(types(granted(refusePermit(at(), { ...COMPREHENSIVE, because: '見本' })))).toEqual([
      'permit-opened',
      'permit-refused',
    ]);
    expect(types(granted(readyPapers(at(), { ...COMPREHENSIVE, papers: ['form', 'card'] })))).toEqual([
      'permit-opened',
      'permit-paper-ready',
      'permit-paper-ready',
    ]);
  });

  test('is the latest of its kind that nobody has answered', () => {
    const permits = [permit(), pending({ number: 2 }), { ...pending({ number: 3 }), kind: 'individual' } as const];
    expect(granted(grantPermit(at({ permits }, '2026-11-01'), { ...COMPREHENSIVE, ...PERIOD }))).toMatchObject([
      { type: 'permit-granted', number: 2 },
    ]);
  });

  test('after a refusal it is another one', () => {
    const refused = pending({ refused: { on: day('2026-10-10'), reason: '見本' } });
    expect(granted(applyForPermit(at({ permits: [refused] }), COMPREHENSIVE))).toMatchObject([
      { type: 'permit-opened', number: 2 },
      { type: 'permit-applied', number: 2 },
    ]);
  });

  test('an individual one is that of its placement', () => {
    const { granted: _, ...filed } = individual();
    const placements = [placement(), placement({ ref: 'P-0002', company: 'C-0002' })];
    const request = { ...WISH, kind: 'individual', ...PERIOD } as const;
    const judged = at({ permits: [filed], placements }, '2026-11-01');
    expect(granted(grantPermit(judged, { ...request, placement: 'P-0001' }))).toMatchObject([{ number: 2 }]);
    expect(granted(grantPermit(judged, { ...request, placement: 'P-0002' }))).toMatchObject([
      { type: 'permit-opened', number: 3, placement: 'P-0002' },
      { type: 'permit-granted', number: 3 },
    ]);
  });
});

describe('said twice', () => {
  test('changes nothing', () => {
    const one = at();
    const applied = led(one.dossier, granted(applyForPermit(one, COMPREHENSIVE)));
    expect(granted(applyForPermit({ ...one, dossier: applied }, COMPREHENSIVE))).toEqual([]);
    expect(granted(openPermit({ ...one, dossier: applied }, COMPREHENSIVE))).toEqual([]);
    const answered = led(applied, granted(grantPermit({ ...one, dossier: applied }, { ...COMPREHENSIVE, ...PERIOD })));
    expect(granted(grantPermit({ ...one, dossier: answered }, { ...COMPREHENSIVE, ...PERIOD }))).toEqual([]);
  });

  test('otherwise, it is a correction, and says why', () => {
    const permits = [permit({ granted: { on: day('2026-10-13'), ...PERIOD } })];
    const request = { ...COMPREHENSIVE, on: day('2026-10-13'), ...PERIOD, to: day('2027-02-02') };
    expect(refusedFor(grantPermit(at({ permits }), request))).toEqual(['unexplained']);
    expect(granted(grantPermit(at({ permits }), { ...request, reason: '誤記' }))).toMatchObject([{ number: 1 }]);
    const filed = [pending()];
    expect(refusedFor(applyForPermit(at({ permits: filed }), COMPREHENSIVE))).toEqual(['unexplained']);
    const refused = [pending({ refused: { on: day('2026-10-13'), reason: '見本' } })];
    expect(granted(refusePermit(at({ permits: refused }), { ...COMPREHENSIVE, because: '別の見本' }))).toMatchObject([
      { number: 1, refused: { reason: '別の見本' } },
    ]);
  });

  test('an individual one is corrected by the placement that it is for, and one for none by any', () => {
    const correct = (of: Dossier['permits'], placement: string) =>
      grantPermit(at({ permits: of }, '2026-11-01'), {
        ...WISH,
        kind: 'individual',
        on: day('2026-10-20'),
        ...PERIOD,
        to: day('2027-02-02'),
        placement,
        reason: '誤記',
      });
    expect(granted(correct([individual()], 'P-0001'))).toMatchObject([{ type: 'permit-granted', number: 2 }]);
    expect(types(granted(correct([individual()], 'P-0002')))).toEqual(['permit-opened', 'permit-granted']);
    const { placement: _, ...whole } = individual();
    expect(granted(correct([whole], 'P-0002'))).toMatchObject([{ type: 'permit-granted', number: 2 }]);
  });

  test('a newer paper needs no reason, an older one does', () => {
    const permits = [pending({ papers: { card: day('2026-10-05') } })];
    const ready = (on: string) => readyPapers(at({ permits }), { ...COMPREHENSIVE, papers: ['card'], on: day(on) });
    expect(types(granted(ready('2026-10-06')))).toEqual(['permit-paper-ready']);
    expect(refusedFor(ready('2026-10-04'))).toEqual(['unexplained']);
  });
});

test('bad input is refused: what has not happened, and days the wrong way round', () => {
  const tomorrow = { ...COMPREHENSIVE, on: day('2026-10-14') };
  for (const decision of [
    openPermit(at(), tomorrow),
    applyForPermit(at(), tomorrow),
    readyPapers(at(), { ...tomorrow, papers: ['form'] }),
    grantPermit(at(), { ...tomorrow, ...PERIOD }),
    refusePermit(at(), { ...tomorrow, because: '見本' }),
    applyForRenewal(at(), { ...WISH, on: day('2026-10-14') }),
    recordStay(at(), { ...WISH, status: '留学', on: day('2026-10-14') }),
    recordStay(at(), { ...WISH, status: '留学', grantedOn: day('2026-10-14') }),
  ]) {
    expect(refusedFor(decision)).toEqual(['future']);
  }
  const backwards = { ...COMPREHENSIVE, from: PERIOD.to, to: PERIOD.from };
  expect(refusedFor(grantPermit(at(), backwards))).toEqual(['reversed']);
  const early = { ...COMPREHENSIVE, ...PERIOD, on: day('2026-09-27') };
  expect(refusedFor(grantPermit(at({ permits: [pending()] }), early))).toEqual(['reversed']);
  expect(refusedFor(refusePermit(at({ permits: [pending()] }), { ...early, because: '見本' }))).toEqual(['reversed']);
});

describe('the stay', () => {
  const record = (request: Partial<Parameters<typeof recordStay>[1]>, of: Partial<Dossier> = { stays: [stayOf()] }) =>
    recordStay(at(of), { ...WISH, ...request });

  test('what is not said stays as it was', () =>
    expect(granted(record({ card: 'AB12345678CD' }))).toEqual([
      { type: 'stay-recorded', stay: { ...stayOf(), card: 'AB12345678CD', on: '2026-10-13' } },
    ]));
  test('with another end comes another card, and another grant', () => {
    const before = stayOf({ card: 'AB12345678CD', grantedOn: day('2024-10-01') });
    expect(granted(record({ expiresOn: day('2030-03-31') }, { stays: [before] }))).toEqual([
      { type: 'stay-recorded', stay: { on: '2026-10-13', status: '留学', expiresOn: '2030-03-31' } },
    ]);
  });
  test('so it is with a list that is taken in', () => {
    const before = dossier({ stays: [stayOf({ card: 'AB12345678CD', grantedOn: day('2024-10-01') })] });
    const known = { office: OFFICE, programs: programsOf(OFFICE), today: day('2026-10-13'), actor: '見本 係' };
    const registered = enterStudent(before, { residenceExpiresOn: day('2030-03-31') }, known);
    expect(registered.ok && registered.changes).toEqual([
      { type: 'stay-recorded', stay: { on: '2026-10-13', status: '留学', expiresOn: '2030-03-31' } },
    ]);
  });
  test('the same again changes nothing', () => expect(granted(record({ status: '留学' }))).toEqual([]));
  test('another value on the same day says why', () => {
    const request = { status: '教授', on: day('2024-10-01') };
    expect(refusedFor(record(request))).toEqual(['unexplained']);
    expect(types(granted(record({ ...request, reason: '誤記' })))).toEqual(['stay-recorded']);
  });
  test('a renewal is applied for once a day', () => {
    const request = { ...WISH, on: day('2026-10-12') };
    expect(types(granted(applyForRenewal(at(), request)))).toEqual(['renewal-applied']);
    expect(granted(applyForRenewal(at({ renewals: [day('2026-10-12')] }), request))).toEqual([]);
  });
});

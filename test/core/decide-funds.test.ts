import { describe, expect, test } from 'vitest';
import { obligationNamed, obligationsOf } from '../../src/core/agenda/obligations.ts';
import { addAbsence, recordJsps, settleObligation } from '../../src/core/decide/funds.ts';
import { recordResult } from '../../src/core/decide/placement.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import {
  day,
  dossier,
  dossierUpTo,
  granted,
  known,
  placement,
  placementUpTo,
  refusedFor,
  student,
  WISH,
} from '../helpers/dossiers.ts';

const CONSENT = { hostResearcher: '見本 教授', agreedOn: day('2026-10-05'), contributes: true } as const;

describe('a fellowship', () => {
  test('kind and days are the student’s, the consent stands beside it: both at once', () =>
    expect(
      granted(
        recordJsps(known(dossier()), {
          ...WISH,
          ...CONSENT,
          kind: 'DC1',
          from: day('2025-04-01'),
          to: day('2028-03-31'),
          monthsElsewhere: 1.5,
        }),
      ),
    ).toEqual([
      { type: 'student-edited', set: { jsps: 'DC1', jspsFrom: '2025-04-01', jspsTo: '2028-03-31' } },
      { type: 'jsps-recorded', consent: { ...CONSENT, monthsElsewhere: 1.5 } },
    ]));

  test('what is recorded already changes nothing', () => {
    const of = dossier({ student: student({ jsps: 'DC1' }), jspsConsent: CONSENT });
    expect(granted(recordJsps(known(of), { ...WISH, ...CONSENT, kind: 'DC1' }))).toEqual([]);
  });

  test('a correction needs a reason: kind, days, researcher and day', () => {
    const of = dossier({
      student: student({ jsps: 'PD', jspsFrom: day('2025-04-01'), jspsTo: day('2028-03-31') }),
      jspsConsent: CONSENT,
    });
    const request = {
      kind: 'DC1',
      to: day('2027-03-31'),
      hostResearcher: '見本 助教',
      agreedOn: day('2026-10-06'),
    } as const;
    expect(refusedFor(recordJsps(known(of), { ...WISH, ...request }))).toEqual(Array(4).fill('unexplained'));
    expect(granted(recordJsps(known(of), { ...WISH, ...request, reason: '入力の誤り' }))).toHaveLength(2);
    const none = dossier({ student: student({ jsps: 'none' }) });
    expect(granted(recordJsps(known(none), { ...WISH, kind: 'DC2' }))).toHaveLength(1);
  });

  test('months elsewhere grow without a word', () => {
    const of = dossier({ jspsConsent: { monthsElsewhere: 1 } });
    expect(granted(recordJsps(known(of), { ...WISH, monthsElsewhere: 2 }))).toHaveLength(1);
  });

  test('an agreement of tomorrow and days the wrong way round are refused together', () => {
    const of = dossier({ student: student({ jspsTo: day('2028-03-31') }) });
    const request = { agreedOn: day('2027-03-02'), from: day('2028-04-01') };
    expect(refusedFor(recordJsps(known(of), { ...WISH, ...request }))).toEqual(['future', 'reversed']);
  });
});

describe('the consent stops acceptance', () => {
  const fellow = (facts: Partial<Dossier>): Dossier => ({
    ...dossierUpTo(7),
    student: student({ jsps: 'DC1' }),
    ...facts,
  });
  const accept = (of: Dossier, outcome: 'accepted' | 'declined') =>
    recordResult(known(of), placementUpTo(7), { ...WISH, on: day('2026-10-05'), outcome });

  test('an acceptance without it is refused, an answer of no is not', () => {
    expect(refusedFor(accept(fellow({}), 'accepted'))).toEqual(['jsps-consent']);
    expect(refusedFor(accept(fellow({}), 'declined'))).toEqual([]);
    expect(refusedFor(accept(fellow({ jspsConsent: CONSENT }), 'accepted'))).toEqual([]);
  });

  test('more months than allowed are refused too, unless by exception', () => {
    const of = fellow({ jspsConsent: { ...CONSENT, monthsElsewhere: 4 } });
    expect(refusedFor(accept(of, 'accepted'))).toEqual(['jsps-months']);
    expect(refusedFor(accept(of, 'declined'))).toEqual([]);
    const request = {
      ...WISH,
      on: day('2026-10-05'),
      outcome: 'accepted',
      reason: '学振に確認済',
      override: ['jsps-months'],
    } as const;
    expect(refusedFor(recordResult(known(of), placementUpTo(7), request))).toEqual([]);
  });
});

describe('an absence', () => {
  const absence = { from: day('2027-05-01'), to: day('2027-05-14'), reason: '一時帰国' };
  test('may be planned', () =>
    expect(granted(addAbsence(known(dossier()), absence))).toEqual([{ type: 'absence-added', absence }]));
  test('is not recorded twice', () =>
    expect(granted(addAbsence(known(dossier({ absences: [absence] })), absence))).toEqual([]));
  test('does not end before it begins', () =>
    expect(refusedFor(addAbsence(known(dossier()), { from: absence.to, to: absence.from }))).toEqual(['reversed']));
});

describe('an obligation', () => {
  const of = dossier({
    student: student({ jsps: 'DC1', funder: '見本財団' }),
    placements: [placementUpTo(8), placement({ ref: 'P-0002' })],
    settled: { 'tax:P-0001': day('2027-02-20'), 'jsps-5-3:2019': day('2020-04-06') },
  });

  test('open ones stand by their last day, then the settled ones by day, those of former facts too', () =>
    expect(obligationsOf(known(of)).map(({ key, settledOn, counts }) => [key, settledOn, counts])).toEqual([
      ['support-funds:P-0001', undefined, true],
      ['support-funds:P-0002', undefined, false],
      ['tax:P-0002', undefined, false],
      ['jsps-5-3:2026', undefined, true],
      ['jsps-5-3:2019', '2020-04-06', true],
      ['tax:P-0001', '2027-02-20', true],
    ]));

  test('a settled one is still told with its values', () =>
    expect(obligationNamed(obligationsOf(known(of)), 'tax:p-0001')?.finding?.data).toEqual({ to: '2027-02-01' }));

  test('is settled today, or on a day that has been', () => {
    const settle = (on?: string) =>
      settleObligation(known(of), { ...WISH, key: 'jsps-5-3:2026', ...(on && { on: day(on) }) });
    expect(granted(settle())).toEqual([{ type: 'obligation-settled', key: 'jsps-5-3:2026', on: '2027-03-01' }]);
    expect(granted(settle('2027-02-28'))).toMatchObject([{ on: '2027-02-28' }]);
    expect(refusedFor(settle('2027-03-02'))).toEqual(['future']);
  });

  test('settled again it changes nothing; another day needs a reason', () => {
    const again = { ...WISH, key: 'tax:P-0001' };
    expect(granted(settleObligation(known(of), again))).toEqual([]);
    const other = { ...again, on: day('2027-02-21') };
    expect(refusedFor(settleObligation(known(of), other))).toEqual(['unexplained']);
    expect(granted(settleObligation(known(of), { ...other, reason: '日付の誤り' }))).toHaveLength(1);
  });
});

import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar/dates.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import { doneOn } from '../../src/core/model/steps.ts';
import { briefing } from '../../src/core/rules/programme/briefing.ts';
import { consulted } from '../../src/core/rules/programme/consulted.ts';
import { enrolled } from '../../src/core/rules/programme/enrolled.ts';
import { member } from '../../src/core/rules/programme/member.ts';
import { overlap } from '../../src/core/rules/programme/overlap.ts';
import { preparation } from '../../src/core/rules/programme/preparation.ts';
import { rivals } from '../../src/core/rules/programme/rivals.ts';
import type { RuleInput, Situation, Verdict } from '../../src/core/rules/rule.ts';
import {
  amended,
  company,
  day,
  dossier,
  dossierUpTo,
  known,
  OFFICE,
  placement,
  placementUpTo,
  student,
} from '../helpers/dossiers.ts';

const OK = [{ result: 'ok' }];
const NA = [{ result: 'n/a' }];
const of = (one: Dossier, judged: Placement, facts: Partial<Situation> = {}): RuleInput => ({
  ...known(one, facts),
  placement: judged,
});
const results = (verdicts: readonly Verdict<unknown>[]) =>
  verdicts.map((one) => (one.result === 'open' ? one.severity : one.result));

describe('member', () => {
  const applied = placementUpTo(6);
  const on = (memberAsOf?: string, judged: Placement = applied) =>
    member.judge(
      of(dossier({ placements: [judged] }), judged, {
        companies: new Map([
          [
            'C-0001',
            memberAsOf
              ? company({ memberAsOf: day(memberAsOf) })
              : ({ ...company(), ...{ memberAsOf: undefined } } as never),
          ],
        ]),
      }),
    );
  test.each([
    ['2026-09-16', 'ok'],
    ['2026-09-17', 'ok'],
    ['2026-09-18', 'warn'],
  ])('known as a member on %s, with the application on 17 September: %s', (as, expected) =>
    expect(results(on(as))).toEqual([expected]),
  );
  test('before an application any day will do; nothing known is told, with the way out', () => {
    expect(on('2026-12-01', placement())).toEqual(OK);
    expect(on()).toMatchObject([{ severity: 'warn', gates: [], settle: 'coopj company edit C-0001 --member-as-of …' }]);
    expect(on(undefined, placement())).toMatchObject([{ settle: 'coopj company edit C-0001 --member-as-of …' }]);
  });
  test.each([
    ['2026-09-16', 'warn'],
    ['2026-09-17', 'ok'],
    ['2026-12-31', 'ok'],
  ])('a member until %s, with the application on 17 September: %s', (until, expected) => {
    const companies = new Map([['C-0001', company({ memberAsOf: day('2026-04-01'), memberUntil: day(until) })]]);
    expect(results(member.judge(of(dossier({ placements: [applied] }), applied, { companies })))).toEqual([expected]);
  });
  test('before the application a membership counts that has not ended by today', () => {
    const judged = placement();
    const at = (until: string, today: string) => {
      const companies = new Map([['C-0001', company({ memberAsOf: day('2026-04-01'), memberUntil: day(until) })]]);
      return member.judge(of(dossier({ placements: [judged] }), judged, { companies, today: day(today) }));
    };
    expect(results(at('2026-10-13', '2026-10-13'))).toEqual(['ok']);
    expect(at('2026-10-13', '2026-10-14')).toMatchObject([
      { data: { memberUntil: '2026-10-13' }, settle: 'coopj company edit C-0001 --member-until …' },
    ]);
  });
  test('without a placement nothing is judged', () => expect(member.judge(known(dossier()))).toEqual(NA));
});

describe('consulted', () => {
  test('somebody was named, or the name is asked for', () => {
    const one = dossier();
    expect(consulted.judge(of(one, placement()))).toEqual(OK);
    expect(consulted.judge(of(one, placementUpTo(6, { consulted: [] })))).toMatchObject([
      {
        severity: 'warn',
        gates: [],
        data: { appliedOn: '2026-09-17' },
        settle: 'coopj placement edit P-0001 --consulted',
      },
    ]);
    expect(consulted.judge(known(one))).toEqual(NA);
  });
});

describe('briefing', () => {
  const said = (briefed: Dossier['briefing'], facts: Partial<Situation> = {}) => {
    const { briefing: _, ...rest } = dossier();
    return briefing.judge(known({ ...rest, ...(briefed && { briefing: briefed }) }, facts));
  };
  test('attended is fine', () => expect(said({ attendedOn: day('2026-09-01') })).toEqual(OK));

  // The first contact was on Monday 3 August.
  test.each<[string, object | undefined, boolean]>([
    ['2026-07-31', { kind: 'no-briefing', attendedOn: '2026-07-31', contactOn: '2026-08-03' }, false],
    ['2026-08-03', undefined, true],
    // A Sunday, on which nobody announced one.
    ['2026-08-09', { kind: 'no-briefing', attendedOn: '2026-08-09' }, true],
  ])('attended on %s', (on, data, done) => {
    const attended = { attendedOn: day(on) };
    expect(said(attended)).toMatchObject(data ? [{ severity: 'warn', data }] : OK);
    expect(doneOn(4, { dossier: dossier({ briefing: attended }), companies: new Map() })).toBe(done ? on : undefined);
  });

  test('a Sunday that was announced is one', () => {
    const calendar = {
      ...known(dossier()).calendar,
      briefings: new Map([[monthOf(day('2026-08-09')), day('2026-08-09')]]),
    };
    expect(said({ attendedOn: day('2026-08-09') }, { calendar } as Partial<Situation>)).toEqual(OK);
  });

  // The briefing of November 2026 is on Monday 2; Tuesday 3 is Culture Day.
  test.each([
    ['2026-11-02', 'ok'],
    ['2026-11-05', 'ok'],
    ['2026-11-06', 'ok'],
    ['2026-11-07', 'late'],
    ['2026-11-09', 'late'],
  ])('the recording sent on %s: %s', (on, expected) => {
    const late = { kind: 'late', missedOn: '2026-11-02', sentOn: on, sendBy: '2026-11-06' };
    const told = expected === 'late' ? [{ result: 'ok', data: late }] : OK;
    expect(said({ recordingSentOn: day(on) })).toEqual(told);
  });
  test('before the month’s briefing it is the recording of the month before', () =>
    expect(said({ recordingSentOn: day('2026-11-01') })).toMatchObject([
      { result: 'ok', data: { missedOn: '2026-10-01' } },
    ]));
  test('before the first contact nothing was sent, as STEP 4 has it', () => {
    // The first contact was on 3 August.
    const early = { recordingSentOn: day('2026-08-02') };
    expect(said(early)).toMatchObject([
      {
        severity: 'warn',
        data: { kind: 'sent-early', sentOn: '2026-08-02', contactOn: '2026-08-03' },
        settle: 'coopj step record 20249001 4 --recording-sent … --reason …',
      },
    ]);
    expect(doneOn(4, { dossier: dossier({ briefing: early }), companies: new Map() })).toBeUndefined();
  });
  test('the working days are the profile’s', () => {
    const office = { ...OFFICE, rules: { ...OFFICE.rules, recordingWorkingDays: 4 } };
    expect(said({ recordingSentOn: day('2026-11-09') }, { office })).toEqual(OK);
    expect(said({ recordingSentOn: day('2026-11-10') }, { office })).toMatchObject([
      { data: { sendBy: '2026-11-09' } },
    ]);
  });

  // Registered on 10 August: the next briefing is on 1 September.
  test.each([
    ['2026-08-31', 'student', '2026-09-01', 'coopj step record 20249001 4 --attended …'],
    ['2026-09-01', 'student', '2026-09-01', 'coopj step record 20249001 4 --attended'],
    ['2026-09-02', 'secretariat', '2026-09-04', 'coopj step record 20249001 4 --recording-sent'],
  ])('nothing recorded, on %s: the %s acts by %s', (today, actor, by, settle) =>
    expect(said(undefined, { today: day(today) })).toMatchObject([
      { severity: 'warn', actor, by, settle, data: { kind: 'open', heldOn: '2026-09-01', sendBy: '2026-09-04' } },
    ]),
  );
  test('before the registration there is none to attend', () => {
    const { briefing: _, registration: __, ...rest } = dossier();
    expect(briefing.judge(known(rest))).toEqual(NA);
    expect(results(briefing.judge(known({ ...rest, placements: [placement()] })))).toEqual(['warn']);
  });
});

describe('preparation', () => {
  const prepared = { materials: day('2026-10-20'), orientation: day('2026-10-27'), literacy: day('2026-11-01') };
  const said = (facts: Partial<Placement>) => preparation.judge(of(dossier(), placement(facts)));
  test.each([
    ['2026-11-01', 'ok'],
    ['2026-11-02', 'warn'],
    ['2026-11-03', 'warn'],
  ])('literacy on %s, with the first day on 2 November: %s', (on, expected) =>
    expect(results(said({ prepared: { ...prepared, literacy: day(on) } }))).toEqual([expected]),
  );
  test('each that is missing is one finding, to be settled by itself', () =>
    expect(said({ prepared: { materials: day('2026-10-20') } })).toMatchObject([
      { data: { what: 'orientation', from: '2026-11-02' }, by: '2026-11-01', gates: [] },
      { data: { what: 'literacy' }, settle: 'coopj prepare record 20249001 literacy --placement P-0001 --on …' },
    ]));
  test('with no day agreed, done is done', () => {
    expect(said({ prepared, terms: [{}] })).toEqual(OK);
    expect(preparation.judge(known(dossier()))).toEqual(NA);
  });
});

describe('overlap', () => {
  const mine = placementUpTo(8);
  const at = (from: string, to: string, step: 7 | 8 = 8) =>
    placementUpTo(step, { ref: 'P-0002', terms: [{ from: day(from), to: day(to) }] });
  const between = (other: Placement, judged = mine) =>
    overlap.judge(of(dossier({ placements: [mine, other] }), judged));

  test.each([
    ['2027-02-02', '2027-04-30', 'ok'],
    ['2027-02-01', '2027-04-30', 'warn'],
    ['2026-08-01', '2026-11-01', 'ok'],
    ['2026-08-01', '2026-11-02', 'warn'],
    ['2026-12-01', '2026-12-01', 'warn'],
  ])('an accepted placement from %s to %s beside 2 November to 1 February: %s', (from, to, expected) =>
    expect(results(between(at(from, to)))).toEqual([expected]),
  );
  test('a candidate does not count against an accepted one, but is judged as if it were accepted', () => {
    const candidate = at('2027-01-01', '2027-03-31', 7);
    expect(between(candidate)).toEqual(OK);
    expect(between(candidate, candidate)).toMatchObject([{ data: { other: { placement: 'P-0001' } } }]);
  });
  test('one that was cut short does not count', () =>
    expect(
      between({ ...at('2027-01-01', '2027-03-31'), closed: { as: 'withdrawn', by: 'student', on: day('2026-10-20') } }),
    ).toEqual(OK));
  test('what is in force counts: shortened, it does not overlap', () => {
    const other = at('2027-01-15', '2027-03-31');
    expect(between({ ...other, terms: amended(other.terms, '2027-01-15', { from: day('2027-02-02') }) })).toEqual(OK);
  });
  test('unknown days overlap with nothing', () =>
    expect(overlap.judge(of(dossier(), placement({ terms: [{}] })))).toEqual(NA));
});

describe('rivals', () => {
  const candidate = (ref: string) => placementUpTo(7, { ref });
  const beside = (first: Placement, ...others: readonly Placement[]) =>
    rivals.judge(known(dossier({ placements: [first, ...others] })));
  test('every candidate beside an accepted placement is named, with the command that declines it', () =>
    expect(beside(placementUpTo(8), candidate('P-0002'), candidate('P-0003'))).toMatchObject([
      {
        severity: 'warn',
        data: { accepted: 'P-0001', candidate: 'P-0002' },
        settle: 'coopj placement close P-0002 --as declined --by student',
      },
      { data: { candidate: 'P-0003' } },
    ]));
  test('candidates alone are no rivals, nor is one after an internship that was completed', () => {
    expect(beside(placementUpTo(7), candidate('P-0002'))).toEqual(OK);
    expect(beside(placementUpTo(12), candidate('P-0002'))).toEqual(OK);
    expect(beside(placementUpTo(11), candidate('P-0002'))).toEqual(OK);
    expect(beside(placementUpTo(10, { run: { startedOn: day('2026-11-02') } }), candidate('P-0002'))).toMatchObject([
      { severity: 'warn' },
    ]);
  });
});

describe('enrolled', () => {
  const accepted = placementUpTo(8);
  const away = (from: string, to?: string, judged = accepted) =>
    enrolled.judge(
      of(
        dossier({ leaves: [{ kind: 'absence', from: day(from), ...(to && { to: day(to) }) }], placements: [judged] }),
        judged,
      ),
    );
  test.each([
    ['2026-08-01', '2026-11-01', 'ok'],
    ['2026-08-01', '2026-11-02', 'block'],
    ['2026-12-01', '2026-12-31', 'block'],
    ['2027-02-01', '2027-03-31', 'block'],
    ['2027-02-02', '2027-03-31', 'ok'],
    ['2027-02-02', undefined, 'ok'],
    ['2027-02-01', undefined, 'block'],
    ['2026-08-01', undefined, 'block'],
  ])('on leave from %s to %s, with an internship from 2 November to 1 February: %s', (from, to, expected) =>
    expect(results(away(from, to))).toEqual([expected]),
  );
  test('the way out: back, or the period moved out of the leave', () => {
    expect(away('2026-08-01')).toMatchObject([
      { gates: [11], by: '2026-11-01', settle: 'coopj student return 20249001' },
    ]);
    expect(away('2026-08-01', '2026-11-10')).toMatchObject([
      { settle: 'coopj placement edit P-0001 --from 2026-11-11' },
    ]);
    expect(away('2027-01-11', '2027-03-31', placementUpTo(9))).toMatchObject([
      { settle: 'coopj placement amend P-0001 --to 2027-01-10' },
    ]);
    expect(away('2027-01-11', '2027-03-31', placementUpTo(8))).toMatchObject([
      { settle: 'coopj placement edit P-0001 --to 2027-01-10' },
    ]);
  });
  test('who withdraws is gone', () => {
    const gone = dossier({ leaves: [{ kind: 'withdrawal', from: day('2026-12-01') }], placements: [accepted] });
    expect(enrolled.judge(of(gone, accepted))).toMatchObject([
      { severity: 'block', settle: 'coopj placement close P-0001 --as withdrawn' },
    ]);
  });
  test.each([
    ['2027-01-31', 'block'],
    ['2027-02-01', 'ok'],
    ['2027-02-02', 'ok'],
  ])('completion expected on %s, with the last day on 1 February: %s', (on, expected) => {
    const one = dossier({ student: student({ expectedCompletionOn: day(on) }), placements: [accepted] });
    expect(results(enrolled.judge(of(one, accepted)))).toEqual([expected]);
    if (expected === 'block')
      expect(enrolled.judge(of(one, accepted))).toMatchObject([
        { settle: 'coopj student edit 20249001 --expected-completion-on …' },
      ]);
  });
  test('unknown days are not judged', () => {
    expect(enrolled.judge(of(dossier(), placement({ terms: [{}] })))).toEqual(NA);
    expect(enrolled.judge(known(dossierUpTo(8)))).toEqual(NA);
  });
});

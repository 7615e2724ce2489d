import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evolve } from '../../src/core/journal/evolve.ts';
import { evolveCompany } from '../../src/core/journal/evolve-company.ts';
import { type Company, isCode, jobTitle } from '../../src/core/model/company.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { earlyEndOf, endingOf } from '../../src/core/model/ending.ts';
import { placeOf } from '../../src/core/model/evidence.ts';
import { commandOf } from '../../src/core/model/office-facts.ts';
import { hostPeople, periodOf, workedPeriod } from '../../src/core/model/placement.ts';
import { numbered } from '../../src/core/model/reference-numbers.ts';
import { belongsTo, DETAILS, neededOf } from '../../src/core/model/step-details.ts';
import { differences, factsOf, fieldOf, flagOf } from '../../src/core/model/student-fields.ts';
import { companyChange, studentChange } from '../helpers/arbitrary.ts';
import { company, day, dossier, placement } from '../helpers/dossiers.ts';

describe('what any history leaves', () => {
  const kept = (value: unknown): void => {
    const undefinedIn: string[] = [];
    JSON.stringify(value, (key, one) => {
      if (one === undefined) undefinedIn.push(key);
      return one;
    });
    expect(undefinedIn).toEqual([]);
  };
  test('of a student is as the tables keep it: nothing in it is undefined', () => {
    const changes = studentChange('20249001', { placements: ['P-0001', 'P-0002'], certificates: ['E-2026-0001'] });
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 25 }), (list) => kept(list.reduce<Dossier>(evolve, dossier()))),
    );
  });
  test('of a company too', () => {
    const changes = companyChange('C-0001', ['A-0001', 'A-0002']);
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 15 }), (list) => kept(list.reduce<Company>(evolveCompany, company()))),
    );
  });
});

describe('references and names', () => {
  test.each([
    ['C-0001', true],
    ['会社_1.x', true],
    ['x'.repeat(40), true],
    ['x'.repeat(41), false],
    ['', false],
    ['C 1', false],
    ['C/1', false],
  ])('%j is a code: %s', (code, is) => expect(isCode(code)).toBe(is));
  test('a job is said by its title where it is a job description’s, else by its words', () => {
    const of = company({
      jobs: [
        { ref: 'J-0001', title: '甲' },
        { ref: 'J-0002', title: '乙' },
      ],
    });
    expect([
      jobTitle('J-0002', of),
      jobTitle('J-0003', of),
      jobTitle('研究', company()),
      jobTitle('J-0001', undefined),
      jobTitle(undefined, of),
    ]).toEqual(['乙', 'J-0003', '研究', 'J-0001', undefined]);
  });
  test('a number has four digits, or more', () =>
    expect([numbered('placement', 1), numbered('job', 12345)]).toEqual(['P-0001', 'J-12345']));
  test('evidence lies below the first two letters of its digest', () =>
    expect(placeOf({ sha256: 'abcdef' })).toBe('ab/abcdef'));
  test('an export is told as it was typed', () => {
    const told = { what: 'student list', formats: [], students: 1, columns: [] };
    expect([commandOf(told), commandOf({ ...told, filter: { program: '情報', overdue: 'true' } })]).toEqual([
      'student list',
      'student list --program 情報 --overdue',
    ]);
  });
  test('whom the office writes to is the placement’s, else the company’s', () => {
    expect(hostPeople({ hr: 'a' }, { hr: 'b', mentor: 'c' })).toStrictEqual({ hr: 'a', mentor: 'c' });
    expect(hostPeople({ mentor: 'd' }, { mentor: 'c' })).toStrictEqual({ mentor: 'd' });
    expect(hostPeople(undefined, { hr: 'b' })).toStrictEqual({ hr: 'b' });
    expect(hostPeople({}, undefined)).toStrictEqual({});
  });
});

describe('the details of steps', () => {
  test('belong to their steps', () => {
    const at = (step: 2 | 4 | 12) => DETAILS.filter((one) => belongsTo(step, one)).map(({ fact }) => fact);
    expect([at(2), at(4), at(12)]).toEqual([['by'], ['attended', 'recordingSent'], ['by', 'grade']]);
  });
  test('without which nothing can be said are the outcome and the grade', () => {
    expect(([5, 8, 12] as const).map((step) => neededOf(step).map(({ fact }) => fact))).toEqual([
      [],
      ['outcome'],
      ['grade'],
    ]);
  });
});

describe('the facts of a student', () => {
  test('have their field, flag and differences', () => {
    expect([fieldOf('residenceStatus').of, flagOf('nameKanji'), flagOf('email')]).toEqual([
      'stay',
      '--name-kanji',
      '--email',
    ]);
    expect(
      differences({ number: '1', year: 2, sex: '女' }, { number: '1', year: 3, email: 'a@example.ac.jp' }),
    ).toEqual([
      { fact: 'email', before: undefined, after: 'a@example.ac.jp' },
      { fact: 'year', before: 2, after: 3 },
      { fact: 'sex', before: '女', after: undefined },
    ]);
  });
  test('are those of the list: of the latest stay, of STEP 1 to 4, and the notes', () => {
    const stays = [
      { on: day('2024-04-01'), status: '留学' },
      { on: day('2026-04-01'), status: '家族滞在', expiresOn: day('2028-03-31'), card: 'AB12345678CD' },
    ];
    const note = (text: string) => ({ on: day('2026-10-01'), text, by: '係' });
    expect(
      factsOf(dossier({ stays, notes: [note('甲'), note('乙')], briefing: { recordingSentOn: day('2026-09-02') } })),
    ).toMatchObject({
      number: '20249001',
      residenceStatus: '家族滞在',
      residenceExpiresOn: '2028-03-31',
      residenceCard: 'AB12345678CD',
      contactedOn: '2026-08-03',
      guideSentOn: '2026-08-04',
      approvedOn: '2026-08-05',
      registeredOn: '2026-08-10',
      approverBox: true,
      recordingSentOn: '2026-09-02',
      notes: '甲\n乙',
    });
    const { contact: _, approval: __, registration: ___, briefing: ____, ...bare } = dossier();
    const facts = factsOf(bare);
    expect(Object.keys(facts).filter((key) => /On$|notes|residence|box/i.test(key))).toEqual(['enrolledOn']);
  });
});

describe('the period', () => {
  const of = (from?: string, to?: string, facts: Parameters<typeof placement>[0] = {}) =>
    placement({ terms: [{ ...(from && { from: day(from) }), ...(to && { to: day(to) }) }], ...facts });
  test.each([
    ['2026-11-02', '2026-11-02', true],
    ['2026-11-02', '2026-11-01', false],
    [undefined, '2026-11-01', false],
    ['2026-11-02', undefined, false],
  ])('from %s to %s is one: %s', (from, to, is) => expect(periodOf(of(from, to)) !== undefined).toBe(is));

  const closed = (on: string) => ({ closed: { as: 'terminated', by: 'company', on: day(on) } }) as const;
  test.each<[string, object, [string, string] | undefined]>([
    ['as agreed', {}, ['2026-11-02', '2027-02-01']],
    ['broken off', closed('2026-12-15'), ['2026-11-02', '2026-12-15']],
    ['broken off on its first day', closed('2026-11-02'), ['2026-11-02', '2026-11-02']],
    ['broken off before', closed('2026-11-01'), undefined],
    ['broken off on its last day', closed('2027-02-01'), ['2026-11-02', '2027-02-01']],
    ['broken off afterwards', closed('2027-02-02'), ['2026-11-02', '2027-02-01']],
    [
      'broken off with an end that is recorded',
      { ...closed('2026-12-15'), run: { startedOn: day('2026-11-02'), endedOn: day('2026-12-18') } },
      ['2026-11-02', '2026-12-18'],
    ],
    [
      'completed and closed',
      { closed: { as: 'completed', by: 'company', on: day('2026-12-15') } },
      ['2026-11-02', '2027-02-01'],
    ],
  ])('that was worked: %s', (_, facts, expected) => {
    const worked = workedPeriod(of('2026-11-02', '2027-02-01', facts));
    expect(worked && [worked.from, worked.to]).toEqual(expected);
  });
});

describe('an end', () => {
  const ran = { startedOn: day('2026-11-02') };
  test.each<[string, object, object | undefined]>([
    ['a week before the agreed day is on time', { run: { ...ran, endedOn: day('2027-01-25') } }, undefined],
    [
      'eight days before is early',
      { run: { ...ran, endedOn: day('2027-01-24') } },
      { endedOn: '2027-01-24', agreedDays: 92, workedDays: 84 },
    ],
    [
      'with its reason',
      { run: { ...ran, endedOn: day('2026-12-01'), earlyReason: '体調' } },
      { endedOn: '2026-12-01', agreedDays: 92, workedDays: 30, reason: '体調' },
    ],
    [
      'by a closing, with its reason',
      { run: ran, closed: { as: 'terminated', by: 'company', on: day('2026-11-02'), reason: '経営' } },
      { endedOn: '2026-11-02', agreedDays: 92, workedDays: 1, reason: '経営' },
    ],
    [
      'of unknown first days',
      { terms: [{ to: day('2027-02-01') }], run: { endedOn: day('2026-12-01') } },
      { endedOn: '2026-12-01', agreedDays: null, workedDays: null },
    ],
    [
      'before it began',
      { run: { ...ran, endedOn: day('2026-11-01') } },
      { endedOn: '2026-11-01', agreedDays: 92, workedDays: null },
    ],
    [
      'of a closing before it began is none',
      { closed: { as: 'withdrawn', by: 'student', on: day('2026-10-20') } },
      undefined,
    ],
  ])('%s', (_, facts, expected) => expect(earlyEndOf(placement(facts))).toStrictEqual(expected));

  test.each<[string, object, object | undefined]>([
    ['an open placement has none', {}, undefined],
    [
      'a refusal',
      { result: { on: day('2026-10-05'), outcome: 'rejected' } },
      { since: '2026-10-05', on: '2026-10-05', as: 'rejected', by: 'company' },
    ],
    [
      'a refusal that was closed later',
      {
        result: { on: day('2026-10-05'), outcome: 'declined' },
        closed: { as: 'declined', by: 'student', on: day('2026-10-09') },
      },
      { since: '2026-10-05', on: '2026-10-09', as: 'declined', by: 'student' },
    ],
    [
      'an early end',
      { run: { ...ran, endedOn: day('2026-12-01'), earlyReason: '体調' } },
      {
        since: '2026-12-01',
        on: '2026-12-01',
        as: 'completed',
        by: null,
        reason: '体調',
        early: { endedOn: '2026-12-01', agreedDays: 92, workedDays: 30, reason: '体調' },
      },
    ],
    [
      'a closing with a reason',
      { closed: { as: 'withdrawn', by: 'student', on: day('2026-10-20'), reason: '研究' } },
      { since: '2026-10-20', on: '2026-10-20', as: 'withdrawn', by: 'student', reason: '研究' },
    ],
  ])('is told: %s', (_, facts, expected) => expect(endingOf(placement(facts))).toStrictEqual(expected));
});

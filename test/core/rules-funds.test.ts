import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysOfMonth, monthOf } from '../../src/core/calendar/dates.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import type { Student } from '../../src/core/model/student.ts';
import { mextMonth } from '../../src/core/rules/funds/mext-month.ts';
import { mextStatus } from '../../src/core/rules/funds/mext-status.ts';
import { ra } from '../../src/core/rules/funds/ra.ts';
import { specialResearcher } from '../../src/core/rules/funds/special-researcher.ts';
import { supportFunds } from '../../src/core/rules/funds/support-funds.ts';
import { tax } from '../../src/core/rules/funds/tax.ts';
import { judgeAll } from '../../src/core/rules/judge.ts';
import { day, dossier, known, placement, placementUpTo, student, TERMS } from '../helpers/dossiers.ts';

const NA = [{ result: 'n/a' }];
const OK = [{ result: 'ok' }];
const accepted = (from: string, to: string, terms: Terms = {}): Placement =>
  placementUpTo(8, { terms: [{ ...TERMS, from: day(from), to: day(to), ...terms }] });

describe('mext-month', () => {
  const scholar = (facts: Partial<Dossier>) => dossier({ student: student({ mextScholar: true }), ...facts });
  const verdict = (of: Dossier, judged?: Placement) =>
    mextMonth.judge({ ...known(of), ...(judged && { placement: judged }) });
  const months = (of: Dossier) => verdict(of).flatMap((one) => (one.result === 'open' ? [one.data.month] : []));
  const between = (from: string, to: string, terms: Terms = {}) => scholar({ placements: [accepted(from, to, terms)] });

  test.each([
    ['2026-05-15', '2026-07-14', ['2026-06']],
    ['2026-06-01', '2026-06-30', ['2026-06']],
    ['2026-06-02', '2026-07-30', []],
    ['2026-06-01', '2026-06-29', []],
    ['2027-02-01', '2027-02-28', ['2027-02']],
    ['2028-02-01', '2028-02-28', []],
    ['2028-02-01', '2028-02-29', ['2028-02']],
    ['2026-12-01', '2027-01-31', ['2026-12', '2027-01']],
  ])('a stay of %s to %s costs %j', (from, to, expected) => expect(months(between(from, to))).toEqual(expected));

  test('each month is told of with the whole stay, before it begins', () =>
    expect(verdict(between('2026-05-15', '2026-07-14'))).toMatchObject([
      {
        severity: 'warn',
        gates: [],
        data: { month: '2026-06', from: '2026-05-15', to: '2026-07-14' },
        actor: 'secretariat',
        by: '2026-06-01',
        obligation: 'mext-month:2026-06',
        settle: 'coopj obligation settle 20249001 mext-month:2026-06',
      },
    ]));

  test.each([
    ['2026-05-01', '2026-05-14', ['2026-05', '2026-06']],
    ['2026-05-01', '2026-05-13', ['2026-06']],
    ['2026-05-02', '2026-05-14', ['2026-06']],
    ['2026-07-10', '2026-07-31', ['2026-06', '2026-07']],
    ['2026-09-01', '2026-09-30', ['2026-06', '2026-09']],
  ])('an absence of %s to %s is joined to it: %j', (from, to, expected) => {
    const absences = [{ from: day(from), to: day(to) }];
    expect(months({ ...between('2026-05-15', '2026-07-14'), absences })).toEqual(expected);
  });

  test('work at the institute is not away; who is no scholar loses nothing', () => {
    expect(verdict(between('2026-05-15', '2026-07-14', { atInstitute: true }))).toEqual(OK);
    expect(verdict(dossier({ placements: [accepted('2026-05-15', '2026-07-14')] }))).toEqual(NA);
  });

  test('a candidate tells what its acceptance would cost', () => {
    const candidate = placement({ terms: [{ from: day('2026-05-15'), to: day('2026-07-14') }] });
    const of = scholar({ placements: [candidate], absences: [{ from: day('2026-09-01'), to: day('2026-09-30') }] });
    expect(months(of)).toEqual(['2026-09']);
    expect(verdict(of, candidate)).toMatchObject([{ obligation: 'mext-month:2026-06' }]);
  });

  test('a month is lost exactly where every one of its days is away', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 90 })), { maxLength: 6 }),
        (spans) => {
          const periods = spans.map(([start, days]) => {
            const from = addDays(day('2026-01-01'), start);
            return { from, to: addDays(from, days) };
          });
          const [first, ...absences] = periods;
          const of = scholar({ placements: first ? [accepted(first.from, first.to)] : [], absences });
          const expected = [...Array(30).keys()]
            .map((n) => monthOf(addMonths(day('2026-01-01'), n)))
            .filter((month) => {
              for (let at = daysOfMonth(month).from; monthOf(at) === month; at = addDays(at, 1)) {
                if (!periods.some(({ from, to }) => from <= at && at <= to)) return false;
              }
              return true;
            });
          expect(months(of)).toEqual(expected);
        },
      ),
    ));
});

describe('mext-status', () => {
  const verdict = (mextScholar: boolean, status?: string) =>
    mextStatus.judge(
      known(
        dossier({
          student: student({ mextScholar, nationality: 'ベトナム' }),
          stays: status === undefined ? [] : [{ on: day('2026-04-01'), status }],
        }),
      ),
    );

  test('the status “Student” is fine', () => expect(verdict(true, '留学')).toEqual(OK));
  test('another one ends the scholarship', () =>
    expect(verdict(true, '家族滞在')).toMatchObject([
      { severity: 'warn', gates: [], data: { status: '家族滞在' }, settle: 'coopj stay record 20249001' },
    ]));
  test('none on file is told', () => expect(verdict(true)).toMatchObject([{ severity: 'warn', data: {} }]));
  test('who is no scholar is not asked', () => expect(verdict(false, '家族滞在')).toEqual(NA));
});

describe.each([
  ['support-funds', supportFunds, '2026-11-02'],
  ['tax', tax, '2027-02-01'],
] as const)('%s', (key, rule, by) => {
  const of = dossier({ student: student({ funder: '見本財団' }) });
  const verdict = (facts: Partial<Placement>) => rule.judge({ ...known(of), placement: placement(facts) });

  test('a paid internship has one, to be settled by its day', () =>
    expect(verdict({})).toMatchObject([
      {
        severity: 'note',
        gates: [],
        by,
        obligation: `${key}:P-0001`,
        settle: `coopj obligation settle 20249001 ${key}:P-0001`,
      },
    ]));
  test('an unpaid one has none', () => expect(verdict({ terms: [{ ...TERMS, pay: 'unpaid' }] })).toEqual(NA));
  test('nor has one that came to nothing', () =>
    expect(verdict({ closed: { as: 'declined', by: 'student', on: day('2026-10-01') } })).toEqual(NA));
  test('one that was begun and broken off has', () =>
    expect(
      verdict({
        run: { startedOn: day('2026-11-02') },
        closed: { as: 'terminated', by: 'company', on: day('2026-12-01') },
      }),
    ).toMatchObject([{ result: 'open' }]));
  test('without days there is no day to settle it by', () =>
    expect(verdict({ terms: [{ pay: { amount: 1500, per: 'hour' } }] })[0]).not.toHaveProperty('by'));
});

test('without a funder on record there is one line to read: nothing is owed, and nothing is ever near', () => {
  const found = judgeAll(known(dossier({ placements: [placementUpTo(11)] }))).filter(
    ({ rule }) => rule === 'support-funds',
  );
  expect(found).toMatchObject([{ result: 'open', severity: 'note', urgency: 'none', data: { mext: false } }]);
  expect(found[0]).not.toHaveProperty('obligation');
  expect(found[0]).not.toHaveProperty('by');
});

test('an obligation outlives its placement: a graded one keeps it beside a new candidate, until it is settled', () => {
  const placements = [placementUpTo(12), placement({ ref: 'P-0002' })];
  const open = (settled: Dossier['settled']) =>
    judgeAll(known(dossier({ placements, settled })))
      .filter(({ rule, result }) => rule === 'tax' && result === 'open')
      .map(({ obligation }) => obligation);
  expect(open({})).toEqual(['tax:P-0001', 'tax:P-0002']);
  expect(open({ 'tax:P-0001': day('2027-02-20') })).toEqual(['tax:P-0002']);
});

test('who is a fellow is told that pay beside it is possible', () => {
  const of = dossier({ student: student({ jsps: 'DC2' }) });
  expect(supportFunds.judge({ ...known(of), placement: placement() })).toMatchObject([
    { data: { jsps: 'DC2', mext: false } },
  ]);
});

describe('ra', () => {
  const verdict = (facts: Partial<Student>, status = '留学') =>
    ra.judge({
      ...known(
        dossier({
          student: student({ nationality: 'ベトナム', ...facts }),
          stays: [{ on: day('2026-04-01'), status }],
        }),
      ),
      placement: placement(),
    });

  test('an assistant’s institute is asked before the first day', () =>
    expect(verdict({ researchAssistant: true, raHours: 8 })).toMatchObject([
      { severity: 'note', data: { kind: 'ask', hours: 8 }, by: '2026-11-02', obligation: 'ra:P-0001' },
    ]));
  test('on the status “Student” hours that nobody knows warn', () =>
    expect(verdict({ researchAssistant: true })).toMatchObject([
      { data: { kind: 'ask' } },
      { severity: 'warn', data: { kind: 'hours-unknown' }, settle: 'coopj student edit 20249001 --ra-hours' },
    ]));
  test('on another status they do not', () => expect(verdict({ researchAssistant: true }, '永住者')).toHaveLength(1));
  test('who is no assistant is not asked', () => {
    expect(verdict({ researchAssistant: false })).toEqual(NA);
    expect(verdict({})).toEqual(NA);
  });
});

describe('special-researcher', () => {
  const TYPE = 'Field-Specific Type';
  const verdict = (facts: Partial<Student>, placements: readonly Placement[] = []) =>
    specialResearcher.judge(known(dossier({ student: student({ specialResearcher: true, ...facts }), placements })));
  const kinds = (...asked: Parameters<typeof verdict>) =>
    verdict(...asked).map((one) => (one.result === 'open' ? one.data.kind : one.result));

  test.each([
    TYPE,
    'Pioneering Research Type',
    'pioneering research',
    '分野型',
    '挑戦型',
    '分野',
    'SOKENDAI特別研究員(挑戦型)',
    'SOKENDAI Special Researcher (Field-specific type)',
  ])('of the %s may take part: a note, once', (type) => {
    const may = { severity: 'note', data: { kind: 'may', type }, obligation: 'special-researcher' };
    expect(verdict({ specialResearcherType: type })).toMatchObject([may]);
  });
  test.each([
    undefined,
    'その他',
    '一般枠',
    '次世代AI研究者枠',
    '次世代AI分野',
    '国家戦略分野の若手研究者',
    '共創研究型',
    'General Category',
  ])('of type %s is to be confirmed', (type) =>
    expect(verdict({ ...(type !== undefined && { specialResearcherType: type }) })).toMatchObject([
      { severity: 'warn', data: { kind: 'type' }, obligation: 'special-researcher' },
    ]),
  );
  test('an office of another university hears of it only where a student was recorded so', () => {
    const told = (name: string, specialResearcher: boolean) => {
      const { office, ...facts } = known(dossier({ student: student({ specialResearcher }) }));
      const own = { ...office, university: { name: { ...office.university.name, ja: name } } };
      return judgeAll({ ...facts, office: own }).some(({ rule }) => rule === 'special-researcher');
    };
    expect([told('総合研究大学院大学', false), told('見本大学', false), told('見本大学', true)]).toEqual([
      true,
      false,
      true,
    ]);
  });
  test('who is none is not asked', () => expect(specialResearcher.judge(known(dossier()))).toEqual(NA));

  // Twelve months from April to March.
  test.each([
    [199_999, ['may']],
    [200_000, ['may', 'income']],
    [200_001, ['may', 'income']],
  ])('with %d yen a month for a fiscal year: %j', (amount, expected) => {
    const terms = { from: day('2026-04-01'), to: day('2027-03-31'), pay: { amount, per: 'month' } } as const;
    expect(kinds({ specialResearcherType: TYPE }, [placementUpTo(8, { terms: [terms] })])).toEqual(expected);
  });
  test('over two fiscal years each counts for itself, and what is not accepted not at all', () => {
    const terms = { from: day('2026-10-01'), to: day('2027-09-30'), pay: { amount: 300_000, per: 'month' } } as const;
    expect(kinds({ specialResearcherType: TYPE }, [placementUpTo(8, { terms: [terms] })])).toEqual(['may']);
    const more = { ...terms, pay: { amount: 400_000, per: 'month' } } as const;
    expect(verdict({ specialResearcherType: TYPE }, [placementUpTo(8, { terms: [more] })])).toMatchObject([
      { data: { kind: 'may' } },
      { data: { fiscalYear: 2026, yen: 2_400_000 }, obligation: 'special-researcher-income:2026' },
      { data: { fiscalYear: 2027, yen: 2_400_000 }, obligation: 'special-researcher-income:2027' },
    ]);
    expect(kinds({ specialResearcherType: TYPE }, [placementUpTo(7, { terms: [more] })])).toEqual(['may']);
  });
  test.each<Partial<Student>>([{ jsps: 'DC1' }, { mextScholar: true }])('beside %j is to be confirmed', (facts) =>
    expect(kinds({ specialResearcherType: TYPE, ...facts })).toEqual(['may', 'beside']),
  );
});

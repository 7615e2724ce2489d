import { describe, expect, test } from 'vitest';
import { boardOf, itemsOf, type Tally } from '../../src/core/agenda/board.ts';
import { type DeskLine, deskOf, deskOrder } from '../../src/core/agenda/desk.ts';
import { addDays, type LocalDate } from '../../src/core/calendar/dates.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { StepNumber } from '../../src/core/model/gate.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import { judgeAll } from '../../src/core/rules/judge.ts';
import { canonical } from '../../src/core/text/canonical.ts';
import {
  company,
  contract,
  day,
  dossier,
  known,
  placementUpTo,
  dossierUpTo as plainDossierUpTo,
  review,
  student,
  TERMS,
} from '../helpers/dossiers.ts';

/** Prepared, and with nothing owed: what a test is not about is not on the desk. */
const PREPARED = { materials: day('2026-10-06'), orientation: day('2026-10-06'), literacy: day('2026-10-06') };
const SETTLED = { 'tax:P-0001': day('2026-10-06'), 'support-funds:P-0001': day('2026-10-06') };
const dossierUpTo = (step: StepNumber, facts: Partial<Placement> = {}): Dossier => ({
  ...plainDossierUpTo(step, { prepared: PREPARED, ...facts }),
  settled: SETTLED,
});

const TODAY = day('2026-10-15');
const AT = '--placement P-0001';

const desk = (of: Dossier, today: LocalDate = TODAY) => deskOf(known(of, { today }));
/** What a test compares: who must act, what it is about, by when, the command. */
const told = ({ actor, matter, by, settle, urgency }: DeskLine) => [
  actor,
  matter.kind === 'finding' ? matter.finding.rule : matter.kind,
  by,
  urgency,
  settle,
];

describe('on STEP 1 to 4', () => {
  const { contact, approval, registration, briefing, ...fresh } = dossier();
  const at = (facts: Partial<Dossier>, today?: LocalDate) => desk({ ...fresh, ...facts }, today).map(told);

  test('a student who is only in the register has STEP 1 to be recorded', () => {
    expect(at({})).toEqual([['secretariat', 'record', undefined, 'none', 'coopj step record 20249001 1']]);
  });
  test('a contact without the guide wants the guide, and the supervisor’s approval stops STEP 3', () => {
    expect(at({ contact: { on: day('2026-08-03') } }).map(([actor, what]) => [actor, what])).toEqual([
      ['secretariat', 'guide'],
      ['supervisor', 'order'],
    ]);
  });
  test('once the guide was sent, only the supervisor is waited for', () => {
    expect(at({ ...(contact && { contact }) }).map(([actor, what]) => [actor, what])).toEqual([
      ['supervisor', 'order'],
    ]);
  });
  test('once the supervisor has approved, the registration can be recorded', () => {
    const lines = at({ ...(contact && { contact }), ...(approval && { approval }) });
    expect(lines.map(([, what]) => what)).toEqual(['record']);
  });
  test.each([
    ['before the next briefing', '2026-09-30', 0],
    ['on its day', '2026-10-01', 0],
    ['on the day after', '2026-10-02', 1],
    ['in the month after', '2026-11-30', 1],
  ])('registered in September, the briefing is asked for: %s', (_, today, count) => {
    const on = day('2026-09-10');
    const facts = { contact: { on }, approval: { on }, registration: { on, supporters: {} } };
    expect(at(facts, day(today)).filter(([, what]) => what === 'briefing')).toHaveLength(count);
  });
  test('the briefing of the day of registration is not asked for', () => {
    const on = day('2026-10-01');
    const facts = { contact: { on }, approval: { on }, registration: { on, supporters: {} } };
    expect(at(facts, day('2026-10-30'))).toEqual([]);
  });
  test('nothing is left after the briefing', () => {
    expect(desk(dossier())).toEqual([]);
  });
});

describe('on a placement', () => {
  test('a contract that was received waits for the secretariat', () => {
    const waiting = dossierUpTo(8, { contracts: [contract({ reviews: [], signedOn: day('2026-10-09') })] });
    expect(desk(waiting, day('2026-09-30')).map(told)).toEqual([
      [
        'secretariat',
        'contract-review',
        '2026-11-02',
        'yellow',
        `coopj contract review 20249001 ${AT} --outcome approved`,
      ],
    ]);
  });
  test('with the review approved, the course can be registered, by the first day', () => {
    const [line] = desk(dossierUpTo(9), day('2026-08-01'));
    expect(line && told(line)).toEqual([
      'secretariat',
      'record',
      '2026-11-02',
      'none',
      `coopj course register 20249001 ${AT}`,
    ]);
  });
  test('from thirty days before the first day the rule says it, and it is not said twice', () => {
    const what = (today: LocalDate) => desk(dossierUpTo(9), today).map((line) => told(line)[1]);
    expect(what(day('2026-10-02'))).toEqual(['record']);
    expect(what(day('2026-10-03'))).toEqual(['course-before-start']);
  });
  test('a candidate is not pressed by the dates of STEP 11', () => {
    expect(desk(dossierUpTo(6), day('2026-10-30'))).toEqual([]);
  });
  test('what is overridden for a step is not asked for again before it', () => {
    const open = dossierUpTo(8, { contracts: [contract({ reviews: [], signedOn: day('2026-10-09') })] });
    const finding = judgeAll(known(open)).find(({ rule }) => rule === 'contract-review');
    const set = {
      rule: 'contract-review',
      gate: 10,
      placement: 'P-0001',
      reason: '見本',
      on: TODAY,
      by: '見本',
      compared: canonical(finding?.data),
    } as const;
    const [line] = desk({ ...open, overrides: [set] }, day('2026-08-01'));
    expect(line && told(line)[1]).toBe('record');
  });
  test.each([
    ['the day before it begins', '2026-11-01', []],
    ['on its first day', '2026-11-02', ['start']],
  ])('the start is asked for: %s', (_, today, what) => {
    expect(desk(dossierUpTo(10), day(today)).map((line) => told(line)[1])).toEqual(what);
  });
  test.each([
    ['on its last day', '2027-02-01', []],
    ['on the day after', '2027-02-02', ['end']],
  ])('the end is asked for: %s', (_, today, what) => {
    const running = dossierUpTo(10, { run: { startedOn: day('2026-11-02') } });
    expect(desk(running, day(today)).map((line) => told(line)[1])).toEqual(what);
  });
  test('the host’s evaluation certificate stops STEP 12, then the grade can be recorded', () => {
    expect(desk(dossierUpTo(11), day('2027-02-05')).map((line) => told(line).slice(0, 2))).toEqual([
      ['company', 'order'],
    ]);
    const papers = [{ kind: 'certificate', receivedOn: day('2027-02-08') }] as const;
    expect(desk(dossierUpTo(11, { papers }), day('2027-02-09')).map((line) => told(line)[4])).toEqual([
      `coopj grade record 20249001 ${AT}`,
    ]);
  });
  test.each([
    ['graded', dossierUpTo(12)],
    ['declined', dossierUpTo(6, { closed: { as: 'declined', by: 'student', on: TODAY } })],
    ['rejected', dossierUpTo(8, { result: { on: TODAY, outcome: 'rejected' } })],
  ])('a placement that is %s leaves the desk', (_, of) => {
    expect(desk(of)).toEqual([]);
  });
});

test('a placement has three lines at most, and the last says how many there are', () => {
  const short = { ...TERMS, from: day('2026-10-20'), to: day('2026-10-25') };
  const { companies, ...rest } = known(dossierUpTo(8, { terms: [short] }), { today: TODAY });
  const lines = deskOf({ ...rest, companies: new Map([['C-0001', company({ agreements: [] })]]) });
  expect(lines).toHaveLength(3);
  expect(lines[2]?.matter).toMatchObject({ kind: 'more' });
  expect(lines[2]?.settle).toBe('coopj check 20249001');
});

test('urgency turns yellow sixty days and red two weeks before the last day', () => {
  const first = day('2026-11-02');
  const unsigned = dossierUpTo(8, { contracts: [contract({ reviews: [review()], signedOn: first })] });
  const urgency = (days: number) => desk(unsigned, addDays(first, -days))[0]?.urgency;
  expect([61, 60, 15, 14, 0].map(urgency)).toEqual(['none', 'yellow', 'yellow', 'red', 'red']);
});

test('the most urgent comes first, then the earlier day, then what is the secretariat’s own', () => {
  const line = (student: string, facts: Partial<DeskLine>): DeskLine => ({
    urgency: 'none',
    student,
    name: '見本',
    matter: { kind: 'record', step: 1 },
    actor: 'secretariat',
    settle: '',
    ...facts,
  });
  const lines = [
    line('6', {}),
    line('5', { actor: 'company', by: day('2026-12-01') }),
    line('4', { by: day('2026-12-01') }),
    line('3', { by: day('2026-11-30'), actor: 'company' }),
    line('2', { urgency: 'yellow' }),
    line('1', { urgency: 'red', by: day('2027-01-01') }),
    line('0', {}),
  ];
  expect(deskOrder(lines).map(({ student }) => student)).toEqual(['1', '2', '3', '4', '5', '0', '6']);
});

test('each of a student’s open placements is on the desk by itself', () => {
  const two = [placementUpTo(9), placementUpTo(9, { ref: 'P-0002' })];
  const lines = desk(dossier({ placements: two }), day('2026-08-01'));
  expect(lines.map(({ placement }) => placement)).toEqual(['P-0001', 'P-0002']);
});

describe('what is owed', () => {
  const fellow = (facts: Partial<Dossier> = {}): Dossier => ({
    ...dossierUpTo(12),
    student: student({ jsps: 'DC1' }),
    ...facts,
  });
  test.each([
    ['fifteen days before', '2027-04-05', []],
    ['two weeks before', '2027-04-06', ['jsps-5-3']],
    ['after its day', '2027-06-01', ['jsps-5-3']],
  ])('is on the desk from two weeks before its day, though all is graded: %s', (_, today, what) => {
    expect(desk(fellow(), day(today)).map((line) => told(line)[1])).toEqual(what);
  });
  test('leaves the desk once it is settled', () => {
    const settled = { ...SETTLED, 'jsps-5-3:2026': day('2027-04-10') };
    expect(desk(fellow({ settled }), day('2027-06-01'))).toEqual([]);
  });
  test('takes three lines at most', () => {
    const owing = dossier({ placements: [1, 2, 3].map((n) => placementUpTo(12, { ref: `P-000${n}` })) });
    expect(desk(owing, day('2027-03-01'))).toHaveLength(3);
  });
});

describe('what is only to be noticed', () => {
  const unprepared = (facts: Partial<Placement> = {}) => dossierUpTo(10, { prepared: {}, ...facts });
  const what = (of: Dossier, today: string) => desk(of, day(today)).map((line) => told(line)[1]);
  test.each([
    ['from thirty days before its day', '2026-10-02', 3],
    ['not a day earlier', '2026-10-01', 0],
  ])('is on the desk %s', (_, today, count) => {
    expect(what(unprepared(), today).filter((one) => one === 'preparation')).toHaveLength(count);
  });
  test('is told by check alone once the internship runs', () => {
    expect(what(unprepared({ run: { startedOn: day('2026-11-02') } }), '2026-11-10')).toEqual([]);
  });
  test('comes after what stops something', () => {
    const course = desk(dossierUpTo(9, { prepared: {} }), day('2026-10-25'))[0];
    expect(course && told(course)[1]).toBe('course-before-start');
  });
});

describe('what several students share', () => {
  const line = (student: string, facts: Partial<DeskLine> = {}): DeskLine => ({
    urgency: 'none',
    student,
    name: '見本',
    matter: { kind: 'briefing', heldOn: day('2026-10-01') },
    actor: 'secretariat',
    settle: `coopj step record ${student} 4`,
    waits: 4,
    ...facts,
  });
  test('is one line; who attended, and to whom the recording is sent, is said of each', () => {
    const [one, ...others] = itemsOf([line('1'), line('2'), line('3')]);
    expect(others).toEqual([]);
    expect([one?.students, one?.settle, one?.shown]).toEqual([3, undefined, 'coopj student list --next 4']);
  });
  test('another briefing is another line, and one student’s line stays as it is', () => {
    const other = line('2', { matter: { kind: 'briefing', heldOn: day('2026-11-02') } });
    expect(itemsOf([line('1'), other]).map(({ settle }) => settle)).toEqual([
      'coopj step record 1 4',
      'coopj step record 2 4',
    ]);
  });
  test('a company without an agreement is one line for all its students, in the place of the most urgent', () => {
    const agreement = company({ agreements: [] });
    const lines = ['1', '2'].flatMap((number) => {
      const of = { ...dossierUpTo(10), student: student({ number }) };
      const facts = known(of, { today: day('2026-10-25'), companies: new Map([['C-0001', agreement]]) });
      return deskOf(facts);
    });
    const groups = itemsOf(deskOrder(lines)).map((batch) => [batch.settle?.split(' ')[1], batch.lines.length]);
    expect(groups).toEqual([['agreement', 2]]);
  });
  const record = (student: string): DeskLine =>
    line(student, {
      matter: { kind: 'record', step: 1 },
      settle: `coopj step record ${student} 1`,
      waits: 1,
    });
  test('the same step of several, each with a command of its own, is one line with the command that lists them', () => {
    const [one, ...others] = itemsOf([record('1'), record('2')]);
    expect(others).toEqual([]);
    expect([one?.students, one?.settle, one?.shown]).toEqual([2, undefined, 'coopj student list --next 1']);
  });
  test('a step of a placement stays each student’s own', () => {
    const graded = ['1', '2'].map((number) =>
      desk({ ...dossierUpTo(11), student: student({ number }) }, day('2027-02-05')),
    );
    expect(itemsOf(graded.flat()).map(({ students }) => students)).toEqual([1, 1]);
  });

  describe('the desk counts', () => {
    const tally = (...waiting: readonly (readonly [step: number, students: number])[]): Tally => ({
      students: 500,
      placements: 7,
      waiting: waiting.map(([step, students]) => ({ step, students })),
    });
    const on = (by: string) => line('1', { by: day(by) });
    test.each([
      ['the day before', '2026-10-14', 1, 0],
      ['today', '2026-10-15', 0, 1],
      ['two weeks ahead', '2026-10-29', 0, 1],
      ['a day more', '2026-10-30', 0, 0],
    ])('what is overdue and what is soon: %s', (_, by, overdue, soon) => {
      expect(boardOf([on(by)], tally(), new Map(), TODAY).counts).toMatchObject({ open: 1, overdue, soon });
    });
    test('who was not looked at is counted, and told apart: STEP 1 is to be recorded for certain, later steps perhaps', () => {
      const board = boardOf(
        [record('1'), record('2')],
        tally([0, 102], [1, 40], [2, 3]),
        new Map([
          [0, 2],
          [1, 40],
        ]),
        TODAY,
      );
      expect(board.counts).toEqual({ open: 102, overdue: 0, soon: 0, students: 500, placements: 7 });
      expect(board.items.map(({ students }) => students)).toEqual([102]);
      expect(board.beyond).toEqual([
        { next: 1, students: 100 },
        { next: 3, students: 3 },
      ]);
    });
    test('what a student has besides three lines', () => {
      const more = line('1', { matter: { kind: 'more', count: 4 } });
      const board = boardOf([line('1'), more], tally(), new Map(), TODAY);
      expect([board.counts.open, board.items.length]).toEqual([5, 1]);
    });
    test('by day: what is overdue longest comes first, what has no day last', () => {
      const days = ['2026-10-20', '2026-09-01'].map(
        (by, n) => ({ ...record(`${n}`), waits: 2, by: day(by) }) as DeskLine,
      );
      const board = boardOf(
        [line('1'), ...days.map((one, n) => ({ ...one, waits: (n + 1) as StepNumber }))],
        tally(),
        new Map(),
        TODAY,
      );
      expect(board.items.map(({ lines: [first] }) => first.by)).toEqual(['2026-09-01', '2026-10-20', undefined]);
    });
  });
});

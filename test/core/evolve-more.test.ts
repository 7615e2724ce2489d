import { describe, expect, test } from 'vitest';
import type { CompanyChange, StudentChange } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import { evolveCompany } from '../../src/core/journal/evolve-company.ts';
import type { Company } from '../../src/core/model/company.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { company, contract, day, dossier, placement, student, TERMS } from '../helpers/dossiers.ts';

const evolved = (before: Dossier, ...changes: readonly StudentChange[]): Dossier =>
  changes.reduce<Dossier>(evolve, before);
const ofPlacement = (of: ReturnType<typeof placement>, ...changes: readonly StudentChange[]) =>
  evolved(dossier({ placements: [of, placement({ ref: 'P-0002' })] }), ...changes).placements;
const at = { placement: 'P-0001' } as const;

describe('a placement', () => {
  const opened = {
    type: 'placement-opened',
    ref: 'P-0009',
    company: 'C-0001',
    on: day('2026-09-10'),
    consulted: ['甲'],
    terms: TERMS,
  } as const;
  const bare = {
    ref: 'P-0009',
    company: 'C-0001',
    openedOn: '2026-09-10',
    consulted: ['甲'],
    terms: [TERMS],
    prepared: {},
    contracts: [],
    papers: [],
  };
  test('is opened with what was told, and nothing else', () => {
    expect(evolved(dossier(), opened).placements).toStrictEqual([bare]);
    const told = { job: '研究', hr: '人事', mentor: '指導' };
    expect(evolved(dossier(), { ...opened, ...told }).placements).toStrictEqual([{ ...bare, ...told }]);
  });
  test.each<[object, object]>([
    [{ on: day('2026-09-11') }, { openedOn: '2026-09-11' }],
    [{ job: '研究' }, { job: '研究' }],
    [{ job: '' }, { job: '' }],
    [{ hr: '人事' }, { hr: '人事' }],
    [{ mentor: '指導' }, { mentor: '指導' }],
    [{ consulted: [] }, { consulted: [] }],
    [{ terms: { hoursPerWeek: 20 } }, { terms: [{ ...TERMS, hoursPerWeek: 20 }] }],
  ])('is edited by %j, and the other stays', (change, expected) => {
    const [first, other] = ofPlacement(placement(), { type: 'placement-edited', ...at, ...change });
    expect(first).toStrictEqual({ ...placement(), ...expected });
    expect(other).toStrictEqual(placement({ ref: 'P-0002' }));
  });
  test('has terms of its contract as they were read, of all days and of some', () => {
    const of = placement({
      contracts: [contract({ terms: { hoursPerWeek: 28 } }), contract({ revision: 2 }), contract({ kind: 'notice' })],
    });
    const read = (more: object) =>
      ofPlacement(of, {
        type: 'contract-terms-recorded',
        ...at,
        kind: 'employment',
        revision: 1,
        terms: { content: 'x' },
        ...more,
      })[0]?.contracts;
    expect(read({})?.[0]).toStrictEqual(contract({ terms: { hoursPerWeek: 28, content: 'x' } }));
    const spans = [{ from: day('2026-11-02'), terms: { hoursPerWeek: 20 } }];
    expect(read({ spans })?.[0]).toStrictEqual(contract({ terms: { hoursPerWeek: 28, content: 'x' }, spans }));
    expect(read({ spans })?.slice(1)).toStrictEqual(of.contracts.slice(1));
  });
});

describe('a leave', () => {
  const ended = (change: object, ...leaves: Dossier['leaves']) =>
    evolved(dossier({ leaves }), { type: 'returned', on: day('2026-10-01'), ...change }).leaves.map(({ to }) => to);
  test('ends on the day before the return: the open one that began before it', () => {
    const open = { kind: 'absence', from: day('2026-04-01') } as const;
    expect(ended({}, open)).toEqual(['2026-09-30']);
    expect(ended({}, { ...open, from: day('2026-10-01') })).toEqual([undefined]);
    expect(ended({}, { ...open, to: day('2027-03-31') })).toEqual(['2027-03-31']);
    expect(
      ended({ leaveFrom: day('2026-04-01') }, { ...open, to: day('2027-03-31') }, { ...open, from: day('2025-04-01') }),
    ).toEqual(['2026-09-30', undefined]);
  });
});

describe('an approval of a later supervisor', () => {
  const later = [
    { on: day('2026-10-10'), by: '甲' },
    { on: day('2026-10-11'), by: '乙' },
  ];
  const renewed = (by: string, instead?: string) =>
    evolved(dossier({ laterApprovals: later }), {
      type: 'approval-renewed',
      on: day('2026-10-20'),
      by,
      ...(instead && { instead }),
    }).laterApprovals;
  test('is added, told again in its place, or put in the place of another', () => {
    expect(renewed('丙')).toEqual([...later, { on: '2026-10-20', by: '丙' }]);
    expect(renewed('甲')).toEqual([{ on: '2026-10-20', by: '甲' }, later[1]]);
    expect(renewed('丙', '乙')).toEqual([later[0], { on: '2026-10-20', by: '丙' }]);
  });
});

test('rows of the stay are by day, and one of the same day is replaced', () => {
  const stays = [
    { on: day('2025-04-01'), status: '甲' },
    { on: day('2026-04-01'), status: '乙' },
  ];
  const of = (on: string) =>
    evolved(dossier({ stays }), { type: 'stay-recorded', stay: { on: day(on), status: '丙' } }).stays.map(
      ({ on: since, status }) => [since, status],
    );
  expect(of('2025-10-01')).toEqual([
    ['2025-04-01', '甲'],
    ['2025-10-01', '丙'],
    ['2026-04-01', '乙'],
  ]);
  expect(of('2024-04-01')[0]).toEqual(['2024-04-01', '丙']);
  expect(of('2026-04-01')).toEqual([
    ['2025-04-01', '甲'],
    ['2026-04-01', '丙'],
  ]);
});

test('an invitation to another briefing stands beside the first, and a later one to the same in its place', () => {
  const invitations = [{ on: day('2026-09-20'), for: day('2026-10-01') }];
  const of = (on: string, to: string) =>
    evolved(dossier({ invitations }), { type: 'briefing-invited', on: day(on), for: day(to) }).invitations;
  expect(of('2026-10-20', '2026-11-02')).toEqual([...invitations, { on: '2026-10-20', for: '2026-11-02' }]);
  expect(of('2026-09-25', '2026-10-01')).toEqual([{ on: '2026-09-25', for: '2026-10-01' }]);
});

test('the name in Latin letters that stood beside the card stays until the card is read again', () => {
  const of = dossier({ student: student({ nameOnCard: 'MIHON TARO' }), latinAtCard: 'MIHON Taro' });
  const renamed = evolved(of, { type: 'student-edited', set: { familyName: 'TRAN' } });
  expect(renamed.latinAtCard).toBe('MIHON Taro');
  expect(evolved(renamed, { type: 'student-edited', set: { nameOnCard: 'TRAN TARO' } }).latinAtCard).toBe('TRAN Taro');
  expect(evolved(renamed, { type: 'student-edited', set: {}, clear: ['nameOnCard'] })).not.toHaveProperty(
    'latinAtCard',
  );
  const first = evolve(undefined, { type: 'student-registered', facts: student({ nameOnCard: 'MIHON TARO' }) });
  expect(first.latinAtCard).toBe('MIHON Taro');
});

test('another host researcher has not the address of the one before', () => {
  const consent = { hostResearcher: '甲 教授', hostResearcherEmail: 'ko@example.ac.jp', contributes: true };
  const recorded = (facts: object) =>
    evolved(dossier({ jspsConsent: consent }), { type: 'jsps-recorded', consent: facts }).jspsConsent;
  expect(recorded({ hostResearcher: '乙 教授' })).toStrictEqual({ hostResearcher: '乙 教授', contributes: true });
  expect(recorded({ hostResearcher: '甲教授' })).toStrictEqual({ ...consent, hostResearcher: '甲教授' });
  expect(recorded({ monthsElsewhere: 2 })).toStrictEqual({ ...consent, monthsElsewhere: 2 });
});

describe('a company', () => {
  const of = (before: Company, ...changes: readonly CompanyChange[]) => changes.reduce<Company>(evolveCompany, before);
  const job = { ref: 'J-0001', title: '甲' };
  test('has its job descriptions, and mends the one that is named', () => {
    expect(of(company(), { type: 'job-added', job }).jobs).toEqual([job]);
    const two = company({ jobs: [job, { ref: 'J-0002', title: '乙' }] });
    expect(
      of(two, { type: 'job-edited', job: 'J-0002', set: { title: '丙', ref: 'J-0009' } } as CompanyChange).jobs,
    ).toEqual([job, { ref: 'J-0002', title: '丙' }]);
    expect(of(company(), { type: 'job-edited', job: 'J-0002', set: { title: '丙' } })).toStrictEqual(company());
    expect(of(two, { type: 'job-added', job: { ref: 'J-0003', title: '丁' } }).jobs).toHaveLength(3);
  });
  test('keeps the names that it had, with the day of the next one', () => {
    const renamed = (set: object, on?: string) =>
      of(company(), { type: 'company-edited', set, ...(on && { on: day(on) }) }).formerNames;
    expect(renamed({ name: '新' }, '2026-10-01')).toEqual([{ name: '見本株式会社', until: '2026-10-01' }]);
    expect([
      renamed({ name: '新' }),
      renamed({ name: '見本株式会社' }, '2026-10-01'),
      renamed({ industry: '業' }, '2026-10-01'),
    ]).toEqual([undefined, undefined, undefined]);
    const twice = of(
      company(),
      { type: 'company-edited', set: { name: '二' }, on: day('2026-10-01') },
      { type: 'company-edited', set: { name: '三' }, on: day('2026-11-01') },
    );
    expect(twice.formerNames?.map(({ name }) => name)).toEqual(['見本株式会社', '二']);
  });
  test('that is not known is told, and one that is added again keeps its agreements', () => {
    expect(() => evolveCompany(undefined, { type: 'job-added', job })).toThrow('job-added');
    expect(
      evolveCompany(company(), { type: 'company-added', facts: { code: 'C-0001', name: '新' } }).agreements,
    ).toEqual(company().agreements);
    expect(
      evolveCompany(undefined, { type: 'company-added', facts: { code: 'C-0001', name: '新' } }).agreements,
    ).toEqual([]);
  });
});

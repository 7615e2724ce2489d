import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import { type Dossier, NOTHING_KNOWN } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import { companyRows, rows, unpacked } from '../../src/store/projection.ts';
import { amended } from '../helpers/dossiers.ts';

const on = (day: string) => `2026-${day}` as LocalDate;

const running: Placement = {
  ref: 'P-0002',
  company: 'C-0001',
  openedOn: on('10-05'),
  consulted: ['見本 教員'],
  terms: amended([{ from: on('12-01') }], on('12-01'), { from: on('12-02'), to: on('12-28') }),
  application: { on: on('10-06') },
  selection: { on: on('10-07') },
  result: { on: on('10-08'), outcome: 'accepted' },
  prepared: {},
  contracts: [
    {
      kind: 'notice',
      revision: 2,
      receivedOn: on('10-09'),
      signedOn: on('10-20'),
      terms: {},
      reviews: [
        { by: 'company', outcome: 'returned', on: on('10-10'), items: {} },
        { by: 'secretariat', outcome: 'approved', on: on('10-11'), items: { pay: '確認' }, remark: '可' },
      ],
    },
  ],
  course: { on: on('10-30'), year: 2026, term: 'autumn', course: '20XX', credits: 2 },
  run: { startedOn: on('12-03') },
  papers: [{ kind: 'interview', receivedOn: on('12-20') }],
  grade: { grade: 'A', by: '見本 教員', on: on('12-30') },
};
const declined: Placement = {
  ref: 'P-0001',
  company: 'C-0002',
  openedOn: on('09-01'),
  consulted: [],
  terms: [{}],
  result: { on: on('09-10'), outcome: 'declined' },
  prepared: {},
  contracts: [],
  papers: [],
};
const dossier: Dossier = {
  ...NOTHING_KNOWN,
  student: {
    number: '001',
    nameKanji: '髙見本 花子',
    familyName: 'MİHON',
    givenName: 'Hanako',
    email: 'Mihon@example.ac.jp',
    program: '情報学コース',
    jsps: 'none',
    mextScholar: true,
  },
  stays: [
    { on: on('04-01'), status: '留学' },
    { on: on('10-01'), status: '教授' },
  ],
  contact: { on: on('08-01') },
  approval: { on: on('08-02') },
  registration: { on: on('08-03'), supporters: {} },
  placements: [declined, running],
  certificates: [
    {
      number: 'E-2026-0001',
      kind: 'enrollment',
      lang: 'ja',
      issuedOn: on('11-01'),
      file: '/papers/a.pdf',
      sha256: '00',
      by: '見本 係',
    },
  ],
  overrides: [
    { rule: 'length', gate: 10, placement: 'P-0002', reason: '見本', on: on('10-29'), by: '見本 係', compared: '{}' },
  ],
};

const agreement = {
  ref: 'A-0001',
  from: on('04-01'),
  to: on('12-31'),
  autoRenew: false,
  signedOn: on('10-25'),
  revisions: [],
} as const;

describe('the rows of a student', () => {
  const host = { code: 'C-0001', name: '見本株式会社', agreements: [agreement] };
  const made = rows(dossier, new Map([['C-0001', host]]));
  it('hold name, steps, leading placement and the whole dossier in one', () => {
    expect(made.students).toEqual([
      {
        number: '001',
        name: '髙見本 花子',
        nameKey: '高見本花子|mihonhanako|hanakomihon',
        email: 'Mihon@example.ac.jp',
        program: '情報学コース',
        step: 10,
        // The end of STEP 11 is missing, though it is graded.
        next: 12,
        gaps: '[4]',
        standing: 'completion',
        reached: 10,
        placement: 'P-0002',
        company: 'C-0001',
        open: false,
        // Pay is stated nowhere, and counts as paid: the tax line, and other funders to be asked.
        owing: true,
        jsps: false,
        mext: true,
        residence: '教授',
        registeredOn: on('08-03'),
        latest: on('12-30'),
        dossier: expect.stringContaining('"髙見本 花子"'),
      },
    ]);
  });
  it('hold the dossier without the lists in which nothing stands, and give it back whole', () => {
    const packed = made.students[0]?.dossier ?? '';
    expect(Object.keys(JSON.parse(packed))).not.toContain('leaves');
    expect(unpacked(JSON.parse(packed))).toEqual(dossier);
  });
  it('of whom nothing is recorded but the entry in the list, tell of no day and no step', () => {
    const { student } = dossier;
    const [row] = rows({ ...NOTHING_KNOWN, student }, new Map()).students;
    expect(row).toMatchObject({ latest: '', step: 0, placement: null, company: null, residence: null, open: false });
  });
  it('hold each placement with its state, the terms in force and the real first day', () => {
    expect(made.placements).toEqual([
      {
        ref: 'P-0001',
        student: '001',
        company: 'C-0002',
        state: 'declined',
        step: 8,
        next: null,
        open: false,
        openedOn: on('09-01'),
        appliedOn: null,
        contractedOn: null,
        registeredOn: null,
        endedOn: null,
        firstDay: null,
        lastDay: null,
      },
      {
        ref: 'P-0002',
        student: '001',
        company: 'C-0001',
        state: 'running',
        step: 10,
        next: 12,
        open: false,
        openedOn: on('10-05'),
        appliedOn: on('10-06'),
        contractedOn: on('10-25'),
        registeredOn: on('10-30'),
        endedOn: null,
        firstDay: on('12-03'),
        lastDay: on('12-28'),
      },
    ]);
  });
  it('hold contracts, reviews, course, evaluation papers and grade of each placement', () => {
    const of = { student: '001', placement: 'P-0002' };
    expect(made.contracts).toEqual([
      { ref: 'P-0002-N2', ...of, kind: 'notice', revision: 2, receivedOn: on('10-09'), signedOn: on('10-20') },
    ]);
    expect(made.reviews).toEqual([
      { contract: 'P-0002-N2', ...of, reviewer: 'company', outcome: 'returned', reviewedOn: on('10-10'), remark: null },
      {
        contract: 'P-0002-N2',
        ...of,
        reviewer: 'secretariat',
        outcome: 'approved',
        reviewedOn: on('10-11'),
        remark: '可',
      },
    ]);
    expect(made.courses).toEqual([
      { ...of, year: 2026, term: 'autumn', course: '20XX', credits: 2, registeredOn: on('10-30'), withdrawnOn: null },
    ]);
    expect(made.evaluations).toEqual([{ ...of, kind: 'interview', receivedOn: on('12-20'), signer: null }]);
    expect(made.grades).toEqual([{ ...of, grade: 'A', gradedBy: '見本 教員', gradedOn: on('12-30') }]);
  });
  it('hold the register of papers and the overrides', () => {
    expect(made.certificates).toEqual([
      {
        number: 'E-2026-0001',
        student: '001',
        kind: 'enrollment',
        lang: 'ja',
        issuedOn: on('11-01'),
        placement: null,
        purpose: null,
        addressee: null,
        file: '/papers/a.pdf',
        sha256: '00',
        issuedBy: '見本 係',
        state: 'valid',
        voidedOn: null,
        voidedBy: null,
        voidReason: null,
      },
    ]);
    expect(made.reissues).toEqual([]);
    expect(made.overrides).toEqual([
      {
        student: '001',
        placement: 'P-0002',
        rule: 'length',
        gate: '10',
        reason: '見本',
        decidedOn: on('10-29'),
        decidedBy: '見本 係',
      },
    ]);
  });
});

it('the rows of a paper that was issued again say when, by whom, and why and for what where that was said', () => {
  const [certificate] = dossier.certificates;
  if (!certificate) throw new Error('a certificate');
  const again = { on: on('11-05'), by: '見本 係', file: '/papers/b.pdf', sha256: '11' };
  const reissues = [again, { ...again, reason: '紛失', purpose: '在留資格の更新' }];
  const said = { ...dossier, certificates: [{ ...certificate, reissues }] } as Dossier;
  const row = {
    ...{ certificate: 'E-2026-0001', student: '001', reissuedOn: on('11-05'), reissuedBy: '見本 係' },
    ...{ reason: null, purpose: null, file: '/papers/b.pdf', sha256: '11' },
  };
  expect(rows(said, new Map()).reissues).toEqual([row, { ...row, reason: '紛失', purpose: '在留資格の更新' }]);
});

it('the rows of a placement without its contract, its course and its end tell of none, and an override of the whole student of no placement', () => {
  const bare = {
    ...dossier,
    placements: [declined],
    overrides: dossier.overrides.map(({ placement: _, ...one }) => one),
  };
  const made = rows(bare as Dossier, new Map());
  expect([made.contracts, made.reviews, made.courses, made.evaluations, made.grades]).toEqual([[], [], [], [], []]);
  expect(made.overrides).toMatchObject([{ student: '001', placement: null, rule: 'length' }]);
});

it('the rows of a certificate that is void say when, by whom and why, and of which placement and for whom it was', () => {
  const [certificate] = dossier.certificates;
  const more = { placement: 'P-0002', purpose: '在留資格の更新', addressee: '見本入管' };
  const voided = { on: on('11-06'), by: '見本 係', reason: '誤記' };
  const said = { ...dossier, certificates: [{ ...certificate, ...more, voided }] } as Dossier;
  expect(rows(said, new Map()).certificates).toMatchObject([
    { ...more, state: 'void', voidedOn: on('11-06'), voidedBy: '見本 係', voidReason: '誤記' },
  ]);
});

it('the rows of a company hold its agreements and its job descriptions', () => {
  const agreement = {
    ref: 'A-0001',
    from: on('10-01'),
    to: on('12-31'),
    autoRenew: true,
    signedOn: on('09-20'),
    revisions: [],
  };
  const job = { ref: 'J-0001', title: '見本の研究', from: on('10-01'), content: '見本' };
  const company = { code: 'C-0001', name: '見本工業株式会社', agreements: [agreement], jobs: [job] };
  expect(companyRows(company)).toEqual({
    companies: [{ code: 'C-0001', name: '見本工業株式会社', nameEn: null, company: JSON.stringify(company) }],
    agreements: [
      {
        ref: 'A-0001',
        company: 'C-0001',
        firstDay: on('10-01'),
        lastDay: on('12-31'),
        autoRenew: true,
        placement: null,
        signedOn: on('09-20'),
      },
    ],
    jobs: [{ ref: 'J-0001', company: 'C-0001', title: '見本の研究', firstDay: on('10-01'), lastDay: null }],
  });
});

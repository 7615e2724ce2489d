import type { Certificate } from '../../src/core/model/certificate.ts';
import type { Company } from '../../src/core/model/company.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { StepNumber } from '../../src/core/model/gate.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Student } from '../../src/core/model/student.ts';
import {
  agreement,
  amended,
  company,
  contract,
  day,
  dossier,
  placement,
  placementUpTo,
  review,
  student,
  TERMS,
} from './dossiers.ts';
import { permit } from './permits.ts';

/** A year of an invented office: every step, every ending, and of most facts one that is late, early or missing. */

const who = (n: number, facts: Partial<Student> = {}): Student =>
  student({ number: String(20240000 + n), nameKanji: `見本 ${n}号`, ...facts });
const upTo = (n: number, step: StepNumber, facts: Partial<Placement> = {}, more: Partial<Dossier> = {}): Dossier =>
  dossier({
    student: who(n),
    placements: [placementUpTo(step, { ref: `P-${String(n).padStart(4, '0')}`, ...facts })],
    ...more,
  });
const certificate = (number: string, facts: Partial<Certificate> = {}): Certificate => ({
  number,
  kind: number.startsWith('E') ? 'enrollment' : 'internship',
  lang: 'both',
  issuedOn: day('2026-10-20'),
  file: `/${number}.pdf`,
  sha256: number,
  by: '見本 係',
  ...facts,
});
const { contact: _, approval: __, registration: ___, briefing: ____, ...FRESH } = dossier();
const STATISTICS = '統計科学コース';

const REVIEWS = [
  review({ outcome: 'returned', on: day('2026-10-12'), items: { ip: '帰属', pay: '締め日' }, remark: '直す' }),
  review({ by: 'student', on: day('2026-10-11') }),
  review({ outcome: 'returned', on: day('2026-10-19'), items: { ip: '帰属' } }),
];

export const OFFICE_YEAR: readonly Dossier[] = [
  { ...FRESH, student: who(1) },
  { ...FRESH, student: who(2), contact: { on: day('2026-10-01') } },
  {
    ...FRESH,
    student: who(3, { program: STATISTICS }),
    contact: { on: day('2026-09-30') },
    approval: { on: day('2026-10-05'), by: '見本 教授' },
  },
  (({ briefing: _, ...rest }) => rest)(dossier({ student: who(4, { institute: '統計数理研究所' }) })),
  dossier({ student: who(5) }),
  upTo(6, 5),
  upTo(7, 6),
  upTo(8, 7),
  upTo(9, 8),
  upTo(10, 9, {
    company: 'C-0002',
    contracts: [
      contract({ reviews: REVIEWS, signedOn: day('2026-10-28') }),
      contract({ revision: 2, receivedOn: day('2026-10-20'), reviews: [review({ on: day('2026-11-20') })] }),
    ],
  }),
  upTo(11, 9, {
    contracts: [
      contract({ kind: 'notice', receivedOn: day('2026-10-13'), reviews: [review({ on: day('2026-10-13') })] }),
    ],
  }),
  upTo(12, 10, { run: { startedOn: day('2026-11-04') } }, { student: who(12, { program: STATISTICS }) }),
  upTo(13, 11, { terms: amended([TERMS], '2026-12-01', { hoursPerWeek: 20 }) }),
  upTo(
    14,
    12,
    {},
    {
      certificates: [
        certificate('E-2026-0001', {
          purpose: '奨学金',
          reissues: [{ on: day('2026-10-25'), by: '係', file: '/', sha256: 'x' }],
        }),
        certificate('I-2026-0001', { placement: 'P-0014' }),
      ],
    },
  ),
  upTo(15, 12, {
    grade: { grade: 'F', by: '見本 担当', on: day('2027-03-20') },
    course: { on: day('2026-05-15'), year: 2026, term: 'spring', course: 'OLD-001', credits: 1 },
  }),
  upTo(16, 7, { result: { on: day('2026-10-06'), outcome: 'rejected' } }),
  upTo(17, 7, { result: { on: day('2026-10-07'), outcome: 'declined', offeredOn: day('2026-10-01') } }),
  upTo(18, 6, { closed: { as: 'withdrawn', by: 'student', on: day('2026-10-20'), reason: '研究に専念' } }),
  upTo(19, 10, {
    run: { startedOn: day('2026-11-02') },
    closed: { as: 'terminated', by: 'company', on: day('2026-12-15'), reason: '経営上の理由' },
  }),
  upTo(20, 11, {
    run: { startedOn: day('2026-11-02'), endedOn: day('2026-12-18'), earlyReason: '体調' },
    closed: { as: 'completed', by: 'company', on: day('2027-01-10'), recruitment: 'offered' },
  }),
  upTo(
    21,
    10,
    {},
    {
      student: who(21, {
        jsps: 'DC1',
        nationality: 'ベトナム',
        mextScholar: true,
        researchAssistant: true,
        raHours: 8,
        funder: '見本財団',
      }),
      stays: [{ on: day('2024-04-01'), status: '留学', expiresOn: day('2027-01-15') }],
      permits: [permit({ appliedOn: day('2026-10-01') })],
      insurances: [],
      settled: { 'support-funds:P-0021': day('2026-10-20') },
    },
  ),
  upTo(
    22,
    11,
    {},
    {
      student: who(22, { jsps: 'PD', nationality: '中国' }),
      stays: [{ on: day('2024-04-01'), status: '家族滞在', expiresOn: day('2028-03-31') }],
      jspsConsent: { hostResearcher: '見本 教授', agreedOn: day('2026-10-01'), contributes: true },
      settled: { 'jsps-5-3:2026': day('2027-03-25') },
    },
  ),
  upTo(
    23,
    10,
    {},
    {
      overrides: [
        {
          rule: 'length',
          gate: 10,
          placement: 'P-0023',
          reason: '特例',
          on: day('2026-10-15'),
          by: '見本 係',
          compared: '{}',
        },
        { rule: 'briefing', gate: 5, reason: '個別に説明', on: day('2026-09-10'), by: '別 係', compared: '{}' },
        {
          rule: 'agreement',
          gate: 'C',
          placement: 'P-0023',
          reason: '締結中',
          on: day('2026-11-01'),
          by: '見本 係',
          compared: '{}',
        },
      ],
      certificates: [
        certificate('E-2026-0002', {
          issuedOn: day('2026-11-02'),
          addressee: '見本局長',
          voided: { on: day('2026-11-10'), by: '係', reason: '誤記' },
        }),
        certificate('I-2026-0002', { placement: 'P-0023', issuedOn: day('2027-04-02'), purpose: '在留' }),
      ],
    },
  ),
  dossier({
    student: who(24),
    placements: [
      placementUpTo(12, { ref: 'P-0024' }),
      placementUpTo(8, {
        ref: 'P-0025',
        company: 'C-0002',
        openedOn: day('2027-02-20'),
        application: { on: day('2027-02-25'), approvedOn: day('2027-02-24') },
        selection: { on: day('2027-03-01') },
        result: { on: day('2027-03-10'), outcome: 'accepted' },
        terms: [{ ...TERMS, from: day('2027-05-06'), to: day('2027-08-31') }],
      }),
    ],
    leaves: [{ kind: 'absence', from: day('2026-04-01'), to: day('2026-07-31') }],
  }),
  dossier({
    student: who(26),
    leaves: [{ kind: 'withdrawal', from: day('2026-10-10') }],
    placements: [placement({ ref: 'P-0026', terms: [{}] })],
  }),
];

export const OFFICE_COMPANIES: ReadonlyMap<string, Company> = new Map([
  [
    'C-0001',
    company({
      agreements: [
        agreement({
          revisions: [
            {
              revision: 1,
              receivedOn: day('2026-08-20'),
              reviews: [review({ on: day('2026-08-28') })],
              signedOn: day('2026-09-01'),
            },
          ],
        }),
      ],
    }),
  ],
  [
    'C-0002',
    company({
      code: 'C-0002',
      name: '別見本研究所',
      nameEn: 'Another Mihon',
      agreements: [
        agreement({
          ref: 'A-0002',
          revisions: [
            {
              revision: 1,
              receivedOn: day('2026-10-02'),
              reviews: [review({ outcome: 'returned', on: day('2026-10-16'), items: { ip: '帰属' } })],
            },
          ],
        }),
      ],
    }),
  ],
]);

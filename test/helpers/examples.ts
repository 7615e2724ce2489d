import type { Company } from '../../src/core/model/company.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import type { Student } from '../../src/core/model/student.ts';
import type { RuleKey } from '../../src/core/rules/index.ts';
import { type Finding, judgeAll } from '../../src/core/rules/judge.ts';
import {
  CALENDAR,
  company,
  contract,
  day,
  dossier,
  dossierUpTo,
  OFFICE,
  placement,
  placementUpTo,
  student,
  TERMS,
} from './dossiers.ts';

/** A student on a day on whom a rule has something to say. */
export interface Example {
  readonly today: string;
  readonly dossier: Dossier;
  readonly company?: Company;
  /** Settings of the profile that differ from the sample, `key=value`. */
  readonly settings?: readonly string[];
  /** The day on which a way out can be taken, where that is a later one. */
  readonly typedOn?: string;
  /** What only a person knows of this student, by what is asked for: the test that types each way out says it. */
  readonly known?: Readonly<Record<string, string>>;
}

const having = (facts: Partial<Student>, more: Partial<Dossier> = {}): Dossier =>
  dossier({ student: student(facts), placements: [placementUpTo(8)], ...more });
const terms = (facts: Partial<Terms>): Dossier => dossierUpTo(8, { terms: [{ ...TERMS, ...facts }] });
const without = (part: 'briefing', from: Dossier): Dossier => {
  const { [part]: _, ...rest } = from;
  return rest;
};
/** On the status "Student" until March 2028. */
const STUDENT = [{ on: day('2024-04-01'), status: 'Student', expiresOn: day('2028-03-31') }];
const FELLOW = { jsps: 'DC1', jspsFrom: day('2025-04-01'), jspsTo: day('2028-03-31') } as const;
const ended = (endedOn: string, facts: Partial<Placement> = {}): Dossier =>
  dossierUpTo(10, { run: { startedOn: day('2026-11-02'), endedOn: day(endedOn) }, ...facts });

/** For each rule a student of whom it says something: the catalogue prints what it says. A rule without one does not compile. */
export const EXAMPLES: Readonly<Record<RuleKey, Example>> = {
  doctoral: { today: '2026-10-06', dossier: having({ courseYears: 5, enrolledOn: day('2025-04-01') }) },
  length: { today: '2026-10-06', dossier: terms({ to: day('2026-12-15') }) },
  paid: {
    today: '2026-10-06',
    dossier: dossierUpTo(8, { terms: [{ from: day('2026-11-02'), to: day('2027-02-01') }] }),
  },
  member: { today: '2026-10-06', dossier: dossierUpTo(8), company: company({ memberAsOf: day('2026-10-01') }) },
  supporters: {
    today: '2026-08-17',
    dossier: dossier({
      registration: {
        on: day('2026-08-10'),
        supporters: { supervisor: 'kyoju@example.ac.jp', office: 'kyoju@example.ac.jp' },
      },
    }),
  },
  consulted: { today: '2026-09-18', dossier: dossierUpTo(6, { consulted: [] }) },
  briefing: { today: '2026-09-03', dossier: without('briefing', dossier()) },
  order: { today: '2026-09-18', dossier: dossierUpTo(5, { application: { on: day('2026-09-17') } }) },
  'contract-review': { today: '2026-10-09', dossier: dossierUpTo(8, { contracts: [contract({ reviews: [] })] }) },
  'contract-signed': { today: '2026-10-13', dossier: dossierUpTo(8, { contracts: [unsigned()] }) },
  agreement: { today: '2026-10-06', dossier: dossierUpTo(8), company: company({ agreements: [] }) },
  'course-before-start': { today: '2026-10-15', dossier: dossierUpTo(9) },
  insurance: {
    today: '2026-10-06',
    dossier: having(
      {},
      {
        insurances: [
          { kind: 'gakkensai', paidOn: day('2024-04-01'), from: day('2024-04-02'), to: day('2027-03-31') },
          { kind: 'gakkenbai', paidOn: day('2024-04-01'), from: day('2024-04-02'), to: day('2026-12-31') },
        ],
      },
    ),
  },
  preparation: { today: '2026-10-20', dossier: dossierUpTo(10) },
  'residence-known': { today: '2026-10-06', dossier: having({ nationality: 'ベトナム' }) },
  'work-permit': { today: '2026-10-06', dossier: having({ nationality: 'ベトナム' }, { stays: STUDENT }) },
  'permit-ask-bureau': {
    today: '2026-08-20',
    dossier: dossier({
      student: student({ nationality: 'ベトナム', expectedCompletionOn: day('2028-03-31') }),
      stays: STUDENT,
      placements: [placementUpTo(8, { terms: [{ ...TERMS, hoursPerWeek: 38 }] })],
    }),
  },
  'permit-lead': { today: '2026-10-06', dossier: having({ nationality: 'ベトナム' }, { stays: STUDENT }) },
  'permit-papers': {
    today: '2026-10-06',
    dossier: having({ nationality: 'ベトナム', dateOfBirth: day('1999-05-05') }, { stays: STUDENT }),
  },
  stay: {
    today: '2026-10-06',
    dossier: having(
      { nationality: 'ベトナム' },
      { stays: [{ on: day('2024-04-01'), status: 'Student', expiresOn: day('2026-12-31') }] },
    ),
  },
  'name-agrees': {
    today: '2026-10-06',
    dossier: having({ nameLatin: 'MIHON Taro', nameOnCard: 'REI TARO' }, { latinAtCard: 'REI Taro' }),
  },
  'papers-agree': {
    today: '2026-10-15',
    dossier: dossierUpTo(8, { contracts: [contract({ terms: { ...TERMS, hoursPerWeek: 38 } })] }),
  },
  'jsps-consent': { today: '2026-10-06', dossier: having(FELLOW) },
  'jsps-months': {
    today: '2026-10-06',
    dossier: having(FELLOW, {
      jspsConsent: {
        hostResearcher: '見本 教授',
        agreedOn: day('2026-09-14'),
        contributes: true,
        monthsElsewhere: 4,
      },
    }),
  },
  'jsps-5-3': { today: '2027-03-01', dossier: having(FELLOW, { placements: [placementUpTo(11)] }) },
  'jsps-kind': { today: '2026-10-06', dossier: having({ jsps: 'PD' }) },
  'mext-month': { today: '2026-10-06', dossier: having({ mextScholar: true }, { stays: STUDENT }) },
  'mext-status': {
    today: '2026-10-06',
    dossier: having({ mextScholar: true }, { stays: [{ on: day('2026-04-01'), status: 'Permanent Resident' }] }),
  },
  'support-funds': { today: '2026-10-06', dossier: having({ funder: '見本財団' }) },
  ra: { today: '2026-10-06', dossier: having({ researchAssistant: true, raHours: 10 }) },
  'special-researcher': {
    today: '2026-10-06',
    dossier: having({ specialResearcher: true, specialResearcherType: 'Field-Specific Type' }),
  },
  tax: { today: '2027-02-02', dossier: dossierUpTo(11) },
  overlap: {
    today: '2026-10-06',
    dossier: dossier({
      placements: [
        placementUpTo(8),
        placementUpTo(8, { ref: 'P-0002', terms: [{ ...TERMS, from: day('2027-01-12'), to: day('2027-03-19') }] }),
      ],
    }),
    known: { 'end date': '2027-01-11', 'start date': '2027-02-02' },
  },
  rivals: {
    today: '2026-10-06',
    dossier: dossier({ placements: [placementUpTo(8), placement({ ref: 'P-0002' })] }),
  },
  enrolled: { today: '2026-10-06', dossier: having({ expectedCompletionOn: day('2026-12-31') }) },
  'supervisor-changed': {
    today: '2026-10-06',
    dossier: having(
      {},
      {
        supervisors: [
          { on: day('2026-09-25'), former: '見本 教授', name: '雛形 教授', email: 'hinagata@example.ac.jp' },
        ],
      },
    ),
  },
  'early-end': { today: '2026-12-16', dossier: ended('2026-12-15') },
  aftercare: {
    today: '2026-10-26',
    dossier: dossierUpTo(10, { closed: { as: 'withdrawn', by: 'company', on: day('2026-10-23') } }),
  },
  'evaluation-late': { today: '2027-03-04', dossier: ended('2027-02-01') },
  'grade-late': {
    today: '2027-03-11',
    dossier: ended('2027-02-01', { papers: [{ kind: 'certificate', receivedOn: day('2027-02-08') }] }),
  },
};

function unsigned() {
  const { signedOn: _, ...rest } = contract();
  return rest;
}

/** What a rule says of its example: the first thing that it finds open. */
export function exampleOf(rule: RuleKey): Finding | undefined {
  const { today, dossier: known, company: host = company() } = EXAMPLES[rule];
  const findings = judgeAll({
    dossier: known,
    companies: new Map([[host.code, host]]),
    office: OFFICE,
    calendar: CALENDAR,
    today: day(today),
  });
  return findings.find((one) => one.rule === rule && one.result === 'open');
}

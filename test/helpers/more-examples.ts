import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import type { Student } from '../../src/core/model/student.ts';
import type { RuleKey } from '../../src/core/rules/index.ts';
import {
  agreement,
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
import type { Example } from './examples.ts';
import { individual, pending, permit, stayOf } from './permits.ts';

interface Further extends Example {
  readonly rule: RuleKey;
  readonly what: string;
}

const at = (step: Parameters<typeof placementUpTo>[0], facts: Partial<Placement> = {}, more: Partial<Dossier> = {}) =>
  dossier({ placements: [placementUpTo(step, facts)], ...more });
const who = (facts: Partial<Student>, more: Partial<Dossier> = {}): Dossier =>
  dossier({ student: student(facts), placements: [placementUpTo(8)], ...more });
const having = (facts: Partial<Terms>): Pick<Placement, 'terms'> => ({ terms: [{ ...TERMS, ...facts }] });
const TODAY = { today: '2026-10-20' };
const AFTER = { today: '2027-03-01' };
const FELLOW = { jsps: 'DC1', jspsFrom: day('2025-04-01'), jspsTo: day('2028-03-31') } as const;
const CONSENT = { hostResearcher: '見本 教授', agreedOn: day('2026-09-14'), contributes: true };
const FOREIGN = {
  nationality: 'ベトナム',
  nameOnCard: 'MIHON TARO',
  dateOfBirth: day('1999-05-05'),
  expectedCompletionOn: day('2027-03-31'),
};
/** Everything that the certificate of internship needs. */
const FULL = { content: '見本データの解析', workplaces: ['見本市1-2-3'] };
const HOST = company({ address: '見本市1-2-3', telephone: '000-0000-0000' });
const { application: _, ...unapplied } = placementUpTo(8);
const { registration: _registration, ...unregistered } = dossier();
const { approval: _approval, ...unapproved } = dossier();
const { laterApprovals: _later, ...known } = dossier();
const { signedOn: _signed, ...unsigned } = contract();
const { briefing: _briefing, ...absent } = dossier();
const { courseYears: _years, ...ageless } = student();
const second = (facts: Partial<Placement> = {}) => placementUpTo(8, { ref: 'P-0002', ...facts });
const LATER = having({ from: day('2027-01-12'), to: day('2027-03-19') });

/** Further findings of the rules: one for each way out that the catalogue does not show. */
export const MORE_EXAMPLES: readonly Further[] = [
  { rule: 'doctoral', what: 'standard term unknown', ...TODAY, dossier: { ...at(8), student: ageless } },
  { rule: 'doctoral', what: 'entry and year disagree', ...TODAY, dossier: who({ year: 1 }) },
  {
    rule: 'length',
    what: 'signed',
    ...TODAY,
    dossier: at(10, having({ to: day('2026-12-20') })),
    known: { '^--to': '2027-02-01', 'in force from': '2026-12-01' },
  },
  {
    rule: 'length',
    what: 'days unknown',
    ...TODAY,
    dossier: at(8, { terms: [{}] }),
  },
  {
    rule: 'member',
    what: 'no member any more',
    ...TODAY,
    dossier: at(8),
    company: company({ memberUntil: day('2026-09-16') }),
    known: { '^--member-until': '2027-03-31' },
  },
  {
    rule: 'supporters',
    what: 'not registered',
    today: '2026-08-17',
    dossier: unregistered,
    known: { '^--on': '2026-08-10' },
  },
  {
    rule: 'briefing',
    what: 'before it was held',
    today: '2026-08-20',
    typedOn: '2026-09-01',
    dossier: absent,
    known: { '^--attended': '2026-09-01' },
  },
  {
    rule: 'order',
    what: 'registered without an approval',
    ...TODAY,
    dossier: unapproved,
    known: { '^--on': '2026-08-05' },
  },
  {
    rule: 'order',
    what: 'approved after the registration',
    ...TODAY,
    dossier: dossier({ approval: { on: day('2026-08-11') } }),
    known: { '^--on': '2026-08-05' },
  },
  {
    rule: 'order',
    what: 'applied before the request',
    ...TODAY,
    dossier: at(6, { application: { on: day('2026-09-09'), approvedOn: day('2026-09-09') } }),
    known: { '^--on': '2026-09-17' },
  },
  {
    rule: 'order',
    what: 'approved after the application',
    ...TODAY,
    dossier: at(6, { application: { on: day('2026-09-17'), approvedOn: day('2026-09-18') } }),
  },
  {
    rule: 'order',
    what: 'a result without an application',
    ...TODAY,
    dossier: dossier({ placements: [unapplied] }),
    known: { '^--on': '2026-09-17' },
  },
  {
    rule: 'order',
    what: 'a result before the application',
    ...TODAY,
    dossier: at(8, { result: { on: day('2026-09-16'), outcome: 'accepted' } }),
    known: { '^--on': '2026-10-05' },
  },
  {
    rule: 'order',
    what: 'accepted after the course registration',
    ...TODAY,
    dossier: at(10, { result: { on: day('2026-10-16'), outcome: 'accepted' } }),
    known: { '^--on': '2026-10-05' },
  },
  {
    rule: 'order',
    what: 'a course registration without an acceptance',
    ...TODAY,
    dossier: dossier({
      placements: [placementUpTo(7, { contracts: [contract()], course: placementUpTo(10).course as never })],
    }),
    known: { '^--on': '2026-10-05' },
  },
  {
    rule: 'order',
    what: 'reviewed after the course registration',
    ...TODAY,
    dossier: at(10, { contracts: [contract({ reviews: [review({ on: day('2026-10-16') })] })] }),
    known: { '^--on': '2026-10-17' },
  },
  {
    rule: 'order',
    what: 'begun before the review',
    today: '2026-11-05',
    dossier: at(10, { run: { startedOn: day('2026-10-12') } }),
    known: { '^--on': '2026-10-13', '^--started': '2026-11-02' },
  },
  {
    rule: 'order',
    what: 'over, and its end not recorded',
    ...AFTER,
    dossier: at(10, { run: { startedOn: day('2026-11-02') } }),
    known: { '^--ended': '2027-02-01' },
  },
  {
    rule: 'order',
    what: 'graded before the end and the certificate',
    ...AFTER,
    dossier: at(12, { grade: { grade: 'A', by: '見本 担当', on: day('2027-02-01') } }),
    known: { '^--on': '2027-02-15' },
  },
  {
    rule: 'order',
    what: 'a paper that came too early',
    ...AFTER,
    dossier: at(11, { papers: [{ kind: 'interview', receivedOn: day('2026-12-01') }] }),
    known: { '^--on': '2027-02-15' },
  },
  { rule: 'contract-review', what: 'no contract', ...TODAY, dossier: at(8) },
  {
    rule: 'contract-review',
    what: 'returned',
    ...TODAY,
    dossier: at(9, {
      contracts: [contract({ reviews: [review({ outcome: 'returned', items: { pay: '単位なし' } })] })],
    }),
  },
  { rule: 'contract-signed', what: 'no contract', ...TODAY, dossier: at(8) },
  {
    rule: 'contract-signed',
    what: 'unsigned after the first day',
    today: '2026-11-05',
    dossier: at(8, { contracts: [unsigned] }),
    known: { '^--on': '2026-10-30' },
  },
  {
    rule: 'contract-signed',
    what: 'signed late',
    today: '2026-11-10',
    dossier: at(8, { contracts: [contract({ signedOn: day('2026-11-03') })] }),
    known: { '^--on': '2026-10-30' },
  },
  {
    rule: 'agreement',
    what: 'unsigned',
    ...TODAY,
    dossier: at(8),
    company: company({
      agreements: [unsignedAgreement('A-0001'), agreement({ ref: 'A-0002', to: day('2026-10-31') })],
    }),
  },
  {
    rule: 'agreement',
    what: 'unsigned after the first day',
    today: '2026-11-05',
    dossier: at(8),
    company: company({ agreements: [unsignedAgreement('A-0001')] }),
    known: { '^--on': '2026-10-30' },
  },
  {
    rule: 'agreement',
    what: 'days left out',
    ...TODAY,
    dossier: at(8),
    company: company({
      agreements: [agreement({ to: day('2026-12-31') }), agreement({ ref: 'A-0002', from: day('2027-01-02') })],
    }),
  },
  {
    rule: 'agreement',
    what: 'signed late, an earlier one',
    today: '2026-11-10',
    dossier: at(8),
    company: company({
      agreements: [
        agreement({ signedOn: day('2026-11-03') }),
        agreement({ ref: 'A-0002', from: day('2027-04-01'), to: day('2028-03-31') }),
      ],
    }),
    known: { '^--on': '2026-11-01' },
  },
  {
    rule: 'course-before-start',
    what: 'late',
    today: '2026-11-10',
    dossier: at(9, { course: { ...courseOf(), on: day('2026-11-03') } }),
    known: { '^--on': '2026-10-15' },
  },
  {
    rule: 'course-before-start',
    what: 'not registered on the day after the first',
    today: '2026-11-03',
    dossier: at(9),
    known: { '^--on': '2026-10-15' },
  },
  {
    rule: 'insurance',
    what: 'begun without any',
    today: '2026-11-05',
    dossier: at(8, {}, { insurances: [] }),
    known: { '^--paid-on': '2026-10-20' },
  },
  {
    rule: 'preparation',
    what: 'late, and on the first day',
    today: '2026-11-02',
    dossier: at(10, { prepared: { materials: day('2026-11-02') } }),
    known: { '^--on': '2026-10-20' },
  },
  {
    rule: 'residence-known',
    what: 'a word that is none, of a running internship',
    today: '2026-11-05',
    dossier: at(
      10,
      { run: { startedOn: day('2026-11-02') } },
      {
        student: student({ nationality: 'ベトナム' }),
        stays: [stayOf({ status: '在留中' })],
      },
    ),
  },
  {
    rule: 'residence-known',
    what: 'another status',
    ...TODAY,
    dossier: who({ nationality: 'ベトナム' }, { stays: [stayOf({ status: '教授' })] }),
  },
  {
    rule: 'work-permit',
    what: 'pending',
    ...TODAY,
    dossier: who(FOREIGN, { stays: [stayOf()], permits: [pending()] }),
    known: { '^--on': '2026-10-19', '^the first day': '2026-10-19', '^the last day': '2028-03-31' },
  },
  {
    rule: 'work-permit',
    what: 'hours unknown',
    ...TODAY,
    dossier: at(
      8,
      { terms: [{ from: TERMS.from, to: TERMS.to }] as never },
      {
        student: student(FOREIGN),
        stays: [stayOf()],
        permits: [permit()],
      },
    ),
  },
  {
    rule: 'work-permit',
    what: 'a dependent, over the limit',
    ...TODAY,
    dossier: at(8, having({ hoursPerWeek: 30 }), {
      student: student(FOREIGN),
      stays: [stayOf({ status: '家族滞在' })],
      permits: [permit()],
    }),
  },
  {
    rule: 'work-permit',
    what: 'a dependent, over the limit, signed',
    ...TODAY,
    dossier: at(10, having({ hoursPerWeek: 30 }), {
      student: student(FOREIGN),
      stays: [stayOf({ status: '家族滞在' })],
      permits: [permit()],
    }),
  },
  {
    rule: 'work-permit',
    what: 'a dependent whose other work leaves nothing',
    ...TODAY,
    dossier: at(
      8,
      {},
      {
        student: student({ ...FOREIGN, researchAssistant: true, raHours: 28 }),
        stays: [stayOf({ status: '家族滞在' })],
        permits: [permit()],
      },
    ),
  },
  ...(['certificate of enrollment', 'certificate of internship', 'contract', 'what the student brings'] as const).map(
    (what, n): Further => ({
      rule: 'permit-papers',
      what,
      ...TODAY,
      company: HOST,
      dossier: at(n > 2 ? 9 : 8, having(FULL), {
        student: student(FOREIGN),
        stays: [stayOf()],
        certificates: certificatesUpTo(n),
      }),
    }),
  ),
  {
    rule: 'stay',
    what: 'unknown',
    ...TODAY,
    dossier: who({ nationality: 'ベトナム' }, { stays: [{ on: day('2024-10-01'), status: '留学' }] }),
  },
  {
    rule: 'stay',
    what: 'its renewal applied for',
    ...TODAY,
    dossier: who(
      { nationality: 'ベトナム' },
      { stays: [stayOf({ expiresOn: day('2026-12-31') })], renewals: [day('2026-10-05')] },
    ),
  },
  {
    rule: 'permit-papers',
    what: 'a contract of which nothing was recorded',
    ...TODAY,
    company: HOST,
    dossier: at(
      9,
      { ...having({ ...FULL, hoursPerWeek: 38 }), contracts: [contract({ terms: {} })] },
      {
        student: student(FOREIGN),
        stays: [stayOf()],
        certificates: certificatesUpTo(3),
      },
    ),
  },
  {
    rule: 'papers-agree',
    what: 'a contract of which nothing was recorded',
    ...TODAY,
    dossier: at(9, { contracts: [contract({ terms: {} })] }),
  },
  {
    rule: 'papers-agree',
    what: 'a certificate of other hours',
    ...TODAY,
    company: HOST,
    dossier: at(9, having(FULL), {
      student: student(FOREIGN),
      certificates: [{ ...certificateOf('I-2026-0001'), terms: { ...TERMS, ...FULL, hoursPerWeek: 20 } }],
    }),
  },
  {
    rule: 'papers-agree',
    what: 'a contract of which nothing was recorded',
    ...TODAY,
    dossier: at(8, { contracts: [contract({ terms: {}, reviews: [] })] }),
  },
  {
    rule: 'permit-papers',
    what: 'a contract of which nothing was recorded, for an individual permit',
    ...TODAY,
    company: HOST,
    dossier: at(
      8,
      { ...having({ ...FULL, hoursPerWeek: 38 }), contracts: [contract({ terms: {}, reviews: [] })] },
      {
        student: student(FOREIGN),
        stays: [stayOf()],
        certificates: certificatesUpTo(2),
      },
    ),
  },
  {
    rule: 'papers-agree',
    what: 'an individual permit for fewer hours',
    ...TODAY,
    dossier: at(
      9,
      {},
      {
        student: student(FOREIGN),
        stays: [stayOf()],
        permits: [individual({ hoursPerWeek: 20 })],
      },
    ),
  },
  {
    rule: 'papers-agree',
    what: 'an individual permit for fewer hours, and a further application',
    ...TODAY,
    dossier: at(
      9,
      {},
      {
        student: student(FOREIGN),
        stays: [stayOf()],
        permits: [individual({ hoursPerWeek: 20 }), pending({ number: 3, kind: 'individual', placement: 'P-0001' })],
      },
    ),
    known: { '^--on': '2026-10-20' },
  },
  {
    rule: 'name-agrees',
    what: 'the whole and its parts',
    ...TODAY,
    dossier: who({ nameLatin: 'REI Jiro', familyName: 'MIHON', givenName: 'Taro' }),
  },
  {
    rule: 'jsps-months',
    what: 'signed',
    ...TODAY,
    dossier: at(10, {}, { student: student(FELLOW), jspsConsent: { ...CONSENT, monthsElsewhere: 4 } }),
    known: { 'in force from': '2026-12-01' },
  },
  {
    rule: 'jsps-months',
    what: 'nothing fits',
    ...TODAY,
    dossier: who(FELLOW, { jspsConsent: { ...CONSENT, monthsElsewhere: 6 } }),
  },
  {
    rule: 'jsps-months',
    what: 'over, when it ends',
    ...AFTER,
    dossier: at(11, {}, { student: student(FELLOW), jspsConsent: { ...CONSENT, monthsElsewhere: 4 } }),
  },
  {
    rule: 'jsps-consent',
    what: 'not even a name',
    ...TODAY,
    dossier: who(FELLOW, { jspsConsent: { contributes: true } }),
  },
  {
    rule: 'mext-status',
    what: 'not recorded',
    ...TODAY,
    dossier: who({ mextScholar: true, nationality: 'ベトナム' }),
  },
  {
    rule: 'ra',
    what: 'hours unknown',
    ...TODAY,
    dossier: who({ nationality: 'ベトナム', researchAssistant: true }, { stays: [stayOf()] }),
  },
  {
    rule: 'jsps-5-3',
    what: 'the month in which the pay of March is paid is unknown',
    ...TODAY,
    dossier: at(8, having({ from: day('2027-01-12'), to: day('2027-03-19') }), {
      student: student(FELLOW),
      jspsConsent: CONSENT,
    }),
    known: { '^--pay-offset': '1' },
  },
  {
    rule: 'insurance',
    what: 'not notified',
    ...TODAY,
    settings: ['rules.insuranceNotice=yes'],
    dossier: at(8),
  },
  { rule: 'support-funds', what: 'nobody on record', ...TODAY, dossier: at(8) },
  {
    rule: 'special-researcher',
    what: 'of unknown type, with much pay, beside JSPS',
    ...TODAY,
    dossier: at(8, having({ pay: { amount: 900_000, per: 'month' } }), {
      student: student({ ...FELLOW, specialResearcher: true }),
      jspsConsent: CONSENT,
    }),
  },
  {
    rule: 'overlap',
    what: 'one is signed',
    ...TODAY,
    dossier: dossier({ placements: [placementUpTo(10), second(LATER)] }),
    known: { '^--to': '2027-01-11', 'in force from': '2026-12-01', '^the first day': '2027-02-02' },
  },
  {
    rule: 'enrolled',
    what: 'on leave',
    ...TODAY,
    dossier: at(8, {}, { leaves: [{ kind: 'absence', from: day('2026-10-01') }] }),
  },
  {
    rule: 'enrolled',
    what: 'on leave until within the period',
    ...TODAY,
    dossier: at(8, {}, { leaves: [{ kind: 'absence', from: day('2026-10-01'), to: day('2026-11-15') }] }),
  },
  {
    rule: 'enrolled',
    what: 'on leave within the period, signed',
    ...TODAY,
    dossier: at(10, {}, { leaves: [{ kind: 'absence', from: day('2027-01-15') }] }),
    known: { 'in force from': '2026-12-01' },
  },
  {
    rule: 'enrolled',
    what: 'gone for good',
    ...TODAY,
    dossier: at(8, {}, { leaves: [{ kind: 'withdrawal', from: day('2026-11-30') }] }),
  },
  {
    rule: 'supervisor-changed',
    what: 'a host researcher’s consent',
    ...TODAY,
    dossier: {
      ...who(FELLOW, { jspsConsent: CONSENT }),
      supervisors: [{ on: day('2026-08-02'), former: '見本 教授', name: '雛形 教授', email: 'kyoju@example.ac.jp' }],
    },
  },
  {
    rule: 'supervisor-changed',
    what: 'without an address',
    ...TODAY,
    dossier: {
      ...known,
      placements: [placementUpTo(8)],
      supervisors: [{ on: day('2026-09-25'), former: '見本 教授', name: '雛形 教授' }],
    },
  },
  {
    rule: 'early-end',
    what: 'broken off',
    ...AFTER,
    dossier: at(10, {
      run: { startedOn: day('2026-11-02') },
      closed: { as: 'terminated', by: 'company', on: day('2026-12-01'), reason: '事業所の閉鎖' },
    }),
  },
  {
    rule: 'aftercare',
    what: 'a certificate and a pending permit',
    ...TODAY,
    dossier: at(
      8,
      { closed: { as: 'withdrawn', by: 'company', on: day('2026-10-10') } },
      {
        certificates: [certificateOf('I-2026-0001')],
        permits: [pending({ kind: 'individual', placement: 'P-0001' })],
      },
    ),
  },
  {
    rule: 'rivals',
    what: 'before any application',
    ...TODAY,
    dossier: dossier({ placements: [placementUpTo(10), placement({ ref: 'P-0002' })] }),
  },
];

function unsignedAgreement(ref: string) {
  const { signedOn: _none, ...rest } = agreement({ ref });
  return rest;
}

function courseOf() {
  const { course } = placementUpTo(10);
  if (!course) throw new Error('no course');
  return course;
}

function certificateOf(number: string) {
  const isInternship = number.startsWith('I');
  return {
    number,
    kind: isInternship ? ('internship' as const) : ('enrollment' as const),
    lang: 'ja' as const,
    issuedOn: day('2026-10-08'),
    by: '見本 職員',
    file: `${number}.pdf`,
    sha256: 'c'.repeat(64),
    ...(isInternship && { placement: 'P-0001' }),
  };
}

function certificatesUpTo(n: number) {
  return ['E-2026-0001', 'I-2026-0001'].slice(0, n).map(certificateOf);
}

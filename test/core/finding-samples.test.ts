import { expect, test } from 'vitest';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { type Finding, judgeAll } from '../../src/core/rules/judge.ts';
import {
  agreement,
  amended,
  company,
  contract,
  day,
  dossier,
  known,
  OFFICE,
  placementUpTo,
  student,
  TERMS,
} from '../helpers/dossiers.ts';
import { OFFICE_COMPANIES, OFFICE_YEAR } from '../helpers/office-year.ts';
import { WORK } from '../helpers/papers.ts';
import { individual, pending, permit, stayOf } from '../helpers/permits.ts';
import { expectPinned } from '../helpers/pinned.ts';

const abroad = (facts: Partial<Dossier>, more: object = {}): Dossier =>
  dossier({
    student: student({ nationality: 'ベトナム', expectedCompletionOn: day('2027-03-31'), ...more }),
    stays: [stayOf()],
    // Of what a case is not about nothing is open.
    settled: { 'tax:P-0001': day('2026-10-06'), 'support-funds:P-0001': day('2026-10-06') },
    ...facts,
  });
const PREPARED = { materials: day('2026-10-06'), orientation: day('2026-10-06'), literacy: day('2026-10-06') };
const accepted = (facts: Parameters<typeof placementUpTo>[1] = {}) => [
  placementUpTo(10, { prepared: PREPARED, ...facts }),
];
const LONG = { ...TERMS, hoursPerWeek: 38 };

/** Where the bureau, a funder or a paper is in question. */
const RESIDENTS: Readonly<Record<string, Dossier>> = {
  'with a permit': abroad({ placements: accepted(), permits: [permit()] }),
  'with a permit that is asked for': abroad({
    placements: accepted(),
    permits: [pending({ papers: { form: day('2026-10-01'), card: day('2026-10-01') } })],
  }),
  'with a permit that was refused': abroad({
    placements: accepted(),
    permits: [{ ...pending(), refused: { on: day('2026-10-20'), reason: '見本' } }],
  }),
  'with a permit that ends on the way': abroad({
    placements: accepted(),
    permits: [permit({ granted: { on: day('2026-10-20'), from: day('2026-10-20'), to: day('2026-12-31') } })],
  }),
  'with a permit of fewer hours': abroad({
    placements: accepted(),
    permits: [
      permit({ granted: { on: day('2026-10-20'), from: day('2026-10-20'), to: day('2028-03-31'), hoursPerWeek: 20 } }),
    ],
  }),
  'over the hours, with an individual permit': abroad({
    placements: accepted({ terms: [LONG], contracts: [contract({ terms: LONG })] }),
    permits: [individual()],
  }),
  'over the hours, with a comprehensive permit alone': abroad({
    placements: accepted({ terms: [LONG], contracts: [contract({ terms: LONG })] }),
    permits: [permit()],
  }),
  'over the hours in some spans': abroad({
    placements: accepted({ terms: amended([TERMS], '2026-12-01', { hoursPerWeek: 38 }) }),
    permits: [permit()],
  }),
  'over the hours as an assistant': abroad(
    { placements: accepted(), permits: [permit()] },
    { researchAssistant: true, raHours: 8 },
  ),
  'a dependent': abroad({ placements: accepted({ terms: [LONG] }), stays: [stayOf({ status: '家族滞在' })] }),
  'whose status is no status': abroad({ placements: accepted(), stays: [stayOf({ status: '見本' })] }),
  'whose stay is unknown': abroad({ placements: accepted(), stays: [] }),
  'whose stay ends before': abroad({ placements: accepted(), stays: [stayOf({ expiresOn: day('2026-10-31') })] }),
  'whose stay ends on the way, renewal applied for': abroad({
    placements: accepted(),
    stays: [stayOf({ expiresOn: day('2027-01-15') })],
    renewals: [day('2026-10-20')],
  }),
  'whose work takes most of the stay': abroad(
    {
      placements: accepted({ terms: [LONG] }),
      stays: [stayOf({ on: day('2026-10-01'), grantedOn: day('2026-10-01'), expiresOn: day('2027-03-31') })],
    },
    { expectedCompletionOn: day('2029-03-31') },
  ),
  'whose name changed after the card was read': abroad(
    { placements: accepted(), latinAtCard: 'MIHON Taro' },
    { familyName: 'TRAN', nameOnCard: 'MIHON TARO' },
  ),
  'whose contract says otherwise': abroad({
    placements: accepted({
      terms: [WORK],
      contracts: [contract({ terms: { ...WORK, hoursPerWeek: 20, pay: 'unpaid', to: day('2027-03-01') } })],
    }),
    permits: [permit()],
  }),
  'whose contract leaves much out': abroad({
    placements: accepted({ terms: [WORK], contracts: [contract({ terms: { from: day('2026-11-02') } })] }),
  }),
  'whose contract was not signed': abroad({
    placements: accepted({ contracts: [(({ signedOn: _, ...rest }) => rest)(contract())] }),
  }),
  'whose certificate is of former terms': abroad({
    placements: accepted({ terms: amended([TERMS], '2026-12-01', { hoursPerWeek: 20 }) }),
    certificates: [
      {
        number: 'I-2026-0001',
        kind: 'internship',
        lang: 'ja',
        issuedOn: day('2026-10-20'),
        placement: 'P-0001',
        terms: TERMS,
        file: '/',
        sha256: '0',
        by: '係',
      },
    ],
  }),
  'a fellow of a month too many': abroad(
    { placements: accepted({ terms: [{ ...TERMS, to: day('2027-06-30') }] }), jspsConsent: { monthsElsewhere: 5 } },
    { jsps: 'DC1', jspsFrom: day('2026-04-01'), jspsTo: day('2029-03-31') },
  ),
  'a fellow whose host agreed to less': abroad(
    { placements: accepted(), jspsConsent: { hostResearcher: '見本 教授', agreedOn: day('2026-10-01') } },
    { jsps: 'DC2' },
  ),
  'a fellow of an unknown kind': abroad({ placements: accepted() }, { jspsFrom: day('2026-04-01') }),
  'a scholar who is away': abroad(
    {
      placements: accepted({ run: { startedOn: day('2026-11-02') } }),
      absences: [{ from: day('2026-12-01'), to: day('2026-12-31') }],
    },
    { mextScholar: true },
  ),
  'a Special Researcher': abroad(
    { placements: accepted() },
    { specialResearcher: true, specialResearcherType: '見本' },
  ),
  'with another supervisor': abroad(
    { placements: accepted(), supervisors: [{ on: day('2026-10-10'), former: '見本 教授', name: '後任 教授' }] },
    { supervisorName: '後任 教授' },
  ),
  'with two internships at once': abroad({
    placements: [
      placementUpTo(8),
      placementUpTo(8, { ref: 'P-0002', terms: [{ ...TERMS, from: day('2027-01-15'), to: day('2027-05-31') }] }),
    ],
  }),
  'with two candidates': abroad({ placements: [placementUpTo(8), placementUpTo(6, { ref: 'P-0002' })] }),
  'on leave': abroad({
    placements: accepted(),
    leaves: [{ kind: 'absence', from: day('2026-10-01'), to: day('2027-03-31') }],
  }),
  'in the eighth year': abroad(
    { placements: accepted() },
    { enrolledOn: day('2019-04-01'), expectedCompletionOn: day('2026-09-30') },
  ),
  'whose supporters are one person': abroad({
    placements: accepted(),
    registration: { on: day('2026-08-10'), supporters: { supervisor: 'a@example.ac.jp', office: 'A@example.ac.jp' } },
  }),
  'whose insurance has a gap': abroad({
    placements: accepted(),
    insurances: [
      { kind: 'gakkensai', paidOn: day('2024-04-01'), from: day('2024-04-02'), to: day('2026-12-31') },
      { kind: 'gakkenbai', paidOn: day('2027-01-10'), from: day('2024-04-02'), to: day('2027-03-31') },
    ],
  }),
  'whose steps are out of order': abroad({
    contact: { on: day('2026-08-06') },
    briefing: { attendedOn: day('2026-08-01') },
    placements: [
      placementUpTo(10, {
        application: { on: day('2026-09-01'), approvedOn: day('2026-09-02') },
        selection: { on: day('2026-10-06') },
        course: { on: day('2026-10-01'), year: 2026, term: 'autumn', course: 'JRI-001', credits: 2 },
      }),
    ],
  }),
  'prepared in part and late': abroad({
    placements: accepted({ prepared: { materials: day('2026-10-20'), orientation: day('2026-11-05') } }),
  }),
};

const line = ({
  rule,
  result,
  student: _,
  urgency,
  source: __,
  obligation = '—',
  placement = '—',
  ...rest
}: Finding) => {
  const { severity, gates, by = '—', actor = '—', settle = '—', data } = rest;
  return [
    rule,
    result,
    placement,
    `${severity} ${gates.join()}`,
    `${urgency} ${by}`,
    actor,
    settle,
    obligation,
    data === undefined ? '—' : JSON.stringify(data),
  ].join(' · ');
};
const findings = (of: Dossier, today: string, companies = OFFICE_COMPANIES): readonly string[] => {
  const all = judgeAll(known(of, { today: day(today), companies, office: OFFICE }));
  const fine = all.filter(({ result }) => result !== 'open' && result !== 'n/a');
  return [
    ...all.filter(({ result }) => result === 'open').map(line),
    fine.map(({ rule, result, placement = '—' }) => `${result} ${rule} ${placement}`.replace(' —', '')).join(', '),
  ].map((text) => `  ${text}`);
};

test.each(['2027-03-10'])('what is open of each student of an office’s year on %s is as pinned', (today) => {
  expectPinned(
    `rules/year-${today}.txt`,
    OFFICE_YEAR.flatMap((of) => [`# ${of.student.number}`, ...findings(of, today)]),
  );
});

test.each(['2026-10-25', '2027-01-10'])(
  'what is open where bureau, funder or paper is in question, on %s, is as pinned',
  (today) => {
    expectPinned(
      `rules/residents-${today}.txt`,
      Object.entries(RESIDENTS).flatMap(([name, of]) => [`# ${name}`, ...findings(of, today)]),
    );
  },
);

test('what is open of agreements and membership is as pinned', () => {
  const of = dossier({ placements: [placementUpTo(10, { run: { startedOn: day('2026-11-02') } })] });
  const { signedOn: _, ...unsigned } = agreement();
  const { memberAsOf: __, ...unknown } = company();
  const HOSTS = {
    'no agreement': company({ agreements: [] }),
    'not signed': company({ agreements: [unsigned] }),
    'signed late': company({ agreements: [agreement({ signedOn: day('2026-11-20') })] }),
    'too short': company({ agreements: [agreement({ to: day('2027-01-15') })] }),
    ended: company({ agreements: [agreement({ endedOn: day('2026-12-31') })] }),
    'renews itself': company({ agreements: [agreement({ to: day('2026-12-31'), autoRenew: true })] }),
    'of another placement': company({ agreements: [agreement({ placement: 'P-0009' })] }),
    'no member': unknown,
    'a member until': company({ memberUntil: day('2026-12-31') }),
  };
  const lines = Object.entries(HOSTS).flatMap(([name, host]) => [
    `# ${name}`,
    ...findings(of, '2026-11-10', new Map([['C-0001', host]])).filter((text) => /agreement|member/.test(text)),
  ]);
  expectPinned('rules/hosts.txt', lines);
  expect(lines.length).toBeGreaterThan(Object.keys(HOSTS).length);
});

import { addDays, type LocalDate } from '../../src/core/calendar/dates.ts';
import type { Certificate } from '../../src/core/model/certificate.ts';
import { type Dossier, NOTHING_KNOWN } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import { type ReportKey, reportOf } from '../../src/core/reports/index.ts';
import type { Report, ReportTitles } from '../../src/core/reports/report.ts';
import type { Language } from '../../src/core/text/language.ts';
import { loadWords } from '../../src/wording/load.ts';
import { reportTitles } from '../../src/wording/report-titles.ts';
import { CALENDAR, company, contract, day, dossier, INSURED, OFFICE, review, student } from './dossiers.ts';

/** An office in the middle of its year: 320 invented students in every state, three contracts that nobody reviewed in time. */

const END = day('2026-10-30');
const FAMILIES = ['見本', '雛形', '例田', '仮名', '試山', '架空', '模擬', '標本'];
const GIVEN = ['太郎', '花子', '翔', '桜', '直樹', '結衣', '健', '美咲', '大輔', '陽子', '誠'];
const HOSTS = [
  '株式会社見本研究所',
  '見本化学工業株式会社',
  '見本データ株式会社',
  '見本製薬株式会社',
  '株式会社見本宇宙システム',
  '見本電機株式会社',
  '見本バイオ株式会社',
  '見本自動車株式会社',
  'Mihon Research Laboratories, Inc.',
];
const PROGRAMS = ['情報学コース', '統計科学コース', '素粒子原子核コース', '遺伝学コース'];

export const HOSTS_OF_FILLED = new Map(
  HOSTS.map((name, n) => {
    const code = `C-000${n + 1}`;
    return [code, company({ code, name })] as const;
  }),
);

const earlier = (a: LocalDate, b: LocalDate) => [a, b].toSorted()[0] as LocalDate;
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

function somebody(n: number): Dossier['student'] {
  return student({
    number: String(20240001 + n),
    nameKanji: n % 37 === 5 ? 'MIHON Şahin Emre' : `${pick(FAMILIES, n)} ${pick(GIVEN, n * 3 + (n >> 3))}`,
    program: pick(PROGRAMS, n >> 1),
    ...(n % 9 === 2 && { jsps: 'DC1', jspsFrom: day('2025-04-01'), jspsTo: day('2028-03-31') }),
  });
}

/** How far the n-th has come, and since when; the later the step, the fewer. */
function stepOf(n: number): number {
  if (n < 42) return 1;
  if (n < 72) return 2;
  if (n < 143) return 3;
  if (n < 268) return 4;
  if (n < 271) return 5;
  if (n < 276) return 6;
  if (n < 280) return 7;
  if (n < 289) return 8;
  if (n < 295) return 9;
  if (n < 306) return 10;
  return n < 311 ? 11 : 12;
}

function placementOf(n: number, step: number): Placement {
  const early = step >= 11;
  // The three that nobody reviewed, those that will begin soon, those that run.
  const from =
    step === 8
      ? pick(
          [
            day('2026-03-25'),
            day('2026-07-31'),
            day('2026-08-25'),
            ...[23, 28, 30, 31, 42, 49].map((days) => addDays(END, days)),
          ],
          n - 280,
        )
      : step === 9
        ? addDays(END, 20 + (n % 40))
        : step === 10
          ? addDays(END, -10 - (n % 60))
          : addDays(END, -170 - (n % 40));
  const before = (days: number) => addDays(earlier(from, END), -days);
  const terms = [
    {
      from,
      to: addDays(from, early ? 120 + (n % 30) : 92),
      hoursPerWeek: 28,
      pay: { amount: 250_000, per: 'month' as const },
    },
  ];
  const [agreed] = terms as [(typeof terms)[number]];
  const { to } = agreed;
  const received = n % 2 === 0 ? before(19 + (n % 12)) : before(30);
  const at = n - 280;
  const waiting = contract({
    terms: agreed,
    receivedOn: at < 3 ? addDays(from, -19) : addDays(END, -3 - 4 * (at % 5)),
    reviews: [],
  });
  const { signedOn: _, ...unsigned } = waiting;
  const reviewed = contract({
    terms: agreed,
    receivedOn: received,
    reviews: [review({ on: addDays(received, pick([1, 3, 4, 4, 6, 9, 15, 33], n)) })],
    signedOn: addDays(received, 34),
  });
  return {
    ref: `P-${String(n).padStart(4, '0')}`,
    company: `C-000${(n % HOSTS.length) + 1}`,
    openedOn: before(80),
    consulted: ['見本 助教'],
    terms,
    prepared: { materials: before(5), orientation: before(5), literacy: before(5) },
    papers: step >= 12 ? [{ kind: 'certificate', receivedOn: addDays(to, 9) }] : [],
    contracts: step >= 9 ? [reviewed] : step === 8 ? [{ ...unsigned, kind: 'employment' }] : [],
    ...(step >= 6 && {
      application: { on: early || step === 10 ? before(70) : addDays(END, -((n * 29) % 90)), approvedOn: before(95) },
    }),
    ...(step >= 7 && { selection: { on: before(62) } }),
    ...(step >= 8 && { result: { on: before(50), outcome: 'accepted' } }),
    ...(step >= 10 && { course: { on: before(14), year: 2026, term: 'autumn', course: 'JRI-001', credits: 2 } }),
    ...(step >= 10 && { run: { startedOn: from, ...(step >= 11 && { endedOn: to }) } }),
    ...(step >= 12 && { grade: { grade: pick(['A', 'B', 'A', 'S'], n), by: '見本 担当', on: addDays(to, 18) } }),
  } as Placement;
}

const issued = (n: number, kind: Certificate['kind']): Certificate =>
  ({
    number: `${kind === 'enrollment' ? 'E' : 'I'}-2026-${String(n).padStart(4, '0')}`,
    kind,
    lang: 'both',
    issuedOn: addDays(END, -(n % 29)),
    by: '見本 職員',
    facts: {},
    sha256: 'a'.repeat(64),
  }) as unknown as Certificate;

/** The n-th of them. */
function dossierOf(n: number): Dossier {
  const step = stepOf(n);
  const on = (days: number) => addDays(END, -days);
  const [contacted, registered] = [on(20 + (n % 340)), on((n * 37) % 360)];
  const whole = dossier({ student: somebody(n), insurances: INSURED });
  const start = {
    contact: { on: addDays(registered, -20), guideSentOn: addDays(registered, -19) },
    approval: { on: addDays(registered, -9), by: '見本 教授' },
  };
  if (step <= 1)
    return {
      ...NOTHING_KNOWN,
      student: whole.student,
      contact: { on: contacted, guideSentOn: contacted },
      placements: [],
      certificates: [],
      overrides: [],
    };
  if (step === 2)
    return { ...NOTHING_KNOWN, student: whole.student, ...start, placements: [], certificates: [], overrides: [] };
  const registration = { ...whole.registration, on: registered } as NonNullable<Dossier['registration']>;
  const { briefing: _, ...unbriefed } = { ...whole, ...start, registration };
  if (step === 3) return unbriefed;
  const briefed = {
    ...unbriefed,
    briefing: { attendedOn: earlier(addDays(registered, 12), END) },
  };
  if (step === 4) return briefed;
  const certificates = step === 10 ? [issued(n, n % 3 === 0 ? 'enrollment' : 'internship')] : [];
  return { ...briefed, certificates, placements: [placementOf(n, step)] };
}

/** Any report of that office. */
export function filledReport(key: ReportKey, period = { from: day('2026-10-01'), to: day('2026-10-31') }): Report {
  const made = reportOf(key, { period, asOf: END, companies: HOSTS_OF_FILLED, office: OFFICE, calendar: CALENDAR });
  for (let n = 0; n < 320; n += 1) made.add(dossierOf(n));
  return made.finish();
}

export const filledTitles = async (report: Report, lang: Language): Promise<ReportTitles> =>
  reportTitles(await loadWords(lang), report, { companies: HOSTS_OF_FILLED, lang, printedOn: END });

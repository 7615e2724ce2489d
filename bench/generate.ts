/**
 * A register of so many invented students, the same one each time: `node generate.js FILE MIGRATIONS COUNT TODAY [EVERY] [fresh|waiting]`.
 * FILE may be the address of a shared store in which `init` made an office.
 * As in an office that has kept its records for years: most have finished or wait for a placement, one in EVERY
 * (a hundred) has one under way, in every state, and a few are still in STEP 1 to 3. With 1, everybody has one under way, with 0 nobody.
 * `fresh`: of all others nothing is known but what stood in the list with which they came. `waiting`: two of three wait, where else one does.
 */

import { addDays, type LocalDate } from '../src/core/calendar/dates.ts';
import type { CompanyChange, StudentChange } from '../src/core/journal/changes.ts';
import type { Terms } from '../src/core/model/placement-terms.ts';
import { numbered } from '../src/core/model/reference-numbers.ts';
import type { Student } from '../src/core/model/student.ts';
import { openPostgres } from '../src/store/postgres/open.ts';
import { draft } from '../src/store/sqlite/draft.ts';
import { openSqlite } from '../src/store/sqlite/open.ts';
import type { Write } from '../src/store/store.ts';

const [file = '', migrations = '', count = '100000', today = '2026-10-06', one = '100', others] = process.argv.slice(2);
const every = Number(one);
const isFresh = others === 'fresh';

const COMPANIES = 200;
const FAMILIES = ['見本', '雛形', '例田', '仮名', '試山', '架空', '模擬', '標本'];
const GIVEN = ['太郎', '花子', '一郎', '桜', '次郎', '梅', '三郎', '椿'];
const PROGRAMS = ['情報学コース', '統計科学コース', '素粒子原子核コース', '遺伝学コース'];

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const codeOf = (n: number) => `C-${String((n % COMPANIES) + 1).padStart(4, '0')}`;

function companyWrite(n: number, today: LocalDate): Write {
  const code = codeOf(n);
  const changes: readonly CompanyChange[] = [
    {
      type: 'company-added',
      facts: { code, name: `見本${n + 1}株式会社`, memberAsOf: addDays(today, -2000), address: '見本県見本市1-2-3' },
    },
    {
      type: 'agreement-added',
      agreement: {
        ref: numbered('agreement', n + 1),
        from: addDays(today, -2000),
        to: addDays(today, 1000),
        autoRenew: true,
        signedOn: addDays(today, -2000),
      },
    },
  ];
  return { subject: `company:${code}`, expect: 'new', changes };
}

function standOf(n: number): 'fresh' | 'beginning' | 'waiting' | 'under-way' | 'finished' {
  if (every > 0 && n % every === 7 % every) return 'under-way';
  if (isFresh) return 'fresh';
  if (n % 300 === 11) return 'beginning';
  return (n % 3 === 0) === (others === 'waiting') ? 'finished' : 'waiting';
}

function facts(n: number, today: LocalDate): Student {
  const number = `${20000000 + n}`;
  return {
    number,
    nameKanji: `${pick(FAMILIES, n)} ${pick(GIVEN, n >> 3)}`,
    familyName: 'MIHON',
    givenName: `No${n}`,
    email: `${number}@example.ac.jp`,
    program: pick(PROGRAMS, n),
    courseYears: n % 4 === 0 ? 5 : 3,
    year: 3,
    enrolledOn: addDays(today, -900),
    expectedCompletionOn: addDays(today, 500),
    dateOfBirth: addDays(today, -10_000 - (n % 1500)),
    supervisorName: `見本 教授${n % 500}`,
    supervisorEmail: `kyoju${n % 500}@example.ac.jp`,
    officeEmail: 'course@example.ac.jp',
    ...(n % 5 === 0 && { nationality: 'ベトナム' }),
    ...(n % 10 === 3 && { jsps: 'DC1', jspsFrom: addDays(today, -700), jspsTo: addDays(today, 395) }),
    ...(n % 20 === 4 && { mextScholar: true }),
    ...(n % 25 === 6 && { researchAssistant: true, raHours: 8 }),
  };
}

function* changesOf(n: number, today: LocalDate): Generator<StudentChange> {
  const student = facts(n, today);
  const stand = standOf(n);
  yield { type: 'student-registered', facts: student };
  if (student.nationality) {
    const stay = { on: addDays(today, -900), status: 'Student', expiresOn: addDays(today, (n % 700) + 30) };
    yield { type: 'stay-recorded', stay };
  }
  if (stand === 'fresh') return;
  yield { type: 'contact-recorded', on: addDays(today, -400), guideSentOn: addDays(today, -399) };
  if (stand === 'beginning' && n % 2 === 0) return;
  yield { type: 'approval-recorded', on: addDays(today, -398), by: student.supervisorName ?? '' };
  if (stand === 'beginning') return;
  const supporters = {
    supervisor: student.supervisorEmail ?? '',
    office: 'course@example.ac.jp',
    secretariat: 'coopj@example.ac.jp',
  };
  yield { type: 'registration-recorded', on: addDays(today, -397), supporters, approverBox: true };
  yield { type: 'briefing-recorded', attendedOn: addDays(today, -390) };
  if (stand !== 'waiting') yield* placementOf(n, student, stand === 'finished' ? 12 : underWay(n), today);
}

/** The furthest step of a placement under way; among fresh students none is graded yet. */
const underWay = (n: number): number => 5 + (((n / 100) % (isFresh ? 7 : 8)) | 0);

/** A placement with every step up to this one done; STEP 12 is graded, and nothing is left to do for it. */
function* placementOf(n: number, student: Student, step: number, today: LocalDate): Generator<StudentChange> {
  const placement = numbered('placement', n + 1);
  const from = step === 12 ? addDays(today, -200) : addDays(today, step >= 11 ? -30 : 10 + (n % 90));
  const terms: Terms = {
    from,
    to: addDays(from, 92),
    hoursPerWeek: n % 2 === 0 ? 38 : 28,
    workplaces: ['見本県見本市1-2-3'],
    content: '見本データの解析に関する研究',
    pay: { amount: 250_000, per: 'month' },
  };
  const before = (days: number) => addDays(from < today ? from : today, -days);
  const company = codeOf(n);
  yield { type: 'placement-opened', ref: placement, company, on: before(80), consulted: ['見本 助教'], terms };
  if (student.jsps) {
    const consent = { hostResearcher: '見本 教授', agreedOn: before(85), contributes: true };
    yield { type: 'jsps-recorded', consent };
  }
  if (step >= 6) yield { type: 'application-recorded', placement, on: before(70), approvedOn: before(71) };
  if (step >= 7) yield { type: 'selection-recorded', placement, on: before(65) };
  if (step >= 8) yield { type: 'result-recorded', placement, result: { on: before(50), outcome: 'accepted' } };
  if (step >= 9) yield* contractOf(placement, terms, before);
  if (step >= 10) {
    const course = { on: before(20), year: 2026, term: 'autumn', course: 'JRI-001', credits: 2 } as const;
    yield { type: 'course-registered', placement, course };
    yield* insurances(before);
    for (const what of ['materials', 'orientation', 'literacy'] as const)
      yield { type: 'preparation-recorded', placement, what, on: before(5) };
    if (student.nationality && n % 3 !== 0) yield* permitOf(placement, terms, before);
  }
  if (step >= 11) yield { type: 'internship-recorded', placement, startedOn: from };
  if (step === 12) yield* ending(student, placement, terms);
}

type Before = (days: number) => LocalDate;

function* contractOf(placement: string, terms: Terms, before: Before): Generator<StudentChange> {
  const of = { kind: 'employment', revision: 1 } as const;
  yield { type: 'contract-received', placement, contract: { ...of, receivedOn: before(40), terms } };
  const review = { by: 'secretariat', outcome: 'approved', on: before(35), items: {} } as const;
  yield { type: 'contract-reviewed', placement, ...of, review };
  yield { type: 'contract-signed', placement, ...of, on: before(30) };
}

function* insurances(before: Before): Generator<StudentChange> {
  for (const kind of ['gakkensai', 'gakkenbai'] as const) {
    const insurance = { kind, paidOn: before(600), from: before(599), to: addDays(before(599), 1095) };
    yield { type: 'insurance-recorded', insurance };
  }
}

function* permitOf(placement: string, { from, to, hoursPerWeek = 0 }: Terms, before: Before): Generator<StudentChange> {
  if (from === undefined || to === undefined) return;
  yield { type: 'permit-opened', number: 1, kind: 'individual', on: before(30), placement };
  yield { type: 'permit-applied', number: 1, on: before(28) };
  yield { type: 'permit-granted', number: 1, granted: { on: before(3), from, to, hoursPerWeek } };
}

/** All that follows the last day: evaluation, grade, closing, and what had to be told. */
function* ending(student: Student, placement: string, { from, to }: Terms): Generator<StudentChange> {
  if (from === undefined || to === undefined) return;
  yield { type: 'internship-recorded', placement, endedOn: to };
  yield { type: 'evaluation-recorded', placement, paper: { kind: 'certificate', receivedOn: addDays(to, 7) } };
  const on = addDays(to, 14);
  yield { type: 'grade-recorded', placement, grade: { grade: 'A', by: '見本 担当', on } };
  yield { type: 'placement-closed', placement, closed: { as: 'completed', by: 'student', on, recruitment: 'none' } };
  const year = Number(from.slice(0, 4));
  const months = [0, 1, 2, 3].map((n) => addDays(from, 31 * n).slice(0, 7));
  const told = [
    `tax:${placement}`,
    `support-funds:${placement}`,
    ...(student.researchAssistant ? [`ra:${placement}`] : []),
    ...(student.jsps ? [year - 1, year, year + 1].map((one) => `jsps-5-3:${one}`) : []),
    ...(student.mextScholar ? months.map((month) => `mext-month:${month}`) : []),
  ];
  for (const key of told) yield { type: 'obligation-settled', key, on };
}

function* writes(count: number, today: LocalDate): Generator<Write> {
  for (let n = 0; n < COMPANIES; n++) yield companyWrite(n, today);
  for (let n = 0; n < count; n++)
    yield { subject: `student:${20000000 + n}`, expect: 'new', changes: [...changesOf(n, today)] };
}

const store = file.includes('://')
  ? (await openPostgres({ url: file, patience: 60_000 }, { migrations, office: 'office', draft })).store
  : await openSqlite({ file, migrations, create: true });
const day = today as LocalDate;
const { entries } = await store.apply(writes(Number(count), day), { at: `${day}T00:00:00Z`, day, actor: 'bench' });
await store.close();
console.log(entries);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysOfMonth, type LocalDate, monthOf } from '../../src/core/calendar/dates.ts';
import type { StudentChange } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import { evolveCompany } from '../../src/core/journal/evolve-company.ts';
import type { Companies, Company } from '../../src/core/model/company.ts';
import { type Dossier, NOTHING_KNOWN } from '../../src/core/model/dossier.ts';
import { coursesOf, type Placement } from '../../src/core/model/placement.ts';
import { doneOn } from '../../src/core/model/steps.ts';
import { companiesUntil, dossierAsOf } from '../../src/core/reports/as-of.ts';
import { REPORT_KEYS, type ReportKey, reportOf } from '../../src/core/reports/index.ts';
import { companyChange, day, studentChange } from '../helpers/arbitrary.ts';
import { CALENDAR, OFFICE, student } from '../helpers/dossiers.ts';
import { runs } from '../helpers/properties.ts';

/** A student with up to two placements, and anything said of them in any order. */
const someStudent = (n: number): fc.Arbitrary<Dossier> => {
  const refs = [`P-00${n}1`, `P-00${n}2`];
  const known = { placements: refs, certificates: [`E-2026-00${n}1`, `I-2026-00${n}2`] };
  return fc
    .record({
      opened: fc.array(day(), { maxLength: 2 }),
      concludedOn: fc.option(day()),
      run: fc.option(fc.record({ startedOn: day(), days: fc.nat(200) })),
      left: fc.option(fc.record({ on: day(), days: fc.nat(60) })),
      said: fc.array(studentChange(`2026000${n}`, known), { maxLength: 70, size: '+1' }),
    })
    .map(({ opened, concludedOn, run, left, said }) => {
      const others = said.filter(({ type }) => type !== 'placement-opened' && type !== 'student-registered');
      const terms = { from: opened[0] ?? addDays('2026-04-01' as LocalDate, 60), to: '2027-09-30' as LocalDate };
      const openings = opened.map((on, at) => {
        const ref = refs[at] ?? '';
        return { type: 'placement-opened', ref, company: `C-000${at + 1}`, on, consulted: [], terms } as const;
      });
      // By chance alone contracts are seldom approved and signed, internships seldom begin and end, and hardly anybody withdraws.
      const of = { placement: refs[0] ?? '', kind: 'employment', revision: 1 } as const;
      const concluded: readonly StudentChange[] =
        concludedOn === null
          ? []
          : [
              {
                type: 'contract-received',
                placement: of.placement,
                contract: { kind: 'employment', revision: 1, receivedOn: concludedOn, terms: {} },
              },
              {
                type: 'contract-reviewed',
                ...of,
                review: { by: 'secretariat', outcome: 'approved', on: concludedOn, items: {} },
              },
              { type: 'contract-signed', ...of, on: concludedOn },
            ];
      const ran: readonly StudentChange[] =
        run === null
          ? []
          : [
              {
                type: 'internship-recorded',
                placement: of.placement,
                startedOn: run.startedOn,
                endedOn: addDays(run.startedOn, run.days),
              },
            ];
      const withdrawn: readonly StudentChange[] =
        left === null
          ? []
          : [
              {
                type: 'course-registered',
                placement: of.placement,
                course: { on: left.on, year: 2026, term: 'full', course: 'JRI-001', credits: 2 },
              },
              {
                type: 'course-withdrawn',
                placement: of.placement,
                withdrawn: { on: addDays(left.on, left.days), reason: '見本' },
              },
            ];
      const issued = new Set<string>();
      const once = others.filter((one) => {
        if (one.type !== 'certificate-issued') return true;
        const isNew = !issued.has(one.certificate.number);
        issued.add(one.certificate.number);
        return isNew;
      });
      const begun = { ...NOTHING_KNOWN, student: student({ number: `2026000${n}` }) } as Dossier;
      return [...openings, ...concluded, ...ran, ...withdrawn, ...once].reduce(evolve, begun);
    });
};

const hosts: fc.Arbitrary<Companies> = fc
  .tuple(...[1, 2].map((n) => fc.array(companyChange(`C-000${n}`, [`A-000${n}`]), { maxLength: 12 })))
  .map(
    (all) =>
      new Map(
        all.map((said, at) => {
          const code = `C-000${at + 1}`;
          const begun: Company = { code, name: '見本株式会社', agreements: [] };
          const agreement = {
            ref: `A-000${at + 1}`,
            from: '2026-04-01' as LocalDate,
            to: '2028-03-31' as LocalDate,
            autoRenew: false,
          };
          const others = said.filter(({ type }) => type !== 'company-added' && type !== 'agreement-added');
          const signed = { type: 'agreement-signed', agreement: agreement.ref, on: '2026-06-15' as LocalDate } as const;
          const first = [{ type: 'agreement-added', agreement } as const, ...(at === 0 ? [signed] : [])];
          return [code, [...first, ...others].reduce(evolveCompany, begun)];
        }),
      ),
  );

const office = fc.record({
  students: fc.tuple(someStudent(1), someStudent(2), someStudent(3), someStudent(4)),
  companies: hosts,
  inMonth: day(),
  late: fc.nat(60),
});

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Sections = (key: string) => readonly Row[];
const sumOf = (rows: readonly Row[], column: string) =>
  rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);

/** The days of steps dated in the period, read from the facts themselves. */
function movesOf(dossier: Dossier, companies: Companies, isIn: (on: LocalDate | undefined) => boolean): string[] {
  const { number } = dossier.student;
  const said = (step: number, on: LocalDate | undefined, ref = '') =>
    isIn(on) ? [`${step} ${number} ${ref} ${on}`] : [];
  const later = (a?: LocalDate, b?: LocalDate) => (a && b ? (a > b ? a : b) : undefined);
  const certificate = (one: Placement) => one.papers.find(({ kind }) => kind === 'certificate')?.receivedOn;
  return [
    ...said(1, dossier.contact?.on),
    ...said(2, dossier.approval?.on),
    ...said(3, dossier.registration?.on),
    ...said(4, dossier.briefing?.attendedOn ?? dossier.briefing?.recordingSentOn),
    ...dossier.placements.flatMap((one) => [
      ...said(5, one.openedOn, one.ref),
      ...said(6, one.application?.on, one.ref),
      ...said(7, one.selection?.on, one.ref),
      ...said(8, one.result?.on, one.ref),
      ...said(9, doneOn(9, { dossier, companies }, one), one.ref),
      ...coursesOf(one).flatMap(({ on }) => said(10, on, one.ref)),
      ...said(11, one.run?.startedOn && one.run.endedOn, one.ref),
      ...said(12, later(certificate(one), one.grade?.on), one.ref),
    ]),
  ];
}

test('every report of any office adds up, and agrees with the others', () => {
  let [moved, ended, early, conclusions, later, gone] = [0, 0, 0, 0, 0, 0];
  fc.assert(
    fc.property(office, ({ students, companies, inMonth, late }) => {
      const period = daysOfMonth(monthOf(inMonth));
      const asOf = addDays(period.from, late);
      const [end = asOf] = [asOf, period.to].sort();
      const made = Object.fromEntries(
        REPORT_KEYS.map((key) => {
          const report = reportOf(key, { period, asOf, companies, office: OFFICE, calendar: CALENDAR });
          for (const one of students) report.add(one);
          const { sections } = report.finish();
          const rows: Sections = (section) => sections.find((one) => one.key === section)?.rows ?? [];
          return [key, rows];
        }),
      ) as unknown as Readonly<Record<ReportKey, Sections>>;
      const { monthly, pipeline, contracts, courses, certificates, obligations, overrides } = made;
      const count = (key: string) => Number(monthly('summary').find((row) => row.key === key)?.count ?? 0);

      // Everybody stands somewhere, once; reached(n) falls with n.
      const total = students.length;
      expect(count('students')).toBe(total);
      for (const rows of [monthly('by-step'), pipeline('by-step')]) {
        expect(sumOf(rows, 'students')).toBe(total);
        expect(rows[0]?.reached).toBe(total);
        rows.slice(1).forEach((row, n) => {
          expect(Number(row.reached)).toBeLessThanOrEqual(Number(rows[n]?.reached));
          expect(Number(row.reached)).toBeGreaterThanOrEqual(sumOf(rows.slice(n + 1), 'students'));
          expect(Number(row.ended)).toBeLessThanOrEqual(Number(row.students));
        });
      }
      expect(sumOf(monthly('by-phase'), 'students')).toBe(total);
      for (const group of [pipeline('by-program'), pipeline('by-institute')]) {
        expect(sumOf(group, 'students')).toBe(total);
        expect(sumOf(group, 'open')).toBe(count('open-placements'));
        expect(sumOf(group, 'stopped')).toBe(count('blocked'));
        const inPhase = (phase: string) => monthly('by-phase').find((row) => row.phase === phase)?.students;
        expect([sumOf(group, 'finished'), sumOf(group, 'ended')]).toEqual([inPhase('finished'), inPhase('ended')]);
      }
      expect(sumOf(monthly('by-step'), 'ended')).toBe(sumOf(pipeline('by-program'), 'ended'));

      // No more course registrations than students who reached STEP 10.
      const reached = (step: number) => Number(monthly('by-step')[step]?.reached);
      expect(new Set(monthly('courses').map((row) => row.student)).size).toBeLessThanOrEqual(reached(10));
      expect(new Set(monthly('registrations').map((row) => row.student)).size).toBeLessThanOrEqual(reached(3));

      // Each step dated in the month stands in movements, once, and nothing else does.
      const isIn = (on: LocalDate | undefined) => on !== undefined && on >= period.from && on <= end;
      const then = companiesUntil(companies, end);
      const moves = students.flatMap((one) => movesOf(dossierAsOf(one, end), then, isIn));
      const isWithdrawal = (row: Row) => row.key === 'course-withdrawn';
      const told = monthly('movements')
        .filter((row) => !isWithdrawal(row))
        .map((row) => `${row.step} ${row.student} ${row.placement ?? ''} ${row.on}`);
      expect(told.toSorted()).toEqual(moves.toSorted());
      const left = students.flatMap((one) =>
        dossierAsOf(one, end).placements.flatMap(({ ref, withdrawnCourses = [] }) =>
          withdrawnCourses.filter((course) => isIn(course.withdrawn.on)).map(({ withdrawn: { on } }) => `${ref} ${on}`),
        ),
      );
      const leaving = monthly('movements').filter(isWithdrawal);
      expect(leaving.map(({ placement: ref, on }) => `${ref} ${on}`).toSorted()).toEqual(left.toSorted());
      expect(count('movements')).toBe(moves.length + left.length);
      expect(count('courses-withdrawn')).toBe(left.length);
      expect(sumOf(pipeline('stays'), 'count')).toBe(moves.length);
      const thisMonth = monthly('by-month').at(-1) ?? {};
      for (const [column, step] of [
        ['registration', 3],
        ['application', 6],
        ['contract', 9],
        ['course', 10],
        ['internship', 11],
      ] as const)
        expect(thisMonth[column]).toBe(moves.filter((move) => move.startsWith(`${step} `)).length);

      // What a section of its own tells is a movement too, or no step at all; nothing is told in two of them.
      const ofStep = (step: number) => moves.filter((move) => move.startsWith(`${step} `)).toSorted();
      expect(
        monthly('registrations')
          .map((row) => `3 ${row.student}  ${row.on}`)
          .toSorted(),
      ).toEqual(ofStep(3));
      expect(
        monthly('courses')
          .map((row) => `10 ${row.student} ${row.placement} ${row.registeredOn}`)
          .toSorted(),
      ).toEqual(ofStep(10));
      const closings = monthly('closings');
      expect(new Set(closings.map((row) => row.placement)).size).toBe(closings.length);
      for (const { student: whose, placement: ref, on } of closings) {
        const placement = students.flatMap(({ placements }) => placements).find((one) => one.ref === ref);
        if (placement?.closed?.on === on || placement?.grade?.on === on) continue;
        const { result, run } = placement ?? {};
        const step = result && result.on === on && result.outcome !== 'accepted' ? 8 : 11;
        if (run?.startedOn || step === 8) expect(moves).toContain(`${step} ${whose} ${ref} ${on}`);
      }
      // Who was not accepted, or ended in any other way, is told in no other month.
      expect(sumOf(pipeline('ended'), 'count')).toBe(closings.filter((row) => row.as !== 'completed').length);

      // The summary counts the rows of the sections.
      for (const key of ['registrations', 'courses', 'certificates', 'closings', 'overrides'])
        expect(count(key)).toBe(monthly(key).length);
      expect(sumOf(monthly('contract-days'), 'count')).toBe(count('contracts-reviewed'));

      // The parts of the other reports sum to their lists.
      for (const key of ['by-term', 'by-month', 'by-program', 'by-institute'])
        expect(sumOf(courses(key), 'registered')).toBe(monthly('courses').length);
      expect(sumOf(courses('grades'), 'count')).toBe(sumOf(courses('by-term'), 'graded'));
      const inForce = courses('courses').filter((row) => row.withdrawnOn === null);
      for (const key of ['by-term', 'by-month', 'by-program', 'by-institute']) {
        expect(sumOf(courses(key), 'credits')).toBe(sumOf(inForce, 'credits'));
        expect(sumOf(courses(key), 'withdrawn')).toBe(courses('courses').length - inForce.length);
      }
      for (const key of ['by-kind', 'by-month', 'by-purpose', 'by-program'])
        expect(sumOf(certificates(key), 'issued')).toBe(monthly('certificates').length);
      for (const key of ['by-rule', 'by-month', 'by-program'])
        expect(sumOf(overrides(key), 'count')).toBe(monthly('overrides').length);
      for (const key of ['open', 'overdue', 'settled'])
        expect(sumOf(obligations('by-rule'), key)).toBe(sumOf(obligations('by-program'), key));
      const ways = contracts('contracts');
      expect(sumOf(contracts('by-company'), 'count')).toBe(ways.length);
      expect(sumOf(contracts('by-program'), 'count')).toBe(ways.filter((row) => row.program !== null).length);
      const ofContracts = (key: string) => contracts('summary').find((row) => row.key === key)?.count;
      for (const key of ['received', 'approved']) expect(sumOf(contracts('by-month'), key)).toBe(ofContracts(key));
      // Who waits, and before which step.
      const waits = pipeline('standing').filter((row) => row.step !== 5);
      expect(sumOf(waits, 'count')).toBe(pipeline('waiting').length);

      moved += moves.length;
      ended += closings.length;
      early += count('early-ends');
      gone += left.length;
      conclusions += ofStep(9).length;
      later += students.filter(({ placements }) => placements.length > 1).length;
    }),
    runs(150),
  );
  // Random offices must hold all of it.
  const held = { moved, ended, early, conclusions, later, gone };
  expect(Object.entries(held).filter(([, found]) => found === 0)).toEqual([]);
});

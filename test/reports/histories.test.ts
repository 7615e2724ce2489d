import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysOfMonth, type LocalDate, monthOf } from '../../src/core/calendar/dates.ts';
import type { StudentChange } from '../../src/core/journal/changes.ts';
import { RECORD_KINDS } from '../../src/core/model/dossier.ts';
import { REPORT_KEYS, reportOf } from '../../src/core/reports/index.ts';
import { monthlyReport } from '../../src/core/reports/monthly.ts';
import { CALENDAR, OFFICE } from '../helpers/dossiers.ts';
import { history, type Operation } from '../helpers/histories.ts';
import { runs } from '../helpers/properties.ts';
import { freshFile, listed, openRecords } from '../helpers/records.ts';
import { withoutHead } from '../helpers/reports.ts';
import { readyOffice } from '../helpers/run.ts';

const FIRST = '2026-04-01' as LocalDate;
const someDay = (last = 700) => fc.nat(last).map((n) => addDays(FIRST, n));

async function write(file: string, operations: readonly Operation[]) {
  const store = await openRecords(file);
  for (const { writes, stamp } of operations) await store.apply(writes, stamp);
  await store.close();
}

/** Pages bear the day on which they were printed: the one line that may differ. */
const TEXTS = ['table', 'plain', 'json', 'ndjson', 'csv', 'tsv'] as const;

test.each(REPORT_KEYS)(
  'the report %s made later as of a day is the one made then, byte for byte, after any history',
  async (report) => {
    const office = await readyOffice({ today: '2030-01-01' });
    const said = async (today: LocalDate, ...flags: string[]) => {
      // On a terminal nothing leaves, so that no entry of it stands between those of the history.
      const answer = await office.coopj(['report', report, '--month', monthOf(day), ...flags], { today, tty: 120 });
      expect(answer.code, answer.stderr).toBe(0);
      return withoutHead(answer.stdout);
    };
    let day = FIRST;
    await fc.assert(
      fc.asyncProperty(history(), someDay(), fc.constantFrom(...TEXTS), async (operations, on, format) => {
        day = on;
        const file = freshFile();
        const flags = ['--db', file, '--office', join(office.cwd, 'office.toml'), '--format', format];
        await write(
          file,
          operations.filter(({ stamp }) => stamp.day <= on),
        );
        const then = await said(on, ...flags);
        await write(
          file,
          operations.filter(({ stamp }) => stamp.day > on),
        );
        expect(await said('2030-01-01' as LocalDate, '--as-of', on, ...flags)).toBe(then);
      }),
      runs(12),
    );
  },
);

/** Somebody of long ago: all twelve steps, an end before them, or STEP 1 to 4 and nothing after them. */
const former = (n: number): fc.Arbitrary<Operation> =>
  fc.record({ on: someDay(200), step: fc.constantFrom(4, 6, 8, 12) }).map(({ on, step }) => {
    const at = (days: number) => addDays(on, days);
    const ref = `P-1${String(n).padStart(3, '0')}`;
    const facts = { number: `1999000${n}`, email: 'mihon@example.ac.jp', program: '情報学コース' };
    const paper = {
      number: `E-1999-000${n}`,
      kind: 'enrollment',
      lang: 'ja',
      file: 'a.pdf',
      sha256: '0'.repeat(64),
    } as const;
    const terms = { from: at(30), to: at(90) };
    const of = { placement: ref } as const;
    const contract = { kind: 'employment', revision: 1, receivedOn: at(12), signedOn: at(14), terms } as const;
    const review = { by: 'secretariat', outcome: 'approved', on: at(13), items: {} } as const;
    const placed: readonly (readonly [step: number, ...changes: StudentChange[]])[] = [
      [5, { type: 'placement-opened', ref, company: 'C-0001', on: at(4), consulted: [], terms }],
      [6, { type: 'application-recorded', ...of, on: at(6) }],
      [7, { type: 'selection-recorded', ...of, on: at(8) }],
      [8, { type: 'result-recorded', ...of, result: { on: at(10), outcome: step === 8 ? 'rejected' : 'accepted' } }],
      [
        9,
        { type: 'contract-received', ...of, contract },
        { type: 'contract-reviewed', ...of, kind: 'employment', revision: 1, review },
      ],
      [
        10,
        {
          type: 'course-registered',
          ...of,
          course: { on: at(20), year: 2026, term: 'spring', course: 'JRI-001', credits: 2 },
        },
      ],
      [11, { type: 'internship-recorded', ...of, startedOn: at(30), endedOn: at(90) }],
      [
        12,
        { type: 'evaluation-recorded', ...of, paper: { kind: 'certificate', receivedOn: at(95) } },
        { type: 'grade-recorded', ...of, grade: { grade: 'A', by: '見本 担当', on: at(99) } },
      ],
    ];
    const changes: StudentChange[] = [
      { type: 'student-registered', facts },
      { type: 'contact-recorded', on },
      { type: 'approval-recorded', on: at(1) },
      { type: 'registration-recorded', on: at(2), supporters: {} },
      { type: 'briefing-recorded', attendedOn: at(3) },
      {
        type: 'rule-overridden',
        override: { rule: 'supporters', gate: 5, reason: '見本', on: at(3), by: '見本 担当', compared: '{}' },
      },
      { type: 'certificate-issued', certificate: { ...paper, issuedOn: at(4), by: '見本 担当' } },
      ...placed.filter(([number]) => number <= step).flatMap(([, ...made]) => made),
    ];
    const stamp = { at: `${at(99)}T01:02:03Z`, day: at(99), actor: '見本' };
    return { writes: [{ subject: `student:${facts.number}`, expect: 'new', changes }], stamp };
  });
const formers = () => fc.tuple(former(1), former(2), former(3), former(4));

test('those who are only counted and those who are read make the report of everybody, after any history, on any day', async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(
      history(),
      formers(),
      someDay(),
      fc.option(someDay()),
      async (operations, others, inMonth, past) => {
        const file = freshFile();
        await write(file, operations);
        await write(file, others);
        const store = await openRecords(file);
        const asOf = past ?? addDays(FIRST, 1100);
        const companies = new Map((await store.companies(past ?? undefined)).map((one) => [one.code, one]));
        const request = { period: daysOfMonth(monthOf(inMonth)), asOf, companies, office: OFFICE, calendar: CALENDAR };

        const everybody = monthlyReport(request);
        for (const { value } of await listed(past === null ? store.dossiers() : store.dossiersAsOf(past)))
          everybody.add(value);
        const some = monthlyReport(request);
        const { dossiers, quiet } = await store.since(some.since, past ?? undefined);
        some.addQuiet(quiet);
        counted += quiet.standing.reduce((sum, { students }) => sum + students, 0);
        for (const dossier of await listed(dossiers)) some.add(dossier);

        expect(some.finish()).toEqual(everybody.finish());
        await store.close();
      },
    ),
    runs(30),
  );
  // Random histories must hold some who are only counted.
  expect(counted).toBeGreaterThan(10);
});

test.each(RECORD_KINDS)(
  'those who have something to tell make the report %s of everybody, after any history, on any day',
  async (key) => {
    let unread = 0;
    let told = 0;
    await fc.assert(
      fc.asyncProperty(
        history(),
        formers(),
        someDay(),
        fc.nat(900),
        fc.option(someDay()),
        async (operations, others, from, length, past) => {
          const file = freshFile();
          await write(file, operations);
          await write(file, others);
          const store = await openRecords(file);
          const asOf = past ?? addDays(FIRST, 1100);
          const companies = new Map((await store.companies(past ?? undefined)).map((one) => [one.code, one]));
          const period = { from, to: addDays(from, length) };
          const request = { period, asOf, companies, office: OFFICE, calendar: CALENDAR };

          const everybody = reportOf(key, request);
          const all = await listed(past === null ? store.dossiers() : store.dossiersAsOf(past));
          for (const { value } of all) everybody.add(value);
          const some = reportOf(key, request);
          const read = await listed(store.having(key, some.since, past ?? undefined));
          for (const dossier of read) some.add(dossier);
          unread += all.length - read.length;

          const report = some.finish();
          expect(report).toEqual(everybody.finish());
          told += report.sections.find((one) => one.key === key)?.rows.length ?? 0;
          await store.close();
        },
      ),
      runs(30),
    );
    // Random histories must hold both: some who are not read, and some of whom there is something to tell.
    expect(unread).toBeGreaterThan(10);
    expect(told).toBeGreaterThan(0);
  },
);

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import { naughtyPart } from '../helpers/naughty.ts';
import { pagesOf, solid } from '../helpers/papers.ts';
import { papersOffice, roll } from '../helpers/papers-office.ts';
import { listed, openRecords } from '../helpers/records.ts';
import { tempFolder } from '../helpers/run.ts';

const PEOPLE = naughtyPart(0, 4);
const HOSTS = naughtyPart(1, 4);

const HEADINGS = [
  'student_number,name_kanji,family_name,given_name,email,program,course_years,enrolled_on,date_of_birth'.split(','),
];
const numberOf = (n: number) => `2024${String(n + 1).padStart(4, '0')}`;
const file = (rows: readonly (readonly string[])[]) => {
  const name = join(tempFolder(), 'naughty.csv');
  writeFileSync(name, stringify(rows.map((row) => [...row])));
  return name;
};

/** What a reader sees of a text: a ligature is told as its letters, and what has no shape is nothing. */
const seen = (text: string) => solid(text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, ''));

interface Issued {
  readonly student: string;
  readonly file: string;
  readonly number: string;
}
interface Batch {
  readonly issued: readonly Issued[];
  /** By student: why not. */
  readonly refused: ReadonlyMap<string, string>;
}

async function batch(run: Awaited<ReturnType<typeof papersOffice>>['run'], kind: string): Promise<Batch> {
  const answer = await run(`certificate issue ${kind} --all --in ja --out papers --json`);
  expect([0, 3]).toContain(answer.code);
  const details = (answer.code === 0 ? [] : JSON.parse(answer.stderr).error.details).filter(
    // More students than companies: the others have no internship.
    ({ because }: { because: string }) => because !== 'no-placement',
  );
  // What nobody can draw, and names that were lost on the way: a sign stands for a letter.
  for (const { because, message } of details) {
    if (because !== 'glyph-missing') expect(message).toMatch(/(?:name|text of the company) with all its characters/);
  }
  return {
    issued: JSON.parse(answer.stdout),
    refused: new Map(details.map((one: { student: string; message: string }) => [one.student, one.message])),
  };
}

/** All that lies below and beside a folder; the papers have names of letters, digits, - and _ alone. */
function onlyPapers(cwd: string, issued: readonly Issued[], before: readonly string[]): void {
  const names = readdirSync(join(cwd, 'papers'));
  expect(names).toHaveLength(issued.length + 1);
  for (const name of names) expect(name).toMatch(/^([\w-]+\.pdf|index\.csv)$/);
  for (const one of issued) expect(dirname(one.file)).toBe(join(cwd, 'papers'));
  const outside = readdirSync(cwd).filter((name) => name !== 'papers' && !name.startsWith('coopj.db'));
  expect(outside).toEqual(before.filter((name) => !name.startsWith('coopj.db')));
}

test('naughty names of students print as they are, or are refused by name', async () => {
  const rows = PEOPLE.map((name, n) => {
    const number = numberOf(n);
    return [number, name, 'MIHON', 'Taro', `m${n}@example.ac.jp`, '情報学コース', '3', '2024-04-01', '1998-04-12'];
  });
  const { cwd, run, json } = await papersOffice(file([...HEADINGS, rows[0] ?? []]));
  const imported = await run(`import students ${file([...HEADINGS, ...rows])} --partial --rejects rejects.csv --json`);
  const { created, problems } = JSON.parse(imported.stdout);
  const known: { number: string; name: string }[] = await json('student list');
  expect(created + 1).toBe(known.length);
  expect(known.length + new Set(problems.map((one: { line: number }) => one.line)).size).toBe(PEOPLE.length);
  expect(known.length).toBeGreaterThan(PEOPLE.length * 0.7);

  const before = readdirSync(cwd);
  const { issued, refused } = await batch(run, 'enrollment');
  expect(issued.length + refused.size).toBe(known.length);
  expect(issued.length).toBeGreaterThan(PEOPLE.length * 0.4);
  expect(refused.size).toBeGreaterThan(PEOPLE.length * 0.04);
  const names = new Map(known.map(({ number, name }) => [number, name]));
  for (const { student, file: paper } of issued) {
    const name = names.get(student) ?? '';
    expect(seen(pagesOf(readFileSync(paper)).join('')), `${student} ${name}`).toContain(seen(name));
  }
  onlyPapers(cwd, issued, before);

  // Typed at the shell they fare no worse.
  for (const [n, name] of PEOPLE.entries()) {
    if (n % 12 !== 0) continue;
    const edited = await run(`student edit ${numberOf(1)} --reason 訂正 --name-kanji=${JSON.stringify(name)}`);
    expect([0, 2, 3], `${name}: ${edited.stderr}`).toContain(edited.code);
    const answer = await run(`certificate issue enrollment ${numberOf(1)} --in ja --out papers`);
    expect([0, 3], `${name}: ${answer.stderr}`).toContain(answer.code);
  }
});

test('naughty names of companies print as they are, or are refused by name', async () => {
  const students = join(tempFolder(), 'roll.csv');
  writeFileSync(students, roll(HOSTS.length));
  const { cwd, run } = await papersOffice(students);
  const rows = HOSTS.map((name, n) => [`N${n}`, name, '東京都見本区', '03-0000-0000']);
  const head = [['企業コード', '企業名', '所在地', '電話番号']];
  const imported = await run(`import companies ${file([...head, ...rows])} --partial --rejects rejects.csv --json`);
  expect([0, 3]).toContain(imported.code);
  const store = await openRecords(join(cwd, 'coopj.db'));
  const companies = await store.companies();
  expect(companies.length).toBeGreaterThan(HOSTS.length * 0.7);
  const on = '2026-10-01' as LocalDate;
  const terms: Terms = {
    from: on,
    to: '2027-01-31' as LocalDate,
    hoursPerWeek: 28,
    pay: 'unpaid',
    content: '見本',
    workplaces: ['見本'],
  };
  const known = await listed(store.dossiers());
  await store.apply(
    companies.map(({ code }, n) => {
      const placement = `P-${String(n + 1).padStart(4, '0')}`;
      return {
        subject: `student:${known[n]?.value.student.number}` as const,
        expect: known[n]?.revision ?? 0,
        changes: [
          { type: 'placement-opened', ref: placement, company: code, on, consulted: ['見本'], terms },
          { type: 'application-recorded', placement, on, approvedOn: on },
          { type: 'result-recorded', placement, result: { on, outcome: 'accepted' } },
        ],
      };
    }),
    { at: '2026-10-01T00:00:00Z', day: on, actor: '見本' },
  );
  const before = readdirSync(cwd);
  const { issued, refused } = await batch(run, 'internship');
  expect(issued.length + refused.size).toBe(companies.length);
  expect(refused.size).toBeGreaterThan(HOSTS.length * 0.04);
  for (const { student, file: paper } of issued) {
    const n = known.findIndex(({ value }) => value.student.number === student);
    const name = companies[n]?.name ?? '';
    expect(seen(pagesOf(readFileSync(paper)).join('')), `${student} ${name}`).toContain(seen(name));
  }
  onlyPapers(cwd, issued, before);
});

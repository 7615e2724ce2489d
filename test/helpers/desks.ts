import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { Server } from './postgres.ts';
import { coopj, readyOffice, TODAY, tempFolder } from './run.ts';
import { BIN, spawned } from './shipped.ts';

const DESKS = 16;
const SHARED = '20261000';
/** A desk that would need more has no way out. */
const MOST = 50;
const CONFLICT = 6;

/** The student in whom a desk records STEP 1 as its n-th work. */
const ownOf = (desk: number, n: number) => String(30_000_000 + desk * 1000 + n);

/** What a desk does as its n-th work; `mark` is read in it. */
const WORKS: readonly ((mark: string, desk: number, n: number) => readonly string[])[] = [
  (mark) => ['note', 'add', SHARED, mark],
  () => ['certificate', 'issue', 'enrollment', SHARED, '--in', 'ja', '--out', 'papers'],
  (mark) => ['company', 'add', `見本${mark}株式会社`],
  (mark, desk, n) => ['step', 'record', ownOf(desk, n), '1', '--reason', mark],
  (mark) => ['student', 'edit', SHARED, '--address', mark, '--reason', '見本'],
];

/**
 * Sixteen desks, each the shipped program with a folder of its own, work on one office at once, so many times each, most of it about one
 * student. Where a colleague's correction came between (exit 6) the desk gives its own again. Answers how often that was.
 */
export async function sixteenDesks(server: Server, times: number): Promise<{ commands: number; conflicts: number }> {
  server.psql('CREATE DATABASE sixteen TEMPLATE coopj', 'postgres');
  const env = { COOPJ_DB: server.url('sixteen'), COOPJ_TODAY: TODAY, COOPJ_LANG: 'en', COOPJ_WAIT: '600' };
  const first = tempFolder();
  await readyOffice({ cwd: first, env });
  const numbers = [SHARED, ...Array.from({ length: DESKS * times }, (_, n) => ownOf(n % DESKS, Math.floor(n / DESKS)))];
  const list = ['student_number,name_kanji,email,program,enrolled_on,date_of_birth,course_years,year'].concat(
    numbers.map(
      (number) => `${number},見本 ${number}号,m${number}@example.ac.jp,情報学コース,2024-04-01,1998-04-12,3,3`,
    ),
  );
  writeFileSync(join(first, 'list.csv'), `${list.join('\n')}\n`);
  const run = (...argv: readonly string[]) => coopj(argv, { cwd: first, env });
  expect((await run('import', 'students', 'list.csv', '--yes')).code).toBe(0);

  const key = '.config/coopj/keys/coopj-sixteen.key';
  const acknowledged: string[] = [];
  const failures: string[] = [];
  let [commands, conflicts] = [0, 0];
  async function work(home: string, desk: number, n: number): Promise<void> {
    const mark = `印${desk}の${n}番`;
    const argv = WORKS[n % WORKS.length]?.(mark, desk, n) ?? expect.fail();
    for (let tries = 1; ; tries += 1) {
      commands += 1;
      const { code, stderr } = await spawned(
        BIN,
        argv,
        { ...env, HOME: home, COOPJ_ACTOR: `desk${desk}` },
        false,
        home,
      );
      if (code === 0) return void acknowledged.push(mark);
      if (code !== CONFLICT || tries === MOST) return void failures.push(`${argv.join(' ')} => ${code} ${stderr}`);
      conflicts += 1;
    }
  }
  const homes = await Promise.all(
    Array.from({ length: DESKS }, async (_, desk) => {
      const home = tempFolder();
      mkdirSync(dirname(join(home, key)), { recursive: true });
      copyFileSync(join(first, key), join(home, key));
      for (let n = 0; n < times; n += 1) await work(home, desk, n);
      return home;
    }),
  );
  expect(failures).toEqual([]);
  expect(acknowledged.length).toBe(DESKS * times);

  const json = async (...argv: readonly string[]) => JSON.parse((await run(...argv, '--json')).stdout);
  const all = Array.from({ length: DESKS * times }, (_, n) => [n % DESKS, Math.floor(n / DESKS)] as const);
  const marks = (kind: number) =>
    all
      .filter(([, n]) => n % WORKS.length === kind)
      .map(([desk, n]) => `印${desk}の${n}番`)
      .sort();
  const texts = server.psql('SELECT text FROM journal_content ORDER BY seq', 'sixteen').split('\n');
  const recorded = (type: string) =>
    texts.filter((text) => text.includes(`"type":"${type}"`)).flatMap((text) => text.match(/印\d+の\d+番/)?.[0] ?? []);
  const inOrder = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, n) => `${prefix}${String(n + 1).padStart(4, '0')}`);
  // Nothing is lost, and nothing is there twice.
  expect(recorded('note-added').sort()).toEqual(marks(0));
  expect(recorded('contact-recorded').sort()).toEqual(marks(3));
  const corrections = recorded('student-edited');
  expect(corrections.toSorted()).toEqual(marks(4));
  expect((await json('student', 'show', SHARED)).address).toBe(corrections.at(-1));
  // Numbers have no gap, each paper lies in one folder, under its number.
  const papers = homes.flatMap((home) => readdirSync(join(home, 'papers')).map((name) => name.slice(0, 11)));
  expect(papers.sort()).toEqual(inOrder('E-2026-', marks(1).length));
  const issued = (await json('certificate', 'list')) as readonly { number: string }[];
  expect(issued.map(({ number }) => number).sort()).toEqual(papers);
  const companies = (await json('company', 'list')) as readonly { code: string }[];
  expect(companies.map(({ code }) => code)).toEqual(inOrder('C-', marks(2).length));
  expect((await json('journal', 'verify')).whole).toBe(true);
  // They queued: nobody held what another waited for.
  expect(server.psql("SELECT deadlocks FROM pg_stat_database WHERE datname = 'sixteen'")).toBe('0');
  return { commands, conflicts };
}

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { atEach, ENDS, type End, type Ended, onItsWay } from '../helpers/ended.ts';
import { sharedStore } from '../helpers/offices.ts';
import { onServer } from '../helpers/postgres.ts';
import { IS_LONG } from '../helpers/properties.ts';
import { ROOT, tempFolder } from '../helpers/run.ts';
import { livedOffice } from './offices.ts';

const ADMIN = 'ended_admin';
const KILLED_AT = pathToFileURL(new URL('test/helpers/killed-at.js', ROOT).pathname).href;
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const digestOf = (file: string) => digest(readFileSync(file));

onServer('an office that moves and is stopped on its way', (server) => {
  let made: ReturnType<typeof makeGround> | undefined;
  /** An export; a store with an office in which nothing is but settings; and one with the office of the export. */
  async function makeGround() {
    const { cwd, run } = await livedOffice();
    await run('db', 'export', '-o', 'office.ndjson');
    const bytes = readFileSync(join(cwd, 'office.ndjson'));
    const empty = await sharedStore(server());
    await empty.office('見本大学', { [ADMIN]: 'admin' });
    const whole = await sharedStore(server(), empty.database);
    const desk = whole.desk(ADMIN);
    writeFileSync(join(desk.cwd, 'came.ndjson'), bytes);
    await desk.done('db', 'import', 'came.ndjson');
    return { bytes, sum: digest(bytes), empty: empty.database, whole: whole.database };
  }
  /** A computer, on one of the two stores. */
  async function office(which: 'empty' | 'whole') {
    made ??= makeGround();
    const { bytes, sum, [which]: like } = await made;
    const { database } = await sharedStore(server(), like);
    const cwd = tempFolder();
    writeFileSync(join(cwd, 'came.ndjson'), bytes);
    return { sum, database, cwd, ...onItsWay(server(), database, ADMIN, cwd) };
  }
  /** All that a store holds, in one word. */
  const stateOf = (database: string): string => {
    const tables = server().psql(
      "SELECT string_agg(format('SELECT %L || md5(coalesce(string_agg(one::text, chr(10) ORDER BY one::text), '''')) FROM %I AS one', relname, relname), ' UNION ALL ' ORDER BY relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
      database,
    );
    return server().psql(`SELECT string_agg(said, ' ' ORDER BY said) FROM (${tables}) AS all_of (said)`, database);
  };
  const IMPORT = ['db', 'import', 'came.ndjson'];

  /** An import that ends somewhere: the office is as it was or whole, and what is said of it is so. */
  async function importEnded(end: (there: Awaited<ReturnType<typeof office>>) => Promise<Ended>): Promise<Ended> {
    const there = await office('empty');
    const { database, cwd, sum, run, done, drop } = there;
    const before = stateOf(database);
    const ended = await end(there);
    const isEmpty = server().psql('SELECT count(*) FROM journal', database) === '0';
    const where = JSON.stringify(ended);
    if (isEmpty) expect(stateOf(database), where).toBe(before);
    if (ended.code === 0) expect(isEmpty, where).toBe(false);
    // Whoever is told that it failed is told what is so.
    if (ended.signal === null && ended.code !== 0 && !isEmpty) expect(ended.said).toMatch(/unknown|not known|may/);
    const again = await run(IMPORT);
    if (isEmpty) expect([again.code, again.said]).toEqual([0, again.said]);
    else expect([again.code, again.said]).toEqual([3, expect.stringContaining('There is an office already')]);
    expect(await done('journal', 'verify', '--json')).toContain('"whole": true');
    await done('db', 'export', '-o', 'out.ndjson');
    expect(digestOf(join(cwd, 'out.ndjson'))).toBe(sum);
    drop();
    return ended;
  }

  test.each<[string, End, RegExp]>([
    ['killed in the middle of the history', 'killed after', /INSERT INTO journal/],
    ['ended by the server while evidence comes in', 'ended by the server', /INSERT INTO blobs/],
  ])('an import that is %s leaves the office empty or whole, and is given again', async (_, how, message) => {
    const ended = await importEnded(({ run }) => run(IMPORT, { how, isThere: (said) => message.test(said) }));
    expect(ended.isReached).toBe(true);
  });

  test.each(IS_LONG ? ENDS : [])('the same at each of its messages: %s', async (how) => {
    const messages = await atEach((count) => importEnded(({ at }) => at(IMPORT, count, how)));
    expect(messages).toBeGreaterThan(0);
  });

  const EXPORT = ['db', 'export', '-o', 'office.ndjson'];
  /** An export that ends somewhere: under its name lies the whole of it, or nothing; and given again it is there. */
  async function exportEnded(end: (there: Awaited<ReturnType<typeof office>>) => Promise<Ended>): Promise<Ended> {
    const there = await office('whole');
    const { cwd, sum, done, drop } = there;
    const target = join(cwd, 'office.ndjson');
    const ended = await end(there);
    if (existsSync(target)) expect(digestOf(target)).toBe(sum);
    else expect(ended.code).not.toBe(0);
    // What is there is not written over.
    const again = existsSync(target) ? join(cwd, 'again.ndjson') : target;
    await done('db', 'export', '-o', again);
    // That it was exported may be an entry by now.
    expect(JSON.parse(readFileSync(again, 'utf8').trimEnd().split('\n').at(-1) ?? '')).toHaveProperty('end.sha256');
    expect(readdirSync(cwd).filter((name) => name.includes('.part'))).toEqual([]);
    expect(await done('journal', 'verify', '--json')).toContain('"whole": true');
    drop();
    return ended;
  }

  test('an export that is killed leaves nothing under its name, and is given again', async () => {
    const isThere = (message: string) => message.includes('SELECT bytes FROM blobs');
    const ended = await exportEnded(({ run }) => run(EXPORT, { how: 'killed after', isThere }));
    expect([ended.signal, ended.isReached]).toEqual(['SIGKILL', true]);
  });

  test('an export is of one moment: what somebody puts into the store meanwhile is not in it', async () => {
    const { database, cwd, run, sum } = await office('whole');
    const put = `INSERT INTO blobs VALUES ('見本大学', encode(sha256('later'), 'hex'), 'later');
      INSERT INTO files VALUES ('見本大学', 'later.txt', 1, '2026-11-02T03:00:00.000Z', 'x', encode(sha256('later'), 'hex'))`;
    let [hasBegun, wasPut] = [false, false];
    const isThere = (message: string) => {
      hasBegun ||= message.includes('READ ONLY');
      if (hasBegun && !wasPut && message.includes('DISTINCT name FROM files')) {
        wasPut = true;
        server().psql(put, database);
      }
      return false;
    };
    const { code } = await run(EXPORT, { how: 'lost', isThere });
    expect([code, wasPut]).toEqual([0, true]);
    expect(digestOf(join(cwd, 'office.ndjson'))).toBe(sum);
  });

  test.each(IS_LONG ? ENDS : [])('the same at each of its messages: %s', async (how) => {
    const messages = await atEach((count) => exportEnded(({ at }) => at(EXPORT, count, how)));
    expect(messages).toBeGreaterThan(0);
  });
  test.each(IS_LONG ? ['files'] : [])('the same at each of its %s', async () => {
    let signal: string | null = 'SIGKILL';
    for (let count = 1; signal === 'SIGKILL'; count += 1) {
      const env = { NODE_OPTIONS: `--import=${KILLED_AT}`, KILLED_AT_COUNT: `${count}` };
      ({ signal } = await exportEnded(({ run }) => run(EXPORT, undefined, env)));
    }
  });
});

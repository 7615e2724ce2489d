import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { atEach, ENDS, type Ended, onItsWay } from '../helpers/ended.ts';
import { sharedStore } from '../helpers/offices.ts';
import { roll } from '../helpers/papers-office.ts';
import { onServer } from '../helpers/postgres.ts';
import { IS_LONG } from '../helpers/properties.ts';
import { ROOT, TODAY, tempFolder } from '../helpers/run.ts';

const LOGIN = 'papers_clerk';
const KILLED_AT = pathToFileURL(new URL('test/helpers/killed-at.js', ROOT).pathname).href;
const digestOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const STUDENTS = 3;
const NUMBERS = Array.from({ length: STUDENTS }, (_, n) => `E-2026-000${n + 1}`);

onServer('a batch of certificates in a shared store', (server) => {
  let made: ReturnType<typeof makeGround> | undefined;
  /** A store with an office of three students, and its key; once for all tests. */
  async function makeGround() {
    const store = await sharedStore(server());
    const [desk] = await store.office('見本大学', { [LOGIN]: 'admin' });
    if (!desk) throw new Error('a desk');
    writeFileSync(join(desk.cwd, 'roll.csv'), roll(STUDENTS));
    await desk.done('import', 'students', 'roll.csv', '--yes');
    return { like: store.database, key: readFileSync(keyOf(desk.cwd, store.database)) };
  }
  const keyOf = (cwd: string, database: string) => join(cwd, `.config/coopj/keys/${LOGIN}-${database}.key`);

  async function office() {
    made ??= makeGround();
    const { like, key } = await made;
    const { database } = await sharedStore(server(), like);
    const cwd = tempFolder();
    mkdirSync(dirname(keyOf(cwd, database)), { recursive: true });
    writeFileSync(keyOf(cwd, database), key, { mode: 0o600 });
    const papers = join(cwd, 'papers');
    mkdirSync(papers);
    const argv = ['certificate', 'issue', 'enrollment', '--all', '--in', 'ja', '--out', papers];
    const sql = (text: string) => server().psql(text, database).split('\n').filter(Boolean);
    return { papers, argv, sql, ...onItsWay(server(), database, LOGIN, cwd) };
  }

  /** A batch that ends somewhere: register, store and folder agree, and the same line once more completes it without doubles. */
  async function ended(end: (there: Awaited<ReturnType<typeof office>>) => Promise<Ended>): Promise<Ended> {
    const there = await office();
    const { papers, argv, sql, done, drop } = there;
    const found = await end(there);
    const register = () =>
      sql('SELECT number, sha256, file, student FROM certificates ORDER BY number').map((row) => row.split('|'));
    const kept = () => sql('SELECT sha256 FROM blobs WHERE sha256 NOT IN (SELECT sha256 FROM files) ORDER BY sha256');
    const named = () => readdirSync(papers).filter((name) => name.endsWith('.pdf'));
    const isWhole = async () => expect(await done('journal', 'verify', '--json')).toContain('"whole": true');
    const before = register();
    const where = JSON.stringify(found);
    // All of them or nobody, each with its bytes in the store.
    expect(
      before.map(([number]) => number),
      where,
    ).toEqual(before.length === 0 ? [] : NUMBERS);
    for (const [, sha256] of before) expect(kept(), where).toContain(sha256);
    for (const name of named()) {
      const [, sha256] = before.find(([, , file]) => file === join(papers, name)) ?? [];
      expect(sha256, where).toBe(digestOf(join(papers, name)));
    }
    await isWhole();

    await done(...argv);
    const after = register();
    expect(
      after.map(([number]) => number),
      where,
    ).toEqual(NUMBERS);
    expect(new Set(after.map(([, , , student]) => student)).size).toBe(STUDENTS);
    expect(after.slice(0, before.length)).toEqual(before);
    for (const [, sha256, file = ''] of after) expect(digestOf(file)).toBe(sha256);
    expect(named()).toHaveLength(STUDENTS);
    expect(
      readdirSync(papers).filter((name) => name.endsWith('.part')),
      where,
    ).toEqual([]);
    // What was kept for papers that never were is theirs now, as the same facts make the same bytes.
    expect(kept()).toEqual(after.map(([, sha256]) => sha256).sort());
    await isWhole();
    drop();
    return found;
  }

  const killed = (env: Readonly<Record<string, string>>) =>
    ended(({ run, argv }) =>
      run(argv, undefined, { NODE_OPTIONS: `--import=${KILLED_AT}`, COOPJ_TODAY: TODAY, ...env }),
    );

  test('that is killed when it commits is completed by the same line', async () => {
    const isThere = (message: string) => message.includes('COMMIT\0');
    const { signal, isReached } = await ended(({ run, argv }) => run(argv, { how: 'killed after', isThere }));
    expect([signal, isReached]).toEqual(['SIGKILL', true]);
  });

  test.each(IS_LONG ? ENDS : [])('the same at each of its messages: %s', async (how) => {
    const messages = await atEach((count) => ended(({ at, argv }) => at(argv, count, how)));
    expect(messages).toBeGreaterThan(0);
  });
  test.each(IS_LONG ? ['', '.part', '.pdf'] : [])(
    'the same at each of its files with the ending "%s"',
    async (ending) => {
      let signal: string | null = 'SIGKILL';
      for (let count = 1; signal === 'SIGKILL'; count += 1)
        ({ signal } = await killed({ KILLED_AT_ENDING: ending, KILLED_AT_COUNT: `${count}` }));
    },
  );
});

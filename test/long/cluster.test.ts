import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { withCluster } from '../helpers/cluster.ts';
import { TODAY, tempFolder } from '../helpers/run.ts';
import { BIN, spawned } from '../helpers/shipped.ts';

const WRITERS = 4;
const TIMES = 25;
/** So many acknowledged records precede each loss of the primary. */
const BEFORE = [10, 50];

withCluster(
  'a primary that is killed while four desks record loses nothing that was acknowledged, and nothing is there twice',
  async (cluster) => {
    const home = tempFolder();
    const env = { HOME: home, COOPJ_DB: cluster.url, COOPJ_TODAY: TODAY, COOPJ_ACTOR: 'mihon', COOPJ_LANG: 'en' };
    const run = (...argv: readonly string[]) => spawned(BIN, argv, { ...env, COOPJ_WAIT: '180' });
    const issuer = ['--set', 'issuer.name.ja=見本 学長', '--set', 'issuer.name.en=MIHON Gakucho'];
    expect((await run('init', '--yes', '--no-input', ...issuer)).code).toBe(0);
    const numberOf = (writer: number, n: number) => `2026${writer}${String(n).padStart(3, '0')}`;
    for (let writer = 0; writer < WRITERS; writer += 1) {
      const facts = ['--name-kanji', '見本 太郎', '--email', `m${writer}@example.ac.jp`, '--program', '情報学コース'];
      expect((await run('student', 'add', '--number', numberOf(writer, 0), ...facts, '--yes')).code).toBe(0);
    }

    const failures: string[] = [];
    const acknowledged: string[] = [];
    let waited = 0;
    async function record(writer: number, n: number): Promise<void> {
      const mark = `印${writer}-${n}番`;
      const step = ['step', 'record', numberOf(writer, 0), '2', '--by', mark, '--reason', mark];
      const note = ['note', 'add', numberOf(0, 0), mark];
      const { code, stderr } = await run(...(n % 2 === 0 ? step : note));
      if (stderr.includes('does not answer')) waited += 1;
      if (code === 0) acknowledged.push(mark);
      else failures.push(`${mark} => ${code} ${stderr}`);
    }
    const writing = Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let n = 0; n < TIMES; n += 1) await record(writer, n);
      }),
    );
    // Three nodes bear the loss of one: the other loss is that of its connections.
    const [first = 0, second = 0] = BEFORE;
    const lost = await cluster.primary();
    while (acknowledged.length < first) await pause(20);
    cluster.kill(lost);
    const next = await cluster.primary();
    expect(next).not.toBe(lost);
    while (acknowledged.length < second) await pause(20);
    cluster.psql(next, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'coopj'");
    await writing;

    expect(failures).toEqual([]);
    expect(acknowledged.length).toBe(WRITERS * TIMES);
    expect(waited).toBeGreaterThan(0);
    const entries = cluster.psql(await cluster.primary(), 'SELECT text FROM journal_content', 'coopj').split('\n');
    const times = (mark: string) => entries.filter((text) => text.includes(mark)).length;
    expect(acknowledged.filter((mark) => times(mark) !== 1)).toEqual([]);
    expect(JSON.parse((await run('journal', 'verify', '--json')).stdout)).toMatchObject({ whole: true, findings: [] });
  },
);

import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspectStore } from '../../src/store/sqlite/inspect.ts';
import { crowdedOffice } from '../helpers/crowd.ts';
import { listed, MIGRATIONS, openRecords } from '../helpers/records.ts';
import { BIN } from '../helpers/shipped.ts';

const CYCLES = 200;
const KINDS = ['note', 'note', 'company', 'list'] as const;

interface Cycle {
  readonly kind: (typeof KINDS)[number];
  /** Milliseconds until it is killed. */
  readonly delay: number;
}
const cycle = fc.record({ kind: fc.constantFrom(...KINDS), delay: fc.nat(700) });

const lineOf = (kind: Cycle['kind'], n: number): readonly string[] =>
  ({
    note: ['note', 'add', '20261000', `note ${n}`],
    company: ['company', 'add', `見本${n}株式会社`],
    list: ['student', 'list', '--json'],
  })[kind];

/** Runs the shipped program, and kills it then, if it still runs. True where it had acknowledged. */
async function killed(argv: readonly string[], env: Record<string, string>, delay: number): Promise<boolean> {
  const child = spawn(process.execPath, [BIN, ...argv], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: 'ignore',
  });
  const ended = new Promise<boolean>((resolve) => child.once('exit', (code) => resolve(code === 0)));
  await pause(delay);
  child.kill('SIGKILL');
  return ended;
}

test('of commands that are killed somewhere on their way, what was acknowledged is there once, and the file is whole', async () => {
  const { file, env } = await crowdedOffice();
  const [cycles = []] = fc.sample(fc.array(cycle, { minLength: CYCLES, maxLength: CYCLES }), 1);
  const acknowledged: string[] = [];
  const tried: string[] = [];
  for (const [n, { kind, delay }] of cycles.entries()) {
    const argv = lineOf(kind, n);
    const isDone = await killed(argv, env, delay);
    const what = argv.at(-1) ?? '';
    if (kind !== 'list') tried.push(what);
    if (kind !== 'list' && isDone) acknowledged.push(what);
    expect(inspectStore({ file, migrations: MIGRATIONS }), `after ${n}: ${argv.join(' ')}`).toEqual([]);
  }
  const store = await openRecords(file);
  const notes = (await store.dossier('20261000'))?.value.notes.map(({ text }) => text) ?? [];
  const recorded = [...notes, ...(await store.companies()).map(({ name }) => name)];
  expect(new Set(recorded).size).toBe(recorded.length);
  expect(acknowledged.filter((what) => !recorded.includes(what))).toEqual([]);
  expect(recorded.filter((what) => !tried.includes(what))).toEqual([]);
  const entries = await listed(store.journal());
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, n) => n + 1));
  process.stdout.write(
    `${CYCLES} cycles: ${acknowledged.length} acknowledged, ${recorded.length} recorded, ${tried.length} tried\n`,
  );
});

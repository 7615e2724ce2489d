import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const TODAY = '2026-10-06';

/** A program of this folder, built: its file. */
export async function built(name) {
  const outfile = join(ROOT, `dist/bench/${name}.js`);
  await build({
    input: join(ROOT, `bench/${name}.ts`),
    platform: 'node',
    external: ['better-sqlite3', 'pg', 'pgpass', 'pg-native'],
    output: { file: outfile, format: 'esm', codeSplitting: false },
  });
  return outfile;
}
/** The program that writes the register. */
export const generator = () => built('generate');

/**
 * An office in a folder over the register that `generate.ts` writes, or over one that is there already; answers its environment. `how`: what
 * `generate.ts` is told besides.
 */
export async function officeIn(folder, students, made, how = []) {
  const database = made ?? join(folder, 'coopj.db');
  const env = { ...process.env, COOPJ_DB: database, COOPJ_OFFICE: join(folder, 'office.toml'), COOPJ_TODAY: TODAY };
  init(env);
  if (made === undefined) {
    // `init` made an empty one, as an office has it at first.
    for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true });
    node(env, await generator(), database, join(ROOT, 'migrations/sqlite'), students, TODAY, ...how);
  }
  return env;
}

/** The same in a shared store; the folder has the person's settings. */
export async function officeOn(url, folder, students, how = []) {
  const env = { ...process.env, HOME: folder, COOPJ_DB: url, COOPJ_TODAY: TODAY };
  init(env);
  node(env, await generator(), url, join(ROOT, 'migrations/postgres'), students, TODAY, ...how);
  return env;
}

const init = (env) => node(env, join(ROOT, 'bin/coopj.js'), 'init', '--yes', '--no-input');
const node = (env, ...argv) =>
  execFileSync(process.execPath, argv.map(String), { env, cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });

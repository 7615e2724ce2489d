import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's programs, or those in the folder that COOPJ_TEST_PG names. */
const PROGRAMS = process.env.COOPJ_TEST_PG || '/usr/lib/postgresql/15/bin';
const NOBODY = 65_534;
const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** A server on a socket in a folder of its own, with PostgreSQL's own settings: each commit waits for the disk. `more`: others. */
export function startServer(more = process.env.COOPJ_BENCH_PG ?? '') {
  if (!existsSync(join(PROGRAMS, 'initdb'))) throw new Error('PostgreSQL is missing: apt-get install postgresql-15');
  const folder = mkdtempSync(join(tmpdir(), 'coopj-bench-pg-'));
  const data = join(folder, 'data');
  if (identity.uid) chownSync(folder, NOBODY, NOBODY);
  const run = (program, ...argv) =>
    execFileSync(join(PROGRAMS, program), argv, { ...identity, cwd: folder, stdio: 'pipe', encoding: 'utf8' });
  run('initdb', '-D', data, '-U', 'coopj', '-A', 'trust', '-E', 'UTF8', '--locale=C');
  const options = `-c listen_addresses='' -k ${folder} -c max_connections=200 ${more}`;
  // Its output must not be a pipe that somebody waits for.
  const argv = ['-D', data, '-l', join(folder, 'log'), '-w', '-o', options, 'start'];
  const { status } = spawnSync(join(PROGRAMS, 'pg_ctl'), argv, { ...identity, cwd: folder, stdio: 'ignore' });
  if (status !== 0) throw new Error(`pg_ctl start: ${status}`);
  const psql = (sql, database = 'coopj') =>
    run('psql', '-h', folder, '-U', 'coopj', '-d', database, '-qAtX', '-v', 'ON_ERROR_STOP=1', '-c', sql).trim();
  psql('CREATE DATABASE coopj', 'postgres');
  return {
    url: `postgres://coopj@/coopj?host=${folder}`,
    folder,
    psql,
    pgbench: (...more) => run('pgbench', '-h', folder, '-U', 'coopj', '-n', ...more, 'coopj'),
    stop() {
      run('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

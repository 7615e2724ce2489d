import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

/** The programs of a server: Debian's, or those in the folder that COOPJ_TEST_PG names. */
export const PROGRAMS = process.env.COOPJ_TEST_PG || '/usr/lib/postgresql/15/bin';
const INSTALL = 'apt-get install postgresql-15';
const isThere = existsSync(join(PROGRAMS, 'initdb'));

/** A server refuses to run for who may do anything: as root it runs as nobody. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
export const asNobody: { readonly uid?: number; readonly gid?: number } = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** A server that is this test file's alone, on a socket in a folder of its own. */
export interface Server {
  /** Where its socket lies. */
  readonly folder: string;
  /** How a login connects to a database; its superuser unless told otherwise. */
  url(database?: string, login?: string): string;
  psql(sql: string, database?: string, login?: string): string;
  start(): void;
  stop(how?: 'fast' | 'immediate'): void;
  /** A server that repeats what this one does, until it is promoted; its commits wait for that one. Gone after the test. */
  replica(): Server & { promote(): void };
}

function serverIn(folder: string, settings: string): Server {
  const data = join(folder, 'data');
  const run = (program: string, ...argv: readonly string[]) =>
    execFileSync(join(PROGRAMS, program), argv, { ...asNobody, cwd: folder, stdio: 'pipe', encoding: 'utf8' });
  const options = `-c listen_addresses='' -k ${folder} ${settings}`;
  return {
    folder,
    url: (database = 'coopj', login = 'coopj') => `postgres://${encodeURIComponent(login)}@/${database}?host=${folder}`,
    psql: (sql, database = 'coopj', login = 'coopj') =>
      run('psql', '-h', folder, '-U', login, '-d', database, '-qAtX', '-v', 'ON_ERROR_STOP=1', '-c', sql).trim(),
    start: () => {
      // Its output must not be a pipe that somebody waits for.
      const argv = ['-D', data, '-l', join(folder, 'log'), '-w', '-o', options, 'start'];
      const { status } = spawnSync(join(PROGRAMS, 'pg_ctl'), argv, { ...asNobody, cwd: folder, stdio: 'ignore' });
      if (status !== 0) throw new Error(`pg_ctl start: ${status}`);
    },
    stop: (how = 'fast') => void run('pg_ctl', '-D', data, '-w', '-m', how, 'stop'),
    replica: () => {
      const own = mkdtempSync(join(tmpdir(), 'pg-'));
      if (isRoot) chownSync(own, NOBODY, NOBODY);
      run('pg_basebackup', '-h', folder, '-U', 'coopj', '-D', join(own, 'data'), '-R', '-c', 'fast', '--no-sync');
      const server = serverIn(own, settings);
      const remove = () => {
        quietly(() => server.stop('immediate'));
        rmSync(own, { recursive: true, force: true });
      };
      process.once('exit', remove);
      onTestFinished(() => {
        process.off('exit', remove);
        remove();
      });
      server.start();
      const [primary, psql] = [serverIn(folder, settings), (sql: string) => primary.psql(sql, 'postgres')];
      psql("ALTER SYSTEM SET synchronous_standby_names = '*'");
      psql("ALTER SYSTEM SET synchronous_commit = 'remote_apply'");
      psql('SELECT pg_reload_conf()');
      return { ...server, promote: () => void run('pg_ctl', '-D', join(own, 'data'), '-w', 'promote') };
    },
  };
}

/** What was stopped already is as it should be. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // As it should be.
  }
}

/** Tests on a real server, which starts before the first and is gone after the last. Nothing it holds outlives a test: it does not wait for its disk. */
export function onServer(
  name: string,
  tests: (server: () => Server) => void,
  settings = '-c fsync=off -c synchronous_commit=off -c full_page_writes=off',
): void {
  if (!isThere) {
    const missing = `${name} (PostgreSQL is missing: ${INSTALL})`;
    if (process.env.CI === 'true') test(name, () => expect.fail(`PostgreSQL is missing: ${INSTALL}`));
    else test.skip(missing, () => undefined);
    return;
  }
  describe(name, () => {
    let server: Server | undefined;
    const folder = mkdtempSync(join(tmpdir(), 'pg-'));
    const remove = () => {
      quietly(() => server?.stop('immediate'));
      server = undefined;
      rmSync(folder, { recursive: true, force: true });
    };
    beforeAll(() => {
      if (isRoot) chownSync(folder, NOBODY, NOBODY);
      const argv = ['-D', join(folder, 'data'), '-U', 'coopj', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
      execFileSync(join(PROGRAMS, 'initdb'), argv, { ...asNobody, cwd: folder, stdio: 'pipe' });
      server = serverIn(folder, settings);
      process.once('exit', remove);
      server.start();
      // In an order of letters that is not that of their bytes.
      server.psql("CREATE DATABASE coopj TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'ja'", 'postgres');
    });
    afterAll(() => {
      process.off('exit', remove);
      remove();
    });
    tests(() => {
      if (!server) throw new Error('the server runs in tests alone');
      return server;
    });
  });
}

import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { connectTo } from '../../src/store/postgres/connect.ts';
import { openPostgres } from '../../src/store/postgres/open.ts';
import { draft } from '../../src/store/sqlite/draft.ts';
import { onServer } from '../helpers/postgres.ts';
import { abortOf, listed, POSTGRES_MIGRATIONS } from '../helpers/records.ts';
import { coopj, readyOffice, tempFolder } from '../helpers/run.ts';
import { newStudent, stamp } from './writes.ts';

const SETTINGS = '-c fsync=off -c full_page_writes=off';
const urlOf = (...servers: readonly { readonly folder: string }[]) =>
  `postgres://coopj@/coopj?host=${servers.map(({ folder }) => folder).join(',')}`;

async function open(url: string, { waiting = () => {}, create = true, patience = 0 } = {}) {
  const options = { migrations: POSTGRES_MIGRATIONS, office: 'office', create, draft };
  const { store } = await openPostgres({ url, patience, waiting }, options);
  onTestFinished(() => store.close());
  return store;
}

onServer(
  'a primary that is lost',
  (server) => {
    test('is followed by its replica: what was recorded is there, and what was being recorded is written once', async () => {
      const replica = server().replica();
      let told = 0;
      const store = await open(urlOf(replica, server()), {
        patience: 60_000,
        waiting: () => {
          told += 1;
          replica.promote();
        },
      });
      await store.apply([newStudent('001')], stamp());
      let runs = 0;
      const writes = {
        *[Symbol.iterator]() {
          yield newStudent('002');
          runs += 1;
          if (runs === 1) server().stop('immediate');
          yield newStudent('003');
        },
      };
      expect(await store.apply(writes, stamp())).toEqual({ operation: 2, entries: 2 });
      expect([told, runs]).toEqual([1, 2]);
      expect((await listed(store.journal())).map(({ subject }) => subject)).toEqual([
        'student:001',
        'student:002',
        'student:003',
      ]);
      expect((await store.verify()).findings).toEqual([]);
    });
  },
  SETTINGS,
);

onServer(
  'a primary that becomes a replica',
  (server) => {
    onServer('beside another server', (other) => {
      const setReadOnly = (to: 'on' | 'off', on = server()) => {
        on.psql(`ALTER SYSTEM SET default_transaction_read_only = ${to}`);
        on.psql('SELECT pg_reload_conf()');
      };

      test('asks for the password of a login as the other does, and each finds its own in the usual file', async () => {
        for (const on of [server(), other()]) {
          on.psql("CREATE ROLE mihon SUPERUSER LOGIN PASSWORD 'Geheim-1'");
          const hba = join(on.folder, 'data/pg_hba.conf');
          writeFileSync(hba, `local all mihon scram-sha-256\n${readFileSync(hba, 'utf8')}`);
          on.psql('SELECT pg_reload_conf()');
        }
        setReadOnly('on');
        const url = urlOf(server(), other()).replace('coopj@', 'mihon@');
        expect(await abortOf(open(url))).toMatchObject({ data: { why: 'no-password' } });
        // Somebody who sits there is asked once for both, however often the connection is made anew.
        let times = 0;
        const ask = async () => `Geheim-${++times}`;
        const asked = { kept: {}, ask };
        for (const _ of ['first', 'anew']) {
          const sql = await connectTo({ url, patience: 0, asked });
          expect([await sql.lists('SELECT 1'), times]).toEqual([[[1]], 1]);
          await sql.close();
        }
        const file = join(tempFolder(), 'pgpass');
        const line = ({ folder }: { readonly folder: string }) => `${folder}:5432:coopj:mihon:Geheim-1\n`;
        writeFileSync(file, line(server()) + line(other()), { mode: 0o600 });
        vi.stubEnv('PGPASSFILE', file);
        onTestFinished(() => void vi.unstubAllEnvs());
        const store = await open(url);
        await store.apply([newStudent(randomUUID())], stamp());
        expect((await store.head())?.seq).toBeGreaterThan(0);
        setReadOnly('off');
      });

      test('is left for the one that takes changes, with nothing to be done', async () => {
        await open(urlOf(server()));
        await open(urlOf(other()));
        const counts = () => [server(), other()].map((on) => Number(on.psql('SELECT count(*) FROM journal')));
        const [here = 0, there = 0] = counts();
        const store = await open(urlOf(server(), other()));
        await store.apply([newStudent(randomUUID())], stamp());
        setReadOnly('on');
        // The open session learns of it when it writes.
        server().psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'coopj'");
        await store.apply([newStudent(randomUUID())], stamp());
        expect(counts()).toEqual([here + 1, there + 1]);

        const alone = await open(urlOf(server()), { create: false });
        expect(await abortOf(alone.apply([newStudent('009')], stamp()))).toMatchObject({
          problem: 'store-unreadable',
          data: { why: '25006' },
        });
        const none = open(`${urlOf(server(), { folder: '/nowhere' })}`);
        expect(await abortOf(none)).toMatchObject({ problem: 'store-unreadable', data: { why: 'no-primary' } });
        const asked = await open(`${urlOf(other(), server())}&target_session_attrs=read-only`, { create: false });
        expect((await asked.head())?.seq).toBe(here + 1);
        setReadOnly('off');
        expect(await abortOf(open(`${urlOf(other(), server())}&target_session_attrs=standby`))).toMatchObject({
          data: { why: 'no-replica' },
        });
      });
    });
  },
  SETTINGS,
);

onServer(
  'an office with a replica',
  (server) => {
    test('reads there what it reads from the primary, and is told where changes are made', async () => {
      const cwd = tempFolder();
      const at = (url: string) => ({ cwd, env: { COOPJ_DB: url, COOPJ_LANG: 'en' } });
      const primary = at(urlOf(server()));
      await readyOffice(primary);
      await coopj(
        [
          'student',
          'add',
          '--number',
          '20241001',
          '--name-kanji',
          '見本 花子',
          '--email',
          'm@example.ac.jp',
          '--program',
          '情報学コース',
          '--yes',
        ],
        primary,
      );
      const replica = at(urlOf(server().replica()));
      await coopj(['note', 'add', '20241001', '電話あり'], primary);
      const readings = [
        ['student', 'list'],
        ['student', 'show', '20241001'],
        ['note', 'list', '20241001'],
        ['check', '--all'],
        ['due'],
        ['report', 'monthly', '--month', '2026-10'],
        ['report', 'pipeline', '--as-of', '2026-10-31'],
        ['history'],
        ['office', 'check'],
        ['certificate', 'issue', 'enrollment', '20241001', '--dry-run'],
      ];
      for (const argv of readings) {
        const [here, there] = [await coopj(argv, primary), await coopj(argv, replica)];
        expect([argv, there.code, there.stdout]).toEqual([argv, here.code, here.stdout]);
      }
      // What leaves a trace in the history is a change, and what compares it with the tables fills some of its own.
      for (const argv of [
        ['note', 'add', '20241001', 'x'],
        ['student', 'list', '--output', 'list.csv'],
        ['journal', 'verify'],
      ]) {
        const { code, stderr } = await coopj(argv, replica);
        expect([argv, code, stderr]).toEqual([argv, 5, expect.stringContaining('only repeats the changes of another')]);
      }
      expect(existsSync(join(cwd, 'list.csv'))).toBe(false);
      expect((await coopj(['history', '--json'], primary)).stdout).not.toContain('"x"');
    });
  },
  SETTINGS,
);

import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPostgres } from '../../src/store/postgres/open.ts';
import type { PostgresOptions } from '../../src/store/postgres/postgres.ts';
import { draft } from '../../src/store/sqlite/draft.ts';
import type { Store, Write } from '../../src/store/store.ts';
import { cutBy } from '../helpers/cut.ts';
import { onServer } from '../helpers/postgres.ts';
import { IS_LONG } from '../helpers/properties.ts';
import { abortOf, listed, POSTGRES_MIGRATIONS } from '../helpers/records.ts';
import { contact, issued, more, newCompany, newStudent, opened, stamp } from './writes.ts';

onServer('a shared store', (server) => {
  const urlBy = (folder: string, database = 'coopj') => `postgres://coopj@/${database}?host=${folder}`;

  async function open(office: string, url = server().url(), more: Partial<PostgresOptions> = {}, patience = 20_000) {
    const options = { migrations: POSTGRES_MIGRATIONS, office, create: true, draft, ...more };
    const { store } = await openPostgres({ url, patience }, options);
    onTestFinished(() => store.close());
    return store;
  }
  /** The texts of the notes of a student. */
  const notesOf = async (store: Store, number = '001') =>
    (await store.dossier(number))?.value.notes.map(({ text }) => text);
  const note = (text: string) => ({ type: 'note-added', on: stamp().day, by: '見本 係', text }) as const;
  const sql = (text: string) => server().psql(text);
  const refused = (text: string): string => {
    try {
      return `done: ${sql(text)}`;
    } catch (error) {
      return String((error as { stderr?: unknown }).stderr);
    }
  };

  describe('its tables', () => {
    it('keep the journal as it is, whoever asks', async () => {
      const office = randomUUID();
      const store = await open(office);
      await store.apply([newStudent('001', contact), newStudent('002')], stamp());
      const of = `office = '${office}'`;
      expect(refused(`UPDATE journal SET actor = 'x' WHERE ${of}`)).toContain('never changed');
      expect(refused(`DELETE FROM journal WHERE ${of} AND seq = 3`)).toContain('never deleted');
      expect(refused('TRUNCATE journal CASCADE')).toContain('never deleted');
      expect(
        refused(
          `INSERT INTO journal SELECT office, 9, at, day, 9, actor, subject, version, digest, hash FROM journal WHERE ${of} AND seq = 1`,
        ),
      ).toContain('only grows at its end');
      expect(refused(`UPDATE journal_content SET text = '{}' WHERE ${of}`)).toContain('never changed');
      expect(refused(`DELETE FROM journal_content WHERE ${of} AND seq = 2`)).toContain('unless its student is erased');
      expect(refused(`INSERT INTO erasures VALUES ('${office}', 2, 'student:001')`)).toContain(
        'an entry of the journal',
      );
      expect((await store.verify()).findings).toEqual([]);
    });

    it('are compared with the journal: what somebody changed past coopj is found', async () => {
      const office = randomUUID();
      const store = await open(office);
      await store.apply([newCompany('C-0001', '見本工業'), newStudent('001', opened('P-0001'))], stamp());
      await store.apply([newStudent('002')], stamp());
      const of = `office = '${office}'`;
      sql(`UPDATE students SET name = 'x' WHERE ${of} AND number = '001'; DELETE FROM placements WHERE ${of}`);
      expect((await store.verify()).findings).toEqual([
        { what: 'table-changed', table: 'students', key: '001', columns: ['name'] },
        { what: 'table-changed', table: 'placements', key: '001' },
      ]);
      await store.rebuild();
      expect((await store.verify()).findings).toEqual([]);
      sql(
        `ALTER TABLE journal_content DISABLE TRIGGER journal_content_keeps; UPDATE journal_content SET given = 'P-0009' WHERE ${of} AND seq = 3`,
      );
      expect((await store.verify()).findings).toEqual([
        { what: 'content-changed', seq: 3 },
        { what: 'object-altered', key: 'trigger journal_content_keeps' },
      ]);
      sql('ALTER TABLE journal_content ENABLE TRIGGER journal_content_keeps');
    });

    it('are made once by programs that begin at the same moment, and refused where they are newer', async () => {
      server().psql('CREATE DATABASE fresh', 'postgres');
      const url = server().url('fresh');
      const stores = await Promise.all(Array.from({ length: 4 }, () => open('one', url)));
      for (const [n, store] of stores.entries()) await store.apply([newStudent(`00${n}`)], stamp());
      expect((await listed(stores[0]?.journal() ?? expect.fail())).length).toBe(4);
      const missing = open('other', url, { create: false });
      expect((await abortOf(missing)).problem).toBe('store-missing');
      server().psql('INSERT INTO "__drizzle_migrations" VALUES (99, $$x$$, 0)', 'fresh');
      expect(await abortOf(open('one', url))).toMatchObject({ problem: 'store-newer', data: { found: 99 } });
    });

    it('are filled without reading all that is in for each row that points at another', async () => {
      server().psql('CREATE DATABASE filling', 'postgres');
      const store = await open('one', server().url('filling'));
      const all = 12_000;
      const many = Array.from({ length: all }, (_, n) => newStudent(`${10_000 + n}`, opened(`P-${10_000 + n}`)));
      await store.apply(many, stamp());
      // What a connection has read is told at its end.
      await store.close();
      const asked = "SELECT sum(idx_blks_hit + idx_blks_read) FROM pg_statio_user_indexes WHERE relname = 'students'";
      let read = 0;
      while (read === 0) read = Number(server().psql(asked, 'filling'));
      expect(read).toBeLessThan(25 * all);
    });

    it('of two offices are strangers to each other', async () => {
      const [one, two] = [await open(randomUUID()), await open(randomUUID())];
      await one.apply([newStudent('001', opened('P-0001'), issued('E-2026-0001'))], stamp());
      await two.apply([newStudent('001', issued('E-2026-0001')), newCompany('C-0001', '見本工業')], stamp());
      expect((await two.head())?.seq).toBe(3);
      expect(await two.studentOf('P-0001')).toBeUndefined();
      expect(await two.next({ of: 'placement' })).toBe(1);
      expect(await one.companies()).toEqual([]);
      expect([(await one.verify()).findings, (await two.verify()).findings]).toEqual([[], []]);
    });
  });

  describe('many writers', () => {
    it('queue: nothing is lost, nothing is doubled, numbers have no gap, and nobody tries without end', async () => {
      const office = randomUUID();
      const first = await open(office);
      await first.apply([newStudent('001')], stamp());
      const writers = await Promise.all(Array.from({ length: 16 }, () => open(office)));
      const times = IS_LONG ? 30 : 4;
      const all = writers.length * times;
      let conflicts = 0;
      /** As a command does it: it looks, decides and writes, and where somebody was faster it looks again. */
      async function once(look: () => Promise<Write>, store: Store): Promise<void> {
        try {
          await store.apply([await look()], stamp());
        } catch (error) {
          expect(error).toMatchObject({ problem: 'conflict' });
          conflicts += 1;
          await once(look, store);
        }
      }
      const fourth = (number: number) => String(number).padStart(4, '0');
      await Promise.all(
        writers.map(async (store, writer) => {
          let revision = (await store.apply([newStudent(`1${writer}`)], stamp())).operation ?? expect.fail();
          for (let n = 0; n < times; n += 1) {
            await once(async () => {
              const found = (await store.dossier('001')) ?? expect.fail();
              const number = await store.next({ of: 'certificate', prefix: 'E-2026-' });
              return more('001', found.revision, note(`${writer}-${n}`), issued(`E-2026-${fourth(number)}`));
            }, store);
            await once(async () => {
              const number = await store.next({ of: 'company' });
              return newCompany(`C-${fourth(number)}`, `見本${writer}-${n}`);
            }, store);
            revision = (await store.apply([more(`1${writer}`, revision, note(`${n}`))], stamp())).operation ?? 0;
          }
        }),
      );
      const texts = (await notesOf(first)) ?? [];
      expect([texts.length, new Set(texts).size]).toEqual([all, all]);
      for (const [writer, store] of writers.entries())
        expect(await notesOf(store, `1${writer}`)).toEqual(Array.from({ length: times }, (_, n) => String(n)));
      const inOrder = (prefix: string) => Array.from({ length: all }, (_, n) => prefix + fourth(n + 1));
      expect((await listed(first.certificates())).map(({ number }) => number)).toEqual(inOrder('E-2026-'));
      expect((await first.companies()).map(({ code }) => code)).toEqual(inOrder('C-'));
      // Each write overtakes each of the others once at most.
      expect(conflicts).toBeLessThanOrEqual(15 * 3 * all);
      expect((await first.verify()).findings).toEqual([]);
      expect(sql('SELECT sum(deadlocks) FROM pg_stat_database')).toBe('0');
    });

    it('wait for one that writes no longer than they are told to', async () => {
      const office = randomUUID();
      const [slow, other] = [await open(office), await open(office, undefined, {}, 50)];
      async function* writes() {
        yield newStudent('001');
        const locked = await abortOf(other.apply([newStudent('002')], stamp()));
        expect([locked.problem, locked.exit]).toEqual(['store-locked', 5]);
      }
      await slow.apply(writes(), stamp());
      expect(await other.apply([newStudent('002')], stamp())).toEqual({ operation: 2, entries: 1 });
    });
  });

  /** The server ends what this office's writers are doing. */
  const terminate = () =>
    sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'coopj'");

  describe('a connection that is lost', () => {
    it('in the middle of writing leaves nothing half done, and what can be written again is written once', async () => {
      const store = await open(randomUUID());
      await store.apply([newStudent('001')], stamp());
      let cuts = 0;
      const writes = {
        *[Symbol.iterator]() {
          yield more('001', 1, note('a'));
          if (cuts === 0) terminate();
          cuts += 1;
          yield newStudent('002');
        },
      };
      expect(await store.apply(writes, stamp())).toEqual({ operation: 2, entries: 2 });
      expect([cuts, await notesOf(store)]).toEqual([2, ['a']]);
      function* onlyOnce() {
        yield more('001', 2, note('b'));
        terminate();
        yield newStudent('003');
      }
      expect(await abortOf(store.apply(onlyOnce(), stamp()))).toMatchObject({ problem: 'store-unreadable', exit: 5 });
      expect([await notesOf(store), (await store.head())?.seq]).toEqual([['a'], 3]);
      expect((await store.verify()).findings).toEqual([]);
    });

    it('while nothing is written is made anew: a server that was stopped and started goes on', async () => {
      const store = await open(randomUUID());
      await store.apply([newStudent('001')], stamp());
      server().stop();
      server().start();
      expect((await store.dossier('001'))?.revision).toBe(1);
      server().stop('immediate');
      server().start();
      expect(await store.apply([more('001', 1, note('a'))], stamp())).toEqual({ operation: 2, entries: 1 });
      expect(await notesOf(store)).toEqual(['a']);
    });

    it.each(['lost', 'answer lost'] as const)(
      'when the commit is %s: it is looked up before it is tried again',
      async (fate) => {
        const office = randomUUID();
        let commits = 0;
        const isCut = (message: string) => message.includes('COMMIT\0') && commits++ === 0;
        const way = await cutBy(server().folder, (message) => (isArmed && isCut(message) ? fate : 'through'));
        let isArmed = false;
        const store = await open(office, urlBy(way));
        await store.apply([newStudent('001')], stamp());
        isArmed = true;
        commits = 0;
        expect(await store.apply([more('001', 1, note('a'))], stamp())).toEqual({ operation: 2, entries: 1 });
        expect(commits).toBe(fate === 'lost' ? 2 : 1);
        expect(await notesOf(store)).toEqual(['a']);
        expect((await store.verify()).entries).toBe(2);
      },
    );

    it('when the server ends the commit itself: what cannot be written again is told as it is', async () => {
      const office = randomUUID();
      const store = await open(office);
      await store.apply([newStudent('001')], stamp());
      sql(
        `CREATE FUNCTION ends() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(0); RETURN NULL; END'`,
      );
      sql(
        `CREATE CONSTRAINT TRIGGER ends AFTER UPDATE ON projection DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.office = '${office}') EXECUTE FUNCTION ends()`,
      );
      function* onlyOnce() {
        yield newStudent('002');
      }
      expect(await abortOf(store.apply(onlyOnce(), stamp()))).toMatchObject({
        problem: 'store-unreadable',
        data: { why: '57P01' },
      });
      sql('DROP FUNCTION ends CASCADE');
      expect((await store.head())?.seq).toBe(1);
    });

    it('when the commit is lost and the server does not come back: it is said that nobody knows', async () => {
      const office = randomUUID();
      let isArmed = false;
      let isDown = false;
      const way = await cutBy(server().folder, (message) => {
        if (isDown) return 'lost';
        isDown = isArmed && message.includes('COMMIT\0');
        return isDown ? 'answer lost' : 'through';
      });
      const store = await open(office, urlBy(way), {}, 0);
      await store.apply([newStudent('001')], stamp());
      isArmed = true;
      const abort = await abortOf(store.apply([more('001', 1, note('a'))], stamp()));
      expect(abort).toMatchObject({ problem: 'store-unsure', data: { entry: 2, stands: 'unknown' } });
      const other = await open(office);
      expect(await notesOf(other)).toEqual(['a']);
    });
  });

  describe('what goes wrong while records are looked at', () => {
    const ENDED = { problem: 'store-unreadable', exit: 5 };

    it('is told in a list as it is elsewhere, without what was asked', async () => {
      server().psql('CREATE DATABASE damaged', 'postgres');
      const store = await open('one', server().url('damaged'));
      server().psql('ALTER TABLE students RENAME TO gone', 'damaged');
      const looks = [
        () => listed(store.students({ find: '見本' })),
        () => listed(store.dossiers()),
        () => store.dossier('001'),
      ];
      for (const look of looks) expect(await abortOf(look())).toMatchObject({ problem: 'store-damaged', exit: 5 });
    });

    it('is not taken for a server that only reads: whoever stumbles while a draft looks may ask the history why', async () => {
      const store = await open(randomUUID());
      await store.apply([newStudent('001')], stamp());
      await store.draft();
      expect(await store.verify()).toMatchObject({ entries: 1, findings: [] });
    });

    it('is told while a draft looks, which ends with its connection', async () => {
      const store = await open(randomUUID());
      await store.apply([newStudent('001')], stamp());
      for (const look of [
        () => store.dossier('001'),
        () => listed(store.students()),
        () => store.next({ of: 'company' }),
      ]) {
        const draft = await store.draft();
        terminate();
        expect(await abortOf(look())).toMatchObject(ENDED);
        draft.close();
      }
      const draft = await store.draft();
      terminate();
      draft.seal();
      expect(await store.apply([newStudent('002')], stamp(), draft.since)).toEqual({ operation: 2, entries: 1 });
    });
  });

  describe('who connects', () => {
    it('is coopj to the server, and never shows a password', async () => {
      await open(randomUUID());
      expect(sql("SELECT DISTINCT application_name FROM pg_stat_activity WHERE application_name = 'coopj'")).toBe(
        'coopj',
      );
      const url = `postgres://nobody:Geheim-1@/nowhere?host=${server().folder}`;
      const abort = await abortOf(open('one', url));
      expect(abort).toMatchObject({ problem: 'store-unreadable', exit: 5 });
      expect(JSON.stringify(abort.data)).not.toContain('Geheim');
    });
    it('is told soon where there is no server', async () => {
      const abort = await abortOf(open('one', urlBy('/nowhere'), {}, 0));
      expect(abort).toMatchObject({
        problem: 'store-unreadable',
        data: { file: 'postgres://coopj@/coopj?host=/nowhere' },
      });
    });
  });
});

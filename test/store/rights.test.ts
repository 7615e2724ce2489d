import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chained, content, digest } from '../../src/store/journal.ts';
import { PROJECTED } from '../../src/store/layout.ts';
import { openPostgres } from '../../src/store/postgres/open.ts';
import { draft } from '../../src/store/sqlite/draft.ts';
import { cutBy } from '../helpers/cut.ts';
import { OWNER, sharedStore } from '../helpers/offices.ts';
import { onServer } from '../helpers/postgres.ts';
import { oneIn } from '../helpers/properties.ts';
import { abortOf, POSTGRES_MIGRATIONS } from '../helpers/records.ts';
import { newStudent, stamp } from './writes.ts';

const STUDENT = ['--name-kanji', '見本 太郎', '--email', 'taro@example.ac.jp', '--program', '統計科学コース'];
const DENIED = /permission denied|must be (?:owner|member)/;

onServer('people and rights', (server) => {
  let made: string | undefined;
  /** A store with two offices, where each has done something of all kinds; once for all tests. */
  async function twoOfficesOnce(): Promise<string> {
    if (made !== undefined) return made;
    const store = await sharedStore(server());
    const [, clerk] = await store.office('見本大学', { chika: 'admin', hanako: 'clerk', jiro: 'reader' });
    const [other] = await store.office('例示大学', { saburo: 'admin' });
    if (!clerk || !other) throw new Error('two desks');
    for (const desk of [clerk, other]) {
      await desk.done('student', 'add', '--number', '20241001', ...STUDENT);
      await desk.done('company', 'add', '株式会社見本', '--code', 'MIHON');
      writeFileSync(join(desk.cwd, 'scan.pdf'), `%PDF-1.7 ${desk === clerk ? '見本' : '例示'}`);
      const placed = ['--on', '2026-10-05', '--company', 'MIHON', '--job', '見本', '--consulted', '見本 二郎'];
      await desk.done('placement', 'open', '20241001', ...placed);
      const received = ['--kind', 'employment', '--on', '2026-10-20', '--file', 'scan.pdf'];
      await desk.done('contract', 'receive', '20241001', ...received);
    }
    made = store.database;
    return made;
  }
  async function twoOffices() {
    const store = await sharedStore(server(), await twoOfficesOnce());
    const me = { admin: 'chika', clerk: 'hanako', reader: 'jiro', other: 'saburo' };
    const { desk } = store;
    return {
      store,
      me,
      admin: desk(me.admin),
      clerk: desk(me.clerk),
      reader: desk(me.reader),
      other: desk(me.other),
    };
  }
  type Desk = Awaited<ReturnType<typeof twoOffices>>['clerk'];

  /** An entry behind the last one of an office, well chained, as SQL that puts it there. */
  function entry(
    desk: Desk,
    actor: string,
    office = '見本大学',
    more: { seq?: number; operation?: number; after?: string } = {},
  ) {
    const [last, hash = ''] = desk
      .sql(`SELECT seq, hash FROM journal WHERE office = '${office}' ORDER BY seq DESC LIMIT 1`)
      .split('|');
    const seq = more.seq ?? Number(last ?? 0) + 1;
    const said = content({ type: 'note-added', on: '2026-11-02', text: 'x', by: actor } as never, undefined);
    const line = {
      ...{ seq, at: '2026-11-02T03:00:00.000Z', day: '2026-11-02' as never, operation: more.operation ?? seq, actor },
      ...{ subject: 'student:20241001' as const, version: 1, digest: digest(said) },
    };
    const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
    const values = [office, seq, line.at, line.day, line.operation, actor, line.subject, 1, line.digest];
    const row = (chain: string) => [...values, chain].map((one) => (typeof one === 'string' ? text(one) : one)).join();
    return {
      line: `INSERT INTO journal VALUES (${row(chained(more.after ?? hash, line))})`,
      loose: `INSERT INTO journal VALUES (${row('0'.repeat(64))})`,
      content: `INSERT INTO journal_content VALUES (${[office, seq, said.salt, said.text].map((one) => text(String(one))).join()})`,
      other: `INSERT INTO journal_content VALUES (${[office, seq, said.salt, '{}'].map((one) => text(String(one))).join()})`,
    };
  }

  test('no login of an office changes the history, in whatever words', async () => {
    const { store, me, admin, clerk, reader } = await twoOffices();
    const before = store.owner.sql('SELECT md5(string_agg(journal::text, chr(10) ORDER BY office, seq)) FROM journal');
    const statements = [
      ...['journal', 'journal_content', 'erasures', 'files', 'people'].flatMap((table) => [
        `UPDATE ${table} SET office = office`,
        `TRUNCATE ${table} CASCADE`,
        `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
        `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
      ]),
      'DELETE FROM journal',
      'DELETE FROM projection',
      'DROP TRIGGER journal_keeps ON journal',
      'DROP POLICY reads ON journal',
      `SET ROLE ${OWNER}`,
      `SET SESSION AUTHORIZATION ${OWNER}`,
      'CREATE TABLE mine (x integer)',
      'CREATE FUNCTION mine() RETURNS integer LANGUAGE sql RETURN 1',
      "UPDATE people SET role = 'admin' WHERE login = session_user",
    ];
    for (const desk of [admin, clerk, reader])
      expect((await desk.refusals(statements)).filter((answer) => !DENIED.test(answer))).toEqual([]);
    expect(clerk.sql('SET ROLE coopj_admin')).toMatch(DENIED);
    expect(clerk.sql('DELETE FROM journal_content')).toMatch(DENIED);
    expect(clerk.sql('DELETE FROM blobs')).toMatch(DENIED);
    expect(clerk.sql("INSERT INTO erasures VALUES ('見本大学', 1, 'student:20241001')")).toMatch(DENIED);
    expect(reader.sql(entry(reader, me.reader).line)).toMatch(DENIED);
    expect(admin.sql('DELETE FROM journal_content')).toContain('unless its student is erased');
    // Evidence of what is recorded goes by the hand of an administrator alone, which the record of its digest tells.
    expect(store.owner.sql('SELECT md5(string_agg(journal::text, chr(10) ORDER BY office, seq)) FROM journal')).toBe(
      before,
    );
    expect((await clerk.json('journal', 'verify')).whole).toBe(true);
  });

  test('what a login adds to the history follows from its end, under its own name', async () => {
    const { me, clerk, other } = await twoOffices();
    const foreign = /row-level security/;
    for (const put of [
      entry(clerk, me.admin).line,
      entry(clerk, me.clerk, '例示大学', { seq: 6 }).line,
      entry(clerk, me.clerk, '見本大学', { operation: 1 }).line,
    ])
      expect(clerk.sql(put)).toMatch(foreign);
    expect(clerk.sql(entry(clerk, me.clerk).loose)).toContain('chained to the one before');
    expect(clerk.sql(entry(clerk, me.clerk, '見本大学', { seq: 1, operation: 5 }).line)).toMatch(
      /only grows at its end|duplicate key/,
    );
    expect(clerk.sql(entry(clerk, me.clerk, '見本大学', { seq: 99, operation: 6 }).line)).toMatch(
      /only grows|security/,
    );
    // A table of the same name that a login sees before the true one deceives nobody.
    const decoy = (put: string) =>
      clerk.sql(
        `CREATE TEMP TABLE journal AS SELECT * FROM public.journal; UPDATE journal SET hash = ''; ${put.replace('INTO journal ', 'INTO public.journal ')}`,
      );
    expect(decoy(entry(clerk, me.clerk, '見本大学', { after: '' }).line)).toContain('chained to the one before');
    const people = `CREATE TEMP TABLE people AS SELECT * FROM public.people; UPDATE people SET office = '例示大学', role = 'admin'`;
    expect(clerk.sql(`${people}; SELECT count(*) FROM students WHERE office = '例示大学'`)).toBe('0');
    // Content is what its entry says, and comes with it alone.
    const one = entry(clerk, me.clerk);
    expect(clerk.sql(`BEGIN; ${one.line}; ${one.other}; COMMIT`)).toContain('what its entry says');
    expect(clerk.sql(`BEGIN; ${one.line}; ${one.content}; ROLLBACK`)).toBe('');
    // The head says what the journal says.
    expect(clerk.sql("UPDATE projection SET seq = 0, hash = ''")).toMatch(foreign);
    expect(clerk.sql("UPDATE projection SET hash = 'x'")).toMatch(foreign);
    // The same line of the right hand goes in, and the tables are made to hold it.
    expect(clerk.sql(`BEGIN; ${one.line}; ${one.content}; COMMIT`)).toBe('');
    expect(await clerk.run('student', 'list')).toContain('journal rebuild');
    await clerk.done('journal', 'rebuild');
    expect((await clerk.json('journal', 'verify')).whole).toBe(true);
    expect((await other.json('journal', 'verify')).whole).toBe(true);
  });

  test('nobody sees or touches anything of another office, in any table', async () => {
    const { store, clerk, admin, reader, other } = await twoOffices();
    const tables = store.owner
      .sql(
        "SELECT DISTINCT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'office'",
      )
      .split('\n');
    const filled = tables.filter((table) => store.owner.sql(`SELECT count(DISTINCT office) FROM ${table}`) === '2');
    // What the two offices did above left rows in these; the others are looked at all the same.
    const wanted = ['blobs', 'companies', 'contracts', 'files', 'journal', 'journal_content', 'people', 'placements'];
    expect(filled).toEqual(expect.arrayContaining([...wanted, 'projection', 'students']));
    expect(tables.length).toBeGreaterThan(20);
    const open =
      "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND NOT relrowsecurity";
    expect(store.owner.sql(open)).toBe('__drizzle_migrations');
    const seen = tables.map((table) => `SELECT DISTINCT '${table}', office FROM ${table}`).join(' UNION ALL ');
    const copied = tables.map((table) => `COPY ${table} TO STDOUT`).join('; ');
    for (const desk of [admin, clerk, reader, other]) {
      const [mine, theirs] = desk === other ? ['例示大学', '見本大学'] : ['見本大学', '例示大学'];
      const rows = desk.sql(seen).split('\n');
      expect(rows).toEqual(expect.arrayContaining(filled.map((table) => `${table}|${mine}`)));
      expect(rows.filter((row) => !row.endsWith(`|${mine}`))).toEqual([]);
      expect(desk.sql(copied)).not.toContain(theirs);
    }
    const count = `SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table} WHERE office = '例示大学')`).join(', ')}`;
    const before = store.owner.sql(count);
    const deleted = await clerk.refusals(tables.map((table) => `DELETE FROM ${table} WHERE office = '例示大学'`));
    expect(deleted.filter((answer) => !/^done|permission denied/.test(answer))).toEqual([]);
    expect(store.owner.sql(count)).toBe(before);
    // Nothing of one office can be put into another, or moved there.
    expect(clerk.sql("INSERT INTO companies VALUES ('例示大学', 'X', 'x', NULL, 1, '{}')")).toMatch(
      /row-level security/,
    );
    expect(clerk.sql("UPDATE companies SET office = '例示大学'")).toMatch(/row-level security/);
    expect(await clerk.done('student', 'list')).toContain('20241001');
    expect(await clerk.json('db', 'person', 'list')).toHaveLength(3);
    expect(await other.json('db', 'person', 'list')).toHaveLength(1);
    const digests = store.owner.sql(
      "SELECT sha256 FROM blobs WHERE office = '例示大学' EXCEPT SELECT sha256 FROM blobs WHERE office = '見本大学'",
    );
    expect(await clerk.run('office', 'get', digests.split('\n')[0] ?? '')).toContain('=> 4');
    expect((await other.json('journal', 'verify')).whole).toBe(true);
  });

  test('what a clerk changes in the tables past coopj is found, and made again from the history', async () => {
    const { clerk, reader, other } = await twoOffices();
    expect(clerk.sql("UPDATE students SET name = '偽名', step = 12; DELETE FROM contracts")).toBe('');
    const { code, stdout } = await clerk.ask(['journal', 'verify', '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout).findings).toMatchObject([
      { what: 'table-changed', table: 'students', key: '20241001', columns: ['name', 'step'] },
      { what: 'table-changed', table: 'contracts' },
    ]);
    // Whoever may not make them again is told who may.
    expect(await reader.run('journal', 'verify')).toContain(
      'Ask a clerk or an administrator to run: coopj journal rebuild',
    );
    const looked = await reader.run('doctor');
    expect(looked).toContain('Ask a clerk or an administrator to run: coopj doctor --fix');
    expect(looked).not.toContain('repaired safely');
    expect(await clerk.run('doctor')).toContain('repaired safely: coopj doctor --fix');
    await clerk.done('journal', 'rebuild');
    expect((await clerk.json('journal', 'verify')).whole).toBe(true);
    expect((await other.json('journal', 'verify')).whole).toBe(true);
  });

  describe('a reader', () => {
    test('looks at everything and is told by name that nothing may be recorded', async () => {
      const { reader, clerk, me } = await twoOffices();
      expect(await reader.done('student', 'show', '20241001')).toContain('20241001');
      expect(await reader.done('check', '20241001')).not.toBe('');
      expect(await reader.done('due')).not.toBeUndefined();
      expect((await reader.json('journal', 'verify')).whole).toBe(true);
      const [seen, closed] = [{ tty: 80, env: { ACCESSIBLE: '1' } }, '\r'];
      for (const [desk, words] of [
        [reader, 'number · name · report · ?'],
        [clerk, 'number · name · new · report · undo · ?'],
      ] as const)
        expect((await desk.ask([], { ...seen, keys: [[/Enter ends/, () => closed]] })).stderr).toContain(words);
      const before = await reader.done('history');
      for (const argv of [
        ['note', 'add', '20241001', '電話あり'],
        ['note', 'add', '20241001', '電話あり', '--dry-run'],
        ['student', 'erase', '20241001', '--reason', '請求', '--confirm', '20241001'],
        ['office', 'edit', '--set', 'course.credits=3'],
        ['journal', 'rebuild'],
        ['certificate', 'issue', 'enrollment', '20241001'],
      ])
        expect(await reader.run(...argv)).toMatch(new RegExp(`${me.reader} is a reader of 見本大学[\\s\\S]*=> 3`));
      expect(await reader.done('history')).toBe(before);
    });

    test('takes nothing out that the history should tell of', async () => {
      const { reader, clerk } = await twoOffices();
      const refused = /exporting or unmasking[\s\S]*=> 3/;
      for (const argv of [
        ['student', 'list', '--format', 'csv'],
        ['student', 'show', '20241001', '--unmask'],
        ['due', '--ics', 'due.ics'],
        ['student', 'list', '-o', 'list.csv'],
      ]) {
        const said = await reader.run(...argv);
        expect(said, argv.join(' ')).toMatch(refused);
        expect(said).not.toContain('見本 太郎');
      }
      const [, sha256 = ''] =
        /"sha256": "(\w{64})"/.exec(await reader.done('contract', 'show', '20241001', '--json')) ?? [];
      for (const argv of [[], ['paper.pdf'], ['paper.pdf', '--dry-run']])
        expect(await reader.run('office', 'get', sha256, ...argv)).toMatch(refused);
      expect(await reader.run('office', 'get', `evidence/${sha256}`, 'paper.pdf')).toMatch(refused);
      await reader.done('office', 'get', 'office.toml');
      await clerk.done('office', 'get', sha256, 'paper.pdf');
      expect(await clerk.done('history', '--format', 'table')).toMatch(/office get.*1 student/);
      for (const file of ['due.ics', 'list.csv', 'paper.pdf', sha256])
        expect(existsSync(join(reader.cwd, file))).toBe(false);
      await reader.done('report', 'certificates', '-o', 'report.csv');
      await clerk.done('student', 'list', '-o', 'list.csv');
    });
  });

  test('a clerk erases nobody, and an administrator does', async () => {
    const { clerk, admin } = await twoOffices();
    const erase = ['student', 'erase', '20241001', '--reason', '請求', '--confirm', '20241001'];
    expect(await clerk.run(...erase)).toMatch(/needs an administrator[\s\S]*=> 3/);
    expect(await clerk.run('retention', 'apply', '--yes')).toMatch(/needs an administrator[\s\S]*=> 3/);
    expect(await admin.done(...erase)).toContain('Erased');
    expect((await clerk.json('journal', 'verify')).whole).toBe(true);
  });

  test('a clerk mends the tables, an administrator removes files that no record names, and each is told what is so', async () => {
    const { store, clerk, admin, reader } = await twoOffices();
    store.owner.sql(
      `UPDATE students SET name = 'x' WHERE office = '見本大学';
       INSERT INTO blobs VALUES ('見本大学', encode(sha256('x'), 'hex'), 'x')`,
    );
    const fixed = async (desk: Desk) => {
      const { stdout, stderr } = await desk.ask(['doctor', '--fix', '--json']);
      const found: readonly { readonly check: string; readonly result: string }[] = stdout ? JSON.parse(stdout) : [];
      const of = (check: string) => found.find((one) => one.check === check)?.result;
      return [of('tables'), of('unnamed'), /rights-lacking/.test(stderr)];
    };
    expect(await fixed(reader)).toEqual([undefined, undefined, true]);
    expect(await fixed(clerk)).toEqual(['fixed', 'note', false]);
    expect(await fixed(clerk)).toEqual([undefined, undefined, true]);
    expect(await fixed(admin)).toEqual(['ok', 'fixed', false]);
  });

  test('a clerk may hold others up at the tables that follow from the history, and at nothing else', async () => {
    const { clerk, reader, store } = await twoOffices();
    const tables = store.owner.sql(
      "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
    );
    const locks = (desk: Desk) =>
      desk.refusals(tables.split(' ').map((table) => `DO $$ BEGIN LOCK TABLE ${table} IN SHARE MODE; END $$`));
    const held = (answers: readonly string[]) => tables.split(' ').filter((_, n) => answers[n]?.startsWith('done'));
    expect(held(await locks(reader))).toEqual([]);
    expect(held(await locks(clerk))).toEqual([...PROJECTED].toSorted());
  });

  test('the history names the login, whatever is typed, with the name of whose it is', async () => {
    const { store, clerk, me } = await twoOffices();
    await store.owner.done(
      'db',
      'person',
      'add',
      me.clerk,
      '--role',
      'clerk',
      '--office',
      '見本大学',
      '--name',
      '見本 花子',
    );
    const { stderr } = await clerk.ask(['note', 'add', '20241001', '電話あり', '--actor', 'yamada']);
    expect(stderr).toContain(`${me.clerk}, not yamada`);
    const entries = await clerk.json('history', '20241001');
    expect(entries.at(-1).actor).toBe(me.clerk);
    expect((await clerk.json('student', 'show', '20241001')).notes.at(-1).by).toBe(me.clerk);
    const table = async (...argv: readonly string[]) =>
      (await clerk.ask(argv, { tty: 200, env: { PAGER: '' } })).stdout;
    expect(await table('history', '20241001')).toContain(`見本 花子 (${me.clerk})`);
    expect(await clerk.done('undo', '--reason', '誤記')).toContain(`見本 花子 (${me.clerk})`);
    // A form asks on a terminal as with a file.
    const review = [
      'contract',
      'review',
      '20241001',
      '--outcome',
      'returned',
      '--on',
      '2026-10-21',
      '--remark',
      '始業時刻',
    ];
    expect((await clerk.ask([...review, '--quiet'], { tty: 80 })).code).toBe(0);
    // Who writes a file of the office is named too.
    await clerk.done('office', 'edit', '--set', 'course.credits=3', '--actor', 'yamada');
    expect(store.owner.sql("SELECT actor FROM files WHERE office = '見本大学' ORDER BY version DESC LIMIT 1")).toBe(
      me.clerk,
    );
    // Whoever leaves is let in no more, and still named.
    await store.owner.done('db', 'person', 'remove', me.clerk);
    expect(await clerk.run('student', 'list')).toMatch(/belongs to no office[\s\S]*db person add[\s\S]*=> 5/);
    expect(clerk.sql('SELECT count(*) FROM students')).toBe('0');
    const [, admin] = [clerk, store.desk(me.admin)];
    const { stdout } = await admin.ask(['history', '20241001'], { tty: 200, env: { PAGER: '' } });
    expect(stdout).toContain(`見本 花子 (${me.clerk})`);
  });

  describe('a role that changes while somebody writes', () => {
    const CHANGES = {
      'of a clerk who becomes a reader': ['clerk', "SET role = 'reader'", 'students SET "number"', 'renumber'],
      'of a clerk who is let in no more': ['clerk', "SET role = 'left'", 'students SET "number"', 'renumber'],
      'of an administrator who becomes a clerk': [
        'admin',
        "SET role = 'clerk'",
        'DELETE FROM journal_content',
        'erase',
      ],
      'of an administrator who becomes a reader': ['admin', "SET role = 'reader'", 'UPDATE projection', 'erase'],
    } as const;
    const VERBS = {
      renumber: ['student', 'renumber', '20241005', '20249005', '--reason', '番号の変更'],
      erase: ['student', 'erase', '20241001', '--reason', '請求', '--confirm', '20241001'],
    } as const;

    test.each(oneIn(2, Object.entries(CHANGES)))('%s: nothing half is there', async (_, [who, change, at, verb]) => {
      const { store, me, [who]: desk, other } = await twoOffices();
      // Of somebody without a placement few rows are written.
      await desk.done('student', 'add', '--number', '20241005', ...STUDENT);
      const all = 'SELECT md5(string_agg(one::text, chr(10) ORDER BY one::text)) FROM';
      const tables = ['journal', 'journal_content', 'erasures', 'projection', 'students'];
      const before = tables.map((table) => store.owner.sql(`${all} ${table} AS one`));
      let changes = 0;
      // Whoever runs the store decides in the moment before the server hears this statement.
      const way = await cutBy(server().folder, (message) => {
        if (message.includes(at)) changes += 1;
        if (changes === 1) store.owner.sql(`UPDATE people ${change} WHERE login = '${me[who]}'`);
        return 'through';
      });
      const COOPJ_DB = server().url(store.database, me[who]).replace(server().folder, way);
      const { code, stderr } = await desk.ask(VERBS[verb], { env: { COOPJ_DB } });
      expect([code, stderr]).toEqual([5, expect.stringContaining('lacks a permission')]);
      expect(changes).toBe(1);
      expect(tables.map((table) => store.owner.sql(`${all} ${table} AS one`))).toEqual(before);
      expect((await other.json('journal', 'verify')).whole).toBe(true);
    });

    test('is told as what it is by a store that was opened before', async () => {
      const { store, me } = await twoOffices();
      const url = server().url(store.database, me.clerk);
      const opened = await openPostgres({ url, patience: 0 }, { migrations: POSTGRES_MIGRATIONS, office: '', draft });
      const writing = () => abortOf(opened.store.apply([newStudent('009')], { ...stamp(), actor: me.clerk }));
      store.owner.sql(`UPDATE people SET role = 'reader' WHERE login = '${me.clerk}'`);
      expect(await writing()).toMatchObject({
        problem: 'rights-lacking',
        data: { role: 'reader', office: '見本大学' },
      });
      store.owner.sql(`UPDATE people SET role = 'left' WHERE login = '${me.clerk}'`);
      expect(await writing()).toMatchObject({ problem: 'person-unknown', data: { login: me.clerk } });
      await opened.store.close();
    });
  });

  test('an empty office is filled by an administrator with what others recorded elsewhere, and no other one', async () => {
    const { store } = await twoOffices();
    const people = { kaoru: 'admin', yuko: 'clerk' };
    const [admin, clerk] = await store.office('空大学', people);
    if (!admin || !clerk) throw new Error('two desks');
    const put = entry(admin, '見本 係', '空大学');
    expect(clerk.sql(`BEGIN; ${put.line}; ${put.content}; COMMIT`)).toMatch(/row-level security/);
    const head = `UPDATE projection SET (seq, hash) = (SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1)`;
    expect(admin.sql(`BEGIN; ${put.line}; ${put.content}; ${head}; COMMIT`)).toBe('');
    expect(admin.sql(entry(admin, '見本 係', '空大学').line)).toMatch(/row-level security/);
  });

  test('scripts know each refusal by its code', async () => {
    const { store, reader, clerk } = await twoOffices();
    const { owner } = store;
    const add = (login: string, office: string) => [
      'db',
      'person',
      'add',
      login,
      '--role',
      'clerk',
      '--office',
      office,
    ];
    for (const [code, exit, { ask }, argv] of [
      ['person-unknown', 5, owner, ['student', 'list']],
      ['rights-lacking', 3, reader, ['note', 'add', '20241001', '電話あり']],
      ['not-store-owner', 3, clerk, ['db', 'init']],
      ['no-such-office', 4, owner, add('shiro', '見本大')],
      ['no-such-person', 4, owner, ['db', 'person', 'remove', 'shiro']],
      ['person-elsewhere', 3, owner, add('saburo', '見本大学')],
      ['login-unfit', 2, owner, add('coopj_clerk', '見本大学')],
      ['login-unfit', 2, owner, add('pg_shiro', '見本大学')],
    ] as const) {
      const { stderr, code: found } = await ask([...argv, '--json']);
      expect([JSON.parse(stderr).error.code, found]).toEqual([code, exit]);
    }
  });

  describe('whoever runs the store', () => {
    test('prepares it again and again, lets people in, and is told what cannot be', async () => {
      const { store, clerk, me } = await twoOffices();
      const { owner } = store;
      expect(await owner.json('db', 'init')).toMatchObject({ offices: ['例示大学', '見本大学'] });
      expect(await owner.json('db', 'office', 'add', '見本大学')).toMatchObject({ made: false });
      expect(await owner.done('db', 'person', 'list')).toContain(me.other);
      const add = (login: string, office: string) =>
        owner.run('db', 'person', 'add', login, '--role', 'clerk', '--office', office);
      expect(await add(me.other, '見本大学')).toMatch(/belongs to 例示大学[\s\S]*=> 3/);
      expect(await add('shiro', '見本大')).toMatch(/no office 見本大 [\s\S]*=> 4/);
      expect(await add('coopj_clerk', '見本大学')).toMatch(/cannot log in[\s\S]*=> 2/);
      expect(await add('x'.repeat(64), '見本大学')).toMatch(/63 bytes[\s\S]*=> 2/);
      expect(await owner.run('db', 'person', 'remove', 'shiro')).toMatch(/shiro[\s\S]*=> 4/);
      expect(await owner.run('db', 'person', 'add', 'shiro', '--role', 'boss', '--office', '見本大学')).toContain(
        '=> 2',
      );
      expect(await owner.run('db', 'person', 'add', 'shiro', '--role', 'clerk')).toMatch(/--office[\s\S]*=> 2/);
      // A login that may do everything is no clerk's; one with a quotation mark is a name like any other.
      expect(await add('coopj', '見本大学')).toContain('more than any role');
      expect(await add('o"hara; DROP TABLE people', '見本大学')).toContain('\\password "o""hara; DROP TABLE people"');
      // Without quotation marks psql would set the password of hanako.
      expect(await add('Hanako', '見本大学')).toContain('\\password "Hanako"');
      expect(await store.desk('o"hara; DROP TABLE people').done('student', 'list')).toContain('20241001');
      for (const argv of [
        ['db', 'init'],
        ['db', 'office', 'add', 'x'],
        ['db', 'person', 'remove', me.clerk],
      ])
        expect(await clerk.run(...argv)).toMatch(new RegExp(`owner of the tables, ${OWNER}[\\s\\S]*=> 3`));
      expect(await owner.run('student', 'list')).toMatch(/belongs to no office[\s\S]*=> 5/);
      server().psql('CREATE ROLE stranger LOGIN');
      expect(await store.desk('stranger').run('student', 'list')).toMatch(/belongs to no office[\s\S]*=> 5/);
    });

    test('is told what would be done to people, with nothing done, and lists the offices', async () => {
      const { store, clerk, me } = await twoOffices();
      const { owner } = store;
      const before = await owner.json('db', 'person', 'list');
      const add = ['db', 'person', 'add', 'shiro', '--role', 'clerk', '--office'];
      expect(await owner.done(...add, '見本大学', '--dry-run')).toMatch(
        /would work[\s\S]*would be created on the server/,
      );
      expect(await owner.json(...add, '見本大学', '--dry-run')).toMatchObject({ loginMade: true, dryRun: true });
      expect(await owner.run(...add, '見本大', '--dry-run')).toMatch(/no office 見本大 [\s\S]*=> 4/);
      expect(await owner.done('db', 'person', 'remove', me.clerk, '--dry-run')).toContain('would no longer work');
      expect(await owner.run('db', 'person', 'remove', 'shiro', '--dry-run')).toContain('=> 4');
      expect(await owner.json('db', 'person', 'list')).toEqual(before);
      expect(server().psql("SELECT count(*) FROM pg_roles WHERE rolname = 'shiro'")).toBe('0');
      const removed = { login: me.clerk, office: '見本大学', dryRun: false };
      expect(await owner.json('db', 'person', 'remove', me.clerk)).toEqual(removed);

      expect(await owner.json('db', 'office', 'list')).toEqual([
        { office: '例示大学', people: 1 },
        { office: '見本大学', people: 2 },
      ]);
      expect(await store.desk(me.admin).run('db', 'office', 'list')).toMatch(/owner of the tables[\s\S]*=> 3/);
      expect(await clerk.run('db', 'office', 'list')).toMatch(/=> [35]/);
    });

    test('is told that the name of an office is too long, before the server is', async () => {
      const { store } = await twoOffices();
      // Different signs, which a server cannot make shorter.
      const long = Array.from({ length: 1000 }, (_, n) => String.fromCodePoint(0x4e00 + n * 7)).join('');
      for (const argv of [
        ['db', 'office', 'add', long],
        ['db', 'person', 'add', 'shiro', '--role', 'clerk', '--office', long],
      ]) {
        const { stderr, code } = await store.owner.ask([...argv, '--json']);
        expect([code, JSON.parse(stderr).error]).toMatchObject([2, { code: 'office-name-long' }]);
      }
      expect(await store.owner.done('db', 'office', 'add', long.slice(0, 200))).toContain('Added');
    });

    test('may have worked alone before: the office goes on with the people of it', async () => {
      server().psql('CREATE ROLE ichiro LOGIN CREATEROLE');
      server().psql('CREATE DATABASE alone TEMPLATE coopj OWNER ichiro');
      const store = await sharedStore(server());
      const alone = (login: string) => {
        const desk = store.desk(login);
        const env = { COOPJ_DB: server().url('alone', login) };
        return async (...argv: readonly string[]) => {
          const { code, stdout, stderr } = await desk.ask(argv, { env });
          expect(code, stderr).toBe(0);
          return stdout;
        };
      };
      const ichiro = alone('ichiro');
      await ichiro('init', '--yes', '--no-input', '--set', 'issuer.name.ja=見本', '--set', 'issuer.name.en=MIHON');
      await ichiro('student', 'add', '--number', '20241001', ...STUDENT);
      // There were tables, and no roles with rights on them.
      await ichiro('db', 'person', 'add', 'ichiro', '--role', 'admin', '--office', 'office');
      await ichiro('db', 'person', 'add', 'tomoko', '--role', 'clerk', '--office', 'office');
      expect(await alone('tomoko')('note', 'add', '20241001', '電話あり')).toContain('Recorded');
      expect(await ichiro('history')).toContain('tomoko');
      expect(await ichiro('db', 'init')).toContain('office');
    });

    test('adds the first office of an empty database, which is prepared on the way, and no other one', async () => {
      const store = await sharedStore(server());
      server().psql(`CREATE DATABASE empty TEMPLATE coopj OWNER ${OWNER}`);
      const at = (login: string) => {
        const desk = store.desk(login);
        return (...argv: readonly string[]) => desk.ask(argv, { env: { COOPJ_DB: server().url('empty', login) } });
      };
      const owner = at(OWNER);
      expect((await owner('student', 'list')).stderr).toContain('coopj db init');
      expect((await owner('db', 'person', 'remove', 'yoko')).stderr).toContain('coopj db init');
      expect((await owner('db', 'office', 'add', '見本大学')).code).toBe(0);
      expect((await owner('db', 'person', 'add', 'yoko', '--role', 'admin', '--office', '見本大学')).code).toBe(0);
      const issuer = ['--set', 'issuer.name.ja=見本', '--set', 'issuer.name.en=MIHON'];
      expect((await at('yoko')('init', '--yes', '--no-input', ...issuer)).stderr).not.toContain('permission');
      expect((await at('yoko')('student', 'add', '--number', '20241001', ...STUDENT)).code).toBe(0);
      expect(JSON.parse((await owner('db', 'init', '--json')).stdout).offices).toEqual(['見本大学']);
    });

    test('is told to be outside of the offices, and not to ask anybody', async () => {
      const { store } = await twoOffices();
      for (const argv of [['doctor'], ['journal', 'verify'], ['db', 'export', '-o', 'all.ndjson'], ['due']]) {
        const said = await store.owner.run(...argv);
        expect(said, argv.join(' ')).toMatch(/belongs to no office[\s\S]*a login of that office[\s\S]*db person list/);
        expect(said).not.toContain('Ask whoever');
      }
    });

    test('sees on a terminal which login is whose, and is warned of one that somebody else had', async () => {
      const { store } = await twoOffices();
      const { owner } = store;
      const add = (role: string) => owner.ask(['db', 'person', 'add', 'natsu', '--role', role, '--office', '例示大学']);
      expect((await add('clerk')).stderr).toBe('');
      const { stdout } = await owner.ask(['db', 'person', 'list', '--no-color'], { tty: 100, env: { PAGER: '' } });
      expect(stdout).toMatch(/^login .*\n[\s\S]*^natsu /m);
      expect((await add('reader')).stderr).toBe('');
      await owner.done('db', 'person', 'remove', 'natsu');
      expect((await add('clerk')).stderr).toContain('had left');
    });

    test('may be somebody who cannot make roles, and is told so', async () => {
      server().psql('CREATE ROLE plain LOGIN');
      server().psql('CREATE DATABASE plain TEMPLATE coopj OWNER plain');
      const desk = (await sharedStore(server())).desk('plain');
      const env = { COOPJ_DB: server().url('plain', 'plain') };
      expect((await desk.ask(['db', 'init'], { env })).code).toBe(0);
      await desk.ask(['db', 'office', 'add', '見本大学'], { env });
      const { code, stderr } = await desk.ask(
        ['db', 'person', 'add', 'goro', '--role', 'clerk', '--office', '見本大学'],
        { env },
      );
      expect([code, stderr]).toEqual([3, expect.stringContaining('ALTER ROLE "plain" CREATEROLE')]);
    });
  });
});

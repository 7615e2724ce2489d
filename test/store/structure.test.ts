import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  STRUCTURE,
  structureDifference,
  structureOf,
  writtenStructure,
} from '../../src/store/postgres/checkup/structure.ts';
import { connectTo } from '../../src/store/postgres/connect.ts';
import { session } from '../../src/store/postgres/session.ts';
import { OWNER, sharedStore } from '../helpers/offices.ts';
import { onServer } from '../helpers/postgres.ts';
import { oneIn } from '../helpers/properties.ts';
import { POSTGRES_MIGRATIONS } from '../helpers/records.ts';

const PEOPLE = { st_admin: 'admin', st_clerk: 'clerk', st_reader: 'reader' };

onServer('the structure of a shared store', (server) => {
  const connected = (database: string, login: string) => {
    const opened = session(() => connectTo({ url: server().url(database, login), patience: 1000 }), 'server');
    onTestFinished(() => opened.close());
    return opened;
  };
  let made: Promise<string> | undefined;
  /** A store with an office of three people, like one that is made once for all tests. */
  async function office() {
    made ??= (async () => {
      const store = await sharedStore(server());
      await store.office('見本大学', PEOPLE);
      return store.database;
    })();
    const store = await sharedStore(server(), await made);
    return { ...store, desks: Object.keys(PEOPLE).map(store.desk) };
  }
  /** What a login is told that differs. */
  const differences = (database: string, login = OWNER) =>
    structureDifference(connected(database, login), POSTGRES_MIGRATIONS);
  const NONE = { missing: [], altered: [], foreign: [] };
  type Found = readonly { readonly check: string; readonly result: string; readonly message: string }[];
  const schemaOf = (found: Found) => found.filter(({ check }) => check === 'schema');

  test('is what the migrations and `db init` make: it stands in a file that comes with the program', async () => {
    const { database } = await office();
    const file = join(POSTGRES_MIGRATIONS, STRUCTURE);
    const text = writtenStructure(await structureOf(connected(database, OWNER)));
    if (process.env.UPDATE) writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  test('is well for everybody where nobody touched it, and where somebody works alone', async () => {
    const { desks, ...store } = await office();
    await store.owner.done('db', 'person', 'add', OWNER, '--role', 'admin', '--office', '見本大学');
    for (const desk of oneIn(2, [store.owner, ...desks], 1)) {
      const found = schemaOf(await desk.json('doctor'));
      expect(found).toEqual([expect.objectContaining({ result: 'ok', message: expect.stringContaining('structure') })]);
    }
    server().psql('CREATE DATABASE alone', 'postgres');
    const alone = store.desk('coopj');
    const env = { COOPJ_DB: server().url('alone', 'coopj') };
    expect((await alone.ask(['init', '--yes', '--no-input'], { env })).code).toBe(0);
    expect(await differences('alone', 'coopj')).toEqual(NONE);
  });

  const PLANTED = {
    'a table that somebody added': ['CREATE TABLE mine (a integer)', 'foreign', 'table mine', 'column mine.a'],
    'a view past the rights': ['CREATE VIEW everybody AS SELECT * FROM students', 'foreign', 'view everybody'],
    'a column': ['ALTER TABLE students ADD COLUMN mine text', 'foreign', 'column students.mine'],
    'a column of another kind': ['ALTER TABLE journal ALTER COLUMN day DROP NOT NULL', 'altered', 'column journal.day'],
    'row-level security switched off': ['ALTER TABLE journal DISABLE ROW LEVEL SECURITY', 'altered', 'table journal'],
    'row-level security that binds the owner too': [
      'ALTER TABLE office FORCE ROW LEVEL SECURITY',
      'altered',
      'table office',
    ],
    'another owner': ['ALTER TABLE jobs OWNER TO st_clerk', 'altered', 'table jobs'],
    'an index dropped': ['DROP INDEX students_step', 'missing', 'index students_step'],
    'a key that is checked no more': [
      'ALTER TABLE blobs DROP CONSTRAINT blobs_are_what_they_are_called',
      'missing',
      'constraint blobs_are_what_they_are_called on blobs',
    ],
    'a policy dropped': ['DROP POLICY removes ON students', 'missing', 'policy removes on students'],
    'a policy that lets everybody read': [
      'ALTER POLICY reads ON journal_content USING (true)',
      'altered',
      'policy reads on journal_content',
    ],
    'a policy added': ['CREATE POLICY mine ON people USING (true)', 'foreign', 'policy mine on people'],
    'a trigger switched off': ['ALTER TABLE journal DISABLE TRIGGER journal_keeps', 'altered', 'trigger journal_keeps'],
    'a trigger dropped': ['DROP TRIGGER files_keep ON files', 'missing', 'trigger files_keep'],
    'a rule': ['CREATE RULE mine AS ON DELETE TO grades DO INSTEAD NOTHING', 'foreign', 'rule mine on grades'],
    'a function replaced': [
      "CREATE OR REPLACE FUNCTION coopj_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
      'altered',
      'function coopj_refuse()',
    ],
    'a function that decides who reads, replaced': [
      "CREATE OR REPLACE FUNCTION coopj_writes() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER RETURN '見本大学'",
      'altered',
      'function coopj_writes()',
    ],
    'the words in which a function looks for names': [
      'ALTER FUNCTION coopj_content_stays() RESET search_path',
      'altered',
      'function coopj_content_stays()',
    ],
  } as const;
  const RIGHTS = {
    'a right more': ['GRANT UPDATE ON journal TO coopj_clerk', 'foreign', 'grant UPDATE on journal to coopj_clerk'],
    'a right to a column': [
      'GRANT UPDATE (name) ON people TO coopj_admin',
      'foreign',
      'grant UPDATE on people.name to coopj_admin',
    ],
    'a right for everybody': ['GRANT SELECT ON blobs TO PUBLIC', 'foreign', 'grant SELECT on blobs to PUBLIC'],
    'a right less': ['REVOKE INSERT ON files FROM coopj_clerk', 'missing', 'grant INSERT on files to coopj_clerk'],
    'a right to pass on': [
      'GRANT SELECT ON jobs TO coopj_reader WITH GRANT OPTION',
      'altered',
      'grant SELECT on jobs to coopj_reader',
    ],
    'a right to make tables': [
      'GRANT CREATE ON SCHEMA public TO coopj_clerk',
      'foreign',
      'grant CREATE on the schema to coopj_clerk',
    ],
  } as const;
  type Planted = Readonly<Record<string, readonly [string, keyof typeof NONE, string, ...(readonly string[])]>>;
  const plantedIn = (database: string, planted: Planted) => {
    server().psql(
      Object.values(planted)
        .map(([sql]) => sql)
        .join('; '),
      database,
    );
    const wanted = (kind: keyof typeof NONE) =>
      Object.values(planted).flatMap(([, found, ...objects]) => (found === kind ? objects : []));
    return { missing: wanted('missing'), altered: wanted('altered'), foreign: wanted('foreign') };
  };
  const sorted = ({ missing, altered, foreign }: Awaited<ReturnType<typeof differences>>) => ({
    missing: missing.toSorted(),
    altered: altered.toSorted(),
    foreign: foreign.toSorted(),
  });

  test('is told object by object where somebody changed it, to whoever asks', async () => {
    const store = await office();
    const [, clerk] = store.desks;
    const wanted = plantedIn(store.database, PLANTED);
    expect(sorted(await differences(store.database, 'st_reader'))).toEqual(sorted(wanted));
    // A sentence names the first three; below it stands all.
    const shown = await clerk?.ask(['doctor', '--no-color'], { tty: 100, env: { PAGER: '' } });
    expect(shown?.code).toBe(3);
    for (const one of Object.values(wanted).flat()) expect(shown?.stdout).toContain(one);
    // Of it the history rests on triggers and functions, and is shown by policies.
    const verified = JSON.parse((await clerk?.ask(['journal', 'verify', '--json']))?.stdout ?? '') as {
      readonly findings: readonly { readonly what: string; readonly key?: string }[];
    };
    const keeping = Object.entries(wanted).flatMap(([kind, objects]) =>
      objects
        .filter((one) => /^(trigger |function |policy (reads|mine) )/.test(one))
        .map((key) => ({ what: `object-${kind}`, key })),
    );
    const told = verified.findings.filter(({ what }) => what.startsWith('object-'));
    const byKey = (one: { readonly key?: string | undefined }, other: typeof one) =>
      (one.key ?? '') < (other.key ?? '') ? -1 : 1;
    expect(told.map(({ what, key }) => ({ what, key })).toSorted(byKey)).toEqual(keeping.toSorted(byKey));
  });

  test('has the rights that `db init` gives: it takes away what is too much, and gives what is missing', async () => {
    const store = await office();
    const [admin] = store.desks;
    const wanted = plantedIn(store.database, RIGHTS);
    expect(sorted(await differences(store.database))).toEqual(sorted(wanted));
    const found = schemaOf(JSON.parse((await admin?.ask(['doctor', '--json']))?.stdout ?? '[]'));
    expect(found).toHaveLength(3);
    for (const one of found) expect(one).toMatchObject({ hint: expect.stringContaining('coopj db init') });
    await store.owner.done('db', 'init');
    expect(await differences(store.database)).toEqual(NONE);
    // Of others it knows nothing.
    server().psql('GRANT SELECT ON students TO st_clerk', store.database);
    expect((await differences(store.database)).foreign).toEqual(['grant SELECT on students to st_clerk']);
    await store.owner.done('db', 'init');
    const [last] = schemaOf(JSON.parse((await admin?.ask(['doctor', '--json']))?.stdout ?? '[]'));
    expect(last).toMatchObject({
      result: 'open',
      message: expect.stringContaining('grant SELECT on students to st_clerk'),
      hint: expect.not.stringContaining('db init'),
    });
  });

  test('says nothing of rows that it may hide from whoever looks', async () => {
    const { database, desks } = await office();
    const [admin, clerk] = desks;
    await admin?.done('company', 'add', '株式会社見本', '--yes');
    server().psql('DROP POLICY reads ON companies', database);
    const found = JSON.parse((await clerk?.ask(['doctor', '--fix', '--json']))?.stdout ?? '[]') as Found;
    const of = (result: string) => found.filter((one) => one.result === result).map(({ check }) => check);
    expect(new Set(of('open'))).toEqual(new Set(['schema']));
    const rows = ['journal', 'tables', 'clock', 'evidence', 'unnamed', 'issued'];
    expect(of('unchecked')).toEqual(expect.arrayContaining([...rows, 'fonts']));
    for (const { message } of found.filter(({ check }) => [...rows, 'fonts'].includes(check)))
      expect(message).toContain('structure of the database differs');
    const { findings } = JSON.parse((await clerk?.ask(['journal', 'verify', '--json']))?.stdout ?? '');
    expect(findings).toEqual([expect.objectContaining({ what: 'object-missing', key: 'policy reads on companies' })]);
    const leave = ['db', 'export', '-o', 'office.ndjson'];
    expect(await clerk?.run(...leave)).toMatch(/policy reads on companies is missing[\s\S]*=> 3/);
    // What only keeps the history is made anew where the office moves.
    server().psql('CREATE POLICY reads ON companies FOR SELECT USING (office = (SELECT coopj_reads()))', database);
    server().psql('DROP TRIGGER journal_keeps ON journal', database);
    expect(await clerk?.done(...leave)).toContain('Exported: ');
  });

  test('is told where the rest cannot be looked at', async () => {
    const { database, desks } = await office();
    server().psql('ALTER TABLE students RENAME TO gone', database);
    const found = JSON.parse((await desks[2]?.ask(['doctor', '--json']))?.stdout ?? '[]') as Found;
    expect(schemaOf(found).map(({ message }) => message)[0]).toContain('table students');
    expect(found.find(({ check }) => check === 'journal')?.result).toBe('unchecked');
  });

  test('includes what the three roles may do anywhere', async () => {
    const { database } = await office();
    server().psql('ALTER ROLE coopj_clerk BYPASSRLS');
    server().psql(`GRANT ${OWNER} TO coopj_reader`);
    onTestFinished(() => {
      server().psql('ALTER ROLE coopj_clerk NOBYPASSRLS');
      server().psql(`REVOKE ${OWNER} FROM coopj_reader`);
    });
    expect((await differences(database)).altered).toEqual(['role coopj_clerk', 'role coopj_reader']);
  });
});

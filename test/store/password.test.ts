import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { OWNER, sharedStore } from '../helpers/offices.ts';
import { onServer } from '../helpers/postgres.ts';
import { coopj, type Press } from '../helpers/run.ts';

const PASSWORD = 'Geheim-1';

onServer('a server that wants a password', (server) => {
  let store: Promise<string> | undefined;
  /** A store whose logins are asked for a password, each in its way; the answer is its name. */
  const prepared = async (): Promise<string> => {
    const { office, database } = await sharedStore(server());
    await office('見本大学', { hanako: 'admin' });
    server().psql(`ALTER ROLE hanako PASSWORD '${PASSWORD}'; ALTER ROLE ${OWNER} PASSWORD '${PASSWORD}'`);
    const hba = join(server().folder, 'data/pg_hba.conf');
    const lines = `local all hanako scram-sha-256\nlocal all ${OWNER} password\n`;
    writeFileSync(hba, `${lines}${readFileSync(hba, 'utf8')}`);
    server().psql('SELECT pg_reload_conf()');
    return database;
  };

  /** What somebody sees who types these words, one each time that the question stands there once more. */
  async function typing(
    words: readonly string[],
    argv: readonly string[],
    { login = 'hanako', env = {}, tty = 80 } = {},
  ) {
    store ??= prepared();
    const database = await store;
    const asked = (times: number) => new RegExp(`(?:What is the password of[\\s\\S]*){${times}}`);
    const { code, stdout, stderr } = await coopj(argv, {
      ...(tty > 0 && { tty }),
      keys: words.map((word, at): Press => [asked(at + 1), () => `${word}\r`]),
      env: { COOPJ_DB: server().url(database, login), COOPJ_LANG: 'en', ACCESSIBLE: '1', NO_COLOR: '1', ...env },
    });
    const said = stripVTControlCharacters(stderr);
    return { code, stdout, said, times: said.split('What is the password of').length - 1, database };
  }

  test('is told the one that is typed, which no screen shows and no history tells, once for a command', async () => {
    const listed = await typing([PASSWORD], ['student', 'list', '--json']);
    expect([listed.code, listed.times, listed.stdout.trim()]).toEqual([0, 1, '[]']);
    expect(listed.said.replaceAll('\n', '')).toContain(
      `password of hanako for the database ${listed.database} on ${server().folder}?`,
    );
    const added = ['student', 'add', '--number', '1', '--name-kanji', '見本 太郎', '--email', 'm@example.ac.jp'];
    const written = await typing([PASSWORD], [...added, '--program', '情報学コース']);
    expect([written.code, written.times]).toEqual([0, 1]);
    const history = await typing([PASSWORD], ['history', '--json']);
    for (const { stdout, said } of [listed, written, history]) expect(stdout + said).not.toContain(PASSWORD);
  });

  test('asks again for a wrong one, three times in all, and then refuses as in a script', async () => {
    const second = await typing(['falsch', PASSWORD], ['student', 'list']);
    expect([second.code, second.times]).toEqual([0, 2]);
    expect(second.said).toContain('The server did not accept it.');
    const never = await typing(['a', 'b', 'c', 'd'], ['student', 'list']);
    expect([never.code, never.times]).toEqual([5, 3]);
    expect(never.said).toContain('the password is wrong, or there is no such login');
    // What looks for faults goes on without the store, and asks no more.
    expect(await typing(['a', 'b', 'c', 'd'], ['doctor'])).toMatchObject({ times: 3 });
  });

  test('has it sent in the clear as well, where it wants that', async () => {
    const listed = typing(['x', PASSWORD], ['db', 'person', 'list'], { login: OWNER });
    expect(await listed).toMatchObject({ code: 0, times: 2 });
  });

  test('takes the one that lies somewhere without a question, and refuses at once where that is wrong or nobody can be asked', async () => {
    const env = { PGPASSWORD: PASSWORD };
    expect(await typing([], ['student', 'list'], { env })).toMatchObject({ code: 0, times: 0 });
    expect(await typing([], ['student', 'list'], { env: { PGPASSWORD: 'x' } })).toMatchObject({ code: 5, times: 0 });
    for (const script of [
      await typing([], ['student', 'list', '--no-input']),
      await typing([], ['student', 'list'], { tty: 0 }),
    ])
      expect(script).toMatchObject({ code: 5, times: 0, said: expect.stringContaining('none was given') });
  });

  test('ends with Ctrl-C at the question, which shows stars', async () => {
    for (const command of ['student list', 'doctor', 'init']) {
      const stopped = await typing(['ab\u0003'], command.split(' '), { env: { ACCESSIBLE: '' } });
      expect([command, stopped.code]).toEqual([command, 130]);
      expect(stopped.said).toContain('**');
      expect(stopped.said).not.toMatch(/\bab\b/);
    }
  });
});

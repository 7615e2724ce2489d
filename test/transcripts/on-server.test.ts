import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { sharedStore } from '../helpers/offices.ts';
import { onServer } from '../helpers/postgres.ts';
import { coopj } from '../helpers/run.ts';
import { play, type Runner } from '../helpers/transcript.ts';

/** Sessions that are another on a server: what they show are the files of one computer. */
const OTHER: Readonly<Record<string, string>> = {
  backup: 'backups are made on the server',
  config: 'shows the address of the database',
  db: 'an office is taken out of a file and into another one',
  erase: 'the folder beside a database file is looked through',
  init: 'names database, profile and key by their places',
  letters: 'texts and attachments are put into the folder of the profile',
  office: 'texts are put into the folder of the profile, and the profile is edited there',
  retention: 'as erase',
};
/** Played in the usual run; all of them in test:long. */
const USUAL = ['certificates.en', 'desk.ja', 'import-records.ja', 'journal.en', 'main-job.ja', 'undo.en'];

const all = readdirSync(import.meta.dirname).flatMap((file) => (file.endsWith('.txt') ? [file.slice(0, -4)] : []));
const same = all.filter((name) => !Object.hasOwn(OTHER, name.replace(/\.\w\w$/, '')));

const textOf = (name: string) => readFileSync(join(import.meta.dirname, `${name}.txt`), 'utf8');

onServer('sessions on PostgreSQL', (server) => {
  type SharedStore = Awaited<ReturnType<typeof sharedStore>>;
  /** Whoever a session names as working in an office has a login for that. */
  function playerIn({ owner, database }: SharedStore, office: string, role: string, as: (actor: string) => string) {
    const known = new Set<string>();
    const run: Runner = async (argv, options = {}) => {
      const { COOPJ_ACTOR: usual = 'mihon' } = options.env ?? {};
      const login = as((argv.includes('--actor') && argv[argv.indexOf('--actor') + 1]) || usual);
      if (!known.has(login)) await owner.done('db', 'person', 'add', login, '--role', role, '--office', office);
      known.add(login);
      return coopj(argv, { ...options, env: { ...options.env, COOPJ_DB: server().url(database, login) } });
    };
    return run;
  }

  test.each(inject('isLong') ? same.sort() : USUAL)('%s says what it says on a file', async (name) => {
    const store = await sharedStore(server());
    await store.owner.done('db', 'office', 'add', '見本大学');
    const run = playerIn(store, '見本大学', 'admin', (actor) => actor);
    const text = textOf(name);
    const played = await play(text, run, run);
    expect(played).toBe(text);
  });

  test('two offices of one database work at the same time, and neither notices', async () => {
    const store = await sharedStore(server());
    const text = textOf('main-job.en');
    const clerkOf = async (office: string, login: string) => {
      await store.owner.done('db', 'office', 'add', office);
      const run = playerIn(store, office, 'clerk', () => login);
      return (await play(text, run, run)).replaceAll(login, 'mihon');
    };
    // Of the same width as the name in the session.
    expect(await Promise.all([clerkOf('見本大学', 'mihon'), clerkOf('例示大学', 'sakir')])).toEqual([text, text]);
  });
});

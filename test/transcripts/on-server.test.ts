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

onServer('sessions on PostgreSQL', (server) => {
  test.each(inject('isLong') ? same.sort() : USUAL)('%s says what it says on a file', async (name) => {
    const store = await sharedStore(server());
    await store.owner.done('db', 'office', 'add', '見本大学');
    const text = readFileSync(join(import.meta.dirname, `${name}.txt`), 'utf8');
    const known = new Set<string>();
    /** Whoever a session names as working has a login of that name. */
    const run: Runner = async (argv, options = {}) => {
      const actor =
        (argv.includes('--actor') && argv[argv.indexOf('--actor') + 1]) || options.env?.COOPJ_ACTOR || 'mihon';
      if (!known.has(actor))
        await store.owner.done('db', 'person', 'add', actor, '--role', 'admin', '--office', '見本大学');
      known.add(actor);
      return coopj(argv, { ...options, env: { COOPJ_DB: server().url(store.database, actor), ...options.env } });
    };
    const played = await play(text, run, run);
    expect(played).toBe(text);
  });
});

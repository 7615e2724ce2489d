import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
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
    const database = name.replace(/\W/g, '_');
    server().psql(`CREATE DATABASE ${database} TEMPLATE coopj`);
    const text = readFileSync(join(import.meta.dirname, `${name}.txt`), 'utf8');
    const run: Runner = (argv, options = {}) =>
      coopj(argv, { ...options, env: { COOPJ_DB: server().url(database), ...options.env } });
    const played = await play(text, run, run);
    expect(played).toBe(text);
  });
});

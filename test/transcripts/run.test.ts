import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { IS_LONG } from '../helpers/properties.ts';
import { playTranscript } from '../helpers/transcript.ts';

const FOLDER = import.meta.dirname;
/** The longest sessions, and those that wait for passphrases, are played in one language in the usual run; test/schemas.test.ts plays the other for scripts. */
const LONG = ['year.en.txt', 'backup.en.txt'];
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.txt') && (IS_LONG || process.env.UPDATE || !LONG.includes(name)),
);

test.each(files.sort())('the session %s goes as it is written', (name) => playTranscript(join(FOLDER, name)));

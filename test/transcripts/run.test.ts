import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { playTranscript } from '../helpers/transcript.ts';

const FOLDER = import.meta.dirname;
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));

test.each(files.sort())('the session %s goes as it is written', (name) => playTranscript(join(FOLDER, name)));

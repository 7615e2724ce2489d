import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errors } from '../../src/wording/en/errors/index.ts';
import { playTranscript } from '../helpers/transcript.ts';

const FOLDER = import.meta.dirname;
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));
const textOf = (code: string) => readFileSync(join(FOLDER, `${code}.txt`), 'utf8');

/** What a session cannot bring about: another program at work, a damaged disk, a terminal. The test that does, by its file. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  cancelled: 'test/terminal/questions.test.ts',
  'not-in-a-script': 'test/terminal/questions.test.ts',
  'file-busy': 'test/office/editing.test.ts',
  'file-changed': 'test/office/editing.test.ts',
  'file-left': 'test/office/files.test.ts',
  'papers-left': 'test/certificates/unfinished.test.ts',
  'folder-foreign': 'test/commands/evidence.test.ts',
  conflict: 'test/store/contract.ts',
  'store-unreadable': 'test/store/opening.test.ts',
  'store-foreign': 'test/store/opening.test.ts',
  'store-damaged': 'test/store/opening.test.ts',
  'store-newer': 'test/store/opening.test.ts',
  'store-locked': 'test/store/opening.test.ts',
  'store-on-share': 'test/store/opening.test.ts',
  'store-disk': 'test/errors/elsewhere.test.ts',
  'store-unsure': 'test/store/commit.test.ts',
  'store-altered': 'test/store/altered.test.ts',
  'store-behind': 'test/store/behind.test.ts',
  'store-lost': 'test/store/behind.test.ts',
  'person-unknown': 'test/store/rights.test.ts',
  'rights-lacking': 'test/store/rights.test.ts',
  'not-store-owner': 'test/store/rights.test.ts',
  'no-such-office': 'test/store/rights.test.ts',
  'no-such-person': 'test/store/rights.test.ts',
  'person-elsewhere': 'test/store/rights.test.ts',
  'login-unfit': 'test/store/rights.test.ts',
  'office-name-long': 'test/store/rights.test.ts',
  'backup-foreign': 'test/backup/other-office.test.ts',
  'restore-unfinished': 'test/backup/restore.test.ts',
  'tour-stopped': 'test/errors/elsewhere.test.ts',
  'sheet-cell-too-long': 'test/spreadsheets/open.test.ts',
  'not-in-xlsx': 'test/spreadsheets/ways.test.ts',
  'paper-overflow': 'test/documents/layout.test.ts',
  'template-bad': 'test/documents/texts.test.ts',
};
/** Its command line asks for another format, so it cannot ask for JSON. By its exit code. */
const NOT_AS_JSON: Readonly<Record<string, number>> = { 'not-in-cp932': 3, 'not-for-terminal': 2 };

test.each(files.sort())('the error %s is told as it is written', (name) => playTranscript(join(FOLDER, name)));

test.each(Object.keys(errors).filter((code) => !(code in ELSEWHERE)))('%s has a session that ends with it', (code) => {
  expect(files).toContain(`${code}.txt`);
  if (code in NOT_AS_JSON) expect(textOf(code)).toContain(`=> ${NOT_AS_JSON[code]}`);
  else expect(textOf(code)).toContain(`{"error":{"code":"${code}"`);
});

test.each(Object.entries(ELSEWHERE))('%s is brought about in %s', (code, file) => {
  expect(Object.keys(errors)).toContain(code);
  expect(files).not.toContain(`${code}.txt`);
  expect(readFileSync(new URL(file, new URL('../../', import.meta.url)), 'utf8')).toContain(code);
});

import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chained, digest } from '../../src/store/journal.ts';
import { answersOf, deskIn, livedOffice } from './offices.ts';

type Line = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const linesOf = (text: string) => text.split('\n').slice(0, -1);
const said = (line: string) => JSON.parse(line) as Line;

/** Somebody who changes an export and closes it well again: its sums say nothing of it. */
function sealedAgain(lines: readonly string[]): string {
  const body = lines.map((line) => `${line}\n`);
  const last = said(body.pop() ?? '');
  const sha256 = createHash('sha256').update(body.join('')).digest('hex');
  return `${body.join('')}${JSON.stringify({ end: { ...last.end, lines: body.length, sha256 } })}\n`;
}

/** The same of somebody who chains the history anew from an entry on. */
function chainedAgain(lines: readonly string[]): readonly string[] {
  let hash = '';
  return lines.map((line) => {
    const { entry } = said(line);
    if (entry === undefined) return line;
    const { hash: _, ...rest } = entry as never as Parameters<typeof chained>[1] & { readonly hash: string };
    hash = chained(hash, rest);
    return JSON.stringify({ entry: { ...rest, hash } });
  });
}

async function exported() {
  const old = await livedOffice();
  expect(await old.run('db', 'export', '-o', 'office.ndjson')).not.toContain('=> ');
  return { old, text: readFileSync(join(old.cwd, 'office.ndjson'), 'utf8') };
}

test('an export that was changed in any way is refused with its line, and nothing is there afterwards', async () => {
  const { text } = await exported();
  const lines = linesOf(text);
  const at = (kind: string, n = 1) => lines.findIndex((line) => line.startsWith(`{"${kind}"`)) + n - 1;
  const changed = (n: number, by: (line: string) => string) => lines.map((line, m) => (m === n ? by(line) : line));
  const whole = (some: readonly string[]) => some.map((line) => `${line}\n`).join('');
  const [entry, file, bytes, end] = [at('entry', 5), at('file'), at('bytes'), at('end')];
  const set = (kind: string, more: object) => (line: string) =>
    JSON.stringify({ [kind]: { ...said(line)[kind], ...more } });
  const without = (n: number) => lines.filter((_, m) => m !== n);
  const twice = (n: number) => lines.flatMap((line, m) => (m === n ? [line, line] : [line]));
  const other = (n: number) => lines.map((line, m) => (m === n ? lines[n + 1] : m === n + 1 ? lines[n] : line) ?? '');
  const one = Buffer.from('見本').toString('base64');

  const refusals: Readonly<Record<string, readonly [text: string, told: RegExp]>> = {
    'cut in the middle of a line': [text.slice(0, -20), new RegExp(`line ${end + 1}: the file ends there`)],
    'cut between lines': [whole(lines.slice(0, bytes)), new RegExp(`line ${bytes + 1}: the file ends there`)],
    'another actor': [
      whole(changed(entry, set('entry', { actor: '見本 別' }))),
      new RegExp(`line ${entry + 1}: it differs`),
    ],
    'the same, sealed again': [
      sealedAgain(changed(entry, set('entry', { actor: '別' }))),
      new RegExp(`line ${entry + 1}: it differs`),
    ],
    'another text, sealed again': [
      sealedAgain(changed(entry, set('entry', { text: '{"change":{"type":"contact-recorded"}}' }))),
      new RegExp(`line ${entry + 1}: it differs`),
    ],
    'content that is gone though nobody was erased': [
      sealedAgain(changed(entry, set('entry', { salt: null, text: null }))),
      new RegExp(`line ${entry + 1}: it differs`),
    ],
    'an entry twice': [sealedAgain(twice(entry)), new RegExp(`line ${entry + 2}: it does not follow`)],
    'an entry less': [sealedAgain(without(entry)), new RegExp(`line ${entry + 1}: it does not follow`)],
    'entries exchanged': [sealedAgain(other(entry)), new RegExp(`line ${entry + 1}: it does not follow`)],
    'entries cut off at the end': [sealedAgain(without(file - 1)), /line \d+: it differs/],
    'a file twice': [sealedAgain(twice(file)), new RegExp(`line ${file + 2}: it does not follow`)],
    'a file less': [sealedAgain(without(file)), new RegExp(`line ${end}: it differs`)],
    'other bytes': [
      sealedAgain(changed(bytes, set('bytes', { base64: one }))),
      new RegExp(`line ${bytes + 1}: it differs`),
    ],
    'bytes twice': [sealedAgain(twice(bytes)), new RegExp(`line ${bytes + 2}: it does not follow`)],
    'bytes less': [sealedAgain(without(bytes)), new RegExp(`line ${end}: it differs`)],
    'a file that would lie elsewhere': [
      sealedAgain(changed(file, set('file', { name: '../office.toml' }))),
      new RegExp(`line ${file + 1}: it cannot be read`),
    ],
    'a line of something else': [
      sealedAgain(changed(entry, () => '{"note":{}}')),
      new RegExp(`line ${entry + 1}: it cannot`),
    ],
    'half a character in a name': [
      sealedAgain(changed(entry, set('entry', { actor: '\ud83d' }))),
      new RegExp(`line ${entry + 1}: it cannot be read`),
    ],
    'something behind the last line': [`${text}${lines[0]}\n`, new RegExp(`line ${end + 2}: it differs`)],
    'the first line again': [sealedAgain(twice(0)), /line 2: it does not follow/],
    'another last entry': [whole(changed(end, set('end', { head: null }))), new RegExp(`line ${end + 1}: it differs`)],
    'a newer form': [sealedAgain(changed(0, () => '{"format":"coopj-office","version":2,"records":1}')), /newer coopj/],
    'newer tables': [
      sealedAgain(changed(0, () => '{"format":"coopj-office","version":1,"records":999}')),
      /newer coopj/,
    ],
    'newer entries': [sealedAgain(chainedAgain(changed(entry, set('entry', { version: 2 })))), /newer coopj/],
    'a list of students': ['number,name\n20241001,見本\n', /not an export of an office/],
    'a backup': ['PK\u0003\u0004', /not an export of an office/],
  };
  for (const [how, [content, told]] of Object.entries(refusals)) {
    const desk = deskIn();
    writeFileSync(join(desk.cwd, 'came.ndjson'), content);
    const answer = await desk.run('db', 'import', 'came.ndjson');
    expect(answer, how).toMatch(told);
    expect(answer, how).toContain('Nothing was imported.');
    expect(answer, how).toContain('=> 3');
    expect(readdirSync(desk.cwd), how).toEqual(['came.ndjson']);
  }
});

test('what is well chained and still no history of an office is refused too', async () => {
  const { text } = await exported();
  const lines = linesOf(text);
  const at = lines.findIndex((line) => line.startsWith('{"entry"'));
  const wrong = '{"change":{"type":"contact-recorded"}}';
  const entry = said(lines[at] ?? '').entry as { readonly salt: string };
  const forged = JSON.stringify({
    entry: { ...entry, text: wrong, subject: 'student:009', digest: digest({ salt: entry.salt, text: wrong }) },
  });
  const again = chainedAgain(lines.map((line, n) => (n === at ? forged : line)));
  const last = again.findLast((line) => line.startsWith('{"entry"')) ?? '';
  const { seq, hash, day } = said(last).entry ?? {};
  const end = { end: { ...said(again.at(-1) ?? '').end, head: `coopj-journal=1 seq=${seq} hash=${hash} day=${day}` } };
  const desk = deskIn();
  writeFileSync(join(desk.cwd, 'came.ndjson'), sealedAgain([...again.slice(0, -1), JSON.stringify(end)]));
  expect(await desk.run('db', 'import', 'came.ndjson')).toMatch(/line \d+: it differs[\s\S]*=> 3/);
  expect(readdirSync(desk.cwd)).toEqual(['came.ndjson']);
});

test('nothing that is there is written over, and an import begun before goes on', async () => {
  const { old, text } = await exported();
  const desk = deskIn();
  const came = join(desk.cwd, 'came.ndjson');
  writeFileSync(came, text);
  mkdirSync(join(desk.cwd, 'templates/letters'), { recursive: true });
  const letter = join(desk.cwd, 'templates/letters/guide.ja.txt');
  writeFileSync(letter, '自作の文面');
  const files = () => readdirSync(desk.cwd, { recursive: true }).toSorted();
  const before = files();
  expect(await desk.run('db', 'import', 'came.ndjson')).toMatch(/guide\.ja\.txt exists already[\s\S]*=> 3/);
  expect(readFileSync(letter, 'utf8')).toBe('自作の文面');
  expect(files()).toEqual(before);

  // As a run that was killed leaves it: some files, and no records.
  copyFileSync(join(old.cwd, 'templates/letters/guide.ja.txt'), letter);
  expect(await desk.run('db', 'import', 'came.ndjson', '--dry-run')).toMatch(/Would be imported .*nothing was saved/);
  expect(files()).toEqual(before);
  expect(await desk.run('db', 'import', 'came.ndjson')).toContain('Imported into ');
  expect(await answersOf(desk)).toEqual(await answersOf(old));
  expect(await desk.run('db', 'import', 'came.ndjson')).toMatch(/There is an office already[\s\S]*=> 3/);
});

test('what cannot be put down leaves all as it was', async () => {
  const { text } = await exported();
  const desk = deskIn();
  writeFileSync(join(desk.cwd, 'came.ndjson'), text);
  writeFileSync(join(desk.cwd, 'issued'), 'a file where a folder belongs');
  expect(await desk.run('db', 'import', 'came.ndjson')).toMatch(/issued[\s\S]*=> 3/);
  expect(readdirSync(desk.cwd, { recursive: true }).toSorted()).toEqual(['came.ndjson', 'issued']);

  const lost = deskIn();
  writeFileSync(join(lost.cwd, 'came.ndjson'), text);
  writeFileSync(join(lost.cwd, 'coopj.db.head'), `{"seq":9,"hash":"${'0'.repeat(64)}"}`);
  expect(await lost.run('db', 'import', 'came.ndjson')).toMatch(/=> 5/);
  expect(readdirSync(lost.cwd).toSorted()).toEqual(['came.ndjson', 'coopj.db.head']);
});

test('an office that `init` made and nothing more takes it, once its settings are out of the way', async () => {
  const { old, text } = await exported();
  const desk = deskIn();
  await desk.run('init', '--yes', '--no-input');
  writeFileSync(join(desk.cwd, 'came.ndjson'), text);
  expect(await desk.run('db', 'import', 'came.ndjson')).toMatch(/office\.toml exists already[\s\S]*=> 3/);
  renameSync(join(desk.cwd, 'office.toml'), join(desk.cwd, 'sample.toml'));
  expect(await desk.run('db', 'import', 'came.ndjson')).toContain('Imported into ');
  copyFileSync(join(old.cwd, 'office.key'), join(desk.cwd, 'office.key'));
  expect(await answersOf(desk)).toEqual(await answersOf(old));
});

test('an export that fails leaves no file, and one of a history that is not whole is refused', async () => {
  const { old } = await exported();
  expect(await old.run('db', 'export')).toMatch(/--output[\s\S]*=> 2/);
  expect(await old.run('db', 'export', '-o', 'office.csv')).toMatch(/ndjson[\s\S]*=> 2/);
  expect(await old.run('db', 'export', '-o', 'office.ndjson')).toMatch(/=> 3/);
  writeFileSync(join(old.cwd, 'scan.pdf'), '');
  const [, digestOfScan = ''] =
    /"sha256": "(\w{64})"/.exec(await old.run('contract', 'show', '20241001', '--json')) ?? [];
  const scan = join(old.cwd, 'evidence', digestOfScan.slice(0, 2), digestOfScan);
  writeFileSync(scan, '別のもの');
  expect(await old.run('db', 'export', '-o', 'second.ndjson')).toMatch(
    /Not in the export:[\s\S]*it differs from what was recorded/,
  );
  expect(existsSync(join(old.cwd, 'second.ndjson'))).toBe(true);
});

test('who exported is kept in the history, and an erasure tells of the file and leaves it', async () => {
  const { old } = await exported();
  expect(await old.run('history', '--json')).toContain('export-written');
  const erased = await old.run(
    'student',
    'erase',
    '20241001',
    '--reason',
    '請求',
    '--confirm',
    '20241001',
    '--dry-run',
  );
  expect(erased).toContain(join(old.cwd, 'office.ndjson'));
  await old.run('student', 'erase', '20241001', '--reason', '請求', '--confirm', '20241001', '--elsewhere');
  expect(existsSync(join(old.cwd, 'office.ndjson'))).toBe(true);
});

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { open as openPdf, pagesOf } from '../helpers/papers.ts';
import { papersOffice, roll } from '../helpers/papers-office.ts';
import { tempFolder } from '../helpers/run.ts';

let office: Awaited<ReturnType<typeof papersOffice>>;
beforeEach(async () => {
  office = await papersOffice();
});
const inPapers = (name = '') => join(office.cwd, 'papers', name);
const pdfs = () => readdirSync(inPapers()).filter((name) => name.endsWith('.pdf'));
const register = async () => office.json('certificate list');
const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const index = () => {
  const [, ...lines] = readFileSync(inPapers('index.csv'), 'utf8').trim().split('\r\n');
  return lines.map((line) => line.split(','));
};

test.each([
  '--step 3',
  '--next 2',
  '--program 情報学コース',
  '--mext',
  '--jsps',
  '--residence-status 留学',
  '--find 山',
])('a batch is for those whom student list shows with %s', async (filter) => {
  const listed = (await office.json(`student list ${filter}`)).map((one: { number: string }) => one.number);
  const issued = await office.json(`certificate issue enrollment --all ${filter} --in ja --out papers`);
  expect(issued.map((one: { student: string }) => one.student)).toEqual(listed);
  expect(listed.length).toBeGreaterThan(0);
  expect(listed.length).toBeLessThan(12);
});

test('everybody gets a file, an entry and a line of the index, all saying the same', async () => {
  const issued = await office.json('certificate issue enrollment --all --in ja --out papers');
  expect(issued).toHaveLength(12);
  expect(issued.map((one: { number: string }) => one.number)).toEqual(
    Array.from({ length: 12 }, (_, n) => `E-2026-${String(n + 1).padStart(4, '0')}`),
  );
  for (const { file, sha256 } of issued) expect([digest(file), statSync(file).mode & 0o777]).toEqual([sha256, 0o600]);
  expect((await register()).map(({ purpose, by, state, ...one }: Record<string, unknown>) => one)).toEqual(
    issued.map(({ warnings, ...one }: Record<string, unknown>) => one),
  );
  expect(issued.flatMap(({ warnings }: { warnings: readonly unknown[] }) => warnings)).toEqual([]);
  expect(index().map(([number, , student, , name, sha256]) => [number, student, inPapers(name), sha256])).toEqual(
    issued.map((one: Record<string, string>) => [one.number, one.student, one.file, one.sha256]),
  );
  const bytes = readFileSync(inPapers('index.csv'));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(statSync(inPapers('index.csv')).mode & 0o777).toBe(0o600);
});

test('it goes on after refused students, whatever is wrong with each, and leaves no gap in the numbers', async () => {
  await office.run('student edit 20231003 --expected-completion-on 2026-10-01 --reason 訂正');
  await office.run('student edit 20241006 --name-kanji 見本𓀀 --reason 訂正');
  await office.run('student edit 20251008 --clear date_of_birth --reason 訂正');
  await office.run(`student edit 20241001 --institute ${'見本研究所'.repeat(400)} --reason 訂正`);
  const answer = await office.run('certificate issue enrollment --all --in ja --out papers --json');
  expect(answer.code).toBe(3);
  const issued: { number: string; student: string }[] = JSON.parse(answer.stdout);
  const { details, code } = JSON.parse(answer.stderr).error;
  expect(code).toBe('some-refused');
  const refused = details.map((one: { student: string; because: string }) => [one.student, one.because]);
  expect(refused).toContainEqual(['20231003', 'not-enrolled']);
  expect(refused).toContainEqual(['20241006', 'glyph-missing']);
  expect(refused).toContainEqual(['20241001', 'paper-overflow']);
  expect(issued.length + new Set(refused.map(([student]: string[]) => student)).size).toBe(12);
  expect(issued.map(({ number }) => Number(number.slice(-4)))).toEqual(issued.map((_, n) => n + 1));
  expect(pdfs()).toHaveLength(issued.length);
});

test('a certificate of internship is refused by name to those without an internship', async () => {
  const answer = await office.run('certificate issue internship --all --out papers --json');
  expect([answer.code, answer.stdout]).toEqual([3, '[]\n']);
  const { details } = JSON.parse(answer.stderr).error;
  expect(details).toHaveLength(12);
  expect(details[0]).toMatchObject({ student: '00251012', because: 'no-placement' });
});

test('run again it passes over who holds just this paper; another purpose is another paper, and so is a void one', async () => {
  const line = 'certificate issue enrollment --all --step 3 --in ja --out papers';
  const first = await office.json(line);
  expect(await office.json(line)).toEqual([]);
  expect(await office.json(`${line} --purpose 在留手続`)).toHaveLength(first.length);
  await office.run(`certificate void ${first[0].number} --reason 誤記`);
  expect((await office.json(line)).map((one: { student: string }) => one.student)).toEqual([first[0].student]);
  // The index names what is valid, and the void one no more.
  const numbers = index().map(([number]) => number);
  expect(numbers).not.toContain(first[0].number);
  expect(numbers).toHaveLength(2 * first.length);
});

test('run again it puts a missing file back, byte by byte; where facts have changed, only what was left beside its place', async () => {
  const line = 'certificate issue enrollment --all --step 3 --in ja --out papers';
  const [first, second, third] = await office.json(line);
  const before = readFileSync(first.file);
  rmSync(first.file);
  rmSync(second.file);
  // As a program leaves it that was killed before the file got its name.
  renameSync(third.file, inPapers(`.${basename(third.file)}.0123456789ab.part`));
  for (const { student } of [second, third]) await office.run(`student edit ${student} --year 5 --reason 訂正`);
  const again = await office.run(line);
  expect(again.stdout).toContain(first.file);
  expect(readFileSync(first.file).equals(before)).toBe(true);
  expect(statSync(first.file).mode & 0o777).toBe(0o600);
  expect(digest(third.file)).toBe(third.sha256);
  expect(existsSync(second.file)).toBe(false);
  expect((await office.json(`certificate show ${second.number}`)).fileState).toBe('missing');
});

test('all that was issued can be had in one file to be printed', async () => {
  const issued = await office.json(
    'certificate issue enrollment --all --step 3 --in ja --out papers --merged print.pdf',
  );
  const bytes = readFileSync(join(office.cwd, 'print.pdf'));
  const pages = pagesOf(bytes);
  expect(openPdf(bytes).countPages()).toBe(issued.length);
  for (const [n, { number }] of issued.entries()) expect(pages[n]).toContain(number);
  expect(statSync(join(office.cwd, 'print.pdf')).mode & 0o777).toBe(0o600);
  // A file that is there is not overwritten, and stops the batch before it begins.
  const refused = await office.refusal('certificate issue enrollment --all --out papers --merged print.pdf');
  expect(refused.code).toBe('file-exists');
  expect(await register()).toHaveLength(issued.length);
});

test('run again it makes the whole print file, of those who hold their paper already too', async () => {
  await office.run('certificate issue enrollment 20241002 20251005 --in ja --out papers');
  const line = 'certificate issue enrollment --all --in ja --out papers --merged print.pdf';
  const print = join(office.cwd, 'print.pdf');
  expect(await office.json(line)).toHaveLength(10);
  const pages = pagesOf(readFileSync(print));
  expect(pages).toHaveLength(12);
  for (const { number } of await register()) expect(pages.filter((page) => page.includes(number))).toHaveLength(1);
  const before = readFileSync(print);
  expect((await office.refusal(line)).code).toBe('file-exists');
  writeFileSync(print, 'of another day');
  expect(await office.json(`${line} --force`)).toEqual([]);
  expect(readFileSync(print).equals(before)).toBe(true);
  rmSync(print);
  expect(await office.json(line)).toEqual([]);
  expect(readFileSync(print).equals(before)).toBe(true);
});

test('where the print file cannot be written, nothing is issued', async () => {
  writeFileSync(join(office.cwd, 'taken'), 'a file, and no folder\n');
  for (const students of ['20241002', '--all']) {
    const line = `certificate issue enrollment ${students} --out papers --merged taken/print.pdf`;
    expect((await office.refusal(line)).code).toBe('file-unwritable');
  }
  expect(await register()).toEqual([]);
});

test('what was issued is told, though the print file fails in the end', async () => {
  // The place is free until the first paper gets its name.
  const merged = '--merged papers/E-2026-0001_20241002_enrollment.pdf';
  const named = await office.run(`certificate issue enrollment 20241002 --in ja --out papers ${merged} --json`);
  expect([named.code, JSON.parse(named.stderr).error.code]).toEqual([3, 'file-exists']);
  expect(JSON.parse(named.stdout)).toMatchObject([{ number: 'E-2026-0001', student: '20241002' }]);
  const other = '--merged papers/E-2026-0002_00251012_enrollment.pdf';
  const batch = await office.run(`certificate issue enrollment --all --in ja --out papers ${other} --json`);
  expect([batch.code, JSON.parse(batch.stderr.split('\n').at(-2) ?? '').error.code]).toEqual([3, 'file-exists']);
  expect(JSON.parse(batch.stdout)).toHaveLength(11);
  // Not even by force does it take the place of a certificate.
  const forced = await office.run(`certificate issue enrollment --all --in ja --out papers ${other} --force --json`);
  expect([forced.code, JSON.parse(forced.stderr.split('\n').at(-2) ?? '').error.code]).toEqual([3, 'file-guarded']);
  expect(index()).toHaveLength(12);
});

test('a missing file of another folder is left alone, and ends no batch', async () => {
  const line = 'certificate issue enrollment --all --step 3 --in ja';
  const [first] = await office.json(`${line} --out papers`);
  rmSync(inPapers(), { recursive: true });
  expect((await office.run(`${line} --out others`)).code).toBe(0);
  expect(existsSync(first.file)).toBe(false);
  writeFileSync(inPapers().slice(0, -1), 'a file, and no folder\n');
  const answer = await office.run('certificate issue enrollment --all --in ja --out others --json');
  expect([answer.code, JSON.parse(answer.stdout).length > 0]).toEqual([0, true]);
  expect(existsSync(join(office.cwd, 'others/index.csv'))).toBe(true);
});

test('who holds a paper that states other facts than those of today is named, and gets a new one when it is void', async () => {
  const line = 'certificate issue enrollment --all --step 3 --in ja --out papers --merged print.pdf';
  const [first, ...others] = await office.json(line);
  rmSync(join(office.cwd, 'print.pdf'));
  await office.run(`student edit ${first.student} --name-kanji "見本 訂正" --reason 訂正`);
  const error = await office.refusal(line);
  expect(error).toMatchObject({
    code: 'some-refused',
    details: [{ student: first.student, because: 'holds-other', settle: expect.stringContaining(first.number) }],
  });
  expect(pagesOf(readFileSync(join(office.cwd, 'print.pdf')))).toHaveLength(others.length);
  await office.run(`certificate void ${first.number} --reason 誤記`);
  rmSync(join(office.cwd, 'print.pdf'));
  expect((await office.json(line)).map((one: { student: string }) => one.student)).toEqual([first.student]);
});

test('a file of somebody else that is called index.csv stops it before it begins', async () => {
  await office.run('certificate issue enrollment 20241002 --in ja --out papers');
  writeFileSync(inPapers('index.csv'), 'mine\n');
  expect((await office.refusal('certificate issue enrollment --all --out papers')).code).toBe('file-exists');
  expect(readFileSync(inPapers('index.csv'), 'utf8')).toBe('mine\n');
  expect(await register()).toHaveLength(1);
});

test('a dry run gives each the number that it would have, and writes nothing', async () => {
  const would = await office.json('certificate issue enrollment --all --in ja --out papers --dry-run');
  expect(existsSync(inPapers())).toBe(false);
  expect(await register()).toEqual([]);
  expect(await office.json('certificate issue enrollment --all --in ja --out papers')).toEqual(would);
});

test('no bar is shown with --quiet or in a pipe', async () => {
  const line = 'certificate issue enrollment --all --step 3 --in ja --out papers';
  expect((await office.run(`${line} --dry-run --quiet`, { tty: 80 })).stderr).toBe('');
  expect((await office.run(line)).stderr).toBe('');
});

test('two batches at once, in one folder, give numbers in a row, each student two papers', async () => {
  const file = join(tempFolder(), 'roll.csv');
  writeFileSync(file, roll(70));
  const many = await papersOffice(file);
  const lines = ['在留手続', '奨学金'].map(
    (why) => `certificate issue enrollment --all --in ja --purpose ${why} --out papers`,
  );
  const answers = await Promise.all(lines.map((line) => many.run(line)));
  expect(answers.map(({ code, stderr }) => [code, stderr])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  const entries: { number: string; student: string; file: string; sha256: string }[] =
    await many.json('certificate list');
  expect(entries.map(({ number }) => Number(number.slice(7)))).toEqual(Array.from({ length: 140 }, (_, n) => n + 1));
  expect(new Set(entries.map(({ student }) => student)).size).toBe(70);
  for (const one of entries) expect(digest(one.file)).toBe(one.sha256);
  // Beside the papers lies the index, and nothing that was left over.
  expect(readdirSync(join(many.cwd, 'papers'))).toHaveLength(141);
});

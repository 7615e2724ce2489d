import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { pdf } from '../../src/documents/index.ts';
import { openWorkshop, type Workshop } from '../../src/documents/workshop.ts';
import { ENROLLED, enrollment, internship } from '../helpers/papers.ts';
import { abortOf } from '../helpers/records.ts';
import { ROOT, tempFolder } from '../helpers/run.ts';

const WORKER = new URL('dist/documents/worker.js', ROOT);
const THREADS = 3;
const EMPTY = new Uint8Array();

const shops: Workshop[] = [];
const shop = (worker = WORKER) => {
  const opened = openWorkshop({ fonts: [] }, worker, THREADS);
  shops.push(opened);
  return opened;
};
afterEach(async () => {
  await Promise.all(shops.splice(0).map((one) => one.close()));
});

const papers = (count: number, unlike: (n: number) => string = () => '') =>
  Promise.all(
    Array.from({ length: count }, (_, n) =>
      (n % 5 === 0 ? internship : enrollment)({
        lang: 'both',
        number: `E-2026-${String(n + 1).padStart(4, '0')}`,
        student: { ...ENROLLED, nameKanji: `見本 ${n}号${unlike(n)}` },
      }),
    ),
  );

test('many papers are the same, byte for byte and in their order, on however many threads they are set', async () => {
  expect(existsSync(WORKER)).toBe(true);
  const many = await papers(60);
  const set = await shop().pdfs(many);
  expect(set).toHaveLength(many.length);
  for (const [n, paper] of many.entries()) expect(Buffer.from(await pdf(paper)).equals(set[n] ?? EMPTY)).toBe(true);
});

test('they are the same where no thread can be had, and in several calls', async () => {
  const many = await papers(60);
  const alone = await shop(new URL('none.js', ROOT)).pdfs(many);
  const together = shop();
  const parts = [await together.pdfs(many.slice(0, 30)), await together.pdfs(many.slice(30))].flat();
  expect(parts.map((bytes, n) => Buffer.from(bytes).equals(alone[n] ?? EMPTY))).toEqual(many.map(() => true));
});

test('the first paper that cannot be set stops them, with what it would say alone, and the next ones go well', async () => {
  const many = await papers(60, (n) => (n === 50 ? '𓀀' : n > 52 ? '𓀁' : ''));
  const opened = shop();
  const abort = await abortOf(opened.pdfs(many));
  expect([abort.problem, abort.data]).toEqual([
    'glyph-missing',
    { character: '𓀀', codePoint: 'U+13000', text: '見本 50号𓀀' },
  ]);
  expect(await opened.pdfs(many.slice(0, 20))).toHaveLength(20);
});

/** A program of a thread, by its lines. */
function program(...lines: readonly string[]): URL {
  const file = join(tempFolder(), 'worker.mjs');
  writeFileSync(file, lines.join('\n'));
  return pathToFileURL(file);
}
const LISTEN = "import { parentPort } from 'node:worker_threads';";

test.each([
  ['does not load', ['throw new Error("planted");']],
  ['is no program', ['this is no program']],
  ['ends before it answers', [LISTEN, "parentPort.on('message', () => process.exit(0));"]],
  ['throws over a paper', [LISTEN, "parentPort.on('message', () => { throw new Error('planted'); });"]],
  ['never answers', [LISTEN, "parentPort.on('message', () => {});"]],
  [
    'answers, and then dies',
    [LISTEN, "parentPort.once('message', () => { parentPort.postMessage([]); process.exit(7); });"],
  ],
])('where a thread %s, its papers are set all the same, and it can be closed', async (_, lines) => {
  const many = await papers(44);
  const opened = shop(program(...lines));
  const set = [await opened.pdfs(many), await opened.pdfs(many.slice(0, 8))].flat();
  const alone = await shop(new URL('none.js', ROOT)).pdfs(many);
  expect(set).toHaveLength(52);
  set.forEach((bytes, n) => {
    expect(Buffer.from(bytes).equals(alone[n % 44] ?? EMPTY)).toBe(true);
  });
  await opened.close();
});

test('on a machine of many cores no more threads begin than a chunk keeps busy', async () => {
  let begun = 0;
  const count = () => {
    begun += 1;
  };
  process.on('worker', count);
  const opened = openWorkshop({ fonts: [] }, program(''), 100);
  await opened.pdfs(await papers(41));
  await opened.close();
  process.off('worker', count);
  expect(begun).toBeGreaterThan(2);
  expect(begun).toBeLessThan(13);
});

test('none are nothing', async () => {
  expect(await shop().pdfs([])).toEqual([]);
});

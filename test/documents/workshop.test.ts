import { existsSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { pdf } from '../../src/documents/index.ts';
import { openWorkshop, type Workshop } from '../../src/documents/workshop.ts';
import { ENROLLED, enrollment, internship } from '../helpers/papers.ts';
import { abortOf } from '../helpers/records.ts';
import { ROOT } from '../helpers/run.ts';

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

test('none are nothing', async () => {
  expect(await shop().pdfs([])).toEqual([]);
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Abort } from '../../src/errors.ts';
import { sourceOf, wholeOf } from '../../src/formats/spreadsheets/source.ts';
import { numberText, shownAs } from '../../src/formats/spreadsheets/xlsx/numbers.ts';

async function* given(...pieces: readonly string[]): AsyncIterable<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}
const nothing = () => given();
const folder = mkdtempSync(join(tmpdir(), 'coopj-source-'));
const file = join(folder, 'students.csv');
writeFileSync(file, '学籍番号\n見本\n');

const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof Abort ? error.problem : error;
};

test('a file is read as often as is asked, its size known', async () => {
  const source = await sourceOf(file, nothing);
  expect(source.size).toBe(20);
  for (const _ of [1, 2]) expect((await wholeOf(file, source, 100)).toString()).toBe('学籍番号\n見本\n');
});

test('standard input too', async () => {
  const source = await sourceOf('-', () => given('a,', 'b'));
  for (const _ of [1, 2]) expect((await wholeOf('-', source, 100)).toString()).toBe('a,b');
});

test('what is too large for its kind is refused, one byte less is read', async () => {
  const source = await sourceOf('-', () => given('a,', 'b'));
  expect((await wholeOf('-', source, 3)).toString()).toBe('a,b');
  expect(await refused(wholeOf('-', source, 2))).toBe('sheet-too-large');
});

test.each([
  ['a missing file', join(folder, 'none.csv'), 'file-missing'],
  ['a file in a file', join(file, 'none.csv'), 'file-missing'],
  ['a folder', folder, 'file-is-folder'],
  ['a device', '/dev/null', 'file-odd'],
  ['a name that no file has', join(folder, 'x'.repeat(300)), 'file-unreadable'],
])('%s is named', async (_, name, code) => {
  expect(await refused(sourceOf(name, nothing))).toBe(code);
});

test('what goes wrong as standard input is read is told as it is, where the system says nothing of a file', async () => {
  const fault = new RangeError('見本');
  const failing = (error: Error) =>
    refused(
      sourceOf('-', async function* () {
        yield Buffer.from('a');
        throw error;
      }),
    );
  expect(await failing(fault)).toBe(fault);
  expect(await failing(Object.assign(new Error('見本'), { code: 'EIO' }))).toBe('file-unreadable');
});

const plain = shownAs('General');
const day = shownAs('yyyy/mm/dd');
test.each<[string, string, typeof plain]>([
  ['999999999999999', '999999999999999', plain],
  // A number so long is what the file says, with every digit.
  ['1000000000000000.0', '1000000000000000.0', plain],
  ['-1000000000000000.0', '-1000000000000000.0', plain],
  ['', '', plain],
  ['59', '1900-02-28', day],
  // The 29 February that never was.
  ['60', '1900-02-28', day],
  ['61', '1900-03-01', day],
  ['1', '1900-01-01', day],
])('%s in a cell is %s', (raw, shown, format) => {
  expect(numberText(raw, format, false)).toBe(shown);
});

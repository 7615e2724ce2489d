import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { flipped, places } from '../helpers/flips.ts';
import { papersOffice } from '../helpers/papers-office.ts';
import { runs } from '../helpers/properties.ts';

const { numRuns } = runs(100);

test(`each of ${numRuns} changed bytes of a backup is noticed, wherever it stands`, async () => {
  const { cwd, run, json } = await papersOffice();
  await run('certificate issue enrollment 20241002 --quiet');
  const { file } = await json('backup create');
  const bytes = readFileSync(file);
  const copy = join(cwd, 'copy.zip');
  const ends = [0, 1, bytes.length - 1, bytes.length - 64, bytes.length - 65, bytes.length - 100];
  const missed: number[] = [];
  for (const place of [...ends, ...places(numRuns, bytes.length)]) {
    writeFileSync(copy, flipped(bytes, place));
    if ((await run(`backup verify ${copy}`)).code !== 3) missed.push(place);
  }
  expect(missed).toEqual([]);
});

test('a backup that was cut, lengthened or emptied is none', async () => {
  const { cwd, run, json } = await papersOffice();
  const { file } = await json('backup create');
  const bytes = readFileSync(file);
  const copy = join(cwd, 'copy.zip');
  for (const other of [
    bytes.subarray(0, -1),
    bytes.subarray(0, 1000),
    Buffer.concat([bytes, Buffer.from('x')]),
    Buffer.concat([Buffer.from('x'), bytes]),
  ]) {
    writeFileSync(copy, other);
    expect((await run(`backup verify ${copy}`)).code).toBe(3);
  }
});

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { tempFolder } from '../helpers/run.ts';
import { BIN } from '../helpers/shipped.ts';
import { withDisk } from './disk.ts';
import { operationsOf } from './power-cut.ts';

const CONNECT = fileURLToPath(new URL('connect.js', import.meta.url));

withDisk('the whole job opens no connection, and one that is opened is seen', async (disk) => {
  const folder = tempFolder();
  const env = { HOME: folder, COOPJ_LANG: 'en' };
  const tour = await disk.traced(BIN, ['tour', join(folder, 'tour')], folder, env);
  expect(tour.answer.code, tour.answer.stderr).toBe(0);
  const operations = operationsOf(tour.trace).map(({ what }) => what);
  expect([operations.includes('write'), operations.includes('connect')]).toEqual([true, false]);
  const caller = await disk.traced(CONNECT, [], folder, env);
  expect(operationsOf(caller.trace).map(({ what }) => what)).toEqual(['connect']);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeOf, spaceOf } from '../../src/office/checkup/machine.ts';
import { checkupOf } from '../../src/store/sqlite/checkup/records.ts';
import { freshFile, MIGRATIONS, openRecords } from '../helpers/records.ts';
import { tempFolder } from '../helpers/run.ts';

test.each([
  ['20.19.0', 'ok'],
  ['20.18.9', 'open'],
  ['21.7.0', 'open'],
  ['22.13.0', 'ok'],
  ['22.2.0', 'open'],
  ['26.0.0', 'ok'],
  ['18.20.0', 'open'],
])('Node.js %s is %s', (node, result) => {
  expect(nodeOf({ node, engines: '^20.19 || ^22.13 || >=24' }).result).toBe(result);
});

test('a disk that is nearly full is told, in megabytes', async () => {
  const database = join(tempFolder(), 'coopj.db');
  writeFileSync(database, Buffer.alloc(50_000_000));
  const place = { database, profile: '', key: '', evidence: '', templates: '' };
  const of = async (free: number | undefined) => (await spaceOf({ place, free: async () => free })).result;
  expect([await of(120_000_000), await of(160_000_000), await of(undefined)]).toEqual(['open', 'ok', 'unchecked']);
});

test('a database on a network share is told', async () => {
  const file = freshFile();
  await (await openRecords(file)).close();
  const probe = { type: () => 0x6969, mounts: () => '' };
  const found = checkupOf({ file, migrations: MIGRATIONS, probe }).inspect();
  expect(found).toContainEqual({ check: 'share', result: 'open', what: 'on-share', names: ['NFS'] });
});

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { flipped, places } from '../helpers/flips.ts';
import { papersOffice } from '../helpers/papers-office.ts';
import { IS_LONG } from '../helpers/properties.ts';
import { tempFolder } from '../helpers/run.ts';

const FLIPS = IS_LONG ? 1000 : 40;
/** What the office is told of its records. */
const TOLD = [
  'student list',
  'history',
  'certificate list',
  'company list',
  'placement list',
  'export students',
  'check 20241002',
];

test(`of ${FLIPS} changed bytes of a database each that changes what is told is noticed by doctor`, async () => {
  const { cwd, run } = await papersOffice();
  await run('company add 株式会社見本製作所 --code MIHON');
  await run('placement open 20241002 --company MIHON --on 2026-10-05 --from 2026-11-16 --to 2027-01-29');
  await run('certificate issue enrollment 20241002 --quiet');
  const bytes = readFileSync(join(cwd, 'coopj.db'));
  const told = async (home: string) => {
    const all: string[] = [];
    for (const line of TOLD) {
      const { code, stdout, stderr } = await run(`${line} --json --mask`, {
        cwd: home,
        env: { COOPJ_DB: join(home, 'coopj.db') },
      });
      all.push(`${code}\n${stdout.replaceAll(home, '')}\n${stderr.replaceAll(home, '')}`);
    }
    return all.join('\n');
  };
  const copy = (database: Buffer) => {
    const home = tempFolder();
    for (const name of ['office.toml', 'office.key', 'coopj.db.head']) cpSync(join(cwd, name), join(home, name));
    writeFileSync(join(home, 'coopj.db'), database, { mode: 0o600 });
    return home;
  };
  const right = await told(copy(bytes));
  const unnoticed: number[] = [];
  for (const place of places(FLIPS, bytes.length)) {
    const database = flipped(bytes, place);
    const home = copy(database);
    const looked = await run('doctor --json', { cwd: home, env: { COOPJ_DB: join(home, 'coopj.db') } });
    if (looked.code === 3) continue;
    if ((await told(copy(database))) === right) continue;
    unnoticed.push(place);
  }
  expect(unnoticed).toEqual([]);
});

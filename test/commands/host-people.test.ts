import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readMail } from '../helpers/mail.ts';
import { papersOffice } from '../helpers/papers-office.ts';

const COMPANY =
  'company add 株式会社見本製作所 --address 見本市1-2-3 --phone 000-0000-0000 --hr "本社 見本 <honsha@example.com>" --mentor "本社 指導"';
const OPEN =
  'placement open 20241002 --company C-0001 --on 2026-10-01 --from 2026-10-13 --to 2026-12-13 --hours-per-week 20 --unpaid';

async function office() {
  const { cwd, run, json } = await papersOffice();
  const work = async (line: string) => expect((await run(line)).code, line).toBe(0);
  const letter = async (folder = 'letters') => {
    await work(`letter draft evaluation 20241002 --in ja --out ${folder}`);
    const [file = ''] = readdirSync(join(cwd, folder));
    const mail = readMail(readFileSync(join(cwd, folder, file)));
    return `${mail.header('to')}\n${mail.text}`;
  };
  await work(COMPANY);
  return { run, json, work, letter };
}

const BEGUN = [
  'step record 20241002 6 --on 2026-10-02 --approved-on 2026-10-02',
  'step record 20241002 8 --on 2026-10-05 --outcome accepted',
];
const letterBegun = [
  'step record 20241002 11 --started 2026-10-13 --override contract-review --override contract-signed --override agreement --override course-before-start --override insurance --override order --reason 見本',
];

it('a placement’s own contact and mentor go before the company’s, in letters, cards and lists', async () => {
  const { run, json, work, letter } = await office();
  await work(`${OPEN} --hr "支社 見本 <shisha@example.com>"`);
  for (const line of [...BEGUN, ...letterBegun]) await work(line);
  const first = await letter();
  expect(first).toContain('shisha@example.com');
  expect(first).toContain('支社 見本 様');
  expect(first).toContain('本社 指導 様');
  expect(first).not.toContain('honsha');
  await work('placement edit P-0001 --mentor "支社 指導"');
  expect(await letter('later')).toContain('支社 指導 様');
  expect((await run('placement show P-0001 --format table --lang ja')).stdout).toMatch(/支社 見本.*\n.*支社 指導/);
  expect(await json('placement list --fields ref,hr,mentor')).toEqual([
    { ref: 'P-0001', hr: '支社 見本 <shisha@example.com>', mentor: '支社 指導' },
  ]);
  expect((await run('history 20241002')).stdout).toContain('placement-edited');
});

it('without them the company’s are used', async () => {
  const { run, json, work, letter } = await office();
  await work(OPEN);
  for (const line of [...BEGUN, ...letterBegun]) await work(line);
  const said = await letter();
  expect(said).toContain('honsha@example.com');
  expect(said).toContain('本社 指導 様');
  for (const card of ['placement show P-0001', 'student show 20241002'])
    expect((await run(`${card} --format table --lang ja`)).stdout).toMatch(/本社 見本.*\n.*本社 指導/);
  expect(await json('placement list --fields hr,mentor')).toEqual([
    { hr: '本社 見本 <honsha@example.com>', mentor: '本社 指導' },
  ]);
});

it('a contact of the placement without an address is mended there', async () => {
  const { run, work } = await office();
  await work(`${OPEN} --hr 支社`);
  for (const line of [...BEGUN, ...letterBegun]) await work(line);
  const { code, stderr } = await run('letter draft evaluation 20241002 --in ja');
  expect([code, stderr]).toEqual([3, expect.stringContaining('coopj placement edit P-0001 --hr')]);
});

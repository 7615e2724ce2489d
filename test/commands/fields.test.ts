import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { grammarOf } from '../../src/commands/shared/kit.ts';
import { FIELDS } from '../../src/core/model/student-fields.ts';
import { program } from '../../src/program.ts';
import { commandsOf, idleKit, pathOf } from '../helpers/command-tree.ts';
import { papersOffice } from '../helpers/papers-office.ts';
import { ROOT } from '../helpers/run.ts';

const TSV = '20241001\ttaro.20241001@example.ac.jp\tヤマダ タロウ';

it('a list shows the fields that were asked for, in that order, in every format', async () => {
  const { run, json } = await papersOffice();
  const list = 'student list --fields number,email,nameKana --find 20241001';
  expect(await json(list)).toEqual([
    { number: '20241001', email: 'taro.20241001@example.ac.jp', nameKana: 'ヤマダ タロウ' },
  ]);
  expect((await run(list)).stdout).toBe(`${TSV}\n`);
  expect((await run(`${list} --format tsv`)).stdout).toBe(`number\temail\tnameKana\r\n${TSV}\r\n`);
  expect((await run(`${list} --format csv`)).stdout).toBe(`number,email,nameKana\r\n${TSV.replaceAll('\t', ',')}\r\n`);
  expect(JSON.parse((await run(`${list} --format ndjson`)).stdout)).toEqual((await json(list))[0]);
  const table = (await run(`${list} --format table --lang ja`)).stdout;
  expect(table).toMatch(
    /番号.*メールアドレス.*氏名.*\n[^\n]*\n.*20241001.*taro\.20241001@example\.ac\.jp.*ヤマダ タロウ/,
  );
  expect(table).not.toContain('情報学コース');
});

it('every fact of the import list is a field, named as in JSON; another spelling of it is understood, and each comes once', async () => {
  const { json } = await papersOffice();
  const facts = FIELDS.map(({ fact }) => fact);
  const fields = ((await json('student list --fields help')) as { field: string }[]).map(({ field }) => field);
  expect(fields).toEqual(expect.arrayContaining(facts));
  expect(new Set(fields).size).toBe(fields.length);
  const [row] = await json(`student list --find 20251005 --fields ${facts.join(',')}`);
  expect(Object.keys(row)).toEqual(facts);
  expect(row).toMatchObject({ residenceStatus: '留学', residenceExpiresOn: '2027-09-30', mextScholar: true });
  const [other] = await json('student list --find 20251005 --fields name-kana,NAME_KANA,number');
  expect(Object.keys(other)).toEqual(['nameKana', 'number']);
});

it('help says of each field what it means, in the language of the screen', async () => {
  const { run } = await papersOffice();
  expect((await run('student list --fields help --lang ja')).stdout).toContain('residenceExpiresOn\t在留期間満了日');
  expect((await run('placement list --fields help')).stdout).toContain('hoursPerWeek\tHours a week');
  expect((await run('company list --fields help')).stdout).toContain('telephone\tTelephone');
  expect((await run('contract list --fields help --format table')).stdout).toMatch(/Field.*Meaning/);
});

it('help needs nothing else that a list is asked with', async () => {
  const { run } = await papersOffice();
  for (const command of commandsOf(await program(await idleKit())).filter((one) => grammarOf(one).lists)) {
    const line = pathOf(command).replace(/^coopj ?/, '');
    const { code, stdout, stderr } = await run(`${line} --fields help`);
    expect([line, code, stderr]).toEqual([line, 0, '']);
    expect(stdout.split('\n').length, line).toBeGreaterThan(1);
  }
});

it('a word that is no field is answered with the nearest, and nothing is listed', async () => {
  const { run, refusal } = await papersOffice();
  const answer = await run('student list --fields number,emial');
  expect(answer).toMatchObject({ code: 2, stdout: '' });
  expect(answer.stderr).toContain('email');
  expect(await refusal('student list --fields number,emial')).toMatchObject({
    code: 'unknown-field',
    hint: '--fields email',
  });
  expect(await refusal('company list --fields email')).toMatchObject({ code: 'unknown-field', hint: '--fields help' });
});

it('a placement has its terms and the days of its steps as fields, a contract what it says', async () => {
  const { run, json } = await papersOffice();
  await run('company add 株式会社見本製作所 --phone 03-0000-0000');
  await run(
    'placement open 20241001 --company C-0001 --job 開発 --on 2026-10-01 --from 2027-01-12 --to 2027-03-19 --hours-per-week 38 --workplace 東京 --workplace 大阪 --pay 300000 --pay-per month',
  );
  await run('contract receive 20241001 --kind employment --on 2026-10-20 --hours-per-week 38 --unpaid');
  expect(
    await json(
      'placement list --fields ref,companyName,job,hoursPerWeek,workplaces,pay,payPer,consultationOn,startedOn',
    ),
  ).toEqual([
    {
      ref: 'P-0001',
      companyName: '株式会社見本製作所',
      job: '開発',
      hoursPerWeek: 38,
      workplaces: ['東京', '大阪'],
      pay: 300000,
      payPer: 'month',
      consultationOn: '2026-10-01',
      startedOn: null,
    },
  ]);
  expect(await json('contract list --fields ref,hoursPerWeek,pay,payPer')).toEqual([
    { ref: 'P-0001-E1', hoursPerWeek: 38, pay: 'unpaid', payPer: null },
  ]);
  expect(await json('company list --fields code,telephone')).toEqual([{ code: 'C-0001', telephone: '03-0000-0000' }]);
});

it('where people read cards, the fields asked for make a table; the desk is a list too', async () => {
  const { run } = await papersOffice();
  const all = (await run('check --all --fields student,rule --format table')).stdout;
  const one = (await run('check 20241001 --fields rule,result --format table')).stdout;
  expect(one.split('\n')[2]).toMatch(/^Supporters \(supporters\) +open$/);
  expect(all).not.toContain('P-0001');
  const desk = (await run('--fields student,settle')).stdout.split('\n')[0] ?? '';
  expect(desk).toMatch(/^\d{8}\tcoopj /);
});

it('before the group the flag means the same; a command that answers with no list does not take it', async () => {
  const { run, refusal } = await papersOffice();
  expect((await run('--fields number student list --find 20241001')).stdout).toBe('20241001\n');
  expect(await refusal('--fields number student show 20241001')).toMatchObject({ code: 'unknown-flag' });
  expect(await refusal('student show 20241001 --fields number')).toMatchObject({ code: 'unknown-flag' });
});

it('every command that answers with a list takes --fields', async () => {
  const folder = fileURLToPath(new URL('src/commands', ROOT));
  const listing = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('shared'))
    .filter((name) => /\bout\.list\b/.test(readFileSync(join(folder, name), 'utf8')))
    .map((name) => name.replace(/\.ts$/, '').replace('desk/desk', 'desk').replaceAll('/', ' '))
    .toSorted();
  const taking = commandsOf(await program(await idleKit()))
    .filter((command) => grammarOf(command).lists)
    .map((command) => pathOf(command).replace(/^coopj ?/, '') || 'desk')
    .toSorted();
  expect(taking).toEqual(listing);
});

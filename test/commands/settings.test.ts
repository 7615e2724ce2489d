import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { coopj, readyOffice, tempFolder } from '../helpers/run.ts';

/** A folder whose owner has these settings. */
function homeWith(text: string): string {
  const cwd = tempFolder();
  mkdirSync(join(cwd, '.config/coopj'), { recursive: true });
  writeFileSync(join(cwd, '.config/coopj/config.toml'), text);
  return cwd;
}

/** A setting, the variable and the flag that stand before it, and what a command says of it. */
const BEFORE_EACH_OTHER = [
  ['lang = "ja"', { COOPJ_LANG: 'en' }, ['--lang', 'ja'], ['config', '--help'], ['個人', 'Your own', '個人']],
  // The profile lies beside the database.
  [
    'db = "own/x.db"',
    { COOPJ_DB: 'env/x.db' },
    ['--db', 'flag/x.db'],
    ['student', 'list'],
    ['own/office.toml', 'env/office.toml', 'flag/office.toml'],
  ],
  [
    'office = "own.toml"',
    { COOPJ_OFFICE: 'env.toml' },
    ['--office', 'flag.toml'],
    ['student', 'list'],
    ['own.toml', 'env.toml', 'flag.toml'],
  ],
] as const;

test.each(BEFORE_EACH_OTHER)('a flag comes before a variable, a variable before the settings: %s', async (...row) => {
  const [setting, variable, flag, line, [own, byVariable, byFlag]] = row;
  const cwd = homeWith(`${setting}\n`);
  const said = async (argv: readonly string[], env: Readonly<Record<string, string>>) => {
    const { stdout, stderr } = await coopj(argv, { cwd, env: { COOPJ_DB: '', ...env } });
    return stdout + stderr;
  };
  expect(await said(line, {})).toContain(own);
  expect(await said(line, variable)).toContain(byVariable);
  expect(await said([...line, ...flag], variable)).toContain(byFlag);
});

test('what is recorded bears the name of the flag, else of the variable, else of the settings, else of the login', async () => {
  const { cwd } = await readyOffice();
  let count = 0;
  const actorOf = async (argv: readonly string[], actor: string) => {
    count += 1;
    const line = ['company', 'add', `株式会社見本${count}`, ...argv];
    expect((await coopj(line, { cwd, env: { COOPJ_ACTOR: actor } })).code).toBe(0);
    const { stdout } = await coopj(['history', '--json'], { cwd });
    return (JSON.parse(stdout) as readonly { readonly actor: string }[]).map(({ actor: name }) => name);
  };
  expect(await actorOf([], '')).toContain('mihon');
  await coopj(['config', 'set', 'actor', '設定の人'], { cwd });
  expect(await actorOf([], '')).toContain('設定の人');
  expect(await actorOf([], '変数の人')).toContain('変数の人');
  expect(await actorOf(['--actor', '旗の人'], '変数の人')).toContain('旗の人');
});

test('the machine’s language is what is used where nobody said another', async () => {
  const cwd = homeWith('lang = "ja"\n');
  expect((await coopj(['config', '--help'], { cwd, env: { LANG: 'en_US.UTF-8' } })).stdout).toContain('個人');
});

test.each([
  ['always', {}, true],
  ['never', { FORCE_COLOR: '1' }, true],
  ['always', { NO_COLOR: '1' }, false],
  ['never', {}, false],
])('colors are %s by the settings, with %j', async (color, env, expected) => {
  const cwd = homeWith(`color = "${color}"\n`);
  const { stdout } = await coopj(['student', '--help'], { cwd, env });
  expect(stdout.includes('\u001b[')).toBe(expected);
});

test('the file is for its owner alone, and comments in it stay', async () => {
  const cwd = homeWith('# mine\nlang = "ja" # for me\n');
  const file = join(cwd, '.config/coopj/config.toml');
  await coopj(['config', 'set', 'actor', '見本'], { cwd });
  await coopj(['config', 'set', 'lang', 'en'], { cwd });
  expect(readFileSync(file, 'utf8')).toBe('actor = "見本"\n# mine\nlang = "en" # for me\n');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a shell completes aliases, and what may follow them', async () => {
  const { cwd } = await readyOffice();
  await coopj(['company', 'add', '株式会社見本', '--code', 'MIHON'], { cwd });
  await coopj(['config', 'set', 'alias.host', 'company show'], { cwd });
  const complete = async (...typed: string[]) => (await coopj(['__complete', ...typed], { cwd })).stdout;
  expect(await complete('ho')).toBe('host\tcompany show\n');
  expect(await complete('host', 'MI')).toContain('MIHON');
  expect(await complete('config', 'get', 'la')).toContain('lang\t');
});

test('a settings file that cannot be read stops a command, and help goes on', async () => {
  const cwd = tempFolder();
  mkdirSync(join(cwd, '.config/coopj/config.toml'), { recursive: true });
  const refused = await coopj(['student', 'list'], { cwd });
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('EISDIR');
  expect((await coopj(['help', 'environment'], { cwd })).code).toBe(0);
  expect((await coopj(['student', '--help'], { cwd })).code).toBe(0);
});

test('what follows an alias is appended, flags may stand before it, and a mistyped one is told', async () => {
  const { cwd } = await readyOffice();
  await coopj(['company', 'add', '株式会社見本', '--code', 'MIHON'], { cwd });
  await coopj(['config', 'set', 'alias.hosts', 'company list --fields code'], { cwd });
  expect((await coopj(['hosts'], { cwd })).stdout).toBe('MIHON\n');
  const { stdout } = await coopj(['--lang', 'ja', 'hosts', '--format', 'json'], { cwd });
  expect(JSON.parse(stdout)).toEqual([{ code: 'MIHON' }]);
  expect((await coopj(['hosst'], { cwd })).stderr).toContain('Did you mean hosts?');
  await coopj(['config', 'unset', 'alias.hosts'], { cwd });
  expect((await coopj(['hosts'], { cwd })).code).toBe(2);
});

test('on a terminal answers have the format that was set, in a pipe they have their own', async () => {
  const { cwd } = await readyOffice();
  await coopj(['company', 'add', '株式会社見本', '--code', 'MIHON'], { cwd });
  await coopj(['config', 'set', 'format', 'json'], { cwd });
  const list = async (tty?: number, ...more: string[]) =>
    (await coopj(['company', 'list', '--fields', 'code', ...more], { cwd, ...(tty && { tty }) })).stdout.trim();
  expect(JSON.parse(await list(80))).toEqual([{ code: 'MIHON' }]);
  expect(await list()).toBe('MIHON');
  expect(await list(80, '--format', 'plain')).toBe('MIHON');
});

test('an address that says what coopj does not know is not kept', async () => {
  const cwd = homeWith('');
  const set = (db: string) => coopj(['config', 'set', 'db', db], { cwd });
  for (const query of ['sslmod=require', 'SSLMODE=require', 'sslmode=prefer']) {
    const { code, stderr } = await set(`postgres://mihon@db.example.ac.jp/coopj?${query}`);
    expect([query, code, stderr]).toEqual([query, 2, expect.stringContaining('sslmode')]);
  }
  expect((await set('postgres://mihon@db.example.ac.jp/coopj?sslmode=require')).code).toBe(0);
});

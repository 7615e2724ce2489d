import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ROOT, TODAY, tempFolder } from '../helpers/run.ts';
import { BIN, spawned } from '../helpers/shipped.ts';

const PAGE = fileURLToPath(new URL('docs/schedule.md', ROOT));
const FIXTURE = fileURLToPath(new URL('test/fixtures/registrations-2026-09.csv', ROOT));

/** Settings and command of each crontab of the page. */
const CRONTABS = [...readFileSync(PAGE, 'utf8').matchAll(/^```crontab\n([\s\S]*?)^```$/gm)].map(([, block = '']) => {
  const lines = block.trim().split('\n');
  const command = lines.find((line) => /^[\d*]/.test(line)) ?? '';
  const settings = lines.filter((line) => line !== command).map((line) => line.split('=') as [string, string]);
  return { settings, command: command.split(' ').slice(5).join(' ').replaceAll('\\%', '%') };
});

/** As cron runs it: `sh -c`, an environment with next to nothing in it, no terminal, another folder. */
function asCron(command: string, env: Readonly<Record<string, string>>) {
  const child = spawn('/bin/sh', ['-c', command], { cwd: '/', env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (part) => {
    said.stdout += String(part);
  });
  child.stderr.on('data', (part) => {
    said.stderr += String(part);
  });
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, ...said })),
  );
}

async function server() {
  const folder = tempFolder();
  const at = (text: string) => text.replaceAll('/srv/coopj', folder);
  mkdirSync(join(folder, 'reports'));
  mkdirSync(join(folder, 'bin'));
  symlinkSync(BIN, join(folder, 'bin/coopj'));
  const path = [join(folder, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(':');
  const records = { COOPJ_DB: join(folder, 'coopj.db'), COOPJ_OFFICE: join(folder, 'office.toml') };
  return { folder, at, env: { PATH: path, COOPJ_ACTOR: 'cron', COOPJ_TODAY: TODAY, ...records } };
}

test.each(CRONTABS)(
  'the crontab of the page makes the report of last month, and says nothing: $command',
  async (recipe) => {
    const { folder, at, env } = await server();
    expect((await spawned(BIN, ['init', '--yes', '--no-input'], env)).code).toBe(0);
    expect((await spawned(BIN, ['import', 'students', FIXTURE, '--quiet'], env)).code).toBe(0);
    const settings = Object.fromEntries(recipe.settings.map(([key, value]) => [key, at(value)]));
    const { PATH, COOPJ_ACTOR, COOPJ_TODAY } = env;
    const run = () => asCron(at(recipe.command), { PATH, COOPJ_ACTOR, COOPJ_TODAY, ...settings });

    expect(await run()).toEqual({ code: 0, stdout: '', stderr: '' });
    const [file = '', ...others] = readdirSync(join(folder, 'reports'));
    expect(others).toEqual([]);
    expect(file).toMatch(/\d{4}-\d{2}\.csv$/);
    const report = readFileSync(join(folder, 'reports', file), 'utf8');
    expect(report).toContain('summary,1,count,12');
    expect(statSync(join(folder, 'reports', file)).mode & 0o777).toBe(0o600);

    // The same night again: refused, and what is there stays.
    const again = await run();
    expect([again.code, again.stdout]).toEqual([3, '']);
    expect(again.stderr).toContain('--force');
    expect(readFileSync(join(folder, 'reports', file), 'utf8')).toBe(report);
  },
);

test('without a database the scheduler is told so by the exit code, and no file is left', async () => {
  const { folder, at, env } = await server();
  expect((await spawned(BIN, ['init', '--yes', '--no-input'], env)).code).toBe(0);
  const command = at(CRONTABS[0]?.command ?? '');
  const answer = await asCron(command, { ...env, COOPJ_DB: join(folder, 'elsewhere.db') });
  expect([answer.code, answer.stdout]).toEqual([5, '']);
  expect(answer.stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
  expect(readdirSync(join(folder, 'reports'))).toEqual([]);
});

test('both languages of the page have a crontab', () => expect(CRONTABS.length).toBe(2));

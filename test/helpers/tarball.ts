import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { ROOT, TODAY, tempFolder } from './run.ts';
import { spawned } from './shipped.ts';

/** A command of npm, as somebody types it who stands in a folder of their own: nothing of the npm that runs the tests. */
export function npm(argv: readonly string[], cwd: string): string {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'));
  return execFileSync('npm', argv, { cwd, env: Object.fromEntries(own), encoding: 'utf8' });
}

/** The package of what was built, in a folder of its own: the path of its file. */
export function pack(): string {
  const folder = tempFolder();
  const words = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [made] = JSON.parse(npm(words, fileURLToPath(ROOT))) as readonly { readonly filename: string }[];
  return join(folder, made?.filename ?? '');
}

/** An empty folder of somebody who lets the database driver, and nothing else, run its install script. */
export function emptyProject(): string {
  const folder = tempFolder();
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ allowScripts: { 'better-sqlite3': true } }));
  return folder;
}

/** The program that stands installed in a folder does an office's work from another: set up, import, a certificate, a report. */
export async function expectOffice(project: string): Promise<void> {
  const office = tempFolder();
  const env = { COOPJ_DB: join(office, 'coopj.db'), COOPJ_TODAY: TODAY, COOPJ_ACTOR: 'mihon' };
  const run = async (...argv: readonly string[]) => {
    const { code, stdout, stderr } = await spawned(join(project, 'node_modules/.bin/coopj'), argv, env);
    expect([argv, code, stderr.includes('Error')]).toEqual([argv, 0, false]);
    return stdout;
  };
  const issuer = ['--set', 'issuer.name.ja=見本 学長', '--set', 'issuer.name.en=MIHON Gakucho'];
  await run('init', '--yes', '--no-input', ...issuer);
  await run('import', 'students', fileURLToPath(new URL('test/fixtures/registrations-2026-09.csv', ROOT)));
  await run('certificate', 'issue', 'enrollment', '20241002', '--in', 'both', '--out', office);
  const [paper = ''] = readdirSync(office).filter((name) => name.endsWith('.pdf'));
  expect(await run('certificate', 'verify', join(office, paper))).toContain('20241002');
  await run('report', 'monthly', '--month', '2026-10', '--lang', 'ja', '--output', join(office, 'report.html'));
  expect(readFileSync(join(office, 'report.html'), 'utf8')).toContain('2026年10月');
}

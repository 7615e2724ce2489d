import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { lock, manifest, type Pins, readJson } from './helpers/manifest.ts';
import { ROOT } from './helpers/run.ts';
import { emptyProject, expectOffice, pack } from './helpers/tarball.ts';

const path = (name: string) => fileURLToPath(new URL(name, ROOT));
/** Dependencies that are installed beside the bundle, with their own licences. */
const BESIDE = ['better-sqlite3', '@holiday-jp/holiday_jp', 'rolldown'];
const built = readdirSync(path('dist'), { recursive: true, encoding: 'utf8' });

/** A package as its notice is headed, by its place in the lock file. */
const headed = (place: string) => {
  const { version, license } = lock.packages[place] ?? {};
  return `${place.replace(/^.*node_modules\//, '')} ${version}${license ? ` (${license})` : ''}`;
};
const notices = readFileSync(path('dist/THIRD-PARTY.txt'), 'utf8').split(`\n${'-'.repeat(80)}\n\n`);
const headings = notices.map((notice) => notice.split('\n')[0]);

test('the notices of every package in the bundle and of the fonts travel with it, each with its text', () => {
  const mapped = built
    .filter((file) => file.endsWith('.map'))
    .flatMap((file) => readJson<{ readonly sources: readonly string[] }>(`dist/${file}`).sources)
    .flatMap((source) => /node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+(?=\/)/.exec(source)?.[0] ?? [])
    .filter((place) => lock.packages[place] !== undefined);
  const fonts = Object.keys(readJson<{ readonly dependencies: Pins }>('fonts/package.json').dependencies);
  const imported = Object.keys(manifest.dependencies).filter((name) => !BESIDE.includes(name));
  const places = [...fonts, ...imported].map((name) => `node_modules/${name}`);
  expect(headings).toEqual(expect.arrayContaining([...new Set([...places, ...mapped])].map(headed)));
  for (const notice of notices) expect(notice).toMatch(/copyright[\s\S]{500}/i);
});

test('what lies in the bundle is as the lock file has it, and an audit of what runs sees it', () => {
  const running = Object.keys(lock.packages).filter(
    (place) => place.includes('node_modules/') && !lock.packages[place]?.dev,
  );
  expect(headings.filter((heading) => !running.map(headed).includes(heading ?? ''))).toEqual([]);
});

test('of the fonts only the files that papers and reports are set in are shipped', () => {
  const files = readdirSync(path('dist/fonts'));
  expect(files.sort()).toEqual([
    ...['NotoSansJP_400Regular.ttf', 'NotoSansJP_700Bold.ttf', 'NotoSansMono_400Regular.ttf'],
    ...['NotoSans_400Regular.ttf', 'NotoSans_700Bold.ttf'],
    ...['NotoSerifJP_400Regular.ttf', 'NotoSerifJP_500Medium.ttf'],
    ...['NotoSerif_400Regular.ttf', 'NotoSerif_500Medium.ttf'],
  ]);
  expect(files.reduce((sum, file) => sum + statSync(path(`dist/fonts/${file}`)).size, 0)).toBeLessThan(30e6);
});

test('what speaks to a server is read for its addresses alone', () => {
  const home = mkdtempSync(join(tmpdir(), 'coopj-test-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const speaks = built.filter(
    (file) => file.endsWith('.js.map') && /node_modules\/pg\//.test(readFileSync(path(`dist/${file}`), 'utf8')),
  );
  /** Parts of the program that a command reads, of those which hold the driver of PostgreSQL. */
  function read(database: string): readonly string[] {
    const kept = mkdtempSync(join(home, 'read-'));
    const env = { PATH: process.env.PATH, HOME: home, COOPJ_DB: database, COOPJ_WAIT: '0', NODE_V8_COVERAGE: kept };
    spawnSync(process.execPath, [path('bin/coopj.js'), 'student', 'list'], { env, cwd: home });
    const told = readdirSync(kept).map((file) => readFileSync(join(kept, file), 'utf8'));
    return speaks.filter((file) => told.some((text) => text.includes(`/dist/${file.replace('.map', '')}"`)));
  }
  expect(read(`postgres://coopj@/coopj?host=${home}`)).toHaveLength(1);
  expect(read(join(home, 'coopj.db'))).toEqual([]);
});

// With npm itself, which fetches and compiles, in test/long.
test('the package runs from an empty folder that holds it and its dependencies', async () => {
  const project = emptyProject();
  const place = join(project, 'node_modules/coopj');
  mkdirSync(join(project, 'node_modules/.bin'), { recursive: true });
  mkdirSync(place);
  execFileSync('tar', ['-xzf', pack(), '--strip-components=1', '-C', place]);
  symlinkSync('../coopj/bin/coopj.js', join(project, 'node_modules/.bin/coopj'));
  for (const name of Object.keys(manifest.dependencies)) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(path(`node_modules/${name}`), link);
  }
  expect(readdirSync(place).sort()).toEqual(
    ['LICENSE', 'NOTICE.md', 'README.md', 'bin', 'dist', 'migrations', 'package.json', 'templates'].sort(),
  );
  await expectOffice(project);
});

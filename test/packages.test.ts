import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lock, manifest, type Pins, readJson } from './helpers/manifest.ts';
import { ROOT } from './helpers/run.ts';

type Version = readonly [major: number, minor: number, patch: number];
const versionOf = (text: string): Version => {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map((part) => Number(part) || 0);
  return [major, minor, patch];
};
const compare = (a: Version, b: Version) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** Does a version fit a range as engines write one: `^20.19.0 || >=22.12.0`, `20.x`, `>= 0.4 <= 0.7`, `*`? */
const fits = (version: Version, range: string): boolean =>
  range.split('||').some((part) => {
    const bounds = part
      .replace(/([<>=^])\s+/g, '$1')
      .trim()
      .split(/\s+/);
    return bounds.every((bound) => fitsBound(version, bound, range));
  });

function fitsBound(version: Version, bound: string, range: string): boolean {
  const [, sign, text = ''] = /^(>=|<=|\^|)v?([\dx*.]*)$/.exec(bound) ?? [];
  if (sign === undefined) throw new Error(`an engines range that this test cannot read: ${range}`);
  if (text === '*' || text === '') return true;
  const named = versionOf(text);
  if (sign === '<=') return compare(version, named) <= 0;
  if (sign === '>=') return compare(version, named) >= 0;
  if (sign === '^') return version[0] === named[0] && compare(version, named) >= 0;
  return version[0] === named[0];
}

test('ranges are read as npm reads them', () => {
  const oldest = versionOf('20.19');
  expect(fits(oldest, '^20.19.0 || >=22.12.0')).toBe(true);
  expect(fits(oldest, '>=20.19.1')).toBe(false);
  expect(fits(oldest, '^20.20.0 || ^22.0.0')).toBe(false);
  expect(fits(oldest, '20.x || 22.x')).toBe(true);
  expect(fits(oldest, '10.* || >= 12.*')).toBe(true);
  expect(fits(versionOf('21.0.0'), '^20.0.0 || >=22')).toBe(false);
  expect(fits(oldest, '>=0.6.11 <=0.7.0 || >=0.7.3')).toBe(true);
  expect(fits(oldest, '>= 0.6.11 <=20.18')).toBe(false);
});

/** The oldest Node of each range that we promise. */
const PROMISED = manifest.engines.node.split('||').map((range) => range.replace(/[^\d.]/g, ''));

test.each([...PROMISED, '26.0.0'])('no package asks for another Node than %s', (node) => {
  const asking = Object.entries(lock.packages).flatMap(([name, { engines }]) =>
    engines?.node && !fits(versionOf(node), engines.node) ? [`${name}: ${engines.node}`] : [],
  );
  expect(asking).toEqual([]);
});

test('every package is pinned to one version', () => {
  const fonts = readJson<{ readonly dependencies: Pins }>('fonts/package.json');
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...fonts.dependencies });
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('every package of the lock file comes from the registry, and is known by its digest', () => {
  const loose = Object.entries(lock.packages).filter(
    ([path, { link, resolved, integrity }]) =>
      path.startsWith('node_modules/') &&
      !link &&
      !(
        integrity?.startsWith('sha512-') &&
        (resolved ?? 'https://registry.npmjs.org/').startsWith('https://registry.npmjs.org/')
      ),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

test('every install script is named, and none but that of the database driver may run', () => {
  const asking = Object.entries(lock.packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript ? [path.replace(/^.*node_modules\//, '')] : [],
  );
  expect(asking.length).toBeGreaterThan(0);
  expect(asking.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
  expect(Object.entries(manifest.allowScripts).filter(([, may]) => may)).toEqual([['better-sqlite3', true]]);
});

/** What the owner asked the program to be made with. */
const NAMED = [
  'commander',
  '@inquirer/prompts',
  'better-sqlite3',
  'drizzle-orm',
  'chalk',
  'cli-table3',
  'csv-parse',
  'csv-stringify',
  'pdfkit',
];

/** The packages that src imports: statically, dynamically, or by require. */
function importedPackages(): readonly string[] {
  const names = readdirSync(new URL('src', ROOT), { recursive: true, encoding: 'utf8' }).flatMap((file) => {
    if (!file.endsWith('.ts')) return [];
    const source = readFileSync(new URL(`src/${file}`, ROOT), 'utf8');
    return [
      ...source.matchAll(/(?:^(?:import|export)\b.*|^\}) from '([^']+)'|\b(?:import|require)\(['`]([^'`]+)/gm),
    ].map(([, by = '', asked = by]) => asked);
  });
  const packages = names
    .filter((name) => !/^(?:[.#]|node:)/.test(name))
    .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0]);
  return [...new Set(packages)].map(String).sort();
}

test('the packages that src imports are the dependencies, and rolldown, which builds', () => {
  const imported = importedPackages();
  expect(imported).toEqual(expect.arrayContaining(NAMED));
  expect(Object.keys(manifest.dependencies).sort()).toEqual([...imported, 'rolldown'].sort());
});

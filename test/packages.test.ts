import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Manifest {
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
interface Lock {
  readonly packages: Readonly<Record<string, { readonly engines?: { readonly node?: string } }>>;
}
const read = <T>(name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')) as T;
const manifest = read<Manifest>('package.json');
const lock = read<Lock>('package-lock.json');

type Version = readonly [major: number, minor: number, patch: number];
const versionOf = (text: string): Version => {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map((part) => Number(part) || 0);
  return [major, minor, patch];
};
const compare = (a: Version, b: Version) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** Does a version fit a range as engines write one: `^20.19.0 || >=22.12.0`, `20.x`, `>= 0.4`, `*`? */
function fits(version: Version, range: string): boolean {
  return range.split('||').some((part) => {
    const [, sign, text = ''] = /^\s*(>=|\^|)\s*v?([\dx*.]*)\s*$/.exec(part) ?? [];
    if (sign === undefined) throw new Error(`an engines range that this test cannot read: ${range}`);
    if (text === '*' || text === '') return true;
    const least = versionOf(text);
    if (sign === '>=') return compare(version, least) >= 0;
    if (sign === '^') return version[0] === least[0] && compare(version, least) >= 0;
    return version[0] === least[0];
  });
}

test('ranges are read as npm reads them', () => {
  const oldest = versionOf('20.19');
  expect(fits(oldest, '^20.19.0 || >=22.12.0')).toBe(true);
  expect(fits(oldest, '>=20.19.1')).toBe(false);
  expect(fits(oldest, '^20.20.0 || ^22.0.0')).toBe(false);
  expect(fits(oldest, '20.x || 22.x')).toBe(true);
  expect(fits(oldest, '10.* || >= 12.*')).toBe(true);
  expect(fits(versionOf('21.0.0'), '^20.0.0 || >=22')).toBe(false);
});

test.each([manifest.engines.node.replace('>=', ''), '22.13.0', '24.0.0'])(
  'no package asks for another Node than %s',
  (node) => {
    const asking = Object.entries(lock.packages).flatMap(([name, { engines }]) =>
      engines?.node && !fits(versionOf(node), engines.node) ? [`${name}: ${engines.node}`] : [],
    );
    expect(asking).toEqual([]);
  },
);

test('every package is pinned to one version', () => {
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

import { chmod, readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Diagnosis, unchecked, well } from '../../core/checkup/diagnosis.ts';
import { sha256 } from '../../formats/digest.ts';
import { bytesOf } from '../backup/ground.ts';
import type { CheckupGround } from './ground.ts';

/** `^20.19 || ^22.13 || >=24`, as package.json says it. */
export function nodeOf({ node, engines }: Pick<CheckupGround, 'node' | 'engines'>): Diagnosis {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const fits = engines.split('||').some((range) => {
    const [, sign, from = '', least = '0'] = /^\s*(\^|>=)(\d+)(?:\.(\d+))?/.exec(range) ?? [];
    if (sign === '>=') return major > Number(from) || (major === Number(from) && minor >= Number(least));
    return major === Number(from) && minor >= Number(least);
  });
  return fits ? well('node') : { check: 'node', result: 'open', what: 'unfit', names: [node, engines] };
}

/** What a terminal is said to show. Where nothing is said, it is UTF-8 nowadays. */
export function localeOf({ env }: Pick<CheckupGround, 'env'>): Diagnosis {
  const said = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  const charset = said.split('.')[1]?.split('@')[0];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return well('locale');
  return { check: 'locale', result: 'open', what: 'charset', names: [said] };
}

const LEAST = 100_000_000;
const freeIn = (folder: string): Promise<number | undefined> =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => undefined,
  );

/** Room for three more of the database: its journal, a backup, a copy before an update. */
export async function spaceOf({ place, free = freeIn }: Pick<CheckupGround, 'place' | 'free'>): Promise<Diagnosis> {
  const there = await free(dirname(place.database));
  const size = await stat(place.database).then(
    (found) => found.size,
    () => 0,
  );
  const needed = Math.max(LEAST, 3 * size);
  if (there === undefined) return unchecked('space', 'space');
  if (there >= needed) return well('space');
  return { check: 'space', result: 'open', what: 'short', count: Math.floor(there / 1_000_000) };
}

/** Of all files in a folder. */
export async function digestsIn(folder: string): Promise<ReadonlySet<string>> {
  const digests = new Set<string>();
  for (const name of await readdir(folder).catch(() => [])) {
    const bytes = await bytesOf(join(folder, name));
    if (bytes) digests.add(sha256(bytes));
  }
  return digests;
}

/** Clocks of two machines differ by moments. */
const MOMENTS = 2 * 60 * 1000;

export const clockAgainst = (last: string | undefined, now: Date): Diagnosis =>
  last !== undefined && Date.parse(last) > now.getTime() + MOMENTS
    ? { check: 'clock', result: 'open', what: 'behind', names: [last] }
    : well('clock');

/** What SQLite keeps beside a database has the mode that this had. What another user owns stays as it is. */
export async function tighten(file: string): Promise<void> {
  for (const one of [file, `${file}-wal`, `${file}-shm`]) {
    const there = await stat(one).catch(() => undefined);
    if (there) await chmod(one, there.isDirectory() ? 0o700 : 0o600).catch(() => undefined);
  }
}

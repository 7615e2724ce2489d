import { rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Diagnosis, well } from '../../core/checkup/diagnosis.ts';
import { Abort } from '../../errors.ts';
import type { Opener } from '../../formats/age.ts';
import type { ListedBackup } from '../backup/backups.ts';
import { backupsBeside } from '../backup/ground.ts';
import { backupsOf } from '../backup/list.ts';
import { sealOfFile } from '../backup/open.ts';
import { restoreInto } from '../backup/restore.ts';
import type { CheckupGround } from './ground.ts';
import { quietly } from './quietly.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;

export async function backupsIn(ground: CheckupGround, openers: readonly Opener[]): Promise<readonly Diagnosis[]> {
  const all = await backupsOf(ground);
  return [await ageOfBackups(ground, all), ...(await drills(ground, all, openers))];
}

/** A week without one is too long; a disk that dies takes those beside the database with it. */
async function ageOfBackups(
  { records, clock, place }: CheckupGround,
  all: readonly ListedBackup[],
): Promise<Diagnosis> {
  const now = clock().getTime();
  const young = all.filter(({ at }) => now - Date.parse(at) < WEEK);
  const first = quietly(() => records.span()?.first ?? 'nothing', undefined);
  if (first === 'nothing' && all.length === 0) return { check: 'backups', result: 'ok', what: 'nothing' };
  if (young.length === 0) {
    const isNew = first !== undefined && now - Date.parse(first) < WEEK;
    return { check: 'backups', result: isNew ? 'note' : 'open', what: all.length === 0 ? 'none' : 'old' };
  }
  const disk = await deviceOf(dirname(place.database));
  const away: string[] = [];
  for (const { file, there } of young) {
    const device = there ? await deviceOf(file) : undefined;
    if (device === undefined) away.push(file);
    else if (device !== disk) return well('backups');
  }
  // On a disk that is not connected, or removed: nobody can tell.
  return away.length > 0
    ? { check: 'backups', result: 'note', what: 'away', count: away.length, names: away }
    : { check: 'backups', result: 'note', what: 'same-disk' };
}

const deviceOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ dev }) => dev,
    () => undefined,
  );

/** How a backup is sealed, and so what opens it; not at all, where nothing says so. */
type Seal = 'identity' | 'passphrase' | undefined;
const sealFor = (opener: Opener): Seal => ('passphrase' in opener ? 'passphrase' : 'identity');

/** Restores the newest of each seal, and throws it away again. Of what nobody can open nothing is known. */
async function drills(
  ground: CheckupGround,
  all: readonly ListedBackup[],
  openers: readonly Opener[],
): Promise<readonly Diagnosis[]> {
  const newest = new Map<Seal, string>();
  for (const { file, sealed } of all.filter(({ there }) => there)) {
    const seal = sealed ? await sealOfFile(ground, file).catch(() => undefined) : undefined;
    if (!newest.has(seal)) newest.set(seal, file);
  }
  if (newest.size === 0) return [{ check: 'drill', result: 'note', what: 'none' }];
  const found: Diagnosis[] = [];
  for (const [seal, file] of newest) {
    const opener = openers.find((one) => sealFor(one) === seal);
    if (seal !== undefined && opener === undefined)
      found.push({ check: 'drill', result: 'note', what: seal, names: [file] });
    else found.push(await drill(ground, file, { seal, ...(opener && { opener }) }));
  }
  const idle = openers.filter((one) => !newest.has(sealFor(one)));
  return [...found, ...idle.map((): Diagnosis => ({ check: 'drill', result: 'note', what: 'none-sealed' }))];
}

async function drill(
  ground: CheckupGround,
  file: string,
  { seal, opener }: { readonly seal: Seal; readonly opener?: Opener },
): Promise<Diagnosis> {
  const { path, settled } = await ground.beside(join(backupsBeside(ground.place.database), 'drill'));
  try {
    const database = await restoreInto(ground, file, path, opener);
    await ground.database.facts(database);
    return { ...well('drill'), ...(seal && { what: seal }) };
  } catch (error) {
    if (!(error instanceof Abort)) throw error;
    const { problem, data } = error;
    return { check: 'drill', result: 'open', what: 'not-restored', names: [file], abort: { problem, data } };
  } finally {
    await rm(path, { recursive: true, force: true });
    settled();
  }
}

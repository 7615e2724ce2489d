import { rm, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname, join } from 'node:path';
import {
  type Check,
  type Diagnosis,
  isMendable,
  type Obstacle,
  ofJournal,
  unchecked,
  well,
} from '../../core/checkup/diagnosis.ts';
import { placeOf } from '../../core/model/evidence.ts';
import { Abort } from '../../errors.ts';
import { sha256 } from '../../formats/digest.ts';
import { absence, backupsBeside, bytesOf } from '../backup/ground.ts';
import { issuedBeside, unnamedEvidence } from '../evidence.ts';
import type { Place } from '../files.ts';
import { type Leftover, leftoversIn } from '../leftovers.ts';
import { hasAnother } from '../search.ts';
import { backupsIn } from './backups.ts';
import type { Checkup } from './checkup.ts';
import type { CheckupGround } from './ground.ts';
import { clockAgainst, digestsIn, localeOf, nodeOf, spaceOf, tighten } from './machine.ts';
import { quietly } from './quietly.ts';

export function checkupWith(ground: CheckupGround): Checkup {
  const { records, place } = ground;
  return {
    async look(openers) {
      const store = records.inspect();
      const around = [nodeOf(ground), localeOf(ground), await spaceOf(ground), ...(await modes(ground))];
      const why = obstacleIn(store);
      const inside = why ? WITHIN.map((check) => unchecked(check, why)) : await within(ground);
      const found = [
        ...around,
        ...store,
        ...inside,
        ...(await leftovers(ground)),
        ...(await backupsIn(ground, openers)),
      ];
      return ofJournal(found);
    },
    printed: async () => quietly(() => records.printed(), undefined),
    machine: async () => ({
      coopj: ground.program,
      node: ground.node,
      platform: platform(),
      counts: quietly(() => records.counts(), {}),
    }),
    async mend(found, by) {
      const mended = new Set<Check>();
      for (const one of found) {
        const { check, result, names = [] } = one;
        if (check === 'head' && result === 'open' && by)
          await records.accept({ at: ground.clock().toISOString(), ...by });
        else if (!isMendable(one)) continue;
        else if (check === 'modes' || check === 'key') for (const file of names) await tighten(file);
        else if (check === 'leftovers') for (const file of names) await removed(file);
        else if (check === 'unnamed') await sweep(ground);
        else if (check === 'tables') await records.rebuild();
        mended.add(check);
      }
      return mended;
    },
  };

  async function sweep({ clock }: CheckupGround): Promise<void> {
    await records.underLock(async () => {
      const { names = [] } = await unnamedIn(place, records.named().evidence, clock());
      for (const file of names) await removed(file);
    });
  }
}

/** What only the records can answer. */
const WITHIN = ['journal', 'tables', 'clock', 'evidence', 'unnamed', 'issued'] as const;

/** Why nothing can be asked of the records themselves. */
function obstacleIn(store: readonly Diagnosis[]): Obstacle | undefined {
  if (store.some(({ what }) => what === 'unopened' || what === 'integrity')) return 'database';
  return store.some(({ what }) => what === 'older') ? 'older' : undefined;
}

/** A table may be missing. */
function unread(error: unknown): readonly Diagnosis[] {
  if (!(error instanceof Abort)) throw error;
  const { problem, data } = error;
  return [
    { check: 'journal', result: 'open', what: problem, abort: { problem, data } },
    unchecked('tables', 'history'),
  ];
}

/** What another user owns stays as it is, and is found again. */
const left = (): undefined => undefined;
const removed = (file: string): Promise<void> => rm(file, { recursive: true, force: true }).catch(left);

/** What the database speaks of, where it can be read. */
async function within({ records, place, clock }: CheckupGround): Promise<readonly Diagnosis[]> {
  const history = await records.history().catch(unread);
  const clocked = quietly(() => clockAgainst(records.span()?.last, clock()), unchecked('clock', 'database'));
  const named = quietly(() => records.named(), undefined);
  if (named === undefined) {
    const files = (['evidence', 'unnamed', 'issued'] as const).map((check) => unchecked(check, 'database'));
    return [...history, clocked, ...files];
  }
  const { evidence, issued } = named;
  const papersAt = (files: readonly string[] = []) =>
    quietly(() => records.papers(), []).filter(({ file }) => files.includes(file));
  return [
    ...history,
    clocked,
    ...(await filesOf(
      'evidence',
      [...evidence].map((digest) => ({ file: join(place.evidence, placeOf({ sha256: digest })), sha256: digest })),
      new Set(),
    )),
    await unnamedIn(place, evidence, clock()),
    ...(await filesOf('issued', issued, await digestsIn(issuedBeside(place.database)))).map((one) =>
      one.check === 'issued' && one.what === 'changed' ? { ...one, papers: papersAt(one.names) } : one,
    ),
  ];
}

/** A database beside this one may be its copy, or the one of which this is a copy: what it names lies in the same folder. */
async function unnamedIn(place: Place, evidence: ReadonlySet<string>, now: Date): Promise<Diagnosis> {
  if (await hasAnother(dirname(place.evidence), place)) return unchecked('unnamed', 'beside-others');
  const names = await unnamedEvidence(place.evidence, (digest) => evidence.has(digest), now.getTime());
  return names.length > 0
    ? { check: 'unnamed', result: 'note', what: 'unnamed', count: names.length, names }
    : well('unnamed');
}

interface Expected {
  readonly file: string;
  readonly sha256: string;
}

/** Evidence must be there; a certificate may have been moved, but not changed. */
async function filesOf(
  check: 'evidence' | 'issued',
  files: readonly Expected[],
  elsewhere: ReadonlySet<string>,
): Promise<readonly Diagnosis[]> {
  const found: Record<'missing' | 'unreadable' | 'changed', string[]> = { missing: [], unreadable: [], changed: [] };
  for (const { file, sha256: digest } of files) {
    const bytes = await bytesOf(file);
    if ((bytes !== undefined && sha256(bytes) === digest) || elsewhere.has(digest)) continue;
    found[bytes === undefined ? await absence(file) : 'changed'].push(file);
  }
  const told = (what: string, names: readonly string[], result: 'open' | 'note'): readonly Diagnosis[] =>
    names.length === 0 ? [] : [{ check, result, what, count: names.length, names }];
  return [
    well(check),
    ...told('changed', found.changed, 'open'),
    ...told('unreadable', found.unreadable, 'open'),
    ...told('missing', found.missing, check === 'evidence' ? 'open' : 'note'),
  ];
}

/** What is the office's alone. The database and what lies beside it the store looks at. */
async function modes({ place }: CheckupGround): Promise<readonly Diagnosis[]> {
  if (platform() === 'win32') return [unchecked('modes', 'modes')];
  const names: string[] = [];
  for (const file of [place.profile, place.evidence, backupsBeside(place.database)]) {
    const there = await stat(file).catch(() => undefined);
    if (there && (there.mode & 0o077) !== 0) names.push(file);
  }
  return names.map((name) => ({ check: 'modes', result: 'open', what: 'open-to-others', names: [name] }));
}

async function leftovers({ place, run }: CheckupGround): Promise<readonly Diagnosis[]> {
  const folders = new Set([
    dirname(place.database),
    dirname(place.profile),
    backupsBeside(place.database),
    issuedBeside(place.database),
  ]);
  const found: Leftover[] = [];
  for (const folder of folders) found.push(...(await leftoversIn(folder, run)));
  const names = found.filter(({ state }) => state === 'half').map(({ file }) => file);
  return names.length === 0
    ? [well('leftovers')]
    : [{ check: 'leftovers', result: 'note', what: 'half', count: names.length, names }];
}

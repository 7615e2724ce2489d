import { createWriteStream } from 'node:fs';
import { readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { NamedFiles } from '../../core/backup/database.ts';
import {
  type BackupMember,
  DATABASE_MEMBER,
  IN_BACKUP,
  KEY_MEMBER,
  type Manifest,
  OWN_KEY,
} from '../../core/backup/manifest.ts';
import { Abort } from '../../errors.ts';
import type { Opener } from '../../formats/age.ts';
import { issuedBeside } from '../evidence.ts';
import { makeFolder, type Place } from '../files.ts';
import { sealingWith } from '../signing.ts';
import type { Restored, RestoreRequest } from './backups.ts';
import type { Restorer } from './database.ts';
import { type BackupGround, codeOf, digestOfFile, synced, unwritable } from './ground.ts';
import { remember } from './memory.ts';
import { type OpenBackup, openBackup } from './open.ts';

/** Restores what is whole: a backup with a wrong byte is refused. */
export async function restoreBackup(
  ground: BackupGround,
  file: string,
  { into, opener, dryRun, ofAnyOffice, by }: RestoreRequest,
): Promise<Restored> {
  const backup = await openBackup(ground, file, opener);
  try {
    const { manifest, faults } = backup;
    if (manifest === undefined || faults.length > 0) throw new Abort('backup-damaged', { file, faults });
    const place = into === undefined ? ground.place : placeIn(into, manifest);
    const since = into === undefined && dryRun ? ground.database.since(manifest.head) : undefined;
    const ofOther = into === undefined ? await otherOffice(ground, backup, manifest) : undefined;
    const told = {
      folder: dirname(place.database),
      database: place.database,
      manifest,
      ...(ofOther !== undefined && { ofOther }),
      ...(since && { since }),
      stayed: [],
      aside: [],
      back: 0,
      erasedAgain: [],
    };
    if (into !== undefined) await mustBeFree(into);
    if (dryRun) return told;
    if (ofOther !== undefined && !ofAnyOffice) throw new Abort('backup-foreign', { file, office: ofOther });
    const restorer = { at: ground.clock().toISOString(), ...by };
    if (into !== undefined) return { ...told, ...(await inNewFolder(ground, backup, manifest, into, restorer)) };
    const { given, ...done } = await inPlace(ground, backup, manifest, restorer);
    const unfinished = await ground.database.accept(restorer, given).then(() => undefined, whyOf);
    return { ...told, ...done, ...(unfinished !== undefined && { unfinished }) };
  } finally {
    backup.close();
  }
}

/**
 * Whose backup it is, where it is another office's: its history begins otherwise, and it is another key that signed for it or, where there
 * is none to compare, it bears another name. An office that changed its key or its name goes on with its own history.
 */
async function otherOffice(
  { place, files, database, officeIn }: BackupGround,
  backup: OpenBackup,
  { members, profile }: Manifest,
): Promise<string | undefined> {
  const read = async (name: string) => buffer(await backup.read(name));
  if (database.beginsAs(await read(DATABASE_MEMBER))) return undefined;
  const has = (name: string) => members.some((one) => one.name === name);
  const [settings, key] = [IN_BACKUP.profile + profile, OWN_KEY];
  const theirs = has(settings) ? await officeIn(() => read(settings)) : undefined;
  const pem = await sealingWith(place.key, files)
    .publicKey()
    .then(
      (own) => own.pem,
      () => undefined,
    );
  if (pem !== undefined && has(key)) return (await read(key)).toString() === pem ? undefined : (theirs ?? '');
  const ours = await officeIn(() => files.read(place.profile));
  return ours === undefined || theirs === undefined || ours === theirs ? undefined : theirs;
}

/** SQLite's own words where it has some. */
const whyOf = (error: unknown): string =>
  error instanceof Abort ? ('why' in error.data ? String(error.data.why) : error.problem) : String(error);

/** Restores into a new folder, and answers where the database is. */
export async function restoreInto(ground: BackupGround, file: string, into: string, opener?: Opener): Promise<string> {
  const backup = await openBackup(ground, file, opener);
  try {
    const { manifest, faults } = backup;
    if (manifest === undefined || faults.length > 0) throw new Abort('backup-damaged', { file, faults });
    await inNewFolder(ground, backup, manifest, into, undefined);
    return placeIn(into, manifest).database;
  } finally {
    backup.close();
  }
}

/** Where the office's things lie in a folder of their own: found from the database alone. */
function placeIn(folder: string, { database }: Manifest): Place {
  return {
    database: join(folder, database),
    profile: join(folder, 'office.toml'),
    key: join(folder, 'office.key'),
    evidence: join(folder, 'evidence'),
    templates: '',
  };
}

async function mustBeFree(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw new Abort('restore-taken', { folder });
  });
  if (names.length > 0) throw new Abort('restore-taken', { folder });
}

/** The folder is whole before it gets its name; whoever was erased since, as far as the office's database tells, is not in it. */
async function inNewFolder(
  ground: BackupGround,
  backup: OpenBackup,
  manifest: Manifest,
  into: string,
  by: Restorer | undefined,
) {
  await makeFolder(dirname(into)).catch(unwritable(into));
  const { path: beside, settled } = await ground.beside(into);
  try {
    const place = placeIn(beside, manifest);
    await extract(backup, DATABASE_MEMBER, place.database);
    const erased = by && (await ground.database.eraseIn(place.database, by));
    const erasedAgain = erased ?? [];
    const named = ground.database.named(place.database);
    let back = 1;
    for (const member of manifest.members) {
      if (member.name === DATABASE_MEMBER || (erasedAgain.length > 0 && isOfNobody(member, named))) continue;
      await extract(backup, member.name, memberPlace(place, member.name, manifest));
      back += 1;
    }
    const size = (await stat(backup.file)).size;
    const { entries, at, head } = manifest;
    const { sealed, file } = backup;
    const whole = {
      file,
      at,
      entries,
      head: head?.hash ?? null,
      sealed,
      size,
      sha256: (await digestOfFile(file)) ?? '',
    };
    await remember({ ...ground, place }, whole);
    await rmdir(into).catch(() => undefined);
    await rename(beside, into).catch(unwritable(into));
    await synced(dirname(into));
    return { back, erasedAgain, erasuresKnown: erased !== undefined };
  } finally {
    await rm(beside, { recursive: true, force: true });
    settled();
  }
}

/** Where a file of a backup belongs. */
function memberPlace(place: Place, name: string, { profile }: Manifest): string {
  const home = dirname(place.database);
  if (name === DATABASE_MEMBER) return place.database;
  if (name === KEY_MEMBER) return place.key;
  if (name === IN_BACKUP.profile + profile) return place.profile;
  if (name.startsWith(IN_BACKUP.profile)) return join(dirname(place.profile), name.slice(IN_BACKUP.profile.length));
  if (name.startsWith(IN_BACKUP.evidence)) return join(place.evidence, name.slice(IN_BACKUP.evidence.length));
  if (name.startsWith(IN_BACKUP.issued)) return join(issuedBeside(place.database), name.slice(IN_BACKUP.issued.length));
  return join(home, name);
}

async function extract(backup: OpenBackup, name: string, to: string): Promise<void> {
  await makeFolder(dirname(to)).catch(unwritable(to));
  await pipeline(await backup.read(name), createWriteStream(to, { flags: 'wx', mode: 0o600 })).catch(unwritable(to));
  await synced(to);
}

/**
 * What is there stays; what is missing comes back. Only the database is replaced, and the old one kept. Who was erased since is erased in
 * the new one before it takes its place: a run that is killed leaves nobody in it.
 */
async function inPlace(ground: BackupGround, backup: OpenBackup, manifest: Manifest, by: Restorer) {
  const { place, database, clock } = ground;
  const kept = await freeName(beforeNow(place.database, clock));
  const { path: folder, settled } = await ground.beside(place.database);
  const part = join(folder, DATABASE_MEMBER);
  const stayed: string[] = [];
  const aside: string[] = [];
  let back = 0;
  let since: Restored['since'];
  let given: readonly string[] = [];
  let erasedAgain: Restored['erasedAgain'] = [];
  let erasuresKnown = false;
  const hadOne = (await stat(place.database).catch(() => undefined)) !== undefined;
  try {
    await database.replace(kept, async (old) => {
      since = old.since(manifest.head);
      given = since ? old.given(manifest.head) : [];
      await extract(backup, DATABASE_MEMBER, part);
      const erased = await old.eraseIn(part, by);
      erasuresKnown = erased !== undefined;
      erasedAgain = erased ?? [];
      const named = database.named(part);
      const registered = new Map(named.issued.map(({ file, sha256 }) => [sha256, file]));
      for (const member of manifest.members) {
        if (member.name === DATABASE_MEMBER || member.name.startsWith(IN_BACKUP.keys)) continue;
        if (erasedAgain.length > 0 && isOfNobody(member, named)) continue;
        const issued = member.name.startsWith(IN_BACKUP.issued) ? registered.get(member.sha256) : undefined;
        if (issued !== undefined && (await digestOfFile(issued)) === member.sha256) continue;
        const to = memberPlace(place, member.name, manifest);
        const outcome = await bringBack(ground, backup, member, to);
        if (outcome === 'stayed') stayed.push(to);
        else if (outcome !== 'same') back += 1;
        if (typeof outcome === 'object') aside.push(outcome.aside);
      }
      return part;
    });
  } finally {
    // The database may have its place: a folder that stays is swept by the next run.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    settled();
  }
  return {
    back: back + 1,
    stayed,
    aside,
    erasedAgain,
    erasuresKnown,
    given,
    ...(since && { since }),
    ...(hadOne && { kept }),
  };
}

/** No record names it. */
function isOfNobody({ name, sha256 }: BackupMember, { issued, evidence }: NamedFiles): boolean {
  if (name.startsWith(IN_BACKUP.evidence)) return !evidence.has(basename(name));
  return name.startsWith(IN_BACKUP.issued) && !issued.some((one) => one.sha256 === sha256);
}

async function bringBack(
  ground: BackupGround,
  backup: OpenBackup,
  { name, sha256 }: BackupMember,
  to: string,
): Promise<'back' | 'same' | 'stayed' | { readonly aside: string }> {
  const there = await digestOfFile(to);
  if (there === sha256) return 'same';
  // The name of evidence says what its bytes were: what lies there is damaged.
  const isDamaged = there !== undefined && name.startsWith(IN_BACKUP.evidence) && name.endsWith(sha256);
  if (there !== undefined && !isDamaged) return 'stayed';
  await makeFolder(dirname(to)).catch(unwritable(to));
  const { path: part, settled } = await ground.beside(to);
  await extract(backup, name, part);
  // Somebody may have put it there on purpose.
  const aside = isDamaged ? await freeName(beforeNow(to, ground.clock)) : undefined;
  if (aside !== undefined) await rename(to, aside).catch(unwritable(aside));
  await rename(part, to).catch(unwritable(to));
  settled();
  return aside === undefined ? 'back' : { aside };
}

/** The name of what gives way. */
const beforeNow = (file: string, clock: () => Date): string =>
  `${file}.before-${clock().toISOString().slice(0, 16).replace(':', '')}Z`;

async function freeName(name: string): Promise<string> {
  for (let more = 1; ; more += 1) {
    const free = more === 1 ? name : `${name}-${more}`;
    if ((await stat(free).catch(() => undefined)) === undefined) return free;
  }
}

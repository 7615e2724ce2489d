import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DatabaseFacts } from '../../core/backup/database.ts';
import { type BackupNote, IN_BACKUP, MANIFEST, type Manifest } from '../../core/backup/manifest.ts';
import { backupName } from '../../core/backup/names.ts';
import { headLine } from '../../core/journal/head.ts';
import type { Office } from '../../core/profile/office.ts';
import { Abort } from '../../errors.ts';
import { archived, type PackedFile } from '../../formats/archive/write.ts';
import { makeFolder } from '../files.ts';
import { sealingWith } from '../signing.ts';
import type { BackupRequest, MadeBackup, NewBackup } from './backups.ts';
import { type BackupGround, backupsBeside, named, synced, unwritable } from './ground.ts';
import { gather } from './members.ts';
import { memoryOf, remember } from './memory.ts';

/** A whole backup that has no name yet. */
interface Unnamed extends Omit<NewBackup, 'file'> {
  readonly part: string;
  readonly sha256: string;
  readonly settled: () => void;
}

/**
 * The copy of the database is looked at before anything is packed, and lies in the office's own folder: on another disk everything that
 * is written is sealed where that was asked for. `mayTake` is asked last whether the backup is still wanted.
 */
export async function createBackup(
  ground: BackupGround,
  office: Office,
  { folder = backupsBeside(ground.place.database), seal }: BackupRequest,
  mayTake: (made: Pick<MadeBackup, 'entries'>) => Promise<boolean> = async () => true,
): Promise<NewBackup | undefined> {
  const own = backupsBeside(ground.place.database);
  for (const one of [own, folder]) await makeFolder(one).catch(unwritable(one));
  const { path: copy, settled } = await ground.beside(join(own, basename(ground.place.database)));
  try {
    await ground.database.copy(copy);
    const made = await packed(ground, office, { folder, copy, ...(seal && { seal }) });
    if (!(await mayTake(made))) {
      await rm(made.part, { force: true });
      made.settled();
      return undefined;
    }
    return await takeName(ground, folder, made);
  } finally {
    await rm(copy, { force: true });
    settled();
  }
}

async function packed(
  ground: BackupGround,
  office: Office,
  { folder, copy, seal }: Required<Pick<BackupRequest, 'folder'>> & BackupRequest & { readonly copy: string },
): Promise<Unnamed> {
  const { place, database, program, clock } = ground;
  for (const value of seal && 'recipients' in seal ? seal.recipients : []) {
    const { isRecipient } = await import('../../formats/age.ts');
    if (!(await isRecipient(value))) throw new Abort('age-key', { value, flag: '--recipient' });
  }
  const now = clock();
  const found = await database.facts(copy, place.database);
  const named = database.named(copy);
  const gathered = await gather(place, office, { copy, named, withKey: seal !== undefined });
  let notes = gathered.notes;
  const signed = found.head && (await sealingWith(place.key, ground.files).signHead(found.head, named.officeKey));
  if (signed?.unsigned) notes = [...notes, { note: signed.unsigned, what: 'key', file: place.key }];
  const facts = { ...found, head: signed?.head ?? null };
  const describe = (members: readonly PackedFile[]): string => {
    notes = [...notes, ...changedEvidence(members, place.evidence)];
    const manifest: Manifest = {
      format: 1,
      program,
      at: now.toISOString(),
      database: basename(place.database),
      profile: basename(place.profile),
      ...facts,
      members,
      notes,
    };
    return `${JSON.stringify(manifest, null, 2)}\n`;
  };
  // Outside of the compressed files, where `journal verify --against` finds it.
  const comment = facts.head ? `${headLine(facts.head)} ` : '';
  const { path: part, settled } = await ground.beside(join(folder, 'backup.zip'));
  try {
    const age = seal && (await import('../../formats/age.ts'));
    const zip = archived(gathered.packed, { at: now, last: MANIFEST, comment, describe });
    const bytes = seal && age ? await age.sealed(zip, seal) : zip;
    const sha256 = await written(bytes, part).catch(unwritable(folder));
    const { size } = await stat(part);
    const { entries, head }: DatabaseFacts = facts;
    const sealed = seal !== undefined;
    return {
      part,
      sha256,
      size,
      sealed,
      at: now.toISOString(),
      entries,
      head: head?.hash ?? null,
      members: gathered.packed.length,
      notes,
      settled,
    };
  } catch (error) {
    // Where its folder is none, nothing lies there.
    await rm(part, { force: true }).catch(() => undefined);
    settled();
    throw error;
  }
}

/** The name of evidence says what its bytes were. */
const changedEvidence = (members: readonly PackedFile[], folder: string): readonly BackupNote[] =>
  members
    .filter(({ name, sha256 }) => name.startsWith(IN_BACKUP.evidence) && !name.endsWith(sha256))
    .map(({ name }) => ({
      note: 'changed',
      what: 'evidence',
      file: join(folder, name.slice(IN_BACKUP.evidence.length)),
    }));

/** On the disk when it returns. Answers the digest of what was written. */
async function written(bytes: Readable, part: string): Promise<string> {
  const hash = createHash('sha256');
  const through = new PassThrough();
  through.on('data', (chunk: Buffer) => hash.update(chunk));
  await pipeline(bytes, through, createWriteStream(part, { flags: 'wx', mode: 0o600 }));
  await synced(part);
  return hash.digest('hex');
}

async function takeName(
  ground: BackupGround,
  folder: string,
  { part, sha256, notes, members, settled, ...made }: Unnamed,
) {
  for (let more = 1; ; more += 1) {
    const file = join(folder, backupName(made, more));
    if (!(await named(part, file).catch(unwritable(file)))) continue;
    settled();
    const unremembered = await remember(ground, { file, ...made, sha256 }).then(
      () => [],
      (): readonly BackupNote[] => [{ note: 'unwritten', what: 'list', file: memoryOf(ground) }],
    );
    return { file, ...made, members, notes: [...notes, ...unremembered] };
  }
}

import { createPublicKey } from 'node:crypto';
import { open, readdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { NamedFiles } from '../../core/backup/database.ts';
import {
  type BackupNote,
  DATABASE_MEMBER,
  IN_BACKUP,
  isInside,
  KEY_MEMBER,
  OWN_KEY,
} from '../../core/backup/manifest.ts';
import { placeOf } from '../../core/model/evidence.ts';
import type { Office } from '../../core/profile/office.ts';
import type { Packed } from '../../formats/archive/write.ts';
import { sha256 } from '../../formats/digest.ts';
import { issuedBeside } from '../evidence.ts';
import type { Place } from '../files.ts';
import { absence, bytesOf } from './ground.ts';

/** What goes into a backup, and what could not. */
export interface Gathered {
  readonly packed: readonly Packed[];
  readonly notes: readonly BackupNote[];
}

/** Everything that a backup holds: database, profile, own texts, evidence, issued files, public keys; the signing key where it is asked for. */
export async function gather(
  place: Place,
  office: Office,
  { copy, named, withKey }: { readonly copy: string; readonly named: NamedFiles; readonly withKey: boolean },
): Promise<Gathered> {
  const own = await ownFiles(place, office);
  const evidence = await evidenceFiles(place.evidence, named.evidence);
  const issued = await issuedFiles(named.issued, issuedBeside(place.database));
  const key = await bytesOf(place.key);
  return {
    packed: [
      { name: DATABASE_MEMBER, from: copy, deflate: true },
      ...own.packed,
      ...evidence.packed,
      ...issued.packed,
      ...publicKeys(named.keys, key),
      ...(withKey && key ? [{ name: KEY_MEMBER, from: key, deflate: false }] : []),
    ],
    notes: [
      ...(withKey && key === undefined ? [{ note: 'missing', what: 'key', file: place.key } as const] : []),
      ...own.notes,
      ...evidence.notes,
      ...issued.notes,
    ],
  };
}

/** Folders of the office's own texts. */
const TEXTS = ['letters', 'papers', 'reports'];

/** The profile, and what it names of the files beside it: own texts, fonts, the guide. */
export async function ownFiles({ profile }: Place, { templates, papers, system }: Office): Promise<Gathered> {
  const home = dirname(profile);
  const texts = templates.folder === '' ? [] : await textsIn(resolve(home, templates.folder));
  const single = [...papers.fonts, system.guide.ja, system.guide.en].filter((name) => name !== '');
  const packed: Packed[] = [];
  const notes: BackupNote[] = [];
  for (const file of new Set([profile, ...texts, ...single.map((name) => resolve(home, name))])) {
    const name = relative(home, file).replaceAll('\\', '/');
    const bytes = await bytesOf(file);
    if (isAbsolute(name) || !isInside(name)) notes.push({ note: 'outside', what: 'own', file });
    else if (bytes === undefined) notes.push({ note: await absence(file), what: 'own', file });
    else packed.push({ name: IN_BACKUP.profile + name, from: bytes, deflate: true });
  }
  return { packed, notes };
}

const textsIn = async (folder: string): Promise<readonly string[]> =>
  (await Promise.all(TEXTS.map((name) => namesIn(join(folder, name))))).flat();

/** Files of a folder, sorted; none where it is not there. */
async function namesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name))
    .sort();
}

/** All that lies in the folder of evidence under a digest, whether a record names it or did once. */
export async function evidenceFiles(folder: string, named: ReadonlySet<string>): Promise<Gathered> {
  const digests: string[] = [];
  for (const two of (await readdir(folder).catch(() => [])).sort()) {
    const files = /^[0-9a-f]{2}$/.test(two) ? await namesIn(join(folder, two)) : [];
    digests.push(
      ...files.map((file) => basename(file)).filter((name) => /^[0-9a-f]{64}$/.test(name) && name.startsWith(two)),
    );
  }
  const there = new Set(digests);
  const at = (digest: string) => join(folder, placeOf({ sha256: digest }));
  const unreadable = new Set<string>();
  for (const digest of digests) if (!(await isReadable(at(digest)))) unreadable.add(digest);
  const readable = digests.filter((digest) => !unreadable.has(digest));
  return {
    packed: readable.map((digest) => ({
      name: IN_BACKUP.evidence + placeOf({ sha256: digest }),
      from: at(digest),
      deflate: false,
    })),
    notes: [
      ...(await Promise.all(
        [...named]
          .filter((digest) => !there.has(digest))
          .map(
            async (digest): Promise<BackupNote> => ({
              note: await absence(at(digest)),
              what: 'evidence',
              file: at(digest),
            }),
          ),
      )),
      ...[...unreadable].map((digest): BackupNote => ({ note: 'unreadable', what: 'evidence', file: at(digest) })),
    ],
  };
}

/** By its first byte: the mode of a file does not tell of a bad disk. */
async function isReadable(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => undefined);
  try {
    return (await handle?.read(Buffer.alloc(1), 0, 1, 0)) !== undefined;
  } catch {
    return false;
  } finally {
    await handle?.close();
  }
}

/** Certificates at the place that the register names, else among those that a restore brought back. */
export async function issuedFiles(
  issued: NamedFiles['issued'],
  restored: string,
): Promise<Gathered & { readonly packed: readonly (Packed & { readonly sha256: string })[] }> {
  const brought = new Map<string, string>();
  for (const file of await namesIn(restored)) {
    const bytes = await bytesOf(file);
    if (bytes) brought.set(sha256(bytes), file);
  }
  const packed = new Map<string, Packed & { readonly sha256: string }>();
  const notes: BackupNote[] = [];
  const taken = new Set<string>();
  for (const { file, sha256: digest } of issued) {
    if (packed.has(digest)) continue;
    const bytes = await bytesOf(file);
    const isRight = bytes !== undefined && sha256(bytes) === digest;
    const from = isRight ? file : brought.get(digest);
    if (from === undefined) {
      notes.push({ note: bytes === undefined ? await absence(file) : 'changed', what: 'issued', file });
      continue;
    }
    const last = file.split(/[\\/]/).at(-1) ?? '';
    const plain = isInside(last) ? last : `${digest}.pdf`;
    const name = taken.has(plain.toLowerCase()) ? `${digest.slice(0, 12)}-${plain}` : plain;
    taken.add(name.toLowerCase());
    packed.set(digest, { name: IN_BACKUP.issued + name, from, deflate: false, sha256: digest });
  }
  return { packed: [...packed.values()], notes };
}

/** The office's own, and those by which its certificates were signed. They may be given to anybody. */
function publicKeys(keys: readonly string[], secret: Buffer | undefined): readonly Packed[] {
  const all = new Map(keys.map((key) => [key, pemOf({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' })]));
  const own = secret && pemOf({ key: secret });
  const packed = [...all].flatMap(([key, pem]) =>
    pem ? [{ name: `${IN_BACKUP.keys}${key}.pem`, from: pem, deflate: false }] : [],
  );
  return own ? [{ name: OWN_KEY, from: own, deflate: false }, ...packed] : packed;
}

function pemOf(key: Parameters<typeof createPublicKey>[0]): Buffer | undefined {
  try {
    return Buffer.from(createPublicKey(key).export({ type: 'spki', format: 'pem' }));
  } catch {
    return undefined;
  }
}

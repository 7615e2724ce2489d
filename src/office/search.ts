import { isUtf8 } from 'node:buffer';
import { open, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, posix, relative, sep } from 'node:path';
import { OURS } from '../core/backup/database.ts';
import { DATABASE_FILES, EXPORT_MARK, readBackupName } from '../core/backup/names.ts';
import type { Traces } from '../core/journal/traces.ts';
import { placeOf } from '../core/model/evidence.ts';
import { sha256 } from '../formats/digest.ts';
import type { Shelf } from '../store/shelf.ts';
import type { Place } from './files.ts';

/**
 * What a file is that holds something of a student. What coopj made is erased with the student; backups and what others made are told
 * by name.
 */
export type HeldAs = 'paper' | 'evidence' | 'draft' | 'export' | 'backup' | 'other';

export interface HeldFile {
  readonly file: string;
  readonly as: HeldAs;
  /** A backup that is remembered, and not reachable now: on a disk that is away, or gone. */
  readonly away?: true;
  /** Why it is not known to be a file of these records. */
  readonly apart?: Apart;
}

/** It lies outside of the folder of the records, which may be a copy of others; or another database lies there or above. */
type Apart = 'elsewhere' | 'beside-others';

export interface SoughtTraces {
  readonly traces: Traces;
  /** Evidence that other records name: places below its folder. */
  readonly shared: ReadonlySet<string>;
  /** Digests of the files that data were exported to since the student was recorded. */
  readonly exports: ReadonlySet<string>;
}

/** The files of the office: the folder of its database with all below it, and those of papers that were written elsewhere. */
export interface OfficeSearch {
  /** `isWhole` is false where there are more files than can be looked through. */
  holding(sought: SoughtTraces): Promise<{ readonly files: readonly HeldFile[]; readonly isWhole: boolean }>;
  /** False where it is still there. */
  remove(file: string): Promise<boolean>;
}

/** A database may lie in a folder with much else. */
const MOST = 20_000;
const DEEPEST = 6;
/** A larger file is not read. */
const LARGEST = 256 * 1024 * 1024;

/** Looks at files, and puts down what they hold. */
function looker(place: Place, sought: SoughtTraces, found: HeldFile[]) {
  return async (files: readonly string[], apart: Apart | undefined) => {
    for (const file of files) {
      const as = await heldAs(file, place, sought);
      if (as) found.push({ file, as, ...(apart && { apart }) });
    }
  };
}

export function searchIn(place: Place): OfficeSearch {
  const root = dirname(place.database);
  return {
    async holding(sought) {
      const { traces, shared } = sought;
      const found: HeldFile[] = [];
      const look = looker(place, sought, found);
      const here = (await hasAnother(root, place)) ? 'beside-others' : undefined;
      const evidence = traces.evidence.filter((one) => !shared.has(one)).map((one) => join(place.evidence, one));
      for (const file of evidence) {
        if (await isThere(file)) found.push({ file, as: 'evidence', ...(here && { apart: here }) });
      }
      const { files, isWhole } = await filesBelow(root, place);
      await look(files, here);
      for (const folder of new Set(traces.papers.map(({ file }) => dirname(file)))) {
        if (!isOutside(root, folder)) continue;
        await look(await filesOf(folder), (await isAnothers(folder, place)) ? 'beside-others' : 'elsewhere');
      }
      return { files: found.sort((a, b) => (a.file < b.file ? -1 : 1)), isWhole };
    },
    async remove(file) {
      await rm(file, { force: true }).catch(() => undefined);
      if (!isOutside(place.evidence, dirname(file))) await rmdir(dirname(file)).catch(() => undefined);
      return !(await isThere(file));
    },
  };
}

/** The evidence and papers of a shared store, and the folders of this computer into which papers were written. */
export function searchShared(place: Place, shelf: () => Promise<Shelf>): OfficeSearch {
  const start = `${place.evidence}/`;
  return {
    async holding(sought) {
      const { traces, shared } = sought;
      const found: HeldFile[] = [];
      const look = looker(place, sought, found);
      for (const one of traces.evidence.filter((one) => !shared.has(one))) {
        const kept = await (await shelf()).bytesOf(posix.basename(one));
        if (kept) found.push({ file: start + one, as: 'evidence' });
      }
      for (const one of traces.papers.filter((paper) => !shared.has(placeOf(paper)))) {
        const kept = await (await shelf()).bytesOf(one.sha256);
        if (kept) found.push({ file: start + placeOf(one), as: 'paper' });
      }
      for (const folder of new Set(traces.papers.map(({ file }) => dirname(file)))) {
        await look(await filesOf(folder), (await isAnothers(folder, place)) ? 'beside-others' : 'elsewhere');
      }
      return { files: found.sort((a, b) => (a.file < b.file ? -1 : 1)), isWhole: true };
    },
    async remove(file) {
      if (!file.startsWith(start)) {
        await rm(file, { force: true }).catch(() => undefined);
        return !(await isThere(file));
      }
      const digest = posix.basename(file);
      await (await shelf()).remove([digest]);
      return (await (await shelf()).bytesOf(digest)) === undefined;
    },
  };
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

const isOutside = (root: string, folder: string): boolean => {
  const way = relative(root, folder);
  return way === '..' || way.startsWith(`..${sep}`);
};

/**
 * Does another database lie in a folder or above it? Papers there are another office's, or those of the office of which these records
 * are a copy: they are told, and stay.
 */
async function isAnothers(folder: string, place: Place): Promise<boolean> {
  if (await hasAnother(folder, place)) return true;
  return dirname(folder) !== folder && isAnothers(dirname(folder), place);
}

/** Another database than ours; what coopj itself kept of ours before a restore or an update is none. */
export async function hasAnother(folder: string, { database }: Pick<Place, 'database'>): Promise<boolean> {
  for (const file of await filesOf(folder)) {
    const isKept = ['backup-', 'before-'].some((how) => file.startsWith(`${database}.${how}`));
    if (file !== database && !isKept && (await isDatabase(file))) return true;
  }
  return false;
}

/** By the marks of SQLite and of coopj in its first bytes. */
async function isDatabase(file: string): Promise<boolean> {
  const start = await startOf(file, 100);
  return (
    start.length === 100 && start.toString('latin1', 0, 15) === 'SQLite format 3' && start.readUInt32BE(68) === OURS
  );
}

const isExport = async (file: string): Promise<boolean> =>
  (await startOf(file, EXPORT_MARK.length)).toString('latin1') === EXPORT_MARK;

/** The first so many bytes; none of what cannot be read. */
async function startOf(file: string, length: number): Promise<Buffer> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return Buffer.alloc(0);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return Buffer.alloc(0);
  } finally {
    await handle.close();
  }
}

const filesOf = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { withFileTypes: true }).catch(() => []))
    .filter((one) => one.isFile())
    .map(({ name }) => join(folder, name));

/** All files but evidence, which is known by its digests. Links lead elsewhere and are left alone. */
async function filesBelow(root: string, { evidence }: Place): Promise<{ files: string[]; isWhole: boolean }> {
  const files: string[] = [];
  let isWhole = true;
  const walk = async (folder: string, depth: number): Promise<void> => {
    const isOfEvidence = !isOutside(evidence, folder);
    for (const one of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      if (files.length === MOST) isWhole = false;
      if (!isWhole) return;
      const path = join(folder, one.name);
      if (isOfEvidence && /^[0-9a-f]{64}$/.test(one.name)) continue;
      if (one.isFile()) files.push(path);
      else if (one.isDirectory() && depth < DEEPEST) await walk(path, depth + 1);
      else if (one.isDirectory()) isWhole = false;
    }
  };
  await walk(root, 0);
  return { files, isWhole };
}

async function heldAs(file: string, place: Place, { traces, exports }: SoughtTraces): Promise<HeldAs | undefined> {
  const { database, profile, key } = place;
  const old = ['backup-', 'before-'].some((how) => file.startsWith(`${database}.${how}`));
  if (old || readBackupName(basename(file)) !== undefined) return 'backup';
  if (file === profile || file === key || DATABASE_FILES.some((end) => file === `${database}${end}`)) return undefined;
  // Of any size; like a backup it holds everybody.
  if (await isExport(file)) return 'backup';
  const { size } = await stat(file).catch(() => ({ size: LARGEST + 1 }));
  const bytes = size > LARGEST ? undefined : await readFile(file).catch(() => undefined);
  const named = numbersIn([...traces.numbers, ...traces.certificates]).test(basename(file));
  if (!bytes) return named ? 'other' : undefined;
  const digest = sha256(bytes);
  if (traces.papers.some((paper) => paper.sha256 === digest)) return 'paper';
  const isPdf = bytes.subarray(0, 5).toString('latin1') === '%PDF-';
  // Nobody can read in a PDF file whom its letters name: a report can be made again.
  if (exports.has(digest) && (isPdf || (await holds(bytes, traces)))) return 'export';
  if (!named && (isPdf || !(await holds(bytes, traces)))) return undefined;
  if (isPdf && bytes.includes('<pdf:Producer>coopj</pdf:Producer>')) return 'paper';
  return bytes.includes('X-Unsent: 1') ? 'draft' : 'other';
}

const WORKBOOK = Buffer.from('PK\u0003\u0004', 'latin1');

/** Does a file name the student: in its bytes, or within the sheets of a workbook? */
async function holds(bytes: Buffer, traces: Traces): Promise<boolean> {
  if (!bytes.subarray(0, 4).equals(WORKBOOK)) return says(bytes, traces);
  const { archiveOf } = await import('../formats/spreadsheets/xlsx/archive.ts');
  try {
    const { names, file } = await archiveOf(bytes, LARGEST);
    for (const name of names) if (says((await file(name)) ?? Buffer.alloc(0), traces)) return true;
    return false;
  } catch {
    // An archive that cannot be read is held for what it may hold.
    return true;
  }
}

/** A list for an older Excel is in Shift_JIS. */
const says = (bytes: Buffer, { numbers, words }: Traces): boolean => {
  if (numbersIn(numbers).test(bytes.toString('latin1'))) return true;
  const text = isUtf8(bytes) ? bytes.toString() : new TextDecoder('shift_jis').decode(bytes);
  return words.some((word) => text.includes(word));
};

/** A number by itself, and not within a longer one. */
const numbersIn = (numbers: readonly string[]): RegExp =>
  new RegExp(
    `(?<![0-9A-Za-z])(?:${numbers.map((one) => one.replace(/\W/g, '\\$&')).join('|') || '(?!)'})(?![0-9A-Za-z])`,
  );

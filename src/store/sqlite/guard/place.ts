import {
  accessSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DATABASE_FILES } from '../../../core/backup/names.ts';
import { oddness } from '../../../errors/files.ts';
import { Abort } from '../../../errors.ts';

/** Linux's numbers for network file systems, where locks are unreliable. */
const SHARES: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x5346414f, 'AFS'],
  [0x00c36400, 'Ceph'],
]);
const FUSE = 0x65735546;
/** FUSE is also used for local disks; only these are remote. */
const FUSE_SHARES = /^fuse\.(sshfs|rclone|s3fs|davfs|gvfsd-fuse|glusterfs|curlftpfs|smbnetfs)$/;

/** How a path's file system is looked up; a test can pretend to be on a network share. */
export interface Probe {
  /** The file system type of a folder, as statfs gives it. */
  readonly type: (folder: string) => number;
  /** `/proc/self/mountinfo`. */
  readonly mounts: () => string;
}
const linux: Probe = {
  type: (folder) => statfsSync(folder).type,
  mounts: () => readFileSync('/proc/self/mountinfo', 'utf8'),
};

/** The network file system that a path is on; undefined on a local disk. */
export function shareOf(file: string, probe: Probe = linux): string | undefined {
  if (/^\\\\[^?.\\]/.test(file)) return 'UNC';
  const folder = existing(dirname(file));
  const type = probe.type(folder) >>> 0;
  if (type === FUSE) return fuseShare(probe.mounts(), folder);
  return SHARES.get(type);
}

function existing(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return dirname(folder) === folder ? folder : existing(dirname(folder));
  }
}

/** Creates a folder and its missing parents one by one: Node's `recursive` never returns where none can be made, as in /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another program made it just now.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Makes an empty file for its owner alone, unless another program was faster. */
function makeFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** The file system of the deepest mount point above a folder: `36 35 98:0 / /mnt rw - fuse.sshfs host:/ rw`. */
function fuseShare(mounts: string, folder: string): string | undefined {
  const above = mounts
    .split('\n')
    .map((line) => {
      const [before = '', after = ''] = line.split(' - ');
      return { point: before.split(' ')[4] ?? '', name: after.split(' ')[0] ?? '' };
    })
    .filter(({ point }) => point === '/' || folder === point || folder.startsWith(`${point}/`))
    .sort((a, b) => b.point.length - a.point.length);
  const name = above[0]?.name ?? '';
  return FUSE_SHARES.test(name) ? name.slice('fuse.'.length) : undefined;
}

const [MAY_USE, MAY_FILL] = [constants.R_OK | constants.W_OK, constants.W_OK | constants.X_OK];

/** `at`: the file, one beside it or their folder. What is gone by now belonged to a program that has just ended. */
function refuseForbidden(file: string, at: string, mode: number): void {
  try {
    accessSync(at, mode);
  } catch (error) {
    const why = codeOf(error);
    if (why !== 'ENOENT') throw new Abort('store-unreadable', { file, why, ...(at !== file && { at }) });
  }
}

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/**
 * What is no file of bytes would never be opened, or never be read to its end; nor would one beside it that bears its name. And where one
 * of them or their folder may only be read, SQLite leaves files behind that nobody can write to. Throws Abort `store-is-folder`,
 * `store-odd`, `store-unreadable`.
 */
export function refuseUnfit(file: string): { readonly isThere: boolean } {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat?.isDirectory()) throw new Abort('store-is-folder', { file });
    const kind = stat && oddness(stat);
    if (kind !== undefined) throw new Abort('store-odd', { file, kind });
    if (stat) refuseForbidden(file, file, MAY_USE);
    for (const beside of DATABASE_FILES.slice(1).map((end) => `${file}${end}`)) {
      const found = statSync(beside, { throwIfNoEntry: false });
      const odd = found && oddness(found);
      if (odd !== undefined) throw new Abort('store-odd', { file: beside, kind: odd, of: file });
      // Our own are put in the place of older ones.
      if (found) refuseForbidden(file, beside, beside.startsWith(`${file}-`) ? MAY_USE : constants.R_OK);
    }
    if (stat) refuseForbidden(file, dirname(file), MAY_FILL);
    return { isThere: stat !== undefined };
  } catch (error) {
    if (error instanceof Abort) throw error;
    throw new Abort('store-unreadable', { file, why: codeOf(error) });
  }
}

/**
 * Makes sure that there is a file that may be opened; SQLite's side files get its mode. Throws Abort `store-on-share`, `store-missing`,
 * `store-is-folder`, `store-odd`, `store-unreadable`.
 */
export function prepare(file: string, { create, probe }: { readonly create: boolean; readonly probe?: Probe }): void {
  try {
    const share = shareOf(file, probe);
    if (share !== undefined) throw new Abort('store-on-share', { file, share });
    const { isThere } = refuseUnfit(file);
    if (!isThere && !create) throw new Abort('store-missing', { file });
    if (!isThere) {
      makeFolder(dirname(file));
      makeFile(file);
    }
  } catch (error) {
    if (error instanceof Abort) throw error;
    throw new Abort('store-unreadable', { file, why: codeOf(error) });
  }
}

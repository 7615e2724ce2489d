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
import { Abort } from '../../errors.ts';

/** What Linux calls the file systems that lie on another machine: locks cannot be relied on there. */
const SHARES: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x5346414f, 'AFS'],
  [0x00c36400, 'Ceph'],
]);
const FUSE = 0x65735546;
/** FUSE carries local disks too: only these are elsewhere. */
const FUSE_SHARES = /^fuse\.(sshfs|rclone|s3fs|davfs|gvfsd-fuse|glusterfs|curlftpfs|smbnetfs)$/;

/** How the place of a path is looked up, so that a test can stand on a share that it does not have. */
export interface Probe {
  /** The number that statfs gives for the file system of a folder. */
  readonly type: (folder: string) => number;
  /** `/proc/self/mountinfo`. */
  readonly mounts: () => string;
}
const linux: Probe = {
  type: (folder) => statfsSync(folder).type,
  mounts: () => readFileSync('/proc/self/mountinfo', 'utf8'),
};

/** Name of the network file system that a path lies on, or undefined on a disk of this machine. */
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

/** With all above it that are missing, each by itself: node's `recursive` never ends where a folder takes no new one, as in /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another program made it in this moment.
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

/**
 * Makes sure that a file is there that may be opened: SQLite's side files take its mode.
 * Throws Abort `store-on-share`, `store-missing`, `store-is-folder`, `store-unreadable`.
 */
export function prepare(file: string, { create, probe }: { readonly create: boolean; readonly probe?: Probe }): void {
  try {
    const share = shareOf(file, probe);
    if (share !== undefined) throw new Abort('store-on-share', { file, share });
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat?.isDirectory()) throw new Abort('store-is-folder', { file });
    if (stat === undefined && !create) throw new Abort('store-missing', { file });
    if (stat === undefined) {
      makeFolder(dirname(file));
      closeSync(openSync(file, 'wx', 0o600));
    }
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    if (error instanceof Abort) throw error;
    throw new Abort('store-unreadable', { file, why: (error as Error).message });
  }
}

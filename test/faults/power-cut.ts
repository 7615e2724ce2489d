import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** One operation of a trace of `disk.c`. */
export interface Operation {
  readonly what:
    | 'create'
    | 'cut'
    | 'write'
    | 'size'
    | 'sync'
    | 'rename'
    | 'link'
    | 'unlink'
    | 'mkdir'
    | 'rmdir'
    | 'connect';
  readonly path: string;
  readonly other: string;
  /** Where it was written, -1 at the end; of `size` how long the file is now. */
  readonly offset: number;
  readonly bytes: Buffer;
}

/** Each operation is a line of five cells, and the bytes that were written. */
export function operationsOf(trace: Buffer): readonly Operation[] {
  const found: Operation[] = [];
  for (let from = 0; from < trace.length; ) {
    const end = trace.indexOf('\n', from);
    const [what, path = '', other = '', offset, size] = trace.toString('utf8', from, end).split('\t');
    const until = end + 1 + Number(size);
    const bytes = trace.subarray(end + 1, until);
    found.push({ what: what as Operation['what'], path, other, offset: Number(offset), bytes });
    from = until;
  }
  return found;
}

interface Inode {
  /** What is on the disk for certain. */
  lasting: Buffer;
  /** What was asked for since, in order, and may be there or not. */
  pending: Operation[];
}

type Names = Map<string, Inode | 'folder'>;

const applied = (content: Buffer, { what, offset, bytes }: Operation): Buffer => {
  if (what === 'cut') return Buffer.alloc(0);
  if (what === 'size') {
    const sized = Buffer.alloc(offset);
    content.copy(sized);
    return sized;
  }
  const at = offset < 0 ? content.length : offset;
  const longer = Buffer.alloc(Math.max(content.length, at + bytes.length));
  content.copy(longer);
  bytes.copy(longer, at);
  return longer;
};

/**
 * A folder on a disk that keeps nothing but what was synced: what was written to a file until the file was, a name until its folder
 * was. `keeps` chooses what of the rest is there all the same after the power was cut.
 */
export class Drive {
  readonly #folder: string;
  readonly #names: Names = new Map();
  #lasting: Names = new Map();
  /** Names that were given or taken since their folder was synced. */
  #renamed: { readonly folder: string; readonly name: string; readonly inode: Inode | 'folder' | undefined }[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, name);
      const entry = statSync(path).isDirectory() ? 'folder' : { lasting: readFileSync(path), pending: [] };
      this.#names.set(path, entry);
    }
    this.#lasting = new Map(this.#names);
  }

  do(operation: Operation): void {
    const { what, path, other } = operation;
    const inode = this.#names.get(path);
    if (what === 'sync') this.#sync(path);
    else if (what === 'create') this.#name(path, { lasting: Buffer.alloc(0), pending: [] });
    else if (what === 'mkdir') this.#name(path, 'folder');
    else if (what === 'unlink' || what === 'rmdir') this.#name(path, undefined);
    else if (what === 'link') this.#name(other, inode);
    else if (what === 'rename') {
      this.#name(other, inode);
      this.#name(path, undefined);
    } else if (inode !== undefined && inode !== 'folder') inode.pending.push(operation);
  }

  #name(path: string, inode: Inode | 'folder' | undefined): void {
    if (inode === undefined) this.#names.delete(path);
    else this.#names.set(path, inode);
    this.#renamed.push({ folder: dirname(path), name: path, inode });
  }

  #sync(path: string): void {
    const inode = this.#names.get(path);
    if (inode !== undefined && inode !== 'folder') {
      inode.lasting = inode.pending.reduce(applied, inode.lasting);
      inode.pending = [];
      return;
    }
    for (const { folder, name, inode: named } of this.#renamed) {
      if (folder !== path) continue;
      if (named === undefined) this.#lasting.delete(name);
      else this.#lasting.set(name, named);
    }
    this.#renamed = this.#renamed.filter(({ folder }) => folder !== path);
  }

  /** Lays down in a folder what is there after the power was cut. */
  cut(into: string, keeps: () => boolean): void {
    const names = new Map(this.#lasting);
    for (const { name, inode } of this.#renamed) {
      if (!keeps()) continue;
      if (inode === undefined) names.delete(name);
      else names.set(name, inode);
    }
    rmSync(into, { recursive: true, force: true });
    mkdirSync(into, { recursive: true });
    for (const [path, inode] of names) {
      const file = join(into, relative(this.#folder, path));
      if (inode === 'folder') {
        mkdirSync(file, { recursive: true });
        continue;
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, inode.pending.filter(keeps).reduce(applied, inode.lasting));
    }
  }
}

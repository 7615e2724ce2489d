import { rmSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Abort } from '../errors.ts';
import { sha256 } from '../formats/digest.ts';
import { ageOf, besideFor, hasEnded, markOf, type Run } from './leftovers.ts';
import { readPlain } from './plain.ts';

/** How a file is read, changed and written. */
interface Edit {
  /** Reads what it needs and answers what the file is to hold; undefined where it may stay as it is. */
  readonly change: () => Promise<Uint8Array | undefined>;
  /** Writes, and calls `check` just before the file gets its name. */
  readonly write: (bytes: Uint8Array, check: () => Promise<void>) => Promise<void>;
}

/** How often a file is read again that somebody saves without looking for us, as a text editor does. */
const ATTEMPTS = 5;

/**
 * One after the other: who reads, changes and writes a file holds `.NAME.lock` beside it. What others saved meanwhile is read again and
 * the change is made of that, so that nobody's edit is lost. Throws `file-changed` where it never stands still.
 */
export async function editFile(file: string, run: Run, { change, write }: Edit): Promise<void> {
  await locked(file, run, async () => {
    for (let attempt = 1; ; attempt++) {
      const before = await digestOf(file);
      const bytes = await change();
      if (bytes === undefined) return;
      const overtaken = new Abort('file-changed', { file });
      const check = async () => {
        if ((await digestOf(file)) !== before) throw overtaken;
      };
      try {
        return await write(bytes, check);
      } catch (error) {
        if (error !== overtaken || attempt === ATTEMPTS) throw error;
      }
    }
  });
}

const digestOf = async (file: string): Promise<string | undefined> =>
  readPlain(file).then(sha256, (error: NodeJS.ErrnoException) => {
    if (error instanceof Abort) throw error;
    if (error.code === 'ENOENT') return undefined;
    throw new Abort('file-unreadable', { file, why: error.code ?? String(error) });
  });

const [WAITS, A_WAIT] = [250, 20];

async function locked(file: string, run: Run, work: () => Promise<void>): Promise<void> {
  const lock = join(dirname(file), `.${basename(file)}.lock`);
  for (let waited = 0; !(await taken(file, lock, run)); waited++) {
    if (waited === WAITS) throw new Abort('file-busy', { file, lock });
    if (await isLeft(lock, run)) await clear(lock, run);
    else await run.pause(A_WAIT);
  }
  const release = run.atExit(() => rmSync(lock, { force: true }));
  try {
    await work();
  } finally {
    release();
    await rm(lock, { force: true });
  }
}

async function taken(file: string, lock: string, run: Run): Promise<boolean> {
  try {
    const handle = await open(lock, 'wx', 0o600);
    try {
      await handle.writeFile(`${markOf(run)}${END}`);
    } catch (error) {
      // A full disk makes the file and takes nothing into it: nobody would know whose it is.
      await rm(lock, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return false;
    throw new Abort('file-unwritable', { file, why: code ?? String(error) });
  }
}

/** Behind the mark in a lock: without it, what is there may be the number of another process. */
const END = '\n';
/** Who makes a lock writes into it at once. */
const UNFINISHED_AT_MOST = 5000;

/** Of a program that was killed while it held it. */
const isLeft = async (lock: string, run: Run): Promise<boolean> => {
  const mark = await readPlain(lock).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
  if (mark === undefined) return false;
  if (!mark.endsWith(END)) return (await ageOf(lock, run.now())) > UNFINISHED_AT_MOST;
  return hasEnded({ mark: mark.slice(0, -END.length), file: lock }, run);
};

/** Two may find the same lock left: the slower of them must not remove the one that the faster has taken since. */
async function clear(lock: string, run: Run): Promise<void> {
  const { path, settled } = await besideFor(run)(lock);
  const isMine = await rename(lock, path).then(
    () => true,
    () => false,
  );
  if (isMine && !(await isLeft(path, run))) await link(path, lock).catch(() => undefined);
  await rm(path, { force: true });
  settled();
}

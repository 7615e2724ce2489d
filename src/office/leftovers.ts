import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A run of this program among others that write into the same folders. */
export interface Run {
  readonly pid: number;
  /** Does a process of that number run on this machine? */
  readonly isRunning: (pid: number) => boolean;
  /** Done when the run ends, unless it is killed. The answer takes it back. */
  readonly atExit: (work: () => void) => () => void;
  /** In milliseconds. */
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** The place of a file that is being written, beside its own. */
export interface HalfWritten {
  readonly path: string;
  /** It has its name, or is gone, or must stay: it is not removed when the program ends. */
  readonly settled: () => void;
}

/** Makes the place of a half-written file. What killed programs left in the same folder is removed first. */
export type Beside = (file: string) => Promise<HalfWritten>;

/** What a program left that did not come to its end. */
export interface Leftover {
  readonly file: string;
  /**
   * `whole` is perhaps the only copy of what the records speak of, and to be removed only where they do not; `made` is one of the files
   * of an answer, of which the next run that makes it tells.
   */
  readonly state: 'half' | 'made' | 'whole';
}

/** `.list.csv.1f2e3d4c.a1b2c3-4711.part`: of one process on one machine; of a database also what SQLite keeps beside it. */
const OURS = /^\..+\.[0-9a-f]{8}\.([0-9a-f]{6}-\d+)\.(part|made|whole\.part)(?:-(?:journal|wal|shm))?$/s;
/** `coopj.db.head.4711.part`: what tells other programs of a database, while it is written. A share holds no database: it is this machine's. */
const BESIDE = /^(.+)\.(?:head|writer)\.(\d+)\.part$/s;
const STATES: Readonly<Record<string, Leftover['state']>> = { part: 'half', made: 'made', 'whole.part': 'whole' };
export const A_DAY = 24 * 60 * 60 * 1000;

/** The machine and the process: `a1b2c3-4711`. */
export const markOf = ({ pid }: Run): string =>
  `${createHash('sha256').update(hostname()).digest('hex').slice(0, 6)}-${pid}`;

/**
 * Has the process ended that left its mark? One of this machine is asked whether it runs. Of another machine's nobody knows, and a
 * number is given again: after a day nobody writes any more.
 */
export async function hasEnded(
  { mark, file }: { readonly mark: string; readonly file: string },
  run: Run,
): Promise<boolean> {
  // What this very run writes, it writes still, whatever its clock says.
  if (mark === markOf(run)) return false;
  const [machine, pid] = mark.split('-');
  const [own] = markOf(run).split('-');
  return (machine === own && !run.isRunning(Number(pid))) || (await ageOf(file, run.now())) > A_DAY;
}

/** The name of a file that is written to its end, from now on until it has its own: the records may speak of it. */
export const wholeOf = (half: string): string => half.replace(/\.part$/, '.whole.part');

/** Half-written files of a program. They hold what people entrusted to the office, so none is left behind. */
export function besideFor(run: Run): Beside {
  const swept = new Set<string>();
  return async (file) => {
    const folder = dirname(file);
    if (!swept.has(folder)) {
      swept.add(folder);
      for (const left of await leftoversIn(folder, run))
        if (left.state === 'half') await rm(left.file, { recursive: true, force: true });
    }
    const mark = `${randomBytes(4).toString('hex')}.${markOf(run)}`;
    const path = join(folder, `.${basename(file)}.${mark}.part`);
    const removed = () => {
      for (const end of ['.part', '.part-journal', '.made'])
        rmSync(path.replace(/\.part$/, end), { recursive: true, force: true });
    };
    return { path, settled: run.atExit(removed) };
  };
}

/** Who ends by himself, and looks after nobody. */
export const ALONE: Run = { pid: 0, isRunning: () => true, atExit: () => () => {}, now: () => 0, pause: setTimeout };

/** What programs left beside their files in a folder. */
export async function leftoversIn(folder: string, run: Run): Promise<readonly Leftover[]> {
  const names = await readdir(folder).catch(() => []);
  const found: Leftover[] = [];
  for (const name of names) {
    const [, mark = '', end = ''] = OURS.exec(name) ?? besideOf(names, run, name) ?? [];
    const state = STATES[end];
    const file = join(folder, name);
    if (state !== undefined && (await hasEnded({ mark, file }, run))) found.push({ file, state });
  }
  return found;
}

function besideOf(names: readonly string[], run: Run, name: string): readonly string[] | undefined {
  const [, database = '', pid] = BESIDE.exec(name) ?? [];
  return names.includes(database) ? [name, markOf({ ...run, pid: Number(pid) }), 'part'] : undefined;
}

/** In milliseconds. */
export const ageOf = async (file: string, now: number): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => now - mtimeMs,
    () => 0,
  );

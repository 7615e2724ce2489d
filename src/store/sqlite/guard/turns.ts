import { setTimeout as pause } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { Abort } from '../../../errors.ts';
import { guarded } from '../problems.ts';
import { type Writer, writerOf } from './writer-file.ts';

/** How this program takes its turn among others that write to the same file, and what it tells them of itself. */
export interface Turns {
  /** Milliseconds to wait for another at most. */
  readonly patience?: number;
  /** This program, for others who wait for it, since it began. */
  readonly self?: Writer;
  /** Does a process with this number run? */
  readonly isRunning?: (pid: number) => boolean;
  /** Told after a second of waiting, then every ten; `writer` is unknown where another kind of program holds the file. */
  readonly waiting?: (writer: Writer | undefined, waited: number) => void;
  /** Waits for some milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** One minute. */
export const PATIENCE = 60_000;
const [SHORTEST, LONGEST] = [10, 100];
const FIRST_TOLD = 1000;
const TOLD_EVERY = 10_000;

/**
 * Does what needs the file, again and again while another program holds it. It waits in short steps and not within SQLite, which would
 * stop everything else: what is told on the screen, and Ctrl-C. Throws Abort `store-locked` with who holds it.
 */
export async function inTurn<T>(file: string, turns: Turns, work: () => T | Promise<T>): Promise<T> {
  const { patience = PATIENCE, waiting, pause: wait = pause } = turns;
  let step = SHORTEST;
  let told = FIRST_TOLD;
  for (let waited = 0; ; waited += step, step = Math.min(2 * step, LONGEST)) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Abort && error.problem === 'store-locked')) throw error;
      const writer = writerOf(file, turns.isRunning);
      if (waited >= patience) throw new Abort('store-locked', { file, waited, ...(writer && { writer }) });
      if (waited >= told) {
        waiting?.(writer, waited);
        told += TOLD_EVERY;
      }
      await wait(step);
    }
  }
}

/** The same on an open database, without a moment's patience of SQLite's own. */
export const inTurnOn = <T>(db: Database.Database, file: string, turns: Turns, work: () => T): Promise<T> =>
  inTurn(file, turns, () =>
    guarded(file, () => {
      const moment = db.pragma('busy_timeout', { simple: true }) as number;
      db.pragma('busy_timeout = 0');
      try {
        return work();
      } finally {
        db.pragma(`busy_timeout = ${moment}`);
      }
    }),
  );

import { setTimeout as wait } from 'node:timers/promises';
import { isLost, isNowhere, isPassing, isSlow, problem } from './problems.ts';
import type { Sql, SqlValue } from './sql.ts';

/** How often what was lost on the way is tried at least; the pauses between, in milliseconds, each twice as long as the last. */
const TRIES = 5;
const FIRST = 50;
const LONGEST = 1000;
/** Before this try whoever waits is told. */
const TOLD = 4;

const lengthOf = (tries: number): number => Math.min(FIRST * 2 ** (tries - 1), LONGEST);
/** The pause before the n-th new try. */
export const pauseBefore = (tries: number): Promise<unknown> => wait(lengthOf(tries));
export const isLastTry = (tries: number): boolean => tries >= TRIES;

/** How long a server that does not answer is tried again: one may be starting, or another take its place. */
export interface Patience {
  /** Milliseconds. */
  readonly patience?: number;
  /** Told once, after a moment. */
  readonly waiting?: () => void;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/**
 * The connection of one store, made anew where it was lost. Outside of a transaction a statement that reads is simply asked again;
 * within one, what was lost is told to whoever began it.
 */
export function session(
  connect: () => Promise<Sql>,
  at: string,
  { patience = 0, waiting, pause = wait }: Patience = {},
) {
  let sql: Sql | undefined;
  let wasThere = false;
  let within: 'writing' | 'looking' | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** What began on a connection ends with it. */
  const current = (): Sql | undefined => (sql && (within || !sql.isBroken) ? sql : undefined);

  async function connection(): Promise<Sql> {
    await sql?.close().catch(() => undefined);
    sql = undefined;
    sql = await connect();
    wasThere = true;
    return sql;
  }

  async function asking<T>(work: (on: Sql) => Promise<T>): Promise<T> {
    let end: AbortSignal | undefined;
    let paused = 0;
    for (let tries = 1; ; tries += 1) {
      try {
        // At once where it can be: statements go out in the order in which they were asked for.
        return await work(current() ?? (await connection()));
      } catch (error) {
        if (within) throw within === 'looking' ? problem(error, at) : error;
        // A replica ends what reads rows that its primary has removed.
        const isOver = isPassing(error) ? isLastTry(tries) : isNowhere(error) ? !wasThere : !isLost(error);
        end ??= AbortSignal.timeout(patience);
        if (isOver || (isLastTry(tries) && (end.aborted || paused >= patience))) throw problem(error, at);
        if (patience > 0 && (tries === TOLD || (tries === 1 && isSlow(error)))) waiting?.();
        paused += lengthOf(tries);
        await pause(lengthOf(tries));
      }
    }
  }

  async function begin<T = void>(how: string, first?: (on: Sql) => Promise<T>): Promise<T> {
    const { answer } = await asking(async (on) => {
      const begun = on.run(`BEGIN ${how}`);
      const answer = first?.(on);
      // It is told to whoever waits for it.
      answer?.catch(() => undefined);
      await begun;
      return { answer };
    });
    within = 'writing';
    return answer as T;
  }

  return {
    at,
    query: <Row extends object>(text: string, values?: readonly SqlValue[]): Promise<readonly Row[]> =>
      asking((on) => on.query<Row>(text, values)),
    lists: (text: string, values?: readonly SqlValue[]) => asking((on) => on.lists(text, values)),
    /**
     * Begins a transaction, on a connection that answers, and asks `first` in it without waiting for that answer. Its errors are
     * PostgreSQL's own until it ends.
     */
    begin,
    /** Begins a look: until it is rolled back all that is asked is of one moment, and what goes wrong is told. */
    async look(): Promise<void> {
      await begin('ISOLATION LEVEL REPEATABLE READ READ ONLY');
      within = 'looking';
    },
    commit: async (): Promise<void> => {
      try {
        await sql?.commit();
      } finally {
        within = undefined;
      }
    },
    /** Ends what is left open, whatever state the connection is in. */
    async rollBack(): Promise<void> {
      if (!within) return;
      within = undefined;
      // What was not committed is gone with the connection.
      await sql?.run('ROLLBACK').catch(() => undefined);
    },
    /** One transaction at a time on this connection, in the order in which they were asked for. */
    alone<T>(work: () => Promise<T>): Promise<T> {
      const done = last.then(work);
      last = done.catch(() => undefined);
      return done;
    },
    async close(): Promise<void> {
      await last;
      await sql?.close();
    },
  };
}
export type Session = ReturnType<typeof session>;

import { setTimeout as wait } from 'node:timers/promises';
import { isLost, problem } from './problems.ts';
import type { Sql, SqlValue } from './sql.ts';

/** How often what was lost on the way is tried again, and the first pause before that, in milliseconds; each one is twice as long. */
const TRIES = 5;
const FIRST = 50;

/** The pause before the n-th new try. */
export const pauseBefore = (tries: number): Promise<unknown> => wait(FIRST * 2 ** (tries - 1));
export const isLastTry = (tries: number): boolean => tries >= TRIES;

/**
 * The connection of one store, made anew where it was lost. Outside of a transaction a statement that reads is simply asked again;
 * within one, what was lost is told to whoever began it.
 */
export function session(connect: () => Promise<Sql>, at: string) {
  let sql: Sql | undefined;
  let within = false;
  let last: Promise<unknown> = Promise.resolve();

  async function connection(): Promise<Sql> {
    // What began on a connection ends with it.
    if (sql && (within || !sql.isBroken)) return sql;
    await sql?.close().catch(() => undefined);
    sql = undefined;
    sql = await connect();
    return sql;
  }

  async function asking<T>(work: (on: Sql) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work(await connection());
      } catch (error) {
        if (within || !isLost(error)) throw within ? error : problem(error, at);
        if (isLastTry(tries)) throw problem(error, at);
        await pauseBefore(tries);
      }
    }
  }

  return {
    at,
    query: <Row extends object>(text: string, values?: readonly SqlValue[]): Promise<readonly Row[]> =>
      asking((on) => on.query<Row>(text, values)),
    lists: (text: string, values?: readonly SqlValue[]) => asking((on) => on.lists(text, values)),
    /** Begins a transaction, on a connection that answers. Its errors are PostgreSQL's own until it ends. */
    async begin(how: string): Promise<void> {
      await asking((on) => on.run(`BEGIN ${how}`));
      within = true;
    },
    commit: async (): Promise<void> => {
      try {
        await sql?.commit();
      } finally {
        within = false;
      }
    },
    /** Ends what is left open, whatever state the connection is in. */
    async rollBack(): Promise<void> {
      if (!within) return;
      within = false;
      // What was not committed is gone with the connection.
      await sql?.run('ROLLBACK').catch(() => undefined);
    },
    /** One transaction at a time on this connection, in the order in which they were asked for. */
    alone<T>(work: () => Promise<T>): Promise<T> {
      const done = last.then(work);
      last = done.catch(() => undefined);
      return done;
    },
    /** Resolves when everything requested is done. */
    settled: (): Promise<unknown> => last,
    async close(): Promise<void> {
      await last;
      await sql?.close();
    },
  };
}
export type Session = ReturnType<typeof session>;

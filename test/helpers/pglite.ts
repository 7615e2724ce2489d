import { PGlite } from '@electric-sql/pglite';
import type { Sql } from '../../src/store/postgres/sql.ts';

/**
 * Connections to a PostgreSQL that runs in this process and knows one session alone: whoever begins a transaction has it to the end, and
 * what others ask waits until then.
 */
export async function inProcess(): Promise<{ connect(): Promise<Sql>; close(): Promise<void> }> {
  const server = await PGlite.create();
  let holder: object | undefined;
  const free: (() => void)[] = [];

  function connect(): Promise<Sql> {
    const me = {};
    async function inTurn<T>(work: () => Promise<T>): Promise<T> {
      while (holder !== undefined && holder !== me) await new Promise<void>((done) => free.push(done));
      return work();
    }
    const release = () => {
      if (holder !== me) return;
      holder = undefined;
      for (const go of free.splice(0)) go();
    };
    return Promise.resolve({
      query: <Row extends object>(text: string, values: readonly unknown[] = []) =>
        inTurn(async () => (await server.query<Row>(text, [...values])).rows),
      lists: (text, values = []) =>
        inTurn(async () => (await server.query<unknown[]>(text, [...values], { rowMode: 'array' })).rows),
      run: (text) =>
        inTurn(async () => {
          if (text.startsWith('BEGIN')) holder = me;
          await server.exec(text);
          if (text === 'ROLLBACK') release();
        }),
      commit: () =>
        inTurn(async () => {
          await server.exec('COMMIT');
          release();
        }),
      isBroken: false,
      close: async () => release(),
    });
  }
  return { connect, close: () => server.close() };
}

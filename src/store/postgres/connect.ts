import pg from 'pg';
import pgpass from 'pgpass';
import type { Sql, SqlValue } from './sql.ts';

export interface Connection {
  /** `postgres://HOST/DATABASE`; TLS and all else as it says. */
  readonly url: string;
  /** Where the URL has none. */
  readonly password?: string;
  /** Milliseconds to wait for another writer at most. */
  readonly patience: number;
}

/** Milliseconds. */
const TO_CONNECT = 10_000;
const FOR_A_STATEMENT = 120_000;
/** A program that stands still in the middle of writing keeps the others waiting no longer. */
const IDLE = 600_000;
const INT8 = 20;

/** A URL says what libpq would read in it; this client reads `require` otherwise, unless told. */
function asLibpq(url: string): string {
  const isSaid = /[?&]sslmode=/.test(url) && !/[?&]uselibpqcompat=/.test(url);
  return isSaid ? `${url}&uselibpqcompat=true` : url;
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    Number(oid) === INT8 ? Number : (pg.types.getTypeParser(oid, format as 'text') as (text: string) => unknown),
};

const passwordOf =
  ({ host, port, database, user }: pg.Client) =>
  (): Promise<string | undefined> =>
    new Promise((done) => pgpass({ host, port, ...(database && { database }), ...(user && { user }) }, done));

/** Connects to a server. */
export async function connectTo({ url, password, patience }: Connection): Promise<Sql> {
  const statement = Math.max(FOR_A_STATEMENT, 2 * patience);
  const client = new pg.Client({
    connectionString: asLibpq(url),
    application_name: 'coopj',
    connectionTimeoutMillis: TO_CONNECT,
    statement_timeout: statement,
    // Longer than the server's: it is for a way that is cut.
    query_timeout: statement + TO_CONNECT,
    lock_timeout: Math.max(patience, 1),
    idle_in_transaction_session_timeout: IDLE,
    keepAlive: true,
    // What does not rest on an answer goes out behind what is asked; the server takes one after the other.
    pipeline: true,
    types,
  });
  // An address without a password leaves it open; the client's own look into ~/.pgpass tells the user that it will end.
  client.password ||= password ?? (passwordOf(client) as unknown as string);
  let isBroken = false;
  client.on('error', () => {
    isBroken = true;
  });
  client.on('end', () => {
    isBroken = true;
  });
  await client.connect();

  async function ask<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      // The server still works on it, and what it answers then would be taken for the answer to another statement.
      if (error instanceof Error && error.message === 'Query read timeout') isBroken = true;
      throw error;
    }
  }

  return {
    query: <Row extends object>(text: string, values: readonly SqlValue[] = []) =>
      ask(async () => (await client.query<Row & pg.QueryResultRow>({ text, values: [...values] })).rows),
    lists: (text, values = []) =>
      ask(async () => (await client.query<unknown[]>({ text, values: [...values], rowMode: 'array' })).rows),
    run: (text) => ask(async () => void (await client.query(text))),
    commit: () =>
      ask(async () => {
        // A transaction in which a statement failed is rolled back, and no error says so.
        const { command } = await client.query('COMMIT');
        if (command !== 'COMMIT') throw new Error(`the transaction ended with ${command}`);
      }),
    get isBroken() {
      return isBroken;
    },
    close: () => client.end(),
  };
}

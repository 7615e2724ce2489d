import pg from 'pg';
import { addressFault, hostsOf } from '../../core/text/address.ts';
import { Abort } from '../../errors.ts';
import { loggedIn, type Typist } from './login.ts';
import { isLost, isNowhere, isReadOnly, Moved } from './problems.ts';
import type { Sql, SqlValue } from './sql.ts';

export interface Connection {
  /** `postgres://HOST/DATABASE`; several hosts, TLS and all else as it says. */
  readonly url: string;
  /** Where the URL has none. */
  readonly password?: string;
  /** Where the password is nowhere at all, and somebody sits there. */
  readonly asked?: Typist;
  /** Milliseconds to wait at most: for another writer, and for a server that does not answer. */
  readonly patience: number;
  /** Told once where a server lets somebody wait. */
  readonly waiting?: () => void;
}

/** Milliseconds. */
const TO_CONNECT = 10_000;
/** Where another server may answer instead. */
const TO_TRY = 3000;
const FOR_A_STATEMENT = 120_000;
/** A program that stands still in the middle of writing keeps the others waiting no longer. */
const IDLE = 600_000;
const INT8 = 20;
/** What an address says of encryption is meant as libpq reads it; this client reads `require` otherwise, unless told. */
function asLibpq(url: string): string {
  return /[?&]sslmode=/.test(url) ? `${url}&uselibpqcompat=true` : url;
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    Number(oid) === INT8 ? Number : (pg.types.getTypeParser(oid, format as 'text') as (text: string) => unknown),
};

/**
 * Connects to a server: of several to the first one that answers and is what is wanted. What one of them refuses to a login, the others
 * refuse too. Throws Abort `not-one-of`.
 */
export async function connectTo(connection: Connection): Promise<Sql> {
  const fault = addressFault(connection.url);
  if (fault) throw new Abort('not-one-of', fault);
  const { urls, wanted } = hostsOf(connection.url);
  const hasOthers = urls.length > 1;
  let why: unknown;
  for (const url of urls) {
    try {
      const sql = await connectToOne({ ...connection, url }, hasOthers);
      const isIt = await isWanted(sql, wanted).catch((error) => {
        // Some never answer to the good-bye.
        sql.close().catch(() => undefined);
        throw error;
      });
      if (isIt) return sql;
      await sql.close();
      why = new Moved(wanted === 'read-write' || wanted === 'primary' ? 'no-primary' : 'no-replica');
    } catch (error) {
      if (!hasOthers || !isLost(error)) throw error;
      // One that may pass counts more than a name that nobody has.
      if (why === undefined || isNowhere(why)) why = error;
    }
  }
  throw why;
}

async function isWanted(sql: Sql, wanted: string): Promise<boolean> {
  if (wanted === 'any') return true;
  const [row] = await sql.lists('SHOW transaction_read_only');
  return (row?.[0] === 'on') === (wanted === 'read-only' || wanted === 'standby');
}

async function connectToOne(connection: Connection, hasOthers: boolean): Promise<Sql> {
  const { url, patience } = connection;
  const statement = Math.max(FOR_A_STATEMENT, 2 * patience);
  const config = {
    connectionString: asLibpq(url),
    application_name: 'coopj',
    connectionTimeoutMillis: hasOthers ? TO_TRY : TO_CONNECT,
    statement_timeout: statement,
    // Longer than the server's: it is for a way that is cut.
    query_timeout: statement + TO_CONNECT,
    lock_timeout: Math.max(patience, 1),
    idle_in_transaction_session_timeout: IDLE,
    keepAlive: true,
    // Statements go out without waiting for the answers to those before; the server takes one after the other.
    pipeline: true,
    types,
  };
  const client = await loggedIn(config, connection);
  let isBroken = false;
  client.on('error', () => {
    isBroken = true;
  });
  client.on('end', () => {
    isBroken = true;
  });

  async function ask<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      // The server still works on it, and what it answers then would be taken for the answer to another statement.
      if (error instanceof Error && error.message === 'Query read timeout') isBroken = true;
      if (!hasOthers || !isReadOnly(error)) throw error;
      isBroken = true;
      throw new Moved('no-primary');
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

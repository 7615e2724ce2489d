import pg from 'pg';
import pgpass from 'pgpass';
import { codeOf, Unusable } from './problems.ts';

/** Whose password a server wants. */
export interface Account {
  readonly login: string;
  /** Or the folder of its socket. */
  readonly host: string;
  readonly database: string;
}

/** Somebody who sits at a terminal. */
export interface Typist {
  /** What was typed before, for whoever connects next; it lies nowhere else. */
  readonly kept: { password?: string };
  ask(wanted: Account, wasWrong: boolean): Promise<string>;
}

/** Passwords that are typed for one connection, the one kept included. */
const TRIES = 3;

const filed = ({ host, port, database, login }: Account & { readonly port: number }) =>
  new Promise<string | undefined>((done) => pgpass({ host, port, database, user: login }, done));

/** The address is read, and the files that it names. */
function clientOf(config: pg.ClientConfig): pg.Client {
  try {
    return new pg.Client(config);
  } catch (error) {
    const { syscall, message } = error as NodeJS.ErrnoException;
    if (syscall !== undefined) throw new Unusable('certificate-file');
    throw new Unusable(message.startsWith('SECURITY WARNING') ? 'no-root-certificate' : 'address');
  }
}

/**
 * Logs in with the password of the address, else the one given, else that of the usual file, else what somebody types. They are asked
 * between two tries: while a server waits for a password, it and the client count the seconds.
 */
export async function loggedIn(
  config: pg.ClientConfig,
  { password, asked }: { readonly password?: string; readonly asked?: Typist },
): Promise<pg.Client> {
  for (let wrong = 0; ; ) {
    const client = clientOf(config);
    const { user: login = '', host, port, database = '' } = client;
    let typed: string | undefined;
    const find = async () => {
      const found = await filed({ login, host, port, database });
      if (found) return found;
      typed = asked?.kept.password;
      if (typed === undefined) throw new Unusable('no-password');
      return typed;
    };
    // Left to itself the client looks into ~/.pgpass too, and tells the user that it soon will not.
    client.password ||= password ?? (find as unknown as string);
    // What it says after it was given up reaches nobody.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      // Some never answer to the good-bye.
      client.end().catch(() => undefined);
      const isWrong = typed !== undefined && /^28/.test(codeOf(error) ?? '');
      if (isWrong) {
        wrong += 1;
        delete asked?.kept.password;
      }
      const isWanted = isWrong ? wrong < TRIES : error instanceof Unusable && error.message === 'no-password';
      if (!asked || !isWanted) throw error;
      asked.kept.password = await asked.ask({ login, host, database }, isWrong);
    }
  }
}

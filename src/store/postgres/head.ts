import { suffices } from '../../core/people/people.ts';
import { Abort } from '../../errors.ts';
import { PROJECTION } from '../projection.ts';
import { codeOf } from './problems.ts';
import type { Session } from './session.ts';
import type { Sql } from './sql.ts';
import { personIn } from './who.ts';

/** The row of an office that whoever writes holds: up to where its tables go. */
export interface Head {
  readonly version: number;
  readonly seq: number;
  readonly hash: string;
}

/**
 * Begins a transaction that holds the head row of an office: whoever writes next waits until it has ended. `first` is asked behind the
 * lock, in the same message to the server.
 */
export async function beginWriting(
  session: Session,
  office: string,
  first: (on: Pick<Sql, 'query'>) => Promise<unknown> = async () => undefined,
): Promise<Head> {
  const [[head]] = await session.begin('ISOLATION LEVEL READ COMMITTED', (on) =>
    Promise.all([
      on.query<Head>('SELECT version, seq, hash FROM projection WHERE office = $1 FOR UPDATE', [office]),
      first(on),
    ]),
  );
  return head ?? refused(session, office);
}

/** A row that may not be changed is not there: somebody who has been let in no more since, or to look alone. */
async function refused(session: Session, office: string): Promise<never> {
  const me = await personIn(session, office);
  if (!me || suffices(me.role, 'clerk')) throw new Abort('store-missing', { file: session.at });
  const { login, role } = me;
  throw new Abort('rights-lacking', { login, office, role, needs: 'clerk' });
}

/** As the server says it where it does not keep silent. */
export const unpermitted = (at: string): Abort => new Abort('store-unreadable', { file: at, why: '42501' });

const BY_ZERO = '22012';

/**
 * Says how far the tables go. What a login may not change is passed over in silence: whoever lost the right since the lock fails
 * here, and so does the commit behind it.
 */
export async function moveHead(
  { query, at }: Session,
  office: string,
  { seq, hash }: Pick<Head, 'seq' | 'hash'>,
): Promise<void> {
  try {
    await query(
      `WITH moved AS (UPDATE projection SET version = $2, seq = $3, hash = $4 WHERE office = $1 RETURNING 1)
       SELECT 1 / count(*) FROM moved`,
      [office, PROJECTION, seq, hash],
    );
  } catch (error) {
    throw codeOf(error) === BY_ZERO ? unpermitted(at) : error;
  }
}

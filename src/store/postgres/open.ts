import { shownUrl } from '../../core/text/address.ts';
import { Abort } from '../../errors.ts';
import { PROJECTION } from '../projection.ts';
import type { Shelf } from '../shelf.ts';
import type { Store } from '../store.ts';
import { lockHead } from './apply.ts';
import { type Connection, connectTo } from './connect.ts';
import { migrate, SCHEMA, schemaOf } from './migrate.ts';
import { type PostgresOptions, postgresStore } from './postgres.ts';
import { problem } from './problems.ts';
import { rebuild } from './rebuild.ts';
import { type Patience, type Session, session } from './session.ts';
import { shelf } from './shelf.ts';
import type { Sql } from './sql.ts';

/** An office's records on a server, and what lies beside them there; closed with the records. */
interface Shared {
  readonly store: Store;
  readonly shelf: Shelf;
}

/** Opens an office's records on a server, bringing older tables up to date. Throws Abort `store-…` (exit 5). */
export const openPostgres = (connection: Connection, options: PostgresOptions): Promise<Shared> =>
  openOn(() => connectTo(connection), shownUrl(connection.url), options, connection);

/** The same, whatever speaks to the server. */
export async function openOn(
  connect: () => Promise<Sql>,
  at: string,
  options: PostgresOptions,
  patience?: Patience,
): Promise<Shared> {
  const opened = session(connect, at, patience);
  try {
    await prepare(opened, options);
    return { store: postgresStore(opened, options), shelf: shelf(opened, options.office) };
  } catch (error) {
    await opened.close().catch(() => undefined);
    throw problem(error, at);
  }
}

interface Found {
  readonly version: number;
  readonly seq: number;
  readonly hash: string;
  readonly last: number | null;
  readonly day: string | null;
  readonly stands: string | null;
}

async function prepare(opened: Session, options: PostgresOptions): Promise<void> {
  const { at, query } = opened;
  const { office, migrations, create = false, examine = false } = options;
  const schema = await schemaOf(opened);
  if (schema === undefined && !create) throw new Abort('store-missing', { file: at });
  if ((schema ?? 0) > SCHEMA) throw new Abort('store-newer', { file: at, found: schema ?? 0, known: SCHEMA });
  if ((schema ?? 0) < SCHEMA) await migrate(opened, migrations);
  if (create) {
    await query('INSERT INTO projection (office, version) VALUES ($1, $2) ON CONFLICT (office) DO NOTHING', [
      office,
      PROJECTION,
    ]);
  }
  const [found] = await query<Found>(
    `SELECT projection.*, line.seq AS last, line.day, line.hash AS stands FROM projection
     LEFT JOIN LATERAL (
       SELECT seq, day, hash FROM journal WHERE journal.office = projection.office ORDER BY seq DESC LIMIT 1
     ) AS line ON true WHERE projection.office = $1`,
    [office],
  );
  if (!found) throw new Abort('store-missing', { file: at });
  if (found.version > PROJECTION) throw new Abort('store-newer', { file: at, found: found.version, known: PROJECTION });
  const { seq, hash, last, day, stands } = found;
  if (!examine && (seq !== (last ?? 0) || hash !== (stands ?? ''))) {
    const head = last === null ? {} : { head: { seq: last, day: day as never } };
    throw new Abort('store-behind', { file: at, what: 'tables', noted: { seq }, ...head });
  }
  if (found.version < PROJECTION) await bringUpToDate(opened, office);
}

/** Of several programs that find the tables of an older one, the first makes them again. */
async function bringUpToDate(opened: Session, office: string): Promise<void> {
  await opened.begin('ISOLATION LEVEL READ COMMITTED');
  try {
    const { version } = await lockHead(opened, office);
    if (version < PROJECTION) await rebuild(opened, office);
    await opened.commit();
  } finally {
    await opened.rollBack();
  }
}

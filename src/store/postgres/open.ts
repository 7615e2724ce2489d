import { suffices } from '../../core/people/people.ts';
import { shownUrl } from '../../core/text/address.ts';
import { Abort } from '../../errors.ts';
import type { SchemaDifference } from '../layout.ts';
import type { People } from '../people.ts';
import { PROJECTION } from '../projection.ts';
import type { Shelf } from '../shelf.ts';
import type { Store } from '../store.ts';
import { type Connection, connectTo } from './connect.ts';
import { beginWriting } from './head.ts';
import { migrate, SCHEMA, schemaOf } from './migrate.ts';
import { peopleOf } from './people.ts';
import { type PostgresOptions, postgresStore } from './postgres.ts';
import { problem } from './problems.ts';
import { rebuild } from './rebuild.ts';
import { type Patience, type Session, session } from './session.ts';
import { shelf } from './shelf.ts';
import type { Sql } from './sql.ts';
import { type Me, personIn } from './who.ts';

/** An office's records on a server, and what lies beside them there; closed with the records. */
interface Shared {
  readonly store: Store;
  readonly shelf: Shelf;
  readonly me: Me;
  readonly people: People;
  /** In what tables and rights differ from what coopj makes. */
  structure(): Promise<SchemaDifference>;
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
    const me = await prepare(opened, options);
    const { office } = me;
    return {
      store: postgresStore(opened, { ...options, office }),
      shelf: shelf(opened, office),
      me,
      people: peopleOf(opened, options.migrations),
      structure: async () => (await import('./checkup/structure.ts')).structureDifference(opened, options.migrations),
    };
  } catch (error) {
    await opened.close().catch(() => undefined);
    throw problem(error, at);
  }
}

/** Who works in a store, for whoever runs it; closed at the end. */
export function openPeople(
  connection: Connection,
  migrations: string,
): { readonly people: People; close(): Promise<void> } {
  const opened = session(() => connectTo(connection), shownUrl(connection.url));
  return { people: peopleOf(opened, migrations), close: opened.close };
}

interface Found {
  readonly version: number;
  readonly seq: number;
  readonly hash: string;
  readonly last: number | null;
  readonly day: string | null;
  readonly stands: string | null;
}

async function prepare(opened: Session, options: PostgresOptions): Promise<Me> {
  const { at, query } = opened;
  const { migrations, create = false, examine = false } = options;
  const before = await personIn(opened, options.office);
  const schema = await schemaOf(opened);
  if (schema === undefined && !create) throw new Abort('store-missing', { file: at });
  if ((schema ?? 0) > SCHEMA) throw new Abort('store-newer', { file: at, found: schema ?? 0, known: SCHEMA });
  if ((schema ?? 0) < SCHEMA) {
    if (before?.owns === false)
      throw new Abort('not-store-owner', { login: before.login, owner: before.owner, why: 'tables' });
    await migrate(opened, migrations);
  }
  const me = before ?? (await personIn(opened, options.office));
  if (!me) throw new Abort('store-missing', { file: at });
  const { office } = me;
  if (create && me.owns) {
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
  if (found.version < PROJECTION) {
    const { login, role } = me;
    if (!suffices(role, 'clerk')) throw new Abort('rights-lacking', { login, office, role, needs: 'clerk' });
    await bringUpToDate(opened, office);
  }
  return me;
}

/** Of several programs that find the tables of an older one, the first makes them again. */
async function bringUpToDate(opened: Session, office: string): Promise<void> {
  try {
    const { version } = await beginWriting(opened, office);
    if (version < PROJECTION) await rebuild(opened, office);
    await opened.commit();
  } finally {
    await opened.rollBack();
  }
}

import type { Colleague, OfficeOfStore, Role } from '../../core/people/people.ts';
import { Abort } from '../../errors.ts';
import { PROJECTED } from '../layout.ts';
import type { People } from '../people.ts';
import { PROJECTION } from '../projection.ts';
import { migrate, RUN, SCHEMA, schemaOf } from './migrate.ts';
import { codeOf, problem } from './problems.ts';
import type { Session } from './session.ts';
import { type Who, whoIn } from './who.ts';

const GROUPS: Readonly<Record<Role, string>> = { admin: 'coopj_admin', clerk: 'coopj_clerk', reader: 'coopj_reader' };
const ALL = Object.values(GROUPS).join(', ');
const WRITERS = `${GROUPS.clerk}, ${GROUPS.admin}`;
const SHELF = ['blobs', 'files'];
const TABLES = [...PROJECTED, 'journal', 'journal_content', 'erasures', 'projection', 'people', ...SHELF, RUN];

/** What a group may do to any row at all; whose rows these are, and by which role of that office, policies say (migrations/postgres). */
const GRANTS: readonly string[] = [
  `REVOKE ALL ON ${TABLES.join(', ')} FROM PUBLIC, ${ALL}`,
  `GRANT SELECT ON ${TABLES.join(', ')} TO ${ALL}`,
  `GRANT INSERT, UPDATE, DELETE ON ${PROJECTED.join(', ')} TO ${WRITERS}`,
  `GRANT INSERT ON journal, journal_content, ${SHELF.join(', ')} TO ${WRITERS}`,
  `GRANT UPDATE (version, seq, hash) ON projection TO ${WRITERS}`,
  // What an erasure takes away.
  `GRANT DELETE ON journal_content, blobs TO ${GROUPS.admin}`,
  `GRANT INSERT ON erasures TO ${GROUPS.admin}`,
];

/** The longest name that PostgreSQL does not cut, in bytes. */
const LONGEST = 63;
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

interface Login {
  readonly can: boolean;
  readonly unbound: boolean;
}

/** `migrations`: the folder of the tables. */
export function peopleOf(session: Session, migrations: string): People {
  const { query, at } = session;

  /** One transaction of the owner of the tables. */
  async function asOwner<T>(work: (who: Who) => Promise<T>): Promise<T> {
    const who = await whoIn(session);
    if (!who) throw new Abort('store-missing', { file: at });
    if (!who.owns) throw new Abort('not-store-owner', { login: who.login, owner: who.owner, why: 'owner' });
    await session.begin('ISOLATION LEVEL READ COMMITTED');
    try {
      const done = await work(who);
      await session.commit();
      return done;
    } catch (error) {
      // The owner of the tables may do all of it but make and give roles.
      if (codeOf(error) === '42501')
        throw new Abort('not-store-owner', { login: who.login, owner: who.owner, why: 'roles' });
      throw problem(error, at);
    } finally {
      await session.rollBack();
    }
  }

  const offices = async (): Promise<readonly string[]> =>
    (await query<{ office: string }>('SELECT office FROM projection ORDER BY office')).map(({ office }) => office);
  const list = async (): Promise<readonly Colleague[]> =>
    (
      await query<Colleague & { readonly name: string | null }>(
        'SELECT login, office, role, name FROM people ORDER BY office, login',
      )
    ).map(({ name, ...one }) => ({ ...one, ...(name !== null && { name }) }));

  async function loginOf(login: string): Promise<Login | undefined> {
    const [found] = await query<Login>(
      `SELECT rolcanlogin AS can,
         rolsuper OR rolbypassrls OR rolcreaterole OR pg_has_role(oid, (SELECT relowner FROM pg_class WHERE oid = 'people'::regclass), 'MEMBER') AS unbound
       FROM pg_roles WHERE rolname = $1`,
      [login],
    );
    return found;
  }

  async function makesLogins(): Promise<boolean> {
    const [found] = await query<{ may: boolean }>(
      'SELECT rolcreaterole OR rolsuper AS may FROM pg_roles WHERE rolname = session_user',
    );
    return found?.may ?? false;
  }

  /** Makes tables, roles and rights, or brings them up to date. */
  async function prepare(): Promise<void> {
    const schema = await schemaOf(session);
    if ((schema ?? 0) > SCHEMA) throw new Abort('store-newer', { file: at, found: schema ?? 0, known: SCHEMA });
    if ((schema ?? 0) < SCHEMA) await migrate(session, migrations);
    await asOwner(async () => {
      const there = await query<{ name: string }>(
        'SELECT rolname::text AS name FROM pg_roles WHERE rolname = ANY($1::text[])',
        [Object.values(GROUPS)],
      );
      const missing = Object.values(GROUPS).filter((group) => !there.some(({ name }) => name === group));
      for (const group of missing) await query(`CREATE ROLE ${group} NOLOGIN`);
      const [home] = await query<{ schema: string; database: string }>(
        'SELECT quote_ident(current_schema()) AS schema, quote_ident(current_database()) AS database',
      );
      for (const grant of [
        `REVOKE CREATE ON SCHEMA ${home?.schema} FROM PUBLIC`,
        `REVOKE ALL ON SCHEMA ${home?.schema} FROM ${ALL}`,
        `REVOKE ALL ON DATABASE ${home?.database} FROM ${ALL}`,
        `GRANT USAGE ON SCHEMA ${home?.schema} TO ${ALL}`,
        // A look at the history fills tables of its own.
        `GRANT CONNECT, TEMPORARY ON DATABASE ${home?.database} TO ${ALL}`,
        ...GRANTS,
      ])
        await query(grant);
    });
  }

  /** The same where anything of it is missing: whoever worked alone made tables, and no roles. */
  async function ready(): Promise<void> {
    const [found] = await query<{ whole: boolean }>(
      `SELECT bool_and(coalesce(has_table_privilege(to_regrole(login)::oid, to_regclass(name)::oid, 'SELECT'), false)) AS whole
       FROM unnest($1::text[]) AS login, unnest($2::text[]) AS name`,
      [Object.values(GROUPS), TABLES],
    );
    if (!found?.whole) await prepare();
  }

  return {
    async init() {
      await prepare();
      return offices();
    },

    async addOffice(office) {
      await ready();
      return asOwner(async () => {
        const made = await query(
          'INSERT INTO projection (office, version) VALUES ($1, $2) ON CONFLICT (office) DO NOTHING RETURNING office',
          [office, PROJECTION],
        );
        return made.length > 0 ? 'made' : 'there';
      });
    },

    async add({ login, office, role, name }, { dryRun }) {
      if (!dryRun) await ready();
      return asOwner(async (who) => {
        if (Buffer.byteLength(login) > LONGEST) throw new Abort('login-unfit', { login, why: 'long' });
        const known = await offices();
        if (!known.includes(office)) throw new Abort('no-such-office', { office, known });
        const before = (await list()).find((one) => one.login === login);
        if (before && before.office !== office) throw new Abort('person-elsewhere', { login, office: before.office });
        const found = await loginOf(login);
        if (found && !found.can) throw new Abort('login-unfit', { login, why: 'group' });
        if (/^pg_|^(?:public|none)$/.test(login)) throw new Abort('login-unfit', { login, why: 'reserved' });
        const answer = {
          login: found ? ('there' as const) : ('made' as const),
          isUnbound: found?.unbound ?? false,
          hadLeft: before?.role === 'left',
        };
        if (dryRun) {
          if (!found && !(await makesLogins()))
            throw new Abort('not-store-owner', { login: who.login, owner: who.owner, why: 'roles' });
          return answer;
        }
        if (!found) await query(`CREATE ROLE ${quoted(login)} LOGIN`);
        await query(`GRANT ${GROUPS[role]} TO ${quoted(login)}`);
        await query(
          `INSERT INTO people (login, office, name, role) VALUES ($1, $2, $3, $4)
           ON CONFLICT (login) DO UPDATE SET role = excluded.role, name = coalesce(excluded.name, people.name)`,
          [login, office, name ?? null, role],
        );
        return answer;
      });
    },

    list: async () => {
      if (!(await whoIn(session))) throw new Abort('store-missing', { file: at });
      return list();
    },

    offices: () =>
      asOwner(() =>
        query<OfficeOfStore>(
          `SELECT office, count(login) FILTER (WHERE role <> 'left') AS people
           FROM projection LEFT JOIN people USING (office) GROUP BY office ORDER BY office`,
        ),
      ),

    remove: (login, { dryRun }) =>
      asOwner(async () => {
        const people = await list();
        const one = people.find((person) => person.login === login && person.role !== 'left');
        if (!one) {
          const known = people.flatMap((person) => (person.role === 'left' ? [] : [person.login]));
          throw new Abort('no-such-person', { login, known });
        }
        if (!dryRun) await query("UPDATE people SET role = 'left' WHERE login = $1", [login]);
        return { ...one, role: 'left' };
      }),
  };
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SchemaDifference } from '../../layout.ts';
import type { Session } from '../session.ts';
import { whoIn } from '../who.ts';

/**
 * What the tables, rights and functions of a store are made of: each object by kind and name, `policy reads on journal`, with what there is to
 * say of it. `migrations/postgres/structure.txt` holds what the migrations and `db init` make, a line each: object, tab, facts. Facts are those
 * that PostgreSQL 15 to 18 tell in the same words.
 */
type Structure = ReadonlyMap<string, string>;

/** Where our tables are, whatever the schema is called; what an extension brings along is not looked at. */
const COMMON = `WITH home AS (
  SELECT relnamespace AS id, nspowner AS keeper, relowner AS owner, quote_ident(nspname) || '.' AS prefix
  FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE pg_class.oid = to_regclass('people')
), brought AS (SELECT objid FROM pg_depend WHERE deptype = 'e'),
tables AS (
  SELECT pg_class.*, pg_class.oid AS id, relname::text AS name, owner, prefix FROM home JOIN pg_class ON relnamespace = home.id
  WHERE relkind NOT IN ('i', 'I', 't', 'c') AND pg_class.oid NOT IN (SELECT objid FROM brought)
), functions AS (
  SELECT pg_proc.*, pg_proc.oid AS id, proname || '(' || pg_get_function_arguments(pg_proc.oid) || ')' AS name, owner, prefix
  FROM home JOIN pg_proc ON pronamespace = home.id WHERE pg_proc.oid NOT IN (SELECT objid FROM brought)
), grantees AS (SELECT 0::oid AS id, 'PUBLIC' AS name UNION ALL SELECT oid, rolname::text FROM pg_roles)`;

const CHANGED_OWNER = `CASE WHEN %s <> owner THEN 'of another owner' END`;

/** What is asked of the server, by the first word of its objects: each has the columns `object` and `facts`. */
const ASKED = {
  table: `SELECT CASE relkind WHEN 'r' THEN 'table ' WHEN 'v' THEN 'view ' WHEN 'm' THEN 'view ' WHEN 'S' THEN 'sequence ' ELSE 'table ' END || name AS object,
     concat_ws(', ', CASE WHEN relrowsecurity THEN 'row-level security' END, CASE WHEN relforcerowsecurity THEN 'for its owner too' END,
       CASE WHEN relpersistence <> 'p' THEN 'unlogged' END, ${CHANGED_OWNER.replace('%s', 'relowner')}) AS facts FROM tables`,
  column: `SELECT 'column ' || name || '.' || attname AS object, concat_ws(' ', format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN 'not null' END,
     'collate ' || collname, 'default ' || pg_get_expr(adbin, adrelid), nullif(attidentity::text || attgenerated::text, '')) AS facts
   FROM tables JOIN pg_attribute ON attrelid = id AND attnum > 0 AND NOT attisdropped
     LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum LEFT JOIN pg_collation ON pg_collation.oid = attcollation AND collname <> 'default'
   WHERE relkind = 'r'`,
  index: `SELECT 'index ' || own.relname AS object, concat_ws(' ', CASE WHEN indisunique THEN 'unique' END, 'on', name,
     split_part(pg_get_indexdef(indexrelid), ' USING ', 2), CASE WHEN NOT (indisvalid AND indisready AND indislive) THEN 'not in use' END) AS facts
   FROM tables JOIN pg_index ON indrelid = id JOIN pg_class AS own ON own.oid = indexrelid`,
  // Of one that points elsewhere the server's own triggers see to it.
  constraint: `SELECT 'constraint ' || conname || ' on ' || name AS object, concat_ws(' ', replace(pg_get_constraintdef(pg_constraint.oid), prefix, ''),
     CASE WHEN EXISTS (SELECT FROM pg_trigger WHERE tgconstraint = pg_constraint.oid AND tgenabled <> 'O') THEN 'switched off' END) AS facts
   FROM tables JOIN pg_constraint ON conrelid = id AND contype IN ('p', 'u', 'f', 'c', 'x')`,
  policy: `SELECT 'policy ' || polname || ' on ' || tables.name AS object, concat_ws(' ', CASE WHEN NOT polpermissive THEN 'restrictive' END,
     CASE polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' ELSE 'all' END,
     'to ' || array_to_string(array(SELECT grantees.name FROM grantees WHERE grantees.id = ANY(polroles) ORDER BY 1), ', '),
     'using ' || pg_get_expr(polqual, polrelid), 'check ' || pg_get_expr(polwithcheck, polrelid)) AS facts
   FROM tables JOIN pg_policy ON polrelid = tables.id`,
  trigger: `SELECT 'trigger ' || tgname AS object, concat_ws(' ', replace(pg_get_triggerdef(pg_trigger.oid), prefix, ''),
     CASE tgenabled WHEN 'O' THEN NULL WHEN 'D' THEN 'switched off' ELSE 'for replicas' END) AS facts
   FROM tables JOIN pg_trigger ON tgrelid = id WHERE NOT tgisinternal`,
  rule: `SELECT 'rule ' || rulename || ' on ' || name AS object, pg_get_ruledef(pg_rewrite.oid) AS facts
   FROM tables JOIN pg_rewrite ON ev_class = id WHERE rulename <> '_RETURN'`,
  // Of a text that may be long, its digest.
  function: `SELECT 'function ' || name AS object, concat_ws(' ', pg_get_function_result(id), lanname, CASE provolatile WHEN 's' THEN 'stable' WHEN 'i' THEN 'immutable' END,
     CASE WHEN prosecdef THEN 'as its owner' END, ${CHANGED_OWNER.replace('%s', 'proowner')},
     replace(array_to_string(proconfig, ', '), 'search_path=' || rtrim(prefix, '.') || ',', 'search_path=HOME,'),
     encode(sha256(convert_to(regexp_replace(coalesce(pg_get_function_sqlbody(id), prosrc), '\\s+', ' ', 'g'), 'UTF8')), 'hex')) AS facts
   FROM functions JOIN pg_language ON pg_language.oid = prolang`,
  // Whoever runs the server may let everybody connect, and see the schema; not make something in it.
  grant: `SELECT 'grant ' || privilege_type || ' on ' || of || ' to ' || grantees.name AS object, CASE WHEN is_grantable THEN 'to pass on' ELSE '' END AS facts
   FROM (
     SELECT name AS of, relowner AS owner, (aclexplode(relacl)).* FROM tables
     UNION ALL SELECT name || '.' || attname, relowner, (aclexplode(attacl)).* FROM tables JOIN pg_attribute ON attrelid = id AND NOT attisdropped
     UNION ALL SELECT name, proowner, (aclexplode(coalesce(proacl, acldefault('f', proowner)))).* FROM functions
     UNION ALL SELECT 'the schema', keeper, (aclexplode(nspacl)).* FROM home JOIN pg_namespace ON pg_namespace.oid = home.id
   ) AS given JOIN grantees ON grantees.id = grantee WHERE grantee <> owner AND (of, privilege_type) <> ('the schema', 'USAGE')
   UNION ALL SELECT 'grant ' || one || ' on the database to ' || rolname, '' FROM pg_roles, unnest(ARRAY['CONNECT', 'TEMPORARY', 'CREATE']) AS one
   WHERE rolname IN ('coopj_admin', 'coopj_clerk', 'coopj_reader') AND has_database_privilege(pg_roles.oid, current_database(), one)
   UNION ALL SELECT 'grant USAGE on the schema to ' || rolname, '' FROM pg_roles, home
   WHERE rolname IN ('coopj_admin', 'coopj_clerk', 'coopj_reader') AND has_schema_privilege(pg_roles.oid, home.id, 'USAGE')`,
  role: `SELECT 'role ' || rolname AS object, concat_ws(', ', CASE WHEN rolsuper THEN 'superuser' END, CASE WHEN rolcreaterole THEN 'makes roles' END,
     CASE WHEN rolbypassrls THEN 'bypasses row-level security' END, CASE WHEN rolcanlogin THEN 'logs in' END,
     'member of ' || nullif(array_to_string(array(SELECT pg_get_userbyid(roleid)::text FROM pg_auth_members WHERE member = pg_roles.oid ORDER BY 1), ', '), '')) AS facts
   FROM pg_roles WHERE rolname IN ('coopj_admin', 'coopj_clerk', 'coopj_reader')`,
} as const satisfies Readonly<Record<string, string>>;
type Kind = keyof typeof ASKED;
const KINDS = Object.keys(ASKED) as readonly Kind[];

/** As it is. What bears a name twice is told together. */
export async function structureOf({ query }: Pick<Session, 'query'>, kinds = KINDS): Promise<Structure> {
  const found = await Promise.all(
    kinds.map((kind) =>
      query<{ object: string; facts: string }>(
        `${COMMON} SELECT object, facts FROM (${ASKED[kind]}) AS told ORDER BY object COLLATE "C", facts COLLATE "C"`,
      ),
    ),
  );
  const structure = new Map<string, string>();
  for (const { object, facts } of found.flat()) {
    const before = structure.get(object);
    const said = facts.replaceAll(/\s+/g, ' ');
    structure.set(object, before === undefined ? said : `${before}; ${said}`);
  }
  return structure;
}

export const STRUCTURE = 'structure.txt';

/** One object a line, as `STRUCTURE` keeps them. */
export const writtenStructure = (structure: Structure): string =>
  [...structure].map(([object, facts]) => `${object}\t${facts}\n`).join('');

const readStructure = (text: string, kinds: readonly string[]): Structure =>
  new Map(
    text
      .split(/\r?\n/)
      .filter((line) => kinds.includes(line.split(' ', 1)[0] ?? ''))
      .map((line) => line.split('\t', 2) as [string, string]),
  );

/** In what a store differs from what coopj makes, of all kinds or of some. `migrations`: the folder of the tables. */
export async function structureDifference(
  session: Pick<Session, 'query'>,
  migrations: string,
  kinds = KINDS,
): Promise<SchemaDifference> {
  const wanted = readStructure(await readFile(join(migrations, STRUCTURE), 'utf8'), kinds);
  const found = await structureOf(session, kinds);
  const missing = [...wanted.keys()].filter((object) => !found.has(object));
  // Whoever works alone made tables, and no roles with rights on them.
  const isShared = [...found.keys()].some(isGrant) || (await whoIn(session))?.nobody !== true;
  return {
    foreign: [...found.keys()].filter((object) => !wanted.has(object)),
    missing: missing.filter((object) => isShared || !/^role |^grant .* to coopj_(?:admin|clerk|reader)$/.test(object)),
    altered: [...found].flatMap(([object, facts]) =>
      wanted.has(object) && wanted.get(object) !== facts ? [object] : [],
    ),
  };
}

/** Everybody may connect to a database, and see its schema, unless somebody changed that. */
const isGrant = (object: string): boolean => /^grant .* on (?!the ).* to coopj_(?:admin|clerk|reader)$/.test(object);

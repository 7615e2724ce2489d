import { expect } from 'vitest';
import { connectTo } from '../../src/store/postgres/connect.ts';
import type { Server } from './postgres.ts';
import { coopj, type RunOptions, tempFolder } from './run.ts';

/** The login that owns a shared store: no superuser, and of no office. */
export const OWNER = 'mihon_owner';

let databases = 0;

/** A shared store of the server, as whoever runs it makes one: a database, its owner, and roles; or one like another. */
export async function sharedStore(server: Server, like?: string) {
  databases += 1;
  const database = `store_${databases}`;
  server.psql(
    `DO $$ BEGIN IF to_regrole('${OWNER}') IS NULL THEN CREATE ROLE ${OWNER} LOGIN CREATEROLE; END IF; END $$`,
  );
  server.psql(`CREATE DATABASE ${database} TEMPLATE ${like ?? 'coopj'} OWNER ${OWNER}`);
  /** What somebody is told, on a computer of their own. */
  const desk = (login: string) => {
    const cwd = tempFolder();
    const env = { COOPJ_DB: server.url(database, login), COOPJ_LANG: 'en', COOPJ_ACTOR: '' };
    const ask = (argv: readonly string[], options: RunOptions = {}) =>
      coopj(argv, { cwd, ...options, env: { ...env, ...options.env } });
    const run = async (...argv: readonly string[]) => {
      const { code, stdout, stderr } = await ask(argv);
      return `${stdout}${stderr}${code === 0 ? '' : `=> ${code}`}`;
    };
    /** The same of what must work. */
    const done = async (...argv: readonly string[]) => {
      const said = await run(...argv);
      expect(said, argv.join(' ')).not.toContain('=> ');
      return said;
    };
    const json = async (...argv: readonly string[]) => JSON.parse(await done(...argv, '--json'));
    /** What SQL answers to that login, or why it is refused. */
    const sql = (text: string): string => {
      try {
        return server.psql(text, database, login);
      } catch (error) {
        return String((error as { stderr?: unknown }).stderr);
      }
    };
    /** What it answers to each of many statements, on one connection. */
    const refusals = async (statements: readonly string[]): Promise<readonly string[]> => {
      const connection = await connectTo({ url: server.url(database, login), patience: 1000 });
      const answers: string[] = [];
      for (const text of statements)
        answers.push(
          await connection.run(text).then(
            () => `done: ${text}`,
            (error) => String(error),
          ),
        );
      await connection.close();
      return answers;
    };
    return { cwd, ask, run, done, json, sql, refusals };
  };
  const owner = desk(OWNER);
  if (like === undefined) await owner.done('db', 'init');
  return {
    database,
    owner,
    desk,
    /** An office with its people, by login and role; the first of them sets it up. */
    async office(name: string, people: Readonly<Record<string, string>>) {
      await owner.done('db', 'office', 'add', name);
      for (const [login, role] of Object.entries(people))
        await owner.done('db', 'person', 'add', login, '--role', role, '--office', name);
      const desks = Object.keys(people).map(desk);
      const issuer = ['--set', 'issuer.name.ja=見本 学長', '--set', 'issuer.name.en=MIHON Gakucho'];
      await desks[0]?.done('init', '--yes', '--no-input', ...issuer);
      return desks;
    },
  };
}

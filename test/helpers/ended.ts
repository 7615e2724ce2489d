import { type ChildProcess, spawn } from 'node:child_process';
import { expect } from 'vitest';
import { cutBy } from './cut.ts';
import type { Server } from './postgres.ts';
import { BIN } from './shipped.ts';

/**
 * What happens at a message to the server: the program is killed before or after the server hears it, the way is cut before, the answer to
 * a commit is lost, or the server ends the connection.
 */
export const ENDS = ['killed before', 'killed after', 'lost', 'answer lost', 'ended by the server'] as const;
export type End = (typeof ENDS)[number];

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
  /** Did it get so far? */
  readonly isReached: boolean;
}

/** The shipped program in a folder, on its way to a database as a login. */
export function onItsWay(server: Server, database: string, login: string, cwd: string) {
  const running = `FROM pg_stat_activity WHERE datname = '${database}' AND application_name = 'coopj'`;
  const sql = (text: string) => server.psql(text, 'postgres');
  /** Runs to its end, unless `isThere` is true of a message: then it ends there. What it left on the server is over when this answers. */
  async function run(
    argv: readonly string[],
    end?: { readonly how: End; readonly isThere: (message: string) => boolean },
    env: Readonly<Record<string, string>> = {},
  ): Promise<Ended> {
    let child: ChildProcess | undefined;
    let isReached = false;
    const way = await cutBy(server.folder, (message) => {
      if (isReached || end === undefined || !end.isThere(message)) return 'through';
      isReached = true;
      if (end.how.startsWith('killed')) child?.kill('SIGKILL');
      if (end.how === 'ended by the server') sql(`SELECT count(pg_terminate_backend(pid)) ${running}`);
      return end.how === 'killed before' || end.how === 'lost'
        ? 'lost'
        : end.how === 'answer lost'
          ? end.how
          : 'through';
    });
    const ended = await new Promise<Omit<Ended, 'isReached'>>((done) => {
      const said: string[] = [];
      child = spawn(process.execPath, [BIN, ...argv], {
        cwd,
        env: {
          ...{ PATH: process.env.PATH ?? '', HOME: cwd, COOPJ_LANG: 'en', COOPJ_WAIT: '1', ...env },
          COOPJ_DB: server.url(database, login).replace(server.folder, way),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => said.push(String(bytes)));
      child.once('close', (code, signal) => done({ code, signal, said: said.join('') }));
    });
    while (sql(`SELECT count(*) ${running}`) !== '0');
    return { ...ended, isReached };
  }
  /** Ends it at its count-th message; false of one that it does not send. */
  const at = (argv: readonly string[], count: number, how: End, env?: Readonly<Record<string, string>>) => {
    let messages = 0;
    // Whoever loses another answer waits for it as long as a statement may take.
    const isOne = (message: string) => how !== 'answer lost' || message.includes('COMMIT\0');
    return run(argv, { how, isThere: (message) => isOne(message) && ++messages === count }, env);
  };
  return {
    run,
    at,
    /** A store for each message would be many. */
    drop: () => sql(`DROP DATABASE ${database} WITH (FORCE)`),
    /** The same of what must work. */
    async done(...argv: readonly string[]) {
      const { code, said } = await run(argv);
      expect([code, said]).toEqual([0, said]);
      return said;
    },
  };
}

/** From the first message to the last: goes on until one is not sent any more. */
export async function atEach(work: (count: number) => Promise<Ended>): Promise<number> {
  for (let count = 1; ; count += 1) if (!(await work(count)).isReached) return count - 1;
}

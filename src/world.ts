import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { EXIT } from './errors.ts';
import type { Environment } from './terminal/settings.ts';
import type { Stream } from './terminal/sink.ts';

/** All that lies outside: a test brings its own. */
export interface World {
  readonly env: Environment;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly clock: () => Date;
  readonly cwd: string;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly login: () => string;
  /** Passwords that somebody typed, by the address of the store: they live as long as this process, and nowhere else. */
  readonly typed: Map<string, { password?: string }>;
  /** The number of this process. */
  readonly pid: number;
  /** Does a process with this number run on this machine? */
  readonly isRunning: (pid: number) => boolean;
  /** Done when the program ends, unless it is killed. The answer takes it back. */
  readonly atExit: (work: () => void) => () => void;
  /** The folder of package.json, templates/ and migrations/. */
  readonly root: URL;
}

/** How a program is asked to end: by Ctrl-C, by whoever stops it, by a terminal that is gone. */
const ENDINGS = { SIGINT: EXIT.cancelled, SIGTERM: EXIT.terminated, SIGHUP: EXIT.hungUp } as const;

/** The world as it is. A signal ends the program as shells expect, after what is half-written was put away. */
export function realWorld(root: URL): World {
  for (const [signal, exit] of Object.entries(ENDINGS)) process.once(signal, () => process.exit(exit));
  return {
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    clock: () => new Date(),
    cwd: process.cwd(),
    home: homedir(),
    platform: process.platform,
    login: () => userInfo().username,
    typed: new Map(),
    pid: process.pid,
    isRunning,
    atExit: atExit(),
    root,
  };
}

/** Signal 0 only asks. A process of somebody else's may not be asked, and so runs. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function atExit(): World['atExit'] {
  const works = new Set<() => void>();
  process.on('exit', () => {
    for (const work of works) {
      try {
        work();
      } catch {
        // A disk that refuses even this: what is left is found by the next program that writes there.
      }
    }
  });
  return (work) => {
    works.add(work);
    return () => void works.delete(work);
  };
}

/** What the package of this program says of it. */
export function packageOf({ root }: Pick<World, 'root'>): {
  readonly version: string;
  readonly engines: { readonly node: string };
} {
  return JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
}

/** The version of Node.js that runs. */
export const nodeVersion = (): string => process.versions.node;

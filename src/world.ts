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
  /** The folder of package.json, templates/ and migrations/. */
  readonly root: URL;
}

/** The world as it is. Ctrl-C ends the program as shells expect, after what is half-written was put away. */
export function realWorld(root: URL): World {
  process.once('SIGINT', () => process.exit(EXIT.cancelled));
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
    root,
  };
}

import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { EXIT, type Exit } from './errors.ts';
import type { Environment } from './terminal/settings.ts';
import { type Stream, sinkOf } from './terminal/sink.ts';

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

/** A command line to its exit code. Never throws, never exits. */
export async function main(argv: readonly string[], world: World): Promise<Exit> {
  // Answered before anything else is loaded: scripts ask it often.
  if (argv[0]?.startsWith('-') && argv.some((word) => word === '--version' || word === '-V')) {
    await sinkOf(world.stdout).write(`${versionOf(world)}\n`);
    return EXIT.done;
  }
  return (await import('./wiring.ts')).obey(argv, world);
}

function versionOf({ root }: World): string {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
  return version;
}

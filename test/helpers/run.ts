import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { main } from '../../src/main.ts';
import type { World } from '../../src/world.ts';

/** The checkout. */
export const ROOT = new URL('../../', import.meta.url);

/** What a command answered. */
export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as it was written, for other encodings. */
  readonly bytes: Buffer;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Where the person stands; a fresh folder unless told otherwise. */
  readonly cwd?: string;
  /** The office's day; the clock stands at noon of it. */
  readonly today?: string;
  /** stdin, stdout and stderr are a terminal of so many columns. */
  readonly tty?: number;
  /** Lines of that terminal, where it is known. */
  readonly rows?: number;
  readonly stdin?: string | Uint8Array;
  /** What a person at the terminal types once a question stands there; or each time that the screen shows something, what is done then. */
  readonly keys?: string | readonly Press[];
}

/** When the screen shows this, some keys are pressed; what a colleague does meanwhile comes first. */
export type Press = readonly [shown: RegExp, keys: () => string | Promise<string>];

/** A day on which all sample data lie in the past. */
export const TODAY = '2026-11-02';

/** A stream that keeps what is written to it; with columns it is a terminal. */
export class Kept extends Writable {
  readonly chunks: Buffer[] = [];
  readonly isTTY: boolean;
  readonly columns: number;
  readonly rows: number;
  constructor(columns?: number, rows = 0) {
    super();
    this.isTTY = columns !== undefined;
    this.columns = columns ?? 0;
    this.rows = rows;
  }
  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.chunks.push(Buffer.from(chunk));
    done();
  }
  /** A terminal is not closed by who asks on it. */
  override end(): this {
    return this;
  }
  bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }
  text(): string {
    return this.bytes().toString();
  }
}

/** A folder of its own for one test, removed after it. */
export function tempFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'coopj-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** All that lies outside of a program that runs in this process: own streams, clock and folder, nothing of this machine. */
export const worldOf = ({
  cwd,
  today = TODAY,
  ...more
}: Pick<World, 'cwd' | 'stdin' | 'stdout' | 'stderr'> & Partial<World> & { readonly today?: string }): World => ({
  clock: () => new Date(`${today}T03:00:00Z`),
  home: cwd,
  platform: 'linux',
  login: () => 'mihon',
  typed: new Map(),
  pid: process.pid,
  isRunning: () => true,
  atExit: () => () => {},
  root: ROOT,
  ...more,
  cwd,
  env: { COOPJ_DB: join(cwd, 'coopj.db'), COOPJ_ACTOR: 'mihon', ...more.env },
});

/** Runs a command line in this process, as the shipped program does: own streams, clock and folder, nothing of this machine. */
export async function coopj(argv: readonly string[], options: RunOptions = {}): Promise<Answer> {
  const { env = {}, cwd = tempFolder(), today = TODAY, tty, rows, stdin = '', keys } = options;
  const stdout = new Kept(tty, rows);
  const stderr = new Kept(tty);
  const input =
    keys === undefined ? Readable.from(stdin.length > 0 ? [Buffer.from(stdin as string)] : []) : typed(keys, stderr);
  const terminal = Object.assign(input, { isTTY: tty !== undefined });
  const world = worldOf({ cwd, today, env, stdin: terminal, stdout, stderr });
  const code = await main(argv, world);
  return { code, stdout: stdout.text(), stderr: stderr.text(), bytes: stdout.bytes() };
}

/** Keys that are pressed when the screen asks. */
function typed(keys: string | readonly Press[], screen: Kept) {
  const stdin = Object.assign(new PassThrough(), { setRawMode: () => stdin });
  const write = screen._write.bind(screen);
  const waiting: Press[] = typeof keys === 'string' ? [[/\? .*> /s, () => keys]] : [...keys];
  screen._write = (chunk, encoding, done) => {
    write(chunk, encoding, done);
    if (!waiting[0]?.[0].test(screen.text())) return;
    const [[, press] = []] = waiting.splice(0, 1);
    setImmediate(async () => stdin.write((await press?.()) ?? ''));
  };
  return stdin;
}

/** An office ready for work in a folder of its own: profile with an issuer, empty database. */
export async function readyOffice(options: RunOptions = {}, runner = coopj) {
  const cwd = options.cwd ?? tempFolder();
  const run = (argv: readonly string[], more: RunOptions = {}) => runner(argv, { ...options, cwd, ...more });
  const issuer = ['--set', 'issuer.name.ja=見本 学長', '--set', 'issuer.name.en=MIHON Gakucho'];
  const made = await run(['init', '--yes', '--no-input', ...issuer]);
  if (made.code !== 0) throw new Error(made.stderr);
  return { cwd, url: pathToFileURL(`${cwd}/`), coopj: run };
}

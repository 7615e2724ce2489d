import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { withProgram } from './outside.ts';
import { tempFolder } from './run.ts';
import { BIN } from './shipped.ts';

const run = promisify(execFile);

/** How long a screen may take to show something; only a program that hangs needs it. */
const PATIENCE = 60_000;

interface PaneOptions {
  /** Holds the office; a fresh folder unless told otherwise. */
  readonly cwd?: string;
  readonly lang?: 'en' | 'ja';
  readonly today?: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** A line that stands above it, as a shell shows what was typed. */
  readonly above?: string;
}

/** What is looked for on a screen. */
type Shown = string | RegExp | ((screen: string) => boolean);

/** A real terminal in which the shipped program runs. */
export interface Pane {
  readonly cwd: string;
  /** Text that comes in one piece, as an input method commits it or a clipboard gives it. */
  type(text: string): Promise<void>;
  /** Keys by tmux's names: `Enter`, `C-c`, `Left`. */
  press(...keys: readonly string[]): Promise<void>;
  /** Text, then Enter. */
  answer(text: string): Promise<void>;
  /** Waits until the screen shows it, and gives the screen. */
  shows(what: Shown): Promise<string>;
  /** The same of all that was shown. */
  showed(what: Shown): Promise<string>;
  /** What the screen shows now. */
  screen(): Promise<string>;
  /** The same with its colours. */
  painted(): Promise<string>;
  /** All that was shown, also what has left the screen. */
  transcript(): Promise<string>;
  /** Has the program ended? */
  over(): boolean;
  /** Waits for the end of the program, and gives its exit code. */
  ends(): Promise<number>;
}

/** A test in a real terminal, by tmux. */
export const inTerminal = (promise: string, work: () => Promise<void>): void =>
  withProgram('tmux', 'apt-get install tmux', promise, work);

/** Runs a command line in a terminal of its own, which ends with the test. */
export async function pane(argv: readonly string[], options: PaneOptions = {}): Promise<Pane> {
  const {
    cwd = tempFolder(),
    lang = 'ja',
    today = '2026-11-02',
    columns = 80,
    rows = 24,
    env = {},
    above = '',
  } = options;
  const socket = join(tempFolder(), 'tmux');
  const tmux = async (...words: readonly string[]): Promise<string> =>
    (await run('tmux', ['-u', '-S', socket, '-f', '/dev/null', ...words])).stdout;
  const code = join(tempFolder(), 'code');
  const set = {
    PATH: process.env.PATH ?? '',
    TERM: 'screen-256color',
    LANG: 'C.UTF-8',
    HOME: cwd,
    COOPJ_DB: join(cwd, 'coopj.db'),
    COOPJ_ACTOR: 'mihon',
    COOPJ_LANG: lang,
    COOPJ_TODAY: today,
    ...env,
  };
  const program = [
    'env',
    '-i',
    ...Object.entries(set).map(([name, value]) => `${name}=${value}`),
    process.execPath,
    BIN,
  ];
  // The code goes into a file: a pane forgets it where it ended by a signal. Then the pane waits to be looked at; Ctrl-C reaches
  // its shell too, which goes on.
  const script =
    '[ "$1" ] && echo "$1"; code=$2; shift 2; trap : INT; "$@"; echo $? >"$code.new"; mv "$code.new" "$code"; exec sleep 3600';
  onTestFinished(() => tmux('kill-server').then(() => {}));
  await tmux(
    ...['new-session', '-d', '-x', String(columns), '-y', String(rows), '-c', cwd],
    ...['sh', '-c', script, 'sh', above, code, ...program, ...argv],
  );

  const screen = () => tmux('capture-pane', '-p');
  const transcript = () => tmux('capture-pane', '-p', '-S', '-');
  async function until<T>(what: string, found: () => Promise<T | undefined>): Promise<T> {
    for (const end = performance.now() + PATIENCE; performance.now() < end; ) {
      const value = await found();
      if (value !== undefined) return value;
      await setTimeout(25);
    }
    throw new Error(`${what} did not come. The screen shows:\n${await screen()}`);
  }
  const sees = (what: Shown, looked: () => Promise<string>) =>
    until(`${what}`, async () => {
      const now = await looked();
      if (typeof what === 'function') return what(now) ? now : undefined;
      return (typeof what === 'string' ? now.includes(what) : what.test(now)) ? now : undefined;
    });
  const type = async (text: string) => void (await tmux('send-keys', '-l', '--', text));
  const press = async (...keys: readonly string[]) => void (await tmux('send-keys', ...keys));
  return {
    cwd,
    type,
    press,
    async answer(text) {
      if (text !== '') await type(text);
      await press('Enter');
    },
    shows: (what) => sees(what, screen),
    showed: (what) => sees(what, transcript),
    screen,
    painted: () => tmux('capture-pane', '-p', '-e'),
    transcript,
    over: () => existsSync(code),
    ends: () => until('the end', async () => (existsSync(code) ? Number(readFileSync(code, 'utf8')) : undefined)),
  };
}

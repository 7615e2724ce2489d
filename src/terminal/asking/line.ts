import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { Abort } from '../../errors.ts';
import type { Stream } from '../sink.ts';
import { graphemesOf, width } from '../width.ts';

export type Input = NodeJS.ReadableStream & {
  readonly isTTY?: boolean;
  readonly readableEnded?: boolean;
  setRawMode?(raw: boolean): unknown;
};

/** Where questions are asked and answered. */
export interface Terminal {
  readonly stdin: Input;
  readonly stderr: Stream;
  /** Lines below each other, nothing redrawn: for a screen reader, or a terminal that can no more. */
  readonly plain: boolean;
}

/** What was typed while nothing was asked is no answer: forgets it. */
export async function forgetTyped({ stdin }: Pick<Terminal, 'stdin'>): Promise<void> {
  if (!stdin.isTTY) return;
  // A line that was not sent yet comes to light once keys are taken as they come.
  stdin.setRawMode?.(true);
  const forget = () => {};
  stdin.on('data', forget);
  stdin.resume();
  for (let turns = 0; turns < 2; turns += 1) await new Promise(setImmediate);
  stdin.off('data', forget);
  stdin.pause();
  stdin.setRawMode?.(false);
}

/** What stands below a line while it is typed. */
export interface Below {
  /** What follows from it may come later. */
  typed(line: string): Promise<void> | void;
  moved(by: 1 | -1): Promise<void> | void;
  lines(): readonly string[];
}

interface Typing {
  /** Writes the question: once keys are taken as they come, so that the terminal itself shows none of them. */
  readonly begin?: (() => void) | undefined;
  /** Stands there: what is typed at once takes its place, and whoever moves in it first edits it. */
  readonly initial?: string | undefined;
  /** On a terminal that can redraw. */
  readonly below?: Below | undefined;
  /** What is typed does not show. */
  readonly hidden?: true;
  /** The answer to Ctrl-D, where that is one. */
  readonly closed?: string;
}

export const columnsOf = ({ stderr }: Pick<Terminal, 'stderr'>): number => Math.max(20, stderr.columns || 80);

/** Rows that a line takes with the cursor behind it, as Node's editor counts: a full row begins the next. */
export const rowsOf = (text: string, columns: number): number => Math.floor(endOf(text, columns) / columns) + 1;

/** Rows that a line takes with its end behind it. */
export const heightOf = (text: string, columns: number): number =>
  Math.max(1, Math.ceil(endOf(text, columns) / columns));

/** Where it ends, if rows were one long one: a wide character is not torn. */
function endOf(text: string, columns: number): number {
  let at = 0;
  for (const one of graphemesOf(text)) {
    const wide = width(one);
    if (wide === 2 && (at + 1) % columns === 0) at += 1;
    at += wide;
  }
  return at;
}

/** Reads a line that a person types after `mark`. Ctrl-C, or Ctrl-D before anything is typed, is `cancelled`. */
export function readLine(
  terminal: Terminal,
  mark: string,
  { begin, initial, below, hidden, closed }: Typing = {},
): Promise<string> {
  const { stdin, stderr, plain } = terminal;
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  return new Promise((resolve, reject) => {
    const output = hidden ? silence : stderr;
    const editor = createInterface({ input: stdin, output, terminal: hidden || !plain, historySize: 0 });
    // Node 20 puts several characters that come at once, as an input method sends them, at the end of the line wherever the cursor stands,
    // unless it would complete words.
    Object.defineProperty(editor, 'isCompletionEnabled', { get: () => true, set: () => {} });

    let ended = false;
    function show(): void {
      const { rows, cols } = editor.getCursorPos();
      const lines = below?.lines() ?? [];
      const down = rowsOf(mark + editor.line, columnsOf(terminal)) - 1 - rows;
      const up = down + Math.max(1, lines.length);
      const right = cols > 0 ? `\u001b[${cols}C` : '';
      stderr.write(`${'\n'.repeat(down + 1)}\r\u001b[J${lines.join('\n')}\u001b[${up}A\r${right}`);
    }
    function onKey(_?: unknown, key?: { readonly name?: string }): void {
      if (ended) return;
      const moves = key?.name === 'up' || key?.name === 'down';
      const later = moves ? below?.moved(key.name === 'up' ? -1 : 1) : below?.typed(editor.line);
      show();
      later?.then(() => !ended && show(), fail);
    }
    /** Comes before the editor takes the key. */
    function onFirst(typed?: string, key?: { readonly ctrl?: boolean; readonly meta?: boolean }): void {
      stdin.off('keypress', onFirst);
      const isText = typed !== undefined && /^\P{Cc}/u.test(typed) && !key?.ctrl && !key?.meta;
      if (isText && !ended) editor.write(null, { ctrl: true, name: 'u' });
    }
    function fail(error: unknown): void {
      end();
      reject(error);
    }
    function end(): void {
      ended = true;
      stdin.off('keypress', onKey);
      stdin.off('keypress', onFirst);
      editor.close();
      if (below && !plain) stderr.write('\u001b[J');
      if (hidden) stderr.write('\n');
    }

    let isStopped = false;
    editor.once('SIGINT', () => {
      isStopped = true;
      editor.close();
    });
    editor.once('close', () => {
      if (ended) return;
      end();
      stderr.write('\n');
      if (closed === undefined || isStopped) reject(new Abort('cancelled', {}));
      else resolve(closed);
    });
    begin?.();
    if (hidden) stderr.write(mark);
    editor.question(mark, (line) => {
      end();
      resolve(line);
    });
    // It was closed before: nothing tells that once more.
    if (stdin.readableEnded) editor.close();
    else if (initial && !plain) {
      editor.write(initial);
      stdin.prependListener('keypress', onFirst);
    }
    if (below && !plain && !ended) {
      stdin.on('keypress', onKey);
      onKey();
    }
  });
}

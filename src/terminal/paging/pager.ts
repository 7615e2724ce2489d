import { spawn } from 'node:child_process';
import type { Environment } from '../settings.ts';
import { over, type Target } from '../target.ts';

/** What a pager is told. */
interface Paging {
  readonly env: Environment;
  /** How to go on and how to leave less. */
  readonly keys: string;
}

/** What is written is kept, and shown through the pager where it is longer than the screen. */
export function paged(target: Target, pager: string, rows: number, paging: Paging): Target {
  const kept: string[] = [];
  async function show(): Promise<void> {
    const text = kept.splice(0).join('');
    const isLong = text.split('\n').length > rows;
    if (!isLong || !(await shownBy(pager, text, paging))) await target.write(text);
  }
  return over(target, {
    write: async (chunk) => void kept.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()),
    async finish() {
      await show();
      await target.finish();
    },
    // A command may answer and then say that something is wrong.
    async drop() {
      await show();
      await target.drop();
    },
  });
}

/** Shows a text through a pager on the terminal; false where there is none of that name. */
export function shownBy(pager: string, text: string, { env, keys }: Paging): Promise<boolean> {
  return new Promise((resolve) => {
    // Ctrl-C belongs to the pager while it shows.
    const leaves = process.listeners('SIGINT');
    const waits = () => {};
    process.removeAllListeners('SIGINT');
    process.on('SIGINT', waits);
    const child = spawn(pager, {
      shell: true,
      stdio: ['pipe', 'inherit', 'inherit'],
      env: { LESS: 'FRX', LESSCHARSET: 'utf-8', ...env },
    });
    const done = (isShown: boolean) => {
      process.off('SIGINT', waits);
      for (const leave of leaves) process.on('SIGINT', leave);
      resolve(isShown);
    };
    child.on('error', () => done(false));
    // 126 and 127 are the shell's: it could not run it.
    child.on('close', (code) => done(code !== 126 && code !== 127));
    // Who leaves the pager early has seen enough.
    child.stdin.on('error', () => {});
    // Its own prompt tears characters that are not Latin (less 590).
    child.stdin.end(/^less\b/.test(pager) ? `${keys}\n${text}` : text);
  });
}

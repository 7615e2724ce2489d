import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './run.ts';

const path = (page: string) => join(fileURLToPath(ROOT), page);

export const inFolder = (folder: string): readonly string[] =>
  readdirSync(path(folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

export const PAGES = [...inFolder('.'), ...inFolder('docs'), ...inFolder('bench')];
export const HAND_WRITTEN = PAGES.filter((page) => page !== 'docs/commands.md');
export const textOf = (page: string): string => readFileSync(path(page), 'utf8');

/** Lines of the ```sh blocks of a page: each is a command line of the program, and can be pasted. */
export function commandLines(page: string): readonly string[] {
  const blocks = [...textOf(page).matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
  return blocks.flatMap((block) => block.split('\n')).filter((line) => line !== '');
}

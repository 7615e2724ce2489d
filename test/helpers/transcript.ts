import { readFileSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { open } from './papers.ts';
import { coopj, ROOT, type RunOptions, readyOffice, tempFolder } from './run.ts';

/**
 * A session as a text file, run in this process. All commands share one office.
 *
 *     # a sentence
 *     @empty                  no office is made beforehand
 *     @set lang=ja tty=80 today=2026-10-05   for the commands that follow (tty= is none again); also NO_COLOR and any COOPJ_… variable
 *     @copy test/fixtures/x.csv   a file of the checkout beside the office
 *     @file name              the lines up to @end are written to a file
 *     @folder name            a folder is made
 *     @remove name            a file is taken away
 *     $ coopj student list    a command; also: $ cat FILE, and $ text FILE for the text of a PDF
 *     what it says on stdout
 *     ! what it says on stderr
 *     => 3                    its exit code, where that is not 0
 *
 * What differs from run to run is written as <folder>, <coopj>, <sha256>, <key>, <signature>. UPDATE=1 writes the file again.
 */
export async function playTranscript(file: string): Promise<void> {
  const text = readFileSync(file, 'utf8');
  const played = await play(text);
  if (process.env.UPDATE) writeFileSync(file, played);
  else expect(played).toBe(text);
}

interface Stage {
  readonly cwd: string;
  options: RunOptions;
  readonly run: Runner;
}

/** How a command of a session is run. */
export type Runner = typeof coopj;

/** The session as it goes now; `make` makes the office. */
export async function play(text: string, run: Runner = coopj, make: Runner = coopj): Promise<string> {
  const lines = text.split('\n');
  const cwd = tempFolder();
  if (!lines.includes('@empty')) await readyOffice({ cwd }, make);
  const stage: Stage = { cwd, options: { cwd, env: {} }, run };
  const out: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at++] ?? '';
    out.push(line);
    if (line.startsWith('$ ')) {
      const answer = await perform(line.slice(2), stage);
      // The answer that is written there ends where the next mark stands.
      const end = lines.findIndex((one, number) => number >= at && /^[$#@]/.test(one));
      at = end < 0 ? lines.length : end;
      out.push(...answer, '');
    } else if (line.startsWith('@file ')) {
      const end = lines.indexOf('@end', at);
      if (end < 0) throw new Error(`a transcript ends ${line} with @end`);
      const body = lines.slice(at, end);
      await writeFile(join(cwd, line.slice(6)), `${body.join('\n')}\n`);
      out.push(...body, '@end');
      at = end + 1;
    } else if (line.startsWith('@remove ')) {
      await rm(join(cwd, line.slice(8)));
    } else if (line.startsWith('@copy ')) {
      await copyFile(fileURLToPath(new URL(line.slice(6), ROOT)), join(cwd, basename(line)));
    } else if (line.startsWith('@folder ')) {
      await mkdir(join(cwd, line.slice(8)), { recursive: true });
    } else if (line.startsWith('@set ')) {
      stage.options = settings(line.slice(5), stage.options);
    } else if (line !== '' && line !== '@empty' && !line.startsWith('#')) {
      throw new Error(`a transcript knows no line like this: ${line}`);
    }
  }
  return `${out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\n+$/, '')}\n`;
}

/** `lang=ja tty=80 today=2026-10-05 COOPJ_TODAY=…` */
function settings(line: string, before: RunOptions): RunOptions {
  let options = before;
  for (const word of argvOf(line)) {
    const [name = '', value = ''] = word.split('=');
    if (name === 'tty') {
      const { tty: _, ...without } = options;
      options = value === '' ? without : { ...without, tty: Number(value) };
    } else if (name === 'today') options = { ...options, today: value };
    else if (name === 'lang') options = { ...options, env: { ...options.env, COOPJ_LANG: value } };
    else if (/^(COOPJ_\w+|NO_COLOR)$/.test(name)) options = { ...options, env: { ...options.env, [name]: value } };
    else throw new Error(`a transcript sets no ${name}`);
  }
  return options;
}

async function perform(line: string, { cwd, options, run }: Stage): Promise<readonly string[]> {
  const [name, ...argv] = argvOf(line);
  if (name === 'cat') return block(steady(await readFile(join(cwd, argv[0] ?? ''), 'utf8'), cwd), '');
  if (name === 'text') return block(await textOfPdf(join(cwd, argv[0] ?? '')), '');
  if (name !== 'coopj') throw new Error(`a transcript runs coopj, cat and text, not ${name}`);
  const { code, stdout, stderr } = await run(argv, options);
  return [
    ...block(steady(stdout, cwd), ''),
    ...block(steady(stderr, cwd), '! '),
    ...(code === 0 ? [] : [`=> ${code}`]),
  ];
}

/** The text of all pages in reading order, blank lines left out. */
async function textOfPdf(file: string): Promise<string> {
  const document = open(await readFile(file));
  const pages = Array.from({ length: document.countPages() }, (_, page) =>
    document.loadPage(page).toStructuredText('preserve-whitespace').asText(),
  );
  return pages.join('\n').replace(/\n\s*\n/g, '\n');
}

/** Lines of an answer; one that would look like our own marks is set off by a backslash. */
function block(text: string, mark: string): readonly string[] {
  const lines = text.replace(/[\r\n]+$/, '').split(/\r?\n/);
  if (lines.length === 1 && lines[0] === '') return [];
  const marked = (line: string) => (line === '' ? mark.trim() : `${mark}${line}`);
  return lines.map((line) => (mark === '' && /^(?:[$#@\\]|! |=> )/.test(line) ? `\\${line}` : marked(line)));
}

const steady = (text: string, cwd: string): string =>
  text
    .replaceAll(cwd, '<folder>')
    .replaceAll(dirname(fileURLToPath(new URL('package.json', ROOT))), '<coopj>')
    .replace(/\b[0-9a-f]{64}\b/g, '<sha256>')
    .replace(/"[\w-]{86}"/g, '"<signature>"')
    .replace(/(?<="key": )"[\w-]{43}"/g, '"<key>"');

import { join } from 'node:path';
import {
  FORMER_TEXTS,
  mayBeEmpty,
  PAPER_TEXTS,
  type PaperKind,
  type PaperTexts,
  shownIn,
} from '../../core/papers/texts.ts';
import { languagesOf, type PaperLanguage } from '../../core/text/language.ts';
import { nearest } from '../../core/text/nearest.ts';
import { shows, speaks, type Template } from '../../core/text/template.ts';
import type { TemplateProblem } from '../../errors/files.ts';
import { Abort } from '../../errors.ts';
import type { Files } from '../../office/files.ts';
import { ownSource, shippedSource, type TextFolders } from './folders.ts';
import { takeApart } from './template.ts';

/**
 * The texts of a paper, in the languages asked for: the office's own where it has them, else the shipped ones.
 * Throws Abort `template-bad` and `file-…`.
 */
export async function loadTexts<Kind extends PaperKind>(
  kind: Kind,
  lang: PaperLanguage,
  folders: TextFolders,
  read: Files['read'],
): Promise<PaperTexts<Kind>> {
  const each = languagesOf(lang).map(async (tongue) => {
    const name = join('papers', `${kind}.${tongue}.toml`);
    const [shipped, own] = await Promise.all([shippedSource(name, folders, read), ownSource(name, folders, read)]);
    const texts = await parseTexts(kind, shipped.text, shipped.file);
    if (own === undefined) return [tongue, texts] as const;
    // What a later release added is not in a file that the office wrote before: there the shipped text stands.
    return [tongue, { ...texts, ...(await parseTexts(kind, own.text, own.file, { whole: false })) }] as const;
  });
  return Object.fromEntries(await Promise.all(each)) as PaperTexts<Kind>;
}

/** None of the texts is unknown, each names only fields that it has and those that it must, and, where the file is to be whole, every text is there. */
export async function parseTexts(
  kind: PaperKind,
  source: string,
  file: string,
  { whole = true }: { readonly whole?: boolean } = {},
): Promise<Readonly<Record<string, Template>>> {
  const schema: Readonly<Record<string, readonly string[]>> = PAPER_TEXTS[kind];
  const refuse = (problem: TemplateProblem, line?: number): never => {
    throw new Abort('template-bad', { file, ...(line !== undefined && { line }), ...problem });
  };
  const [{ parse, TomlError }, { default: mustache }] = await Promise.all([import('smol-toml'), import('mustache')]);
  const found = new Map<string, string>();
  try {
    for (const [key, value] of flat(parse(source))) {
      if (typeof value !== 'string') refuse({ kind: 'not-text', key }, lineOf(source, key));
      else found.set(key, value);
    }
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    refuse({ kind: 'syntax', why: error.message.split('\n')[0] ?? '' }, error.line);
  }
  for (const key of found.keys()) {
    if (Object.hasOwn(schema, key) || FORMER_TEXTS[kind]?.includes(key)) continue;
    const close = nearest(key, Object.keys(schema));
    refuse({ kind: 'key-unknown', key, ...(close !== undefined && { nearest: close }) }, lineOf(source, key));
  }
  const templates = Object.entries(schema).flatMap(([key, fields]) => {
    const text = found.get(key);
    if (text === undefined) return whole ? refuse({ kind: 'key-missing', key }) : [];
    const refuseIt = (problem: TemplateProblem) => refuse(problem, lineOf(source, key));
    const apart = takeApart(text, key, { fields }, mustache.parse, refuseIt);
    const shown = shownIn(key, fields);
    for (const field of shown) if (!shows(apart, field, fields)) refuseIt({ kind: 'field-missing', key, field });
    if (shown.length === 0 && !mayBeEmpty(key) && !speaks(apart, fields)) refuseIt({ kind: 'key-missing', key });
    return [[key, apart] as const];
  });
  return Object.fromEntries(templates);
}

/** `[labels] name` is `labels.name`. */
function* flat(table: object, before = ''): Generator<readonly [string, unknown]> {
  for (const [key, value] of Object.entries(table)) {
    const path = before + key;
    const isTable = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) !== Date.prototype;
    if (isTable && !Array.isArray(value)) yield* flat(value, `${path}.`);
    else yield [path, value];
  }
}

/** The line on which a key stands, by a look at the text: its last part, under the heading of the parts before it. */
function lineOf(source: string, key: string): number | undefined {
  const parts = key.split('.');
  let table = '';
  const lines = source.split('\n');
  for (const [n, line] of lines.entries()) {
    const heading = /^\s*\[\s*([^\]]+?)\s*\]/.exec(line);
    if (heading) table = heading[1] ?? '';
    const own = /^\s*([\w.-]+)\s*=/.exec(line)?.[1];
    if (own !== undefined && [table, own].filter(Boolean).join('.') === parts.join('.')) return n + 1;
  }
  return undefined;
}

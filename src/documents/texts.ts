import { join } from 'node:path';
import type { Files } from '../context.ts';
import type { CertificateKind, PaperLanguage } from '../core/dossier.ts';
import { nearest } from '../core/nearest.ts';
import { tonguesOf } from '../core/papers/paper.ts';
import type { TemplateProblem } from '../core/papers/template-problem.ts';
import { PAPER_TEXTS, type PaperTexts, type Template } from '../core/papers/texts.ts';
import { Abort } from '../errors.ts';

/** The office's texts of a paper, in the languages asked for, from `templates/papers/`. Throws Abort `template-bad` and `file-…`. */
export async function loadTexts<Kind extends CertificateKind>(
  kind: Kind,
  lang: PaperLanguage,
  folder: string,
  read: Files['read'],
): Promise<PaperTexts<Kind>> {
  const each = tonguesOf(lang).map(async (tongue) => {
    const file = join(folder, 'papers', `${kind}.${tongue}.toml`);
    const text = new TextDecoder().decode(await read(file));
    return [tongue, await parseTexts(kind, text, file)] as const;
  });
  return Object.fromEntries(await Promise.all(each)) as PaperTexts<Kind>;
}

/** Every text is there, none is unknown, and each names only fields that it has. */
export async function parseTexts(
  kind: CertificateKind,
  source: string,
  file: string,
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
    if (schema[key] !== undefined) continue;
    const close = nearest(key, Object.keys(schema));
    refuse({ kind: 'key-unknown', key, ...(close !== undefined && { nearest: close }) }, lineOf(source, key));
  }
  const templates = Object.entries(schema).map(([key, fields]) => {
    const text = found.get(key);
    if (text === undefined) return refuse({ kind: 'key-missing', key });
    return [
      key,
      template(text, key, fields, mustache.parse, (problem) => refuse(problem, lineOf(source, key))),
    ] as const;
  });
  return Object.fromEntries(templates);
}

type Parse = (text: string) => readonly unknown[];

/** A text taken apart. Only {{field}} is understood: no sections, no partials, no other delimiters. */
function template(
  text: string,
  key: string,
  fields: readonly string[],
  parse: Parse,
  refuse: (problem: TemplateProblem) => never,
): Template {
  const malformed = () => refuse({ kind: 'field-malformed', key });
  const tokens = (() => {
    try {
      return parse(text) as readonly (readonly [type: string, value: string])[];
    } catch {
      return malformed();
    }
  })();
  return tokens.map(([type, value]) => {
    if (type === 'text') return /\{\{|\}\}/.test(value) ? malformed() : value;
    if (type !== 'name' && type !== '&') return malformed();
    if (!fields.includes(value)) return refuse({ kind: 'field-unknown', key, field: value, fields });
    return { field: value };
  });
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

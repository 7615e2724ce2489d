import { parse, TomlError } from 'smol-toml';
import type { AST } from 'toml-eslint-parser';

/** Where a text stops being TOML, and why. */
export interface TomlFault {
  readonly line: number;
  readonly column: number;
  readonly why: string;
}

/** What a TOML text says. */
export function readToml(text: string): { readonly tree: Readonly<Record<string, unknown>> } | TomlFault {
  try {
    return { tree: parse(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const why = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
    return { line: error.line, column: error.column, why };
  }
}

type Path = readonly (string | number)[];

/** Where the pairs and the tables of a text stand, by their paths. */
async function placesIn(text: string) {
  const { parseTOML, getStaticTOMLValue } = await import('toml-eslint-parser');
  const pairs = new Map<string, AST.TOMLKeyValue>();
  const homes = new Map<string, AST.TOMLTable | AST.TOMLInlineTable>();
  const walk = (found: readonly AST.TOMLKeyValue[], before: Path) => {
    for (const pair of found) {
      const own = [...before, ...getStaticTOMLValue(pair.key)];
      pairs.set(JSON.stringify(own), pair);
      if (pair.value.type !== 'TOMLInlineTable') continue;
      homes.set(JSON.stringify(own), pair.value);
      walk(pair.value.body, own);
    }
  };
  // The parser takes no byte order mark; a space keeps every place where it is.
  for (const node of parseTOML(text.replace(/^\uFEFF/, ' '), { tomlVersion: '1.1' }).body[0].body) {
    if (node.type === 'TOMLKeyValue') walk([node], []);
    else {
      homes.set(JSON.stringify(node.resolvedKey), node);
      walk(node.body, node.resolvedKey);
    }
  }
  return { pairs, homes };
}

/** The line on which a value stands; undefined where there is none. */
export async function lineOfValue(text: string, path: Path): Promise<number | undefined> {
  return (await placesIn(text)).pairs.get(JSON.stringify(path))?.loc.start.line;
}

/** A TOML text without one value, everything else byte for byte. */
export async function withoutValue(text: string, path: Path): Promise<string> {
  const pair = (await placesIn(text)).pairs.get(JSON.stringify(path));
  if (pair === undefined) return text;
  const [from, to] = pair.range;
  if (pair.parent.type === 'TOMLInlineTable') {
    const { body } = pair.parent;
    const at = body.indexOf(pair);
    const [before, after] = [body[at - 1], body[at + 1]];
    return text.slice(0, before?.range[1] ?? from) + text.slice(before ? to : (after?.range[0] ?? to));
  }
  const end = text.indexOf('\n', to) + 1;
  return text.slice(0, text.lastIndexOf('\n', from - 1) + 1) + (end === 0 ? '' : text.slice(end));
}

/**
 * A TOML text with one value changed and nothing else. A key that it lacks goes into the innermost table on its way, from
 * `table` on; where there is none, `[table]` is made at the end. `literal` is a TOML value.
 */
export async function withValue(text: string, table: Path, rest: Path, literal: string): Promise<string> {
  const put = (from: number, to: number, what: string) => text.slice(0, from) + what + text.slice(to);
  const path = [...table, ...rest];
  const { pairs, homes } = await placesIn(text);
  const pair = pairs.get(JSON.stringify(path));
  if (pair) return put(...pair.value.range, literal);

  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const line = (from: number) => `${path.slice(from).map(keyPart).join('.')} = ${literal}`;
  for (let length = path.length - 1; length >= table.length; length--) {
    const home = homes.get(JSON.stringify(path.slice(0, length)));
    if (home?.type === 'TOMLInlineTable') {
      const last = home.body.at(-1)?.range[1];
      return last === undefined
        ? put(home.range[0] + 1, home.range[0] + 1, ` ${line(length)}`)
        : put(last, last, `, ${line(length)}`);
    }
    if (home) {
      const end = text.indexOf('\n', home.range[1]) + 1;
      return end === 0 ? `${text}${eol}${line(length)}${eol}` : put(end, end, `${line(length)}${eol}`);
    }
  }
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  return `${text}${gap}${eol}[${table.map(keyPart).join('.')}]${eol}${line(table.length)}${eol}`;
}

const keyPart = (part: string | number): string =>
  /^[A-Za-z0-9_-]+$/.test(String(part)) ? String(part) : quoted(String(part));

/** A string as TOML writes it. */
export const quoted = (value: string): string => JSON.stringify(value).replaceAll('\u007f', '\\u007f');

/**
 * Changing one value of a TOML text, and nothing else: a person's comments and layout stay byte for byte.
 * The text is valid TOML; what is written into it is read again by whoever asked.
 */

/** A value and where it stands. */
interface Entry {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}
/** A table and where one more key goes: behind its last entry, or before the brace of an inline one. */
interface Table {
  readonly key: string;
  end: number;
  readonly inline?: 'empty' | 'filled';
}
interface Layout {
  readonly entries: Entry[];
  readonly tables: Table[];
}

const BLANK = /(?:[ \t\r\n]|#[^\n]*)*/y;
const SPACES = /[ \t]*/y;
const KEY =
  /(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)(?:[ \t]*\.[ \t]*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+))*/y;
const PART = /"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+/g;
const STRING = /"""(?:[^\\]|\\[\s\S])*?"{3,5}(?!")|'''[\s\S]*?'{3,5}(?!')|"(?:[^"\\]|\\.)*"|'[^']*'/y;
const SCALAR = /[^,\]}#\r\n]*/y;

/** Where a match that begins at a place ends. */
function after(form: RegExp, text: string, at: number): number {
  form.lastIndex = at;
  return form.test(text) ? form.lastIndex : at;
}

const joined = (...parts: readonly string[]) => parts.filter(Boolean).join('.');
/** JSON's escapes are nearly all of TOML's; a key with another one is found by nobody. */
function unquoted(part: string): string {
  try {
    return JSON.parse(part) as string;
  } catch {
    return part.slice(1, -1);
  }
}
const plain = (part: string): string => {
  if (part.startsWith("'")) return part.slice(1, -1);
  return part.startsWith('"') ? unquoted(part) : part;
};
const pathOf = (text: string) => (text.match(PART) ?? []).map((part) => plain(part)).join('.');
const lineEnd = (text: string, at: number) => {
  const found = text.indexOf('\n', at);
  return found === -1 ? text.length : found + 1;
};

/** Reads `key = value`, notes it, and answers where the value ends. */
function pair(text: string, at: number, table: string, layout: Layout): number {
  const equals = after(SPACES, text, after(KEY, text, at));
  const key = joined(table, pathOf(text.slice(at, equals)));
  const from = after(SPACES, text, equals + 1);
  const to = value(text, from, key, layout);
  layout.entries.push({ key, from, to });
  return to;
}

/** Where a value ends; the pairs of an inline table are noted on the way. */
function value(text: string, from: number, key: string, layout: Layout): number {
  const first = text[from];
  if (first === '"' || first === "'") return after(STRING, text, from);
  if (first !== '[' && first !== '{') return from + text.slice(from, after(SCALAR, text, from)).trimEnd().length;
  const closing = first === '[' ? ']' : '}';
  let at = after(BLANK, text, from + 1);
  let end = from + 1;
  while (at < text.length && text[at] !== closing) {
    // What stands in an array has no key that could be set.
    end = first === '{' ? pair(text, at, key, layout) : value(text, at, key, { entries: [], tables: [] });
    at = after(BLANK, text, end);
    if (text[at] === ',') at = after(BLANK, text, at + 1);
    else if (text[at] !== closing) return text.length;
  }
  if (first === '{') layout.tables.push({ key, end, inline: end === from + 1 ? 'empty' : 'filled' });
  return at + 1;
}

function layoutOf(text: string): Layout {
  const layout: Layout = { entries: [], tables: [] };
  // Rows of an array of tables share their key: none of them can be named.
  let table: Table | undefined;
  let rows = false;
  let at = after(BLANK, text, text.startsWith('\uFEFF') ? 1 : 0);
  while (at < text.length) {
    if (text[at] === '[') {
      rows = text[at + 1] === '[';
      const from = after(SPACES, text, at + (rows ? 2 : 1));
      const to = after(KEY, text, from);
      at = lineEnd(text, to);
      table = { key: pathOf(text.slice(from, to)), end: at };
      if (!rows) layout.tables.push(table);
    } else {
      const end = pair(text, at, table?.key ?? '', rows ? { entries: [], tables: [] } : layout);
      if (end <= at) break;
      at = lineEnd(text, end);
      if (table) table.end = at;
    }
    at = after(BLANK, text, at);
  }
  return layout;
}

/** The line, from 1, on which the value of a key stands. */
export function lineOf(text: string, key: string): number | undefined {
  const entry = layoutOf(text).entries.find((one) => one.key === key);
  return entry && text.slice(0, entry.from).split('\n').length;
}

/** The text with one value changed; a key that it lacks is added to its table. `literal` is a TOML value. */
export function setValue(text: string, key: string, literal: string): string {
  const { entries, tables } = layoutOf(text);
  const put = (from: number, to: number, what: string) => text.slice(0, from) + what + text.slice(to);
  const entry = entries.find((one) => one.key === key);
  if (entry) return put(entry.from, entry.to, literal);

  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const home = tables
    .filter((table) => key.startsWith(`${table.key}.`))
    .reduce<Table | undefined>((best, table) => (best && best.key.length > table.key.length ? best : table), undefined);
  if (!home) {
    const [name = key, ...rest] = key.split('.');
    const gap = text === '' || text.endsWith('\n') ? '' : eol;
    return `${text}${gap}${eol}[${name}]${eol}${rest.join('.')} = ${literal}${eol}`;
  }
  const line = `${key.slice(home.key.length + 1)} = ${literal}`;
  if (home.inline) return put(home.end, home.end, home.inline === 'empty' ? ` ${line}` : `, ${line}`);
  const gap = text.slice(0, home.end).endsWith('\n') ? '' : eol;
  return put(home.end, home.end, `${gap}${line}${eol}`);
}

/** The text with a pair in a table whose keys a person chooses, `[table]`; the table is made at the end where there is none. */
export function setPair(text: string, table: string, key: string, literal: string): string {
  const { entries, tables } = layoutOf(text);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const put = (from: number, to: number, what: string) => text.slice(0, from) + what + text.slice(to);
  const entry = entries.find((one) => one.key === `${table}.${key}`);
  if (entry) return put(entry.from, entry.to, literal);
  const line = `${quoted(key)} = ${literal}`;
  const home = tables.find((one) => one.key === table);
  if (home?.inline) return put(home.end, home.end, home.inline === 'empty' ? ` ${line}` : `, ${line}`);
  const ends = home ? text.slice(0, home.end) : text;
  const gap = ends === '' || ends.endsWith('\n') ? '' : eol;
  if (home) return put(home.end, home.end, `${gap}${line}${eol}`);
  const path = table.split('.').map((part) => (/^[A-Za-z0-9_-]+$/.test(part) ? part : quoted(part)));
  return `${text}${gap}${eol}[${path.join('.')}]${eol}${line}${eol}`;
}

/** A string as TOML writes it. */
export const quoted = (value: string): string => JSON.stringify(value).replaceAll('\u007f', '\\u007f');

/** What could control a terminal or change the reading order: controls, line and paragraph separators, bidi marks, lone surrogates. */
const STEERING = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\e' };

const escaped = (character: string) =>
  NAMED[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}}`;

/** A text from the records with everything harmful shown as an escape. */
export const visible = (text: string): string => text.replace(STEERING, escaped);

/** The same, keeping line breaks. */
export const visibleLines = (text: string): readonly string[] => text.split(/\r\n|\n|\r/).map(visible);

/** JSON that cannot control a terminal either: its strings use JSON's own escapes, so it reads back the same. */
export function json(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent) ?? 'null';
  return text.replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Characters per piece. */
const PIECE = 1 << 16;

/** The text of `json` in pieces: a hundred thousand rows would be hundreds of megabytes at once. */
export function* jsonPieces(value: unknown, indent?: number): Generator<string> {
  let piece = '';
  for (const part of parts(value, indent, indent === undefined ? '' : '\n')) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** `line` is a line break with the indentation at this depth; empty without indentation. */
function* parts(value: unknown, indent: number | undefined, line: string): Generator<string> {
  if (!isDeep(value)) return yield json(value, indent).replaceAll('\n', line);
  const inner = line && line + ' '.repeat(indent ?? 0);
  const isList = Array.isArray(value);
  let before = isList ? '[' : '{';
  for (const [key, one] of isList ? value.entries() : Object.entries(value)) {
    if (one === undefined && !isList) continue;
    yield `${before}${inner}${isList ? '' : `${json(key)}:${line && ' '}`}`;
    yield* parts(one, indent, inner);
    before = ',';
  }
  yield `${line}${isList ? ']' : '}'}`;
}

const isDeep = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).some((one) => typeof one === 'object' && one !== null);

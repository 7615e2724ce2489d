import { createHash } from 'node:crypto';

/** Values, a line of JSON each; the last line says how many there are and what their bytes amount to, beside what `end` says of them. */
export async function* sealedLines(values: AsyncIterable<object>, end: () => object): AsyncIterable<string> {
  const hash = createHash('sha256');
  let lines = 0;
  for await (const value of values) {
    const line = `${JSON.stringify(value)}\n`;
    hash.update(line);
    lines += 1;
    yield line;
  }
  yield `${JSON.stringify({ end: { ...end(), lines, sha256: hash.digest('hex') } })}\n`;
}

/** What is wrong with a line: it is no JSON, nothing comes behind it though it is not the last one, or it does not say what came before. */
export type LineFault = 'not-a-line' | 'cut' | 'altered';

/** A line by its number, the first being 1. */
export interface NumberedLine {
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** No value of ours is longer: a text has an end somewhere. */
const LONGEST = 500_000_000;

/** The values of such lines, the last one too, which was compared with what came before it. `fault` throws. */
export async function* unsealedLines(
  chunks: AsyncIterable<Uint8Array>,
  fault: (line: number, why: LineFault) => never,
): AsyncIterable<NumberedLine> {
  const hash = createHash('sha256');
  let line = 0;
  let isEnded = false;
  for await (const bytes of linesOf(chunks)) {
    line += 1;
    if (bytes === undefined || isEnded) fault(line, isEnded ? 'altered' : 'cut');
    const value = parsedOf(bytes) ?? fault(line, 'not-a-line');
    const { end } = value;
    if (isObject(end)) {
      isEnded = true;
      if (end.lines !== line - 1 || end.sha256 !== hash.digest('hex')) fault(line, 'altered');
    } else hash.update(bytes);
    yield { line, value };
  }
  if (!isEnded) fault(line + 1, 'cut');
}

const NEWLINE = 10;

/** Each with its newline; undefined for one that has none, or is too long. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array | undefined> {
  let begun: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      const rest = chunk.subarray(from, at + 1);
      yield begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
      begun = [];
      length = 0;
      from = at + 1;
    }
    if (from === chunk.length) continue;
    // A chunk is written over once the next one is read.
    begun.push(Buffer.from(chunk.subarray(from)));
    length += chunk.length - from;
    if (length > LONGEST) return yield undefined;
  }
  if (begun.length > 0) yield undefined;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function parsedOf(bytes: Uint8Array): NumberedLine['value'] | undefined {
  try {
    const value: unknown = JSON.parse(UTF8.decode(bytes));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

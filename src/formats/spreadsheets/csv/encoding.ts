import type { Encoding } from '../../../core/text/encodings.ts';
import { Abort } from '../../../errors.ts';
import type { FileSource } from '../source.ts';

/** An encoding by its name in TextDecoder. */
export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'euc-jp' | 'iso-2022-jp';

const NAMES: Readonly<Record<Charset, Encoding>> = {
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16',
  'utf-16be': 'utf-16',
  // The web's shift_jis is CP932, with the characters that Windows added.
  shift_jis: 'cp932',
  'euc-jp': 'euc-jp',
  'iso-2022-jp': 'iso-2022-jp',
};
export const encodingOf = (charset: Charset): Encoding => NAMES[charset];

const MARKS: readonly (readonly [charset: Charset, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const ASKED: Readonly<Record<Encoding, Charset>> = {
  'utf-8': 'utf-8',
  'utf-16': 'utf-16le',
  cp932: 'shift_jis',
  'euc-jp': 'euc-jp',
  'iso-2022-jp': 'iso-2022-jp',
};

export const begins = (head: Uint8Array, bytes: readonly number[]) =>
  bytes.every((byte, index) => head[index] === byte);
const decoder = (charset: Charset) => new TextDecoder(charset, { fatal: true });
const isWide = (charset: Charset) => charset === 'utf-16le' || charset === 'utf-16be';

/** A file's encoding: the requested one, else by its byte order mark, else strict UTF-8, else CP932; never a guess. */
export async function charsetOf(file: string, source: FileSource, asked?: Encoding): Promise<Charset> {
  const head = await headOf(source);
  const marked = MARKS.find(([, bytes]) => begins(head, bytes))?.[0] ?? unmarked(head, asked);
  const wide = wideOf(head);
  if (marked === undefined && asked !== 'utf-16' && wide !== undefined) {
    throw new Abort('sheet-encoding', { file, tried: candidates(marked, asked).map(encodingOf), likely: 'utf-16' });
  }
  for (const charset of candidates(marked, asked)) {
    const bad = await firstBad(file, source, charset);
    if (!bad) return charset;
  }
  const charset = candidates(marked, asked)[0];
  const line = isWide(charset) ? undefined : await firstBadLine(source, candidates(marked, asked));
  throw new Abort('sheet-encoding', {
    file,
    tried: candidates(marked, asked).map(encodingOf),
    ...(line !== undefined && { line }),
  });
}

/** JIS switches between its sets of letters by escapes that no other text has; UTF-16 has an order that its zeros show. */
function unmarked(head: Uint8Array, asked: Encoding | undefined): Charset | undefined {
  if (asked === 'utf-16') return wideOf(head);
  const text = Buffer.from(head).toString('latin1');
  return asked === undefined && JIS.some((sign) => text.includes(sign)) ? 'iso-2022-jp' : undefined;
}
const JIS = ['\u001b$@', '\u001b$B', '\u001b(J'];

/** UTF-16 without its mark: every other byte of what is ASCII in it is zero. */
function wideOf(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) < Math.max(4, head.length / 16) || Math.min(even, odd) * 8 > Math.max(even, odd))
    return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

type Candidates = readonly [Charset, ...Charset[]];
function candidates(marked: Charset | undefined, asked: Encoding | undefined): Candidates {
  if (asked === 'utf-16' && marked !== undefined && isWide(marked)) return [marked];
  if (asked !== undefined) return [ASKED[asked]];
  return marked === undefined ? ['utf-8', 'shift_jis'] : [marked];
}

const HEAD = 4096;
/** The first bytes of a file. */
export async function headOf(source: FileSource): Promise<Uint8Array> {
  const head: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.chunks()) {
    head.push(chunk);
    length += chunk.length;
    if (length >= HEAD) break;
  }
  return Buffer.concat(head);
}

/** Is there anything in the file that this encoding does not have? No text contains a NUL. */
async function firstBad(file: string, source: FileSource, charset: Charset): Promise<boolean> {
  const decode = decoder(charset);
  for await (const chunk of source.chunks()) {
    if (!isWide(charset) && chunk.includes(0)) throw new Abort('sheet-binary', { file, kind: 'other' });
    if (!decodes(() => decode.decode(chunk, { stream: true }))) return true;
  }
  return !decodes(() => decode.decode());
}

function decodes(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

const LINE_FEED = 10;

/** The first line that no candidate can read. In none of these encodings is a line feed part of another character. */
async function firstBadLine(source: FileSource, charsets: Candidates): Promise<number | undefined> {
  const tries = charsets.map((charset) => ({ charset, ok: true }));
  let line = 0;
  let rest: Uint8Array = new Uint8Array();
  let found: number | undefined;
  const look = (bytes: Uint8Array) => {
    line += 1;
    for (const one of tries) one.ok &&= decodes(() => decoder(one.charset).decode(bytes));
    if (tries.every(({ ok }) => !ok)) found ??= line;
  };
  for await (const chunk of source.chunks()) {
    let bytes: Uint8Array = Buffer.concat([rest, chunk]);
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED)) {
      look(bytes.subarray(0, end));
      bytes = bytes.subarray(end + 1);
      if (found !== undefined) return found;
    }
    rest = bytes;
  }
  look(rest);
  return found;
}

/** A file's text in pieces, without its byte order mark. */
export async function* textOf(
  file: string,
  source: FileSource,
  charset: Charset,
  count: (bytes: number) => void,
): AsyncIterable<string> {
  const decode = decoder(charset);
  try {
    for await (const chunk of source.chunks()) {
      count(chunk.length);
      yield decode.decode(chunk, { stream: true });
    }
    yield decode.decode();
  } catch (error) {
    // The file changed between the two readings.
    if (!(error instanceof TypeError)) throw error;
    throw new Abort('sheet-encoding', { file, tried: [encodingOf(charset)] });
  }
}

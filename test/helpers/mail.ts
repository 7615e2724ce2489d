/** Reads a mail file by the letter of its standards (RFC 5322, 2045, 2047, 2231), with nothing of the package that writes it. */

export interface Part {
  /** Names in lower case; of a name that stands twice, all values. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly bytes: Buffer;
}
export interface Mail extends Part {
  /** Decoded; throws where there is none or more than one. */
  header(name: string): string;
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
}

export function readMail(bytes: Uint8Array): Mail {
  const whole = partOf(Buffer.from(bytes).toString('latin1'));
  const parts = partsOf(whole);
  const [text, ...files] = parts;
  if (text === undefined) throw new Error('no text');
  return {
    ...whole,
    header: (name) => words(only(whole, name)),
    text: new TextDecoder('utf-8', { fatal: true }).decode(text.bytes),
    files: files.map((part) => ({ name: filename(only(part, 'content-disposition')), bytes: part.bytes })),
  };
}

/** The mailboxes of an address header: name and address of each. */
export function mailboxes(raw: string): readonly { readonly name: string; readonly address: string }[] {
  const parts = raw.match(/(?:"(?:\\.|[^"\\])*"|[^,"])+/g) ?? [];
  return parts.map((part) => {
    const match = /^\s*(?:(.*?)\s*<([^<>]*)>|(\S+))\s*$/s.exec(part);
    if (!match) throw new Error(`no mailbox: ${part}`);
    const name = (match[1] ?? '').replace(/^"((?:\\.|[^"\\])*)"$/s, (_, quoted: string) =>
      quoted.replace(/\\(.)/g, '$1'),
    );
    return { name: words(name), address: match[2] ?? match[3] ?? '' };
  });
}

export const rawHeader = (mail: Part, name: string): string => only(mail, name);

function partOf(source: string): Part {
  const at = source.indexOf('\r\n\r\n');
  const head = source.slice(0, at < 0 ? source.length : at);
  const headers = new Map<string, string[]>();
  for (const line of head.replace(/\r\n(?=[ \t])/g, '').split('\r\n')) {
    const match = /^([!-9;-~]+):[ \t]*(.*)$/s.exec(line);
    if (!match) throw new Error(`no header: ${line}`);
    const name = (match[1] ?? '').toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), match[2] ?? '']);
  }
  const part = { headers, bytes: Buffer.alloc(0) };
  const encoding = (headers.get('content-transfer-encoding')?.[0] ?? '7bit').toLowerCase();
  return { headers: part.headers, bytes: decoded(source.slice(at < 0 ? source.length : at + 4), encoding) };
}

function partsOf(part: Part): readonly Part[] {
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/is.exec(part.headers.get('content-type')?.[0] ?? '')?.[1];
  if (boundary === undefined) return [part];
  const body = `\r\n${part.bytes.toString('latin1')}`;
  const inner = body.split(`\r\n--${boundary}`);
  if (!inner.at(-1)?.startsWith('--')) throw new Error('the last boundary is missing');
  return inner.slice(1, -1).flatMap((one) => partsOf(partOf(one.replace(/^[ \t]*\r\n/, ''))));
}

function decoded(body: string, encoding: string): Buffer {
  if (encoding === 'base64') {
    if (!/^[A-Za-z0-9+/=\r\n]*$/.test(body)) throw new Error('this is not base64');
    return Buffer.from(body, 'base64');
  }
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const plain = body
    .replace(/[ \t]+(?=\r\n)/g, '')
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

/** Encoded words to text; the space between two of them is none. */
function words(raw: string): string {
  const joined = raw.replace(/(=\?[^?]+\?[BQ]\?[^?]*\?=)\s+(?==\?[^?]+\?[BQ]\?)/gi, '$1');
  return joined.replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) => {
    const bytes =
      kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : decoded(text.replace(/_/g, ' '), 'quoted-printable');
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  });
}

function filename(disposition: string): string {
  const pieces = [...disposition.matchAll(/filename\*(?:\d+\*?)?=(?:utf-8'')?"?([^;"]*)"?/gi)].map(([, text]) => text);
  if (pieces.length > 0) return decodeURIComponent(pieces.join(''));
  return words(/filename="?([^";]*)"?/i.exec(disposition)?.[1] ?? '');
}

function only({ headers }: Part, name: string): string {
  const [value, ...more] = headers.get(name.toLowerCase()) ?? [];
  if (value === undefined || more.length > 0) throw new Error(`${name} stands ${more.length === 0 ? 'not' : 'twice'}`);
  return value;
}

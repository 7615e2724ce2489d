import { nearest } from './nearest.ts';

/** `postgres://HOST/DATABASE`: a store on a server, which several share. */
export const isShared = (name: string): boolean => /^postgres(?:ql)?:\/\//i.test(name);

/** Up to the password, and from behind it on: it ends at the last @ before the database. */
const PASSWORD = /^([a-z]+:\/\/[^:/?#@]*):[^?#]*(?=@)/i;
const IN_QUERY = /([?&])password=[^&#]*(?:&|(?=#|$))/gi;

export const hasPassword = (url: string): boolean => shownUrl(url) !== url;

/** The address as it may be shown: without its password. */
export const shownUrl = (url: string): string =>
  isShared(url) ? url.replace(PASSWORD, '$1').replace(IN_QUERY, '$1').replace(/[?&]$/, '') : url;

/** The folder in which the files of an office seem to lie that are kept in a store: its address without what says how to get there. */
export const folderOf = (url: string): string =>
  shownUrl(url)
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '');

/**
 * What a file is called that belongs to a login of a store, which has one office: the login, the first host, its port unless it is the usual
 * one, and the database, however these are said and however many hosts are added. A socket is the computer's own.
 */
export function fileNameOf(url: string): string {
  const [, start = '', authority = '', path = ''] = PARTS.exec(url) ?? [];
  const said = saidIn(url);
  const first = (several: string | null) => several?.split(',')[0] || undefined;
  const [, inAuthority = '', itsPort] = /^(.*?)(?::(\d*))?$/s.exec(first(authority) ?? '') ?? [];
  const login = said.get('user') ?? /\/\/([^:@]*)[^@]*@/s.exec(start)?.[1] ?? '';
  const host = plain(first(said.get('host')) ?? inAuthority);
  const port = first(said.get('port')) ?? itsPort ?? '';
  return [plain(login), host.startsWith('/') ? '' : host.toLowerCase(), port === USUAL_PORT ? '' : port, plain(path)]
    .map((part) => part.replace(/[^\0-\x7F]+/g, encodeURIComponent).replace(/[^\w.-]+/g, '-'))
    .map((part) => part.replace(/^-+|-+$/g, ''))
    .filter((part) => part !== '')
    .join('-');
}

const USUAL_PORT = '5432';

/** Without its %-signs; as it stands where they stand for nothing. */
function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const PARTS = /^([a-z]+:\/\/(?:[^?#]*@)?)([^/?#]*)([^?#]*)(?:\?([^#]*))?/i;

/** Which of several servers is meant, as libpq says it. */
const WANTED: readonly string[] = ['any', 'read-write', 'primary', 'read-only', 'standby'];
/** The client does not fall back to a way that is not encrypted, as `prefer` and `allow` would. */
const SSL_MODES: readonly string[] = ['disable', 'require', 'verify-ca', 'verify-full'];
/** What an address may say behind its `?`. The client reads no other, so that a slip of the pen in `sslmode` would go in the clear. */
const PARAMETERS: readonly string[] = [
  ...['host', 'port', 'user', 'password', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'target_session_attrs'],
  ...['application_name', 'connect_timeout', 'options'],
];

/** A word of an address that is none of those allowed where it stands: behind `flag`, or within it behind `before`. */
export interface AddressFault {
  readonly value: string;
  readonly flag: string;
  readonly before?: string;
  readonly allowed: readonly string[];
  readonly nearest?: string;
}

/** What an address asks for that coopj does not know. */
export function addressFault(url: string): AddressFault | undefined {
  const said = saidIn(url);
  const odd = [...said.keys()].find((name) => !PARAMETERS.includes(name));
  if (odd !== undefined) {
    const close = nearest(odd.trim().toLowerCase(), PARAMETERS);
    const at = { flag: '--db', before: 'postgres://…?', allowed: PARAMETERS };
    return { value: odd, ...at, ...(close !== undefined && { nearest: close }) };
  }
  for (const [flag, allowed] of Object.entries({ target_session_attrs: WANTED, sslmode: SSL_MODES })) {
    const value = said.getAll(flag).find((one) => !allowed.includes(one));
    if (value !== undefined) return { value, flag, allowed };
  }
  return undefined;
}

const saidIn = (url: string): URLSearchParams => new URLSearchParams(PARTS.exec(url)?.[4]);

export interface Servers {
  readonly urls: readonly string[];
  /** Which of them is meant, as libpq says it. */
  readonly wanted: string;
}

/**
 * The servers of an address: `postgres://u@h1:5432,h2:5432/db`, or `?host=/a,/b&port=…` as libpq takes it. Of several, and where nothing
 * else is said, the one that takes changes is meant.
 */
export function hostsOf(url: string): Servers {
  const [, start = '', authority = '', path = ''] = PARTS.exec(url) ?? [];
  const said = saidIn(url);
  const sockets = said.get('host')?.split(',') ?? [];
  const ports = said.get('port')?.split(',') ?? [];
  const hosts = sockets.length > 0 ? sockets : authority.split(',');
  const wanted = said.get('target_session_attrs') ?? (hosts.length > 1 ? 'read-write' : 'any');
  if (hosts.length === 1) return { urls: [url], wanted };
  const urls = hosts.map((host, n) => {
    const own = new URLSearchParams(said);
    const port = ports[n] ?? ports[0];
    if (sockets.length > 0) own.set('host', host);
    if (port !== undefined) own.set('port', port);
    const more = own.toString();
    return `${start}${sockets.length > 0 ? authority : host}${path}${more === '' ? '' : `?${more}`}`;
  });
  return { urls, wanted };
}

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

/** What a file that belongs to a store is called: its first host and its database, whoever connects and however many hosts are added. */
export function fileNameOf(url: string): string {
  const [, , authority = '', path = ''] = PARTS.exec(url) ?? [];
  const [host = ''] = authority.split(',');
  return [host, path]
    .map((part) => part.replace(/[^\w.-]+/g, '-').replace(/^-+|-+$/g, ''))
    .filter((part) => part !== '')
    .join('-');
}

const PARTS = /^([a-z]+:\/\/(?:[^?#]*@)?)([^/?#]*)([^?#]*)(?:\?([^#]*))?/i;

export interface Servers {
  readonly urls: readonly string[];
  /** Which of them is meant, as libpq says it. */
  readonly wanted: string;
  /** What is said about encryption, as libpq says it. */
  readonly tls: string | undefined;
}

/**
 * The servers of an address: `postgres://u@h1:5432,h2:5432/db`, or `?host=/a,/b&port=…` as libpq takes it. Of several, and where nothing
 * else is said, the one that takes changes is meant.
 */
export function hostsOf(url: string): Servers {
  const [, start = '', authority = '', path = '', query = ''] = PARTS.exec(url) ?? [];
  const said = new URLSearchParams(query);
  const sockets = said.get('host')?.split(',') ?? [];
  const ports = said.get('port')?.split(',') ?? [];
  const hosts = sockets.length > 0 ? sockets : authority.split(',');
  const wanted = said.get('target_session_attrs') ?? (hosts.length > 1 ? 'read-write' : 'any');
  const tls = said.get('sslmode') ?? undefined;
  if (hosts.length === 1) return { urls: [url], wanted, tls };
  const urls = hosts.map((host, n) => {
    const own = new URLSearchParams(said);
    const port = ports[n] ?? ports[0];
    if (sockets.length > 0) own.set('host', host);
    if (port !== undefined) own.set('port', port);
    const more = own.toString();
    return `${start}${sockets.length > 0 ? authority : host}${path}${more === '' ? '' : `?${more}`}`;
  });
  return { urls, wanted, tls };
}

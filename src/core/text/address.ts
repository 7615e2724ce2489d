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

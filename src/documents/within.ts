import { posix, resolve } from 'node:path';
import { isShared } from '../core/text/address.ts';

/** A name in a folder of the office, as it was written in the profile; the folder may be one of a shared store. */
export const within = (folder: string, ...names: readonly string[]): string => {
  const [first = ''] = names;
  // What lies elsewhere is a file of each computer.
  if (!isShared(folder) || isAbsolute(first)) return resolve(folder, ...names);
  return `${folder}/${posix.normalize(names.join('/').replaceAll('\\', '/'))}`.replace(/\/+$/, '');
};

const isAbsolute = (name: string): boolean => /^(?:[\\/]|[A-Za-z]:)/.test(name);

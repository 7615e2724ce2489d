import { nearest } from '../text/nearest.ts';
import type { Office } from './office.ts';

/** The profile's programmes, found by a name in either language, ignoring width, case and spaces. */
export interface Programs {
  /** The name in the profile's spelling, and the institute in the same language. */
  find(name: string): { readonly name: string; readonly institute: string } | undefined;
  nearest(name: string): string | undefined;
  /** The name most likely meant by an unknown one. */
  meant(name: string): string | undefined;
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');

export function programsOf({ programs }: Pick<Office, 'programs'>): Programs {
  const names = programs.flatMap(({ program, institute }) => [
    { name: program.en, institute: institute.en },
    { name: program.ja, institute: institute.ja },
  ]);
  const known = new Map(names.filter(({ name }) => name !== '').map((one) => [fold(one.name), one]));
  const asTyped = new Map(names.map((one) => [one.name, one]));
  const all = [...known.values()].map((one) => one.name);
  const close = new Map<string, string | undefined>();
  const find = (name: string) => asTyped.get(name) ?? known.get(fold(name));
  return {
    find,
    meant(name) {
      const meant = find(name)?.name ?? this.nearest(name);
      return meant === name ? undefined : meant;
    },
    nearest(name) {
      // A file repeats the same name thousands of times.
      if (!close.has(name)) close.set(name, nearest(name, all));
      return close.get(name);
    },
  };
}

import type { Context } from '../../context.ts';
import type { Headings } from '../../core/imports/headings.ts';
import type { AnyField } from '../../core/model/student-fields.ts';
import { nearest } from '../../core/text/nearest.ts';
import { Abort } from '../../errors.ts';
import { loadText, withMap } from '../../office/profile-file.ts';

/** A heading and its key, as `--map 氏名=name_kanji` says them. */
export type Pair = readonly [heading: string, key: string];

/** What `--map` says: pairs, and in place of `@NAME` those that the profile keeps under that name. Throws `map-malformed`, `not-one-of`. */
export function pairsOf(map: readonly string[], saved: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const typed: Pair[] = [];
  const all: Pair[] = [];
  for (const word of map) {
    // A heading may begin with the sign, too.
    const isName = word.startsWith('@') && !word.includes('=');
    const pairs = isName ? savedPairs(word, saved) : [pairOf(word)];
    if (!isName) typed.push(...pairs);
    all.push(...pairs);
  }
  return { typed, all };
}

function savedPairs(word: string, saved: Readonly<Record<string, Readonly<Record<string, string>>>>): readonly Pair[] {
  const found = new Map(Object.entries(saved)).get(word.slice(1));
  if (found) return Object.entries(found);
  const allowed = Object.keys(saved).map((name) => `@${name}`);
  const close = nearest(word, allowed);
  throw new Abort('not-one-of', {
    value: word,
    flag: '--map',
    allowed,
    ...(close !== undefined && { nearest: close }),
  });
}

function pairOf(text: string): Pair {
  const at = text.lastIndexOf('=');
  if (at < 1 || at === text.length - 1) throw new Abort('map-malformed', { value: text });
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

/** No name that an object has of its own. */
const NAME = /^(?!__proto__$)[\p{L}\p{N}_-]{1,40}$/u;

export const isMapName = (name: string): boolean => NAME.test(name);

/** `--save-map`: checked before anything is read. */
function checkMapName({ saveMap, map = [] }: MapOptions): void {
  if (saveMap === undefined) return;
  if (!isMapName(saveMap)) throw new Abort('map-name', { value: saveMap });
  if (map.length === 0)
    throw new Abort('flag-missing', { flag: '--map', example: `--map 氏名=name_kanji --save-map ${saveMap}` });
}

/** What was said of headings on a command line. */
export interface MapOptions {
  readonly saveMap?: string;
  readonly map?: readonly string[];
}

/** The profile before and after; also asked before anything is read, so that a profile that cannot take it stops the import. */
export async function withSavedMap<F extends AnyField>(
  { office, place, files }: Context,
  { saveMap: name, map = [] }: MapOptions,
  { keyNamed }: Headings<F>,
): Promise<{ readonly name: string; readonly before: string; readonly after: string } | undefined> {
  if (name === undefined) return undefined;
  checkMapName({ saveMap: name, map });
  const pairs = pairsOf(map, office.import.maps).all.map(([heading, key]): Pair => [heading, keyNamed(key) ?? key]);
  const before = await loadText(place.profile, files.read);
  return { name, before, after: await withMap(before, name, pairs, place.profile) };
}

/** Keeps what `--map` said in the profile, line by line: its comments stay. */
export async function saveMap<F extends AnyField>(
  context: Context,
  options: MapOptions,
  headings: Headings<F>,
): Promise<void> {
  const { place, files, out, words, runFlags } = context;
  if (runFlags.dryRun) return;
  if (options.saveMap === undefined) return;
  const change = async () => {
    const made = await withSavedMap(context, options, headings);
    return made === undefined || made.after === made.before ? undefined : new TextEncoder().encode(made.after);
  };
  await files.edit(place.profile, change, { personal: true, own: true });
  out.note(words.imports.mapSaved(options.saveMap));
}

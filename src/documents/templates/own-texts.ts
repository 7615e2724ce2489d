import { LETTER_KEYS } from '../../core/letters/kinds.ts';
import { PAPER_KINDS } from '../../core/papers/texts.ts';
import { nearest } from '../../core/text/nearest.ts';
import type { Files } from '../../office/files.ts';
import type { OwnTexts, UnusedText } from '../documents.ts';
import { within } from '../within.ts';
import type { TextFolders } from './folders.ts';

/** Every text that an office may have of its own, by its folder. */
const NAMES = {
  papers: PAPER_KINDS.flatMap((kind) => [`${kind}.ja.toml`, `${kind}.en.toml`]),
  reports: ['page.html', 'page.css'],
  letters: [...LETTER_KEYS, 'signature'].flatMap((key) => [`${key}.ja.txt`, `${key}.en.txt`]),
};

/** The page of reports runs no code of an office: not in its template, and not beside it. */
const UNUSED: readonly UnusedText[] = ['reports/page.eta', 'reports/page.js'];

/** What an office has of its own. A file with a name that is nearly right would never count, so it is told. */
export async function ownTexts({ own }: TextFolders, { list }: Pick<Files, 'list'>): Promise<OwnTexts> {
  const known: string[] = [];
  const unused: UnusedText[] = [];
  const unknown: { name: string; nearest?: string }[] = [];
  for (const [folder, names] of Object.entries(NAMES)) {
    for (const file of (await list(within(own, folder))) ?? []) {
      const old = UNUSED.find((name) => name === `${folder}/${file}`);
      if (old) unused.push(old);
      else if (names.includes(file)) known.push(`${folder}/${file}`);
      else if (!isAside(file)) {
        const close = nearest(file, names);
        unknown.push({ name: `${folder}/${file}`, ...(close !== undefined && { nearest: close }) });
      }
    }
  }
  return { known, unused, unknown };
}

/** What editors and systems leave lying about. */
const isAside = (file: string): boolean =>
  /^[.~]|~$|\.(?:bak|swp|tmp|orig)$|^(?:Thumbs\.db|desktop\.ini)$/iu.test(file);

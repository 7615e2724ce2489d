import type { StudentFacts } from '../model/student-fields.ts';
import { folded } from '../text/names.ts';
import { standInOf } from '../text/signs.ts';

/** What two entries of one person have in common; undefined where too little is known. */
export function personKey({ nameKanji, nameKana, nameLatin, familyName, givenName, dateOfBirth }: StudentFacts) {
  const latin = nameLatin ?? [familyName, givenName].filter(Boolean).join(' ');
  const written = nameKanji ?? latin;
  const name = folded(written);
  // What a sign stands for is not known: it may be another letter each time.
  return name === '' || standInOf(written, true) !== undefined || dateOfBirth === undefined
    ? undefined
    : `${name} ${folded(nameKana ?? '')} ${dateOfBirth}`;
}

export const mailKey = ({ email }: StudentFacts): string | undefined => email?.toLowerCase();

/** A company's name without what differs by habit: the short forms of its kind, width, case, spaces, the two wave dashes. */
export const companyKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/\(株\)/g, '株式会社')
    .replace(/\(有\)/g, '有限会社')
    .replace(/\(同\)/g, '合同会社')
    .replace(/〜/g, '~')
    .replace(/[‐‑‒–—―−]/g, '-');

/** A small number for a key: of a million rows, keys would take many times what numbers do. Equal numbers are compared again. */
export function hashed(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash & 0x3fffffff;
}

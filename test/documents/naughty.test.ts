import { describe, expect, test } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import { pdf } from '../../src/documents/papers/pdf.ts';
import { Abort } from '../../src/errors.ts';
import { naughtyPart } from '../helpers/naughty.ts';
import { ENROLLED, enrollment, internship, pagesOf, solid, without } from '../helpers/papers.ts';

const PLACES = {
  'name of a student': (text: string) => enrollment({ student: { ...ENROLLED, nameKanji: text } }),
  'name of a company, addressee and content': (text: string) =>
    internship({ lang: 'both', company: { name: text }, addressee: text, terms: { content: text } }),
  'English name of a student, and of a company': (text: string) =>
    internship({
      lang: 'en',
      student: { ...without(ENROLLED, 'nameOnCard'), familyName: text },
      company: { name: text, nameEn: text },
      addressee: text,
    }),
} satisfies Readonly<Record<string, (text: string) => Promise<Paper>>>;

/** Printed as it is, or refused by name. */
async function outcome(make: Promise<Paper>, text: string): Promise<'printed' | 'refused' | string> {
  try {
    const pages = pagesOf(await pdf(await make));
    const read = pages.join('');
    if (/\p{Cc}/u.test(read.replaceAll('\n', ''))) return `a control character: ${JSON.stringify(text)}`;
    const lines = text.split(/\r\n|[\n\r]/).map(solid);
    return lines.every((line) => solid(read).includes(line)) ? 'printed' : `not as it is: ${JSON.stringify(text)}`;
  } catch (error) {
    if (error instanceof Abort && error.problem === 'glyph-missing') return 'refused';
    return `a crash: ${JSON.stringify(text)}: ${String(error)}`;
  }
}

const places = Object.entries(PLACES).map(([place, make], n, all) => ({
  place,
  make,
  texts: naughtyPart(n, all.length).filter(Boolean),
}));

describe.each(places)('as $place', ({ make, texts }) => {
  test('every naughty string is printed as it is, or refused by name', async () => {
    const found: Record<string, number> = {};
    for (const text of texts) {
      const what = await outcome(make(text), text);
      found[what] = (found[what] ?? 0) + 1;
    }
    const { printed = 0, refused = 0, ...wrong } = found;
    expect(wrong).toEqual({});
    expect(printed).toBeGreaterThan(texts.length * 0.7);
    expect(refused).toBeGreaterThan(texts.length * 0.05);
  });
});

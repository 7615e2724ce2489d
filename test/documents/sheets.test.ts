import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SAMPLE_PAPERS } from '../../src/core/papers/samples.ts';
import { courseSlip } from '../../src/core/papers/worksheets/course-slip.ts';
import { pdf } from '../../src/documents/papers/pdf.ts';
import { parseTexts } from '../../src/documents/templates/paper-texts.ts';
import { contract, day } from '../helpers/dossiers.ts';
import { ISSUING, open, pagesOf, solid, TEMPLATES, texts, textsOf, WORK } from '../helpers/papers.ts';
import { abroad, stayOf } from '../helpers/permits.ts';
import { registrations, worksheet } from '../helpers/sheets.ts';

const LONG = {
  content: '量子計算の見本データに関する統計的研究の実施、報告書の作成及び発表。'.repeat(30),
  workplaces: ['見本本社'],
};
const NAME = 'MIHON NGUYỄN THỊ ÁNH ŞAHİN '.repeat(4).trim();

/** All that a paper says is in its file, in the file's own order of pages. */
const saysAll = async (paper: Parameters<typeof pdf>[0]) => {
  const pages = await pdf(paper).then(pagesOf);
  const whole = solid(pages.join('')).replace(/（/g, '(').replace(/）/g, ')');
  // What a sign means is for who has the paper read aloud.
  const lines = textsOf(paper).flatMap((text) => text.replace(/（/g, '(').replace(/）/g, ')').split('\n'));
  // A long text is parted by what stands at the foot and the head of pages: its sentences are looked for.
  const pieces = lines.flatMap((line) => (line.length > 60 ? line.split('。') : [line])).map(solid);
  expect(pieces.filter((piece) => piece !== '' && !whole.includes(piece))).toEqual([]);
  return pages;
};

describe.each(['ja', 'en', 'both'] as const)('the permit worksheet in %s', (lang) => {
  test('says all of it in the file, with short values and with long ones', async () => {
    await saysAll((await worksheet(abroad({ terms: WORK }), lang)).paper);
    const long = abroad({
      terms: { ...WORK, ...LONG },
      student: { nameOnCard: NAME, address: '見本県見本市'.repeat(20) },
    });
    const pages = await saysAll((await worksheet(long, lang)).paper);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(solid(page)).toContain('20249001');
  });

  test('is one page, though four things must be seen to first', async () => {
    const facts = abroad({
      terms: WORK,
      student: { expectedCompletionOn: day('2028-03-31') },
      placement: { contracts: [contract({ terms: { hoursPerWeek: 20 } })] },
      dossier: { stays: [stayOf({ on: day('2026-04-01'), expiresOn: day('2027-01-31') })] },
    });
    const { notes, paper } = await worksheet(facts, lang);
    expect(notes).toEqual(['individual', 'ask-bureau', 'papers-agree', 'stay']);
    expect(pagesOf(await pdf(paper))).toHaveLength(1);
  });

  test('is the same bytes when it is made again', async () => {
    const { paper } = await worksheet(abroad({ terms: WORK }), lang);
    expect(Buffer.from(await pdf(paper)).equals(Buffer.from(await pdf(paper)))).toBe(true);
  });
});

test('every blank is a rule to write on', async () => {
  const { paper, fields, checklist } = await worksheet(abroad({ terms: WORK }), 'ja');
  const document = open(await pdf(paper));
  const drawn = Array.from({ length: document.countPages() }, (_, n) =>
    document.loadPage(n).getObject().get('Contents').readStream().asString(),
  );
  const rules = drawn.join('\n').match(/\b0\.5 w\b/g) ?? [];
  const blanks = fields.filter(({ value }) => value.length === 0);
  expect(blanks.length).toBeGreaterThan(4);
  // One more is the box around what must be done first, and one that of each paper that is not there yet.
  const missing = checklist.filter(({ state }) => state !== 'present');
  expect(rules).toHaveLength(blanks.length + 1 + missing.length);
});

test('the six papers stand on one page with their heading, however long what stands before them', async () => {
  const content = '見本データの解析を行う。';
  for (const count of [1, 20, 40, 60]) {
    const { paper } = await worksheet(abroad({ terms: { ...WORK, content: content.repeat(count) } }), 'en');
    const pages = await pdf(paper).then(pagesOf);
    const page = pages.find((text) => text.includes('Required documents (6)')) ?? '';
    for (const one of ['Application form', 'Passport', 'Certificate of internship', 'Employment contract or notice']) {
      expect([count, page.includes(one)]).toEqual([count, true]);
    }
  }
});

test('a list of sixty students goes over pages, and each has the headings of the columns', async () => {
  const request = { lang: 'both', on: day('2026-10-28') } as const;
  const pages = await saysAll(courseSlip(ISSUING, registrations(60), request, await texts('course-slip', 'both')));
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages.filter((text) => text.includes('2024'))) expect(solid(page)).toContain('学籍番号');
  const numbers = pages.flatMap((page) => page.match(/2024\d{4}/g) ?? []);
  expect(new Set(numbers).size).toBe(60);
});

test('texts of the office that begin with the sign, as those of earlier releases did, print it once', async () => {
  const own = readFileSync(join(TEMPLATES, 'papers', 'permit-worksheet.ja.toml'), 'utf8')
    .replace('present = "あり"', 'present = "✓ あり"')
    .replace('missing = "未提出"', 'missing = "□ なし"');
  const ja = await parseTexts('permit-worksheet', own, 'permit-worksheet.ja.toml');
  const parts = { ja } as Parameters<(typeof SAMPLE_PAPERS)['permit-worksheet']>[2];
  const [page = ''] = pagesOf(await pdf(SAMPLE_PAPERS['permit-worksheet'](ISSUING, 'ja', parts)));
  expect(page).toContain('なし');
  expect(page).not.toMatch(/[✓□]/);
});

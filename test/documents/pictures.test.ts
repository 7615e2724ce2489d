import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as mupdf from 'mupdf';
import { expect, test } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import { SAMPLE_PAPERS } from '../../src/core/papers/samples.ts';
import { SHEET_TEXTS, type SheetKind } from '../../src/core/papers/worksheet-texts.ts';
import { courseSlip } from '../../src/core/papers/worksheets/course-slip.ts';
import type { PaperLanguage } from '../../src/core/text/language.ts';
import { pdf } from '../../src/documents/papers/pdf.ts';
import { day, placementUpTo } from '../helpers/dossiers.ts';
import { ENROLLED, enrollment, ISSUING, internship, open, texts, WORK } from '../helpers/papers.ts';
import { ROOT } from '../helpers/run.ts';
import { registrations } from '../helpers/sheets.ts';

/** `npm run pictures` (UPDATE=1) makes the pictures of docs/papers.md: the hardest names, and the longest texts. */
const FOLDER = fileURLToPath(new URL('docs/pictures/papers', ROOT));
const DOTS_AN_INCH = 84;
/** Shades that a picture needs; more would only make it larger. */
const SHADES = 16;

const student = {
  ...ENROLLED,
  nameKanji: '葛\u{E0100}城 髙﨑𠮷',
  familyName: 'ŞAHİN-NGUYỄN',
  givenName: 'Ểmre Ḥasan',
  nameOnCard: 'ŞAHİN-NGUYỄN ỂMRE ḤASAN',
  nationality: 'ベトナム',
};
const placement = placementUpTo(8, { terms: [WORK] });
const addressee = '東京出入国在留管理局長';
const long = {
  student,
  addressee,
  company: {
    name: '株式会社見本国際先端技術総合研究開発機構インターナショナルホールディングス',
    nameEn: 'Mihon International Advanced Technology Research and Development Organization Holdings, Inc.',
  },
  placement: placementUpTo(8, {
    terms: [
      {
        ...WORK,
        workplaces: ['見本本社(東京都見本区)', '見本研究所(神奈川県見本市)', '見本つくば拠点(茨城県見本市)'],
        content:
          '大規模な時系列データに対する異常検知手法の研究開発。既存手法の再現実験、新しい統計モデルの設計と実装、評価実験の計画と実施、論文および社内報告書の作成を行う。'.repeat(
            9,
          ),
      },
    ],
  }),
};

const LANGUAGES = ['ja', 'en', 'both'] as const;
const SHEETS = Object.keys(SHEET_TEXTS) as readonly SheetKind[];
const PAPERS: Readonly<Record<string, () => Promise<Paper>>> = Object.fromEntries([
  ...LANGUAGES.map((lang) => [`enrollment-${lang}`, () => enrollment({ lang, student })] as const),
  ...LANGUAGES.map(
    (lang) => [`internship-${lang}`, () => internship({ lang, student, addressee, placement })] as const,
  ),
  ...LANGUAGES.map((lang) => [`internship-long-${lang}`, () => internship({ ...long, lang })] as const),
  ...LANGUAGES.map((lang) => [`course-slip-15-${lang}`, () => list(lang)] as const),
  ...SHEETS.flatMap((kind) => LANGUAGES.map((lang) => [`${kind}-${lang}`, () => sheet(kind, lang)] as const)),
]);

/** The course slip of fifteen students. */
async function list(lang: PaperLanguage): Promise<Paper> {
  return courseSlip(ISSUING, registrations(15), { lang, on: day('2026-10-28') }, await texts('course-slip', lang));
}

/** A paper of the office's own work, on the invented facts on which texts are tried. */
async function sheet<Kind extends SheetKind>(kind: Kind, lang: PaperLanguage): Promise<Paper> {
  return SAMPLE_PAPERS[kind](ISSUING, lang, await texts(kind, lang));
}

function picture(page: mupdf.Page): Uint8Array {
  const scale = DOTS_AN_INCH / 72;
  const pixmap = page.toPixmap(mupdf.Matrix.scale(scale, scale), mupdf.ColorSpace.DeviceGray, false);
  const pixels = pixmap.getPixels();
  const step = 255 / (SHADES - 1);
  pixels.forEach((shade, n) => {
    pixels[n] = Math.round(Math.round(shade / step) * step);
  });
  return pixmap.asPNG();
}

test('every kind and language stands in docs as a small picture of each page', async () => {
  if (process.env.UPDATE) {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
  }
  const names: string[] = [];
  for (const [name, make] of Object.entries(PAPERS)) {
    const document = open(await pdf(await make()));
    for (let n = 0; n < document.countPages(); n++) {
      names.push(`${name}-${n + 1}.png`);
      if (process.env.UPDATE) writeFileSync(join(FOLDER, `${name}-${n + 1}.png`), picture(document.loadPage(n)));
    }
  }
  expect(readdirSync(FOLDER).sort()).toEqual(names.sort());
  const page = readFileSync(new URL('docs/papers.md', ROOT), 'utf8');
  for (const name of names) {
    expect(statSync(join(FOLDER, name)).size).toBeLessThan(70_000);
    expect(page).toContain(`(pictures/papers/${name})`);
  }
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as mupdf from 'mupdf';
import { expect, test } from 'vitest';
import { html } from '../../src/documents/reports/html.ts';
import { reportPdf } from '../../src/documents/reports/pdf.ts';
import { filesIn } from '../../src/office/files.ts';
import { openPage } from '../helpers/browser.ts';
import { filledReport, filledTitles } from '../helpers/filled.ts';
import { ownFonts } from '../helpers/own-fonts.ts';
import { open, TEMPLATES } from '../helpers/papers.ts';
import { filledBook, pageWords } from '../helpers/reports.ts';
import { ROOT, tempFolder } from '../helpers/run.ts';

/** `npm run pictures` (UPDATE=1) makes the pictures of docs/reports.md. */
const FOLDER = fileURLToPath(new URL('docs/pictures/reports', ROOT));
const SEEN = [
  { name: 'monthly-light', width: 1280, height: 1000, dark: false },
  { name: 'monthly-dark', width: 1280, height: 1000, dark: true },
  { name: 'monthly-phone', width: 390, height: 1500, dark: false },
] as const;
/** First pages: of the PDF, of the page as Chromium prints it, of the Excel file as LibreOffice prints it. */
const PRINTED = ['monthly-pdf', 'monthly-print', 'monthly-xlsx'] as const;
const DOTS_AN_INCH = 84;

const OFFICE = 'soffice';

/** As LibreOffice prints it. */
function sheetPrinted(bytes: Uint8Array): Uint8Array {
  const folder = tempFolder();
  writeFileSync(join(folder, 'report.xlsx'), bytes);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const line = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'report.xlsx')];
  execFileSync(OFFICE, line, { stdio: 'pipe', env: { ...process.env, ...ownFonts(folder) } });
  return readFileSync(join(folder, 'report.pdf'));
}

async function draw(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const report = filledReport('monthly');
  const [titles, words] = [await filledTitles(report, 'ja'), await pageWords('ja')];
  const place = { folders: { shipped: TEMPLATES, own: '/nowhere' }, read: filesIn('/').read };
  const file = join(tempFolder(), 'report.html');
  writeFileSync(file, await html(report, titles, words, place));
  const page = await openPage(file);
  for (const { name, width, height, dark } of SEEN) {
    await page.look({ width, dark });
    writeFileSync(join(FOLDER, `${name}.png`), await page.picture(height));
  }
  const scale = mupdf.Matrix.scale(DOTS_AN_INCH / 72, DOTS_AN_INCH / 72);
  const printed = {
    'monthly-pdf': await reportPdf(report, titles, words),
    'monthly-print': await page.printed(),
    'monthly-xlsx': sheetPrinted(await filledBook(report)),
  } satisfies Record<(typeof PRINTED)[number], Uint8Array>;
  for (const [name, bytes] of Object.entries(printed)) {
    const pixels = open(bytes).loadPage(0).toPixmap(scale, mupdf.ColorSpace.DeviceRGB, false);
    writeFileSync(join(FOLDER, `${name}.png`), pixels.asPNG());
  }
}

test('a filled report stands in docs as it looks on a screen, by night, on a phone, on paper and in Excel', async () => {
  if (process.env.UPDATE) await draw();
  const names = [...SEEN.map(({ name }) => name), ...PRINTED].map((name) => `${name}.png`);
  expect(readdirSync(FOLDER).sort()).toEqual(names.toSorted());
  const page = readFileSync(new URL('docs/reports.md', ROOT), 'utf8');
  for (const name of names) {
    expect(statSync(join(FOLDER, name)).size).toBeLessThan(320_000);
    expect(page).toContain(`(pictures/reports/${name})`);
  }
});

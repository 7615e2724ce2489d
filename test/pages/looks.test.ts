import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { daysOfYear } from '../../src/core/calendar/periods.ts';
import { REPORT_KEYS, type ReportKey } from '../../src/core/reports/index.ts';
import { LANGUAGES, type Language } from '../../src/core/text/language.ts';
import { html } from '../../src/documents/reports/html.ts';
import { filesIn } from '../../src/office/files.ts';
import { CHROMIUM, type OpenPage, openPage } from '../helpers/browser.ts';
import { filledReport, filledTitles } from '../helpers/filled.ts';
import { withProgram } from '../helpers/outside.ts';
import { pagesOf, solid, TEMPLATES } from '../helpers/papers.ts';
import { IS_LONG } from '../helpers/properties.ts';
import { pageWords } from '../helpers/reports.ts';
import { tempFolder } from '../helpers/run.ts';

/** The reports of an office in the middle of its year, as people see them. */

const PLACE = { folders: { shipped: TEMPLATES, own: '/nowhere' }, read: filesIn('/').read };

async function written(key: ReportKey, lang: Language): Promise<string> {
  const report = key === 'monthly' ? filledReport(key) : filledReport(key, daysOfYear(2026));
  const file = join(tempFolder(), `${key}.${lang}.html`);
  writeFileSync(file, await html(report, await filledTitles(report, lang), await pageWords(lang), PLACE));
  return file;
}

/** What axe-core finds wrong: the rule, and where. */
const faults = (rules: string) =>
  `axe.run(document, ${rules}).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')))`;

/** What reaches beyond the window, and is not in a box that scrolls. */
const BEYOND = `[...document.querySelectorAll('body *')].filter((one) => {
  if (one.closest('.vh, .skip, nav') || one.parentElement.closest('.scroll:not(.fits)') || one.closest('svg')) return false;
  const { left, right, width } = one.getBoundingClientRect();
  return width > 0 && (right > innerWidth + 1 || left < -1);
}).map((one) => one.outerHTML.slice(0, 120))`;

/** Texts under 13 px, and what is clicked and is lower than 44 px. */
const SMALL = `[...document.querySelectorAll('body *')].filter((one) =>
  [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '') && !one.closest('.vh') &&
  one.getClientRects().length > 0 && one.localName !== 'script' && parseFloat(getComputedStyle(one).fontSize) < 13
).map((one) => one.outerHTML.slice(0, 120))`;
const LOW = `[...document.querySelectorAll('nav a, .tile, summary, th button')].filter((one) =>
  one.getClientRects().length > 0 && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 120))`;

/** Short lists are enough: the rows of long ones are alike. */
const OPEN = 'for (const one of document.querySelectorAll("details[data-print]")) one.open = true';

async function expectGood(page: OpenPage): Promise<void> {
  await page.look({ width: 1280, dark: false });
  await page.read(OPEN);
  await page.read(`${axe.source}; 0`);
  expect(await page.read(faults('{}')), 'light').toEqual([]);
  for (const width of [1280, 1440, 390]) {
    await page.look({ width });
    // What watches the sizes of boxes has its turn.
    await page.read('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))');
    expect(await page.read('document.documentElement.scrollWidth - innerWidth'), `${width}`).toBeLessThanOrEqual(0);
    expect(await page.read(BEYOND), `${width}`).toEqual([]);
  }
  expect([await page.read(SMALL), await page.read(LOW)]).toEqual([[], []]);
  await page.look({ width: 390, dark: true });
  expect(await page.read(faults(`{ runOnly: ['color-contrast', 'scrollable-region-focusable'] }`)), 'dark').toEqual([]);
  expect([page.asked, page.complaints]).toEqual([[], []]);
}

for (const [at, key] of REPORT_KEYS.entries()) {
  // One language a report, in turns; both at full length.
  const languages = IS_LONG ? LANGUAGES : [LANGUAGES[at % LANGUAGES.length] ?? 'ja'];
  withProgram(
    ...CHROMIUM,
    `everybody can read the report ${key}, on a screen and on a phone, by day and by night`,
    async () => {
      const [first = '', ...others] = await Promise.all(languages.map((lang) => written(key, lang)));
      const page = await openPage(first);
      await expectGood(page);
      for (const file of others) {
        await page.go(file);
        await expectGood(page);
      }
    },
  );
}

withProgram(...CHROMIUM, 'what is overdue stands on the first screen, before all else', async () => {
  const page = await openPage(await written('monthly', 'ja'));
  await page.look({ width: 1280 });
  const rows = await page.read<[boolean, number][]>(
    `[...document.querySelectorAll('.action tbody tr')].map((row) => [row.classList.contains('overdue'), row.getBoundingClientRect().bottom])`,
  );
  const overdue = rows.filter(([is]) => is);
  expect(overdue.length).toBeGreaterThan(2);
  expect(rows.slice(0, overdue.length)).toEqual(overdue);
  expect(Math.max(...overdue.map(([, bottom]) => bottom))).toBeLessThan(900);
  expect(await page.read('document.querySelector("#where table").getBoundingClientRect().top')).toBeLessThan(900);
});

withProgram(
  ...CHROMIUM,
  'a printed list has its headings on each of its pages, and the first page is the first screen',
  async () => {
    const page = await openPage(await written('monthly', 'ja'));
    await page.read('document.querySelector("#list-movements").open = true');
    const pages = pagesOf(await page.printed()).map(solid);
    for (const text of ['要対応', '次のSTEP', '評価証明書・成績評価']) expect(pages[0]).toContain(text);
    const holding = pages.filter((text) => /2026-10-\d\d2024\d{4}/.test(text));
    expect(holding.length).toBeGreaterThan(1);
    for (const text of holding) expect(text).toContain('学籍番号');
    // Short lists are opened for the printer, and closed again.
    expect(pages.join('')).toContain('JRI-001');
    expect(await page.read('document.querySelectorAll("details[open]").length')).toBe(1);
  },
);

/** Of a colour and its ground, by the formula of WCAG. */
function contrast(a: string, b: string): number {
  const light = (hex: string) =>
    [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
      .reduce((sum, one, at) => sum + one * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
  const [x = 0, y = 0] = [light(a), light(b)].sort((p, q) => q - p);
  return (x + 0.05) / (y + 0.05);
}

test.each([
  [0, { ink: 16.5, muted: 7.3, link: 8.2, bar: 7, rule: 3, overdue: 6.6, near: 7.2, met: 6.4 }],
  [1, { ink: 14.9, muted: 9.1, link: 9.6, bar: 7.9, rule: 4.4, overdue: 8.7, near: 10.9, met: 9.8 }],
])('colours stand out from their ground as they were chosen to (%#)', (at, least) => {
  const css = readFileSync(join(TEMPLATES, 'reports', 'page.css'), 'utf8');
  const block = [...css.matchAll(/:root \{([^}]*)\}/g)][at]?.[1] ?? '';
  const colours = Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
  );
  const on = (name: string, ground: string) => contrast(colours[name] ?? '', colours[ground] ?? '');
  for (const [name, ratio] of Object.entries(least)) expect(on(name, 'ground'), name).toBeGreaterThan(ratio);
  expect(on('overdue', 'overdue-ground')).toBeGreaterThan(5.8);
  expect(on('ink', 'band')).toBeGreaterThan(7);
});

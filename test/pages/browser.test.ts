import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Report } from '../../src/core/reports/report.ts';
import type { Language } from '../../src/core/text/language.ts';
import { html } from '../../src/documents/reports/html.ts';
import { filesIn } from '../../src/office/files.ts';
import { CHROMIUM, openPage } from '../helpers/browser.ts';
import { NAUGHTY } from '../helpers/naughty.ts';
import { withProgram } from '../helpers/outside.ts';
import { TEMPLATES } from '../helpers/papers.ts';
import { oneIn } from '../helpers/properties.ts';
import { COMPANIES, NAMES, pageWords, sampleReport, sampleTitles } from '../helpers/reports.ts';
import { readyOffice, tempFolder } from '../helpers/run.ts';

/** The page of a report, in a browser, with all that is closed opened. */
async function opened(lang: Language, report: Report = sampleReport()) {
  const file = join(tempFolder(), 'report.html');
  const place = { folders: { shipped: TEMPLATES, own: file }, read: filesIn('/').read };
  writeFileSync(file, await html(report, sampleTitles(lang), await pageWords(lang), place));
  const page = await openPage(file);
  await page.read('for (const one of document.querySelectorAll("details")) one.open = true');
  return page;
}

/** The texts of a column of the table of a section, from the top down. */
const column = (section: string, n: number) =>
  `[...document.querySelectorAll('#${section} tbody tr')].map((row) => row.cells[${n}].firstElementChild?.lang
    ? row.cells[${n}].firstElementChild.textContent : row.cells[${n}].textContent)`;
const names = (section: string) =>
  `[...document.querySelectorAll('#${section} figcaption')].map((one) => one.textContent)`;
const labels = (section: string) =>
  `[...document.querySelectorAll('#${section} svg text')].map((text) => text.textContent)`;

// The monthly report below is opened in both languages.
for (const lang of oneIn(2, ['en', 'ja'] as const)) {
  withProgram(
    ...CHROMIUM,
    `a browser shows the report, its charts and their labels, and asks for nothing (${lang})`,
    async () => {
      const page = await opened(lang);
      const titles = sampleTitles(lang);
      expect(await page.read('[document.documentElement.lang, document.title]')).toEqual([lang, titles.title]);
      // A bar in each row of a table, a small plot for each count, a calendar with a bar in each row.
      expect(await page.read('document.querySelectorAll("#stages tbody svg").length')).toBe(6);
      const plots = ['received', 'reviewed', 'returned'].map((key) => titles.column('months', key));
      expect(await page.read(names('months'))).toEqual(plots);
      expect(await page.read(labels('months'))).toEqual(expect.arrayContaining(['28']));
      expect(await page.read(column('companies', 0))).toEqual(expect.arrayContaining([COMPANIES[0], COMPANIES[1]]));
      expect(await page.read(column('calendar', 0))).toEqual(
        expect.arrayContaining([expect.stringContaining(NAMES[0] ?? '')]),
      );
      const told = await page.told();
      for (const name of plots) expect(told).toContain(`image ${name}`);
      expect(told).toContain(`table ${titles.section('people')}`);
      expect(told).toContain(`link ${(await pageWords(lang)).skip}`);
      expect([page.asked, page.complaints]).toEqual([[], []]);
    },
  );

  withProgram(
    ...CHROMIUM,
    `a table is sorted by keyboard and by click, and comes back to its own order (${lang})`,
    async () => {
      const page = await opened(lang);
      const before = await page.read<string[]>(column('people', 5));
      const sorted = before.toSorted((a, b) => Number(a) - Number(b));
      expect(before).not.toEqual(sorted);
      const sort = 'document.querySelector("#people th:nth-child(6)").getAttribute("aria-sort")';

      await page.click('#people th:nth-child(6) button');
      expect(await page.read(column('people', 5))).toEqual(sorted);
      expect(await page.read(sort)).toBe('ascending');

      // From the heading before it, with the keys alone.
      await page.read('document.querySelector("#people th:nth-child(5) button").focus()');
      await page.press('Tab');
      expect(await page.read('document.activeElement.textContent')).toBe(sampleTitles(lang).column('people', 'days'));
      await page.press('Enter');
      expect(await page.read(column('people', 5))).toEqual(sorted.toReversed());
      expect(await page.read(sort)).toBe('descending');
      await page.press('Enter');
      expect(await page.read(column('people', 5))).toEqual(before);
      expect(await page.read(sort)).toBe(null);
      expect(page.complaints).toEqual([]);
    },
  );
}

withProgram(
  ...CHROMIUM,
  'days sort as days, Japanese as a dictionary does, and what is empty comes last either way',
  async () => {
    const page = await opened('ja');
    await page.click('#list-calendar th:nth-child(5) button');
    const up = await page.read<string[]>(column('list-calendar', 4));
    await page.click('#list-calendar th:nth-child(5) button');
    const down = await page.read<string[]>(column('list-calendar', 4));
    const days = up.filter((day) => day !== '');
    expect(days).toEqual(days.toSorted());
    expect(up.slice(days.length).every((day) => day === '')).toBe(true);
    expect(down).toEqual([...days.toReversed(), ...up.slice(days.length)]);

    await page.click('#companies th:nth-child(1) button');
    const names = await page.read<string[]>(column('companies', 0));
    expect(names).toEqual([...COMPANIES].sort(new Intl.Collator('ja').compare));
  },
);

withProgram(
  ...CHROMIUM,
  'headings stay in sight on a long table, and a narrow window scrolls the table and not the page',
  async () => {
    const page = await opened('en', sampleReport(300));
    await page.look({ width: 1280 });
    await page.read('document.querySelector("#people tbody tr:nth-child(200)").scrollIntoView()');
    expect(await page.read('document.querySelector("#people th").getBoundingClientRect().top')).toBeLessThan(60);
    await page.look({ width: 420 });
    expect(await page.read('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  },
);

/** The contrast of a text with its ground, or of a mark with the page, by the formula of WCAG. */
const CONTRAST = `(() => {
  const light = (rgb) => rgb.match(/[\\d.]+/g).slice(0, 3).map((one) => one / 255)
    .map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const ground = (one) => { const { backgroundColor } = getComputedStyle(one);
    return backgroundColor === 'rgba(0, 0, 0, 0)' && one.parentElement ? ground(one.parentElement) : backgroundColor; };
  const of = (selector, property) => { const one = document.querySelector(selector);
    return ratio(getComputedStyle(one)[property], ground(one)); };
  return { text: ['h1', 'header p', 'nav a', '.sub', 'th button', 'td', '.empty', 'figcaption', 'code'].map((one) => of(one, 'color')),
    labels: ['text.in-ink', 'text.in-muted'].map((one) => of(one, 'fill')),
    marks: ['rect.in-bar'].map((one) => of(one, 'fill')) };
})()`;

withProgram(...CHROMIUM, 'by day and by night, texts and marks stand out enough to be read', async () => {
  const page = await opened('en');
  for (const dark of [false, true]) {
    await page.look({ dark });
    const { text, labels: written, marks } = await page.read<Record<'text' | 'labels' | 'marks', number[]>>(CONTRAST);
    expect(Math.min(...text, ...written), `dark: ${dark}`).toBeGreaterThan(4.5);
    expect(Math.min(...marks), `dark: ${dark}`).toBeGreaterThan(3);
  }
});

withProgram(...CHROMIUM, 'a naughty name is a text on the page, and nothing of it runs', async () => {
  const report = {
    ...sampleReport(0),
    sections: [
      {
        key: 'names',
        columns: [{ key: 'name', type: 'text' }],
        rows: NAUGHTY.map((name) => ({ name })),
        chart: { kind: 'bars', label: 'name', values: ['name'] },
      },
    ],
  } satisfies Report;
  const page = await opened('ja', report);
  const cells = await page.read<string[]>(column('names', 0));
  expect(cells).toHaveLength(NAUGHTY.length);
  // A parser of HTML reads CR as LF and leaves NUL out; nothing else may differ.
  const asRead = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '');
  expect(cells.map(asRead)).toEqual(NAUGHTY.map((name) => asRead(name) || '—'));
  expect(
    await page.read(
      'document.querySelectorAll("main script, main img, main iframe, main td > :not(svg, span), main tbody th > :not(span)").length',
    ),
  ).toBe(0);
  expect([page.asked, page.complaints]).toEqual([[], []]);
});

withProgram(...CHROMIUM, 'a script in a template of the office’s own never runs; ours does', async () => {
  const own = tempFolder();
  mkdirSync(join(own, 'reports'));
  const shipped = readFileSync(join(TEMPLATES, 'reports', 'page.html'), 'utf8');
  const scripts = [
    '<script>document.title = "inline"</script>',
    '<script src="data:text/javascript,document.title=%22data%22"></script>',
    '<body onload="document.title = \'onload\'">',
    '<img src="x" onerror="document.title = \'onerror\'">',
    '<iframe srcdoc="<script>parent.document.title = \'iframe\'</script>"></iframe>',
    '<meta http-equiv="Content-Security-Policy" content="script-src \'unsafe-inline\'">',
    '<script>document.title = "after"</script>',
  ];
  writeFileSync(
    join(own, 'reports', 'page.html'),
    shipped.replace('-->', `-->${scripts.join('\n')}`).replace('<title>', '<title>Of us: '),
  );
  const file = join(own, 'report.html');
  const folders = { shipped: TEMPLATES, own };
  writeFileSync(
    file,
    await html(sampleReport(), sampleTitles('en'), await pageWords('en'), { folders, read: filesIn('/').read }),
  );
  const page = await openPage(file);
  expect(await page.read('document.title')).toBe(`Of us: ${sampleTitles('en').title}`);
  expect(page.complaints.length).toBeGreaterThan(4);
  await page.read('document.querySelector("#people details").open = true');
  await page.click('#people th:nth-child(6) button');
  expect(await page.read('document.querySelector("#people th:nth-child(6)").getAttribute("aria-sort")')).toBe(
    'ascending',
  );
});

withProgram(...CHROMIUM, 'the monthly report of the program opens without a complaint, in both languages', async () => {
  const office = await readyOffice();
  for (const lang of ['en', 'ja']) {
    const file = `report.${lang}.html`;
    const { code, stderr } = await office.coopj([
      'report',
      'monthly',
      '--month',
      '2026-10',
      '--lang',
      lang,
      '-o',
      file,
    ]);
    expect([code, stderr]).toEqual([0, '']);
    const page = await openPage(join(office.cwd, file));
    expect(await page.read('document.querySelectorAll("section").length')).toBe(3);
    expect([page.asked, page.complaints]).toEqual([[], []]);
  }
});

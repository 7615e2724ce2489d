import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn } from '../../src/documents/files.ts';
import { html } from '../../src/documents/report-html.ts';
import { TEMPLATES } from '../helpers/papers.ts';
import { abortOf } from '../helpers/records.ts';
import { pageWords, sampleReport, sampleTitles } from '../helpers/reports.ts';
import { tempFolder } from '../helpers/run.ts';

/** `own` is the folder of the office's own texts. */
const made = async (own = '/nowhere') =>
  html(sampleReport(), sampleTitles('en'), await pageWords('en'), {
    folders: { shipped: TEMPLATES, own },
    read: filesIn('/').read,
  });

test('the page names nothing outside of itself, and its policy allows only its own style and script', async () => {
  const page = await made();
  expect(page).not.toMatch(/https?:|\bsrc=|url\(|@import|<link|style="|\son\w+=/);
  const inner = (tag: string) => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? '';
  const hash = (text: string) => `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`;
  expect(page).toContain(
    `default-src &#39;none&#39;; style-src ${hash(inner('style'))}; script-src ${hash(inner('script'))};`,
  );
});

test('the same report gives the same page', async () => {
  expect(await made()).toBe(await made());
});

test('without its script the page still has every row', async () => {
  const page = (await made()).replace(/<script>[\s\S]*<\/script>/, '');
  const titles = sampleTitles('en');
  const missing = sampleReport().sections.flatMap(({ key, rows }) =>
    rows.flatMap((row) =>
      Object.entries(row)
        .map(([column, cell]) => titles.text(key, column, cell))
        .filter((text) => !page.includes(`>${text}<`)),
    ),
  );
  expect(missing).toEqual([]);
});

test('the office’s own colours are taken up, and a template of its own that is broken is named', async () => {
  const own = tempFolder();
  mkdirSync(join(own, 'reports'));
  writeFileSync(join(own, 'reports', 'page.css'), ':root { --first: #005bac; }');
  expect(await made(own)).toContain('<style>:root { --first: #005bac; }</style>');
  writeFileSync(join(own, 'reports', 'page.eta'), '<p><%= it.title </p>');
  expect(await abortOf(made(own))).toMatchObject({
    problem: 'template-bad',
    data: { file: join(own, 'reports', 'page.eta') },
  });
});

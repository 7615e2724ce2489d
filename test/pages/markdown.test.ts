import { expect, test } from 'vitest';
import type { Report } from '../../src/core/reports/report.ts';
import { markdown } from '../../src/terminal/markdown.ts';
import { NAUGHTY } from '../helpers/naughty.ts';
import { sampleReport, sampleTitles } from '../helpers/reports.ts';

const named = (names: readonly string[]): Report => ({
  ...sampleReport(0),
  sections: [
    {
      key: 'people',
      columns: [
        { key: 'name', type: 'text' },
        { key: 'days', type: 'number' },
      ],
      rows: names.map((name, days) => ({ name, days })),
    },
  ],
});
const lines = (names: readonly string[]) => markdown(named(names), sampleTitles('en')).split('\n');

test('a report is a heading and a table a section; numbers stand at the right', () => {
  expect(lines(['見本 太郎'])).toEqual([
    '# A sample report',
    '',
    '2026-10-01 to 2026-10-31; what was known on 2026-10-31',
    '',
    'Printed on 2026-11-02.',
    '',
    '## Everybody',
    '',
    '| Name | Days |',
    '| --- | ---: |',
    '| 見本 太郎 | 0 |',
    '',
  ]);
});

test('a section without rows says so, in the language of the report', () => {
  const report = { ...sampleReport(), sections: sampleReport().sections.slice(-1) };
  expect(markdown(report, sampleTitles('ja'))).toContain('## 該当のない表\n\n該当はありません。\n');
});

test.each([
  ['a|b', 'a\\|b'],
  ['one\ntwo\r\nthree', 'one<br>two<br>three'],
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['*見本* _x_ `y` [z](u) ~~w~~', '\\*見本\\* \\_x\\_ \\`y\\` \\[z\\](u) \\~\\~w\\~\\~'],
  ['&lt; \\', '&amp;lt; \\\\'],
  ['\u001b[31mred', '\\\\e\\[31mred'],
])('%j is a text in its cell', (name, cell) => {
  expect(lines([name])[10]).toBe(`| ${cell} | 0 |`);
});

test('whatever a name holds, its row has two cells and no HTML', () => {
  const rows = lines(NAUGHTY).slice(10, -1);
  expect(rows).toHaveLength(NAUGHTY.length);
  for (const row of rows) {
    expect(row.replaceAll('\\\\', '').match(/(?<!\\)\|/g)).toHaveLength(3);
    expect(row.replaceAll('<br>', '')).not.toMatch(/[<>]/);
  }
});

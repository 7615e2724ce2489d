import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Report } from '../../src/core/reports/report.ts';
import { filledReport, filledTitles } from '../helpers/filled.ts';
import { filledBook } from '../helpers/reports.ts';

/** The parts of a report as an Excel file, by their names. */
async function made(report: Report): Promise<(part: string) => string> {
  const parts = unzipSync(await filledBook(report));
  return (part) => Buffer.from(parts[`xl/${part}.xml`] ?? new Uint8Array()).toString();
}
const tabs = (workbook: string) => [...workbook.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);

test('a report in Excel begins with its summary, then what is stopped, by day; empty lists have no sheet', async () => {
  const report = filledReport('monthly');
  const part = await made(report);
  const titles = await filledTitles(report, 'ja');
  const names = tabs(part('workbook'));
  expect(names.slice(0, 3)).toEqual(['概要', ...['blocked', 'by-step'].map((key) => titles.section(key))]);
  expect(names).not.toContain(titles.section('overrides'));
  const cover = part('worksheets/sheet1');
  expect(cover).toContain(`該当なし：`);
  expect(cover.match(/<hyperlink /g)).toHaveLength(names.length - 1);
  const stopped = part('worksheets/sheet2');
  expect(stopped).toContain('<tabColor rgb="FFB3201B"/>');
  // The first three are urgent: red by style 7.
  expect([...stopped.matchAll(/<c r="\w(\d+)" s="7"/g)].map(([, line]) => Number(line)).slice(0, 3)).toEqual([2, 3, 4]);
});

test('one section of a report is one sheet, with rows or without', async () => {
  const report = filledReport('monthly');
  for (const key of ['courses', 'overrides']) {
    const part = await made({ ...report, sections: report.sections.filter((one) => one.key === key) });
    expect(tabs(part('workbook'))).toEqual([(await filledTitles(report, 'ja')).section(key)]);
  }
});

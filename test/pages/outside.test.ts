import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { reportPdf } from '../../src/documents/reports/pdf.ts';
import { judged, withPreflight, withProgram } from '../helpers/outside.ts';
import { pageWords, sampleReport, sampleTitles } from '../helpers/reports.ts';
import { tempFolder } from '../helpers/run.ts';

const report = async () => reportPdf(sampleReport(60), sampleTitles('ja'), await pageWords('ja'));
async function written(): Promise<string> {
  const file = join(tempFolder(), 'report.pdf');
  writeFileSync(file, await report());
  return file;
}

const said = (program: string, ...words: readonly string[]) => spawnSync(program, words, { encoding: 'utf8' }).stdout;

withPreflight('PDFBox Preflight finds a report with charts to be PDF/A-1b', async () => {
  const { valid, says } = judged(await report());
  expect([valid, says]).toEqual([true, says]);
});

withProgram('qpdf', 'apt-get install qpdf', 'qpdf finds nothing wrong in a report', async () => {
  expect(said('qpdf', '--check', await written())).toContain('No syntax or stream encoding errors found');
});

withProgram(
  'pdfinfo',
  'apt-get install poppler-utils',
  'pdfinfo reads the parts of a report in their order',
  async () => {
    const told = said('pdfinfo', '-struct-text', await written());
    expect(told).toMatch(
      new RegExp(`^Document\n  H1 .*\n +"${sampleTitles('ja').name}　2026-10 ?"\n(?:  P .*\n.*\n)+  H2 `),
    );
    expect(told.match(/^ {2}H2 /gm)?.length).toBeGreaterThan(4);
    expect(told.match(/^ {2}Figure/gm)).toHaveLength(3);
    // A row is read once, with blanks between its cells; the headings of later pages are passed over.
    expect(told).toContain('20240002 髙見本 花子 見本研究所 2026-02-15 2027-02-14');
    expect(told.match(/学籍番号/g)).toHaveLength(2);
  },
);

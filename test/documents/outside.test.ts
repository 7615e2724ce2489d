import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { pdf } from '../../src/documents/index.ts';
import { withProgram } from '../helpers/outside.ts';
import { internship, solid, textsOf } from '../helpers/papers.ts';
import { tempFolder } from '../helpers/run.ts';

const paper = () => internship({ lang: 'both', addressee: '東京出入国在留管理局長' });

async function written(): Promise<string> {
  const file = join(tempFolder(), 'paper.pdf');
  writeFileSync(file, await pdf(await paper()));
  return file;
}
const said = (program: string, ...words: readonly string[]) => execFileSync(program, words, { encoding: 'utf8' });

withProgram('pdffonts', 'apt-get install poppler-utils', 'pdffonts finds every font embedded and subset', async () => {
  const fonts = said('pdffonts', await written())
    .trim()
    .split('\n')
    .slice(2);
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSerif.* yes yes yes /);
});

withProgram('pdftotext', 'apt-get install poppler-utils', 'pdftotext reads what the dossier says', async () => {
  const text = solid(said('pdftotext', '-raw', await written(), '-'));
  for (const part of textsOf(await paper())) {
    for (const line of part.split('\n')) expect(text).toContain(solid(line));
  }
});

withProgram('qpdf', 'apt-get install qpdf', 'qpdf finds nothing wrong', async () => {
  expect(said('qpdf', '--check', await written())).toContain('No syntax or stream encoding errors found');
});

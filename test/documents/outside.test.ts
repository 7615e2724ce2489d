import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pdf, printFile } from '../../src/documents/papers/pdf.ts';
import { judged, withPreflight, withProgram } from '../helpers/outside.ts';
import { EACH_PAPER, internship, solid, textsOf } from '../helpers/papers.ts';
import { tempFolder } from '../helpers/run.ts';
import { EACH_SHEET } from '../helpers/sheets.ts';

/** All that can go wrong in a file: fonts of both scripts, marks on letters, two languages, what XML and PDF escape. */
const paper = async () => ({
  ...(await internship({
    lang: 'both',
    addressee: '東京出入国在留管理局長',
    company: { name: '見本 & <Sons> (株式会社\\)', nameEn: 'Mihon & <Sons> ŞAHİN Ểmre' },
  })),
  title: '証明書 & <Certificate> (𠮷\\)',
});

function put(bytes: Uint8Array): string {
  const file = join(tempFolder(), 'paper.pdf');
  writeFileSync(file, bytes);
  return file;
}
const said = (program: string, ...words: readonly string[]) => execFileSync(program, words, { encoding: 'utf8' });

/** The same file with some of its bytes replaced; the new ones are as long, so that every place stays where it is. */
function planted(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  expect(text).toContain(from);
  return Buffer.from(text.replaceAll(from, to.padEnd(from.length, ' ')), 'latin1');
}

describe('PDFBox Preflight', () => {
  for (const [name, make] of [...EACH_PAPER, ...EACH_SHEET]) {
    withPreflight(`finds ${name} to be PDF/A-1b`, async () => {
      const { valid, says } = judged(await pdf(await make()));
      expect([valid, says]).toEqual([true, says]);
    });
  }

  withPreflight('never sees what XML forbids, though a proof holds what the paper does not show', async () => {
    const make = (name: string) => internship({ lang: 'en', company: { name } }).then((one) => pdf(one));
    for (const character of ['\u0001', '\uFFFE', '\uFFFF', '\uD800']) {
      const bytes = await make(`見本${character}`).catch((error: unknown) => error);
      if (bytes instanceof Uint8Array) expect([character, judged(bytes).valid]).toEqual([character, true]);
      else expect(bytes).toMatchObject({ problem: 'glyph-missing', data: { character: '', text: `company=見本�` } });
    }
  });

  withPreflight('finds a file of several papers to be PDF/A-1b', async () => {
    expect(judged(await printFile([await paper(), await internship({ lang: 'en' })])).valid).toBe(true);
  });

  withPreflight('finds a missing output intent, a font that is not embedded, metadata that disagree', async () => {
    const good = await pdf(await paper());
    const faults = [
      planted(good, '/OutputIntents', '/OutputIntentz'),
      planted(good, '/FontFile2', '/FontFileX'),
      planted(good, '/CIDSet', '/CIDSex'),
      planted(good, '<xmp:CreatorTool>coopj', '<xmp:CreatorTool>other'),
      planted(good, '/Metadata ', '/Metadatx '),
    ];
    expect(judged(good).valid).toBe(true);
    for (const fault of faults) expect(judged(fault).valid).toBe(false);
  });
});

describe('qpdf', () => {
  const check = (bytes: Uint8Array) => spawnSync('qpdf', ['--check', put(bytes)], { encoding: 'utf8' });

  withProgram('qpdf', 'apt-get install qpdf', 'finds nothing wrong', async () => {
    const { status, stdout, stderr } = check(await pdf(await paper()));
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('No syntax or stream encoding errors found');
  });

  withProgram('qpdf', 'apt-get install qpdf', 'finds a file that was cut, and a byte that was changed', async () => {
    const good = await pdf(await paper());
    expect(check(good.slice(0, -200)).status).not.toBe(0);
    const stream = Buffer.from(good).indexOf('stream\n') + 40;
    const changed = good.slice();
    changed.set([(good[stream] ?? 0) ^ 0xff], stream);
    expect(check(changed).status).not.toBe(0);
  });
});

describe('pdffonts', () => {
  const fonts = (bytes: Uint8Array) => said('pdffonts', put(bytes)).trim().split('\n').slice(2);
  const EMBEDDED = /^[A-Z]{6}\+NotoSerif.* yes yes yes /;

  withProgram('pdffonts', 'apt-get install poppler-utils', 'finds every font embedded and subset', async () => {
    const found = fonts(await pdf(await paper()));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((font) => !EMBEDDED.test(font))).toEqual([]);
  });

  withProgram('pdffonts', 'apt-get install poppler-utils', 'finds one that is not', async () => {
    const found = fonts(planted(await pdf(await paper()), '/FontFile2', '/FontFileX'));
    expect(found.filter((font) => !EMBEDDED.test(font))).not.toEqual([]);
  });
});

describe('pdftotext', () => {
  const lost = async (bytes: Uint8Array) => {
    const plain = (said: string) => solid(said).replace(/（/g, '(').replace(/）/g, ')');
    const text = plain(said('pdftotext', '-raw', put(bytes), '-'));
    const lines = textsOf(await paper()).flatMap((part) => part.split('\n'));
    return lines.filter((line) => !text.includes(plain(line)));
  };

  withProgram('pdftotext', 'apt-get install poppler-utils', 'reads what the dossier says', async () => {
    expect(await lost(await pdf(await paper()))).toEqual([]);
  });

  withProgram('pdftotext', 'apt-get install poppler-utils', 'finds a character that was exchanged', async () => {
    const other = await internship({ lang: 'both', addressee: '東京出入国在留管理局長', company: { name: '見木' } });
    expect(await lost(await pdf(other))).not.toEqual([]);
  });
});

test('another day is another file', async () => {
  const [one, same, other] = [await internship(), await internship(), await internship({ on: '2026-10-21' })];
  expect(Buffer.from(await pdf(one)).equals(await pdf(same))).toBe(true);
  expect(Buffer.from(await pdf(one)).equals(await pdf({ ...one, issuedOn: other.issuedOn }))).toBe(false);
});

import type * as mupdf from 'mupdf';
import { describe, expect, test } from 'vitest';
import { pdf, printFile } from '../../src/documents/papers/pdf.ts';
import { enrollment, internship, open } from '../helpers/papers.ts';

interface Element {
  readonly role: string;
  readonly alt?: string;
  readonly kids: readonly Element[];
}

/** What all parts of a file stand in. */
const rootOf = (document: mupdf.PDFDocument) => document.getTrailer().get('Root').get('StructTreeRoot').get('K').get(0);

/** The tree of the parts of a file. */
function treeOf(element: mupdf.PDFObject): Element {
  const kids = element.get('K');
  const list = kids.isArray() ? Array.from({ length: kids.length }, (_, n) => kids.get(n)) : [kids];
  const alt = element.get('Alt');
  return {
    role: element.get('S').asName(),
    ...(alt.isString() && { alt: alt.asString() }),
    kids: list.filter((kid) => kid.isDictionary() && !kid.get('S').isNull()).map(treeOf),
  };
}

const contentOf = (document: mupdf.PDFDocument, page: number) =>
  document.findPage(page).get('Contents').readStream().asString();

describe('who has a paper read aloud', () => {
  test('hears its title as heading, its rows and texts as paragraphs, and what the code is for', async () => {
    const { role, kids } = treeOf(rootOf(open(await pdf(await internship({ lang: 'both' })))));
    expect(role).toBe('Document');
    const roles = kids.map((kid) => kid.role);
    expect(roles.filter((one) => one === 'H1')).toHaveLength(1);
    expect(roles.filter((one) => one === 'H2')).toHaveLength(1);
    expect(roles.filter((one) => one === 'P').length).toBeGreaterThan(20);
    expect(roles.indexOf('H1')).toBe(1);
    const figures = kids.filter((kid) => kid.role === 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual([expect.stringMatching(/./)]);
  });

  test('hears each language as what it is', async () => {
    const document = open(await pdf(await enrollment({ lang: 'both' })));
    const root = document.getTrailer().get('Root');
    expect(root.get('Lang').asString()).toBe('ja');
    expect(root.get('ViewerPreferences').get('DisplayDocTitle').asBoolean()).toBe(true);
    expect(document.getMetaData('info:Title')).toContain('E-2026-0001');
    expect(contentOf(document, 0)).toContain('/Lang (en)');
    expect(contentOf(open(await pdf(await enrollment({ lang: 'ja' }))), 0)).not.toContain('/Lang');
  });

  test('is spared lines, running heads and page numbers, and nothing is drawn outside of a part or an artifact', async () => {
    const document = open(await pdf(await internship({ lang: 'both' })));
    for (let n = 0; n < document.countPages(); n++) {
      let depth = 0;
      for (const line of contentOf(document, n).split('\n')) {
        if (/B[DM]C$/.test(line)) depth += 1;
        if (line === 'EMC') depth -= 1;
        expect([0, 1]).toContain(depth);
        if (/T[jJ]$|\bS$/.test(line)) expect(depth).toBe(1);
      }
      expect(depth).toBe(0);
      expect(contentOf(document, n)).toContain('/Artifact BMC');
    }
  });

  test('hears several papers in one file one after the other', async () => {
    const { kids } = treeOf(rootOf(open(await printFile([await enrollment(), await internship()]))));
    expect(kids.map(({ role }) => role)).toEqual(['Part', 'Part']);
    for (const { kids: own } of kids) expect(own.map(({ role }) => role)).toContain('H1');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CERTIFICATE_KINDS } from '../../src/core/dossier.ts';
import { fill, PAPER_TEXTS } from '../../src/core/papers/texts.ts';
import { parseTexts } from '../../src/documents/texts.ts';
import { TEMPLATES } from '../helpers/papers.ts';
import { abortOf } from '../helpers/records.ts';

const TONGUES = ['ja', 'en'] as const;
const source = (kind: string, tongue: string) =>
  readFileSync(join(TEMPLATES, 'papers', `${kind}.${tongue}.toml`), 'utf8');
const ENROLLMENT = source('enrollment', 'ja');
const problem = async (text: string) => {
  const { problem: code, data } = await abortOf(parseTexts('enrollment', text, 'x.toml'));
  return { code, ...data };
};

test.each(CERTIFICATE_KINDS.flatMap((kind) => TONGUES.map((tongue) => [kind, tongue] as const)))(
  'the shipped texts of %s in %s are complete, and their comments name every field',
  async (kind, tongue) => {
    const text = source(kind, tongue);
    const parsed = await parseTexts(kind, text, 'x.toml');
    expect(Object.keys(parsed).sort()).toEqual(Object.keys(PAPER_TEXTS[kind]).sort());
    const comments = text
      .split('\n')
      .filter((line) => line.startsWith('#'))
      .join('\n');
    for (const field of Object.values(PAPER_TEXTS[kind]).flat()) expect(comments).toContain(`{{${field}}}`);
  },
);

test('an office may change words and leave out a field', async () => {
  const ja = await parseTexts('enrollment', ENROLLMENT.replace('"{{year}}年次"', '"第{{ year }}学年 & <3>"'), 'x.toml');
  const parts = { ja } as Parameters<typeof fill<'values.year'>>[0];
  expect(fill(parts, 'ja', 'values.year', { year: '{{name}}' })).toBe('第{{name}}学年 & <3>');
});

describe('a text that is not as the program needs it is refused, with its line', () => {
  test('an unknown field', async () => {
    expect(await problem(ENROLLMENT.replace('{{year}}年次', '{{yaer}}年次'))).toEqual({
      code: 'template-bad',
      file: 'x.toml',
      line: ENROLLMENT.split('\n').findIndex((line) => line.startsWith('year = "{{')) + 1,
      kind: 'field-unknown',
      key: 'values.year',
      field: 'yaer',
      fields: ['year'],
    });
  });

  test('a missing text', async () => {
    expect(await problem(ENROLLMENT.replace(/^statement = .*$/m, ''))).toMatchObject({
      kind: 'key-missing',
      key: 'statement',
    });
  });

  test('an unknown text, with the nearest one named', async () => {
    const text = ENROLLMENT.replace('statement = ', 'statment = ');
    expect(await problem(text)).toMatchObject({ kind: 'key-unknown', key: 'statment', nearest: 'statement' });
  });

  test.each(['{{#year}}x{{/year}}', '{{>year}}', '{{year', '{{=<% %>=}}', '{{!note}}', 'year}}'])(
    '%s',
    async (text) => {
      expect(await problem(ENROLLMENT.replace('{{year}}年次', text))).toMatchObject({
        kind: 'field-malformed',
        key: 'values.year',
      });
    },
  );

  test('something else than a text', async () => {
    expect(await problem(ENROLLMENT.replace('"在学証明書"', '3'))).toMatchObject({ kind: 'not-text', key: 'title' });
  });

  test('a file that is not TOML', async () => {
    const text = ENROLLMENT.replace('title = "', 'title = ');
    expect(await problem(text)).toMatchObject({
      kind: 'syntax',
      line: ENROLLMENT.split('\n').findIndex((line) => line.startsWith('title')) + 1,
    });
  });
});

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { fill, PAPER_KINDS, PAPER_TEXTS } from '../../src/core/papers/texts.ts';
import { loadTexts, parseTexts } from '../../src/documents/templates/paper-texts.ts';
import { filesIn } from '../../src/office/files.ts';
import { TEMPLATES } from '../helpers/papers.ts';
import { abortOf } from '../helpers/records.ts';
import { tempFolder } from '../helpers/run.ts';

const TONGUES = ['ja', 'en'] as const;
const source = (kind: string, tongue: string) =>
  readFileSync(join(TEMPLATES, 'papers', `${kind}.${tongue}.toml`), 'utf8');
const ENROLLMENT = source('enrollment', 'ja');
const problem = async (text: string) => {
  const { problem: code, data } = await abortOf(parseTexts('enrollment', text, 'x.toml'));
  return { code, ...data };
};

test.each(PAPER_KINDS.flatMap((kind) => TONGUES.map((tongue) => [kind, tongue] as const)))(
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

test('a part stands only where its field has, or lacks, a value', async () => {
  const text =
    '{{#year}}第{{year}}学年{{/year}}{{^year}}学年不明{{/year}}{{#year}} {{^year}}never{{/year}}end{{/year}}';
  const ja = await parseTexts('enrollment', ENROLLMENT.replace('{{year}}年次', text), 'x.toml');
  const parts = { ja } as Parameters<typeof fill<'values.year'>>[0];
  expect(fill(parts, 'ja', 'values.year', { year: '3' })).toBe('第3学年 end');
  expect(fill(parts, 'ja', 'values.year', { year: '' })).toBe('学年不明');
});

describe('the office’s own texts', () => {
  const own = async (files: Readonly<Record<string, string | Uint8Array>>) => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'papers'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'papers', name), text);
    const { read } = filesIn(folder);
    return { folder, load: () => loadTexts('enrollment', 'both', { shipped: TEMPLATES, own: folder }, read) };
  };
  const said = (texts: Awaited<ReturnType<typeof loadTexts<'enrollment'>>>, lang: 'ja' | 'en') =>
    [fill(texts, lang, 'title', {}), fill(texts, lang, 'labels.name', {})] as const;

  test('count in place of the shipped ones, key by key: what they do not say is said as shipped', async () => {
    const { load } = await own({ 'enrollment.ja.toml': 'title = "在学証明書(見本大学)"\n' });
    const texts = await load();
    expect(said(texts, 'ja')).toEqual(['在学証明書(見本大学)', '氏名']);
    expect(said(texts, 'en')).toEqual(['Certificate of Enrollment', 'Name']);
  });

  test('may still have a text that an earlier release printed', async () => {
    const { load } = await own({ 'enrollment.ja.toml': '[issuer]\nseal = "公印"\n' });
    expect(said(await load(), 'ja')).toEqual(['在学証明書', '氏名']);
  });

  test('with a text that the program does not know are refused, and the file is named', async () => {
    const { folder, load } = await own({ 'enrollment.en.toml': '# ours\ntitel = "Enrolled"\n' });
    const { problem: code, data } = await abortOf(load());
    expect({ code, ...data }).toMatchObject({
      code: 'template-bad',
      file: join(folder, 'papers/enrollment.en.toml'),
      line: 2,
      kind: 'key-unknown',
      nearest: 'title',
    });
  });

  test('that were saved in another encoding are refused, not printed as something else', async () => {
    const { load } = await own({ 'enrollment.ja.toml': iconv.encode('title = "在学証明書"', 'cp932') });
    expect((await abortOf(load())).data).toMatchObject({ kind: 'not-utf-8' });
  });
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

  test.each([
    ['number', '"証明書"', 'number'],
    ['addressee', '"提出先"', 'addressee'],
    ['person', '"{{title}}"', 'name', 'issuer.person'],
    ['person', '"{{#title}}{{title}} {{name}}{{/title}}"', 'name', 'issuer.person'],
    ['person', '""', 'name', 'issuer.person'],
    ['university', '"本学"', 'university', 'issuer.university'],
  ])('a field that a certificate must show: %s = %s', async (name, text, field, key = name) => {
    const source = ENROLLMENT.replace(new RegExp(`^${name} = .*\\{\\{.*$`, 'm'), `${name} = ${text}`);
    expect(await problem(source)).toEqual({
      code: 'template-bad',
      file: 'x.toml',
      line: source.split('\n').indexOf(`${name} = ${text}`) + 1,
      kind: 'field-missing',
      key,
      field,
    });
  });

  test('a value that would vanish', async () => {
    const text = source('internship', 'ja').replace(/^pay-month = .*$/m, 'pay-month = "給与あり"');
    expect((await abortOf(parseTexts('internship', text, 'x.toml'))).data).toMatchObject({
      kind: 'field-missing',
      key: 'values.pay-month',
      field: 'amount',
      line: text.split('\n').findIndex((line) => line.startsWith('pay-month')) + 1,
    });
    const unpaid = text
      .replace(/^pay-month = .*$/m, 'pay-month = "{{amount}}"')
      .replace(/^unpaid = .*$/m, 'unpaid = ""');
    expect((await abortOf(parseTexts('internship', unpaid, 'x.toml'))).data).toMatchObject({
      kind: 'key-missing',
      key: 'values.unpaid',
    });
  });

  test.each(['title', 'statement'])('an empty %s', async (key) => {
    const text = ENROLLMENT.replace(new RegExp(`^${key} = .*$`, 'm'), `${key} = " "`);
    const line = text.split('\n').indexOf(`${key} = " "`) + 1;
    expect(await problem(text)).toMatchObject({ kind: 'key-missing', key, line });
  });

  test('an unknown text, with the nearest one named', async () => {
    const text = ENROLLMENT.replace('statement = ', 'statment = ');
    expect(await problem(text)).toMatchObject({ kind: 'key-unknown', key: 'statment', nearest: 'statement' });
  });

  test.each(['{{#year}}x', 'x{{/year}}', '{{#year}}{{^year}}x{{/year}}', '{{#year}}x{{/yaer}}'])(
    'a condition that is not closed in order: %s',
    async (text) => {
      expect(await problem(ENROLLMENT.replace('{{year}}年次', text))).toMatchObject({
        kind: 'condition-open',
        key: 'values.year',
        line: ENROLLMENT.split('\n').findIndex((line) => line.startsWith('year = "{{')) + 1,
      });
    },
  );

  test('a condition on an unknown field, also deep inside', async () => {
    expect(await problem(ENROLLMENT.replace('{{year}}年次', '{{#year}}{{^yaer}}x{{/yaer}}{{/year}}'))).toMatchObject({
      kind: 'field-unknown',
      field: 'yaer',
    });
  });

  test.each(['{{>year}}', '{{year', '{{=<% %>=}}', '{{!note}}', 'year}}'])('%s', async (text) => {
    expect(await problem(ENROLLMENT.replace('{{year}}年次', text))).toMatchObject({
      kind: 'field-malformed',
      key: 'values.year',
    });
  });

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

import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readyOffice } from '../helpers/run.ts';

const SERIF = createRequire(import.meta.url).resolve('#fonts/NotoSerif_400Regular.ttf');

interface Row {
  readonly check: string;
  readonly result: string;
  readonly message: string;
}

/** An office with texts of its own, and what office check says of them. */
async function office(texts: Readonly<Record<string, string>>) {
  const { cwd, coopj } = await readyOffice();
  for (const folder of ['papers', 'letters', 'reports']) mkdirSync(join(cwd, 'templates', folder), { recursive: true });
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(cwd, 'templates', name), text);
  const checked = async (): Promise<readonly Row[]> => {
    const { code, stdout } = await coopj(['office', 'check', '--json', '--lang', 'en']);
    expect(code).toBe(0);
    return JSON.parse(stdout).filter(({ check }: Row) => check === 'texts');
  };
  return { cwd, coopj, checked };
}

test('every shipped paper and letter can be made', async () => {
  const { checked } = await office({});
  expect(await checked()).toMatchObject([{ result: 'ok', message: expect.stringContaining('none of your own') }]);
});

test('own texts that are well are named', async () => {
  const { checked } = await office({
    'papers/enrollment.en.toml': 'title = "Certificate of Enrolment"\n',
    'letters/guide.en.txt': 'Subject: x\n\n{{name}}\n',
  });
  const [row] = await checked();
  expect(row?.message).toContain('papers/enrollment.en.toml, letters/guide.en.txt');
});

test('every text that fails is told, with file, line and field; the bilingual paper does not tell it twice', async () => {
  const { cwd, checked } = await office({
    'papers/enrollment.ja.toml': '# ours\nstatement = "{{naem}}"\n',
    'papers/internship.en.toml': 'title = "Certificate 🎓"\n',
    'letters/mext.ja.txt': '件名: x\n\n{{#months}}\n',
    'letters/signature.en.txt': '{{nobody}}\n',
  });
  const rows = await checked();
  expect(rows.every(({ result }) => result === 'open')).toBe(true);
  const said = rows.map(({ message }) => message);
  expect(said[0]).toContain(`enrollment (ja): ${join(cwd, 'templates/papers/enrollment.ja.toml')}, line 2: `);
  expect(said[0]).toContain('{{naem}}');
  expect(said[1]).toContain('internship (en)');
  expect(said[1]).toContain('U+1F393');
  expect(said.filter((one) => one.startsWith('mext (ja)'))).toHaveLength(1);
  // The signature stands under all eighteen.
  expect(said.filter((one) => one.includes('{{nobody}}'))).toHaveLength(18);
  expect(said).toHaveLength(21);
});

test('a page of one’s own that cannot be filled is told, and one that can is named', async () => {
  const broken = await office({ 'reports/page.html': '<h1>\n{{titel}}' });
  const [row] = await broken.checked();
  expect(row).toMatchObject({ result: 'open', message: expect.stringContaining('{{titel}}') });
  expect(row?.message).toContain(`reports/page: ${join(broken.cwd, 'templates/reports/page.html')}, line 2: `);
  const own = await office({ 'reports/page.html': '<h1>{{title}}</h1>' });
  expect(await own.checked()).toMatchObject([{ result: 'ok', message: expect.stringContaining('reports/page.html') }]);
});

test('a page with code in it from before is named with what to do, and none of it runs', async () => {
  const { coopj, checked } = await office({
    'reports/page.eta': '<% process.exit(7) %>',
    'reports/page.js': 'process.exit(7)',
  });
  expect(await checked()).toMatchObject([
    { result: 'ok', message: expect.stringContaining('none of your own') },
    {
      result: 'note',
      message: expect.stringContaining('reports/page.eta'),
      hint: expect.stringContaining('reports/page.html'),
    },
    { result: 'note', message: expect.stringContaining('reports/page.js'), hint: 'remove it' },
  ]);
  const { stdout } = await coopj(['office', 'check', '--lang', 'ja', '--format', 'plain']);
  expect(stdout).toContain('reports/page.eta はプログラムを含むひな形です');
  expect(stdout).toContain('reports/page.js は使われません');
});

test('a file with a name that is nearly right would never count, and is told; what editors leave behind is not', async () => {
  const { checked } = await office({
    'letters/giude.ja.txt': 'x',
    'papers/enrollment.ja.toml~': 'x',
    'papers/.hidden': 'x',
  });
  expect(await checked()).toMatchObject([
    { result: 'ok' },
    { result: 'note', message: expect.stringMatching(/letters\/giude\.ja\.txt .*did you mean guide\.ja\.txt/) },
  ]);
});

test('the folder is the profile’s wish', async () => {
  const { cwd, coopj, checked } = await office({});
  mkdirSync(join(cwd, 'ours/letters'), { recursive: true });
  writeFileSync(join(cwd, 'ours/letters/guide.ja.txt'), '件名: x\n\n{{name}}\n');
  await coopj(['office', 'edit', '--set', 'templates.folder=ours']);
  expect((await checked())[0]?.message).toContain('in ours: letters/guide.ja.txt');
});

test('each font that the profile names is opened, whether a paper asks for it or not', async () => {
  const { cwd, coopj } = await office({});
  writeFileSync(join(cwd, 'none.ttf'), 'not a font');
  const fonts = async (files: readonly string[]) => {
    await coopj(['office', 'edit', '--set', `papers.fonts=${files.join(',')}`]);
    const { code, stdout } = await coopj(['office', 'check', '--json', '--lang', 'en']);
    expect(code).toBe(0);
    return JSON.parse(stdout).filter(({ check }: Row) => check === 'fonts');
  };
  expect(await fonts([])).toMatchObject([{ result: 'ok' }]);
  expect(await fonts(['/nowhere.ttf', SERIF, 'none.ttf'])).toMatchObject([
    { result: 'open', message: 'There is no file /nowhere.ttf.' },
    {
      result: 'open',
      message: expect.stringContaining(`${join(cwd, 'none.ttf')} cannot be used as a font for documents`),
    },
  ]);
  expect(await fonts([SERIF])).toMatchObject([{ result: 'ok', message: expect.stringContaining(SERIF) }]);
});

test('a templates that is no folder is told, and ends nothing', async () => {
  const { cwd, coopj, checked } = await office({});
  writeFileSync(join(cwd, 'ours'), '');
  await coopj(['office', 'edit', '--set', 'templates.folder=ours']);
  expect(await checked()).toMatchObject([{ result: 'open', message: expect.stringContaining(join(cwd, 'ours')) }]);
});

test('a guide that the profile names and that is not there is told', async () => {
  const { cwd, coopj, checked } = await office({});
  await coopj(['office', 'edit', '--set', 'system.guide.ja=guide.pdf']);
  const rows = await checked();
  expect(rows.map(({ message }) => message)).toEqual([
    `guide (ja): There is no file ${join(cwd, 'guide.pdf')}.`,
    `guide (en): There is no file ${join(cwd, 'guide.pdf')}.`,
  ]);
  writeFileSync(join(cwd, 'guide.pdf'), '%PDF-1.7');
  expect(await checked()).toMatchObject([{ result: 'ok' }]);
});

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import type { ReportPrinter } from '../../src/core/reports/report.ts';
import { asTyped } from '../../src/core/text/formulas.ts';
import { openTables } from '../../src/formats/spreadsheets/open.ts';
import { ALONE, besideFor } from '../../src/office/leftovers.ts';
import type { List, ListCell } from '../../src/terminal/out.ts';
import { openScreen } from '../../src/terminal/screen.ts';
import { formatOf } from '../../src/terminal/settings.ts';
import { sinkOf } from '../../src/terminal/sink.ts';
import { loadWords } from '../../src/wording/load.ts';
import { Kept, readyOffice, tempFolder } from '../helpers/run.ts';

const SHEETS = { now: () => 0, sheets: openTables(async function* () {}), command: 'student list' };

/** Lists have no pages. */
const pages: ReportPrinter = { figures: async () => [], html: async () => '', pdf: async () => new Uint8Array() };

type Flags = Parameters<typeof openScreen>[0];
type Row = readonly [number: string, name: string | null, step: number];
const listOf = (rows: readonly Row[]): List<Row> => ({
  columns: [
    { key: 'number', title: '学籍番号', cell: ([number]) => number },
    { key: 'name', title: '氏名', cell: ([, name]) => name },
    { key: 'step', title: 'STEP', cell: ([, , step]) => step, text: ([, , step]) => `STEP ${step}` },
  ],
  rows,
  empty: '該当する学生はいません。',
});
const ROWS: readonly Row[] = [
  ['020261', '見本 太郎', 3],
  ['020262', null, 0],
];

interface Around {
  readonly tty?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: () => number;
}

async function screen(flags: Flags, { tty, env = {}, now = () => 0 }: Around = {}) {
  const stdout = new Kept(tty);
  const stderr = new Kept(tty);
  const opened = await openScreen(flags, {
    words: await loadWords('ja'),
    stdout: sinkOf(stdout),
    stderr: sinkOf(stderr),
    ...SHEETS,
    env,
    now,
    pages,
    resolve: (name) => name,
    guard: async () => {},
    beside: besideFor(ALONE),
    format: formatOf(flags, tty !== undefined),
  });
  return { ...opened, stdout, stderr };
}

async function listed(flags: Flags, rows: readonly Row[] = ROWS, tty?: number): Promise<string> {
  const { out, target, stdout } = await screen(flags, tty === undefined ? {} : { tty });
  await out.list(listOf(rows));
  await target.finish();
  return stdout.text();
}

test('a pipe gets tabs without headings, a terminal gets a table', async () => {
  expect(await listed({})).toBe('020261\t見本 太郎\t3\n020262\t\t0\n');
  const table = await listed({ color: false }, ROWS, 60);
  expect(table).toContain('\n020261    見本 太郎  STEP 3\n');
});

test('where a table would tear words apart, its rows stand one by one, and nothing is lost', async () => {
  expect(await listed({ color: false }, ROWS, 20)).toBe(
    [
      '学籍番号  020261',
      '氏名      見本 太郎',
      'STEP      STEP 3',
      '',
      '学籍番号  020262',
      'STEP      STEP 0',
      '',
    ].join('\n'),
  );
});

test('json and ndjson hold the values with the same keys in every language', async () => {
  const wanted = [
    { number: '020261', name: '見本 太郎', step: 3 },
    { number: '020262', name: null, step: 0 },
  ];
  expect(await listed({ json: true })).toBe(`${JSON.stringify(wanted, null, 2)}\n`);
  expect(await listed({ format: 'ndjson' })).toBe(wanted.map((row) => `${JSON.stringify(row)}\n`).join(''));
  expect(await listed({ json: true }, [])).toBe('[]\n');
});

test('csv has the keys of json as headings, CRLF, and no byte order mark on stdout', async () => {
  expect(await listed({ format: 'csv' })).toBe('number,name,step\r\n020261,見本 太郎,3\r\n020262,,0\r\n');
  expect(await listed({ format: 'csv' }, [])).toBe('number,name,step\r\n');
  expect(await listed({ format: 'tsv' })).toBe('number\tname\tstep\r\n020261\t見本 太郎\t3\r\n020262\t\t0\r\n');
});

test('an empty table says so in words', async () => {
  expect(await listed({}, [], 80)).toBe('該当する学生はいません。\n');
});

test('no cell of csv runs as a formula, and what was written can be read back exactly', async () => {
  const sign = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', "'", "''", 'a');
  const rest = fc.oneof(fc.string(), fc.constantFrom('1\n2', '1\r2', 'x"y', ',\t'));
  const cell = fc.tuple(fc.array(sign, { maxLength: 3 }), rest).map(([signs, rest]) => signs.join('') + rest);
  await fc.assert(
    fc.asyncProperty(
      fc.array(cell, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('csv', 'tsv'),
      async (cells, format) => {
        const text = await listed(
          { format },
          cells.map((one): Row => [one, one, 1]),
        );
        const read: string[][] = parse(text, { delimiter: format === 'csv' ? ',' : '\t', relax_column_count: true });
        read.slice(1).forEach(([first = ''], at) => {
          expect(first).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
          expect(asTyped(first)).toBe(cells[at]);
        });
      },
    ),
  );
});

test('CP932 writes the wave dash and its kin as Windows does', async () => {
  const { out, stdout } = await screen({ format: 'csv', encoding: 'shift_jis' });
  await out.list(listOf([['1', '〜−—‖¥ 髙﨑', 1]]));
  expect(iconv.decode(stdout.bytes(), 'cp932')).toBe('number,name,step\r\n1,～－―∥￥ 髙﨑,1\r\n');
});

test('CP932 refuses what it cannot hold, naming each cell, and writes nothing', async () => {
  const { out, stdout } = await screen({ format: 'csv', encoding: 'cp932' });
  const request = out.list(
    listOf([
      ['1', '見本', 1],
      ['2', '𠮷野 é', 1],
      ['3', 'Ş', 1],
    ]),
  );
  await expect(request).rejects.toMatchObject({
    problem: 'not-in-cp932',
    data: {
      cells: [
        { line: 3, column: 'name', characters: '𠮷é' },
        { line: 4, column: 'name', characters: 'Ş' },
      ],
      more: 0,
    },
  });
  expect(stdout.text()).toBe('');
});

test('a file gets a byte order mark and its name only when the work is done', async () => {
  const file = join(tempFolder(), 'students.csv');
  const { out, target, stdout } = await screen({ output: file });
  await out.list(listOf(ROWS));
  expect(readdirSync(join(file, '..'))).not.toContain('students.csv');
  await target.finish();
  expect(readFileSync(file, 'utf8')).toBe('\ufeffnumber,name,step\r\n020261,見本 太郎,3\r\n020262,,0\r\n');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(file, '..'))).toEqual(['students.csv']);
  expect(stdout.text()).toBe('');
});

test('a file that was dropped leaves nothing behind', async () => {
  const folder = tempFolder();
  const { out, target } = await screen({ output: join(folder, 'x.json') });
  await out.list(listOf(ROWS));
  await target.drop();
  expect(readdirSync(folder)).toEqual([]);
});

test('an existing file is refused before any work, and overwritten with --force', async () => {
  const file = join(tempFolder(), 'x.tsv');
  writeFileSync(file, 'mine');
  await expect(screen({ output: file })).rejects.toMatchObject({ problem: 'file-exists' });
  const { out, target } = await screen({ output: file, force: true });
  await out.list(listOf([]));
  await target.finish();
  expect(readFileSync(file, 'utf8')).toBe('\ufeffnumber\tname\tstep\r\n');
});

test('a file that appears while the work is done is not overwritten', async () => {
  const file = join(tempFolder(), 'x.json');
  const { out, target } = await screen({ output: file });
  await out.list(listOf([]));
  writeFileSync(file, 'mine');
  await expect(target.finish()).rejects.toMatchObject({ problem: 'file-exists' });
  await target.drop();
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test('a folder, and a file in a folder that is not there, are refused by name', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'x.csv'));
  await expect(screen({ output: join(folder, 'x.csv') })).rejects.toMatchObject({ problem: 'file-is-folder' });
  const { out } = await screen({ output: join(folder, 'no/x.csv') });
  await expect(out.list(listOf([]))).rejects.toMatchObject({ problem: 'file-unwritable' });
});

test('nothing in the records steers the terminal', async () => {
  const naughty = '見本\u001b[31m\u0007\u009b2J\u202e\ud800\r\n太郎\t';
  for (const format of ['table', 'plain', 'json', 'csv']) {
    const { out, stdout, stderr } = await screen({ format, color: false }, { tty: 80 });
    await out.list(listOf([['1', naughty, 1]]));
    await out.card({ name: naughty }, [{ title: 'x', lines: [['name', naughty], naughty] }]);
    await out.done([naughty], { name: naughty });
    out.note(naughty);
    out.warn(naughty);
    const seen = stdout.text() + stderr.text();
    for (const steering of ['\u001b', '\u0007', '\u009b', '\u202e', '\ufffd']) expect(seen).not.toContain(steering);
  }
});

test('colours are for terminals that want them', async () => {
  const warned = async (env: Record<string, string>, flags: Flags, tty?: number) => {
    const stderr = new Kept(tty);
    const ground = {
      words: await loadWords('en'),
      stdout: sinkOf(new Kept()),
      pages,
      resolve: String,
      guard: async () => {},
      beside: besideFor(ALONE),
      format: 'plain' as const,
      ...SHEETS,
    };
    const { out } = await openScreen(flags, { ...ground, stderr: sinkOf(stderr), env });
    out.warn('x');
    return stderr.text();
  };
  // The sign of a warning alone is coloured, and stands there without colours too.
  expect(await warned({}, {}, 80)).toBe('\u001b[33m\u001b[1m!\u001b[22m\u001b[39m x\n');
  expect(await warned({}, {})).toBe('x\n');
  expect(await warned({ NO_COLOR: '1' }, {}, 80)).toBe('! x\n');
  expect(await warned({ TERM: 'dumb' }, {}, 80)).toBe('! x\n');
  expect(await warned({}, { color: false }, 80)).toBe('! x\n');
  // Where they are wanted elsewhere too, and where not at all.
  expect(await warned({ FORCE_COLOR: '1' }, {})).toBe('x\n');
  expect(await warned({ FORCE_COLOR: '1', NO_COLOR: '1' }, {}, 80)).toBe('! x\n');
  expect(await warned({ FORCE_COLOR: '1' }, { color: false }, 80)).toBe('! x\n');
  expect(await warned({ FORCE_COLOR: '0' }, {}, 80)).toBe('! x\n');
});

test('stdout and stderr are coloured each on its own; files and what scripts read are not', async () => {
  const { coopj, cwd } = await readyOffice();
  const wanted = { FORCE_COLOR: '1' };
  const table = await coopj(['office', 'show', '--format', 'table'], { env: wanted });
  expect(table.stdout).toContain('\u001b[');
  expect((await coopj(['office', 'show'], { env: wanted })).stdout).not.toContain('\u001b');
  await coopj(['office', 'show', '--format', 'table', '-o', 'office.txt'], { env: wanted });
  expect(readFileSync(join(cwd, 'office.txt'), 'utf8')).not.toContain('\u001b');
  const wrong = await coopj(['student', 'show', '1'], { env: wanted });
  expect(wrong.stderr).toContain('\u001b[31mError:');
});

test('--quiet hides notes and what was done, never an answer and never a warning', async () => {
  const { out, stdout, stderr } = await screen({ quiet: true });
  await out.done(['記録しました：'], {});
  out.note('note');
  out.warn('warning');
  await out.list(listOf(ROWS));
  expect(stdout.text()).toBe('020261\t見本 太郎\t3\n020262\t\t0\n');
  expect(stderr.text()).toBe('warning\n');
});

test('a card is a row of csv, and key and value in plain; nested parts are JSON', async () => {
  const value = { number: '020261', step: 3, placements: [{ ref: 'P-0001' }], none: null };
  const shown = async (format: string) => {
    const { out, stdout } = await screen({ format, color: false });
    await out.card(value, [
      {
        title: '学生',
        lines: [
          ['学籍番号', '020261'],
          ['氏名', '見本'],
        ],
      },
    ]);
    return stdout.text();
  };
  expect(await shown('csv')).toBe('number,step,placements,none\r\n020261,3,"[{""ref"":""P-0001""}]",\r\n');
  expect(await shown('plain')).toBe('number\t020261\nstep\t3\nplacements\t[{"ref":"P-0001"}]\nnone\t\n');
  expect(JSON.parse(await shown('json'))).toEqual(value);
  expect(await shown('table')).toBe('学生\n  学籍番号  020261\n  氏名      見本\n');
});

test('work over half a second shows a bar with the time left on a terminal, wiped at the end', async () => {
  let now = 0;
  const begun = async (env: Record<string, string> = {}, tty: number | undefined = 80) => {
    now = 0;
    const { out, stderr } = await screen({}, { ...(tty !== undefined && { tty }), env, now: () => now });
    const bar = out.progress('取込み', 200);
    const step = (at: number, n: number) => {
      now = at;
      bar.step(n);
    };
    return { step, end: bar.end, stderr };
  };
  const drawn = await begun();
  drawn.step(100, 20);
  expect(drawn.stderr.text()).toBe('');
  drawn.step(6000, 80);
  drawn.step(12_000, 100);
  drawn.end();
  expect(drawn.stderr.text()).toBe(
    '\r\u001b[K取込み [############------------] 50% 残り約6秒\r\u001b[K取込み [########################] 100%\r\u001b[K',
  );
  const plain = await begun({ ACCESSIBLE: '1' });
  for (let at = 1; at <= 10; at += 1) plain.step(at * 1000, 20);
  plain.end();
  expect(plain.stderr.text()).toBe('取込み 0%\n取込み 25%\n取込み 50%\n取込み 75%\n取込み 100%\n');
  const piped = await screen({});
  piped.out.progress('取込み', 200).step(100);
  expect(piped.stderr.text()).toBe('');
});

test('a long list goes out in bounded pieces, and stops when nobody reads any more', async () => {
  let made = 0;
  async function* rows(): AsyncIterable<Row> {
    for (;;) yield [String(made++), null, 0];
  }
  const stdout = new Kept();
  const [broken] = [Object.assign(new Error('gone'), { code: 'EPIPE' })];
  let writes = 0;
  stdout._write = (_chunk, _encoding, done) => (++writes > 2 ? done(broken) : done());
  const ground = {
    words: await loadWords('en'),
    stderr: sinkOf(new Kept()),
    env: {},
    pages,
    resolve: String,
    guard: async () => {},
    beside: besideFor(ALONE),
    ...SHEETS,
  };
  const { out } = await openScreen({}, { ...ground, stdout: sinkOf(stdout), format: 'plain' });
  await out.list({ ...listOf([]), rows: rows() });
  expect(made).toBeLessThan(3000);
});

test('a disk that fails behind stdout is not passed over in silence', async () => {
  const stdout = new Kept();
  stdout._write = (_chunk, _encoding, done) => done(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  const ground = {
    words: await loadWords('en'),
    stderr: sinkOf(new Kept()),
    env: {},
    pages,
    resolve: String,
    guard: async () => {},
    beside: besideFor(ALONE),
    ...SHEETS,
  };
  const { out } = await openScreen({}, { ...ground, stdout: sinkOf(stdout), format: 'plain' });
  await expect(out.list(listOf(ROWS))).rejects.toThrow('full');
});

const REPORT = {
  report: 'monthly',
  period: { from: '2026-10-01', to: '2026-10-31' },
  asOf: '2026-10-31',
  sections: [
    {
      key: 'steps',
      columns: [
        { key: 'step', type: 'number' },
        { key: 'title', type: 'text' },
      ],
      rows: [
        { step: 1, title: 'contact' },
        { step: 2, title: null },
      ],
    },
    { key: 'moves', columns: [{ key: 'day', type: 'day' }], rows: [] },
  ],
} as unknown as Parameters<import('../../src/terminal/out.ts').Out['report']>[0];
const TITLES = {
  lang: 'ja' as const,
  title: '月次報告',
  lines: ['令和8年10月'],
  section: (key: string) => `§${key}`,
  column: (_: string, key: string) => key.toUpperCase(),
  text: (_: string, __: string, value: ListCell) => (value === null ? '-' : String(value)),
  name: '月次報告',
  span: '2026年10月',
  empty: '該当なし',
  printed: '2026-11-01印刷',
};

test('a report is one value, with a renderer a format', async () => {
  const shown = async (format: string, section?: string) => {
    const { out, stdout } = await screen({ format, color: false });
    await out.report(REPORT, () => TITLES, section);
    return stdout.text();
  };
  expect(await shown('csv')).toBe(
    'section,row,column,value\r\nsteps,1,step,1\r\nsteps,1,title,contact\r\nsteps,2,step,2\r\nsteps,2,title,\r\n',
  );
  expect(await shown('csv', 'steps')).toBe('step,title\r\n1,contact\r\n2,\r\n');
  expect(await shown('plain')).toBe(
    'steps\t1\tstep\t1\nsteps\t1\ttitle\tcontact\nsteps\t2\tstep\t2\nsteps\t2\ttitle\t\n',
  );
  expect(JSON.parse(await shown('json'))).toEqual({
    report: 'monthly',
    title: '月次報告',
    period: { from: '2026-10-01', to: '2026-10-31' },
    asOf: '2026-10-31',
    sections: [
      {
        key: 'steps',
        title: '§steps',
        columns: [
          { key: 'step', title: 'STEP' },
          { key: 'title', title: 'TITLE' },
        ],
        rows: [
          { step: 1, title: 'contact' },
          { step: 2, title: null },
        ],
      },
      { key: 'moves', title: '§moves', columns: [{ key: 'day', title: 'DAY' }], rows: [] },
    ],
  });
  const table = await shown('table');
  expect(table).toContain('\n   2  -\n');
  expect(table.endsWith('§moves\n該当なし\n')).toBe(true);
  await expect(shown('csv', 'setps')).rejects.toMatchObject({ problem: 'not-one-of', data: { flag: '--section' } });
});

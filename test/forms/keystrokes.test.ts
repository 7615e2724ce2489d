import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { answered } from '../helpers/answering.ts';
import { openRecords } from '../helpers/records.ts';
import { coopj, ROOT, readyOffice, TODAY, tempFolder } from '../helpers/run.ts';

const STUDENTS = [
  ['20241001', '髙橋 見本', 'TAKAHASHI Mihon'],
  ['20241002', '鈴木 見本', 'SUZUKI Mihon'],
  ['20241003', '佐藤 見本', 'SATO Mihon'],
] as const;

/** What both offices know before. */
const BEFORE: readonly string[] = [
  ...STUDENTS.flatMap(([number, name, latin], at) => [
    `coopj student add --number ${number} --name-kanji "${name}" --name-latin "${latin}" --email s${at}@example.ac.jp --program 情報学コース --date-of-birth 1999-04-01 --enrolled-on 2024-04-01 --course-years 3 --nationality 日本`,
    `coopj step record ${number} 1 --on 2026-09-01 --guide-sent 2026-09-01`,
    `coopj step record ${number} 2 --on 2026-09-02 --by "見本 教授"`,
    `coopj step record ${number} 3 --on 2026-09-03`,
  ]),
  'coopj company add 株式会社見本製作所 --code MIHON --name-en "Mihon Co." --address 東京都見本区1-1 --phone 03-0000-0000',
];
const OPEN =
  'coopj placement open 20241001 --company MIHON --on 2026-10-05 --from 2026-11-16 --to 2027-01-29 --hours-per-week 38 --workplace 横浜 --content 解析 --pay 300000 --pay-per month';

interface Task {
  readonly name: string;
  /** Commands that come before it in both offices, and lines typed at the desk; they are not counted. */
  readonly before?: readonly string[];
  readonly there?: readonly string[];
  /** What is typed at the desk, a line each. */
  readonly typed: readonly string[];
  /** The commands that do the same. */
  readonly full: readonly string[];
}

/** What an office does most. */
const TASKS: readonly Task[] = [
  { name: 'See the desk, from a student’s page', there: ['髙橋'], typed: [''], full: ['coopj'] },
  { name: 'Find a student', typed: ['髙橋'], full: ['coopj student list --find 髙橋'] },
  {
    name: 'Record the attended briefing of three',
    typed: ['briefing', '3', '髙橋', '鈴木', '佐藤', '', '', '', ''],
    full: ['coopj briefing attend 20241001 20241002 20241003'],
  },
  {
    name: 'Record an application',
    before: [OPEN],
    typed: ['髙橋', '1', '', '11/1', '1'],
    full: ['coopj step record 20241001 6 --approved-on 2026-11-01 --confirms'],
  },
  {
    name: 'Record a result',
    typed: ['髙橋', '2', '', '1', '11/1'],
    full: ['coopj step record 20241001 8 --offered-on 2026-11-01 --outcome accepted'],
  },
  {
    name: 'Receive a contract and approve it',
    typed: ['髙橋', '1', '', '1', '1', ''],
    full: ['coopj contract receive 20241001 --as-placement', 'coopj contract review 20241001 --outcome approved'],
  },
  { name: 'Register the course', typed: ['髙橋', '3', ''], full: ['coopj course register 20241001'] },
  {
    name: 'Issue a certificate',
    typed: ['髙橋', '5', ''],
    full: ['coopj certificate issue enrollment 20241001'],
  },
  { name: 'See last month’s report', typed: ['report'], full: ['coopj report monthly'] },
  {
    name: 'Undo',
    before: ['coopj note add 20241001 電話'],
    typed: ['undo', '誤記', ''],
    full: ['coopj undo --reason 誤記 --yes'],
  },
];

/** Letters and Enter, nothing completed; a kanji is one. */
const strokes = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + [...new Intl.Segmenter().segment(line)].length + 1, 0);

async function office(): Promise<string> {
  const { cwd } = await readyOffice({ cwd: tempFolder() });
  for (const line of BEFORE) await typedInShell(cwd, line);
  return cwd;
}

async function typedInShell(cwd: string, line: string): Promise<string> {
  const { code, stdout, stderr } = await coopj(argvOf(line).slice(1), { cwd });
  expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({ line, code: 0, stderr: '' });
  return stdout;
}

/** What stands in the journal, without what no two journals share. */
async function entriesOf(cwd: string): Promise<unknown> {
  const store = await openRecords(join(cwd, 'coopj.db'));
  const entries: unknown[] = [];
  for await (const { subject, change, reason, actor, day } of store.journal()) {
    const own = ['file', 'sha256', 'proof', 'stated', 'head'];
    entries.push(
      JSON.parse(
        JSON.stringify({ subject, change, reason, actor, day }, (key, value) =>
          own.includes(key) ? undefined : value,
        ),
      ),
    );
  }
  return entries;
}

test('the ten commonest tasks: the same is entered, with half the keystrokes of the commands at most', async () => {
  const [byKeys, byCommands] = [await office(), await office()];
  const rows: (readonly [name: string, typed: string, keys: number, full: number])[] = [];
  for (const { name, before = [], there = [], typed, full } of TASKS) {
    for (const cwd of [byKeys, byCommands]) for (const line of before) await typedInShell(cwd, line);
    for (const line of full) await typedInShell(byCommands, line);
    // Enter leaves the desk at the end.
    const left = [...there, ...typed];
    const told = await answered(
      [],
      { cwd: byKeys, today: TODAY, env: { COOPJ_LANG: 'ja' } },
      { answer: () => left.shift() ?? '' },
    );
    expect({ name, ...told, left }).toMatchObject({ name, code: 0, left: [] });
    expect(await entriesOf(byKeys), `${name}\n${told.stderr}`).toEqual(await entriesOf(byCommands));
    rows.push([name, typed.map((line) => `${line}⏎`).join(' '), strokes(typed), strokes(full)]);
  }
  for (const [name, , keys, full] of rows) expect({ name, keys: keys <= full / 2 }).toEqual({ name, keys: true });
  const sum = (of: 2 | 3) => rows.reduce((all, row) => all + row[of], 0);
  const table = [
    '| Task | Typed at the desk | Keystrokes | Of the full commands |',
    '|---|---|--:|--:|',
    ...rows.map(([name, typed, keys, full]) => `| ${name} | \`${typed}\` | ${keys} | ${full} |`),
    `| All | | ${sum(2)} | ${sum(3)} |`,
  ];
  expect(readFileSync(new URL('docs/forms.md', ROOT), 'utf8')).toContain(table.join('\n'));
}, 120_000);

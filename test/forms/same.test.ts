import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wordsOf } from '../../src/commands/forms/words.ts';
import { grammarOf } from '../../src/commands/shared/kit.ts';
import { program } from '../../src/program.ts';
import { en } from '../../src/wording/en/index.ts';
import { answered, answeringAs, saidOn, verbsOf } from '../helpers/answering.ts';
import { idleKit } from '../helpers/command-tree.ts';
import { openRecords } from '../helpers/records.ts';
import { coopj, readyOffice, tempFolder } from '../helpers/run.ts';
import { LINES } from './lines.ts';

const TODAY = '2027-04-30';
const FILES = {
  'students.csv': '学籍番号,氏名,メール,専攻\n20261240,見本 四郎,shiro@example.ac.jp,情報学コース\n',
  'companies.csv': 'code,name,name_en\nC-0900,見本取込株式会社,Mihon\n',
  'placements.csv': 'student,company,on\n20261240,C-0900,2026-10-05\n',
  'contracts.csv': 'student,placement,kind,on\n20261240,P-0003,employment,2026-10-20\n',
  'steps.csv': 'student,step,on\n20261240,1,2026-09-01\n',
};
/** Writing verbs of which no form asks anything, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  undo: 'shows what it takes back, and asks for the reason then',
  'import undo': 'the same',
  'student erase': 'is confirmed by typing the number',
  'retention apply': 'is confirmed by typing how many',
  'journal rebuild': 'takes nothing',
  'office key': 'takes nothing',
};

const verbs = verbsOf(await program(await idleKit()));
const writing = verbs.filter(({ command }) => grammarOf(command).writes);

async function office(): Promise<string> {
  const { cwd } = await readyOffice({ cwd: tempFolder() });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(cwd, name), text);
  return cwd;
}

/** What stands in the journal, without what no two journals share. */
async function entriesOf(cwd: string) {
  const store = await openRecords(join(cwd, 'coopj.db'));
  const entries: unknown[] = [];
  for await (const { subject, change, reason, actor, day } of store.journal()) {
    entries.push({ subject, change: withoutFiles(change), reason, actor, day });
  }
  return entries;
}

/** Files lie in folders of their own, and each office signs papers and its journal with a key of its own. */
const withoutFiles = (change: unknown): unknown =>
  JSON.parse(
    JSON.stringify(change, (key, value) =>
      ['file', 'sha256', 'proof', 'stated', 'head'].includes(key) ? undefined : value,
    ) ?? 'null',
  );

test('every writing verb is among the lines, or asks nothing', () => {
  const told = new Set(LINES.map((line) => saidOn(line, verbs).path));
  expect(writing.map(({ path }) => path).filter((path) => !told.has(path) && !(path in WITHOUT))).toEqual([]);
  expect(Object.keys(WITHOUT).filter((path) => told.has(path))).toEqual([]);
});

test('what is entered is the same by flags and by answers, for every writing verb', async () => {
  const [typed, asked] = [await office(), await office()];
  for (const line of LINES) {
    const said = saidOn(line, verbs);
    const byFlags = await coopj([...said.words, '--yes'], { cwd: typed, today: TODAY });
    expect(byFlags.stderr.includes('Error'), `${line}: ${byFlags.stderr}`).toBe(false);
    const left = new Map(said.values);
    const person = answeringAs({ ...said, values: left }, en);
    // What no form asks stands on the command line.
    const unasked = ['override', 'reason'].flatMap((name) => {
      if (said.values.get('override') === undefined && !UNASKED_REASON.includes(said.path)) return [];
      return (said.values.get(name) ?? []).flatMap((value) => [`--${name}`, value]);
    });
    const out = (said.values.get('out') ?? []).flatMap((value) => ['--out', value]);
    // An import shows what it would do, and asks by itself.
    if (said.path.startsWith('import ')) out.push('--yes');
    const byAnswers = await answered(
      [...said.path.split(' '), ...unasked, ...out],
      { cwd: asked, today: TODAY },
      person,
    );
    expect({ line, ...byAnswers, code: byAnswers.code }).toMatchObject({ code: 0 });
    for (const name of ['override', 'reason', 'out']) left.delete(name);
    expect({ line, left: [...left], asked: byAnswers.asked }).toMatchObject({ line, left: [] });
    expect(await entriesOf(asked), line).toEqual(await entriesOf(typed));
  }
}, 300_000);

/** They take a reason where a correction needs one. */
const UNASKED_REASON = ['job edit', 'student renumber'];

test('whatever is asked has its sentence in both languages', async () => {
  for (const words of [en, (await import('../../src/wording/ja/index.ts')).ja]) {
    for (const { path, fields, command } of verbs) {
      const { edits = [] } = grammarOf(command);
      for (const { name } of fields.filter((field) => field.asked !== undefined || edits.includes(field.name))) {
        const { ask, label } = wordsOf(words, path, name);
        expect(`${path} ${name} ${ask} ${label}`).toMatch(/^.{6,}$/u);
      }
    }
  }
});

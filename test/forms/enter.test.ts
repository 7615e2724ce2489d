import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wordsOf } from '../../src/commands/forms/words.ts';
import { grammarOf } from '../../src/commands/shared/kit.ts';
import { program } from '../../src/program.ts';
import { en } from '../../src/wording/en/index.ts';
import { RECORDED, TODAY } from '../../src/wording/en/questions/question.ts';
import { ja } from '../../src/wording/ja/index.ts';
import { answered, answeringAs, saidOn, verbsOf } from '../helpers/answering.ts';
import { idleKit } from '../helpers/command-tree.ts';
import { openRecords } from '../helpers/records.ts';
import { coopj, readyOffice, tempFolder } from '../helpers/run.ts';
import { LINES } from './lines.ts';

const verbs = verbsOf(await program(await idleKit()));

test('only the line of keys tells what Enter does, and it tells the same in both languages', () => {
  for (const { path, fields, command } of verbs) {
    const { edits = [] } = grammarOf(command);
    for (const { name } of fields.filter((field) => field.asked !== undefined || edits.includes(field.name))) {
      const [english, japanese] = [wordsOf(en, path, name), wordsOf(ja, path, name)];
      for (const { ask, hint } of [english, japanese])
        expect(`${path} ${name}: ${ask} ${hint}`).not.toMatch(/\bblank\b|空欄|\bEnter (ends|to|leaves)\b|Enter で/);
      expect({ path, name, isTold: english.enter !== undefined }).toEqual({
        path,
        name,
        isTold: japanese.enter !== undefined,
      });
    }
  }
});

/** What Enter may say besides the day, by the value on a command line that says the same. */
const OTHERS: Readonly<Record<string, string>> = {
  'contract receive kind': 'employment',
  'evaluation record kind': 'certificate',
};

/** The fields of a line for which Enter alone says what stands there, given the right day. */
function leftToEnter({ path, values }: ReturnType<typeof saidOn>): {
  readonly names: readonly string[];
  readonly today?: string;
} {
  const days = [...values].filter(([name]) => isDay(path, name));
  const today = days[0]?.[1][0];
  const others = [...values].filter(([name, [value]]) => OTHERS[`${path} ${name}`] === value).map(([name]) => name);
  return { names: [...days.map(([name]) => name), ...others], ...(today !== undefined && { today }) };
}

function isDay(path: string, name: string): boolean {
  const field = verbs.find((verb) => verb.path === path)?.fields.find((one) => one.name === name);
  return field?.asked === 'usual' && [TODAY, RECORDED].includes(wordsOf(en, path, name).enter ?? '');
}

/** Steps of which more is needed than student and step. */
const MORE = ['2', '4', '8', '12'];

/** What stands on the command line where a form asks for the rest all the same: of everybody who is asked for nothing else, nothing. */
function argumentsOf({ path, fields, values }: ReturnType<typeof saidOn>): readonly string[] {
  const isLacking =
    path === 'step record'
      ? MORE.includes(values.get('step')?.[0] ?? '')
      : fields.some(({ is, asked }) => is === 'flag' && asked === 'needed');
  return fields.filter(({ is }) => is === 'argument' && isLacking).map(({ name }) => name);
}

const daysIn = (text: string): readonly string[] => text.match(/\d{4}-\d\d-\d\d/g) ?? [];

async function entriesOf(cwd: string): Promise<readonly unknown[]> {
  const store = await openRecords(join(cwd, 'coopj.db'));
  const entries: unknown[] = [];
  for await (const { subject, change, day } of store.journal()) entries.push({ subject, change, day });
  const own = ['file', 'sha256', 'proof', 'stated', 'head'];
  return JSON.parse(JSON.stringify(entries, (key, value) => (own.includes(key) ? undefined : value)));
}

test('a day that Enter says stands in the summary with its weekday: the one recorded before, else today', async () => {
  const { cwd, coopj: run } = await readyOffice({ cwd: tempFolder() });
  const facts = ['--name-kanji', '見本 花子', '--email', 'hanako@example.ac.jp', '--program', '情報学コース'];
  await run(['student', 'add', '--number', '2026001', ...facts]);
  const summary = async (lang: string) => {
    const left = ['1', '', '', ''];
    const line = ['step', 'record', '2026001', '--reason', '見本'];
    const { stderr } = await answered(
      line,
      { cwd, today: '2026-11-02', env: { COOPJ_LANG: lang } },
      { answer: () => left.shift() },
    );
    return stderr;
  };
  expect(await summary('en')).toContain('  Date: 2026-11-02 (Mon), today\n');
  await run(['step', 'record', '2026001', '1', '--on', '2026-10-30', '--reason', '見本']);
  expect(await summary('ja')).toContain('：2026-10-30（金） 記録済みの日\n');
  expect(JSON.parse((await run(['student', 'show', '2026001', '--json'])).stdout).contact.on).toBe('2026-10-30');
});

/** Days that follow from others: of which briefing somebody is invited to, and since when a stay is known. */
const OF_ITSELF = ['briefing invite', 'student add'];

test('Enter does what the line of keys says, today or what is usual; no day is recorded that was not typed, asked or shown', async () => {
  const [typed, asked] = [
    (await readyOffice({ cwd: tempFolder() })).cwd,
    (await readyOffice({ cwd: tempFolder() })).cwd,
  ];
  const tried = new Set<string>();
  for (const line of LINES.filter((one) => !one.startsWith('import '))) {
    const said = saidOn(line, verbs);
    const { names, today = '2027-04-30' } = leftToEnter(said);
    const byFlags = await coopj([...said.words, '--yes'], { cwd: typed, today });
    expect(byFlags.stderr.includes('Error'), `${line}: ${byFlags.stderr}`).toBe(false);
    if (said.values.has('override')) {
      await coopj([...said.words, '--yes'], { cwd: asked, today });
      continue;
    }
    const args = argumentsOf(said);
    const begun = args.flatMap((name) => said.values.get(name) ?? []);
    const left = new Map([...said.values].filter(([name]) => ![...names, ...args].includes(name)));
    const person = answeringAs({ ...said, values: left }, en);
    const flags = ['out', ...(said.path === 'job edit' || said.path === 'student renumber' ? ['reason'] : [])];
    const more = flags.flatMap((name) => (said.values.get(name) ?? []).flatMap((value) => [`--${name}`, value]));
    const seen: string[] = [];
    const before = await entriesOf(asked);
    const byAnswers = await answered(
      [...said.path.split(' '), ...begun, ...more],
      { cwd: asked, today },
      {
        answer(question, shown) {
          seen.push(shown);
          return person.answer(question, shown);
        },
      },
    );
    expect({ line, code: byAnswers.code, stderr: byAnswers.code === 0 ? '' : byAnswers.stderr }).toEqual({
      line,
      code: 0,
      stderr: '',
    });
    const after = await entriesOf(asked);
    expect(after, line).toEqual(await entriesOf(typed));
    // What stood in the records before was not recorded now.
    const known = daysIn(JSON.stringify([before, seen, byAnswers.asked, begun]));
    const isTold = (day: string) => known.includes(day) || OF_ITSELF.includes(said.path);
    const hidden = daysIn(
      JSON.stringify(after.slice(before.length).map((entry) => (entry as { change: unknown }).change)),
    );
    expect({ line, hidden: hidden.filter((day) => !isTold(day)) }).toEqual({ line, hidden: [] });
    for (const name of names) {
      const { enter } = wordsOf(en, said.path, name, { step: said.values.get('step')?.[0] });
      // A day is told as it is recorded; who ended has begun before.
      const isDated = [TODAY, RECORDED].includes(enter ?? '');
      const told = isDated
        ? new RegExp(`Enter: (${today} \\(\\w+\\), today|\\S+ \\(\\w+\\), as recorded)`)
        : `Enter: ${enter}`;
      expect(seen.join('\n'), `${line}: ${name}`).toMatch(told);
      tried.add(`${said.path} ${name}`);
    }
  }
  const all = verbs.flatMap(({ path, fields }) =>
    fields.filter(({ name }) => isDay(path, name)).map(({ name }) => `${path} ${name}`),
  );
  expect(all.filter((one) => !tried.has(one))).toEqual([]);
}, 300_000);

import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import { wordsOf } from '../../src/commands/forms/words.ts';
import {
  type Argument,
  argumentField,
  type Field,
  type Flag,
  flagField,
  namedAs,
} from '../../src/commands/grammar/notation.ts';
import { grammarOf } from '../../src/commands/shared/kit.ts';
import { main } from '../../src/main.ts';
import type { Words } from '../../src/wording/words.ts';
import { commandsOf, pathOf } from './command-tree.ts';
import { Kept, worldOf } from './run.ts';

/** A person at a terminal that reads lines aloud, who answers each question once it stands there. */
export interface Person {
  /** The question, and what stands between it and the cursor. Without an answer the terminal is closed. */
  answer(question: string, shown: string): string | undefined;
}

export interface Told {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Every question with its answer, in order. */
  readonly asked: readonly (readonly [question: string, answer: string])[];
}

/** A question that is put in another way waits for ever. */
const PATIENCE = 30_000;

/** Runs a command line at a terminal of plain lines, where a person answers. */
export async function answered(
  argv: readonly string[],
  {
    cwd,
    today,
    env = {},
    columns = 200,
  }: {
    readonly cwd: string;
    readonly today: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly columns?: number;
  },
  { answer }: Person,
): Promise<Told> {
  const stdout = new Kept(columns);
  const stderr = new Kept(columns);
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  const asked: (readonly [string, string])[] = [];
  const write = stderr._write.bind(stderr);
  let seen = 0;
  stderr._write = (chunk, encoding, done) => {
    write(chunk, encoding, done);
    const text = stderr.text();
    if (!/\n?> $/.test(text) || text.length === seen) return;
    const shown = text.slice(seen);
    seen = text.length;
    // A long question goes on below itself; what stands under it is moved in.
    const question =
      [...shown.matchAll(/^\? (.*(?:\n(?! |> |! |\[).+)*)/gm)].at(-1)?.[1]?.replaceAll('\n', '') ??
      asked.at(-1)?.[0] ??
      '';
    const line = answer(question, shown);
    if (line === undefined) return void setImmediate(() => stdin.end());
    asked.push([question, line]);
    // A question that comes again and again has no answer here.
    const isStuck = asked.slice(-4).filter(([one, said]) => one === question && said === '').length === 4;
    if (isStuck) return void setImmediate(() => stdin.end());
    setImmediate(() => stdin.write(`${line}\n`));
  };
  const shown = { ACCESSIBLE: '1', NO_COLOR: '1', ...env };
  const world = worldOf({ cwd, today, env: shown, stdin, stdout, stderr });
  const late = setTimeout(() => stdin.end(), PATIENCE);
  const code = await main(argv, world);
  clearTimeout(late);
  return { code, stdout: stdout.text(), stderr: stderr.text(), asked };
}

/** A verb with the words that it takes. */
export interface Verb {
  readonly path: string;
  readonly fields: readonly Field[];
  readonly command: Command;
}

/** Every verb of the tree. */
export const verbsOf = (tree: Command): readonly Verb[] =>
  commandsOf(tree)
    .filter((command) => command.commands.length === 0)
    .map((command) => {
      const { args = [], flags = {} } = grammarOf(command) as {
        readonly args?: readonly Argument[];
        readonly flags?: Readonly<Record<string, Flag>>;
      };
      const own = Object.entries({ reason: '<text>', ...flags }).map(([name, flag]) => flagField(name, flag));
      return { path: pathOf(command).replace(/^coopj ?/, ''), fields: [...args.map(argumentField), ...own], command };
    });

/** What a command line says, by the names of arguments and flags. */
export function saidOn(line: string, verbs: readonly Verb[]) {
  const words = (line.match(/(?:"[^"]*"|[^\s"])+/g) ?? []).map((word) => word.replaceAll('"', ''));
  const verb = verbs
    .filter(({ path }) => words.join(' ').startsWith(`${path} `) || words.join(' ') === path)
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (!verb) throw new Error(`no verb: ${line}`);
  const { path, fields } = verb;
  const values = new Map<string, string[]>();
  const add = (name: string, value: string) => values.set(name, [...(values.get(name) ?? []), value]);
  const rest = words.slice(path.split(' ').length);
  const args = fields.filter(({ is }) => is === 'argument');
  for (let at = 0, arg = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    const flag = fields.find((field) => field.is === 'flag' && namedAs(field) === word);
    if (flag) {
      const isYes = flag.value === '' || (flag.open && (rest[at + 1] ?? '--').startsWith('--'));
      add(flag.name, isYes ? 'y' : (rest[++at] ?? ''));
    } else {
      const field = args[Math.min(arg, args.length - 1)];
      if (!field) throw new Error(`too many words: ${line}`);
      add(field.name, word);
      if (!field.several) arg += 1;
    }
  }
  return { ...verb, words, values };
}

/**
 * A person who answers as a command line has it, and leaves blank what it does not say. Each answer is used once; what was not asked
 * is left in `values`.
 */
export function answeringAs({ path, fields, values }: ReturnType<typeof saidOn>, words: Words): Person {
  const changed = new Set<string>();
  return {
    answer(question, shown) {
      if (question === words.questions.what.ask) {
        const next = fields.find(
          ({ is, name }) => is === 'flag' && values.has(name) && ![...changed, ...OF_ITS_OWN].includes(name),
        );
        changed.add(next?.name ?? '');
        return next?.name ?? '';
      }
      // The day of a step is asked for by its name, and a name without kanji in place of one with.
      const isDay = path === 'step record' && /STEP \d/.test(question);
      const asked = fields.find(({ name }) => (isDay ? name === 'on' : isFor(question, path, name, words)));
      if (asked?.name === 'pay' && values.delete('unpaid')) return 'unpaid';
      const isLatin = asked?.name === 'nameKanji' && !values.has('nameKanji');
      const field = isLatin ? fields.find(({ name }) => name === 'nameLatin') : asked;
      if (!field) return '';
      const value = values.get(field.name);
      if (value === undefined) return '';
      const isOne =
        field.several && (shown.includes('\n  1. ') || ['student', 'students', 'absent'].includes(field.name));
      if (field.several && !isOne) {
        values.delete(field.name);
        return value.join(';');
      }
      const [first = '', ...others] = value;
      if (others.length > 0) values.set(field.name, others);
      else values.delete(field.name);
      return first;
    },
  };
}

/** What is never what is changed. */
const OF_ITS_OWN = ['reason', 'override', 'effective'];

function isFor(question: string, path: string, name: string, words: Words): boolean {
  try {
    return wordsOf(words, path, name).ask === question;
  } catch {
    return false;
  }
}

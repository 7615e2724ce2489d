import type { Paint } from '../paint.ts';
import { ADD, BACK, type Choice, type FormQuestion, type Prompt } from '../prompt.ts';
import { visible } from '../visible.ts';
import { wrap } from '../width.ts';
import { readLine, type Terminal } from './line.ts';

/** The sentences around the questions of a form. */
export interface Asking {
  readonly goesBack: string;
  readonly explains: string;
  readonly leavesBlank: string;
  /** There is nothing before the first question. */
  readonly isFirst: string;
  readonly isNeeded: string;
  readonly nothingFound: string;
  readonly onCommandLine: (flag: string) => string;
  readonly whichNumber: (last: number) => string;
}

const MARK = '> ';
/** So many choices stand on the screen at once. */
const MOST = 9;

type Form = Pick<Prompt, 'line' | 'pick' | 'select' | 'look'>;

interface Wanted {
  readonly optional: boolean;
  readonly initial?: string | undefined;
  readonly choices?: readonly Choice[];
}

/** The questions of a form, each answer on a line of its own. */
export function formOn(terminal: Terminal, paint: Paint, words: Asking): Form {
  const { stderr } = terminal;
  const say = (text: string, indent = '  ', look: (line: string) => string = (line) => line) => {
    const columns = Math.max(20, stderr.columns || 80) - indent.length;
    for (const line of wrap(visible(text), columns)) stderr.write(`${indent}${look(line)}\n`);
  };

  function put({ question, hint, first }: FormQuestion, { optional, choices = [] }: Wanted): void {
    say(`? ${question}`, '', paint.bold);
    if (hint !== undefined) say(hint, '  ', paint.dim);
    list(choices);
    const keys = [...(optional ? [words.leavesBlank] : []), ...(first ? [] : [words.goesBack]), words.explains];
    say(keys.join(' · '), '  ', paint.dim);
  }

  function explained({ hint, explain, flag }: FormQuestion): void {
    for (const line of explain ?? (hint === undefined ? [] : [hint])) say(line);
    say(words.onCommandLine(flag));
  }

  /** Asks until `read` makes something of the answer. A problem is told, and what was typed stays to be mended. */
  async function ask<T>(
    question: FormQuestion,
    wanted: Wanted,
    read: (line: string) => Promise<{ readonly value: T } | { readonly problem: string; readonly again?: string }>,
  ): Promise<T | '' | typeof BACK> {
    put(question, wanted);
    for (let typed = wanted.initial; ; ) {
      const line = (await readLine(terminal, MARK, typed)).trim() || (terminal.plain ? (typed ?? '') : '');
      typed = undefined;
      const sign = line.normalize('NFKC');
      if (sign === '?') explained(question);
      else if (sign === '<' && !question.first) return BACK;
      else if (sign === '<') say(words.isFirst, '  ', paint.yellow);
      else if (line === '' && wanted.optional) return '';
      else if (line === '') say(words.isNeeded, '  ', paint.yellow);
      else {
        const answer = await read(line);
        if ('value' in answer) return answer.value;
        say(answer.problem, '  ', paint.yellow);
        typed = answer.again;
      }
    }
  }

  function list(choices: readonly Choice[]): void {
    for (const [index, { name, note }] of choices.entries()) {
      say(`${index + 1}. ${name}${note === undefined ? '' : `  ${note}`}`);
    }
  }

  const chosen = (line: string, choices: readonly Choice[]): Choice | undefined =>
    /^\d+$/.test(line.normalize('NFKC')) ? choices[Number(line.normalize('NFKC')) - 1] : undefined;

  return {
    line: (question, { optional, initial, check, echo }) =>
      ask(question, { optional, initial }, async (line) => {
        const problem = check(line);
        if (problem !== undefined) return { problem, again: line };
        const understood = echo?.(line);
        if (understood !== undefined) say(`= ${understood}`, '  ', paint.dim);
        return { value: line };
      }),

    async pick(question, { optional, find, add }) {
      let shown: readonly Choice[] = [];
      return ask<string | typeof ADD>(question, { optional }, async (line) => {
        if (add !== undefined && line.normalize('NFKC') === '+') return { value: ADD };
        const number = chosen(line, shown);
        if (number) return { value: number.value };
        const found = await find(line);
        const [only, ...others] = found;
        if (only && others.length === 0) {
          say(`= ${only.name}${only.note === undefined ? '' : `  ${only.note}`}`, '  ', paint.dim);
          return { value: only.value };
        }
        shown = found.slice(0, MOST);
        list(shown);
        if (add !== undefined) say(`+. ${add}`);
        return { problem: only ? words.whichNumber(shown.length) : words.nothingFound };
      });
    },

    select: (question, choices, { optional, initial }) => {
      const preset = choices.findIndex(({ value }) => value === initial);
      const wanted = { optional, choices, initial: preset < 0 ? undefined : String(preset + 1) };
      return ask(question, wanted, async (line) => {
        const found = chosen(line, choices) ?? choices.find(({ value, name }) => value === line || name === line);
        return found ? { value: found.value } : { problem: words.whichNumber(choices.length) };
      });
    },

    async look(lines, question) {
      for (const line of lines) stderr.write(`${line}\n`);
      for (;;) {
        say(`? ${question}`, '', paint.bold);
        const line = (await readLine(terminal, MARK)).trim().normalize('NFKC');
        if (line === '<') return BACK;
        if (line === '') return 'go';
      }
    },
  };
}

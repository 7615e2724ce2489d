import { type Paint, WARNING, warning } from '../paint.ts';
import { type Adding, BACK, type Choice, type FormQuestion, type Prompt } from '../prompt.ts';
import { visible, visibleLines } from '../visible.ts';
import { namesCommand, told, wrap } from '../width.ts';
import { hiddenLine } from './hidden.ts';
import { columnsOf, forgetTyped, heightOf, readLine, rowsOf, type Terminal } from './line.ts';
import { fewBelow, foundBelow, isSign, type Listed, nameOf, plainOf } from './list.ts';

/** The sentences around questions. The keys y and n are the same in every language. */
export interface Asking {
  readonly yes: string;
  readonly no: string;
  readonly goesOn: string;
  readonly goesBack: string;
  /** Shown where somebody was to go on, also by one of so many numbers, or back, and typed something else. */
  readonly onOrBack: (ways: number) => string;
  readonly explains: string;
  /** What `?` tells where all was answered. */
  readonly explainsConsent: string;
  readonly enter: (does: string) => string;
  /** What Enter does: takes what stands there, leaves blank. */
  readonly keeps: string;
  readonly leavesBlank: string;
  /** How a blank answer is told. */
  readonly blank: string;
  /** There is nothing before the first question. */
  readonly isFirst: string;
  readonly isNeeded: string;
  readonly nothingFound: string;
  readonly more: (count: number) => string;
  /** What is not there can be added, by what was typed of it. */
  readonly adds: (what: string, term: string) => string;
  readonly onCommandLine: (flag: string) => string;
  readonly whichNumber: (last: number) => string;
  /** How one of a list is chosen, and how one is found: what `?` tells besides. */
  readonly howToChoose: string;
  readonly howToFind: string;
}

/** What was made of an answer and how it is told; or what is wrong with it, and what of it stays to be mended. */
type Reading<T> =
  | { readonly value: T; readonly told?: string | undefined }
  | { readonly problem: string; readonly again?: string };

interface Wanted<T> {
  readonly optional: boolean;
  readonly initial?: string | undefined;
  /** What the list below marks from the beginning. */
  readonly preset?: string | undefined;
  /** Shown before it is asked. */
  readonly choices?: readonly Choice[];
  /** How it is answered. */
  readonly how?: string;
  /** Shown while it is typed. */
  readonly below?: Listed | undefined;
  /** `taken` is what the list below marks. */
  read(line: string, taken: Choice | undefined): Promise<Reading<T>>;
}

const MARK = '> ';
const numbered = (line: string, choices: readonly Choice[]) => choices[Number(plainOf(line)) - 1];

/** All questions, and each answer on a line of its own. */
export function formOn(terminal: Terminal, paint: Paint, words: Asking): Omit<Prompt, 'able'> {
  const { stderr, plain } = terminal;
  /** Rows that the question has taken so far. */
  let rows = 0;

  function say(text: string, indent = '  ', look: (line: string) => string = (line) => line): void {
    const columns = columnsOf(terminal) - indent.length;
    const broken = (one: string) => (namesCommand(one) ? told(one, columns) : wrap(one, columns));
    for (const line of visibleLines(text).flatMap(broken)) {
      stderr.write(`${indent}${look(line)}\n`);
      rows += heightOf(indent + line, columnsOf(terminal));
    }
  }
  const warn = (text: string) => say(WARNING + text, '', (line) => warning(line, paint));
  const list = (choices: readonly Choice[]) => {
    for (const [index, choice] of choices.entries()) say(`${index + 1}. ${nameOf(choice)}`);
  };

  async function typed(typing: Parameters<typeof readLine>[2]): Promise<string> {
    const line = await readLine(terminal, MARK, typing);
    rows += typing?.hidden ? 1 : rowsOf(MARK + line, columnsOf(terminal));
    // A passphrase may end with a blank.
    return typing?.hidden ? line : line.replaceAll('\t', ' ').trim();
  }

  /** What was asked becomes one line, or none. */
  function settle(question: string, as: string | undefined, columns: number): void {
    if (plain || columnsOf(terminal) !== columns) return;
    stderr.write(`\u001b[${rows}A\r\u001b[J`);
    if (as === undefined) return;
    for (const [at, line] of wrap(visible(`${question} ${as}`.trim()), columns - 2).entries()) {
      stderr.write(`${at === 0 ? paint.green('✔') : ' '} ${line}\n`);
    }
  }

  /** What Enter alone does: takes what stands there, leaves out what may be left out, or nothing. Said nowhere else. */
  function enterOf({ enter }: FormQuestion, { optional, initial }: Pick<Wanted<unknown>, 'optional' | 'initial'>) {
    if (initial) return [words.enter(words.keeps)];
    return optional ? [words.enter(enter ?? words.leavesBlank)] : [];
  }

  /** Asks until something can be made of the answer. */
  async function ask<T>(asked: FormQuestion, wanted: Wanted<T>): Promise<T | '' | typeof BACK> {
    if (asked.fresh) await forgetTyped(terminal);
    const { question, hint, explain, first, flag } = asked;
    const { optional, initial, preset, choices, how, below, read } = wanted;
    const columns = columnsOf(terminal);
    const keys = [
      ...(below ? ['↑↓'] : []),
      ...enterOf(asked, { optional, initial: preset ?? initial }),
      ...(first ? [] : [words.goesBack]),
      words.explains,
    ];
    let begin: (() => void) | undefined = () => {
      rows = 0;
      say(`? ${question}`, '', paint.bold);
      if (hint !== undefined) say(hint, '  ', paint.dim);
      if (choices) list(choices);
      say(keys.join(' · '), '  ', paint.dim);
    };
    for (let kept = initial; ; ) {
      const shown = () => {
        begin?.();
        begin = undefined;
        if (plain && kept) say(`[${kept}]`);
      };
      const line = (await typed({ begin: shown, initial: kept, below })) || (plain ? (kept ?? '') : '');
      // Also behind what stood there.
      const sign = plainOf(kept !== undefined && line.startsWith(kept) ? line.slice(kept.length) : line);
      const taken = await below?.taken();
      kept = initial;
      if (sign === '?') {
        for (const one of explain ?? (hint === undefined ? [] : [hint])) say(one);
        if (how !== undefined) say(how);
        say(words.onCommandLine(flag));
      } else if (sign === '<' && first) warn(words.isFirst);
      else if (sign === '<') {
        settle(question, undefined, columns);
        return BACK;
      } else if (line === '' && !taken && !optional) warn(words.isNeeded);
      else {
        const answer =
          line === '' && !taken ? ({ value: '', told: asked.enter ?? words.blank } as const) : await read(line, taken);
        if ('value' in answer) {
          if (plain && answer.told) say(`= ${answer.told}`, '  ', paint.dim);
          settle(question, answer.told ?? line, columns);
          return answer.value;
        }
        warn(answer.problem);
        // Where nothing can be mended in place, what was proposed comes back.
        if (!plain) kept = answer.again;
      }
    }
  }

  const style = { paint, columns: () => columnsOf(terminal), more: words.more };

  const form: Pick<Prompt, 'line' | 'pick' | 'select'> = {
    line: (asked, { optional, initial, check, echo }) =>
      ask(asked, {
        optional,
        initial,
        async read(line) {
          const problem = await check(line);
          return problem === undefined ? { value: line, told: echo?.(line) } : { problem, again: line };
        },
      }),

    async pick(asked, { optional, find, add }) {
      const more = add === undefined ? undefined : (term: string) => ({ value: '+', name: words.adds(add, term) });
      let shown: readonly Choice[] = plain ? await find('') : [];
      let unfound = '';
      return ask<string | Adding>(asked, {
        optional,
        how: words.howToFind,
        ...(shown.length > 0 && { choices: shown }),
        below: plain ? undefined : foundBelow(find, more, style),
        async read(line, taken) {
          if (more && plainOf(line) === '+') return { value: { add: unfound }, told: add };
          if (more && taken?.value === '+') return { value: { add: isSign(line) ? '' : line }, told: add };
          if (taken) return { value: taken.value, told: nameOf(taken) };
          const number = numbered(line, shown);
          if (number) return { value: number.value, told: nameOf(number) };
          if (!plain) return { problem: words.nothingFound, again: line };
          const [only, ...others] = await find(line);
          if (only && others.length === 0) return { value: only.value, told: nameOf(only) };
          shown = only ? [only, ...others] : [];
          list(shown);
          unfound = only ? '' : line;
          if (more) say(more(unfound).name);
          return { problem: only ? words.whichNumber(shown.length) : words.nothingFound };
        },
      });
    },

    select(asked, choices, { optional, initial }) {
      // The only one is what Enter takes, where it does not leave blank.
      const isOnly = choices.length === 1 && !optional;
      const preset = isOnly ? 0 : choices.findIndex(({ value }) => value === initial);
      return ask(asked, {
        optional,
        how: words.howToChoose,
        ...(plain
          ? { choices, initial: preset < 0 ? undefined : String(preset + 1) }
          : { below: fewBelow(choices, preset, style), preset: choices[preset]?.value }),
        async read(line, taken) {
          const named = ({ value, name }: Choice) => value === line || plainOf(name) === plainOf(line);
          const found = taken ?? numbered(line, choices) ?? choices.find(named);
          return found ? { value: found.value, told: nameOf(found) } : { problem: words.whichNumber(choices.length) };
        },
      });
    },
  };

  /** Whoever looked at what stands above goes on, or back: in the same way everywhere. `ways`: what may be done at once after that. */
  async function consent(question: string, ways: readonly string[] = []): Promise<'go' | typeof BACK | number> {
    const begin = () => {
      say(`? ${question}`, '', paint.bold);
      for (const [index, way] of ways.entries()) say(`${index + 1}. ${way}`);
      say(`${words.goesOn} · ${words.goesBack}`, '  ', paint.dim);
    };
    rows = 0;
    for (;;) {
      const line = plainOf(await typed({ begin }));
      if (ways[Number(line) - 1] !== undefined) return Number(line) - 1;
      if (['', words.yes, 'y', 'yes'].includes(line)) return 'go';
      if (['<', words.no, 'n', 'no'].includes(line)) return BACK;
      if (line === '?') say(`${words.explainsConsent} ${words.onOrBack(ways.length)}`);
      else warn(words.onOrBack(ways.length));
    }
  }

  return {
    ...form,

    async order(hint, fresh) {
      if (fresh) await forgetTyped(terminal);
      return typed({ begin: () => say(hint, '', paint.dim), closed: '' });
    },

    async look(lines, question, ways = []) {
      for (const line of lines) {
        const indent = /^ */.exec(line)?.[0] ?? '';
        say(line.slice(indent.length), indent);
      }
      const columns = columnsOf(terminal);
      const looked = await consent(question, ways);
      settle(question, typeof looked === 'number' ? ways[looked] : undefined, columns);
      return looked;
    },

    async confirm(question) {
      const columns = columnsOf(terminal);
      const goesOn = (await consent(question)) === 'go';
      settle(question, goesOn ? words.yes : words.no, columns);
      return goesOn;
    },

    async text(question, { flag, initial, check, enter, explain }) {
      const problem = (value: string) => {
        const said = check?.(value) ?? true;
        return said === true ? undefined : said;
      };
      const asked = {
        question,
        flag,
        first: true,
        ...(enter !== undefined && { enter }),
        ...(explain && { explain: [explain] }),
      };
      return (await form.line(asked, { optional: enter !== undefined, initial, check: problem })) as string;
    },

    async secret(question, { check }) {
      if (!plain) return hiddenLine(terminal, question, paint, check);
      for (;;) {
        const line = await typed({ begin: () => say(`? ${question}`, ''), hidden: true });
        const said = check(line);
        if (said === true) return line;
        warn(said);
      }
    },

    choose: async (question, choices, { flag, initial }) =>
      form.select({ question, flag, first: true }, choices, {
        optional: false,
        initial: initial ?? choices[0]?.value,
      }) as never,
  };
}

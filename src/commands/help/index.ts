import type { Command } from 'commander';
import { nearest } from '../../core/text/nearest.ts';
import { Abort, type Problem } from '../../errors.ts';
import type { HelpPage } from '../../terminal/help.ts';
import type { Manual } from '../../terminal/manual.ts';
import { declared, type Kit } from '../shared/kit.ts';
import { commandsPage, flagsPage, pageOf } from './page.ts';
import { TOPICS, topicPage } from './topics.ts';

export function helpCommand(kit: Kit): Command {
  const grammar = {
    examples: ['coopj help step record', 'coopj help exit-codes', 'coopj help --man student'],
    args: ['[topic...]'],
    flags: { man: '' },
  } as const;
  return declared(kit, 'help', grammar, async ({ topic = [], man }, command) => {
    const tree = command.parent ?? command;
    return man ? kit.manual(await manual(kit, tree, topic)) : kit.help(await help(kit, tree, topic));
  });
}

/** The same help as a page of man: a group with its commands, the program with all topics. */
async function manual(kit: Kit, tree: Command, words: readonly string[]): Promise<Manual> {
  const page = await help(kit, tree, words);
  const verbs = tree.commands.find((one) => one.name() === words[0] && words.length === 1)?.commands ?? [];
  const topics = words.length === 0 ? TOPICS : [];
  const sections = [
    ...verbs.map((verb) => ({ title: `coopj ${words[0]} ${verb.name()}`, page: pageOf(kit, verb) })),
    ...(await Promise.all(
      topics.map(async (one) => ({ title: `coopj help ${one}`, page: await help(kit, tree, [one]) })),
    )),
  ];
  return { name: ['coopj', ...words].join('-'), version: kit.version(), page, sections };
}

/** Help on a command, by its words, on a topic, or on an error by its code. */
export async function help(kit: Kit, tree: Command, words: readonly string[]): Promise<HelpPage> {
  const [first = '', second, third] = words;
  const topic = second === undefined ? TOPICS.find((one) => one === first) : undefined;
  if (first === 'error' && third === undefined) return errorHelp(kit, second);
  if (topic === 'commands') return commandsPage(kit, tree);
  if (topic === 'flags') return flagsPage(kit);
  if (topic !== undefined && topic !== 'error') return topicPage(topic, kit.words);
  let found = tree;
  for (const word of words) {
    const next = found.commands.find((one) => one.name() === word);
    if (next === undefined) throw unknown(word, found === tree, found);
    found = next;
  }
  return pageOf(kit, found);
}

/** Loaded when somebody asks. */
async function errorHelp({ words }: Kit, code: string | undefined): Promise<HelpPage> {
  const { CODES, errorPage, errorsPage } = await import('./errors.ts');
  if (code === undefined) return errorsPage(words);
  const known = CODES.find((one: Problem) => one === code);
  if (known !== undefined) return errorPage(words, known);
  const close = nearest(code, CODES);
  throw new Abort('unknown-topic', {
    word: code,
    topics: ['error CODE'],
    ...(close !== undefined && { nearest: `error ${close}` }),
  });
}

function unknown(word: string, atRoot: boolean, command: Command): Abort {
  const names = command.commands.map((one) => one.name());
  const close = nearest(word, atRoot ? [...names, ...TOPICS] : names);
  return new Abort('unknown-topic', { word, topics: TOPICS, ...(close !== undefined && { nearest: close }) });
}

import type { Command } from 'commander';
import { nearest } from '../../core/text/nearest.ts';
import { Abort } from '../../errors.ts';
import { declared, type Kit } from '../shared/kit.ts';
import { TOPICS, topicLines } from './topics.ts';

export function helpCommand(kit: Kit): Command {
  const grammar = { examples: ['coopj help step record', 'coopj help exit-codes'], args: ['[topic...]'] } as const;
  return declared(kit, 'help', grammar, ({ topic }, command) => help(kit, command.parent ?? command, topic));
}

/** Help on a command, by its words, or on a topic. */
export async function help(kit: Kit, tree: Command, words: readonly string[]): Promise<void> {
  const [first = ''] = words;
  const topic = words.length === 1 ? TOPICS.find((one) => one === first) : undefined;
  if (topic !== undefined) return kit.help(topicLines(topic, kit.words));
  let found = tree;
  for (const word of words) {
    const next = found.commands.find((one) => one.name() === word);
    if (next === undefined) throw unknown(word, found === tree, found);
    found = next;
  }
  return kit.help(found);
}

function unknown(word: string, atRoot: boolean, command: Command): Abort {
  const names = command.commands.map((one) => one.name());
  const close = nearest(word, atRoot ? [...names, ...TOPICS] : names);
  return new Abort('unknown-topic', { word, topics: TOPICS, ...(close !== undefined && { nearest: close }) });
}

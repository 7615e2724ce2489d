import type { Command } from 'commander';
import type { Base } from '../../context.ts';
import { Abort } from '../../errors.ts';
import { bareVerb, type Kit } from '../shared/kit.ts';
import { keyArgument } from './key.ts';
import { rowOf } from './list.ts';

export const getCommand = (kit: Kit): Command =>
  bareVerb(kit, 'config get', {
    examples: ['coopj config get lang', 'coopj config get alias.soon'],
    args: [['<key>', kit.words.config.key]],
    run: (base, { key }) => get(base, key),
  });

/** The value in force, alone on a line. Exits with 4 where nothing was set. */
export async function get({ user, out }: Base, name: string): Promise<void> {
  const row = rowOf(keyArgument(name), user);
  if (row.value === null) throw new Abort('setting-unset', { key: row.key });
  await out.done([row.value], row);
}

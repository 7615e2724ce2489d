import type { Command } from 'commander';
import type { Base } from '../../context.ts';
import { bareVerb, type Kit } from '../shared/kit.ts';
import { change } from './set.ts';

export const unsetCommand = (kit: Kit): Command =>
  bareVerb(kit, 'config unset', {
    examples: ['coopj config unset lang', 'coopj config unset alias.soon'],
    args: [['<key>', kit.words.config.key]],
    flags: { dryRun: '' },
    run: (base, { key }) => unset(base, key),
  });

/** Takes a line out of the settings, also one that nobody understands. What is not there may be taken out again. */
export const unset = (base: Base, key: string): Promise<void> => change(base, key, undefined);

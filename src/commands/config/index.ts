import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { getCommand } from './get.ts';
import { listCommand } from './list.ts';
import { setCommand } from './set.ts';
import { unsetCommand } from './unset.ts';

export const configGroup = (kit: Kit): Command =>
  group(
    kit,
    'config',
    ['coopj config set lang ja', 'coopj config list'],
    [listCommand(kit), getCommand(kit), setCommand(kit), unsetCommand(kit)],
  );

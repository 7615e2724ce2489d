import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { draftCommand } from './draft.ts';
import { listCommand } from './list.ts';

export const letterGroup = (kit: Kit): Command =>
  group(
    kit,
    'letter',
    ['coopj letter list', 'coopj letter draft guide 20241002 --out letters'],
    [listCommand(kit), draftCommand(kit)],
  );

import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { addCommand } from './add.ts';
import { listCommand } from './list.ts';

export const noteGroup = (kit: Kit): Command =>
  group(
    kit,
    'note',
    ['coopj note list 20241001', 'coopj note add 20241001 "電話で確認済み"'],
    [addCommand(kit), listCommand(kit)],
  );

import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { addCommand } from './add.ts';
import { editCommand } from './edit.ts';
import { listCommand } from './list.ts';
import { showCommand } from './show.ts';

export const companyGroup = (kit: Kit): Command =>
  group(
    kit,
    'company',
    ['coopj company list', 'coopj company show C-0001'],
    [addCommand(kit), editCommand(kit), listCommand(kit), showCommand(kit)],
  );

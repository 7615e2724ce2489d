import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { addCommand } from './add.ts';
import { editCommand } from './edit.ts';
import { listCommand } from './list.ts';
import { showCommand } from './show.ts';

export const jobGroup = (kit: Kit): Command =>
  group(
    kit,
    'job',
    ['coopj job list', 'coopj job add C-0001 --title 時系列データの異常検知'],
    [addCommand(kit), editCommand(kit), listCommand(kit), showCommand(kit)],
  );

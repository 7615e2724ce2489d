import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { addCommand } from './add.ts';
import { editCommand } from './edit.ts';
import { eraseCommand } from './erase.ts';
import { leaveCommand } from './leave.ts';
import { listCommand } from './list.ts';
import { renumberCommand } from './renumber.ts';
import { returnCommand } from './return.ts';
import { showCommand } from './show.ts';

export const studentGroup = (kit: Kit): Command =>
  group(
    kit,
    'student',
    ['coopj student list', 'coopj student show 20241001'],
    [
      addCommand(kit),
      editCommand(kit),
      renumberCommand(kit),
      listCommand(kit),
      showCommand(kit),
      leaveCommand(kit),
      returnCommand(kit),
      eraseCommand(kit),
    ],
  );

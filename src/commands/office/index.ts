import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { checkCommand } from './check.ts';
import { editCommand } from './edit.ts';
import { filesCommand, getCommand, putCommand } from './files.ts';
import { keyCommand } from './key.ts';
import { showCommand } from './show.ts';

export const officeGroup = (kit: Kit): Command =>
  group(
    kit,
    'office',
    ['coopj office show', 'coopj office check'],
    [
      showCommand(kit),
      editCommand(kit),
      checkCommand(kit),
      keyCommand(kit),
      filesCommand(kit),
      getCommand(kit),
      putCommand(kit),
    ],
  );

import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { amendCommand } from './amend.ts';
import { closeCommand } from './close.ts';
import { editCommand } from './edit.ts';
import { listCommand } from './list.ts';
import { openCommand } from './open.ts';
import { showCommand } from './show.ts';

export const placementGroup = (kit: Kit): Command =>
  group(
    kit,
    'placement',
    ['coopj placement list', 'coopj placement show P-0001'],
    [openCommand(kit), editCommand(kit), amendCommand(kit), closeCommand(kit), listCommand(kit), showCommand(kit)],
  );

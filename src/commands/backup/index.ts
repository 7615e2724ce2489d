import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { createCommand } from './create.ts';
import { listCommand } from './list.ts';
import { restoreCommand } from './restore.ts';
import { verifyCommand } from './verify.ts';

export const backupGroup = (kit: Kit): Command =>
  group(
    kit,
    'backup',
    ['coopj backup create', 'coopj backup list'],
    [createCommand(kit), listCommand(kit), verifyCommand(kit), restoreCommand(kit)],
  );

import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { listCommand } from './list.ts';
import { recordCommand } from './record.ts';
import { undoCommand } from './undo.ts';

export const stepGroup = (kit: Kit): Command =>
  group(
    kit,
    'step',
    ['coopj step list 20241001', 'coopj step record 20241001 2 --on 2026-09-03'],
    [recordCommand(kit), undoCommand(kit), listCommand(kit)],
  );

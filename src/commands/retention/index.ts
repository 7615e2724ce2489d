import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { applyCommand } from './apply.ts';
import { listCommand } from './list.ts';

export const retentionGroup = (kit: Kit): Command =>
  group(
    kit,
    'retention',
    ['coopj retention list', 'coopj retention apply --dry-run'],
    [listCommand(kit), applyCommand(kit)],
  );

import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { listCommand } from './list.ts';
import { settleCommand } from './settle.ts';

export const obligationGroup = (kit: Kit): Command =>
  group(
    kit,
    'obligation',
    ['coopj obligation list', 'coopj obligation settle 20241001 jsps-5-3:2026 --on 2027-04-12'],
    [settleCommand(kit), listCommand(kit)],
  );

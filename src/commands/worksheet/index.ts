import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { contractCommand } from './contract.ts';
import { courseCommand } from './course.ts';
import { permitCommand } from './permit.ts';
import { verificationCommand } from './verification.ts';

export const worksheetGroup = (kit: Kit): Command =>
  group(
    kit,
    'worksheet',
    ['coopj worksheet permit 20241006', 'coopj worksheet course --year 2026 --term autumn'],
    [permitCommand(kit), courseCommand(kit), contractCommand(kit), verificationCommand(kit)],
  );

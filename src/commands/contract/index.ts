import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { listCommand } from './list.ts';
import { receiveCommand } from './receive.ts';
import { reviewCommand } from './review.ts';
import { showCommand } from './show.ts';
import { signCommand } from './sign.ts';

export const contractGroup = (kit: Kit): Command =>
  group(
    kit,
    'contract',
    ['coopj contract list', 'coopj contract receive 20241001 --on 2026-11-20'],
    [receiveCommand(kit), reviewCommand(kit), signCommand(kit), listCommand(kit), showCommand(kit)],
  );

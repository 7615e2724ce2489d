import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { listCommand } from './list.ts';
import { registerCommand } from './register.ts';
import { withdrawCommand } from './withdraw.ts';

export const courseGroup = (kit: Kit): Command =>
  group(
    kit,
    'course',
    ['coopj course register 20241001 --on 2026-12-10', 'coopj course list --year 2026'],
    [registerCommand(kit), withdrawCommand(kit), listCommand(kit)],
  );

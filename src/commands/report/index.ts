import type { Command } from 'commander';
import { group, type Kit } from '../kit.ts';
import { monthlyCommand } from './monthly.ts';

export const reportGroup = (kit: Kit): Command =>
  group(
    kit,
    'report',
    ['coopj report monthly --month 2026-10', 'coopj report monthly --month last --json'],
    [monthlyCommand(kit)],
  );

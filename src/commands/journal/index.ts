import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { rebuildCommand } from './rebuild.ts';
import { verifyCommand } from './verify.ts';

export const journalGroup = (kit: Kit): Command =>
  group(
    kit,
    'journal',
    ['coopj journal verify', 'coopj journal verify --against report.json'],
    [verifyCommand(kit), rebuildCommand(kit)],
  );

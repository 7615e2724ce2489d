import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { recordCommand } from './record.ts';

export const prepareGroup = (kit: Kit): Command =>
  group(
    kit,
    'prepare',
    ['coopj prepare record 20241001 materials', 'coopj prepare record 20241001 literacy --on 2026-10-20'],
    [recordCommand(kit)],
  );

import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { listCommand } from './list.ts';
import { recordCommand } from './record.ts';

export const insuranceGroup = (kit: Kit): Command =>
  group(
    kit,
    'insurance',
    ['coopj insurance list 20241001', 'coopj insurance record 20241001 --kind gakkenbai --paid-on 2026-10-13'],
    [recordCommand(kit), listCommand(kit)],
  );

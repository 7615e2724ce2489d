import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { addCommand } from './add.ts';

export const absenceGroup = (kit: Kit): Command =>
  group(
    kit,
    'absence',
    [
      'coopj absence add 20251005 --from 2026-08-01 --to 2026-08-31 --reason "一時帰国"',
      'coopj absence add 20251005 --from 2026-05-01 --to 2026-05-14',
    ],
    [addCommand(kit)],
  );

import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { recordCommand } from './record.ts';

export const jspsGroup = (kit: Kit): Command =>
  group(
    kit,
    'jsps',
    [
      'coopj jsps record 20241001 --kind DC1 --from 2025-04-01 --to 2028-03-31',
      'coopj jsps record 20241001 --host-researcher "見本 教授" --agreed-on 2026-10-05 --contributes',
    ],
    [recordCommand(kit)],
  );

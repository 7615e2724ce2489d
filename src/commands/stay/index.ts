import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { applyCommand } from './apply.ts';
import { recordCommand } from './record.ts';

export const stayGroup = (kit: Kit): Command =>
  group(
    kit,
    'stay',
    [
      'coopj stay record 20241006 --residence-status 留学 --expires-on 2028-03-31',
      'coopj stay apply 20241006 --on 2027-01-12',
    ],
    [recordCommand(kit), applyCommand(kit)],
  );

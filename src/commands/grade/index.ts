import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { recordCommand } from './record.ts';

export const gradeGroup = (kit: Kit): Command =>
  group(
    kit,
    'grade',
    [
      'coopj grade record 20241001 --grade A --on 2027-03-29',
      'coopj grade record 20241001 --grade B --on 2027-03-29 --reason "転記の誤り"',
    ],
    [recordCommand(kit)],
  );

import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { recordCommand } from './record.ts';

export const evaluationGroup = (kit: Kit): Command =>
  group(
    kit,
    'evaluation',
    [
      'coopj evaluation record 20241001 --received-on 2027-03-22',
      'coopj evaluation record 20241001 --kind report --received-on 2027-03-25',
    ],
    [recordCommand(kit)],
  );

import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { studentsCommand } from './students.ts';

export const exportGroup = (kit: Kit): Command =>
  group(
    kit,
    'export',
    ['coopj export students -o students.xlsx', 'coopj export students --find たかはし -o students.csv'],
    [studentsCommand(kit)],
  );

import type { Command } from 'commander';
import { group, type Kit } from '../kit.ts';
import { companiesCommand } from './companies.ts';
import { studentsCommand } from './students.ts';

export const importGroup = (kit: Kit): Command =>
  group(
    kit,
    'import',
    [
      'coopj import students registrations-2026-09.csv',
      'coopj import students registrations-2026-09.csv --dry-run --format json',
    ],
    [studentsCommand(kit), companiesCommand(kit)],
  );

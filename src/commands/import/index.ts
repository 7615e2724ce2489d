import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { companiesCommand } from './companies.ts';
import { contractsCommand } from './contracts.ts';
import { listCommand } from './list.ts';
import { placementsCommand } from './placements.ts';
import { stepsCommand } from './steps.ts';
import { studentsCommand } from './students.ts';
import { undoCommand } from './undo.ts';

export const importGroup = (kit: Kit): Command =>
  group(
    kit,
    'import',
    [
      'coopj import students registrations-2026-09.csv',
      'coopj import students registrations-2026-09.csv --dry-run --format json',
    ],
    [
      studentsCommand(kit),
      stepsCommand(kit),
      placementsCommand(kit),
      contractsCommand(kit),
      companiesCommand(kit),
      listCommand(kit),
      undoCommand(kit),
    ],
  );

import type { Command } from 'commander';
import { group, type Kit } from '../kit.ts';
import { certificatesCommand } from './certificates.ts';
import { contractsCommand } from './contracts.ts';
import { coursesCommand } from './courses.ts';
import { monthlyCommand } from './monthly.ts';
import { obligationsCommand } from './obligations.ts';
import { overridesCommand } from './overrides.ts';
import { pipelineCommand } from './pipeline.ts';

export const reportGroup = (kit: Kit): Command =>
  group(
    kit,
    'report',
    ['coopj report monthly --month 2026-10', 'coopj report pipeline --year 2026 --json'],
    [
      monthlyCommand(kit),
      pipelineCommand(kit),
      contractsCommand(kit),
      coursesCommand(kit),
      certificatesCommand(kit),
      obligationsCommand(kit),
      overridesCommand(kit),
    ],
  );

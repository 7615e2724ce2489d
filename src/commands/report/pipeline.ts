import type { Command } from 'commander';
import type { Kit } from '../kit.ts';
import { reportVerb } from './tell.ts';

export const pipelineCommand = (kit: Kit): Command =>
  reportVerb(kit, 'pipeline', ['coopj report pipeline', 'coopj report pipeline --year 2026 --section stays']);

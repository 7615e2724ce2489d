import type { Command } from 'commander';
import type { Kit } from '../kit.ts';
import { reportVerb } from './tell.ts';

export const overridesCommand = (kit: Kit): Command =>
  reportVerb(kit, 'overrides', [
    'coopj report overrides --year 2026',
    'coopj report overrides --from 2026-10-01 --to 2026-12-31 --json',
  ]);

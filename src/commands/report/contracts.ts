import type { Command } from 'commander';
import type { Kit } from '../kit.ts';
import { reportVerb } from './tell.ts';

export const contractsCommand = (kit: Kit): Command =>
  reportVerb(kit, 'contracts', [
    'coopj report contracts --year 2026',
    'coopj report contracts --month last --section by-company --format csv',
  ]);

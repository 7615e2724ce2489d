import type { Command } from 'commander';
import type { Kit } from '../kit.ts';
import { reportVerb } from './tell.ts';

export const certificatesCommand = (kit: Kit): Command =>
  reportVerb(kit, 'certificates', [
    'coopj report certificates --year 2026',
    'coopj report certificates --month last --section certificates --format csv -o register.csv',
  ]);

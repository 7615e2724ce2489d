import type { Command } from 'commander';
import type { Kit } from '../kit.ts';
import { reportVerb } from './tell.ts';

export const monthlyCommand = (kit: Kit): Command =>
  reportVerb(kit, 'monthly', [
    'coopj report monthly --month 2026-10',
    'coopj report monthly --month last --format csv -o monthly.csv',
    'coopj report monthly --month last -o monthly.html',
    'coopj report monthly --month 2026-10 --lang ja -o monthly.pdf',
    'coopj report monthly --month 2026-10 --as-of 2026-10-31 --section contracts',
    'coopj report monthly --year 2026 --program 情報学コース --anonymous',
  ]);

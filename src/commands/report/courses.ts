import type { Command } from 'commander';
import type { Kit } from '../kit.ts';
import { reportVerb } from './tell.ts';

export const coursesCommand = (kit: Kit): Command =>
  reportVerb(kit, 'courses', ['coopj report courses --year 2026', 'coopj report courses --month 2026-10 --json']);

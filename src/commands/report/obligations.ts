import type { Command } from 'commander';
import type { Kit } from '../kit.ts';
import { reportVerb } from './tell.ts';

export const obligationsCommand = (kit: Kit): Command =>
  reportVerb(kit, 'obligations', [
    'coopj report obligations',
    'coopj report obligations --section jsps-5-3 --format csv',
  ]);

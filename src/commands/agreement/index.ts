import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { addCommand } from './add.ts';
import { endCommand } from './end.ts';
import { listCommand } from './list.ts';
import { renewCommand } from './renew.ts';

export const agreementGroup = (kit: Kit): Command =>
  group(
    kit,
    'agreement',
    ['coopj agreement list', 'coopj agreement add C-0001 --from 2026-04-01 --to 2027-03-31 --signed-on 2026-03-20'],
    [addCommand(kit), renewCommand(kit), endCommand(kit), listCommand(kit)],
  );

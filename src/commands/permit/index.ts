import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { applyCommand } from './apply.ts';
import { grantCommand } from './grant.ts';
import { listCommand } from './list.ts';
import { openCommand } from './open.ts';
import { packCommand } from './pack.ts';
import { paperCommand } from './paper.ts';
import { refuseCommand } from './refuse.ts';
import { showCommand } from './show.ts';

export const permitGroup = (kit: Kit): Command =>
  group(
    kit,
    'permit',
    ['coopj permit apply 20241006 --kind comprehensive', 'coopj permit show 20241006'],
    [
      openCommand(kit),
      paperCommand(kit),
      packCommand(kit),
      applyCommand(kit),
      grantCommand(kit),
      refuseCommand(kit),
      listCommand(kit),
      showCommand(kit),
    ],
  );

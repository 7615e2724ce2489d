import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { issueCommand } from './issue.ts';
import { listCommand } from './list.ts';
import { reissueCommand } from './reissue.ts';
import { showCommand } from './show.ts';
import { verifyCommand } from './verify.ts';
import { voidCommand } from './void.ts';

export const certificateGroup = (kit: Kit): Command =>
  group(
    kit,
    'certificate',
    ['coopj certificate issue enrollment 20241001 --in ja', 'coopj certificate list'],
    [issueCommand(kit), listCommand(kit), showCommand(kit), reissueCommand(kit), voidCommand(kit), verifyCommand(kit)],
  );

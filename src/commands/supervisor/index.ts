import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { changeCommand } from './change.ts';

export const supervisorGroup = (kit: Kit): Command =>
  group(
    kit,
    'supervisor',
    [
      'coopj supervisor change 20241001 --name "見本 花子" --email hanako@example.ac.jp',
      'coopj supervisor change 20241001 --name "見本 花子" --email hanako@example.ac.jp --on 2026-10-01',
    ],
    [changeCommand(kit)],
  );

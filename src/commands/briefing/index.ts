import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { attendCommand } from './attend.ts';
import { inviteCommand } from './invite.ts';
import { listCommand } from './list.ts';
import { sendRecordingCommand } from './send-recording.ts';
import { setCommand } from './set.ts';

export const briefingGroup = (kit: Kit): Command =>
  group(
    kit,
    'briefing',
    ['coopj briefing list', 'coopj briefing attend 20241001 20241002 --on 2026-11-02'],
    [setCommand(kit), inviteCommand(kit), attendCommand(kit), sendRecordingCommand(kit), listCommand(kit)],
  );

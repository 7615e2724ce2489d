import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { refusePermit } from '../../core/decide/permit.ts';
import { type Kit, verb } from '../shared/kit.ts';
import {
  APPLICATION,
  type ApplicationOptions,
  applicationArgument,
  PERMIT_CHOICES,
  writePermit,
} from './application.ts';

export interface RefuseOptions extends ApplicationOptions {
  /** Why the bureau refused. */
  readonly reason: string;
}

export function refuseCommand(kit: Kit): Command {
  return verb(kit, 'permit refuse', {
    writes: true,
    examples: [
      'coopj permit refuse 20241006 --kind comprehensive --reason "出席状況不良"',
      'coopj permit refuse 20241006 --kind individual --on 2026-11-10 --reason "研究との関連が不明"',
    ],
    args: ['<student>'],
    students: 'student',
    flags: { ...APPLICATION, reason: '<text>!' },
    choices: PERMIT_CHOICES,
    run: (context, { student, reason, ...flags }) =>
      refuse(context, { ...applicationArgument(context, student, flags), reason }),
  });
}

/** Records a refusal with its reason. */
export const refuse = (context: Context, { reason, ...options }: RefuseOptions): Promise<void> =>
  writePermit(context, options, (known, request) => refusePermit(known, { ...request, because: reason.trim() }));

import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { applyForPermit } from '../../core/decide/permit.ts';
import { type Kit, verb } from '../shared/kit.ts';
import {
  APPLICATION,
  type ApplicationOptions,
  applicationArgument,
  PERMIT_CHOICES,
  writePermit,
} from './application.ts';

export function applyCommand(kit: Kit): Command {
  return verb(kit, 'permit apply', {
    writes: true,
    brief: true,
    examples: [
      'coopj permit apply 20241006 --kind comprehensive',
      'coopj permit apply 20241006 --kind individual --placement P-0001 --on 2026-10-13',
    ],
    args: ['<student>'],
    students: 'student',
    flags: APPLICATION,
    choices: PERMIT_CHOICES,
    run: (context, { student, ...flags }) => apply(context, applicationArgument(context, student, flags)),
  });
}

/** Filed at the bureau. If no application is open, one is opened first. */
export const apply = (context: Context, options: ApplicationOptions): Promise<void> =>
  writePermit(context, options, applyForPermit);

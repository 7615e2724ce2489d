import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { openPermit } from '../../core/decide/permit.ts';
import { type Kit, verb } from '../shared/kit.ts';
import {
  APPLICATION,
  type ApplicationOptions,
  applicationArgument,
  PERMIT_CHOICES,
  writePermit,
} from './application.ts';

export function openCommand(kit: Kit): Command {
  return verb(kit, 'permit open', {
    writes: true,
    examples: [
      'coopj permit open 20241006 --kind comprehensive',
      'coopj permit open 20241006 --kind individual --placement P-0001 --on 2026-10-13',
    ],
    args: ['<student>'],
    students: 'student',
    flags: APPLICATION,
    choices: PERMIT_CHOICES,
    run: (context, { student, ...flags }) => open(context, applicationArgument(context, student, flags)),
  });
}

/** Opens an application whose papers are to be gathered. */
export const open = (context: Context, options: ApplicationOptions): Promise<void> =>
  writePermit(context, options, openPermit);

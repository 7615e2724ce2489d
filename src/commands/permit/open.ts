import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { openPermit } from '../../core/decide/permit.ts';
import { type Kit, verb } from '../kit.ts';
import { type ApplicationOptions, applicationArgument, withApplication, writePermit } from './application.ts';

export function openCommand(kit: Kit): Command {
  const command = verb(kit, 'permit open', {
    writes: true,
    examples: [
      'coopj permit open 20241006 --kind comprehensive',
      'coopj permit open 20241006 --kind individual --placement P-0001 --on 2026-10-13',
    ],
  }).argument('<student>', kit.words.flags.student);
  return withApplication(kit, command).action((student: string, flags, self: Command) =>
    kit.withContext(self, async (context) => open(context, await applicationArgument(context, student, flags))),
  );
}

/** The papers of an application begin to be gathered. */
export const open = (context: Context, options: ApplicationOptions): Promise<void> =>
  writePermit(context, options, openPermit);

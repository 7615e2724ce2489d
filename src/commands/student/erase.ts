import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { isShared } from '../../core/text/address.ts';
import {
  agreed,
  carryOut,
  doneSections,
  type ErasureConsent,
  erasureSections,
  finishing,
  linesOf,
  planErasure,
} from '../shared/erasure.ts';
import { numbersOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { reasonFor } from '../undo.ts';

export interface EraseOptions extends ErasureConsent {
  readonly student: string;
  /** By what law or rule of retention. */
  readonly basis?: string;
}

export function eraseCommand(kit: Kit): Command {
  return verb(kit, 'student erase', {
    writes: true,
    examples: [
      'coopj student erase 20241001 --reason "本人の請求による" --dry-run',
      'coopj student erase 20241001 --reason "本人の請求による" --basis "個人情報保護法 第35条" --confirm 20241001',
    ],
    args: ['<student>'],
    students: 'student',
    flags: { reason: '<text>!', basis: '<text>', confirm: '<number>', elsewhere: '' },
    run: erase,
  });
}

/** load -> decide (pure) -> look for files -> show -> confirm by typing the number -> apply -> remove -> scrub -> say */
export async function erase(context: Context, { student, basis, ...consent }: EraseOptions): Promise<void> {
  const { out, runFlags, words } = context;
  const { erasure } = words;
  const [number = ''] = numbersOf([student]);
  const reason = await reasonFor(context, erasure.why);
  const found = await planErasure(context, [{ number, ...(basis !== undefined && { basis }) }], reason);
  const plan = await agreed(context, found, number, consent);
  const done = await carryOut(context, plan, reason);
  const said = runFlags.dryRun
    ? [erasure.would(number), ...linesOf(erasureSections(context, plan), context.words)]
    : [erasure.done(number), ...linesOf(doneSections(context, plan, done), context.words)];
  await out.done(said, { student: number, ...done, dryRun: runFlags.dryRun });
  if (!done.scrubbed && !runFlags.dryRun)
    out.warn(isShared(context.place.database) ? erasure.onServer : erasure.notScrubbed(finishing(number)));
}

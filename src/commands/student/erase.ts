import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import {
  carryOut,
  confirmed,
  doneSections,
  erasureSections,
  finishing,
  linesOf,
  planErasure,
} from '../shared/erasure.ts';
import { numbersOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { reasonFor } from '../undo.ts';

export interface EraseOptions {
  readonly student: string;
  /** The number once more. */
  readonly confirm?: string;
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
    flags: { confirm: '<number>', basis: '<text>' },
    run: erase,
  });
}

/** load -> decide (pure) -> look for files -> show -> confirm by typing the number -> apply -> remove -> scrub -> say */
export async function erase(context: Context, { student, confirm, basis }: EraseOptions): Promise<void> {
  const { out, prompt, runFlags, words } = context;
  const { erasure } = words;
  const [number = ''] = numbersOf([student]);
  const reason = await reasonFor(context, erasure.why);
  const plan = await planErasure(context, [{ number, ...(basis !== undefined && { basis }) }], reason);
  if (!runFlags.dryRun) {
    if (prompt.able && confirm === undefined) await out.brief(erasureSections(context, plan));
    await confirmed(context, number, confirm);
  }
  const done = await carryOut(context, plan, reason);
  const said = runFlags.dryRun
    ? [erasure.would(number), ...linesOf(erasureSections(context, plan))]
    : [erasure.done(number), ...linesOf(doneSections(context, plan, done))];
  await out.done(said, { student: number, ...done, dryRun: runFlags.dryRun });
  if (!done.scrubbed && !runFlags.dryRun) out.warn(erasure.notScrubbed(finishing(number)));
}

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
import { type Kit, verb } from '../shared/kit.ts';
import { retentionRows } from './list.ts';

export function applyCommand(kit: Kit): Command {
  return verb(kit, 'retention apply', {
    writes: true,
    examples: ['coopj retention apply --dry-run', 'coopj retention apply --confirm 12 --reason "文書管理規程による"'],
    flags: { confirm: '<number>', elsewhere: '' },
    run: apply,
  });
}

/** Erases whoever is due, all at once, after the number of students was typed. The rule is the basis of each. */
export async function apply(context: Context, consent: ErasureConsent): Promise<void> {
  const { out, runFlags, words } = context;
  const { erasure } = words;
  const due = (await retentionRows(context)).filter((row) => row.due);
  const asked = due.map(({ student, rule, years }) => ({ number: student, basis: `retention.${rule}Years=${years}` }));
  const students = due.map(({ student }) => student);
  if (students.length === 0) {
    return out.done([erasure.retention.nobody], { students, dryRun: runFlags.dryRun });
  }
  const found = await planErasure(context, asked, runFlags.reason);
  const plan = await agreed(context, found, String(students.length), consent);
  const done = await carryOut(context, plan, runFlags.reason);
  const said = runFlags.dryRun
    ? [erasure.wouldAll(students.length), ...linesOf(erasureSections(context, plan), context.words)]
    : [erasure.doneAll(students.length), ...linesOf(doneSections(context, plan, done), context.words)];
  await out.done(said, { students, ...done, dryRun: runFlags.dryRun });
  const [first = ''] = students;
  if (!done.scrubbed && !runFlags.dryRun)
    out.warn(isShared(context.place.database) ? erasure.onServer : erasure.notScrubbed(finishing(first)));
}

import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { isOfTables } from '../../core/journal/findings.ts';
import { Abort } from '../../errors.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { toldFindings } from './told-findings.ts';

export function rebuildCommand(kit: Kit): Command {
  return verb(kit, 'journal rebuild', {
    writes: true,
    examines: true,
    examples: ['coopj journal rebuild', 'coopj journal rebuild --dry-run --json'],
    run: rebuildTables,
  });
}

/** The tables follow from the journal, so that nothing is lost; where the journal is not whole they stay as they are. */
export async function rebuildTables({ store, out, words, runFlags: { dryRun } }: Context): Promise<void> {
  const { entries, head, findings } = await (dryRun ? store.verify() : store.rebuild());
  const { told, message } = toldFindings(words, findings);
  const broken = findings.filter((one) => !isOfTables(one));
  const { differed, notRebuilt, same, rebuilt, wouldRebuild, last } = words.journal;
  const done = dryRun ? wouldRebuild : rebuilt;
  await out.card(
    {
      rebuilt: !dryRun && broken.length === 0,
      entries,
      head: head ?? null,
      findings: told,
      more: findings.length - told.length,
    },
    [
      {
        lines: [
          broken.length > 0 ? notRebuilt : done(entries),
          ...(broken.length > 0 ? [] : [findings.length === 0 ? same : differed(findings.length)]),
          ...told.map((one) => one.message),
          ...(head ? [last(head)] : []),
        ],
      },
    ],
  );
  if (broken.length > 0) throw new Abort('history-broken', { count: findings.length, first: message });
}

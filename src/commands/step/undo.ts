import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { UndoEntry } from '../../core/decide/undo/dependents.ts';
import { undoStep } from '../../core/decide/undo/undo.ts';
import type { Change, StudentChange, TakenBack } from '../../core/journal/changes.ts';
import { evolve } from '../../core/journal/evolve.ts';
import { replay } from '../../core/journal/replay.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import { placementOf } from '../../core/model/dossier.ts';
import type { StepNumber } from '../../core/model/gate.ts';
import { doneOn, stepKey } from '../../core/model/steps.ts';
import { Abort } from '../../errors.ts';
import { given, stepArgument } from '../shared/arguments.ts';
import { findPlacement, findStudent, knownOf, studentLabel } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { stepChoices } from './details.ts';

export interface UndoOptions {
  readonly student: string;
  readonly step: StepNumber;
  readonly reason: string;
  readonly placement?: string;
}

export function undoCommand(kit: Kit): Command {
  return verb(kit, 'step undo', {
    writes: true,
    examples: [
      'coopj step undo 20241001 6 --reason "別の学生の記録だったため"',
      'coopj step undo 20241001 result --placement P-0001 --reason "typed for the wrong student"',
    ],
    args: ['<student>', '<step>'],
    students: 'student',
    flags: { reason: '<text>!', placement: '<ref>' },
    choices: { step: ({ words }) => stepChoices(words) },
    run: (context, { student, step, reason, placement }) =>
      undo(context, { student, step: stepArgument(step), reason, ...given({ placement }) }),
  });
}

/** load -> decide (pure) -> ask -> apply -> say */
export async function undo(
  context: Context,
  { student: number, step, reason, placement: ref }: UndoOptions,
): Promise<void> {
  const { store, prompt, words, out, runFlags } = context;
  const { value: dossier, revision } = await findStudent(context, number);
  const placement = step < 5 ? undefined : findPlacement(dossier, ref);
  const subject = `student:${dossier.student.number}` as const;
  const entries: UndoEntry[] = [];
  for await (const { seq, operation, change } of store.journal({ subject })) {
    if (change) entries.push({ seq, operation, change });
  }
  const known = await knownOf(context, dossier);
  const decision = undoStep(known, { step, entries, ...(placement && { placement: placement.ref }) });
  if (!decision.ok) throw new Abort('refused', { refusals: decision.refusals });
  const named = `STEP ${step} ${words.terms.step[stepKey(step)]}`;
  const question = words.screen.reallyUndo(studentLabel(dossier), named);
  if (prompt.able && !runFlags.dryRun && !(await prompt.confirm(question)))
    throw new Abort('cancelled', { declined: true });
  if (!runFlags.dryRun) {
    await store.apply([{ subject, expect: revision, changes: decision.changes }], context.stamp(reason));
  }
  const after = afterwards(dossier, entries, decision.changes);
  const stands = doneOn(step, { ...known, dossier: after }, placement && placementOf(after, placement.ref)) ?? null;
  const heading = runFlags.dryRun ? words.screen.wouldTakeBack : words.screen.takenBack;
  await out.done(
    [
      words.terms.headed(heading, words.terms.named(studentLabel(dossier), named)),
      stands ? words.screen.standsAgain(stands) : '',
    ].filter(Boolean),
    {
      student: dossier.student.number,
      step,
      takenBack: decision.changes.map(({ seq }) => seq),
      on: stands,
      dryRun: runFlags.dryRun,
    },
  );
}

/** What stands once the changes are made; a dry run shows the same. */
function afterwards(before: Dossier, entries: readonly UndoEntry[], changes: readonly TakenBack[]): Dossier {
  const last = entries.at(-1)?.seq ?? 0;
  const all: { seq: number; change: Change }[] = [
    ...entries,
    ...changes.map((change, n) => ({ seq: last + 1 + n, change })),
  ];
  return replay<Dossier, StudentChange>(all as { seq: number; change: StudentChange | TakenBack }[], evolve) ?? before;
}

import type { Context } from '../context.ts';
import type { StudentChange } from '../core/journal/changes.ts';
import type { Decision, Refusal } from '../core/decide/decision.ts';
import type { Dossier } from '../core/model/dossier.ts';
import type { PlacementRef } from '../core/model/placement.ts';
import { Abort } from '../errors.ts';
import type { Versioned, Write } from '../store/store.ts';
import { answerOf, explained } from './shared/write.ts';

interface StudentWish {
  readonly student: Versioned<Dossier>;
  /** The placement that the change is about; none for what is the student's alone. */
  readonly placement?: PlacementRef;
  readonly decide: (reason?: string) => Decision<StudentChange>;
}

/**
 * What writeStudent does, for several students at once: all are decided first, and one apply writes them all.
 * Where one is refused nobody is written, and each student's reasons are told.
 */
export async function writeStudents(context: Context, students: readonly StudentWish[]): Promise<void> {
  const { store, out, wishes } = context;
  let reason = wishes.reason;
  const refusals: Refusal[] = [];
  const answers: ReturnType<typeof answerOf>[] = [];
  const writes: Write[] = [];
  for (const { student, placement, decide } of students) {
    const { number } = student.value.student;
    const decision = await explained(context, (given) => {
      reason = given ?? reason;
      return decide(reason);
    });
    if (!decision.ok) {
      const whose = students.length > 1 ? { student: number } : {};
      refusals.push(...decision.refusals.map((refusal) => ({ ...refusal, ...whose })));
      continue;
    }
    answers.push(answerOf(context, student.value, decision, placement));
    if (decision.changes.length > 0) {
      writes.push({ subject: `student:${number}`, expect: student.revision, changes: decision.changes });
    }
  }
  if (refusals.length > 0) throw new Abort('refused', { refusals });
  if (!wishes.dryRun && writes.length > 0) await store.apply(writes, context.stamp(reason));
  await out.done(
    answers.flatMap(({ lines }) => lines),
    answers.map(({ value }) => value),
  );
}

import type { Context } from '../../context.ts';
import type { Decision } from '../../core/decide/decision.ts';
import type { StudentChange } from '../../core/journal/changes.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import type { Situation } from '../../core/rules/rule.ts';
import { findStudent, knownOf } from '../shared/find.ts';
import { writeStudents } from '../shared/write.ts';

/** Makes the same decision for each student, in one apply: all or nobody. */
export async function writeEach(
  context: Context,
  numbers: readonly StudentNumber[],
  decide: (known: Situation, reason?: string) => Decision<StudentChange>,
): Promise<void> {
  const requests = [];
  for (const number of numbers) {
    const student = await findStudent(context, number);
    const known = await knownOf(context, student.value);
    requests.push({ student, decide: (reason?: string) => decide(known, reason) });
  }
  await writeStudents(context, requests);
}

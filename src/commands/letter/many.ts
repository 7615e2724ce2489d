import type { Context } from '../../context.ts';
import { Abort } from '../../errors.ts';
import { lineCounts, tellDrafts } from './draft-lines.ts';
import type { ManyOptions } from './options.ts';
import { draftSeveral } from './several.ts';

/** One letter to each student of a list or a selection: all are drafted, or it is said who was passed over, and why. */
export async function draftMany(context: Context, { letter, students, ...wanted }: ManyOptions): Promise<void> {
  const { out, words, runFlags } = context;
  const asked = students.map((student) => ({ letter, student }));
  const { said, lines, refused } = await draftSeveral(context, asked, wanted);
  const sum =
    students.length === 0 ? words.lists.empty.students : words.letters.sum(lineCounts(lines), runFlags.dryRun);
  await out.done([...said, sum], lines);
  tellDrafts(context, lines);
  if (refused > 0) throw new Abort('letters-refused', { count: refused, of: students.length });
}

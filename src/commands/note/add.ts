import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { addNote } from '../../core/decide/preparation.ts';
import { textArgument } from '../shared/arguments.ts';
import { findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { tellTexts } from '../shared/warnings.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

export interface AddOptions {
  readonly student: string;
  readonly text: string;
}

export function addCommand(kit: Kit): Command {
  return verb(kit, 'note add', {
    writes: true,
    examples: ['coopj note add 20241001 "電話で確認済み"', 'coopj note add 20241001 "asked the company by telephone"'],
    args: ['<student>', ['<text>', kit.words.flags.noteText]],
    students: 'student',
    run: (context, { student, text }) => add(context, { student, text: textArgument(text, 'TEXT') }),
  });
}

/** load -> decide (pure) -> show -> apply -> say */
export async function add(context: Context, { student: number, text }: AddOptions): Promise<void> {
  const student = await findStudent(context, number);
  const known = await knownOf(context, student.value);
  const warnings = tellTexts(context, { texts: { TEXT: text } });
  await writeStudent(context, student, () => addNote(known, { ...requestOf(context), text }), { warnings });
}

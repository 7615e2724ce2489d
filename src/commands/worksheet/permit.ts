import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import { given } from '../shared/arguments.ts';
import { findAccepted, findStudentByWord } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { sayResidenceOpen } from '../shared/still-open.ts';
import { needLines, permitSheet, permitValue } from './permit-sheet.ts';
import { finishSheet, SHEET, type SheetOptions, sheetArguments } from './sheet.ts';

export interface PermitOptions extends SheetOptions {
  readonly student: StudentNumber;
  readonly placement?: string;
}

export function permitCommand(kit: Kit): Command {
  return verb(kit, 'worksheet permit', {
    examples: [
      'coopj worksheet permit 20241006',
      'coopj worksheet permit 20241006 --placement P-0001 --in ja --out worksheets',
    ],
    args: [['<student>', kit.words.flags.studentOrName]],
    students: 'student',
    flags: { placement: '<ref>', ...SHEET },
    run: (context, { student, ...flags }) =>
      permit(context, { student, ...sheetArguments(flags), ...given({ placement: flags.placement }) }),
  });
}

/** What to copy into the application form, and the state of the six papers today. */
export async function permit(context: Context, options: PermitOptions): Promise<void> {
  const { value: dossier } = await findStudentByWord(context, options.student);
  const placement = findAccepted(dossier, options.placement);
  const made = await permitSheet(context, dossier, placement, options);
  const whose = `${dossier.student.number} ${placement.ref}`;
  const value = permitValue(dossier.student.number, placement.ref, options, made.worksheet);
  const finishing = { kind: 'permit-worksheet', whose, sheet: made.sheet, ...given({ force: options.force }) } as const;
  await finishSheet(context, finishing, value, needLines(context.words, made.worksheet));
  await sayResidenceOpen(context, dossier, placement.ref);
}

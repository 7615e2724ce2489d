import type { Context } from '../../context.ts';
import { notAccepted } from '../../core/decide/certificates/issue.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import type { Placement, PlacementRef } from '../../core/model/placement.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import { lostLetters, lostSchool } from '../../core/papers/lost-letters.ts';
import { lostName, nameForImmigration } from '../../core/papers/person.ts';
import { type PermitWorksheet, permitWorksheet } from '../../core/papers/worksheets/permit-worksheet.ts';
import { joined } from '../../core/papers/worksheets/sheet.ts';
import { type LocalizedText, languagesOf } from '../../core/text/language.ts';
import { Abort } from '../../errors.ts';
import type { Words } from '../../wording/words.ts';
import { knownOf } from '../shared/find.ts';
import { refuseLost, type SheetOptions, sheetOf } from './sheet.ts';

/** The permit worksheet of an accepted placement, set as a PDF. */
export async function permitSheet(context: Context, dossier: Dossier, placement: Placement, options: SheetOptions) {
  const { documents, today } = context;
  const known = await knownOf(context, dossier);
  const refusals = notAccepted(known, placement);
  if (refusals.length > 0) throw new Abort('refused', { refusals });
  const { lang = 'both' } = options;
  const [tongues, { student }] = [languagesOf(lang), dossier];
  const company = known.companies.get(placement.company);
  refuseLost([
    ...lostName(student, tongues, nameForImmigration),
    ...lostSchool(student),
    ...lostLetters({ student, placement, company }, tongues),
  ]);
  const texts = await documents.texts('permit-worksheet', lang);
  const worksheet = permitWorksheet(known, placement, { lang, on: today }, texts);
  const subjects = [dossier.student.number, placement.ref];
  return { worksheet, sheet: await sheetOf(context, 'permit-worksheet', subjects, worksheet.paper, options) };
}

/** The JSON of the worksheet: each field with its label, and null for blanks. */
export function permitValue(
  student: StudentNumber,
  placement: PlacementRef,
  { lang = 'both' }: SheetOptions,
  { needs, notes, fields, checklist }: PermitWorksheet,
) {
  const text = (said: LocalizedText) => (said.length === 0 ? null : joined(said));
  return {
    student,
    placement,
    lang,
    needs: needs ?? null,
    notes,
    fields: fields.map(({ key, label, value }) => ({ key, label: joined(label), value: text(value) })),
    checklist: checklist.map(({ paper, label, state, on, until, contract, parts }) => ({
      paper,
      label: joined(label),
      state,
      on: on ?? null,
      until: until ?? null,
      contract: contract ?? null,
      lacks: parts ?? [],
    })),
  };
}

/** Whether a permit is needed at all, since the rules are silent if none is. */
export const needLines = ({ papers }: Words, { notes }: Pick<PermitWorksheet, 'notes'>): readonly string[] =>
  notes.flatMap((note) => papers.permitNeed[note] ?? []);

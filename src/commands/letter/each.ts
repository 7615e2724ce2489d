import type { Context } from '../../context.ts';
import type { Refusal } from '../../core/decide/decision.ts';
import { Abort } from '../../errors.ts';
import { given } from '../shared/arguments.ts';
import { numbersOf } from '../shared/find.ts';
import { draftedLine, draftText, tellDrafts } from './draft-lines.ts';
import { type DraftPlan, namesIn, planned, writeDraft } from './drafting.ts';
import type { DraftOptions } from './options.ts';

/** One letter per student. All are decided and made first: if one is refused, nothing is written, and every reason is reported. */
export async function draftEach(context: Context, options: DraftOptions): Promise<void> {
  const { letter, out: folder = '.', placement, lang, record } = options;
  const { out, documents } = context;
  const students = numbersOf(options.students);
  if (placement !== undefined && students.length > 1) {
    throw new Abort('flags-disagree', { flags: ['STUDENT STUDENT', '--placement'] });
  }
  const refusals: Refusal[] = [];
  const plans: DraftPlan[] = [];
  for (const student of students) {
    const one = await planned(context, letter, student, given({ lang, record, placement }));
    if (one.ok) plans.push(one.plan);
    else refusals.push(...one.refusals);
  }
  if (refusals.length > 0) throw new Abort('refused', { refusals });
  const names = await namesIn(context, folder);
  const drafts = [];
  for (const plan of plans) {
    drafts.push({ plan, file: names.next(plan.base), bytes: await documents.mail(plan.letter) });
  }
  for (const { plan, file, bytes } of drafts) await writeDraft(context, plan, file, bytes);
  const lines = drafts.map(({ plan, file }) => draftedLine(plan, file));
  await out.done(draftText(context, plans, lines), lines);
  tellDrafts(context, lines);
}

import type { Context } from '../../context.ts';
import type { Refusal } from '../../core/decide/decision.ts';
import type { LetterKey } from '../../core/letters/kinds.ts';
import type { PlacementRef } from '../../core/model/placement.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import type { RuleKey } from '../../core/rules/index.ts';
import { Abort } from '../../errors.ts';
import { sentenceOf } from '../../wording/describe.ts';
import type { Words } from '../../wording/words.ts';
import { given } from '../shared/arguments.ts';
import { type DraftLine, draftedLine, draftText, lineWith } from './draft-lines.ts';
import { baseOf, type DraftPlan, namesIn, planned, writeDraft } from './drafting.ts';
import type { DraftSettings } from './options.ts';

/** A letter to be drafted among several. */
export interface AskedLetter {
  readonly letter: LetterKey;
  readonly student: StudentNumber;
  readonly placement?: PlacementRef;
  /** The rule whose finding asks for it. */
  readonly rule?: RuleKey;
}

type Names = Awaited<ReturnType<typeof namesIn>>;
type Wanted = Omit<DraftSettings, 'out'>;

/** One draft each, or why there is none. What stops one does not stop the others, and a draft that lies in the folder is not made again. */
export async function draftSeveral(
  context: Context,
  asked: readonly AskedLetter[],
  { out: folder = '.', ...wanted }: DraftSettings,
): Promise<{ readonly said: readonly string[]; readonly lines: readonly DraftLine[]; readonly refused: number }> {
  const { letters } = context.words;
  const names = await namesIn(context, folder);
  const plans: DraftPlan[] = [];
  const drafted: DraftLine[] = [];
  const others: { readonly line: DraftLine; readonly said: string }[] = [];
  for (const one of asked) {
    const { letter, student, placement = null, rule = null } = one;
    const about = { letter, student, placement, rule };
    const title = letters.title[letter];
    const made = await drawn(context, one, wanted, names);
    if (made.result === 'drafted') {
      plans.push(made.plan);
      drafted.push({ ...draftedLine(made.plan, made.file), rule });
    } else if (made.result === 'there') {
      const { result, file } = made;
      others.push({ line: lineWith({ ...about, result, file }), said: letters.there(title, student, file) });
    } else {
      const { result, why, settle } = made;
      others.push({ line: lineWith({ ...about, result, settle }), said: letters.refused(title, student, why) });
    }
  }
  return {
    said: [
      ...draftText(context, plans, drafted),
      ...others.flatMap(({ said, line }) => [said, ...line.settle.map((command) => `  ${command}`)]),
    ],
    lines: [...drafted, ...others.map(({ line }) => line)],
    refused: others.filter(({ line }) => line.result === 'refused').length,
  };
}

type Drawn =
  | { readonly result: 'drafted'; readonly plan: DraftPlan; readonly file: string }
  | { readonly result: 'there'; readonly file: string }
  | { readonly result: 'refused'; readonly why: string; readonly settle: readonly string[] };

/** Makes one draft. What stops it, such as a missing scan or another writer's change, does not stop the others. */
async function drawn(context: Context, asked: AskedLetter, wanted: Wanted, names: Names): Promise<Drawn> {
  try {
    return await drawnNow(context, asked, wanted, names);
  } catch (error) {
    if (!(error instanceof Abort)) throw error;
    const { message, hint } = sentenceOf(context.words, error);
    return { result: 'refused', why: message, settle: hint === undefined ? [] : [hint] };
  }
}

/** Uses the records as they are after the previous letter. */
async function drawnNow(
  context: Context,
  { letter, student, placement }: AskedLetter,
  { lang, record }: Wanted,
  names: Names,
): Promise<Drawn> {
  const file = names.there(await baseOf(context, letter, student, placement));
  if (file !== undefined) return { result: 'there', file };
  const one = await planned(context, letter, student, given({ lang, record, placement }));
  if (!one.ok) {
    const said = one.refusals.map((refusal) => reasonOf(context.words, refusal));
    return {
      result: 'refused',
      why: said.map(({ message }) => message).join(' '),
      settle: said.flatMap(({ hint }) => hint.split('\n')),
    };
  }
  const bytes = await context.documents.mail(one.plan.letter);
  const name = names.next(one.plan.base);
  await writeDraft(context, one.plan, name, bytes);
  return { result: 'drafted', plan: one.plan, file: name };
}

/** Rules do not stop letters: the reason is in the request, or in what the letter lacks. */
function reasonOf({ refusals }: Words, refusal: Refusal): { readonly message: string; readonly hint: string } {
  if (refusal.because === 'rule') return { message: refusal.finding.rule, hint: refusal.finding.settle ?? '' };
  return (refusals.because[refusal.because] as (of: Refusal) => { message: string; hint: string })(refusal);
}

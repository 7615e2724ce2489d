import type { Context } from '../../context.ts';
import type { DueLine } from '../../core/agenda/due.ts';
import type { Refusal } from '../../core/decide/decision.ts';
import { aboutOf } from '../../core/letters/about.ts';
import { letterFor } from '../../core/letters/choose.ts';
import type { LetterKey } from '../../core/letters/kinds.ts';
import { placementOf } from '../../core/model/dossier.ts';
import type { Finding } from '../../core/rules/judge.ts';
import type { Situation } from '../../core/rules/rule.ts';
import { Abort } from '../../errors.ts';
import { sentenceOf } from '../../wording/describe.ts';
import type { Words } from '../../wording/words.ts';
import { dueLines } from '../due.ts';
import { given } from '../shared/arguments.ts';
import { findStudent, knownOf } from '../shared/find.ts';
import { type DraftLine, draftedLine, draftText, lineWith } from './draft-lines.ts';
import { baseName, type DraftPlan, namesIn, planned, writeDraft } from './drafting.ts';
import type { DueOptions } from './options.ts';

interface DueLetter {
  readonly letter: LetterKey;
  readonly finding: Finding;
  /** Its file name, without number and extension. */
  readonly base: string;
}

/**
 * One draft for each finding that is due and has a letter. Letters that lack something are skipped and reported; existing drafts are
 * not made again; findings without a letter are listed with the command that settles them.
 */
export async function draftDue(context: Context, { due, out: folder = '.', lang, record }: DueOptions): Promise<void> {
  const { out, words } = context;
  const { asked, unwritten } = await askedFor(context, due);
  const names = await namesIn(context, folder);
  const plans: DraftPlan[] = [];
  const drafted: DraftLine[] = [];
  const others: { readonly line: DraftLine; readonly said: string }[] = [];
  for (const one of asked) {
    const { letter, finding, base } = one;
    const { student, placement } = finding;
    const title = words.letters.title[letter];
    const about = { letter, student, placement: placement ?? null, rule: finding.rule };
    const file = names.there(base);
    if (file !== undefined) {
      others.push({
        line: lineWith({ ...about, result: 'there', file }),
        said: words.letters.there(title, student, file),
      });
      continue;
    }
    const made = await drawn(context, one, given({ lang, record }), () => names.next(base));
    if (made.ok) {
      plans.push(made.plan);
      drafted.push({ ...draftedLine(made.plan, made.file), rule: finding.rule });
    } else {
      const line = lineWith({ ...about, result: 'refused', settle: made.settle });
      others.push({ line, said: words.letters.refused(title, student, made.why) });
    }
  }
  const left = unwritten.map(({ line }) => line);
  const said = [
    ...draftText(context, plans, drafted),
    ...others.flatMap(({ said: one, line }) => [one, ...line.settle.map((command) => `  ${command}`)]),
    ...(asked.length === 0 ? [words.letters.noneDue(due)] : []),
    ...(unwritten.length > 0 ? [words.letters.unwritten, ...unwritten.map((one) => one.said)] : []),
  ];
  await out.done(said, [...drafted, ...others.map(({ line }) => line), ...left]);
  const count = others.filter(({ line }) => line.result === 'refused').length;
  if (count > 0) throw new Abort('letters-refused', { count, of: asked.length });
}

/** The letters that the findings call for, each once, and the findings without one. */
async function askedFor(context: Context, due: number) {
  const asked: DueLetter[] = [];
  const unwritten: { readonly line: DraftLine; readonly said: string }[] = [];
  const seen = new Set<string>();
  const records = new Map<string, Situation>();
  for (const line of await dueLines(context, due)) {
    if (line.matter.kind !== 'finding') continue;
    const { finding } = line.matter;
    const known =
      records.get(line.student) ?? (await knownOf(context, (await findStudent(context, line.student)).value));
    records.set(line.student, known);
    const letter = letterFor(finding, known.dossier);
    if (letter === 'covered') continue;
    if (letter === undefined) unwritten.push(leftOver(context, line));
    else {
      const { student, placement } = finding;
      const of = placement === undefined ? undefined : placementOf(known.dossier, placement);
      const base = baseName(letter, student, aboutOf(letter, known, of));
      if (!seen.has(base)) asked.push({ letter, finding, base });
      seen.add(base);
    }
  }
  return { asked, unwritten };
}

function leftOver({ words }: Context, { on, student, placement, rule, settle }: DueLine) {
  const line = lineWith({
    result: 'none',
    letter: null,
    student,
    placement: placement ?? null,
    rule,
    settle: [settle],
  });
  const title = rule === null ? '' : words.rules[rule].title;
  return { line, said: words.letters.noLetter(on, student, title, settle) };
}

type Drawn =
  | { readonly ok: true; readonly plan: DraftPlan; readonly file: string }
  | { readonly ok: false; readonly why: string; readonly settle: readonly string[] };

/** Makes one draft. What stops it, such as a missing scan or another writer's change, does not stop the others. */
async function drawn(context: Context, asked: DueLetter, wanted: OneOfDue, name: () => string): Promise<Drawn> {
  try {
    return await drawnNow(context, asked, wanted, name);
  } catch (error) {
    if (!(error instanceof Abort)) throw error;
    const { message, hint } = sentenceOf(context.words, error);
    return { ok: false, why: message, settle: hint === undefined ? [] : [hint] };
  }
}
type OneOfDue = Pick<DueOptions, 'lang' | 'record'>;

/** Uses the records as they are after the previous letter. */
async function drawnNow(
  context: Context,
  { letter, finding }: DueLetter,
  { lang, record }: OneOfDue,
  name: () => string,
): Promise<Drawn> {
  const { student, placement } = finding;
  const one = await planned(context, letter, student, given({ lang, record, placement }));
  if (!one.ok) {
    const said = one.refusals.map((refusal) => reasonOf(context.words, refusal));
    return {
      ok: false,
      why: said.map(({ message }) => message).join(' '),
      settle: said.flatMap(({ hint }) => hint.split('\n')),
    };
  }
  const bytes = await context.documents.mail(one.plan.letter);
  const file = name();
  await writeDraft(context, one.plan, file, bytes);
  return { ok: true, plan: one.plan, file };
}

/** Rules do not stop letters: the reason is in the request, or in what the letter lacks. */
function reasonOf({ refusals }: Words, refusal: Refusal): { readonly message: string; readonly hint: string } {
  if (refusal.because === 'rule') return { message: refusal.finding.rule, hint: refusal.finding.settle ?? '' };
  return (refusals.because[refusal.because] as (of: Refusal) => { message: string; hint: string })(refusal);
}

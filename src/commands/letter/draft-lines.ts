import type { Context } from '../../context.ts';
import type { LetterKey } from '../../core/letters/kinds.ts';
import type { RuleKey } from '../../core/rules/index.ts';
import type { Words } from '../../wording/words.ts';
import { tellWarnings, type Warned } from '../shared/warned.ts';
import type { DraftPlan } from './drafting.ts';

/** The result for a letter, or for a finding without one, as JSON. All lines have the same keys. */
export interface DraftLine extends Warned {
  readonly result: 'drafted' | 'there' | 'refused' | 'none';
  readonly letter: LetterKey | null;
  readonly student: string;
  readonly placement: string | null;
  readonly rule: RuleKey | null;
  readonly lang: string | null;
  readonly to: string | null;
  readonly subject: string | null;
  readonly file: string | null;
  /** Types of the recorded changes. */
  readonly recorded: readonly string[];
  /** The commands that record it, fill in what it lacks, or settle the finding. */
  readonly settle: readonly string[];
}

/** How many letters are drafted, were drafted before, or could not be. */
export const lineCounts = (lines: readonly DraftLine[]) => {
  const count = (of: DraftLine['result']) => lines.filter(({ result }) => result === of).length;
  return { drafted: count('drafted'), there: count('there'), refused: count('refused') };
};

/** Always all keys, in this order. */
export const lineWith = ({
  result,
  letter,
  student,
  placement = null,
  rule = null,
  lang = null,
  to = null,
  subject = null,
  file = null,
  recorded = [],
  settle = [],
  warnings = [],
}: Pick<DraftLine, 'result' | 'letter' | 'student'> & Partial<DraftLine>): DraftLine => ({
  result,
  letter,
  student,
  placement,
  rule,
  lang,
  to,
  subject,
  file,
  recorded,
  settle,
  warnings,
});

export const draftedLine = (
  { letter, student, placement, recording, changes, warnings }: DraftPlan,
  file: string,
): DraftLine =>
  lineWith({
    result: 'drafted',
    letter: letter.letter,
    student,
    placement: placement?.ref ?? null,
    lang: letter.lang,
    to: letter.to.address,
    subject: letter.subject,
    file,
    recorded: changes.map(({ type }) => type),
    settle: changes.length > 0 ? [] : (recording?.commands ?? []),
    warnings,
  });

/** Tells what the drafts print of the sample. */
export const tellDrafts = (context: Context, lines: readonly DraftLine[]): void =>
  tellWarnings(
    context,
    lines.map(({ student, warnings }) => ({ number: student, warnings })),
  );

/** The drafts, for people, followed by the commands that record them. */
export function draftText(
  { words, runFlags }: Pick<Context, 'words' | 'runFlags'>,
  drafts: readonly DraftPlan[],
  lines: readonly DraftLine[],
) {
  const { letters, terms } = words;
  const each = lines.flatMap((line, n) => {
    const plan = drafts[n];
    if (plan === undefined) return [];
    const say = runFlags.dryRun ? letters.wouldDraft : letters.drafted;
    const what = terms.list([...new Set(plan.changes.map(({ type }) => terms.change[type]))]);
    const record = runFlags.dryRun ? letters.wouldRecord : letters.recorded;
    const { letter, student } = plan;
    const head = say(letters.title[letter.letter], student, letter.to.address, line.file ?? '');
    return [head, ...(plan.changes.length > 0 ? [record(what)] : [])];
  });
  return runFlags.dryRun ? each : [...each, ...closing(words, lines)];
}

function closing({ letters }: Words, lines: readonly DraftLine[]): readonly string[] {
  const commands = lines.filter(({ result }) => result === 'drafted').flatMap(({ settle }) => settle);
  if (lines.every(({ result }) => result !== 'drafted')) return [];
  return commands.length > 0 ? [letters.toRecord, ...commands.map((command) => `  ${command}`)] : [letters.nothingSent];
}

import type { Context } from '../../context.ts';
import type { DueLine } from '../../core/agenda/due.ts';
import { aboutOf } from '../../core/letters/about.ts';
import { letterFor } from '../../core/letters/choose.ts';
import { placementOf } from '../../core/model/dossier.ts';
import type { Situation } from '../../core/rules/rule.ts';
import { Abort } from '../../errors.ts';
import { dueLines } from '../due.ts';
import { given } from '../shared/arguments.ts';
import { findStudent, knownOf } from '../shared/find.ts';
import { type DraftLine, lineWith, tellDrafts } from './draft-lines.ts';
import { baseName } from './drafting.ts';
import type { DueOptions } from './options.ts';
import { type AskedLetter, draftSeveral } from './several.ts';

/**
 * One draft for each finding that is due and has a letter. Letters that lack something are skipped and reported; existing drafts are
 * not made again; findings without a letter are listed with the command that settles them.
 */
export async function draftDue(context: Context, { due, ...wanted }: DueOptions): Promise<void> {
  const { words } = context;
  const { asked, unwritten } = await askedFor(context, due);
  const { said, lines, refused } = await draftSeveral(context, asked, wanted);
  const after = [
    ...(asked.length === 0 ? [words.letters.noneDue(due)] : []),
    ...(unwritten.length > 0 ? [words.letters.unwritten, ...unwritten.map((one) => one.said)] : []),
  ];
  await context.out.done([...said, ...after], [...lines, ...unwritten.map(({ line }) => line)]);
  tellDrafts(context, lines);
  if (refused > 0) throw new Abort('letters-refused', { count: refused, of: asked.length });
}

/** The letters that the findings call for, each once, and the findings without one. */
async function askedFor(context: Context, due: number) {
  const asked: AskedLetter[] = [];
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
      if (!seen.has(base)) asked.push({ letter, student, rule: finding.rule, ...given({ placement }) });
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

import type { Context } from '../../context.ts';
import type { Paper } from '../../core/papers/paper.ts';
import type { RuleKey } from '../../core/rules/index.ts';
import type { StudentNumber } from '../../core/student.ts';
import { Abort } from '../../errors.ts';
import { type Selection, selected } from '../student/filters.ts';
import type { Issued, Refused } from './chunk.ts';
import { indexOf, mayIndex } from './folder-index.ts';
import type { IssueOptions } from './issue.ts';
import { makerOf } from './maker.ts';
import { issueInChunks } from './papers.ts';
import { restored } from './restore.ts';

export interface BatchOptions extends Omit<IssueOptions, 'students' | 'placement'> {
  readonly out: string;
  readonly selection: Selection;
}

/**
 * Papers for all who are selected. Who is refused is passed over and named in the end; who holds just this paper keeps it, so that
 * a batch that was interrupted is simply run again.
 */
export async function batch(context: Context, { selection, merged, ...options }: BatchOptions): Promise<void> {
  const { out, words, files, wishes, documents } = context;
  const students: StudentNumber[] = [];
  for await (const { number } of selected(context, selection)) students.push(number);
  const maker = await makerOf(context, options);
  if (merged !== undefined) await files.mayWrite(merged);
  if (!wishes.dryRun) await mayIndex(context, options.out);
  const entries: Issued[] = [];
  const refused: Refused[] = [];
  const papers: Paper[] = [];
  const overridden = new Set<RuleKey>();
  const held: string[] = [];
  const back: string[] = [];
  const bar = out.progress(words.papers.issuing, students.length);
  bar.step(0);
  try {
    for await (const chunk of issueInChunks(context, maker, students, { goOn: true })) {
      for (const { entry, paper, plan } of chunk.made) {
        entries.push(entry);
        if (merged !== undefined) papers.push(paper);
        for (const { rule } of plan.issue.overridden) overridden.add(rule);
      }
      refused.push(...chunk.refused);
      for (const one of chunk.held) {
        held.push(words.papers.holds(one.student, one.certificate.number));
        if (!wishes.dryRun && (await restored(context, maker, one))) back.push(one.certificate.file);
      }
      bar.step(chunk.made.length + chunk.refused.length + chunk.held.length);
    }
  } finally {
    bar.end();
  }
  if (held.length > 0) out.note(words.papers.heldAlready(held.length, words.terms.list(held.slice(0, SHOWN))));
  const index = wishes.dryRun ? undefined : await indexOf(context, options.out);
  if (merged !== undefined && papers.length > 0 && !wishes.dryRun) {
    await files.write(merged, await documents.printFile(papers), { personal: true });
  }
  const [first, last] = [entries[0]?.number, entries.at(-1)?.number];
  const said = wishes.dryRun ? words.papers.batchWould : words.papers.batchDone;
  const lines = [
    said(entries.length, words.terms.certificate[options.kind], first ?? '', last ?? ''),
    ...back.map(words.papers.putBack),
    ...[...overridden].map((rule) => words.screen.setAside(words.rules[rule].title, rule)),
    ...(index === undefined ? [] : [words.papers.indexed(index)]),
    ...(merged !== undefined && papers.length > 0 && !wishes.dryRun
      ? [words.papers.merged(files.resolve(merged))]
      : []),
  ];
  await out.done(lines, entries);
  if (refused.length > 0) throw new Abort('some-refused', { refused, of: students.length, dryRun: wishes.dryRun });
}

/** So many of those who hold the paper already are named. */
const SHOWN = 10;

import type { Context } from '../../context.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import type { Paper } from '../../core/papers/paper.ts';
import type { RuleKey } from '../../core/rules/index.ts';
import { Abort } from '../../errors.ts';
import { type Selection, selected } from '../shared/selection.ts';
import { tellWarnings } from '../shared/warned.ts';
import type { Chunk, HeldCertificate, Issued, Refused } from './chunk.ts';
import { indexOf, mayIndex } from './folder-index.ts';
import { issueInChunks } from './issuing.ts';
import { type Maker, makerOf } from './maker.ts';
import type { IssueOptions } from './options.ts';
import { failureOf, mayPrint, printed } from './print-file.ts';
import { lostBytes, putBack } from './restore.ts';

export interface BatchOptions extends Omit<IssueOptions, 'students' | 'placement'> {
  readonly out: string;
  readonly selection: Selection;
}

/** The results so far. */
interface Tally {
  readonly entries: Issued[];
  readonly refused: Refused[];
  readonly overridden: Set<RuleKey>;
  /** Students who hold exactly this paper, as shown to people. */
  readonly held: string[];
  /** Missing files that were restored. */
  readonly back: string[];
  /** Papers for the print file, newly issued or already held. */
  readonly papers: Map<StudentNumber, Paper>;
}

/**
 * Issues papers to all selected students. Refused students are skipped and named at the end; students who hold exactly this paper keep
 * it, so an interrupted batch is simply run again. Whatever stops it, what was issued so far is reported first.
 */
export async function batch(context: Context, { selection, merged, force, ...options }: BatchOptions): Promise<void> {
  const { out, words, files, runFlags } = context;
  const students: StudentNumber[] = [];
  for await (const { number } of selected(context, selection)) students.push(number);
  if (students.length === 0) out.warn(words.papers.nobodySelected);
  const maker = await makerOf(context, options);
  if (merged !== undefined) await mayPrint(context, { name: merged, force });
  if (!runFlags.dryRun) await mayIndex(context, options.out);
  const tally: Tally = { entries: [], refused: [], overridden: new Set(), held: [], back: [], papers: new Map() };
  const { entries, refused, overridden, held, back } = tally;
  const bar = out.progress(words.papers.issuing, students.length);
  bar.step(0);
  let failure = await failureOf(async () => {
    for await (const chunk of issueInChunks(context, maker, students, { goOn: true })) {
      await count(context, maker, chunk, tally, merged !== undefined);
      bar.step(chunk.made.length + chunk.refused.length + chunk.held.length);
    }
  }).finally(() => bar.end());
  if (failure && entries.length === 0) throw failure;
  if (held.length > 0) out.note(words.papers.heldAlready(held.length, words.terms.list(held.slice(0, SHOWN))));
  const lines: string[] = [];
  if (!runFlags.dryRun) {
    failure ??= await failureOf(async () => void lines.push(words.papers.indexed(await indexOf(context, options.out))));
    const papers = students.flatMap((student) => tally.papers.get(student) ?? []);
    if (merged !== undefined && papers.length > 0 && !failure) {
      failure = await printed(context, { name: merged, force }, papers);
      if (!failure) lines.push(words.papers.merged(files.resolve(merged)));
    }
  }
  const [first, last] = [entries[0]?.number, entries.at(-1)?.number];
  const said = runFlags.dryRun ? words.papers.batchWould : words.papers.batchDone;
  await out.done(
    [
      said(entries.length, words.terms.certificate[options.kind], first ?? '', last ?? ''),
      ...back.map(words.papers.putBack),
      ...[...overridden].map((rule) => words.screen.setAside(words.rules[rule].title, rule)),
      ...lines,
    ],
    entries,
  );
  tellWarnings(context, entries);
  if (failure) throw failure;
  if (refused.length > 0) throw new Abort('some-refused', { refused, of: students.length, dryRun: runFlags.dryRun });
}

async function count(context: Context, maker: Maker, chunk: Chunk, tally: Tally, printing: boolean) {
  for (const { entry, paper, plan } of chunk.made) {
    tally.entries.push(entry);
    if (printing) tally.papers.set(entry.student, paper);
    for (const { rule } of plan.issue.overridden) tally.overridden.add(rule);
  }
  tally.refused.push(...chunk.refused);
  for (const one of chunk.held) {
    if (!context.runFlags.dryRun && (await isBack(context, maker, one))) tally.back.push(one.certificate.file);
    if (one.outdated) {
      tally.refused.push(one.outdated);
      continue;
    }
    tally.held.push(context.words.papers.holds(one.student, one.certificate.number));
    // Without stated facts in the register, a paper made from today's facts might be a different one.
    const paper = printing && one.certificate.stated ? await maker.again(one.student, one.certificate) : undefined;
    if (paper) tally.papers.set(one.student, paper);
  }
}

/** A file that cannot be restored does not end the batch. */
async function isBack(context: Context, maker: Maker, { student, certificate }: HeldCertificate): Promise<boolean> {
  let bytes: Uint8Array | undefined;
  const failure = await failureOf(async () => {
    bytes = await lostBytes(context, maker, student, certificate);
    if (bytes) await putBack(context, certificate, bytes);
  });
  if (failure) context.out.warn(context.words.papers.notPutBack(certificate.number, certificate.file));
  return bytes !== undefined && !failure;
}

/** Named students among those who already hold the paper. */
const SHOWN = 10;

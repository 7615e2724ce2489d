import type { Context } from '../../context.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import type { Paper } from '../../core/papers/paper.ts';
import type { RuleKey } from '../../core/rules/index.ts';
import type { Write } from '../../store/store.ts';
import { type Chunk, chunkOf, type Issued } from './chunk.ts';
import { type Maker, makerOf } from './maker.ts';
import type { IssueOptions } from './options.ts';
import { retryOnConflict } from './retry.ts';

/** Papers set, written and recorded at once: memory stays bounded, and each chunk is one transaction. */
const CHUNK = 50;

/** Issues to all of the named students, or to nobody. */
export async function issuePapers(context: Context, options: IssueOptions) {
  const maker = await makerOf(context, options);
  const entries: Issued[] = [];
  const papers: Paper[] = [];
  const overridden = new Set<RuleKey>();
  for await (const { made } of issueInChunks(context, maker, options.students, { goOn: false })) {
    for (const { entry, paper, plan } of made) {
      entries.push(entry);
      papers.push(paper);
      for (const { rule } of plan.issue.overridden) overridden.add(rule);
    }
  }
  return { papers: entries, made: papers, overridden: [...overridden] };
}

/**
 * Issues to the students in order. Numbers come from the register, the papers are set with them, and files and entries are written
 * together under the unique index of numbers. If another writer took a number, the chunk is made again with new ones and half as large,
 * so that neither of two batches keeps losing; unless it must be all or nothing.
 */
export async function* issueInChunks(
  context: Context,
  maker: Maker,
  students: readonly StudentNumber[],
  { goOn }: { readonly goOn: boolean },
): AsyncGenerator<Chunk> {
  const most = goOn ? CHUNK : students.length;
  let [at, size, skip] = [0, most, 0];
  while (at < students.length) {
    const { chunk, count } = await retryOnConflict(context, async (attempt) => {
      if (goOn && attempt > 1) size = Math.ceil(size / 2);
      const some = students.slice(at, at + size);
      const chunk = await chunkOf(context, maker, { students: some, skip, goOn });
      if (context.runFlags.dryRun) for (const { plan } of chunk.made) await context.files.mayWrite(plan.file);
      else await write(context, chunk);
      return { chunk, count: some.length };
    });
    yield chunk;
    at += count;
    size = Math.min(most, size * 2);
    if (context.runFlags.dryRun) skip += chunk.made.length;
  }
}

/** Records number, facts and digest after the files were written under temporary names and before they are renamed. */
async function write({ store, files, stamp }: Context, { made }: Chunk): Promise<void> {
  if (made.length === 0) return;
  const writes = made.flatMap(({ plan: { student, revision, issue, guards }, entry: { file, sha256 } }): Write[] => [
    { subject: `student:${student}`, expect: revision, changes: issue.changes({ file, sha256 }) },
    ...guards,
  ]);
  await files.writeAll(
    made.map(({ entry, bytes }) => ({ name: entry.file, bytes })),
    { personal: true, record: async () => void (await store.apply(writes, stamp())) },
  );
}

import type { Context } from '../../context.ts';
import type { Paper } from '../../core/papers/paper.ts';
import type { RuleKey } from '../../core/rules/index.ts';
import type { StudentNumber } from '../../core/student.ts';
import { Abort } from '../../errors.ts';
import { type Chunk, chunkOf, type Issued } from './chunk.ts';
import type { IssueOptions } from './issue.ts';
import { type Maker, makerOf } from './maker.ts';

/** So many papers are set, written and recorded at once: memory stays flat, and each record is one transaction. */
const CHUNK = 50;
/** So often are numbers taken anew when somebody else was faster. */
const ATTEMPTS = 20;

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
 * Issues to the students in their order. Numbers are taken from the register, the papers are set with them, and files and entries
 * are written together, under the unique index of numbers. Where somebody else took one meanwhile, the chunk is made again with new
 * numbers, half as large, so that of two batches none keeps losing; unless it must be all or nothing.
 */
export async function* issueInChunks(
  context: Context,
  maker: Maker,
  students: readonly StudentNumber[],
  { goOn }: { readonly goOn: boolean },
): AsyncGenerator<Chunk> {
  const [least, most] = goOn ? [1, CHUNK] : [students.length, students.length];
  let [at, size, attempt, skip] = [0, most, 1, 0];
  while (at < students.length) {
    const some = students.slice(at, at + size);
    const chunk = await chunkOf(context, maker, { students: some, skip, goOn });
    if (context.wishes.dryRun) {
      for (const { plan } of chunk.made) await context.files.mayWrite(plan.file);
      skip += chunk.made.length;
    } else {
      try {
        await write(context, chunk);
      } catch (error) {
        if (attempt === ATTEMPTS || !(await isOvertaken(context, maker, chunk, error))) throw error;
        attempt += 1;
        size = Math.max(least, Math.ceil(size / 2));
        continue;
      }
    }
    yield chunk;
    at += some.length;
    attempt = 1;
    size = Math.min(most, size * 2);
  }
}

/** Somebody else took a number, changed a dossier, or has a file there already under the number that was to be ours. */
async function isOvertaken({ store }: Context, { prefix }: Maker, { first }: Chunk, error: unknown): Promise<boolean> {
  if (!(error instanceof Abort)) return false;
  if (error.problem === 'conflict') return true;
  return error.problem === 'file-exists' && (await store.next({ of: 'certificate', prefix })) > first;
}

/** Number, facts and digest are recorded between the writing of the files beside their places and their renaming. */
async function write({ store, files, stamp }: Context, { made }: Chunk): Promise<void> {
  if (made.length === 0) return;
  const writes = made.map(({ plan: { student, revision, issue }, entry: { file, sha256 } }) => ({
    subject: `student:${student}` as const,
    expect: revision,
    changes: issue.changes({ file, sha256 }),
  }));
  await files.writeAll(
    made.map(({ entry, bytes }) => ({ name: entry.file, bytes })),
    { personal: true, record: async () => void (await store.apply(writes, stamp())) },
  );
}

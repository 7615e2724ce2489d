import type { Context } from '../../context.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import type { Paper } from '../../core/papers/paper.ts';
import type { RuleKey } from '../../core/rules/index.ts';
import { Abort } from '../../errors.ts';
import type { Write } from '../../store/store.ts';
import { type Chunk, chunkOf, type HeldCertificate, type Issued } from './chunk.ts';
import { type Maker, makerOf } from './maker.ts';
import type { IssueOptions } from './options.ts';
import { failureOf } from './print-file.ts';
import { putBack } from './restore.ts';
import { retryOnConflict } from './retry.ts';

/** Papers set, written and recorded at once: memory stays bounded, and each chunk is one transaction. */
const CHUNK = 50;

/** Issues to all of the named students, or to nobody; what the same command issued before without a file gets it. */
export async function issuePapers(context: Context, options: IssueOptions) {
  const maker = await makerOf(context, options);
  const issued: Issued[] = [];
  const finished: Issued[] = [];
  const papers: Paper[] = [];
  const overridden = new Set<RuleKey>();
  const failure = await failureOf(async () => {
    for await (const { made, held } of issueInChunks(context, maker, options.students, { goOn: false })) {
      for (const { entry, paper, plan } of made) {
        issued.push(entry);
        papers.push(paper);
        for (const { rule } of plan.issue.overridden) overridden.add(rule);
      }
      for (const one of held) {
        finished.push(await finish(context, one));
        const paper = await maker.again(one.student, one.certificate);
        if (paper) papers.push(paper);
      }
    }
  });
  if (failure && issued.length === 0) throw failure;
  return { issued, finished, made: papers, overridden: [...overridden], failure };
}

/** Gives an issued paper its file, where it is not only rehearsed. */
export async function finish(context: Context, { student, certificate, lost }: HeldCertificate): Promise<Issued> {
  if (lost && !context.runFlags.dryRun) await putBack(context, certificate, lost);
  const { number, kind, lang, file, sha256, issuedOn } = certificate;
  return { number, kind, student, lang, file, sha256, issuedOn, warnings: [] };
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
    const { chunk, count, failure } = await retryOnConflict(context, async (attempt) => {
      if (goOn && attempt > 1) size = Math.ceil(size / 2);
      const some = students.slice(at, at + size);
      const chunk = await chunkOf(context, maker, { students: some, skip, goOn });
      if (context.runFlags.dryRun) for (const { plan } of chunk.made) await context.files.mayWrite(plan.file);
      const failure = context.runFlags.dryRun ? undefined : await write(context, chunk);
      return { chunk, count: some.length, failure };
    });
    yield chunk;
    if (failure) throw failure;
    at += count;
    size = Math.min(most, size * 2);
    if (context.runFlags.dryRun) skip += chunk.made.length;
  }
}

/**
 * Records number, facts and digest after the files were written under temporary names and before they are renamed. What is recorded and
 * could not have its name is answered: the papers are issued.
 */
async function write({ store, files, papers, stamp }: Context, { made }: Chunk): Promise<Abort | undefined> {
  if (made.length === 0) return undefined;
  const writes = made.flatMap(({ plan: { student, revision, issue, guards }, entry: { file, sha256 } }): Write[] => [
    { subject: `student:${student}`, expect: revision, changes: issue.changes({ file, sha256 }) },
    ...guards,
  ]);
  const kept = made.map(({ bytes }) => bytes);
  const record = async () => void (await papers.keep(kept, () => store.apply(writes, stamp())));
  return withoutNames(
    made.map(({ entry }) => entry),
    () =>
      files.writeAll(
        made.map(({ entry, bytes }) => ({ name: entry.file, bytes })),
        { personal: true, record },
      ),
  );
}

/** The papers of what was recorded and left without its name, by their numbers. */
export async function withoutNames(
  papers: readonly Pick<Issued, 'number' | 'file'>[],
  work: () => Promise<void>,
): Promise<Abort | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof Abort && error.problem === 'file-left')) throw error;
    const { files, why } = (error as Abort<'file-left'>).data;
    const left = files.flatMap((one) =>
      papers.flatMap(({ number, file }) => (file === one.file ? [{ number, ...one }] : [])),
    );
    return left.length === 0 ? error : new Abort('papers-left', { papers: left, why });
  }
}

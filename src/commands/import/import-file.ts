import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { ListKind } from '../../core/imports/headings.ts';
import type { AnyField } from '../../core/model/student-fields.ts';
import type { Encoding } from '../../core/text/encodings.ts';
import { Abort, EXIT } from '../../errors.ts';
import type { Grammar } from '../grammar/grammar.ts';
import { encodingArgument, given } from '../shared/arguments.ts';
import { type CommandPath, type Kit, verb } from '../shared/kit.ts';
import { type ImportAnswer, isForScripts, NOTHING, saidOf, tellFound, tellReading } from './answer.ts';
import { headingsAsked } from './ask-headings.ts';
import { batchOf, importReason } from './batch.ts';
import { type AnyRow, type Findings, type Intake, nothingFound } from './judge.ts';
import { saveMap, withSavedMap } from './maps.ts';
import { type ImportPlan, planOf } from './plan.ts';
import { showPreview } from './preview.ts';
import { type ImportList, openList, readAs } from './reader.ts';
import { layoutFor, rejectRows } from './rejects.ts';
import { askedOnce, untilWritten, writeDraft } from './writer.ts';

export interface ImportOptions {
  /** `-` is standard input. */
  readonly file: string;
  readonly encoding?: Encoding;
  /** The sheet of an Excel file. */
  readonly sheet?: string;
  /** `氏名=name_kanji` each, or `@NAME` for those that were saved. */
  readonly map?: readonly string[];
  /** Keeps what `map` says in the profile, under this name. */
  readonly saveMap?: string;
  readonly allowEmpty?: boolean;
  /** Good rows go in, the others are kept out. */
  readonly partial?: boolean;
  /** Where the rows go that were kept out. */
  readonly rejects?: string;
  /** Overwrite that file. */
  readonly force?: boolean;
}

/** The grammar that every import of a list has. */
export function importVerb(
  kit: Kit,
  path: CommandPath,
  examples: Grammar['examples'],
  run: (context: Context, options: ImportOptions) => Promise<void>,
): Command {
  return verb(kit, path, {
    writes: true,
    examples,
    args: [['<file>', kit.words.imports.file]],
    source: 'file',
    flags: {
      sheet: '<name>',
      map: '<heading=key>*',
      saveMap: '<name>',
      allowEmpty: '',
      partial: '',
      rejects: '<file>',
      encoding: '<name>',
      force: '',
    },
    run: (context, { file, ...flags }) => {
      const { sheet, map, saveMap, allowEmpty, partial, rejects, force } = flags;
      if (rejects !== undefined && !partial) {
        throw new Abort('flag-missing', { flag: '--partial', example: `--partial --rejects ${rejects}` });
      }
      const encoding = flags.encoding === undefined ? undefined : encodingArgument(flags.encoding);
      return run(context, { file, ...given({ encoding, sheet, map, saveMap, allowEmpty, partial, rejects, force }) });
    },
  });
}

/** read -> judge -> plan -> show -> ask -> write -> say: the whole file or nothing, and every problem of it in one report. */
export async function importFile<F extends AnyField, R extends AnyRow>(
  context: Context,
  options: ImportOptions,
  intake: Intake<F, R>,
): Promise<void> {
  const { out, words } = context;
  const work: ImportWork<F, R> = { context, options, intake, found: nothingFound() };
  try {
    await withSavedMap(context, options, intake.headings);
    const answer = { ...(await take(work)), ...saidOf(words, work.found) };
    if (!work.told) tellFound(context, answer);
    await saveMap(context, work.options, intake.headings);
    await out.done(linesOf(context, work.options, intake.of, answer), answer);
  } catch (error) {
    if (error instanceof Abort && error.exit !== EXIT.usage && error.problem !== 'cancelled') {
      // Scripts get an answer whatever happens: also where the rows are in, and what came after them failed.
      const { written } = work;
      const answer = { ...(written ?? NOTHING), ...saidOf(words, work.found) };
      if (!written) tellFound(context, answer);
      await out.done(written ? linesOf(context, work.options, intake.of, answer) : [], answer);
    }
    throw error;
  }
}

type Counts = Omit<ImportAnswer, 'problems' | 'warnings'>;

/** One import of one file, which may be read several times. */
interface ImportWork<F extends AnyField, R extends AnyRow> {
  readonly context: Context;
  /** With what was said of headings on the way. */
  options: ImportOptions;
  readonly intake: Intake<F, R>;
  /** What the latest reading found. */
  found: Findings;
  /** What went in. */
  written?: Counts;
  /** Warnings were told before the person was asked. */
  told?: true;
}

async function take<F extends AnyField, R extends AnyRow>(work: ImportWork<F, R>): Promise<Counts> {
  const { context, options, intake } = work;
  const { prompt, runFlags, words, out } = context;
  const twice = () => new Abort('flags-disagree', { flags: ['-', '--partial'] });
  if (options.partial && options.file === '-') throw twice();
  let opened: ImportList<F> | undefined = await openList(context, options, intake);
  const isPipe = opened.sheet.size === undefined;
  if (options.partial && isPipe) throw twice();
  // A pipe is read once, and a script looks at nothing.
  const shows = prompt.able && !runFlags.yes && !isForScripts(out) && !isPipe;
  if (!shows) tellReading(context, opened);
  else {
    work.options = await headingsAsked(context, opened, options, intake.headings);
    opened = readAs(context, opened, work.options, intake);
    await withSavedMap(context, work.options, intake.headings);
  }

  /** The file as it was opened, or opened again. */
  const plan = async (keptOut?: ReadonlySet<number>) => {
    const list = opened ?? (await openList(context, work.options, intake));
    opened = undefined;
    work.found = nothingFound();
    return planOf(context, intake, { list, found: work.found, ...(keptOut && { keptOut }) });
  };
  const asks = askedOnce(context);
  return untilWritten(
    () => (options.partial ? withoutBadRows(plan) : plan()),
    async ({ draft, ...looked }) => {
      const { counts, found, rejected } = looked;
      const writes = counts.created + counts.updated;
      const wouldBe = { batch: null, ...counts, rejected: rejected?.size ?? 0 };
      if (runFlags.dryRun) {
        if (shows) await showPreview(context, options, looked);
        refuseBad(work, looked);
        return wouldBe;
      }
      if (shows) {
        await asks(JSON.stringify([draft.digest(), wouldBe]), async () => {
          await showPreview(context, options, looked);
          refuseBad(work, looked);
          tellFound(context, { ...wouldBe, ...saidOf(words, found) });
          work.told = true;
          if (writes > 0 && !(await prompt.confirm(words.imports.really(intake.of, writes)))) {
            throw new Abort('cancelled', { declined: true });
          }
        });
        if (writes === 0) return wouldBe;
      }
      refuseBad(work, looked);
      const reason = importReason(options.file, runFlags.reason);
      await withRejects(work, looked, async () => {
        const applied = writes > 0 ? await writeDraft(context, draft, { count: writes, reason }) : undefined;
        const batch = applied?.operation ? batchOf(applied.operation) : null;
        work.written = { ...wouldBe, batch };
      });
      return work.written ?? wouldBe;
    },
    isPipe ? 1 : undefined,
  );
}

/** Which lines stay out is known only when all was read: a number may come twice. Without them it is looked at once more. */
async function withoutBadRows<F extends AnyField>(
  plan: (keptOut: ReadonlySet<number>) => Promise<ImportPlan<F>>,
): Promise<ImportPlan<F>> {
  const first = await plan(new Set());
  if (first.found.problems.length === 0) return first;
  first.draft.close();
  return plan(new Set(first.found.problems.map(({ line }) => line)));
}

type Looked<F extends AnyField> = Omit<ImportPlan<F>, 'draft'>;

function refuseBad<F extends AnyField, R extends AnyRow>(
  { options, intake: { of } }: ImportWork<F, R>,
  { found, rejected }: Looked<F>,
): void {
  const { file, allowEmpty } = options;
  if (found.rows === 0 && !allowEmpty) throw new Abort('sheet-no-rows', { file });
  if (rejected || found.problems.length === 0) return;
  const lines = new Set(found.problems.map(({ line }) => line));
  throw new Abort('import-refused', { file, of, rejected: lines.size, rows: found.rows, flags: flagsOf(options) });
}

/** Writes, and the rows that stay out beside it: one is not there without the other. */
async function withRejects<F extends AnyField, R extends AnyRow>(
  { context: { files, tables, words }, options: { rejects, force } }: ImportWork<F, R>,
  { list, found, rejected }: Looked<F>,
  record: () => Promise<void>,
): Promise<void> {
  if (rejects === undefined || !rejected || rejected.size === 0) return record();
  const rows = rejectRows(list, rejected, found.problems, words);
  const bytes = await tables.like(layoutFor(rejects, list.sheet.layout), rows);
  await files.write(rejects, bytes, { personal: true, record, ...(force && { replace: true }) });
}

/** How the file was read, as it is typed again: without these flags its headings may say nothing. */
function flagsOf({ encoding, sheet, map = [] }: Pick<ImportOptions, 'encoding' | 'sheet' | 'map'>): string {
  const said = [
    ...(encoding === undefined ? [] : [`--encoding ${encoding}`]),
    ...(sheet === undefined ? [] : [`--sheet "${sheet}"`]),
    ...map.map((pair) => `--map "${pair}"`),
  ];
  return said.map((one) => ` ${one}`).join('');
}

function linesOf(
  { words, runFlags }: Context,
  { file, rejects, map }: ImportOptions,
  of: ListKind,
  answer: ImportAnswer,
): readonly string[] {
  const { imports } = words;
  const again = map && rejects !== undefined ? `coopj import ${of} "${rejects}"${flagsOf({ map })}` : undefined;
  return [
    runFlags.dryRun ? imports.wouldBe(file, answer) : imports.done(file, answer),
    ...(answer.rejected > 0 ? [imports.rejected(answer.rejected, runFlags.dryRun ? undefined : rejects, again)] : []),
    ...(answer.batch === null ? [] : [imports.batch(answer.batch)]),
  ];
}

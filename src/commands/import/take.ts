import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { Encoding } from '../../core/encodings.ts';
import type { AnyField, ListKind } from '../../core/registration/fields.ts';
import { Abort, EXIT } from '../../errors.ts';
import type { Write } from '../../store/store.ts';
import { encodingArgument, given } from '../arguments.ts';
import { type CommandPath, type Grammar, type Kit, verb } from '../kit.ts';
import { type ImportAnswer, isForScripts, NOTHING, saidOf, tellFound, tellReading } from './answer.ts';
import { batchOf, importReason } from './batch.ts';
import { saveMap, withSavedMap } from './maps.ts';
import { type Preview, previewOf, showPreview } from './preview.ts';
import { layoutFor, rejectRows } from './rejects.ts';
import { type AnyRow, type Findings, type Intake, judgedRows, nothingFound } from './rows.ts';
import { type AnyList, type ImportList, openList } from './sheet.ts';

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

/** read -> judge (pure) -> show -> ask -> apply -> say: the whole file or nothing, and every problem of it in one report. */
export async function importFile<F extends AnyField, R extends AnyRow>(
  context: Context,
  options: ImportOptions,
  intake: Intake<F, R>,
): Promise<void> {
  const { out, words } = context;
  const work: Work<F, R> = { context, options, intake, found: nothingFound() };
  let counts: Counts | undefined;
  try {
    await withSavedMap(context, options, intake.headings);
    counts = await take(work);
    const answer = { ...counts, ...saidOf(words, work.found) };
    if (!work.told) tellFound(context, answer);
    await saveMap(context, options, intake.headings);
    await out.done(linesOf(context, options, intake.of, answer), answer);
  } catch (error) {
    if (error instanceof Abort && error.exit !== EXIT.usage && error.problem !== 'cancelled') {
      // Scripts get an answer whatever happens: also where the rows are in, and what came after them failed.
      const answer = { ...(counts ?? NOTHING), ...saidOf(words, work.found) };
      if (counts === undefined) tellFound(context, answer);
      await out.done(counts === undefined ? [] : linesOf(context, options, intake.of, answer), answer);
    }
    throw error;
  }
}

type Counts = Omit<ImportAnswer, 'problems' | 'warnings'>;

/** One import of one file, which may be read several times. */
interface Work<F extends AnyField, R extends AnyRow> {
  readonly context: Context;
  readonly options: ImportOptions;
  readonly intake: Intake<F, R>;
  /** What the latest reading found. */
  found: Findings;
  /** Warnings were told before the person was asked. */
  told?: true;
}

async function take<F extends AnyField, R extends AnyRow>(work: Work<F, R>): Promise<Counts> {
  const { context, options, intake } = work;
  const { prompt, wishes, words, out } = context;
  const twice = () => new Abort('flags-disagree', { flags: ['-', '--partial'] });
  if (options.partial && options.file === '-') throw twice();
  const list = await openList(context, options, intake);
  const isPipe = list.sheet.size === undefined;
  if (options.partial && isPipe) throw twice();
  const again = () => openList(context, options, intake);
  const keptOut = options.partial ? await survey(work, list) : undefined;
  const rest = { list: keptOut ? await again() : list, ...(keptOut && { keptOut }) };
  // A pipe is read once, and a script looks at nothing.
  const shows = prompt.able && !wishes.yes && !isForScripts(out) && !isPipe;
  if (!shows) tellReading(context, list);
  if (wishes.dryRun || shows) {
    const counts = await pass(work, { ...rest, as: 'rehearsal', ...(shows && { preview: previewOf() }) });
    if (wishes.dryRun) return counts;
    tellFound(context, { ...counts, ...saidOf(words, work.found) });
    work.told = true;
    const writes = counts.created + counts.updated;
    if (writes === 0) return counts;
    if (!(await prompt.confirm(words.imports.really(intake.of, writes)))) throw new Abort('cancelled', {});
    rest.list = await again();
  }
  return pass(work, { ...rest, as: 'real' });
}

/** The lines of a file that cannot be taken; a number that comes twice is known only when all was read. */
async function survey<F extends AnyField, R extends AnyRow>(
  work: Work<F, R>,
  list: ImportList<F>,
): Promise<ReadonlySet<number>> {
  await pass(work, { list, as: 'survey' });
  return new Set(work.found.problems.map(({ line }) => line));
}

interface Reading<F extends AnyField> {
  readonly list: ImportList<F>;
  readonly as: 'survey' | 'rehearsal' | 'real';
  /** The lines that stay out; undefined where the whole file goes in or nothing. */
  readonly keptOut?: ReadonlySet<number>;
  readonly preview?: Preview;
}

/** Thrown at the end of a rehearsal: what went before is taken back. */
class Rehearsed extends Error {}

/**
 * Reads the file once, within one transaction: a later row finds what an earlier one says. A rehearsal does all of it, and then
 * none of it, so that what it tells is what will be.
 */
async function pass<F extends AnyField, R extends AnyRow>(
  work: Work<F, R>,
  { list, as, keptOut, preview }: Reading<F>,
): Promise<Counts> {
  const { context, options, intake } = work;
  const found = nothingFound();
  work.found = found;
  found.warnings.push(...list.warnings);
  const counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  const rejected = new Map<number, readonly string[]>();

  async function* writes(): AsyncIterable<Write> {
    for await (const { row, verdict } of judgedRows(context, list, intake, found)) {
      preview?.note(row, verdict);
      if (verdict.ok && !keptOut?.has(row.line)) {
        counts[verdict.outcome] += 1;
        if (verdict.write.changes.length > 0) yield verdict.write;
      } else if (keptOut) rejected.set(row.line, row.cells);
    }
    counts.rejected = rejected.size;
    if (preview) await showPreview(context, options, { list, found, counts, preview });
    if (as !== 'survey') await conclude(work, list, as, keptOut && rejected);
    if (as !== 'real') throw new Rehearsed();
  }

  const { store, wishes } = context;
  try {
    const { operation } = await store.apply(writes(), context.stamp(importReason(options.file, wishes.reason)));
    return { batch: operation === null ? null : batchOf(operation), ...counts };
  } catch (error) {
    if (error instanceof Rehearsed) return { batch: null, ...counts };
    throw error;
  }
}

/** The last word before the rows become lasting: what is thrown here takes back what went before. */
async function conclude<F extends AnyField, R extends AnyRow>(
  { context, options, intake: { of }, found }: Work<F, R>,
  list: AnyList,
  as: Reading<F>['as'],
  rejected: ReadonlyMap<number, readonly string[]> | undefined,
): Promise<void> {
  const { files, tables, words } = context;
  const { file, allowEmpty, rejects, force } = options;
  if (found.rows === 0 && !allowEmpty) throw new Abort('sheet-no-rows', { file });
  if (!rejected && found.problems.length > 0) {
    const lines = new Set(found.problems.map(({ line }) => line));
    throw new Abort('import-refused', { file, of, rejected: lines.size, rows: found.rows, flags: flagsOf(options) });
  }
  if (rejects === undefined || !rejected || rejected.size === 0 || as !== 'real') return;
  const bytes = await tables.like(
    layoutFor(rejects, list.sheet.layout),
    rejectRows(list, rejected, found.problems, words),
  );
  await files.write(rejects, bytes, { personal: true, ...(force && { replace: true }) });
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
  { words, wishes }: Context,
  { file, rejects, map }: ImportOptions,
  of: ListKind,
  answer: ImportAnswer,
): readonly string[] {
  const { imports } = words;
  const again = map && rejects !== undefined ? `coopj import ${of} "${rejects}"${flagsOf({ map })}` : undefined;
  return [
    wishes.dryRun ? imports.wouldBe(file, answer) : imports.done(file, answer),
    ...(answer.rejected > 0 ? [imports.rejected(answer.rejected, wishes.dryRun ? undefined : rejects, again)] : []),
    ...(answer.batch === null ? [] : [imports.batch(answer.batch)]),
  ];
}

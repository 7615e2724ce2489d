import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { Encoding } from '../../core/encodings.ts';
import type { AnyField } from '../../core/registration/fields.ts';
import { Abort, EXIT } from '../../errors.ts';
import type { Write } from '../../store/store.ts';
import { encodingArgument, given } from '../arguments.ts';
import { type CommandPath, flag, type Grammar, type Kit, repeated, verb } from '../kit.ts';
import { type ImportAnswer, NOTHING, saidOf, tellFound, tellReading } from './answer.ts';
import { type AnyList, openList } from './list.ts';
import { layoutFor, rejectRows } from './rejects.ts';
import { type AnyRow, type Findings, type Intake, judgedRows } from './rows.ts';

export interface ImportOptions {
  /** `-` is standard input. */
  readonly file: string;
  readonly encoding?: Encoding;
  /** The sheet of an Excel file. */
  readonly sheet?: string;
  /** `氏名=name_kanji` each. */
  readonly map?: readonly string[];
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
  return verb(kit, path, { writes: true, examples })
    .argument('<file>', kit.words.imports.file)
    .addOption(flag(kit, 'sheet', '<name>'))
    .addOption(flag(kit, 'map', '<heading=key>').argParser(repeated))
    .addOption(flag(kit, 'allowEmpty'))
    .addOption(flag(kit, 'partial'))
    .addOption(flag(kit, 'rejects', '<file>'))
    .action((file: string, flags, self: Command) =>
      kit.withContext(self, (context) => {
        const { sheet, map, allowEmpty, partial, rejects, force } = flags;
        if (rejects !== undefined && !partial) {
          throw new Abort('flag-missing', { flag: '--partial', example: `--partial --rejects ${rejects}` });
        }
        const encoding = flags.encoding === undefined ? undefined : encodingArgument(flags.encoding);
        return run(context, { file, ...given({ encoding, sheet, map, allowEmpty, partial, rejects, force }) });
      }),
    );
}

/** read -> judge (pure) -> apply -> say: the whole file or nothing, and every problem of it in one report. */
export async function importFile<F extends AnyField, R extends AnyRow>(
  context: Context,
  options: ImportOptions,
  intake: Intake<F, R>,
): Promise<void> {
  const { out, words } = context;
  const found: Findings = { rows: 0, problems: [], warnings: [] };
  try {
    const counts = await take(context, options, intake, found);
    const answer = { ...counts, ...saidOf(words, found) };
    tellFound(context, answer);
    await out.done(linesOf(context, options, answer), answer);
  } catch (error) {
    if (error instanceof Abort && error.exit !== EXIT.usage) {
      // Scripts get an answer whatever happens.
      const answer = { ...NOTHING, ...saidOf(words, found) };
      tellFound(context, answer);
      await out.done([], answer);
    }
    throw error;
  }
}

type Counts = Omit<ImportAnswer, 'problems' | 'warnings'>;

async function take<F extends AnyField, R extends AnyRow>(
  context: Context,
  options: ImportOptions,
  intake: Intake<F, R>,
  found: Findings,
): Promise<Counts> {
  const { store, wishes } = context;
  const keptOut = options.partial ? await survey(context, options, intake, found) : undefined;
  const second: Findings = keptOut ? { rows: 0, problems: [], warnings: [] } : found;
  const list = await openList(context, options, intake);
  second.warnings.push(...list.warnings);
  tellReading(context, list);
  const counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  const rejected = new Map<number, readonly string[]>();
  // Once something is wrong with a file that goes in whole, the rest is read for the report alone.
  const isLeftOut = (line: number) => (keptOut ? keptOut.has(line) : found.problems.length > 0);

  // One transaction takes them all: what is thrown here takes back what went before.
  async function* writes(): AsyncIterable<Write> {
    for await (const { row, verdict } of judgedRows(context, list, intake, second)) {
      if (verdict.ok && !isLeftOut(row.line)) {
        counts[verdict.outcome] += 1;
        if (verdict.write.changes.length > 0) yield verdict.write;
      } else if (keptOut) rejected.set(row.line, row.cells);
    }
    counts.rejected = rejected.size;
    await conclude(context, options, list, { of: intake.of, found: keptOut ? found : second, rejected });
  }

  if (wishes.dryRun) {
    for await (const _ of writes());
    return { batch: null, ...counts };
  }
  const { operation } = await store.apply(writes(), context.stamp(wishes.reason ?? `import ${options.file}`));
  return { batch: operation === null ? null : `B-${operation}`, ...counts };
}

/** The lines of a file that cannot be taken; a number that comes twice is known only when all was read. */
async function survey<F extends AnyField, R extends AnyRow>(
  context: Context,
  options: ImportOptions,
  intake: Intake<F, R>,
  found: Findings,
) {
  if (options.file === '-') throw new Abort('flags-disagree', { flags: ['-', '--partial'] });
  const list = await openList(context, options, intake);
  found.warnings.push(...list.warnings);
  for await (const _ of judgedRows(context, list, intake, found));
  return new Set(found.problems.map(({ line }) => line));
}

/** The last word before the rows become lasting. */
async function conclude(
  { files, tables, wishes, words }: Context,
  { file, allowEmpty, partial, rejects, force }: ImportOptions,
  list: AnyList,
  {
    of,
    found,
    rejected,
  }: {
    readonly of: 'students' | 'companies';
    readonly found: Findings;
    readonly rejected: ReadonlyMap<number, readonly string[]>;
  },
): Promise<void> {
  if (found.rows === 0 && !allowEmpty) throw new Abort('sheet-no-rows', { file });
  if (!partial && found.problems.length > 0) {
    const lines = new Set(found.problems.map(({ line }) => line));
    throw new Abort('import-refused', { file, of, rejected: lines.size, rows: found.rows });
  }
  if (rejects === undefined || rejected.size === 0 || wishes.dryRun) return;
  const bytes = await tables.like(
    layoutFor(rejects, list.sheet.layout),
    rejectRows(list, rejected, found.problems, words),
  );
  await files.write(rejects, bytes, { personal: true, ...(force && { replace: true }) });
}

function linesOf(
  { words, wishes }: Context,
  { file, rejects }: ImportOptions,
  answer: ImportAnswer,
): readonly string[] {
  const { imports } = words;
  return [
    wishes.dryRun ? imports.wouldBe(file, answer) : imports.done(file, answer),
    ...(answer.rejected > 0 ? [imports.rejected(answer.rejected, wishes.dryRun ? undefined : rejects)] : []),
    ...(answer.batch === null ? [] : [imports.batch(answer.batch)]),
  ];
}

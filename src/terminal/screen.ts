import type { ReportPrinter } from '../core/reports/report.ts';
import { Abort } from '../errors.ts';
import type { SheetWriter } from '../formats/spreadsheets/spreadsheets.ts';
import type { Words } from '../wording/words.ts';
import { asksForFields, fieldList, picked } from './fields.ts';
import { LISTS, listOf, type Making, plainLine } from './formats.ts';
import { type CardSection, type Column, FORMATS, type Format, type List, type ListCell, type Out } from './out.ts';
import { coloured, type Paint, paints, WARNING, warning } from './paint.ts';
import { progressOn } from './progress.ts';
import { book, looseList, reportValue, sectionList, sectionsOf } from './report.ts';
import { type Answer, type Environment, type GlobalFlags, isPlain } from './settings.ts';
import type { Sink } from './sink.ts';
import { type FileOptions, held, madeBefore, type Target, toFile, together, toSink } from './target.ts';
import { type CardValue, type Cover, coverOf, type ExportTally, exportTally } from './uses.ts';
import { json, jsonPieces, visible, visibleLines } from './visible.ts';

/** What the answer looks like, decided once from flags, environment and terminal. */
interface AnswerLook {
  readonly format: Format;
  readonly making: Making;
  readonly leaving: ExportTally;
  readonly cover: Cover;
  /** What was typed after `--fields`. */
  readonly fields?: string;
  readonly quiet: boolean;
  /** For stdout and for stderr. */
  readonly paint: Paint;
  readonly paintErrors: Paint;
  readonly words: Words;
  readonly pages: ReportPrinter;
  /** Breaks a line by the width of a terminal, where there is one. */
  readonly broken: ((line: string, columns: number) => readonly string[]) | undefined;
  readonly pace: { readonly plain: boolean; readonly now: () => number };
}

/** What the screen is built from. */
interface Ground {
  readonly words: Words;
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Environment;
  /** Milliseconds of a clock. */
  readonly now: () => number;
  readonly format: Format;
  readonly sheets: SheetWriter;
  /** The words of the command: `student list`. */
  readonly command: string;
  readonly pages: ReportPrinter;
  /** Absolute path of a name that a person typed. */
  readonly resolve: (name: string) => string;
  /** Throws if a file must not be replaced, even with --force. */
  readonly guard: FileOptions['guard'];
  readonly beside: FileOptions['beside'];
  /** One of several files of the same answer. */
  readonly several?: boolean;
  /** What shows an answer that is longer than the screen. */
  readonly pager?: string | undefined;
}

type ScreenFlags = Omit<GlobalFlags, 'output'> & { readonly output?: string };

interface Opened<Ends> {
  readonly out: Out;
  readonly target: Ends;
  readonly exported: ExportTally['exported'];
  readonly seen: Cover['seen'];
  /** On a terminal. */
  readonly hides: Cover['hides'];
}

/** The screen of one answer, or of a report in several files. */
export async function openAnswers(
  { output: _, ...flags }: GlobalFlags,
  ground: Omit<Ground, 'format' | 'several'>,
  [answer, ...others]: readonly [Answer, ...Answer[]],
): Promise<Opened<Pick<Target, 'finish' | 'drop'>>> {
  const several = others.length > 0;
  for (const { output } of [answer, ...others]) await sayCutShort(ground, flags, output);
  const opened = ({ format, ...to }: Answer) => openScreen({ ...flags, ...to }, { ...ground, format, several });
  const first = await opened(answer);
  if (!several) return first;
  const all = [first];
  for (const other of others) all.push(await opened(other));
  return {
    out: {
      ...first.out,
      async report(...said) {
        for (const { out } of all) await out.report(...said);
      },
    },
    target: together(all.map(({ target }) => target)),
    exported: () => {
      const left = all.flatMap(({ exported }) => exported() ?? []);
      const [one] = left;
      const formats = [...new Set(left.flatMap((each) => each.formats))];
      return one && { ...one, formats, files: left.flatMap(({ files }) => files) };
    },
    seen: first.seen,
    hides: first.hides,
  };
}

/** Said before anything is refused: a run that was cut between two names may be why a file is there. */
async function sayCutShort(
  { words, stderr, env, resolve }: Pick<Ground, 'words' | 'stderr' | 'env' | 'resolve'>,
  { color = true }: ScreenFlags,
  output: string | undefined,
): Promise<void> {
  if (output === undefined || output === '-') return;
  const file = resolve(output);
  const paint = await paints(coloured(stderr.isTTY, color, env));
  for (const made of await madeBefore(file)) {
    const lead = stderr.isTTY ? WARNING : '';
    await stderr.write(`${warning(visibleLines(lead + words.screen.cutShort(file, made)).join('\n'), paint)}\n`);
  }
}

/** The screen for the given flags, and its target: an existing file is refused before any work. */
export async function openScreen(
  flags: ScreenFlags,
  {
    words,
    stdout,
    stderr,
    env,
    now,
    format,
    sheets,
    pages,
    command,
    resolve,
    guard,
    beside,
    several = false,
    pager,
  }: Ground,
): Promise<Opened<Target>> {
  const { output, force = false, color = true, encoding, fields, quiet = false, unmask = false, mask = false } = flags;
  if (mask && unmask) throw new Abort('flags-disagree', { flags: ['--mask', '--unmask'] });
  // What was masked is shown once it is entered who looked.
  const shown =
    pager && stdout.rows !== undefined && format === 'table' && stdout.isTTY && !quiet
      ? (await import('./paging/pager.ts')).paged(toSink(stdout), pager, stdout.rows, {
          env,
          keys: words.screen.pagerKeys,
        })
      : toSink(stdout);
  const screen = unmask ? held(shown) : shown;
  const target =
    output === undefined || output === '-' ? screen : await toFile(resolve(output), { force, guard, beside, several });
  // A page or an Excel file is useless on a terminal, and may control it.
  if (target.isTTY && (format === 'html' || format === 'pdf' || format === 'xlsx')) {
    throw new Abort('not-for-terminal', { format, file: `${format === 'xlsx' ? 'list' : 'report'}.${format}` });
  }
  const leaving = exportTally(target, format);
  const cover = coverOf(format, { mask, unmask });
  const look: AnswerLook = {
    format,
    making: { sheets, name: command, title: command, ...(encoding !== undefined && { encoding }) },
    leaving,
    cover,
    ...(fields !== undefined && { fields }),
    quiet,
    // FORCE_COLOR is about what people look at: neither a file nor what scripts read.
    paint: await paints(
      coloured(target.isTTY, color && (target.isTTY || (target === screen && format === 'table')), env),
    ),
    paintErrors: await paints(coloured(stderr.isTTY, color, env)),
    words,
    pages,
    broken: target.isTTY || stderr.isTTY ? (await import('./drawing.ts')).told : undefined,
    pace: { plain: isPlain(env), now },
  };
  return { out: screenOn(target, stderr, look), target, ...usesOf(target, leaving, cover) };
}

const usesOf = (target: Target, leaving: ExportTally, cover: Cover) => ({
  exported: leaving.exported,
  seen: cover.seen,
  hides: () => target.isTTY && cover.hides(),
});

/** The answer on the target, the conversation on stderr. */
function screenOn(target: Target, errors: Sink, look: AnswerLook): Out {
  const { format, making, leaving, cover, fields, quiet, paint, paintErrors, words, pages, pace } = look;
  const say = (text: string) => void errors.write(`${text}\n`);
  /** Lines of a text for people: on a terminal broken by its width. */
  const toldOn = ({ isTTY, columns }: Pick<Sink, 'isTTY' | 'columns'>, text: string) =>
    visibleLines(text).flatMap((line) => (isTTY && look.broken ? look.broken(line, columns) : [line]));

  async function list<Row>(request: List<Row>): Promise<void> {
    if (fields !== undefined && asksForFields(fields)) return written(fieldList(request, words.screen.fieldTitles));
    return written(cover.list(leaving.list(fields === undefined ? request : picked(request, fields))));
  }

  const written = <Row>(answer: List<Row>): Promise<void> =>
    format === 'table' ? table(answer) : writerOf(format)(answer, target, making);

  async function table<Row>({ columns: told, rows, empty, sections, board, below }: List<Row>): Promise<void> {
    const columns = fields === undefined ? told.filter(({ machine = false }) => !machine) : told;
    const all: Row[] = [];
    for await (const row of rows) all.push(row);
    if (board) {
      const { boardLines } = await import('./drawing.ts');
      return target.write(`${boardLines(board(all), target.columns, paint).join('\n')}\n`);
    }
    if (all.length === 0) return target.write(empty === '' ? '' : `${empty}\n`);
    if (sections) return target.write(await cards(sections(all)));
    const { drawTable, layOut, wrap } = await import('./drawing.ts');
    const grid = {
      head: columns.map(({ title }) => title),
      rows: all.map((row) => columns.map((column) => readable(column, row, words))),
      toneOf: (row: number, column: number) => {
        const one = all[row];
        return one === undefined ? undefined : columns[column]?.tone?.(one);
      },
      right: columns.map(
        ({ cell }) => all.every((row) => isNumber(cell(row))) && all.some((row) => cell(row) !== null),
      ),
      spare: columns.map(({ spare }) => spare),
    };
    const layout = layOut(grid, target.columns);
    const drawn = layout.isTooNarrow
      ? await cards(oneByOne(grid))
      : `${(await drawTable(grid, target.columns, paint, layout)).join('\n')}\n`;
    const leftOut = layout.isTooNarrow ? [] : layout.leftOut.map((at) => grid.head[at] ?? '');
    const missing = leftOut.length === 0 ? [] : wrap(words.screen.leftOut(leftOut), target.columns);
    const under = [...missing.map((line) => line.trimEnd()), ...(below?.(all) ?? []).map(visible)].map(
      (line) => `${line}\n`,
    );
    await target.write([drawn, ...under].join(''));
  }

  async function card(told: CardValue, sections: readonly CardSection[], about?: 'nobody'): Promise<void> {
    leaving.card(told);
    const value = about === 'nobody' ? told : cover.card(told);
    if (format === 'json') return target.write(`${json(value, 2)}\n`);
    if (format === 'ndjson') return target.write(`${json(value)}\n`);
    if (isSheet(format)) return LISTS[format](listOf(value), target, making);
    if (format === 'plain') {
      const { columns } = listOf(value);
      return target.write(columns.map(({ key, cell }) => plainLine([key, cell(value)])).join(''));
    }
    await target.write(await cards(sections));
  }

  async function cards(sections: readonly CardSection[]): Promise<string> {
    const { cardLines } = await import('./drawing.ts');
    return `${cardLines(sections, target.columns, paint).join('\n')}\n`;
  }

  return {
    format,
    columns: target.columns,
    picks: fields !== undefined,
    isOnTerminal: target.isTTY && format === 'table' && fields === undefined,
    asksFields: fields !== undefined && asksForFields(fields),
    shown: cover.shown,
    list,
    card,
    async report(report, titlesIn, section) {
      const titles = await titlesIn(format);
      const sections = sectionsOf(report, section);
      leaving.report({ ...report, sections });
      if (format === 'json' || format === 'ndjson') {
        const value = reportValue(report, titles, sections);
        for (const piece of jsonPieces(value, format === 'json' ? 2 : undefined)) await target.write(piece);
        return target.write('\n');
      }
      if (format === 'xlsx') {
        const parts = { target, making, pages, words: words.reports };
        return target.write(await book({ ...report, sections }, titles, parts));
      }
      const chosen = { ...report, sections };
      if (format === 'html') return target.write(await pages.html(chosen, titles));
      if (format === 'pdf') return target.write(await pages.pdf(chosen, titles));
      if (format === 'md') return target.write((await import('./markdown.ts')).markdown(chosen, titles));
      const [only] = sections;
      if (format !== 'table') {
        if (section !== undefined && only) return writerOf(format)(sectionList(only, titles), target, making);
        return writerOf(format)(looseList(sections), target, making);
      }
      await target.write(`${[paint.bold(titles.title), ...titles.lines].join('\n')}\n`);
      for (const one of sections) {
        await target.write(`\n${paint.bold(titles.section(one.key))}\n`);
        await table(sectionList(one, titles));
      }
    },
    async stream(text, { file, students }) {
      if (target.isTTY) throw new Abort('not-for-terminal', { format, file });
      let pieces: string[] = [];
      let length = 0;
      const flush = async () => {
        await target.write(pieces.join(''));
        pieces = [];
        length = 0;
      };
      for await (const piece of text) {
        pieces.push(piece);
        length += piece.length;
        if (length > AT_ONCE) await flush();
      }
      await flush();
      leaving.whole(students());
    },
    async done(lines, value) {
      if (format === 'json') return target.write(`${json(value, 2)}\n`);
      if (format === 'ndjson') return target.write(`${json(value)}\n`);
      if (isSheet(format)) return LISTS[format](listOf(value), target, making);
      if (!quiet && lines.length > 0) {
        await target.write(`${lines.flatMap((line) => toldOn(target, line)).join('\n')}\n`);
      }
    },
    leaves: leaving.beside,
    note: (text) => {
      if (!quiet) say(toldOn(errors, text).join('\n'));
    },
    async brief(sections) {
      if (quiet) return;
      const { cardLines } = await import('./drawing.ts');
      say(cardLines(sections, errors.columns, paintErrors).join('\n'));
    },
    warn: (text) => say(warning(toldOn(errors, errors.isTTY ? WARNING + text : text).join('\n'), paintErrors)),
    progress: (title, total) =>
      progressOn(errors, { quiet, ...pace, left: words.screen.timeLeft }, visible(title), total),
  };
}

/** The writer of a list. Pages were already refused with the flags. */
function writerOf(format: Exclude<Format, 'table'>) {
  if (format in LISTS) return LISTS[format as keyof typeof LISTS];
  throw new Abort('not-one-of', { value: format, flag: '--format', allowed: FORMATS });
}

/** Characters of a stream that are written at a time. */
const AT_ONCE = 65_536;
const isSheet = (format: Format) => format === 'csv' || format === 'tsv' || format === 'xlsx';
const isNumber = (cell: ListCell) => cell === null || typeof cell === 'number';

/** The rows of a table that is too wide, one by one without empty cells. */
const oneByOne = ({
  head,
  rows,
}: {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}): readonly CardSection[] =>
  rows.map((row) => ({ lines: row.flatMap((text, at) => (text === '' ? [] : [[head[at] ?? '', text] as const])) }));

/** A cell for people. */
function readable<Row>({ cell, text }: Column<Row>, row: Row, words: Words): string {
  if (text) return text(row);
  const value = cell(row);
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? words.screen.yes : words.screen.no;
  return String(value);
}

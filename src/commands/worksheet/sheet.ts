import type { Context } from '../../context.ts';
import { inventedIn } from '../../core/papers/certificates/warnings.ts';
import type { Missing } from '../../core/papers/missing.ts';
import type { Paper } from '../../core/papers/paper.ts';
import type { SheetKind } from '../../core/papers/worksheet-texts.ts';
import { mending, openSettings, printedBy } from '../../core/profile/own.ts';
import { PAPER_LANGUAGES, type PaperLanguage } from '../../core/text/language.ts';
import { Abort } from '../../errors.ts';
import type { Flags } from '../grammar/notation.ts';
import { given, optionalOneOf, optionalText } from '../shared/arguments.ts';
import { forFileName } from '../shared/file-name.ts';
import { tellWarnings, type Warned, warnedOf } from '../shared/warned.ts';

/** The options of every worksheet and slip. */
export interface SheetOptions {
  /** Defaults to both. */
  readonly lang?: PaperLanguage;
  /** The folder for the file; defaults to the working directory. */
  readonly out?: string;
  /** Replaces an existing worksheet: it is made again as facts come in. */
  readonly force?: boolean;
}

/** The flags of every worksheet and slip. */
export const SHEET = { in: '<ja|en|both>', out: '<folder>', dryRun: '', force: '' } as const;

export const sheetArguments = ({ in: lang, out, force }: Flags<typeof SHEET>): SheetOptions =>
  given({ lang: optionalOneOf<PaperLanguage>(lang, PAPER_LANGUAGES, '--in'), out: optionalText(out, '--out'), force });

/** A paper that is set and may be written, but is not yet. */
export interface SetWorksheet extends Warned {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** What would be printed without all its letters stops a paper. */
export function refuseLost(missing: readonly Missing[]): void {
  if (missing.length > 0) throw new Abort('refused', { refusals: [{ because: 'lost-letters', missing }] });
}

/** Sets a paper for the office's own work. Its file name has kind, subject and date, but no personal name. */
export async function sheetOf(
  context: Context,
  kind: SheetKind,
  subjects: readonly string[],
  paper: Paper,
  { out = '.', force = false }: SheetOptions,
): Promise<SetWorksheet> {
  const { documents, files, office, today } = context;
  const printed = printedBy(kind, paper.lang);
  const keys = openSettings(office, printed);
  if (keys.length > 0)
    throw new Abort('refused', { refusals: [{ because: 'setting-open', keys, settle: mending(keys) }] });
  const name = `${[kind, ...subjects.map(forFileName), today].join('_')}.pdf`;
  const file = files.resolve(`${out}/${name}`);
  const bytes = await documents.pdf(paper);
  if (!force) await files.mayWrite(file);
  return { file, bytes, sha256: await documents.sha256(bytes), ...warnedOf(context, inventedIn(office, printed)) };
}

interface Finishing extends Pick<SheetOptions, 'force'> {
  readonly kind: SheetKind;
  readonly whose: string;
  readonly sheet: SetWorksheet;
}

/** Writes it, or in a dry run says what would be written. */
export async function finishSheet(
  context: Context,
  { kind, whose, sheet: { file, bytes, sha256, warnings }, force = false }: Finishing,
  value: Readonly<Record<string, unknown>>,
  lines: readonly string[] = [],
): Promise<void> {
  const { files, out, runFlags, words } = context;
  if (!runFlags.dryRun) await files.write(file, bytes, { personal: true, replace: force });
  const title = words.papers.sheets[kind];
  const say = runFlags.dryRun ? words.papers.wouldMake : words.papers.made;
  await out.done([say(title, whose, file), ...lines], { ...value, file, sha256, warnings });
  tellWarnings(context, [{ number: [title, whose].filter(Boolean).join(' '), warnings }]);
}

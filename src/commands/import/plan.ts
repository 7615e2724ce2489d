import type { Context } from '../../context.ts';
import type { AnyField } from '../../core/model/student-fields.ts';
import type { Draft } from '../../store/store.ts';
import { type AnyRow, type Findings, type Intake, judged } from './judge.ts';
import { plannedOn } from './planned.ts';
import { type Preview, previewOf } from './preview.ts';
import { type ImportList, rowsOf } from './reader.ts';
import type { Rejected } from './rejects.ts';

/** What a file would do to the records as they are: nothing is written, and nobody is kept from writing. */
export interface ImportPlan<F extends AnyField> {
  readonly list: ImportList<F>;
  readonly found: Findings;
  readonly counts: { readonly created: number; readonly updated: number; readonly unchanged: number };
  /** The rows that stay out; undefined where the whole file goes in or nothing. */
  readonly rejected?: Rejected;
  readonly draft: Draft;
  readonly preview: Preview;
}

/** A file that was opened, and what of it stays out. */
interface Planning<F extends AnyField> {
  readonly list: ImportList<F>;
  /** Filled on the way: also who ends in the middle knows what was found. */
  readonly found: Findings;
  /** The lines that stay out; undefined where the whole file goes in or nothing. */
  readonly keptOut?: ReadonlySet<number>;
}

/** Reads and judges the whole file, and lays its writes aside. */
export async function planOf<F extends AnyField, R extends AnyRow>(
  context: Context,
  intake: Intake<F, R>,
  { list, found, keptOut }: Planning<F>,
): Promise<ImportPlan<F>> {
  const { store } = context;
  const draft = await store.draft();
  try {
    const planned = plannedOn(store, draft);
    const preview = previewOf();
    const counts = { created: 0, updated: 0, unchanged: 0 };
    const rejected = new Map<number, readonly string[]>();
    found.warnings.push(...list.warnings);
    const pass = intake.pass(list.columns, planned);
    for await (const { row, verdict } of judged(rowsOf(context, list, found.warnings), pass, found)) {
      preview.note(row, verdict);
      if (verdict.ok && !keptOut?.has(row.line)) {
        counts[verdict.outcome] += 1;
        if (verdict.write.changes.length > 0) planned.add(verdict.write);
      } else if (keptOut) rejected.set(row.line, row.cells);
    }
    draft.seal();
    return { list, found, counts, draft, preview, ...(keptOut && { rejected }) };
  } catch (error) {
    draft.close();
    throw error;
  }
}

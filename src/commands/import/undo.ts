import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { Decision, Refusal } from '../../core/decide/decision.ts';
import { undoForOffice } from '../../core/decide/undo/undo.ts';
import { stillCounts, undoBatchForCompany, undoBatchForStudent } from '../../core/decide/undo/undo-import.ts';
import type { TakenBack } from '../../core/journal/changes.ts';
import { Abort } from '../../errors.ts';
import type { Draft, Subject, Write } from '../../store/store.ts';
import { refusalOf } from '../../wording/describe.ts';
import { findCompany, findStudent, knownOf, studentLabel } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { entriesOf, reasonFor } from '../undo.ts';
import { batchArgument, batchOf } from './batch.ts';
import { askedOnce, untilWritten, writeDraft } from './writer.ts';

export interface UndoOptions {
  /** `B-49`. */
  readonly batch: string;
}

export const undoCommand = (kit: Kit): Command =>
  verb(kit, 'import undo', {
    writes: true,
    examples: [
      'coopj import undo B-1 --dry-run',
      'coopj import undo B-1 --reason "別の年度のファイルだったため" --yes',
    ],
    args: [['<batch>', kit.words.imports.undo.argument]],
    run: undo,
  });

/** What becomes of one subject of the batch. */
interface Fate {
  readonly subject: Subject;
  readonly name: string;
  readonly write?: Write;
  readonly kept?: Refusal;
}

/** What a batch comes to: the names alone are held, however many entries there are. */
interface BatchUndo {
  readonly reversed: { readonly subject: Subject; readonly name: string }[];
  readonly kept: { readonly subject: Subject; readonly name: string; readonly because: Refusal }[];
}

/** load -> decide (pure) -> plan -> show -> ask -> write -> say: what nobody has touched since, subject by subject. */
export async function undo(context: Context, { batch }: UndoOptions): Promise<void> {
  const { store, prompt, runFlags, words, out } = context;
  const said = words.imports.undo;
  const operation = await batchArgument(store, batch);
  const named = batchOf(operation);
  const asks = prompt.able && !runFlags.yes && !runFlags.dryRun;
  let reason = asks || runFlags.dryRun ? undefined : await reasonFor(context);
  const consent = askedOnce(context);
  const outcome = await untilWritten(
    () => planOf(context, operation),
    async ({ draft, ...found }): Promise<BatchUndo> => {
      refuseNothing(found, named);
      const { reversed, kept } = found;
      if (asks) {
        await consent(JSON.stringify([draft.digest(), kept]), async () => {
          for (const line of linesOf(context, named, found, said.would)) out.note(line);
          if (reversed.length === 0) return;
          reason ??= await reasonFor(context);
          if (!(await prompt.confirm(said.really(named)))) throw new Abort('cancelled', { declined: true });
        });
      }
      if (reason !== undefined && reversed.length > 0) {
        await writeDraft(context, draft, { count: reversed.length, reason });
      }
      return found;
    },
  );
  await out.done(linesOf(context, named, outcome, runFlags.dryRun ? said.would : said.done), {
    batch: named,
    reversed: outcome.reversed.map(({ subject }) => idOf(subject)),
    kept: outcome.kept.map(({ subject, because }) => ({
      [subject.startsWith('company:') ? 'company' : 'student']: idOf(subject),
      because: because.because,
      message: refusalOf(context.words, because),
    })),
    dryRun: runFlags.dryRun,
  });
}

const idOf = (subject: Subject): string => subject.slice(subject.indexOf(':') + 1);

function refuseNothing({ reversed, kept }: BatchUndo, named: string): void {
  if (reversed.length + kept.length > 0) return;
  throw new Abort('refused', { refusals: [{ because: 'nothing-to-take-back', what: named }] });
}

/** What becomes of each subject; the writes are laid aside. */
async function planOf(context: Context, operation: number): Promise<BatchUndo & { readonly draft: Draft }> {
  const draft = await context.store.draft();
  const [reversed, kept]: [BatchUndo['reversed'], BatchUndo['kept']] = [[], []];
  try {
    for await (const { subject, name, write, kept: because } of fates(context, operation)) {
      if (because) kept.push({ subject, name, because });
      if (!write) continue;
      reversed.push({ subject, name });
      draft.add(write);
    }
    draft.seal();
    return { reversed, kept, draft };
  } catch (error) {
    draft.close();
    throw error;
  }
}

/** Every subject that the batch wrote to and of which something still counts, the last one first: as it came, it goes. */
async function* fates(context: Context, operation: number): AsyncGenerator<Fate> {
  const { store } = context;
  const subjects = new Set<Subject>();
  let companies = false;
  for await (const { subject, change } of store.journal({ operation })) {
    subjects.add(subject);
    companies ||= change?.type === 'company-added';
  }
  const users = companies ? await placementsByCompany(context) : new Map<string, readonly string[]>();
  for (const subject of [...subjects].reverse()) {
    const entries = await entriesOf(context, subject);
    const batch = { operation, entries };
    if (!stillCounts(batch)) continue;
    const { name, revision, decision } = await decided(context, subject, batch, users);
    if (decision.ok) yield { subject, name, write: { subject, expect: revision, changes: decision.changes } };
    else yield { subject, name, ...(decision.refusals[0] && { kept: decision.refusals[0] }) };
  }
}

async function placementsByCompany({ store }: Context): Promise<ReadonlyMap<string, readonly string[]>> {
  const users = new Map<string, string[]>();
  for await (const { value } of store.dossiers({ placed: true })) {
    for (const { company, ref } of value.placements) {
      const refs = users.get(company) ?? [];
      users.set(company, refs);
      refs.push(ref);
    }
  }
  return users;
}

async function decided(
  context: Context,
  subject: Subject,
  batch: Parameters<typeof undoBatchForStudent>[1],
  users: ReadonlyMap<string, readonly string[]>,
): Promise<{ readonly name: string; readonly revision: number; readonly decision: Decision<TakenBack> }> {
  const id = idOf(subject);
  if (subject === 'office') {
    const revision = (await context.store.office())?.revision ?? 0;
    return { name: id, revision, decision: undoForOffice(batch) };
  }
  if (subject.startsWith('company:')) {
    const { value, revision } = await findCompany(context, id);
    return { name: `${id} ${value.name}`, revision, decision: undoBatchForCompany(batch, users.get(id) ?? []) };
  }
  const { value, revision } = await findStudent(context, id);
  return { name: studentLabel(value), revision, decision: undoBatchForStudent(await knownOf(context, value), batch) };
}

/** Lines of each kind on a screen: an import has thousands. */
const SHOWN = 10;

function linesOf(
  context: Context,
  named: string,
  { reversed, kept }: BatchUndo,
  heading: (batch: string, reversed: number, kept: number) => string,
): readonly string[] {
  const { imports, screen } = context.words;
  const some = <T>(list: readonly T[], line: (one: T) => string) => [
    ...list.slice(0, SHOWN).map((one) => `  ${line(one)}`),
    ...(list.length > SHOWN ? [`  ${screen.andMore(list.length - SHOWN)}`] : []),
  ];
  return [
    heading(named, reversed.length, kept.length),
    ...some(reversed, ({ name }) => imports.undo.reversed(name)),
    ...some(kept, ({ name, because }) => imports.undo.kept(name, refusalOf(context.words, because))),
  ];
}

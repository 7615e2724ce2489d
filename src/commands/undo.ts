import type { Command } from 'commander';
import type { Context } from '../context.ts';
import type { Decision, Refusal } from '../core/decide/decision.ts';
import { canGo, undoForCompany, undoForOffice, undoForStudent } from '../core/decide/undo/undo.ts';
import type { TakenBack } from '../core/journal/changes.ts';
import { liveEntries } from '../core/journal/replay.ts';
import { isShared } from '../core/text/address.ts';
import { Abort } from '../errors.ts';
import type { JournalEntry, Subject, Write } from '../store/store.ts';
import { namesOf } from '../wording/describe.ts';
import { findCompany, findStudent, knownOf, studentLabel } from './shared/find.ts';
import { type Kit, verb } from './shared/kit.ts';

export function undoCommand(kit: Kit): Command {
  return verb(kit, 'undo', {
    writes: true,
    examples: ['coopj undo --dry-run', 'coopj undo --reason "取込みファイルの誤りのため"'],
    run: undo,
  });
}

/** An entry whose content was not erased. */
type LiveEntry = JournalEntry & { readonly change: NonNullable<JournalEntry['change']> };

/** load -> decide (pure) -> show -> ask -> apply -> say: the last operation that still counts, over all its subjects. */
export async function undo(context: Context): Promise<void> {
  const { store, words, runFlags, prompt, out } = context;
  const { screen, terms } = words;
  const last = await lastOperation(context);
  if (!last) {
    throw new Abort('refused', { refusals: [{ because: 'nothing-to-take-back', what: screen.lastOperation }] });
  }
  const { operation, subjects } = last;
  const refusals: Refusal[] = [];
  const writes: Write[] = [];
  const lines: string[] = [];
  for (const subject of subjects) {
    const entries = await entriesOf(context, subject);
    const { name, revision, decision } = await decided(context, subject, { operation, entries });
    if (decision.ok) writes.push({ subject, expect: revision, changes: decision.changes });
    else refusals.push(...decision.refusals.map((one) => (subjects.length > 1 ? { ...one, student: name } : one)));
    lines.push(terms.named(name, said(context, entries, operation)));
  }
  if (refusals.length > 0) throw new Abort('refused', { refusals });
  const named = screen.operation(operation, last.to, last.day, namesOf(words, await context.colleagues())(last.actor));
  const shown = lines.length > SHOWN ? [...lines.slice(0, SHOWN), screen.andMore(lines.length - SHOWN)] : lines;
  if (prompt.able && !runFlags.yes && !runFlags.dryRun) for (const line of [named, ...shown]) out.note(line);
  const asked = runFlags.dryRun ? runFlags.reason : await reasonFor(context);
  if (prompt.able && !runFlags.dryRun && !(await prompt.confirm(screen.reallyUndoOperation(named)))) {
    throw new Abort('cancelled', { declined: true });
  }
  if (!runFlags.dryRun) await store.apply(writes, context.stamp(asked));
  const heading = runFlags.dryRun ? screen.wouldTakeBack : screen.takenBack;
  await out.done([terms.headed(heading, named), ...shown], {
    operation,
    subjects,
    takenBack: writes.flatMap(({ changes }) => changes.flatMap((one) => (one.type === 'taken-back' ? [one.seq] : []))),
    dryRun: runFlags.dryRun,
  });
}

/** Lines shown of what is taken back: an import has thousands. */
const SHOWN = 10;

/** A reason is required: asked for on a terminal. */
export async function reasonFor({ runFlags, prompt, words }: Context, asked?: string): Promise<string> {
  const reason = runFlags.reason?.trim();
  if (reason) return reason;
  if (!prompt.able) throw new Abort('flag-missing', { flag: '--reason', example: '--reason "…"' });
  const why = asked ?? words.screen.whyUndoOperation;
  return prompt.text(why, {
    flag: '--reason',
    explain: words.screen.keptReason,
    check: (value) => value.trim() !== '' || why,
  });
}

/**
 * The latest operation of which something still counts, skipping those that took others back. In a shared store, where a colleague may have
 * recorded something at this moment, one's own.
 */
async function lastOperation(context: Context) {
  const { store, actor, place } = context;
  const before = (seq?: number) => store.operationUpTo(seq, isShared(place.database) ? actor : undefined);
  for (let seq = await before(); seq !== undefined; seq = await before(seq - 1)) {
    const subjects = new Set<Subject>();
    let entry: JournalEntry | undefined;
    for await (entry of store.journal({ operation: seq })) {
      if (entry.change?.type === 'student-erased') {
        throw new Abort('refused', { refusals: [{ because: 'erased-stays' }] });
      }
      if (entry.change && entry.change.type !== 'taken-back' && canGo(entry.change)) subjects.add(entry.subject);
    }
    const standing: Subject[] = [];
    for (const subject of subjects) {
      const live = liveEntries(await entriesOf(context, subject));
      if (live.some((one) => one.operation === seq)) standing.push(subject);
    }
    if (entry && standing.length > 0) {
      return { operation: seq, to: entry.seq, day: entry.day, actor: entry.actor, subjects: standing };
    }
  }
  return undefined;
}

export async function entriesOf({ store }: Context, subject: Subject): Promise<readonly LiveEntry[]> {
  const entries: LiveEntry[] = [];
  for await (const { change, ...entry } of store.journal({ subject })) if (change) entries.push({ ...entry, change });
  return entries;
}

/** A subject's name, and whether what the operation did to it can be taken back. */
async function decided(
  context: Context,
  subject: Subject,
  work: { readonly operation: number; readonly entries: readonly LiveEntry[] },
): Promise<{ readonly name: string; readonly revision: number; readonly decision: Decision<TakenBack> }> {
  if (subject === 'office') {
    const { store, office, language } = context;
    const revision = (await store.office())?.revision ?? 0;
    return { name: office.office.name[language], revision, decision: undoForOffice(work) };
  }
  const id = subject.slice(subject.indexOf(':') + 1);
  if (subject.startsWith('company:')) {
    const { value, revision } = await findCompany(context, id);
    return { name: `${id} ${value.name}`, revision, decision: undoForCompany(work) };
  }
  const { value, revision } = await findStudent(context, id);
  return { name: studentLabel(value), revision, decision: undoForStudent(await knownOf(context, value), work) };
}

function said({ words: { terms } }: Context, entries: readonly LiveEntry[], operation: number): string {
  const types = liveEntries(entries).flatMap((one) => (one.operation === operation ? [one.change.type] : []));
  return terms.list([...new Set(types)].map((type) => terms.change[type]));
}

import type { Context } from '../../context.ts';
import { minuteIn } from '../../core/calendar/dates.ts';
import { PREFIXES } from '../../core/model/reference-numbers.ts';
import { Abort, type Meanwhile } from '../../errors.ts';
import type { NumberSeries, Revision, Store, Subject, Write } from '../../store/store.ts';
import type { Out } from '../../terminal/out.ts';
import type { Prompt } from '../../terminal/prompt.ts';
import { namesOf } from '../../wording/describe.ts';

/** Attempts when another writer is faster each time. */
const TRIES = 20;

/** What an earlier run of the same command line said, was answered and would have written. */
interface Earlier {
  readonly said: string[];
  readonly answers: { readonly question: string; readonly answer: unknown }[];
  readonly decisions: { readonly writes: readonly Write[]; readonly text: string }[];
  conflict?: Abort;
}

/**
 * Runs a command again where another writer was faster (exit 6): it decides on the records as they now stand, and writes where that
 * is the same decision. What was said is not said again, and what was answered is not asked again. Once something was written or
 * answered, there is no second run. `since`: the last entry when somebody began to answer; whoever answers has not seen what others
 * recorded of the same subject after it, and is told.
 */
export async function repeated(
  contextNow: () => Promise<Context>,
  work: (context: Context) => Promise<void>,
  since?: Revision,
): Promise<void> {
  const earlier: Earlier = { said: [], answers: [], decisions: [] };
  for (let tried = 1; ; tried += 1) {
    const run = runOf(await contextNow(), earlier, since);
    try {
      return await work(run.context);
    } catch (error) {
      if (!(error instanceof Abort && error.problem === 'conflict')) throw error;
      if (run.hasBegun() || tried === TRIES) throw error;
      earlier.conflict ??= error;
    }
  }
}

function runOf(
  context: Context,
  earlier: Earlier,
  since: Revision | undefined,
): { readonly context: Context; readonly hasBegun: () => boolean } {
  let begun = false;
  const begin = () => {
    begun = true;
  };
  return {
    context: {
      ...context,
      out: outOf(context.out, earlier, begin),
      prompt: promptOf(context.prompt, earlier),
      store: storeOf(context, earlier, begin, since),
    },
    hasBegun: () => begun,
  };
}

/** The conversation is held once; an answer is not taken back. */
function outOf(out: Out, { said }: Earlier, begin: () => void): Out {
  const again = [...said];
  const once = <T>(text: string, say: () => T): T | undefined => {
    if (again[0] === text) {
      again.shift();
      return undefined;
    }
    said.push(text);
    return say();
  };
  return {
    ...out,
    async list(list) {
      begin();
      await out.list(list);
    },
    async card(...told) {
      begin();
      await out.card(...told);
    },
    async report(...told) {
      begin();
      await out.report(...told);
    },
    async done(...told) {
      begin();
      await out.done(...told);
    },
    note: (text) => once(text, () => out.note(text)),
    warn: (text) => once(text, () => out.warn(text)),
    brief: async (sections) => once(JSON.stringify(sections), () => out.brief(sections)),
  };
}

/** Another question than before is another decision. */
function promptOf(prompt: Prompt, { answers, conflict }: Earlier): Prompt {
  let asked = 0;
  async function once<T>(question: string, ask: () => Promise<T>): Promise<T> {
    const before = answers[asked];
    asked += 1;
    if (before === undefined && conflict === undefined) {
      const answer = await ask();
      answers.push({ question, answer });
      return answer;
    }
    if (before?.question !== question) throw conflict;
    return before.answer as T;
  }
  return {
    able: prompt.able,
    text: (question, options) => once(question, () => prompt.text(question, options)),
    secret: (question, options) => once(question, () => prompt.secret(question, options)),
    choose: (question, choices, options) => once(question, () => prompt.choose(question, choices, options)),
    confirm: (question) => once(question, () => prompt.confirm(question)),
    line: (asked, how) => once(asked.question, () => prompt.line(asked, how)),
    pick: (asked, how) => once(asked.question, () => prompt.pick(asked, how)),
    select: (asked, ...how) => once(asked.question, () => prompt.select(asked, ...how)),
    order: prompt.order,
    look: (lines, question, ways) => once(lines.join('\n'), () => prompt.look(lines, question, ways)),
  };
}

function storeOf(
  context: Context,
  { decisions, conflict }: Earlier,
  begin: () => void,
  since: Revision | undefined,
): Store {
  const { store, actor } = context;
  const given: string[] = [];
  let at = 0;
  return {
    ...store,
    async next(series) {
      const number = await store.next(series);
      given.push(nameOf(series, number));
      return number;
    },
    async apply(writes, by, after) {
      if (!Array.isArray(writes) || after !== undefined) {
        begin();
        return store.apply(writes, by, after);
      }
      const unseen = since === undefined ? undefined : await unseenIn(context, writes, { since, actor });
      if (unseen) {
        // It is for whoever answered to decide again.
        begin();
        throw unseen;
      }
      const decision = { writes, text: textOf(writes, given) };
      const before = decisions[at];
      at += 1;
      if (before === undefined) decisions.push(decision);
      else if (before.text !== decision.text || (await isOverwriting(store, before.writes))) throw conflict;
      const applied = await store.apply(writes, by).catch(async (error: unknown) => {
        throw error instanceof Abort && error.problem === 'conflict'
          ? await withOthers(error as Abort<'conflict'>, writes, context)
          : error;
      });
      if (applied.entries > 0) begin();
      return applied;
    },
  };
}

/** The conflict, with what was recorded of its subject since this command looked. */
async function withOthers({ data }: Abort<'conflict'>, writes: readonly Write[], context: Context): Promise<Abort> {
  const write = writes.find(({ subject }) => subject === data.subject);
  if (write === undefined || write.expect === 'new') return new Abort('conflict', data);
  return new Abort('conflict', { ...data, others: await othersAfter(context, write.subject, write.expect) });
}

async function othersAfter(
  { store, office, words, colleagues }: Context,
  subject: Subject,
  after: Revision,
  besides?: string,
): Promise<readonly Meanwhile[]> {
  const when = minuteIn(office.office.timezone);
  const named = namesOf(words, await colleagues());
  const others: Meanwhile[] = [];
  for await (const { seq, at, actor, change } of store.journal({ subject })) {
    if (seq > after && actor !== besides)
      others.push({ when: when(at), actor: named(actor), ...(change && { change }) });
  }
  return others;
}

/** What others recorded of a subject after somebody began to answer. */
async function unseenIn(
  context: Context,
  writes: readonly Write[],
  { since, actor }: { readonly since: Revision; readonly actor: string },
): Promise<Abort | undefined> {
  for (const { subject, expect } of writes) {
    if (expect === 'new' || expect <= since) continue;
    const others = await othersAfter(context, subject, since, actor);
    if (others.length > 0) return new Abort('conflict', { subject, others });
  }
  return undefined;
}

const nameOf = (series: NumberSeries, number: number): string =>
  `${series.of === 'certificate' ? series.prefix : PREFIXES[series.of]}${String(number).padStart(4, '0')}`;

/** What is to be written, whatever running numbers it gets. */
function textOf(writes: readonly Write[], given: readonly string[]): string {
  const text = JSON.stringify(writes.map(({ subject, changes }) => [subject, changes]));
  return given.reduce((told, number) => told.replaceAll(number, '#'), text);
}

/** Would a fact be corrected that somebody else has just corrected? Who typed the correction has not seen theirs. */
async function isOverwriting(store: Store, writes: readonly Write[]): Promise<boolean> {
  for (const { subject, expect, changes } of writes) {
    const ours = editsOf(changes);
    if (ours.length === 0 || expect === 'new') continue;
    for await (const { seq, change } of store.journal({ subject })) {
      if (seq > expect && change && editsOf([change]).some((edit) => ours.includes(edit))) return true;
    }
  }
  return false;
}

/** The facts that corrections are about: `placement-edited P-0001 job`. */
const editsOf = (changes: readonly { readonly type: string }[]): readonly string[] =>
  changes
    .filter(({ type }) => type.endsWith('-edited'))
    .flatMap((change) => {
      const { type, placement, job, set, clear, ...facts } = change as Readonly<Record<string, unknown>>;
      const of = type === 'job-edited' ? job : placement;
      const names = [...Object.keys({ ...facts, ...(set as object) }), ...((clear as readonly string[]) ?? [])];
      if (type !== 'job-edited' && job !== undefined) names.push('job');
      return names.map((name) => [type, of, name].join(' '));
    });

import type { Chosen, Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { isBlank } from '../../core/text/blank.ts';
import { Abort } from '../../errors.ts';
import type { Revision } from '../../store/store.ts';
import { type FormOf, lineOf } from '../grammar/grammar.ts';
import { lacks } from '../grammar/notation.ts';
import { dayArgument } from '../shared/arguments.ts';
import { ask } from './ask.ts';
import { isDone } from './checks.ts';
import { followed, performed, type Way } from './follow.ts';
import { mended, type Onwards } from './mend.ts';
import { begunWith, nextQuestion, type Reply, saidIn, type Talk } from './questions.ts';
import { isUnusual, lookAt } from './summary.ts';
import { walked } from './walk.ts';

/** So many answers are still read on the screen. */
const IN_SIGHT = 3;

/** Opens the office for a look; nothing is written. */
export type LookAtOffice = (work: (context: Context) => Promise<void>) => Promise<void>;

/**
 * Asks for what a command line lacks, and runs the command as if all of it had been typed. What is refused then can be mended, and the
 * command is run again with every answer kept. `chosen` on a screen of this program: that is so though nothing was asked, and what was typed
 * before stands there to be edited. `run` is told which entry was the last when the first question was asked.
 */
export async function answered(
  form: FormOf,
  look: LookAtOffice,
  run: (since?: Revision) => Promise<void>,
  chosen: Chosen | undefined,
): Promise<void> {
  if (chosen?.student !== undefined) sayWhose(form, chosen.student);
  const days = chosen?.byNumber ? daysOpened(form) : new Map<string, string>();
  let talk: Talk = { ...begunWith(form), replies: [] };
  let way: Way | undefined;
  let isSure = false;
  let isAgreed = false;
  const ledTo = chosen?.byNumber ? new Set<string>() : undefined;
  const forPaper = chosen?.forPaper === true || form.grammar.previews !== undefined;
  /** The last entry that whoever answers can know of. */
  let since = 0;
  const onwards = async (context: Context, before?: Reply) => {
    isSure = context.runFlags.yes;
    ({ talk, way } = await walked(
      {
        next: (now) =>
          nextQuestion(form, context, now, {
            also: [...days.keys()],
            without: chosen?.forPaper ? (form.grammar.unprinted ?? []) : [],
          }),
        ask: (question, now, typed) => ask(form, context, { question, talk: now, typed, leaves: chosen !== undefined }),
        look: async (now) => {
          const also = chosen?.also ?? [];
          // Its one day was looked at when it was answered, and a few answers stand right above.
          const isFew = form.grammar.brief && chosen?.byNumber && now.replies.length <= IN_SIGHT;
          const isSeen = isFew || now.replies.every(({ field }) => days.has(field.name));
          const isAsked = now.replies.length > 0;
          const previewed = isAsked || chosen ? await previewOf(form, context, now) : undefined;
          const isPreviewed = previewed !== undefined && previewed.length > 0;
          // What would be refused is mended first, and looked at then.
          if (!isPreviewed && (!isAsked || (form.grammar.previews && previewed === undefined))) return 'go';
          const inferred = await form.grammar.infers?.(context, saidIn(now));
          const isPlain = inferred === undefined && also.length === 0 && !isUnusual(form, context, now);
          if (isSeen && isPlain && !isPreviewed) return 'go';
          const looked = await lookAt(form, context, now, { also, inferred, previewed });
          isAgreed = looked !== 'back';
          return looked;
        },
      },
      talk,
      new Map([
        ...Object.entries(chosen?.typed ?? {}),
        ...[...days].map(([name, text]) => [name, daysIn(text, context.today)] as const),
        ...(before ? [[before.field.name, before.typed] as const] : []),
      ]),
    ));
  };
  await look(async (context) => {
    since = await lastIn(context);
    await onwards(context);
  });
  for (;;) {
    say(form, talk);
    // Whoever looked at it has consented; an import shows what it would do by itself.
    if ((talk.replies.length > 0 || isAgreed) && form.grammar.source === undefined) form.say('yes', true);
    try {
      await run(talk.replies.length > 0 ? since : undefined);
      break;
    } catch (error) {
      const isMended = talk.replies.length > 0 || chosen !== undefined;
      if (!isMended || !(error instanceof Abort) || error.problem === 'cancelled') throw error;
      form.say('yes', isSure);
      let onto: Onwards = 'again';
      await look(async (context) => {
        since = await lastIn(context);
        onto = await mended(form, context, error, { asked: talk.replies.length > 0, ledTo, forPaper });
        if (onto === 'answers') {
          const last = talk.replies.at(-1);
          talk = { ...talk, replies: talk.replies.slice(0, -1) };
          await onwards(context, last);
        } else if (typeof onto === 'object') talk = { ...talk, given: { ...talk.given, ...onto } };
      });
      const then = onto as Onwards;
      if (then === 'done') return;
      // What stood in its way is gone: now it can be looked at.
      if (form.grammar.previews && then !== 'answers') await look((context) => onwards(context));
    }
  }
  chosen?.ran?.(lineOf(form, form.said()));
  if (talk.replies.length > 0 && !isSure)
    await look(
      async (context) =>
        void (await (way
          ? performed(context, way.argv, onwardsOf(chosen))
          : followed(form, context, talk, onwardsOf(chosen)))),
    );
}

/** Undefined where there is nothing to be done: what stands in the way is told when it is tried. */
async function previewOf({ grammar }: FormOf, context: Context, talk: Talk) {
  try {
    return await grammar.previews?.(context, saidIn(talk));
  } catch (error) {
    if (error instanceof Abort) return undefined;
    throw error;
  }
}

const lastIn = async ({ store }: Context): Promise<Revision> => (await store.head())?.seq ?? 0;

/** What is done next is told with it. */
const onwardsOf = (chosen: Chosen | undefined): Chosen => (chosen?.held ? { held: chosen.held } : {});

/** Where a command is about a student, and names nobody. */
function sayWhose(form: FormOf, student: string): void {
  const said = form.said();
  const field = form.fields.find(({ name }) => name === form.grammar.students);
  const isOther = said.company !== undefined || said.all !== undefined;
  if (field && form.grammar.writes && !isOther && lacks(said, field))
    form.say(field.name, field.several ? [student] : student);
}

/** Between both days of a period that is proposed. */
const SPAN = ' – ';

/** A day that is proposed, or both days of a period, as days of the calendar. */
const daysIn = (text: string, today: LocalDate): string =>
  text
    .split(SPAN)
    .map((day) => day && dayArgument(day, today))
    .join(SPAN);

/**
 * Whoever chose a number typed no day: those of its line are proposed, and where it has none the day on which it was done is asked for.
 * They are taken back, by name.
 */
function daysOpened(form: FormOf): Map<string, string> {
  const said = form.said();
  const days = form.fields.flatMap(({ name, is, value }): readonly (readonly [string, string])[] => {
    const day = said[name];
    const isOpen = is === 'flag' && value === 'day' && typeof day === 'string' && !isBlank(day);
    return isOpen && form.grammar.choices?.[name] === undefined ? [[name, day]] : [];
  });
  for (const [name] of days) form.say(name, undefined);
  // Both ends of a period are one answer, where that is understood.
  const [from, to] = ['from', 'to'].map((name) => days.find(([of]) => of === name)?.[1]);
  if (from !== undefined && to !== undefined && form.grammar.says?.from)
    return new Map([...days.filter(([name]) => name !== 'from' && name !== 'to'), ['from', from + SPAN + to]]);
  if (days.length > 0) return new Map(days);
  const done = form.fields.find(({ name, value, asked }) => value === 'day' && asked === 'usual' && isDone(form, name));
  return new Map(done && said[done.name] === undefined ? [[done.name, '']] : []);
}

/** As if it had been typed. What was answered with no, or not at all, was not. */
function say(form: FormOf, talk: Talk): void {
  const said = saidIn(talk);
  for (const field of form.fields) {
    const value = said[field.name];
    const isSaid = value !== false && !lacks(said, field);
    form.say(field.name, isSaid ? value : field.is === 'argument' && field.several ? [] : undefined);
  }
}

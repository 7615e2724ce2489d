import type { Context, Typed } from '../../context.ts';
import { Abort } from '../../errors.ts';
import type { FormOf } from '../grammar/grammar.ts';
import { lacks } from '../grammar/notation.ts';
import { ask } from './ask.ts';
import { followed, type Way } from './follow.ts';
import { mended } from './mend.ts';
import { nextQuestion, saidIn, type Talk } from './questions.ts';
import { lookAt } from './summary.ts';
import { walked } from './walk.ts';

/** Opens the office for a look; nothing is written. */
export type LookAtOffice = (work: (context: Context) => Promise<void>) => Promise<void>;

/**
 * Asks for what a command line lacks, and runs the command as if all of it had been typed. What is refused then can be mended, and the
 * command is run again with every answer kept. `chosen`: that is so though nothing was asked; what was typed before stands there to be edited.
 */
export async function answered(
  form: FormOf,
  look: LookAtOffice,
  run: () => Promise<void>,
  chosen: Typed | undefined,
): Promise<void> {
  const given = form.said();
  let talk: Talk = { given, replies: [] };
  let way: Way | undefined;
  let isSure = false;
  const onwards = async (context: Context) => {
    isSure = context.runFlags.yes;
    ({ talk, way } = await walked(
      {
        next: (now) => nextQuestion(form, context, now),
        ask: (question, now, typed = chosen?.[question.field.name]) =>
          ask(form, context, { question, talk: now, typed }),
        look: (now) => lookAt(form, context, now),
      },
      talk,
    ));
  };
  await look(onwards);
  for (;;) {
    say(form, talk);
    // Whoever looked at it has consented; an import shows what it would do by itself.
    if (talk.replies.length > 0 && form.grammar.source === undefined) form.say('yes', true);
    try {
      await run();
      break;
    } catch (error) {
      const isMended = talk.replies.length > 0 || chosen !== undefined;
      if (!isMended || !(error instanceof Abort) || error.problem === 'cancelled') throw error;
      form.say('yes', isSure);
      await look(async (context) => {
        const onto = await mended(form, context, error, talk.replies.length > 0);
        if (onto === 'answers') {
          talk = { ...talk, replies: talk.replies.slice(0, -1) };
          await onwards(context);
        } else if (onto !== 'again') talk = { ...talk, given: { ...talk.given, ...onto } };
      });
    }
  }
  if (talk.replies.length > 0 && !isSure)
    await look(async (context) => void (await (way ? context.perform(way.argv) : followed(form, context, talk))));
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

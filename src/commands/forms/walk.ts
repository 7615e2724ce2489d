import { Abort } from '../../errors.ts';
import type { Way } from './follow.ts';
import type { Question, Reply, Talk } from './questions.ts';

/** What a form asks, and what it shows at its end. */
export interface Walk {
  next(talk: Talk): Promise<Question | undefined>;
  /** `back`: to the question before. */
  ask(question: Question, talk: Talk, typed: string | undefined): Promise<Reply | 'back'>;
  look(talk: Talk): Promise<'go' | 'back' | Way>;
}

/** What was answered, and what is done at once when it is recorded. */
interface Walked {
  readonly talk: Talk;
  readonly way?: Way;
}

/** From question to question, and back to the one before, until somebody looked at all of it and went on. What was typed stays. */
export async function walked(
  { next, ask, look }: Walk,
  begun: Talk,
  proposed: ReadonlyMap<string, string>,
): Promise<Walked> {
  const typed = new Map(proposed);
  let talk = begun;
  const back = () => {
    const last = talk.replies.at(-1);
    if (last) typed.set(last.field.name, last.typed);
    talk = { ...talk, replies: talk.replies.slice(0, -1) };
    return last?.field.name;
  };
  for (;;) {
    const question = await next(talk);
    if (question === undefined) {
      const looked = await look(talk);
      if (looked === 'go') return { talk };
      if (looked !== 'back') return { talk, way: looked };
      if (back() === undefined) throw new Abort('cancelled', { declined: true });
      continue;
    }
    const answer = await ask(question, talk, typed.get(question.field.name));
    if (answer === 'back' && back() === undefined) throw new Abort('cancelled', { declined: true });
    if (answer === 'back') continue;
    talk = { ...talk, replies: [...talk.replies, answer] };
  }
}

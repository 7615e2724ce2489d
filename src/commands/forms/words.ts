import type { Context } from '../../context.ts';
import { weekday } from '../../core/calendar/dates.ts';
import { stepKey } from '../../core/model/steps.ts';
import type { Words } from '../../wording/words.ts';
import type { FormOf } from '../grammar/grammar.ts';
import { dashed, type Said } from '../grammar/notation.ts';
import { problemOf, stepArgument } from '../shared/arguments.ts';

/** The sentences of one question. */
export interface QuestionSaid {
  /** Before its value in the summary. */
  readonly label: string;
  readonly ask: string;
  /** One line below; empty where there is nothing to add. */
  readonly hint: string;
  /** What Enter says where an answer may be left out; unless it is told, that it is left blank. */
  readonly enter?: string;
  /** What `?` tells besides. */
  readonly more?: string;
}

/** A question has words of its own for a verb, or the same everywhere; a fact that lists have is asked for by its heading. */
export function wordsOf(words: Words, path: string, name: string, said: Said = {}): QuestionSaid {
  const found = foundFor(words, path, name, said);
  if (found) return found;
  throw new Error(`no question for --${dashed(name)} of ${path}`);
}

/** The day that is recorded where none is said: the one recorded before, else today; undefined where it is none. */
export async function dayUnsaid(
  { path, grammar }: FormOf,
  context: Context,
  name: string,
  said: Said,
): Promise<string | undefined> {
  const { today, words } = context;
  const { form: texts } = words.questions;
  const enter = foundFor(words, path, name, said)?.enter;
  if (enter !== texts.today && enter !== texts.recorded) return undefined;
  const days = grammar.before?.[name] ? await grammar.before[name](context, said) : [];
  if (days === undefined) return undefined;
  const [before, ...others] = new Set(days);
  // Not the same for all.
  if (others.length > 0) return enter;
  return before === undefined
    ? texts.onToday(texts.day(today, weekday(today)))
    : texts.asRecorded(texts.day(before, weekday(before)));
}

/** A sentence about a flag, for whoever was asked a question. What can be typed as a command stays as it is. */
export function inWordsOf({ path, fields }: FormOf, words: Words, text: string, said: Said): string {
  return text.replace(/coopj .*|--([a-z][a-z-]*)(?: (?=[^\x20-\x7e]))?/gu, (all: string, flag?: string) => {
    const field = fields.find(({ is, name }) => is === 'flag' && dashed(name) === flag);
    const found = field && foundFor(words, path, field.name, said);
    return found ? words.questions.form.named(found.label) : all;
  });
}

function foundFor(words: Words, path: string, name: string, said: Said): QuestionSaid | undefined {
  const { questions, imports } = words;
  const own: Readonly<Record<string, Readonly<Record<string, QuestionSaid>> | undefined>> = questions.of;
  const all: Readonly<Record<string, QuestionSaid | undefined>> = questions.fields;
  const facts: Readonly<Record<string, string | undefined>> = imports.facts;
  const hints: Readonly<Record<string, string | undefined>> = imports.hints;
  const found =
    ofStep(words, path, name, said) ??
    ofStay(words, path, name, said) ??
    ofAgreement(words, path, name, said) ??
    own[path]?.[name] ??
    all[name];
  if (found) return found;
  const label = facts[name];
  if (label === undefined) return undefined;
  return { label, ask: imports.asked(label), hint: hints[name] ?? '' };
}

/** Whoever said a nationality is asked for the rest of what the residence card shows. */
const ofStay = ({ questions }: Words, path: string, name: string, { nationality }: Said): QuestionSaid | undefined =>
  path === 'student add' && name === 'residenceStatus' && nationality !== undefined ? questions.stay.alone : undefined;

/** An agreement with a company is signed by the same command as a contract. */
const ofAgreement = ({ questions }: Words, path: string, name: string, said: Said): QuestionSaid | undefined =>
  path === 'contract sign' && name === 'on' && (said.company ?? said.agreement) !== undefined
    ? { ...questions.of['contract sign'].on, ask: questions.of['agreement add'].signedOn.ask }
    : undefined;

/** The day of a step is asked for by the name of the step, and a grade is given by whoever `grade record` asks for. */
function ofStep(words: Words, path: string, name: string, { step: word }: Said): QuestionSaid | undefined {
  if (path !== 'step record' || typeof word !== 'string') return undefined;
  if (problemOf(words, () => stepArgument(word)) !== undefined) return undefined;
  const step = stepArgument(word);
  if (name === 'by' && step === 12) return words.questions.of['grade record'].by;
  if (name !== 'on') return undefined;
  const asked = words.questions.of['step record'].on;
  return { ...asked, ask: words.questions.stepDone(step, words.terms.step[stepKey(step)]) };
}

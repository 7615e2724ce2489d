import type { Context } from '../../context.ts';
import { isDay, type LocalDate, weekday } from '../../core/calendar/dates.ts';
import { BACK, type Choice, type FormQuestion } from '../../terminal/prompt.ts';
import type { FormOf } from '../grammar/grammar.ts';
import { type Field, namedAs, type Said } from '../grammar/notation.ts';
import { meaningOf } from '../grammar/spellings.ts';
import { dayArgument, problemOf } from '../shared/arguments.ts';
import { oddIn, wrongIn } from './checks.ts';
import { performed } from './follow.ts';
import { foundBy, PICKERS, type Picker } from './pickers.ts';
import { type Question, type Reply, saidIn, type Talk, WHAT } from './questions.ts';
import { dayUnsaid, inWordsOf, type QuestionSaid, wordsOf } from './words.ts';

/** One question of a form, as it is put. */
interface Asked {
  readonly form: FormOf;
  readonly context: Context;
  readonly question: Question;
  readonly said: Said;
  readonly put: FormQuestion;
  /** What was typed before, or is proposed. */
  readonly initial: string | undefined;
}

/** Puts a question in the way of its kind: one of a closed list, one of the records, yes or no, or a line of text. */
export async function ask(
  form: FormOf,
  context: Context,
  {
    question,
    talk,
    typed,
    leaves,
  }: {
    readonly question: Question;
    readonly talk: Talk;
    readonly typed: string | undefined;
    /** Before the first question there is a screen to go back to. */
    readonly leaves: boolean;
  },
): Promise<Reply | 'back'> {
  const { field } = question;
  const said = saidIn(talk);
  const initial = typed || (await form.grammar.proposes?.[field.name]?.(context, said));
  const shown = await form.grammar.shows?.[field.name]?.(context, said);
  const put = putAs(form, context, { field, first: talk.replies.length === 0 && !leaves, said, shown });
  const asked = { form, context, question, said, put, initial };
  const choices = field === WHAT ? editsOf(form, context) : await form.grammar.choices?.[field.name]?.(context, said);
  if (choices !== undefined && choices.length > 0)
    return field.several ? severally(asked, (one) => chosen(one, choices)) : chosen(asked, choices);
  const picker = PICKERS[field.name];
  if (picker) return field.several ? severally(asked, (one) => picked(one, picker)) : picked(asked, picker);
  return field.value === '' || (field.open && field.asked !== 'needed') ? yesOrNo(asked) : line(asked);
}

function putAs(
  { path }: FormOf,
  { words }: Context,
  {
    field,
    first,
    said,
    shown = '',
  }: { readonly field: Field; readonly first: boolean; readonly said: Said; readonly shown: string | undefined },
): FormQuestion {
  const texts: QuestionSaid = field === WHAT ? words.questions.what : wordsOf(words, path, field.name, said);
  const { ask: question, hint: told, enter, more } = texts;
  const hint = [shown, told].filter(Boolean).join(' ');
  const meaning = meaningOf(words, field, path);
  const explain = [hint, more ?? meaning, field.value === 'day' ? words.questions.form.days : undefined].filter(
    (text): text is string => text !== undefined && text !== '',
  );
  return {
    question,
    ...(hint !== '' && { hint }),
    ...(enter !== undefined && { enter }),
    explain,
    flag: namedAs(field),
    first,
  };
}

const editsOf = ({ path, grammar: { edits = [] } }: FormOf, { words }: Context): readonly Choice[] =>
  edits.map((name) => ({ value: name, name: wordsOf(words, path, name).label }));

const answerOf = ({ question: { field } }: Asked, typed: string, shown: string, says: Said): Reply => ({
  field,
  typed,
  shown,
  says,
});

/** Left blank: what was begun on the command line is not said either. */
const blank = (asked: Asked, shown = ''): Reply =>
  answerOf(asked, '', shown, { [asked.question.field.name]: undefined });

const one = ({ question: { field } }: Asked, value: string): Said => ({
  [field.name]: field.several ? [value] : value,
});

async function chosen(asked: Asked, choices: readonly Choice[]): Promise<Reply | 'back'> {
  const { context, put, question, initial } = asked;
  const how = { optional: question.optional, ...(initial !== undefined && { initial }) };
  const value = await context.prompt.select(put, choices, how);
  if (value === BACK) return 'back';
  if (value === '') return blank(asked);
  const says = asked.form.grammar.says?.[question.field.name]?.(value, context) ?? one(asked, value);
  return answerOf(asked, value, choices.find((choice) => choice.value === value)?.name ?? value, says);
}

async function picked(asked: Asked, picker: Picker): Promise<Reply | 'back'> {
  const { context, put, question, said } = asked;
  const { add } = picker;
  const find = async (term: string) => {
    const found = await foundBy(picker, context, term, said);
    const exact = found.find(({ value }) => value.toUpperCase() === term.normalize('NFKC').toUpperCase());
    if (exact) return [exact];
    // Words of one's own will do where the flag takes a text.
    return question.field.value === 'text' && term !== '' ? [...found, { value: term, name: term }] : found;
  };
  const label = add && context.words.questions.add[add.as];
  for (;;) {
    const value = await context.prompt.pick(put, { optional: question.optional, find, ...(label && { add: label }) });
    if (value === BACK) return 'back';
    if (value === '') return blank(asked);
    if (typeof value === 'string') {
      const name = (await find(value)).find((choice) => choice.value === value)?.name ?? value;
      return answerOf(asked, value, name, one(asked, value));
    }
    const begun = value.add === '' ? undefined : add?.typed?.(value.add);
    const exit = add ? await performed(context, add.argv(said), begun && { typed: begun }) : 1;
    const made = exit === 0 ? await picker.last?.(context, said) : undefined;
    if (made) return answerOf(asked, made.value, made.name, one(asked, made.value));
  }
}

/** One after the other, until Enter. */
async function severally(asked: Asked, each: (asked: Asked) => Promise<Reply | 'back'>): Promise<Reply | 'back'> {
  const { field } = asked.question;
  const { words } = asked.context;
  const replies: Reply[] = [];
  for (;;) {
    const optional = replies.length > 0 || asked.question.optional;
    const put = replies.length === 0 ? asked.put : { ...asked.put, first: false, enter: words.questions.form.endsList };
    const answer = await each({ ...asked, put, initial: undefined, question: { field, optional } });
    if (answer === 'back' && replies.pop() === undefined) return 'back';
    if (answer === 'back') continue;
    if (answer.typed !== '') replies.push(answer);
    else if (replies.length === 0) return blank(asked);
    else {
      const values = [...new Set(replies.map(({ typed }) => typed))];
      const shown = [...new Set(replies.map((every) => every.shown))].join(', ');
      return answerOf(asked, values.join(', '), shown, { [field.name]: values });
    }
  }
}

async function yesOrNo(asked: Asked): Promise<Reply | 'back'> {
  const { context, put, question, initial } = asked;
  const { yes, no } = context.words.screen;
  const choices = [
    { value: 'y', name: yes },
    { value: 'n', name: no },
  ];
  const value = await context.prompt.select(put, choices, { optional: question.optional, initial });
  if (value === BACK) return 'back';
  if (value === '') return blank(asked);
  return answerOf(asked, value, value === 'y' ? yes : no, { [question.field.name]: value === 'y' });
}

async function line(asked: Asked): Promise<Reply | 'back'> {
  const { form, context, question, initial } = asked;
  const { field, optional } = question;
  const { words, today } = context;
  const enter = await dayUnsaid(form, context, field.name, asked.said);
  const put = enter === undefined ? asked.put : { ...asked.put, enter };
  const says = (value: string) => form.grammar.says?.[field.name]?.(value, context);
  const named =
    field.is === 'flag'
      ? namedAs(field)
      : words.questions.form.named(wordsOf(words, form.path, field.name, asked.said).label);
  let oddBefore: string | undefined;
  const check = async (value: string) => {
    const problem = await wrongIn({ form, context, field, said: asked.said, named }, value);
    if (problem) return inWordsOf(form, words, problem, asked.said);
    const odd = oddIn(form, context, field.name, value);
    // Whoever means it says it twice.
    if (odd === undefined || value === oddBefore) return undefined;
    oddBefore = value;
    return words.questions.form.oddOnce(odd);
  };
  /** Days are shown with their weekdays, as they were understood. */
  const told = (value: string): string | undefined => {
    const more = says(value);
    const understood = more && form.grammar.tells?.[field.name]?.(more, words);
    if (understood !== undefined) return understood;
    const days = more ? Object.values(more) : dayIn(value);
    return days.length > 0 && days.every((day) => typeof day === 'string' && isDay(day))
      ? days.map((day) => words.questions.form.day(day as LocalDate, weekday(day as LocalDate))).join(' – ')
      : undefined;
  };
  const dayIn = (value: string): readonly LocalDate[] =>
    field.value === 'day' && problemOf(words, () => dayArgument(value, today)) === undefined
      ? [dayArgument(value, today)]
      : [];
  const value = await context.prompt.line(put, {
    optional,
    ...(initial !== undefined && { initial }),
    check,
    echo: told,
  });
  if (value === BACK) return 'back';
  const typed = value.trim();
  if (typed === '') return blank(asked, enter);
  const shown = told(typed) ?? typed;
  const more = says(typed);
  if (more) return answerOf(asked, typed, shown, more);
  const [day] = dayIn(typed);
  if (day) return answerOf(asked, typed, shown, one(asked, day));
  if (!field.several) return answerOf(asked, typed, typed, one(asked, typed));
  return answerOf(asked, typed, typed, {
    [field.name]: typed
      .split(/[;；]/)
      .map((part) => part.trim())
      .filter(Boolean),
  });
}

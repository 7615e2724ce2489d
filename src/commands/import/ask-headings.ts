import type { Context } from '../../context.ts';
import { foldHeading, type Headings, headingKeyOf, LEFT_OUT } from '../../core/imports/headings.ts';
import { type AnyField, headingKey } from '../../core/model/student-fields.ts';
import { BACK, type Choice, type FormQuestion } from '../../terminal/prompt.ts';
import { given } from '../shared/arguments.ts';
import { isMapName, type MapOptions } from './maps.ts';
import type { ImportList } from './reader.ts';

/**
 * Asks what each heading means that nobody knows: a field that no other column is, or nothing. From then on the answers are what `--map`
 * says, and they are kept under a name if somebody wants that.
 */
export async function headingsAsked<F extends AnyField, O extends MapOptions>(
  context: Context,
  { columns: { columns }, warnings }: ImportList<F>,
  options: O,
  { fields }: Headings<F>,
): Promise<O> {
  const unknown = columns.filter(({ heading, meaning }) => heading !== '' && meaning === undefined);
  if (unknown.length === 0) return options;
  const known = columns.flatMap(({ meaning }) => headingKeyOf(meaning) ?? []);
  const keys: string[] = [];
  for (;;) {
    const heading = unknown[keys.length]?.heading;
    if (heading === undefined) {
      const map = [...(options.map ?? []), ...unknown.map((one, at) => `${one.heading}=${keys[at]}`)];
      const name = await keptAs(context, options);
      if (name !== BACK) return { ...options, map, ...given({ saveMap: name || options.saveMap }) };
      keys.pop();
      continue;
    }
    const free = fields.filter((field) => ![...known, ...keys].includes(headingKey(field)));
    const about = warnings.find(({ column, problem }) => problem.code === 'unknown-column' && column === heading);
    const likely = about?.problem.code === 'unknown-column' ? about.problem.key : undefined;
    const answer = await meant(context, { heading, free, likely, first: keys.length === 0 });
    if (answer === BACK) keys.pop();
    else keys.push(answer);
  }
}

interface Asked {
  readonly heading: string;
  readonly free: readonly AnyField[];
  /** The key of the field that is most likely meant. */
  readonly likely: string | undefined;
  readonly first: boolean;
}

async function meant({ prompt, words }: Context, { heading, free, likely, first }: Asked) {
  const texts = words.imports.headings;
  const choiceOf = (field: AnyField): Choice => ({ value: headingKey(field), ...texts.field(field.headings) });
  const leave: Choice = { value: LEFT_OUT, name: texts.leave };
  const sorted = free.toSorted((a, b) => Number(headingKey(b) === likely) - Number(headingKey(a) === likely));
  const question: FormQuestion = {
    question: texts.ask(heading),
    hint: texts.hint,
    enter: texts.leaves,
    explain: [texts.hint, texts.kept, texts.all(sorted.map((field) => choiceOf(field).name))],
    flag: `--map "${heading}=…"`,
    first,
  };
  const find = async (term: string) => {
    const folded = foldHeading(term);
    const names = (field: AnyField) => field.headings.map(foldHeading);
    const exact = sorted.filter((field) => folded !== '' && names(field).includes(folded));
    const found = exact.length > 0 ? exact : sorted.filter((field) => names(field).some((one) => one.includes(folded)));
    return folded === '' ? [leave, ...found.map(choiceOf)] : found.map(choiceOf);
  };
  const answer = await prompt.pick(question, { optional: true, find });
  return typeof answer === 'string' ? answer || LEFT_OUT : BACK;
}

/** The name under which the answers are kept; none where it was said before, or nothing is written. */
async function keptAs({ prompt, words, runFlags }: Context, { saveMap }: MapOptions) {
  if (saveMap !== undefined || runFlags.dryRun) return '';
  const { keep, keepHint, keepNot } = words.imports.headings;
  const asked = { question: keep, hint: keepHint, enter: keepNot, flag: '--save-map', first: false };
  const check = (value: string) => (isMapName(value) ? undefined : words.errors['map-name']({ value }).message);
  return prompt.line(asked, { optional: true, check });
}

import type { Command } from 'commander';
import type { Chosen, Context } from '../../context.ts';
import { argvOf } from '../../core/text/command-line.ts';
import { nearest } from '../../core/text/nearest.ts';
import { Abort, EXIT, Told } from '../../errors.ts';
import type { Held } from '../../terminal/asking/held.ts';
import { BACK, type Choice } from '../../terminal/prompt.ts';
import { sentenceOf } from '../../wording/describe.ts';
import type { Words } from '../../wording/words.ts';
import { LAST, lastStudent, studentsFitting } from '../forms/pickers.ts';
import type { Kit } from '../shared/kit.ts';
import { desk, type Offer } from './desk.ts';
import { page } from './page.ts';

/** Where somebody works: at the desk; at one thing of several students, each with a command; at one student. */
type Place = (
  | { readonly at: 'desk' }
  | { readonly at: 'shared'; readonly key: string }
  | { readonly at: 'student'; readonly word: string }
) & {
  /** How much of it was shown before. */
  readonly from: number;
};

/** What stands on the screen: what its numbers do, and with whom to go on. */
interface Standing {
  readonly context: Context;
  /** The same place, of one of several students the one who was chosen: nobody is asked again. */
  readonly place: Place;
  readonly offers: readonly Offer[];
  /** The number of the first. */
  readonly first: number;
  /** There is more behind them. */
  readonly more: boolean;
  readonly mayRecord: boolean;
}

/** With the answers of what was done here, which the next screen shows last. */
type Acting = Standing & { readonly held: Held[] };

/** What may be typed as a command, and what a word that is none is told. */
export interface Commands {
  readonly names: readonly string[];
  /** The verbs of a group; none where the name is a command. */
  verbs(name: string): Promise<readonly Choice[]>;
  unknown(word: string): Abort | Promise<Abort>;
}

/** `coopj` alone is the desk; with words that are no command, the page of the one student whom they fit. */
export const workAt = (kit: Kit, root: Command, words: readonly string[], commands: Commands): Promise<void> =>
  words.length === 0 ? work(kit, root, { at: 'desk', from: 0 }, commands) : pageAt(kit, root, words, commands);

/** Of the verbs of a group. */
export const verbsOf = (group: Command): Commands => ({
  names: [],
  verbs: async () => [],
  unknown(word) {
    const close = nearest(
      word,
      group.commands.map((one) => one.name()),
    );
    const command = `coopj ${group.name()}`;
    return new Abort('unknown-command', { word, command, ...(close !== undefined && { nearest: close }) });
  },
});

/** The page of the student whom the words fit; else the nearest command is named. */
export async function pageAt(kit: Kit, command: Command, words: readonly string[], commands: Commands): Promise<void> {
  // One student, though there is a blank in the name.
  const word = words.join(' ');
  command.processedArgs[0] = [word];
  try {
    await work(kit, command, { at: 'student', word, from: 0 }, commands);
  } catch (error) {
    throw isUnknown(error) ? await commands.unknown(words[0] ?? '') : error;
  }
}

/** Nobody is called so, or nobody can be known yet: then it was meant to be a command. */
const isUnknown = (error: unknown): boolean =>
  error instanceof Abort && ['no-such-student', 'profile-missing', 'store-missing'].includes(error.problem);

/** Shows a place; on a terminal asks what to do there, does it, and shows it as it is then, until Enter leaves the first place. */
async function work(kit: Kit, command: Command, first: Place, commands: Commands): Promise<void> {
  const places: Place[] = [first];
  const held: Held[] = [];
  let standing: Standing | undefined;
  for (let place = places.at(-1); place; place = places.at(-1)) {
    const before = standing;
    try {
      standing = await shown(kit, command, place, held);
    } catch (error) {
      // The first place was asked for on the command line.
      if (!(error instanceof Abort) || before === undefined || places.length === 1) throw error;
      before.context.out.warn(sentenceOf(kit.words, error).message);
      standing = undefined;
    }
    if (standing === undefined) {
      // Nobody is called so, or of several none was chosen: it is asked again below what stands there.
      places.pop();
      standing = before;
    } else places.splice(-1, 1, standing.place);
    if (!standing?.context.prompt.able || !standing.context.out.isOnTerminal) return;
    if (place.at === 'shared' && standing.offers.length === 0) places.pop();
    else await act({ ...standing, held }, places, commands);
  }
}

/** The records are open only while they are looked at: what is done next opens them itself. */
async function shown(kit: Kit, command: Command, place: Place, held: Held[]): Promise<Standing | undefined> {
  let standing: Standing | undefined;
  const rest = held.reduce((sum, { lines }) => sum + lines, held.length > 0 ? 1 : 0);
  await kit.withContext(command, async (context) => {
    const mayRecord = await context.may('clerk');
    if (place.at === 'student') {
      const word = await meant(context, place.word);
      if (word === undefined) return;
      const commands = await page(context, word, rest);
      const offers = commands.map((settle) => ({ settle }));
      standing = { context, place: { ...place, word }, offers, first: 1, more: false, mayRecord };
      return;
    }
    standing = { context, place, first: place.from + 1, mayRecord, ...(await desk(context, { ...place, rest })) };
  });
  if (held.length > 0) standing?.context.out.note('');
  await told(held);
  return standing;
}

async function told(held: Held[]): Promise<void> {
  for (const { tell } of held.splice(0)) await tell();
}

/** So many students are shown to choose from: of more, more of the name is typed. */
const SHOWN = 10;

/** The number of the one student whom a word fits, or of the one chosen of several; undefined where nobody was chosen. */
async function meant({ store, prompt, out, words }: Context, word: string): Promise<string | undefined> {
  if (word.normalize('NFKC') === LAST) return (await lastStudent(store))?.student.number ?? word;
  const asks = prompt.able && out.isOnTerminal && out.format === 'table' && word.trim() !== '';
  if (!asks || (await store.dossier(word.normalize('NFKC').trim()))) return word;
  const found = await studentsFitting(store, word, SHOWN + 1);
  const [first, ...others] = found;
  if (first === undefined || others.length === 0) return first?.value ?? word;
  const { several, severalHint, back } = words.desk.work;
  const choices = found.slice(0, SHOWN);
  const isAll = choices.length === found.length;
  const question = {
    question: several(word, choices.length, isAll),
    ...(!isAll && { hint: severalHint }),
    enter: back,
    flag: `coopj ${first.value}`,
    first: true,
  };
  const chosen = await prompt.select(question, choices, { optional: true });
  return chosen === BACK || chosen === '' ? undefined : chosen;
}

/** Words that may be typed below what stands there, besides numbers, names and commands. */
const WORDS = {
  all: undefined,
  new: ['student', 'add'],
  report: ['report', 'monthly'],
  undo: ['undo'],
  more: undefined,
} as const satisfies Partial<Record<keyof Words['desk']['work']['means'], readonly string[] | undefined>>;
type DeskWord = keyof typeof WORDS;
const RECORDING: readonly DeskWord[] = ['all', 'new', 'undo'];

/** A word of the desk that is no command: `new` is told as `student add`. */
export function atDesk(word: string): Abort | undefined {
  const nearest = Object.entries(WORDS)
    .find(([name]) => name === word.toLowerCase())?.[1]
    ?.join(' ');
  return nearest === undefined ? undefined : new Abort('unknown-command', { word, command: 'coopj', nearest });
}

/** What is understood. */
function wordsAt({ more, offers, place }: Standing): readonly DeskWord[] {
  const hidden: readonly DeskWord[] = [
    ...(place.at === 'shared' && offers.length > 1 ? [] : (['all'] as const)),
    ...(more ? [] : (['more'] as const)),
  ];
  return (Object.keys(WORDS) as DeskWord[]).filter((word) => !hidden.includes(word));
}

/** Asks until something was done. What failed leaves the screen as it is: its message is to be read. */
async function act(standing: Acting, places: Place[], { names, verbs }: Commands): Promise<void> {
  const { context, offers, first, place } = standing;
  const { words, prompt } = context;
  const { work: told } = words.desk;
  const known = wordsAt(standing);
  // What is refused to whoever may only look is not offered, in the line of hints and for `?`; typed, it says why.
  const offered = standing.mayRecord ? known : known.filter((word) => !RECORDING.includes(word));
  let fresh = true;
  for (;;) {
    const answer = await prompt.order(told.order(offered, places.length > 1), fresh).catch(stopped);
    fresh = true;
    const plain = answer.normalize('NFKC').toLowerCase();
    const word = known.find((one) => one === plain || (one === 'all' && plain === 'a'));
    if (plain === '?') {
      for (const line of told.explain(offered.map((one) => `${one}: ${told.means[one]}`))) context.out.note(line);
      fresh = false;
      continue;
    }
    if (plain === '' || plain === '<') return void places.pop();
    if (word === 'more') {
      places.splice(-1, 1, { ...place, from: first - 1 + offers.length });
      return;
    }
    if (word === 'all') {
      if (await performEach(standing, offers)) return;
      continue;
    }
    if (/^\d{1,3}(?:[\s,、]+\d{1,3})*$/.test(plain)) {
      const chosen = plain.split(/[\s,、]+/).map((number) => offers[Number(number) - first]);
      if (!chosen.every((offer) => offer !== undefined)) {
        context.out.warn(offers.length === 0 ? told.noNumber : told.whichNumber(first, first + offers.length - 1));
        fresh = false;
        continue;
      }
      const [only, ...others] = chosen;
      if (only && 'key' in only && others.length === 0)
        return void places.push({ at: 'shared', key: only.key, from: 0 });
      if (await performEach(standing, chosen)) return;
      continue;
    }
    const argv = word === undefined ? await lineOf(context, answer, { names, verbs }) : WORDS[word];
    if (argv === undefined) return void places.push({ at: 'student', word: answer, from: 0 });
    const whose = word === undefined && place.at === 'student' ? { student: place.word } : {};
    if (argv.length === 0 || (await isPerformed(standing, argv, whose))) return;
  }
}

/** What is typed below the desk as a command; nothing where its verb was asked for and not said, undefined where it is no command. */
async function lineOf(
  { words, prompt }: Context,
  answer: string,
  { names, verbs }: Pick<Commands, 'names' | 'verbs'>,
): Promise<readonly string[] | undefined> {
  const [name = '', ...rest] = argvOf(answer.replace(/^coopj\s+/, ''));
  if (!names.includes(name)) return undefined;
  const choices = rest.length === 0 ? await verbs(name) : [];
  if (choices.length === 0) return [name, ...rest];
  const question = { question: words.desk.work.verb, enter: words.desk.work.back, flag: `coopj ${name}`, first: true };
  const verb = await prompt.select(question, choices, { optional: true });
  return verb === BACK || verb === '' ? [] : [name, verb];
}

/** Ctrl-C where nothing is under way: what was recorded at the desk before stays, so that nothing is said of changes. */
function stopped(error: unknown): never {
  throw error instanceof Abort && error.problem === 'cancelled' ? new Told(EXIT.cancelled) : error;
}

/** One after the other, until one fails; says whether all were done. What students have in common is asked once for all of them. */
async function performEach(at: Acting, offers: readonly Offer[]): Promise<boolean> {
  const left = offers.filter((offer) => 'settle' in offer);
  for (let one = left.shift(); one; one = left.shift()) {
    const { settle, student } = one;
    const alike = left.filter((other) => commonOf(other) === commonOf(one));
    const others = alike.flatMap((other) => other.student ?? []);
    let line = settle;
    const chosen = {
      byNumber: true,
      also: others.map(({ number, name }) => `${number} ${name}`),
      ran(told: string) {
        line = told;
      },
    };
    if (!(await isPerformed(at, argvOf(settle).slice(1), chosen))) return false;
    for (const { number } of others) {
      const same = argvOf(line).map((word) => (word === student?.number ? number : word));
      if (!(await isPerformed(at, [...same.slice(1), '--yes'], {}))) return false;
    }
    for (const other of alike) left.splice(left.indexOf(other), 1);
  }
  return true;
}

/** The command without its student; of one that is about nobody alone, an object that is like no other. */
const commonOf = ({ settle, student }: Extract<Offer, { readonly settle: string }>): unknown =>
  student === undefined
    ? {}
    : argvOf(settle)
        .map((word) => (word === student.number ? '' : word))
        .join(' ');

/** Says whether it was done. What was broken off by Ctrl-C ends the desk too: it has said so. */
async function isPerformed({ context, held }: Acting, argv: readonly string[], chosen: Chosen): Promise<boolean> {
  const exit = await context.perform(argv, { ...chosen, held: (one) => void held.push(one) });
  // No screen comes next.
  if (exit !== EXIT.done) await told(held);
  context.out.note('');
  if (exit === EXIT.cancelled) throw new Told(exit);
  return exit === EXIT.done;
}

import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { argvOf } from '../../core/text/command-line.ts';
import { nearest } from '../../core/text/nearest.ts';
import { Abort, EXIT, Told } from '../../errors.ts';
import { BACK, type Choice } from '../../terminal/prompt.ts';
import { sentenceOf } from '../../wording/describe.ts';
import type { Kit } from '../shared/kit.ts';
import { desk, type Offer } from './desk.ts';
import { page } from './page.ts';

/** Where somebody works: at the desk, from its n-th thing on; at one thing of several students, each with a command; at one student. */
type Place =
  | { readonly at: 'desk'; readonly from: number }
  | { readonly at: 'shared'; readonly key: string }
  | { readonly at: 'student'; readonly word: string };

/** What stands on the screen: what its numbers do, and with whom to go on. */
interface Standing {
  readonly context: Context;
  readonly offers: readonly Offer[];
  /** The number of the first. */
  readonly first: number;
  /** There is more behind them. */
  readonly more: boolean;
}

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
    await work(kit, command, { at: 'student', word }, commands);
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
  let standing: Standing | undefined;
  for (let place = places.at(-1); place; place = places.at(-1)) {
    const before = standing;
    try {
      standing = await shown(kit, command, place);
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
    }
    if (!standing?.context.prompt.able || !standing.context.out.isOnTerminal) return;
    if (place.at === 'shared' && standing.offers.length === 0) places.pop();
    else await act(standing, places, commands);
  }
}

/** The records are open only while they are looked at: what is done next opens them itself. */
async function shown(kit: Kit, command: Command, place: Place): Promise<Standing | undefined> {
  let standing: Standing | undefined;
  await kit.withContext(command, async (context) => {
    if (place.at === 'student') {
      const word = await meant(context, place.word);
      if (word === undefined) return;
      const commands = await page(context, word);
      standing = { context, offers: commands.map((settle) => ({ settle })), first: 1, more: false };
      return;
    }
    const { offers, more } = await desk(context, place.at === 'desk' ? place : { from: 0, key: place.key });
    standing = { context, offers, first: place.at === 'desk' ? place.from + 1 : 1, more };
  });
  return standing;
}

/** So many students are shown to choose from: of more, more of the name is typed. */
const SHOWN = 10;

/** One of several students whom a word fits; undefined where nobody was chosen. */
async function meant(context: Context, word: string): Promise<string | undefined> {
  const { store, prompt, out, words } = context;
  if (
    !prompt.able ||
    !out.isOnTerminal ||
    out.format !== 'table' ||
    (await store.dossier(word.normalize('NFKC').trim()))
  )
    return word;
  const choices: Choice[] = [];
  let count = 0;
  for await (const { number, name, program } of store.students({ find: word })) {
    count += 1;
    if (count <= SHOWN) choices.push({ value: number, name: `${number} ${name}`, note: program });
  }
  if (count < 2 || word.trim() === '') return word;
  const { several, severalHint, back } = words.desk.work;
  const hint = count > SHOWN ? severalHint(count - SHOWN) : undefined;
  const question = { question: several(word, count), ...(hint && { hint }), enter: back, flag: 'coopj', first: true };
  const chosen = await prompt.select(question, choices, { optional: true });
  return chosen === BACK || chosen === '' ? undefined : chosen;
}

/** Asks until something was done. What failed leaves the screen as it is: its message is to be read. */
async function act(
  { context, offers, first, more }: Standing,
  places: Place[],
  { names, verbs }: Commands,
): Promise<void> {
  const { words, prompt } = context;
  const { work: told } = words.desk;
  const isDesk = places.length === 1 && places[0]?.at === 'desk';
  for (;;) {
    const answer = await prompt.order(isDesk ? told.atDesk(more) : told.inside(places.length > 1)).catch(stopped);
    const plain = answer.normalize('NFKC').toLowerCase();
    if (plain === '?') {
      for (const line of told.explain) context.out.note(line);
      continue;
    }
    if (plain === '' || plain === '<') return void places.pop();
    if (plain === 'more') {
      const place = places.at(-1);
      if (more && place?.at === 'desk') places.splice(-1, 1, { at: 'desk', from: first - 1 + offers.length });
      return;
    }
    if (/^\d{1,3}(?:[\s,、]+\d{1,3})*$/.test(plain)) {
      const chosen = plain.split(/[\s,、]+/).map((number) => offers[Number(number) - first]);
      if (!chosen.every((offer) => offer !== undefined)) {
        context.out.warn(offers.length === 0 ? told.noNumber : told.whichNumber(first, first + offers.length - 1));
        continue;
      }
      const [only, ...others] = chosen;
      if (only && 'key' in only && others.length === 0) return void places.push({ at: 'shared', key: only.key });
      const lines = chosen.map((offer) => ('settle' in offer ? argvOf(offer.settle).slice(1) : undefined));
      if (await performEach(context, lines)) return;
      continue;
    }
    const argv = await lineOf(context, answer, { names, verbs });
    if (argv === undefined) return void places.push({ at: 'student', word: answer });
    if (argv.length === 0 || (await performEach(context, [argv]))) return;
  }
}

/** What is typed below the desk as a command; nothing where its verb was asked for and not said, undefined where it is no command. */
async function lineOf(
  { words, prompt }: Context,
  answer: string,
  { names, verbs }: Pick<Commands, 'names' | 'verbs'>,
): Promise<readonly string[] | undefined> {
  const plain = answer.normalize('NFKC').toLowerCase();
  if (plain === 'new') return ['student', 'add'];
  if (plain === 'report') return ['report', 'monthly'];
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

/**
 * One command after the other, until one fails; says whether all were done. What was broken off by Ctrl-C ends the desk too: it has
 * said so.
 */
async function performEach(context: Context, lines: readonly (readonly string[] | undefined)[]): Promise<boolean> {
  for (const argv of lines) {
    if (argv === undefined) continue;
    const exit = await context.perform(argv);
    context.out.note('');
    if (exit === EXIT.cancelled) throw new Told(exit);
    if (exit !== EXIT.done) return false;
  }
  return true;
}

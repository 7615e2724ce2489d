import type { Base } from '../context.ts';
import type { Program } from '../core/profile/office.ts';
import { isInvented, isOther, OF_SOKENDAI } from '../core/profile/own.ts';
import { Abort, EXIT } from '../errors.ts';
import { editOffice, type SettingRequest } from '../office/profile-file.ts';
import { BACK } from '../terminal/prompt.ts';
import { sentenceOf } from '../wording/describe.ts';
import { given } from './shared/arguments.ts';

/** What the wizard asks: the settings that differ in every office. The others have a usual value in the sample. */
const ASKED = [
  'university.name',
  'office.name',
  'office.address',
  'office.telephone',
  'office.email',
  'issuer.title',
  'issuer.name',
  'course.code',
  'course.title',
  'course.credits',
  'course.teacher',
] as const;
type Asking = (typeof ASKED)[number];

/** Both languages are one answer, `見本課 / Mihon Office`. */
type Pair = Exclude<Asking, 'office.telephone' | 'office.email' | 'course.code' | 'course.credits'>;
type Setting = Exclude<Asking, Pair> | `${Pair}.${'ja' | 'en'}`;
const SINGLE: readonly Asking[] = ['office.telephone', 'office.email', 'course.code', 'course.credits'];
const isPair = (key: Key): key is Pair =>
  (ASKED as readonly Key[]).includes(key) && !(SINGLE as readonly Key[]).includes(key);

/** SOKENDAI has these in the sample. */
const ELSEWHERE: readonly Asking[] = ['office.address', 'course.code', 'course.title', 'course.credits'];

/** One of the programmes: another one is asked for until a blank answer. */
type AskedProgram = `programs.${number}`;
type Key = Asking | Setting | AskedProgram;

/** No profile is without them. */
const NEEDED: readonly Key[] = ['university.name', 'office.name'].flatMap(
  (key) => [key, `${key}.ja`, `${key}.en`] as Key[],
);

type Answers = ReadonlyMap<Key, string>;

/** What was answered: settings, and programmes with what stands in an office's own file of each. */
export interface Asked {
  readonly settings: readonly SettingRequest[];
  readonly programs: readonly Pick<Program, 'program' | 'institute'>[];
}

const isProgram = (key: Key): key is AskedProgram => key.startsWith('programs.');

/** The settings that a question is about. */
const settingsIn = (key: Exclude<Key, AskedProgram>): readonly Setting[] =>
  isPair(key) ? [`${key}.ja`, `${key}.en`] : [key as Setting];

/** The questions, as far as they are known by now: what a university is asked depends on its name. */
function keysOf(answers: Answers, said: readonly SettingRequest[]): readonly Key[] {
  const other = isOther([...settingsOf(answers), ...said]);
  const programs = [...answers].filter(([key, value]) => isProgram(key) && value !== '').length;
  const open = ASKED.filter((key) => other || !ELSEWHERE.includes(key)).flatMap((key): Key[] => {
    const settings = settingsIn(key);
    const left = settings.filter((one) => !said.some((request) => request.key === one));
    return left.length === settings.length ? [key] : [...left];
  });
  return [...open, ...(other ? Array.from({ length: programs + 1 }, (_, at): AskedProgram => `programs.${at}`) : [])];
}

/** How far it is: all programmes are one question, and before the name of the university nobody can tell. */
function placeOf(at: number, asked: readonly Key[]): string {
  const counted = asked.filter((key) => key !== 'university.name' && (!isProgram(key) || key === 'programs.0'));
  const number = at + 1 - (asked[0] === 'university.name' ? 1 : 0);
  return number === 0 ? '' : `${Math.min(number, counted.length)}/${counted.length} `;
}

const partsOf = (answer: string) => answer.split(/[/／]/).map((part) => part.trim());

/** What is said of one programme: its name, and its institute's, each in Japanese and in English. */
function programOf(answer: string): Asked['programs'][number] {
  const [ja = '', en = '', instituteJa = '', instituteEn = ''] = partsOf(answer);
  return { program: { ja, en }, institute: { ja: instituteJa, en: instituteEn } };
}

/** What people call SOKENDAI. */
const CALLED_SOKENDAI =
  /^(?:総合研究大学院大学|総研大|sokendai|(?:the )?graduate university for advanced studies(?:, sokendai)?)$/i;

/** Both languages of an answer; a university that is known has one name, and its English one need not be said. */
function bothOf(key: Pair, answer: string): readonly [ja: string, en?: string] {
  const [ja, en] = partedOf(answer);
  if (key !== 'university.name' || !CALLED_SOKENDAI.test(ja.normalize('NFKC')))
    return en === undefined ? [ja] : [ja, en];
  const official = [OF_SOKENDAI['university.name.ja'] ?? '', OF_SOKENDAI['university.name.en'] ?? ''] as const;
  return [official[0], ja === official[0] && en !== undefined ? en : official[1]];
}

function partedOf(answer: string): readonly [ja: string, en?: string] {
  const apart = answer.split(/\s[/／]\s/).length === 2 ? /\s[/／]\s/ : /[/／]/;
  const at = answer.search(apart);
  const ja = (at < 0 ? answer : answer.slice(0, at)).trim();
  return at < 0 ? [ja] : [ja, answer.slice(at).replace(apart, '').trim()];
}

const requestsOf = (key: Exclude<Key, AskedProgram>, answer: string): readonly SettingRequest[] => {
  if (!isPair(key)) return [{ key, value: key === 'course.credits' && answer === '' ? '0' : answer }];
  const [ja, en = ''] = bothOf(key, answer);
  return [
    { key: `${key}.ja`, value: ja },
    { key: `${key}.en`, value: en },
  ];
};

const settingsOf = (answers: Answers): readonly SettingRequest[] =>
  [...answers].flatMap(([key, value]) => (isProgram(key) ? [] : requestsOf(key, value)));

/** What a blank answer says. */
function enterOf(key: Key, { questions }: Base['words']): string | undefined {
  if (key === 'course.credits') return '0';
  return isProgram(key) && key !== 'programs.0' ? questions.form.endsList : undefined;
}

/** Asks for what no flag said, shows all of it, and begins again where that is wished. A blank answer leaves the setting open. */
export async function askOffice(base: Base, sample: string, said: readonly SettingRequest[]): Promise<Asked> {
  const { prompt, words, place } = base;
  const { titles, questions, hints, explain, blank, both, ofSokendai, invented, really } = words.offices.init.wizard;
  const { named } = words.terms;
  const answers = new Map<Key, string>();
  const check = async (key: Key, value: string) => {
    if (isProgram(key)) return programOf(value).program.ja === '' ? hints.programs : undefined;
    if (isPair(key) && bothOf(key, value).length === 1) return both;
    const requests = requestsOf(key, value);
    const other = isOther([...settingsOf(answers), ...said]);
    if (other && requests.some((one) => !NEEDED.includes(one.key as Key) && one.value === OF_SOKENDAI[one.key]))
      return ofSokendai;
    try {
      await editOffice(sample, requests, place.profile);
      return undefined;
    } catch (error) {
      // The first line names the file.
      if (error instanceof Abort) return sentenceOf(words, error).message.split('\n').at(-1)?.replace(/^- /, '');
      throw error;
    }
  };
  const told = (key: Key): readonly string[] => {
    const answer = answers.get(key) ?? '';
    if (isProgram(key)) return [`  ${named(titles.programs, answer || `! ${blank}`)}`];
    return requestsOf(key, answer).map(({ key: one, value }) => {
      const shown = isInvented(one, value) ? invented(value) : value;
      return `  ${named(titles[one as Setting], answer === '' || value === '' ? `! ${blank}` : shown)}`;
    });
  };

  for (let at = 0; ; ) {
    const asked = keysOf(answers, said);
    const key = asked[at];
    if (key === undefined) {
      // The last programme is the one of which nothing was said.
      const lines = asked.filter((one) => one === 'programs.0' || !isProgram(one) || answers.get(one)).flatMap(told);
      if (asked.length === 0 || (await prompt.look(['', ...lines, ''], really(place.profile))) === 'go') break;
      at -= 1;
      continue;
    }
    const text = !isProgram(key) ? key : key === 'programs.0' ? 'programs' : 'more';
    const hint = hints[text];
    const answer = await prompt.line(
      {
        question: `${placeOf(at, asked)}${questions[text]}`,
        hint,
        ...given({ enter: enterOf(key, words) }),
        explain: [hint, explain],
        flag: isProgram(key)
          ? 'office.toml'
          : settingsIn(key)
              .map((one) => `--set ${one}=…`)
              .join(' '),
        first: at === 0,
      },
      {
        optional: !NEEDED.includes(key),
        initial: answers.get(key),
        check: (value) => check(key, value),
        ...(key === 'university.name' && { echo: (value: string) => bothOf(key, value).filter(Boolean).join(' / ') }),
      },
    );
    if (answer === BACK) at -= 1;
    else {
      answers.set(key, answer);
      at += 1;
    }
  }
  // Who went back to the name of the university may have answered what is not asked of it.
  const asked = keysOf(answers, said);
  const kept = new Map([...answers].filter(([key]) => asked.includes(key)));
  const programs = [...kept].flatMap(([key, value]) => (isProgram(key) && value !== '' ? [programOf(value)] : []));
  return { settings: settingsOf(kept), programs };
}

/** It was done, or broken off by Ctrl-C; who went back, or failed, chooses again. */
const isOver = (exit: number): boolean => exit === EXIT.done || exit === EXIT.cancelled;

/** A working office: what is done with it first. */
export async function offerFirst(base: Base): Promise<void> {
  const { prompt, words, perform } = base;
  const { offer, offers, file } = words.offices.init.wizard;
  for (;;) {
    const choices = (['import', 'register', 'rehearse', 'nothing'] as const).map((value) => ({
      value,
      name: offers[value],
    }));
    const chosen = await prompt.select({ question: offer, flag: 'coopj', first: true, fresh: true }, choices, {
      optional: false,
    });
    if (chosen === 'nothing') return;
    if (chosen === 'register' && isOver(await perform(['student', 'add']))) return;
    if (chosen === 'rehearse' && isOver(await perform(['tour']))) return;
    if (chosen !== 'import') continue;
    const name = await prompt.line(
      { question: file, flag: 'coopj import students', first: false },
      { optional: false, check: () => undefined },
    );
    if (name !== BACK && isOver(await perform(['import', 'students', name]))) return;
  }
}

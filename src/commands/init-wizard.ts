import type { Base } from '../context.ts';
import type { Program } from '../core/profile/office.ts';
import { isOther, OF_SOKENDAI } from '../core/profile/own.ts';
import { Abort } from '../errors.ts';
import { editOffice, type SettingRequest } from '../office/profile-file.ts';
import { BACK } from '../terminal/prompt.ts';
import { sentenceOf } from '../wording/describe.ts';
import { given } from './shared/arguments.ts';

/** What the wizard asks: the settings that differ in every office. The others have a usual value in the sample. */
const SETTINGS = [
  'university.name.ja',
  'university.name.en',
  'office.name.ja',
  'office.name.en',
  'office.address.ja',
  'office.address.en',
  'office.telephone',
  'office.email',
  'issuer.title.ja',
  'issuer.title.en',
  'issuer.name.ja',
  'issuer.name.en',
  'course.code',
  'course.title.ja',
  'course.title.en',
  'course.credits',
  'course.teacher.ja',
  'course.teacher.en',
] as const;
type Setting = (typeof SETTINGS)[number];

/** SOKENDAI has these in the sample. */
const ELSEWHERE: readonly Setting[] = [
  'office.address.ja',
  'office.address.en',
  'course.code',
  'course.title.ja',
  'course.title.en',
  'course.credits',
];

/** One of the programmes: another one is asked for until a blank answer. */
type AskedProgram = `programs.${number}`;
type Key = Setting | AskedProgram;

/** No profile is without them. */
const NEEDED: readonly string[] = ['university.name.ja', 'university.name.en', 'office.name.ja', 'office.name.en'];

type Answers = ReadonlyMap<Key, string>;

/** What was answered: settings, and programmes with what stands in an office's own file of each. */
export interface Asked {
  readonly settings: readonly SettingRequest[];
  readonly programs: readonly Pick<Program, 'program' | 'institute'>[];
}

const isProgram = (key: Key): key is AskedProgram => key.startsWith('programs.');

/** The questions, as far as they are known by now: what a university is asked depends on its name. */
function keysOf(answers: Answers, said: readonly SettingRequest[]): readonly Key[] {
  const other = isOther([...settingsOf(answers), ...said]);
  const programs = [...answers].filter(([key, value]) => isProgram(key) && value !== '').length;
  const settings = SETTINGS.filter((key) => other || !ELSEWHERE.includes(key));
  return [
    ...settings.filter((key) => !said.some((request) => request.key === key)),
    ...(other ? Array.from({ length: programs + 1 }, (_, at): AskedProgram => `programs.${at}`) : []),
  ];
}

/** What is said of one programme: its name, and its institute's, each in Japanese and in English. */
function programOf(answer: string): Asked['programs'][number] {
  const [ja = '', en = '', instituteJa = '', instituteEn = ''] = answer.split(/[/／]/).map((part) => part.trim());
  return { program: { ja, en }, institute: { ja: instituteJa, en: instituteEn } };
}

const settingsOf = (answers: Answers): readonly SettingRequest[] =>
  [...answers]
    .filter(([key]) => !isProgram(key))
    .map(([key, value]) => ({ key, value: key === 'course.credits' && value === '' ? '0' : value }));

/** Nothing stands there before it is answered, but what follows from an answer: a university that is known has one English name. */
const initialOf = (key: Key, answers: Answers): string | undefined =>
  answers.get(key) ??
  (key === 'university.name.en' && answers.get('university.name.ja') === OF_SOKENDAI['university.name.ja']
    ? OF_SOKENDAI[key]
    : undefined);

/** What a blank answer says. */
function enterOf(key: Key, { questions }: Base['words']): string | undefined {
  if (key === 'course.credits') return '0';
  return isProgram(key) && key !== 'programs.0' ? questions.form.endsList : undefined;
}

/** Asks for what no flag said, shows all of it, and begins again where that is wished. A blank answer leaves the setting open. */
export async function askOffice(base: Base, sample: string, said: readonly SettingRequest[]): Promise<Asked> {
  const { prompt, words, place } = base;
  const { titles, questions, hints, explain, blank, really } = words.offices.init.wizard;
  const answers = new Map<Key, string>();
  const check = async (key: Key, value: string) => {
    if (isProgram(key)) return programOf(value).program.ja === '' ? hints.programs : undefined;
    try {
      await editOffice(sample, [{ key, value }], place.profile);
      return undefined;
    } catch (error) {
      // The first line names the file.
      if (error instanceof Abort) return sentenceOf(words, error).message.split('\n').at(-1)?.replace(/^- /, '');
      throw error;
    }
  };

  for (let at = 0; ; ) {
    const asked = keysOf(answers, said);
    const key = asked[at];
    if (key === undefined) {
      const told = (one: Key) => `  ${titles[isProgram(one) ? 'programs' : one]}: ${answers.get(one) || `! ${blank}`}`;
      // The last programme is the one of which nothing was said.
      const lines = asked.filter((one) => one === 'programs.0' || !isProgram(one) || answers.get(one)).map(told);
      if (asked.length === 0 || (await prompt.look(['', ...lines, ''], really(place.profile))) === 'go') break;
      at -= 1;
      continue;
    }
    const text = isProgram(key) ? 'programs' : key;
    const hint = hints[text];
    const answer = await prompt.line(
      {
        question: `${at + 1}/${asked.length} ${questions[text]}`,
        hint,
        ...given({ enter: enterOf(key, words) }),
        explain: [hint, explain],
        flag: isProgram(key) ? 'office.toml' : `--set ${key}=…`,
        first: at === 0,
      },
      { optional: !NEEDED.includes(key), initial: initialOf(key, answers), check: (value) => check(key, value) },
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

/** A working office: what is done with it first. */
export async function offerFirst(base: Base): Promise<void> {
  const { prompt, words, perform } = base;
  const { offer, offers, file } = words.offices.init.wizard;
  for (;;) {
    const choices = (['import', 'register', 'rehearse', 'nothing'] as const).map((value) => ({
      value,
      name: offers[value],
    }));
    const chosen = await prompt.select({ question: offer, flag: 'coopj', first: true }, choices, { optional: false });
    if (chosen === 'register') return void (await perform(['student', 'add']));
    if (chosen === 'rehearse') return void (await perform(['tour']));
    if (chosen !== 'import') return;
    const name = await prompt.line(
      { question: file, flag: 'coopj import students', first: false },
      { optional: false, check: () => undefined },
    );
    if (name !== BACK) return void (await perform(['import', 'students', name]));
  }
}

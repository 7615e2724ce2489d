import type { Base } from '../context.ts';
import { OF_SOKENDAI } from '../core/profile/own.ts';
import { Abort } from '../errors.ts';
import { editOffice, type SettingRequest } from '../office/profile-file.ts';
import { BACK } from '../terminal/prompt.ts';
import { sentenceOf } from '../wording/describe.ts';

/** What the wizard asks: the settings that differ in every office. The others have a usual value in the sample. */
const ASKED = [
  'university.name.ja',
  'university.name.en',
  'office.name.ja',
  'office.name.en',
  'office.telephone',
  'office.email',
  'issuer.title.ja',
  'issuer.title.en',
  'issuer.name.ja',
  'issuer.name.en',
] as const;
type Asked = (typeof ASKED)[number];

/** No profile is without them. */
const NEEDED: readonly string[] = ['university.name.ja', 'university.name.en', 'office.name.ja', 'office.name.en'];

type Answers = ReadonlyMap<string, string>;

/** Nothing stands there before it is answered, but what follows from an answer: a university that is known has one English name. */
const initialOf = (key: Asked, answers: Answers): string | undefined =>
  answers.get(key) ??
  (key === 'university.name.en' && answers.get('university.name.ja') === OF_SOKENDAI['university.name.ja']
    ? OF_SOKENDAI[key]
    : undefined);

/** Asks for what no flag said, shows all of it, and begins again where that is wished. A blank answer leaves the setting open. */
export async function askSettings(
  base: Base,
  sample: string,
  said: readonly SettingRequest[],
): Promise<readonly SettingRequest[]> {
  const { prompt, words, place } = base;
  const { titles, questions, hints, explain, blank, really } = words.offices.init.wizard;
  const asked = ASKED.filter((key) => !said.some((request) => request.key === key));
  const answers = new Map<string, string>();
  const requests = () => [...answers].map(([key, value]) => ({ key, value }));
  const check = async (key: string, value: string) => {
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
    const key = asked[at];
    if (key === undefined) {
      const lines = asked.map((one) => `  ${titles[one]}: ${answers.get(one) || `! ${blank}`}`);
      if (asked.length === 0 || (await prompt.look(['', ...lines, ''], really(place.profile))) === 'go')
        return requests();
      at -= 1;
      continue;
    }
    const hint = hints[key];
    const answer = await prompt.line(
      {
        question: `${at + 1}/${asked.length} ${questions[key]}`,
        hint,
        explain: [hint, explain],
        flag: `--set ${key}=…`,
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

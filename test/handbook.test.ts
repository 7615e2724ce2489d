import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { argvOf } from '../src/core/text/command-line.ts';
import { en } from '../src/wording/en/index.ts';
import { ja } from '../src/wording/ja/index.ts';
import { answered } from './helpers/answering.ts';
import { textOf } from './helpers/pages.ts';
import { inTerminal, type Pane, pane } from './helpers/pane.ts';
import { ROOT, tempFolder } from './helpers/run.ts';
import { screenPicture } from './helpers/screen-picture.ts';

/**
 * The blocks of the handbook are sessions at a terminal, played in their order in one office. A block begins with ```console, and the
 * day where it is another one:
 *
 *     $ coopj step record     what is typed in a shell
 *     ? On what date          what is asked then; how the question begins is enough
 *     > 10/1                  what is typed as the answer, or at the desk; > alone is Enter
 *     Recorded: 2026001       what is shown
 *
 * A picture below a block is the screen as the block leaves it. UPDATE=1 (npm run pictures) draws it.
 */
const BLOCK = /^```console ?(\S*)\n([\s\S]*?)^```\n(?:\n!\[([^\]]*)\]\(([^)]*)\))?/gm;
/** High enough for the page of a student without a pager. */
const SIZE = { columns: 80, rows: 36 };

type Lang = 'en' | 'ja';
interface Picture {
  readonly title: string;
  readonly file: string;
}
/** What is typed and said from one `$` to the next, and the pictures on the way. */
interface Session {
  readonly today: string;
  readonly command: string;
  readonly steps: (string | Picture)[];
}

const docs = (file: string) => fileURLToPath(new URL(`docs/${file}`, ROOT));
/** Where a line is broken says nothing. */
const squeezed = (text: string) => text.replace(/\s+/g, '');

function sessionsOf(page: string): readonly Session[] {
  const sessions: Session[] = [];
  let today = '';
  for (const [, day, body = '', title, file] of textOf(page).matchAll(BLOCK)) {
    today = day || today;
    for (const line of body.split('\n').filter((one) => one !== '')) {
      if (line.startsWith('$ ')) sessions.push({ today, command: line.slice(2), steps: [] });
      else sessions.at(-1)?.steps.push(line);
    }
    if (title !== undefined && file !== undefined) sessions.at(-1)?.steps.push({ title, file });
  }
  return sessions;
}

const isLine = (step: string | Picture): step is string => typeof step === 'string';

/** A session may end at a question that it shows, at the desk, and where it is asked what comes next. */
const mayStay = (open: string, steps: Session['steps'], lang: Lang) =>
  open === '' ||
  open.startsWith(squeezed(`?${{ en, ja }[lang].questions.next.ask}`)) ||
  steps.findLast(isLine)?.startsWith('?');

/** Without pictures: lines are read and answered. */
async function read({ today, command, steps }: Session, cwd: string, lang: Lang): Promise<void> {
  const lines = steps.filter(isLine);
  const left = lines.filter((line) => /^[?>]/.test(line));
  let open: string | undefined;
  const [, ...argv] = argvOf(command);
  const { code, stdout, stderr } = await answered(
    argv,
    { cwd, today, env: { COOPJ_LANG: lang } },
    {
      answer(question, shown) {
        const asked = /^\? /m.test(shown) ? squeezed(`?${question}`) : '';
        const expected = left[0]?.startsWith('?') ? squeezed(left[0]) : '';
        if (asked.startsWith(expected) && expected !== '') left.shift();
        if (left[0]?.startsWith('>')) return left.shift()?.slice(2);
        open = asked;
        return undefined;
      },
    },
  );
  const said = stderr + stdout;
  expect(left, said).toEqual([]);
  if (open === undefined) expect(code, said).toBe(0);
  else expect(mayStay(open, steps, lang), said).toBe(true);
  for (const line of lines) if (!/^[?>]/.test(line)) expect(squeezed(said)).toContain(squeezed(line));
}

/** The question that waits for an answer, or '' where a line is typed without one; nothing while the program works. */
function waiting(screen: string): string | undefined {
  const [question = ''] = /^\? (?![\s\S]*^[?✔] )[\s\S]*/m.exec(screen) ?? [];
  if (/^>/m.test(question)) return squeezed(question);
  return /^>$/m.test(screen.trimEnd().split('\n').at(-1) ?? '') ? '' : undefined;
}

/** With pictures: in a terminal. */
async function look({ today, command, steps }: Session, cwd: string, lang: Lang): Promise<void> {
  const [, ...argv] = argvOf(command);
  const screen = await pane(argv, { cwd, lang, today, ...SIZE, above: `$ ${command}` });
  /** What it showed when Enter was pressed. */
  let before = '';
  const isAsked = (now: string, question = '') => now !== before && (waiting(now)?.startsWith(question) ?? false);
  /** What was typed is done. */
  const rests = () => screen.shows((now) => screen.over() || isAsked(now));
  async function does(step: string): Promise<unknown> {
    if (step.startsWith('?')) return screen.shows((now) => isAsked(now, squeezed(step)));
    if (!step.startsWith('>')) return screen.showed((now) => squeezed(now).includes(squeezed(step)));
    await screen.shows((now) => isAsked(now));
    const answer = step.slice(2);
    if (answer !== '') await screen.type(answer);
    before = await screen.shows((now) => squeezed(now).includes(`>${squeezed(answer)}`));
    return screen.press('Enter');
  }
  for (const step of steps) {
    if (isLine(step)) await does(step).catch((error) => expect.fail(`${step}\n${error}`));
    else await rests().then(() => draw(screen, step, lang));
  }
  const last = await rests();
  if (screen.over()) expect(await screen.ends(), await screen.transcript()).toBe(0);
  else {
    expect(mayStay(waiting(last) ?? '', steps, lang), last).toBe(true);
    await screen.press('C-c');
  }
}

/** Draws what the screen shows, or waits until it is what was drawn. */
async function draw({ painted }: Pane, { title, file }: Picture, lang: Lang): Promise<void> {
  const now = async () => screenPicture(await painted(), title, lang, SIZE.columns);
  if (process.env.UPDATE) {
    // What is found while a question stands there comes a moment later.
    await setTimeout(500);
    writeFileSync(docs(file), await now());
  }
  const drawn = existsSync(docs(file)) ? readFileSync(docs(file), 'utf8') : '';
  await expect.poll(now, { message: file, timeout: 10_000 }).toBe(drawn);
}

for (const [lang, page] of [
  ['en', 'docs/handbook.md'],
  ['ja', 'docs/handbook.ja.md'],
] as const) {
  const sessions = sessionsOf(page);

  inTerminal(`the sessions of ${page} go as it says, and its pictures are what the screen shows`, async () => {
    const cwd = tempFolder();
    // Those of September whom the office knew on its first day.
    const list = readFileSync(new URL('test/fixtures/registrations-2026-09.csv', ROOT), 'utf8')
      .split('\n')
      .slice(0, 10);
    writeFileSync(join(cwd, 'registrations.csv'), `${list.join('\n')}\n`);
    for (const session of sessions) {
      const play = session.steps.every(isLine) ? read : look;
      await play(session, cwd, lang).catch((error) => expect.fail(`$ ${session.command}\n${error}`));
    }
  });

  test(`every picture of ${page} is that of a session, and none is left over`, () => {
    const drawn = sessions.flatMap(({ steps }) => steps.flatMap((step) => (isLine(step) ? [] : step.file)));
    const shown = [...textOf(page).matchAll(/!\[[^\]]*\]\(([^)]*\.svg)\)/g)].map(([, file = '']) => file);
    const folder = `pictures/handbook/${lang}`;
    expect(drawn).toEqual(shown);
    expect(readdirSync(docs(folder)).map((name) => `${folder}/${name}`)).toEqual(shown.toSorted());
  });
}

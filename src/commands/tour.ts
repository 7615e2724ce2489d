import type { Command } from 'commander';
import type { Base } from '../context.ts';
import { argvOf, quoted } from '../core/text/command-line.ts';
import { Abort } from '../errors.ts';
import { bareVerb, type Kit } from './shared/kit.ts';
import { TOUR, TOUR_ACTOR, TOUR_CSV, TOUR_DAY } from './tour-script.ts';

export interface TourOptions {
  /** The folder as it was typed. */
  readonly folder: string;
}

/** Marks a folder as made by a tour. */
const MARKER = '.coopj-tour';

export function tourCommand(kit: Kit): Command {
  return bareVerb(kit, 'tour', {
    examples: ['coopj tour', 'coopj tour ./rehearsal --lang ja'],
    args: ['[dir]'],
    run: (base, { dir = './coopj-tour' }) => tour(base, { folder: dir }),
  });
}

/** Runs the main job with the real commands in a folder of its own, printing each before it runs. */
export async function tour(base: Base, { folder }: TourOptions): Promise<void> {
  const { files, place, out, prompt, words } = base;
  const said = words.offices.tour;
  const dir = folder.replace(/(?<=.)[/\\]+$/, '');
  await makeFolder(base, dir);
  await files.write(`${dir}/${TOUR_CSV}`, await files.read(`${place.templates}/tour/${TOUR_CSV}`), { personal: true });

  const forPeople = out.format === 'table' || out.format === 'plain';
  const say = async (...lines: readonly string[]) => (forPeople ? out.done(lines, null) : undefined);
  const [db, profile] = [files.resolve(`${dir}/coopj.db`), files.resolve(`${dir}/office.toml`)];
  const own = ['--db', db, '--office', profile];
  const commands: { readonly command: string; readonly exit: number }[] = [];

  await say(said.welcome(dir));
  const pauses = prompt.able && !base.runFlags.yes && out.format === 'table';
  for (const { caption, lines, exit: expected = 0 } of TOUR) {
    if (pauses) await pause(base, dir);
    await say('', `# ${said[caption]}`);
    for (const line of lines) {
      const argv = argvOf(line).map((word) => word.replaceAll('{dir}', dir));
      const command = commandLine(argv);
      await say('', `$ ${command}`);
      const where = ['--today', TOUR_DAY, '--actor', TOUR_ACTOR, '--lang', base.language, '--no-input', ...own];
      const exit = await base.run([...argv, ...where, ...formatOf(base, argv, `${dir}/answer-${commands.length + 1}`)]);
      commands.push({ command, exit });
      if (exit !== expected) throw new Abort('tour-stopped', { command, exit });
    }
  }

  const made = await filesIn(base, dir);
  if (!forPeople) return out.done([], { folder: files.resolve(dir), commands, files: made.map(files.resolve) });
  const env = [`COOPJ_DB=${quoted(db)}`, `COOPJ_OFFICE=${quoted(profile)}`, `COOPJ_TODAY=${TOUR_DAY}`];
  await say(
    '',
    said.made,
    ...made.map((file) => `  ${file}`),
    '',
    said.goOn,
    `  export ${env.join(' ')}`,
    ...said.tries,
  );
}

/** Who ends the tour here leaves what it has made so far. */
async function pause({ prompt, words }: Base, folder: string): Promise<void> {
  try {
    await prompt.look([], words.offices.tour.pause);
  } catch (error) {
    throw error instanceof Abort && error.problem === 'cancelled' ? new Abort('cancelled', { folder }) : error;
  }
}

/** Makes an empty folder with the marker. Replaces a tour's own folder, accepts an empty one, and refuses any other. */
async function makeFolder({ files }: Base, dir: string): Promise<void> {
  const taken = new Abort('tour-folder-taken', { folder: dir });
  const names = await files.list(dir).catch(() => {
    throw taken;
  });
  if (names && names.length > 0 && !names.includes(MARKER)) throw taken;
  if (names?.includes(MARKER)) await files.removeFolder(dir);
  await files.write(`${dir}/${MARKER}`, new TextEncoder().encode(`coopj tour ${TOUR_DAY}\n`), { personal: true });
}

/** For people the answers are tables, even in a pipe; for machines each goes into its own file. */
function formatOf({ out }: Base, argv: readonly string[], file: string): readonly string[] {
  if (argv.includes('-o')) return [];
  return out.format === 'table' || out.format === 'plain'
    ? ['--format', 'table']
    : ['--format', 'json', '-o', `${file}.json`];
}

/** A command line that can be pasted; in `key=value` the value is quoted. */
const commandLine = (argv: readonly string[]): string =>
  [
    'coopj',
    ...argv.map((word) => word.replace(/^([a-z.]+=)?([\s\S]*)$/, (_, key = '', rest) => `${key}${quoted(rest)}`)),
  ].join(' ');

/** Files in the folder and one level down, without the marker and the records. */
async function filesIn({ files }: Base, dir: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of (await files.list(dir)) ?? []) {
    const path = `${dir}/${name}`;
    if (name.startsWith('.') || name.startsWith('coopj.db')) continue;
    const inside = name.includes('.') ? undefined : await files.list(path);
    found.push(...(inside ? inside.map((one) => `${path}/${one}`) : [path]));
  }
  return found;
}

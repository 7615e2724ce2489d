import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Kit } from './commands/kit.ts';
import type { Base, Context } from './context.ts';
import type { LocalDate } from './core/dates.ts';
import { Abort, EXIT, type Exit } from './errors.ts';
import { calendarOf } from './holidays.ts';
import type { SqliteOptions } from './store/sqlite/open.ts';
import type { Stamp } from './store/store.ts';
import type { Tables } from './tables/tables.ts';
import { type Environment, formatOf, type GlobalFlags, languageOf, languageOr, placesOf } from './terminal/settings.ts';
import { type Sink, type Stream, sinkOf } from './terminal/sink.ts';
import { type Language, loadWords, type Words } from './wording/words.ts';

/** All that lies outside: a test brings its own. */
export interface World {
  readonly env: Environment;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly clock: () => Date;
  readonly cwd: string;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly login: () => string;
  /** The folder of package.json, templates/ and migrations/. */
  readonly root: URL;
}

/** The world as it is. Ctrl-C ends the program as shells expect, after what is half-written was put away. */
export function realWorld(root: URL): World {
  process.once('SIGINT', () => process.exit(EXIT.cancelled));
  return {
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    clock: () => new Date(),
    cwd: process.cwd(),
    home: homedir(),
    platform: process.platform,
    login: () => userInfo().username,
    root,
  };
}

/** A command line to its exit code. Never throws, never exits. */
export async function main(argv: readonly string[], world: World): Promise<Exit> {
  const stdout = sinkOf(world.stdout);
  try {
    // Answered before anything else is loaded: scripts ask it often.
    if (argv[0]?.startsWith('-') && argv.some((word) => word === '--version' || word === '-V')) {
      await stdout.write(`${versionOf(world)}\n`);
      return EXIT.done;
    }
    const language = languageOf(argv, world.env);
    return await obey(argv, world, language, await loadWords(language));
  } catch (error) {
    const { tell } = await import('./terminal/failure.ts');
    const words = await loadWords(languageOr(argv, world.env));
    return tell(error, { argv, env: world.env, words, stderr: sinkOf(world.stderr) });
  }
}

function versionOf({ root }: World): string {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
  return version;
}

async function obey(argv: readonly string[], world: World, language: Language, words: Words): Promise<Exit> {
  const [{ program }, { HelpWanted }] = await Promise.all([import('./program.ts'), import('./terminal/usage.ts')]);
  const kit = kitOf(world, language, words);
  try {
    await program(kit, argv).parseAsync([...argv], { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof HelpWanted)) throw error;
    await writeHelp(error.command, error.wrong ? sinkOf(world.stderr) : sinkOf(world.stdout), world, kit);
    return error.wrong ? EXIT.usage : EXIT.done;
  }
}

async function writeHelp(subject: Command | readonly string[], sink: Sink, world: World, kit: Kit): Promise<void> {
  const [{ helpLines }, { examplesOf, globals }, { coloured, paints }] = await Promise.all([
    import('./terminal/help.ts'),
    import('./commands/kit.ts'),
    import('./terminal/paint.ts'),
  ]);
  const lines = Array.isArray(subject)
    ? (subject as readonly string[])
    : helpLines(subject as Command, {
        words: kit.words,
        columns: sink.columns,
        paint: await paints(coloured(sink.isTTY, true, world.env)),
        examples: examplesOf,
        everywhere: globals(kit).map((option) => option.attributeName()),
      });
  await sink.write(`${lines.join('\n')}\n`);
}

function kitOf(world: World, language: Language, words: Words): Kit {
  const kit: Kit = {
    words,
    withBase: (command, work) => withBase(command.opts<GlobalFlags>(), world, language, words, work),
    withContext: (command, work) =>
      kit.withBase(command, (base) => withContext(base, command.opts<GlobalFlags>(), world, work)),
    help: (subject) => writeHelp(subject, sinkOf(world.stdout), world, kit),
  };
  return kit;
}

/** What needs neither profile nor records. The file of --output takes its name only when the work is done. */
async function withBase(
  flags: GlobalFlags,
  world: World,
  language: Language,
  words: Words,
  work: (base: Base) => Promise<void>,
): Promise<void> {
  const [{ openScreen }, { questionsOn }, { filesIn }] = await Promise.all([
    import('./terminal/screen.ts'),
    import('./terminal/questions.ts'),
    import('./documents/files.ts'),
  ]);
  const files = filesIn(world.cwd);
  const stdout = sinkOf(world.stdout);
  const { out, target } = await openScreen(flags, {
    words,
    stdout,
    stderr: sinkOf(world.stderr),
    env: world.env,
    resolve: files.resolve,
    format: formatOf(flags, stdout.isTTY),
  });
  const place = { ...placesOf(flags, world), templates: fileURLToPath(new URL('templates', world.root)) };
  const base: Base = {
    today: await todayOf(flags, world, TOKYO),
    actor: flags.actor || world.env.COOPJ_ACTOR || world.login(),
    language,
    words,
    place,
    files,
    out,
    prompt: questionsOn(world, { input: flags.input ?? true, yes: flags.yes ?? false }),
    wishes: {
      dryRun: flags.dryRun ?? false,
      yes: flags.yes ?? false,
      ...(flags.reason !== undefined && { reason: flags.reason }),
    },
    makeDatabase: () => makeDatabase(place.database, world),
    run: (words) => main(words, world),
  };
  try {
    await work(base);
  } catch (error) {
    await target.drop();
    throw error;
  }
  await target.finish();
}

/** What the office's work needs, opened for one command and closed again, whatever happens. */
async function withContext(
  base: Base,
  flags: GlobalFlags,
  world: World,
  work: (context: Context) => Promise<void>,
): Promise<void> {
  const { loadProfile } = await import('./office.ts');
  const { evidenceBeside } = await import('./documents/evidence.ts');
  const { office } = await loadProfile(base.place.profile, base.files.read);
  const { timezone } = office.office;
  const today = await todayOf(flags, world, timezone);
  const store = await openStore({ file: base.place.database, migrations: migrationsOf(world) });
  try {
    await work({
      ...base,
      today,
      office,
      calendar: calendarOf(office, (await store.office())?.value),
      store,
      documents: {
        pdf: async (paper) => (await import('./documents/index.ts')).pdf(paper),
        sha256: async (bytes) => (await import('./documents/digest.ts')).sha256(bytes),
        calendar: async (entries, name) =>
          (await import('./documents/calendar.ts')).ics(entries, { name, timezone, stamp: today }),
        texts: async (kind, lang) =>
          (await import('./documents/texts.ts')).loadTexts(kind, lang, base.place.templates, base.files.read),
      },
      evidence: evidenceBeside(base.place.database, base.files),
      tables: tablesOf(base, world),
      stamp: (reason = base.wishes.reason): Stamp => ({
        at: world.clock().toISOString(),
        day: today,
        actor: base.actor,
        ...(reason !== undefined && { reason }),
      }),
    });
  } finally {
    await store.close();
  }
}

/** Spreadsheets, whose readers are loaded with the first file. */
const tablesOf = ({ files }: Base, { stdin }: World): Tables => {
  const tables = async () => (await import('./tables/open.ts')).openTables(() => stdin as AsyncIterable<Uint8Array>);
  return {
    open: async (file, options) => (await tables()).open(file === '-' ? file : files.resolve(file), options),
    csv: async (rows) => (await tables()).csv(rows),
  };
};

const migrationsOf = ({ root }: World): string => fileURLToPath(new URL('migrations/sqlite', root));

const openStore = async (options: SqliteOptions) => (await import('./store/sqlite/open.ts')).openSqlite(options);

/** Opens the database to see that it can be used; where there is none, makes it. */
async function makeDatabase(file: string, world: World): Promise<'made' | 'there'> {
  const open = async (create: boolean) => (await openStore({ file, migrations: migrationsOf(world), create })).close();
  try {
    await open(false);
    return 'there';
  } catch (error) {
    if (!(error instanceof Abort && error.problem === 'store-missing')) throw error;
    await open(true);
    return 'made';
  }
}

const TOKYO = 'Asia/Tokyo';
const TOKYO_AHEAD = 9 * 3_600_000;

/** The day that counts: --today, COOPJ_TODAY, else that of the clock in the office's zone. */
async function todayOf(flags: GlobalFlags, { env, clock }: World, zone: string): Promise<LocalDate> {
  const now = dayIn(zone, clock());
  const wish = flags.today ?? (env.COOPJ_TODAY || undefined);
  if (wish === undefined) return now;
  const { dayArgument } = await import('./commands/arguments.ts');
  return dayArgument(wish, now, flags.today === undefined ? 'COOPJ_TODAY' : '--today');
}

/** Japan has kept one offset since 1952; asking Intl for it would cost a third of node's own start. */
function dayIn(zone: string, instant: Date): LocalDate {
  if (zone === TOKYO) return new Date(instant.getTime() + TOKYO_AHEAD).toISOString().slice(0, 10) as LocalDate;
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(instant) as LocalDate;
}

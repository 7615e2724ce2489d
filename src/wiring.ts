import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { LookAtOffice } from './commands/forms/form.ts';
import { dayArgument, optionalText } from './commands/shared/arguments.ts';
import { enterUses, exportOf, lookOf, pathOf } from './commands/shared/exports.ts';
import { grammarOf, isRead, type Kit, namesOffice, wordsOf } from './commands/shared/kit.ts';
import { repeated } from './commands/shared/repeat.ts';
import type { Base, Chosen, Context } from './context.ts';
import { dayIn, type LocalDate, TOKYO } from './core/calendar/dates.ts';
import type { Person } from './core/people/people.ts';
import { openDocuments, openReportPrinter } from './documents/open.ts';
import { Abort, EXIT, type Exit } from './errors.ts';
import { openTables } from './formats/spreadsheets/open.ts';
import type { SheetWriter, Tables } from './formats/spreadsheets/spreadsheets.ts';
import { evidenceBeside, keyBeside } from './office/evidence.ts';
import { type Files, filesIn } from './office/files.ts';
import { fileGuard } from './office/guard.ts';
import { calendarOf } from './office/holidays.ts';
import { besideFor } from './office/leftovers.ts';
import { loadProfile } from './office/profile-file.ts';
import { program } from './program.ts';
import { damageBehind } from './store/sqlite/guard/damage.ts';
import type { Revision, Stamp } from './store/store.ts';
import { heldBack } from './terminal/asking/held.ts';
import { tell } from './terminal/failure.ts';
import type { HelpPage } from './terminal/help.ts';
import { coloured, paints } from './terminal/paint.ts';
import { questionsOn, secretsFrom } from './terminal/questions.ts';
import { openAnswers } from './terminal/screen.ts';
import {
  answersOf,
  type GlobalFlags,
  languageOf,
  languageOr,
  pagerOf,
  placesOf,
  sameOffice,
  sharedStore,
  whereOf,
} from './terminal/settings.ts';
import { type Sink, sinkOf } from './terminal/sink.ts';
import { HelpWanted, withSteps } from './terminal/usage.ts';
import type { Exported } from './terminal/uses.ts';
import { recordsInFile } from './wiring/in-file.ts';
import { sealingOf } from './wiring/later.ts';
import { type Deeds, noting, type Opening, type Records } from './wiring/records.ts';
import { leavesAtOnce, need } from './wiring/rights.ts';
import { meantBy, type Seat, withSettings } from './wiring/user.ts';
import { loadWords } from './wording/load.ts';
import { packageOf, type World } from './world.ts';

/**
 * Runs a command line and returns its exit code. Never throws, never exits. `chosen`: on a screen of this program, by somebody who sits
 * there.
 */
export async function obey(
  argv: readonly string[],
  outside: World,
  chosen?: Chosen,
  deeds: Deeds = { any: false },
): Promise<Exit> {
  const { user, world } = await withSettings(outside);
  try {
    // What a person is still typing is no flag yet.
    const language = languageOf(argv[0] === COMPLETE ? [] : argv, world.env);
    return await perform(argv, { world, user, chosen, deeds, language, words: await loadWords(language) });
  } catch (error) {
    const words = await loadWords(languageOr(argv, world.env));
    const isUntrue = deeds.any && error instanceof Abort && error.problem === 'cancelled';
    const why = isUntrue ? new Abort('cancelled', { ...error.data, recorded: true }) : error;
    const exit = await tell(why, { argv, env: world.env, words, stderr: sinkOf(world.stderr) });
    // Whoever goes back from a question is still at the screen before it.
    return chosen && isDeclined(error) ? EXIT.refused : exit;
  }
}

const isDeclined = (error: unknown): boolean =>
  error instanceof Abort && error.problem === 'cancelled' && (error as Abort<'cancelled'>).data.declined === true;

async function perform(argv: readonly string[], at: Seat): Promise<Exit> {
  const { world } = at;
  const kit = kitOf(at);
  if (argv[0] === COMPLETE) return complete(argv.slice(1), at, kit);
  try {
    const line = withSteps(meantBy(argv, at.user));
    await (await program(kit, line)).parseAsync([...line], { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof HelpWanted)) throw error;
    const page = (await import('./commands/help/page.ts')).pageOf(kit, error.command);
    await writeHelp(page, error.wrong ? sinkOf(world.stderr) : sinkOf(world.stdout), world, at.words.screen.pagerKeys);
    return error.wrong ? EXIT.usage : EXIT.done;
  }
}

/** Asked by shells, never by a person. */
const COMPLETE = '__complete';

/** What may stand at the last word of a line, a line each; what cannot be found out is left out. */
async function complete(typed: readonly string[], { world, user }: Seat, kit: Kit): Promise<Exit> {
  const { candidates, FILES } = await import('./commands/completion/candidates.ts');
  const { Writable } = await import('node:stream');
  // Nobody waits for a server in the middle of a word.
  const env = { ...world.env, COOPJ_WAIT: '0' };
  async function ask(line: readonly string[]): Promise<string> {
    const kept: Buffer[] = [];
    const stream = (keeps: boolean) =>
      new Writable({
        write(chunk, _, done) {
          if (keeps) kept.push(Buffer.from(chunk));
          done();
        },
      });
    await obey([...line, '--no-input'], { ...world, env, stdout: stream(true), stderr: stream(false) });
    return Buffer.concat(kept).toString();
  }
  const line = [...meantBy(['--help', ...typed.slice(0, -1)], user).slice(1), ...typed.slice(-1)];
  const found = await candidates(await program(kit), line, kit, ask);
  const lines = found === FILES ? [FILES] : found.map(([word, meaning]) => `${word}\t${meaning}`);
  await sinkOf(world.stdout).write(lines.map((line) => `${line}\n`).join(''));
  return EXIT.done;
}

async function writeHelp(page: HelpPage, sink: Sink, world: World, keys: string): Promise<void> {
  const { helpLines } = await import('./terminal/drawing.ts');
  const paint = await paints(coloured(sink.isTTY, true, world.env));
  const text = `${helpLines(page, sink.columns, paint).join('\n')}\n`;
  const pager = pagerOf(world.env, world.platform);
  const isLong = sink.isTTY && sink.rows !== undefined && text.split('\n').length > sink.rows;
  const isShown =
    isLong &&
    pager &&
    (await (await import('./terminal/paging/pager.ts')).shownBy(pager, text, { env: world.env, keys }));
  if (!isShown) await sink.write(text);
}

function kitOf({ world, ...screen }: Seat): Kit {
  const { words, chosen } = screen;
  /** The last entry when somebody began to answer a form. */
  let since: Revision | undefined;
  const kit: Kit = {
    words,
    chosen,
    withBase: (command, work) => withBase(command, world, screen, command.opts(), work),
    withContext: (command, work) =>
      withBase(command, world, screen, command.opts(), async (base, { exported, seen, hides }, records) => {
        const flags = command.opts<GlobalFlags>();
        const { writes = false, examines: examine = false } = grammarOf(command);
        const how = { readOnly: !writes, examine };
        // What was read from standard input is not read again.
        const repeats =
          writes && ![...command.args, ...Object.values(command.opts<Record<string, unknown>>()).flat()].includes('-');
        await withContext(base, { records, flags, how, repeats, since }, world, async (given, me) => {
          // What has left by then, no entry could follow.
          if (me && leavesAtOnce(command.opts(), base.out.format, sinkOf(world.stdout).isTTY))
            need(me, 'clerk', 'export');
          const context = { ...given, out: heldBack(given.out, chosen?.held) };
          await work(context);
          if (hides()) context.out.note(words.screen.masked(await context.may('clerk')));
          const [left, looked] = [exported(), seen()];
          const made = left && exportOf(kit, command, left);
          if (me && (made || looked)) need(me, 'clerk', 'export');
          const open = () => records.open({ readOnly: false }, context.office);
          await enterUses(open, context, [
            ...(made ? [{ type: 'export-written', export: made } as const] : []),
            ...(looked ? [{ type: 'facts-unmasked', look: lookOf(command, looked) } as const] : []),
          ]);
        });
      }),
    secrets: (command, asked) => {
      const prompt = questionsOn(world, { ...command.opts<GlobalFlags>(), yes: false }, words.screen);
      return secretsFrom(world.stdin, prompt, `coopj ${pathOf(command)}`, asked);
    },
    asks: (command) => questionsOn(world, command.opts(), words.screen).able,
    form: async (form, command, run) => {
      const { answered } = await import('./commands/forms/form.ts');
      // What is asked is neither written to the file of --output nor a look at what is masked.
      const { output, unmask, ...flags } = command.opts<GlobalFlags>();
      const look: LookAtOffice = (work) =>
        withBase(command, world, screen, flags, (base, _, records) =>
          withContext(base, { records, flags, how: { readOnly: true }, repeats: false }, world, (context) =>
            work(context),
          ),
        );
      const runAfter = (last?: Revision) => {
        since = last;
        return run();
      };
      await answered(form, look, runAfter, chosen);
    },
    help: (page) => writeHelp(page, sinkOf(world.stdout), world, words.screen.pagerKeys),
    manual: async (about) => {
      const { manualOf } = await import('./terminal/manual.ts');
      await sinkOf(world.stdout).write(manualOf(about, words.help.manual));
    },
    version: () => packageOf(world).version,
    aliases: screen.user.loaded.settings.aliases,
  };
  return kit;
}

/** What an answer took out of the records or showed of them. */
interface Uses {
  exported(): Exported | undefined;
  seen(): ReadonlySet<string> | undefined;
  hides(): boolean;
}

/** For commands that need neither profile nor records. The file of --output gets its name only when the work is done. */
async function withBase(
  command: Command,
  world: World,
  { user, language, words, deeds }: Omit<Seat, 'world'>,
  flags: GlobalFlags,
  work: (base: Base, uses: Uses, records: Records) => Promise<void>,
): Promise<void> {
  const reason = optionalText(flags.reason, '--reason');
  const stdout = sinkOf(world.stdout);
  const actor = flags.actor || world.env.COOPJ_ACTOR || world.login();
  // A command of its own meaning of --office names one in the store.
  const { office: _, ...elsewhere } = flags;
  const named = namesOffice(command) ? elsewhere : flags;
  const prompt = questionsOn(world, flags, words.screen);
  const url = sharedStore(named, world.env);
  const shared =
    url === undefined
      ? undefined
      : (await import('./wiring/on-server.ts')).sharedOffice(
          url,
          { words, prompt, command: pathOf(command), waiting: (seconds) => waiting(seconds) },
          world,
        );
  const places = placesOf(named, world);
  const place = {
    ...(shared?.place ?? {
      ...places,
      key: keyBeside(places.database),
      evidence: evidenceBeside(places.database),
    }),
    templates: fileURLToPath(new URL('templates', world.root)),
  };
  const { source, prints } = grammarOf(command);
  const guard = fileGuard({
    files: {
      ...(!shared && { database: [place.database], profile: [place.profile] }),
      key: [place.key],
      source: wordsOf(command, source)
        .filter((file) => file !== '-')
        .map((file) => resolve(world.cwd, file)),
    },
    folders: shared ? {} : { evidence: place.evidence, backup: join(dirname(place.database), 'backups') },
  });
  const run = { ...world, now: () => world.clock().getTime(), pause: setTimeout };
  const local = filesIn(world.cwd, guard, run);
  const files = shared?.files(local, () => actor) ?? local;
  const officeOf = async () => (await loadProfile(place.profile, files.read)).office;
  const pages = openReportPrinter(words.reports.pages, { place, files, officeOf });
  const ground = {
    words,
    command: pathOf(command),
    sheets: tablesOf(files, world),
    stdout,
    stderr: sinkOf(world.stderr),
    env: world.env,
    now: run.now,
    resolve: files.resolve,
    guard,
    beside: besideFor(run),
    pages,
    ...(flags.pager !== false && isRead(command) && { pager: pagerOf(world.env, world.platform) }),
  };
  const { out, target, ...uses } = await openAnswers(flags, ground, answersOf(flags, stdout.isTTY, prints, world.env));
  const waiting = (seconds: number) => {
    // Scripts that ask for JSON read stderr as one object.
    if (out.format !== 'json' && out.format !== 'ndjson') out.note(words.screen.unanswered(seconds));
  };
  const seat = { place, files, actor, out, words, command: ground.command, beside: ground.beside, run };
  const records = noting(
    shared ? (await import('./wiring/on-server.ts')).recordsOnServer(seat, shared, world) : recordsInFile(seat, world),
    deeds,
  );
  const base: Base = {
    today: todayOf(flags, world, TOKYO),
    actor,
    user,
    language,
    words,
    place,
    files,
    may: records.may,
    checkup: records.checkup,
    backups: records.backups,
    moving: records.moving,
    pages,
    out,
    prompt,
    runFlags: {
      dryRun: flags.dryRun ?? false,
      yes: flags.yes ?? false,
      where: whereOf(named),
      ...(reason !== undefined && { reason }),
    },
    documentsOf: (office) =>
      openDocuments(office, { place, files, today: todayOf(flags, world, office.office.timezone) }),
    makeDatabase: records.make,
    sealing: sealingOf(place.key, files, shared && 'store'),
    officeKeys: records.keys,
    verify: records.verify,
    people: records.people,
    makeKey: async () => (await import('./office/signing.ts')).makeKey(place.key, files),
    // What is run one after the other is not paged.
    run: (words) => obey(words, { ...world, env: { ...world.env, PAGER: '' } }),
    perform: (words, chosen = {}) =>
      // At the desk each command is one by itself.
      obey([...words, ...sameOffice(flags)], world, chosen, command.parent === null ? { any: false } : deeds),
  };
  try {
    await work(base, uses, records);
  } catch (error) {
    await target.drop();
    throw error;
  } finally {
    await shared?.close();
  }
  await target.finish();
}

/** Opens what the office's work needs for one command, and always closes it again. */
async function withContext(
  base: Base,
  {
    records,
    flags,
    how,
    repeats,
    since,
  }: {
    readonly records: Records;
    readonly flags: GlobalFlags;
    readonly how: Opening;
    readonly repeats: boolean;
    readonly since?: Revision | undefined;
  },
  world: World,
  work: (context: Context, me: Person | undefined) => Promise<void>,
): Promise<void> {
  const me = await records.reach(how);
  // A server knows who works better than a flag does.
  const actor = me?.login ?? base.actor;
  if (!how.readOnly && flags.actor !== undefined && flags.actor !== actor)
    base.out.warn(base.words.screen.actorIsLogin(actor, flags.actor));
  const { office } = await loadProfile(base.place.profile, base.files.read);
  const today = todayOf(flags, world, office.office.timezone);
  const store = await records.open(how, office);
  const contextNow = async (): Promise<Context> => ({
    ...base,
    actor,
    today,
    office,
    calendar: calendarOf(office, (await store.office())?.value),
    store,
    documents: base.documentsOf(office),
    search: records.search,
    evidence: records.evidence(),
    papers: records.papers,
    tables: tablesOf(base.files, world),
    colleagues: records.colleagues,
    stamp: (reason = base.runFlags.reason): Stamp => ({
      at: world.clock().toISOString(),
      day: today,
      actor,
      ...(reason !== undefined && { reason }),
    }),
  });
  try {
    const run = (context: Context) => work(context, me);
    if (repeats) await repeated(contextNow, run, since);
    else await run(await contextNow());
  } catch (error) {
    throw await damageBehind(error, store, base.place.database);
  } finally {
    await store.close();
  }
}

const tablesOf = (files: Files, { stdin }: World): Tables & SheetWriter => {
  const tables = openTables(() => stdin as AsyncIterable<Uint8Array>);
  return { ...tables, open: (file, options) => tables.open(file === '-' ? file : files.resolve(file), options) };
};

/** The day in force: --today, COOPJ_TODAY, or the clock's in the office's zone. */
function todayOf(flags: GlobalFlags, { env, clock }: World, zone: string): LocalDate {
  const now = dayIn(zone, clock());
  const request = flags.today ?? (env.COOPJ_TODAY || undefined);
  if (request === undefined) return now;
  return dayArgument(request, now, flags.today === undefined ? 'COOPJ_TODAY' : '--today');
}

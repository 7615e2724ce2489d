import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Base } from '../context.ts';
import { dayAt, dayIn } from '../core/calendar/dates.ts';
import type { Office } from '../core/profile/office.ts';
import { Abort } from '../errors.ts';
import type { Backups } from '../office/backup/backups.ts';
import { isBackedUpToday } from '../office/backup/today.ts';
import { evidenceIn, papersBeside } from '../office/evidence.ts';
import type { Files, Place } from '../office/files.ts';
import type { Beside, Run } from '../office/leftovers.ts';
import { loadProfile } from '../office/profile-file.ts';
import { searchIn } from '../office/search.ts';
import { openSqlite, type SqliteOptions } from '../store/sqlite/open.ts';
import type { Store } from '../store/store.ts';
import { patienceOf } from '../terminal/settings.ts';
import { sentenceOf } from '../wording/describe.ts';
import type { Words } from '../wording/words.ts';
import type { World } from '../world.ts';
import { backupsIn, checkupIn, entriesOf, keysOf, makeDatabase, movingOf, verified } from './later.ts';
import type { Records } from './records.ts';

/** Who works where, for one command. */
export interface Ground extends Pick<Base, 'place' | 'files' | 'actor' | 'out' | 'words'> {
  /** As a person types it: `student add`. */
  readonly command: string;
  readonly beside: Beside;
  readonly run: Run;
}

/** The records in a file, with what lies beside it. */
export function recordsInFile(ground: Ground, world: World): Records {
  const { place, files, run } = ground;
  const backups = backupsIn(ground, () => optionsOf(ground, backups, world), world);
  const options = (office?: Office) => optionsOf(ground, backups, world, office);
  return {
    may: async () => true,
    reach: async () => undefined,
    async open({ readOnly, examine = false }, office) {
      const store = await openSqlite({ ...(await options(office)), readOnly, examine });
      return readOnly ? store : backedUp(store, { ...ground, backups }, office, world);
    },
    make: async () => makeDatabase(await options()),
    keys: async () => keysOf(await options()),
    verify: async (...asked) => verified(await options(), ...asked),
    checkup: async () => checkupIn(ground, await options(), run, world),
    backups,
    moving: movingOf(
      {
        files,
        database: place.database,
        by: () => ({ at: world.clock().toISOString(), actor: ground.actor }),
        entries: () => entriesOf(async () => openSqlite({ ...(await options()), readOnly: true })),
        async into(work) {
          const { openAnew } = await import('../store/sqlite/backup/anew.ts');
          const { path, settled } = await ground.beside(place.database);
          await openAnew(await options(), path, work).finally(settled);
        },
      },
      async () => (await import('../office/moving/in-folder.ts')).belongingsIn(place, files),
    ),
    evidence: () => evidenceIn(place.evidence, files),
    papers: papersBeside(place.database),
    search: searchIn(place),
    colleagues: async () => [],
    people: async () => {
      throw new Abort('only-shared', { folder: dirname(place.database), what: 'people' });
    },
  };
}

/** How a command takes its turn among others that write. Where the settings cannot be read, other commands say why. */
const optionsOf = async (
  { place, files, actor, out, words, command }: Ground,
  backups: Backups,
  world: World,
  office?: Office,
): Promise<SqliteOptions> => ({
  file: place.database,
  migrations: fileURLToPath(new URL('migrations/sqlite', world.root)),
  patience: patienceOf(world.env, (office ?? (await officeIn(place, files)))?.database.waitSeconds ?? 60),
  self: { pid: world.pid, actor, command, since: world.clock().toISOString() },
  isRunning: world.isRunning,
  beforeUpdate: async () => {
    try {
      await backups.beforeUpdate((await loadProfile(place.profile, files.read)).office);
      return true;
    } catch (error) {
      out.warn(words.backups.notBeforeUpdate(reasonOf(words, error)));
      return false;
    }
  },
  waiting: (writer, waited) => {
    // Scripts that ask for JSON read stderr as one object.
    const isForScripts = out.format === 'json' || out.format === 'ndjson';
    if (!isForScripts) out.note(words.screen.waiting(Math.round(waited / 1000), writer));
  },
});

const officeIn = ({ profile }: Place, { read }: Files): Promise<Office | undefined> =>
  loadProfile(profile, read).then(
    ({ office }) => office,
    () => undefined,
  );

/** A backup precedes the first write of a day by the clock. Where it cannot be made, that is told, and the work goes on. */
function backedUp(
  store: Store,
  { place, backups, out, words }: Ground & { readonly backups: Backups },
  office: Office,
  { clock }: World,
): Store {
  const zone = office.office.timezone;
  async function backUp(): Promise<void> {
    if (await isBackedUpToday(place.database, zone, clock())) return;
    for await (const first of store.journal({ operation: 1 })) {
      if (dayAt(zone, first.at) < dayIn(zone, clock())) await backups.daily(office);
      return;
    }
  }
  const warn = (error: unknown) => out.warn(words.backups.notMade(reasonOf(words, error)));
  let done: Promise<void> | undefined;
  return {
    ...store,
    async apply(...asked) {
      done ??= backUp().catch(warn);
      await done;
      return store.apply(...asked);
    },
  };
}

const reasonOf = (words: Words, error: unknown): string =>
  error instanceof Abort ? sentenceOf(words, error).message : String(error);

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Person, type Role, suffices } from '../core/people/people.ts';
import { fileNameOf, folderOf, shownUrl } from '../core/text/address.ts';
import { Abort, type Problem } from '../errors.ts';
import type { Backups } from '../office/backup/backups.ts';
import { evidenceWith, papersOn } from '../office/evidence.ts';
import type { Files, Place } from '../office/files.ts';
import { searchShared } from '../office/search.ts';
import { settingsFileOf } from '../office/settings-file.ts';
import { filesWith } from '../office/shelved.ts';
import type { SchemaDifference } from '../store/layout.ts';
import type { People } from '../store/people.ts';
import type { Typist } from '../store/postgres/login.ts';
import type { Shelf } from '../store/shelf.ts';
import { draft } from '../store/sqlite/draft.ts';
import type { Stamp, Store } from '../store/store.ts';
import type { Prompt } from '../terminal/prompt.ts';
import { patienceOf } from '../terminal/settings.ts';
import type { Words } from '../wording/words.ts';
import type { World } from '../world.ts';
import type { Ground } from './in-file.ts';
import { checkupOfServer, entriesOf, keysIn, movingOf } from './later.ts';
import type { Records } from './records.ts';
import { leaves, need, neededFor } from './rights.ts';

/** The office of whoever owns the tables, until somebody is let in who has another one. */
const OFFICE = 'office';
/** Seconds to wait for another writer: the profile, which could say another number, lies behind the connection. */
const USUAL_WAIT = 60;

const ENDS: readonly Problem[] = ['cancelled', 'store-unreadable'];

/** The office in a shared store, opened when a command first needs something of it, and closed once at its end. */
export interface SharedOffice {
  readonly place: Pick<Place, 'database' | 'profile' | 'key' | 'evidence'>;
  files(local: Files, actor: () => string): Files;
  /** Who writes, and when: the login, once it is known. */
  by(actor: string): Pick<Stamp, 'at' | 'actor'>;
  open(how?: { readonly create?: boolean; readonly examine?: boolean }): Promise<Opened>;
  shelf(): Promise<Shelf>;
  /** For whoever runs the store: no office is opened. */
  people(): Promise<People>;
  close(): Promise<void>;
}
interface Opened {
  readonly store: Store;
  readonly shelf: Shelf;
  readonly me: Person;
  readonly people: People;
  structure(): Promise<SchemaDifference>;
}

/** Who is asked, and told, while the server is. */
interface Desk {
  readonly words: Words;
  readonly prompt: Prompt;
  readonly command: string;
  /** Told where the server does not answer, with how long it is tried again. */
  waiting(seconds: number): void;
}

export function sharedOffice(url: string, { words, prompt, command, waiting }: Desk, world: World): SharedOffice {
  // Before anything is opened.
  if (command.startsWith('backup')) throw new Abort('not-shared', {});
  const root = folderOf(url);
  let opened: Promise<Opened> | undefined;
  let login: string | undefined;
  let runs: { readonly people: People; close(): Promise<void> } | undefined;
  const migrations = fileURLToPath(new URL('migrations/postgres', world.root));
  const { PGPASSWORD: password } = world.env;
  const patience = patienceOf(world.env, USUAL_WAIT);
  const connection = () => ({
    url,
    patience,
    waiting: () => waiting(Math.round(patience / 1000)),
    ...(password && { password }),
    ...(prompt.able && { asked: askedAt(shownUrl(url), { words, prompt }, world) }),
  });
  const open: SharedOffice['open'] = async ({ create = false, examine = false } = {}) => {
    const { openPostgres } = await import('../store/postgres/open.ts');
    const there = await openPostgres(connection(), { migrations, office: OFFICE, create, examine, draft });
    login = there.me.login;
    return bound(there);
  };
  const shared: SharedOffice = {
    place: {
      database: shownUrl(url),
      profile: `${root}/office.toml`,
      // Beside the settings of whoever works: it is not for everybody in the store.
      key: join(dirname(settingsFileOf(world)), 'keys', `${fileNameOf(url)}.key`),
      evidence: `${root}/evidence`,
    },
    async open(how) {
      // Who looks at what is not as it should be sees the files too.
      opened ??= open(how);
      try {
        return await opened;
      } catch (error) {
        // Whoever could not log in is not asked once more by the same command.
        if (!(error instanceof Abort && ENDS.includes(error.problem))) opened = undefined;
        throw error;
      }
    },
    shelf: async () => (await shared.open({ examine: true })).shelf,
    files: (local, actor) => filesWith(local, { root, shelf: shared.shelf, by: () => shared.by(actor()) }),
    by: (actor) => ({ at: world.clock().toISOString(), actor: login ?? actor }),
    async people() {
      const { openPeople } = await import('../store/postgres/open.ts');
      runs ??= openPeople(connection(), migrations);
      return runs.people;
    },
    async close() {
      await runs?.close().catch(() => undefined);
      await opened?.then(({ store }) => store.close()).catch(() => undefined);
    },
  };
  return shared;
}

/** Whoever sits there is asked for the password of a store once, however many commands they run. */
function askedAt(at: string, { words, prompt }: Pick<Desk, 'words' | 'prompt'>, { typed }: World): Typist {
  const { password, notAccepted, noPassword } = words.people;
  const kept = typed.get(at) ?? {};
  typed.set(at, kept);
  return {
    kept,
    ask: (wanted, wasWrong) =>
      prompt.secret(`${wasWrong ? notAccepted : ''}${password(wanted)}`, {
        flag: 'PGPASSWORD',
        check: (line) => line !== '' || noPassword,
      }),
  };
}

/** What was opened; whoever may not do something is told so here, before the server refuses it. */
function bound({ store, shelf, me, people, structure }: Opened): Opened {
  const only =
    <Asked extends readonly unknown[], T>(role: Role, work: (...asked: Asked) => Promise<T>) =>
    async (...asked: Asked): Promise<T> => {
      need(me, role);
      return work(...asked);
    };
  return {
    store: {
      ...store,
      apply: only('clerk', store.apply),
      fill: only('admin', store.fill),
      rebuild: only('clerk', store.rebuild),
    },
    shelf: {
      ...shelf,
      keep: only('clerk', shelf.keep),
      write: only('clerk', shelf.write),
      remove: only('admin', shelf.remove),
      sweep: only('admin', shelf.sweep),
    },
    me,
    people,
    structure,
  };
}

/** The records on a server; backups of a file are refused. */
export function recordsOnServer({ place, files, actor, command }: Ground, shared: SharedOffice, world: World): Records {
  // One connection serves the whole command.
  const kept = (store: Store): Store => ({ ...store, close: async () => undefined });
  const refused = async (): Promise<never> => {
    throw new Abort('not-shared', {});
  };
  const backups: Backups = {
    create: refused,
    daily: refused,
    beforeUpdate: refused,
    // An erasure asks for them too: there are none.
    list: async () => [],
    at: refused,
    identitiesIn: refused,
    sealOf: refused,
    verify: refused,
    restore: refused,
  };
  return {
    may: async (needed) => {
      try {
        return suffices((await shared.open({ examine: true })).me.role, needed);
      } catch (error) {
        if (error instanceof Abort && error.problem !== 'cancelled') return true;
        throw error;
      }
    },
    async reach({ readOnly, examine = false }) {
      const { me } = await shared.open({ examine });
      if (!readOnly) need(me, neededFor(command));
      else if (leaves(command)) need(me, 'clerk', 'export');
      return me;
    },
    colleagues: async () => (await shared.open()).people.list(),
    people: shared.people,
    open: async ({ examine = false }) => kept((await shared.open({ examine })).store),
    async make() {
      try {
        await shared.open();
        return 'there';
      } catch (error) {
        if (!(error instanceof Abort && error.problem === 'store-missing')) throw error;
        await shared.open({ create: true });
        return 'made';
      }
    },
    keys: () => keysIn(async () => kept((await shared.open({ examine: true })).store)),
    verify: async (...asked) => (await shared.open({ examine: true })).store.verify(...asked),
    checkup: () => checkupOfServer(() => shared.open({ examine: true }), world),
    backups,
    moving: movingOf(
      {
        files,
        database: place.database,
        by: () => shared.by(actor),
        entries: () => entriesOf(async () => kept((await shared.open()).store)),
        into: async (work) => work(kept((await shared.open({ create: true })).store)),
      },
      async () => (await import('../office/moving/on-shelf.ts')).belongingsOn(place, shared.shelf),
    ),
    evidence: () => evidenceWith(files, async (_, bytes) => void (await (await shared.shelf()).keep(bytes))),
    papers: papersOn(shared.shelf),
    search: searchShared(place, shared.shelf),
  };
}

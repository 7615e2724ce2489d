import { officeKeys } from '../commands/shared/office-key.ts';
import type { JournalHead } from '../core/journal/head.ts';
import type { OfficeKeys } from '../core/model/office-facts.ts';
import { Abort } from '../errors.ts';
import type { Backups } from '../office/backup/backups.ts';
import type { Checkup } from '../office/checkup/checkup.ts';
import type { ServerGround } from '../office/checkup/on-server.ts';
import type { Files, Place } from '../office/files.ts';
import type { Beside, Run } from '../office/leftovers.ts';
import type { Belongings } from '../office/moving/belongings.ts';
import type { Moving } from '../office/moving/moving.ts';
import type { MovingGround } from '../office/moving/unpack.ts';
import { loadProfile } from '../office/profile-file.ts';
import type { Sealing } from '../office/signing.ts';
import { VERSION } from '../store/journal.ts';
import { PROJECTION } from '../store/projection.ts';
import { damageBehind } from '../store/sqlite/guard/damage.ts';
import { openSqlite, type SqliteOptions } from '../store/sqlite/open.ts';
import type { HistoryCheck, Store } from '../store/store.ts';
import { nodeVersion, packageOf, type World } from '../world.ts';

/** What most commands do without: the parts behind each are loaded when it is used. */

export function backupsIn(
  office: { readonly place: Place; readonly files: Files; readonly beside: Beside },
  records: () => Promise<SqliteOptions>,
  world: World,
): Backups {
  const load = async () => {
    const { backupsWith } = await import('../office/backup/with.ts');
    const { databaseFile } = await import('../store/sqlite/backup/file.ts');
    const database = databaseFile(await records());
    return backupsWith({ ...office, database, officeIn, program: packageOf(world).version, clock: world.clock });
  };
  return {
    create: async (...asked) => (await load()).create(...asked),
    daily: async (...asked) => (await load()).daily(...asked),
    beforeUpdate: async (...asked) => (await load()).beforeUpdate(...asked),
    list: async () => (await load()).list(),
    at: async (file) => (await load()).at(file),
    identitiesIn: async (file) => (await load()).identitiesIn(file),
    sealOf: async (file) => (await load()).sealOf(file),
    verify: async (...asked) => (await load()).verify(...asked),
    restore: async (...asked) => (await load()).restore(...asked),
  };
}

const officeIn = (profile: () => Promise<Uint8Array>): Promise<string | undefined> =>
  loadProfile('', profile).then(
    ({ office: { university, office } }) => `${university.name.ja} ${office.name.ja}`.trim(),
    () => undefined,
  );

export function movingOf(
  ground: Omit<MovingGround, 'belongings' | 'records' | 'entryVersion' | 'chain'>,
  belongings: () => Promise<Belongings>,
): Moving {
  const load = async () => {
    const { movingWith } = await import('../office/moving/with.ts');
    const { walker: chain } = await import('../store/chain.ts');
    return movingWith({
      ...ground,
      belongings: await belongings(),
      records: PROJECTION,
      entryVersion: VERSION,
      chain,
    });
  };
  return {
    pack: async (...asked) => (await load()).pack(...asked),
    unpack: async (...asked) => (await load()).unpack(...asked),
  };
}

/** The entries of records that may not be there. */
export async function entriesOf(open: () => Promise<Store>): Promise<number | undefined> {
  try {
    const store = await open();
    try {
      return (await store.head())?.seq ?? 0;
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof Abort && error.problem === 'store-missing') return undefined;
    throw error;
  }
}

export async function checkupIn(
  office: { readonly place: Place; readonly files: Files; readonly beside: Beside },
  records: SqliteOptions,
  run: Run,
  world: World,
): Promise<Checkup> {
  const { checkupWith } = await import('../office/checkup/with.ts');
  const { checkupOf } = await import('../store/sqlite/checkup/records.ts');
  const { databaseFile } = await import('../store/sqlite/backup/file.ts');
  const { version, engines } = packageOf(world);
  return checkupWith({
    ...office,
    database: databaseFile(records),
    officeIn,
    records: checkupOf(records),
    run,
    env: world.env,
    node: nodeVersion(),
    engines: engines.node,
    program: version,
    clock: world.clock,
  });
}

export async function checkupOfServer(open: ServerGround['open'], { env, clock, ...world }: World): Promise<Checkup> {
  const { checkupOnServer } = await import('../office/checkup/on-server.ts');
  const { version, engines } = packageOf(world);
  const { platform } = world;
  return checkupOnServer({ open, env, node: nodeVersion(), engines: engines.node, program: version, platform, clock });
}

export const sealingOf = (key: string, files: Files, of?: 'store'): Sealing => {
  const sealing = async () => (await import('../office/signing.ts')).sealingWith(key, files, of);
  return {
    seal: async () => (await sealing()).seal(),
    publicKey: async () => (await sealing()).publicKey(),
    signHead: async (...asked) => (await sealing()).signHead(...asked),
    signerOf: async (...asked) => (await sealing()).signerOf(...asked),
    isSigned: async (proof) => (await sealing()).isSigned(proof),
  };
};

export const keysOf = (options: SqliteOptions): Promise<OfficeKeys | undefined> =>
  keysIn(() => openSqlite({ ...options, readOnly: true }));

/** Of records that cannot be opened nothing is known: other commands say why. */
export async function keysIn(open: () => Promise<Store>): Promise<OfficeKeys | undefined> {
  const store = await open().catch((error) => {
    if (error instanceof Abort && error.problem !== 'cancelled') return undefined;
    throw error;
  });
  try {
    return store && (await officeKeys(store));
  } finally {
    await store?.close();
  }
}

/** The history, looked at as it is: whoever is given the database alone can ask. */
export async function verified(options: SqliteOptions, kept?: JournalHead): Promise<HistoryCheck> {
  const store = await openSqlite({ ...options, readOnly: true, examine: true });
  try {
    return await store.verify(kept);
  } catch (error) {
    throw await damageBehind(error, store, options.file);
  } finally {
    await store.close();
  }
}

/** Checks that the database can be used, creating it if there is none. */
export async function makeDatabase(records: SqliteOptions): Promise<'made' | 'there'> {
  const open = async (create: boolean) => (await openSqlite({ ...records, create })).close();
  try {
    await open(false);
    return 'there';
  } catch (error) {
    if (!(error instanceof Abort && error.problem === 'store-missing')) throw error;
    await open(true);
    return 'made';
  }
}

import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { placeOf } from '../../src/core/model/evidence.ts';
import { sha256 } from '../../src/formats/digest.ts';
import { filesIn } from '../../src/office/files.ts';
import type { Belongings } from '../../src/office/moving/belongings.ts';
import { belongingsIn } from '../../src/office/moving/in-folder.ts';
import type { Moving } from '../../src/office/moving/moving.ts';
import { belongingsOn } from '../../src/office/moving/on-shelf.ts';
import { movingWith } from '../../src/office/moving/with.ts';
import { walker } from '../../src/store/chain.ts';
import { VERSION } from '../../src/store/journal.ts';
import { openOn } from '../../src/store/postgres/open.ts';
import { PROJECTION } from '../../src/store/projection.ts';
import { draft } from '../../src/store/sqlite/draft.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { OFFICE } from '../helpers/dossiers.ts';
import { history } from '../helpers/histories.ts';
import { inProcess } from '../helpers/pglite.ts';
import { runs } from '../helpers/properties.ts';
import { freshFile, listed, MIGRATIONS, POSTGRES_MIGRATIONS } from '../helpers/records.ts';

let server: Awaited<ReturnType<typeof inProcess>>;
beforeAll(async () => {
  server = await inProcess();
});
afterAll(() => server.close());

interface Home {
  /** The folder of the database, where it lies in one. */
  readonly folder: string;
  readonly store: Store;
  readonly moving: Moving;
}

const homeOf = (store: Store, database: string, belongings: Belongings): Home => ({
  folder: dirname(database),
  store,
  moving: movingWith({
    files: filesIn('/'),
    belongings,
    database,
    records: PROJECTION,
    entryVersion: VERSION,
    chain: walker,
    by: () => ({ at: '2026-11-02T03:00:00Z', actor: '見本' }),
    entries: async () => (await store.head())?.seq,
    into: (work) => work(store),
  }),
});

async function inFile(): Promise<Home> {
  const database = freshFile();
  const home = dirname(database);
  const place = {
    database,
    profile: join(home, 'office.toml'),
    key: '',
    evidence: join(home, 'evidence'),
    templates: '',
  };
  const store = await openSqlite({ file: database, migrations: MIGRATIONS, create: true });
  return homeOf(store, database, belongingsIn(place, filesIn(home)));
}

async function onShelf(): Promise<Home> {
  const options = { migrations: POSTGRES_MIGRATIONS, office: randomUUID(), create: true, draft };
  const { store, shelf } = await openOn(server.connect, 'PGlite', options);
  const place = { database: 'PGlite', evidence: 'evidence' };
  return homeOf(
    store,
    'PGlite',
    belongingsOn(place, async () => shelf),
  );
}

async function exported({ store, moving }: Home): Promise<string> {
  return (await listed((await moving.pack(store, OFFICE)).text)).join('');
}

async function taken(text: string, { moving }: Home): Promise<void> {
  const file = join(dirname(freshFile()), 'office.ndjson');
  writeFileSync(file, text);
  await moving.unpack(file, { dryRun: false });
}

/** A scan that lies where scans do. */
function layScan({ folder }: Home, bytes: Uint8Array): void {
  const file = join(folder, 'evidence', placeOf({ sha256: sha256(bytes) }));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

const answersOf = async ({ store }: Home) => ({
  students: await listed(store.students()),
  dossiers: await listed(store.dossiers()),
  companies: await store.companies(),
  office: await store.office(),
  certificates: await listed(store.certificates()),
  journal: await listed(store.journal()),
  verified: await store.verify(),
});

it('any history goes from a file to PostgreSQL and back, and stays the same to the byte', async () => {
  await fc.assert(
    fc.asyncProperty(
      history(),
      fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 3 }),
      async (operations, scans) => {
        const [old, shared, back] = [await inFile(), await onShelf(), await inFile()];
        for (const { writes, stamp } of operations) await old.store.apply(writes, stamp);
        for (const bytes of scans) layScan(old, bytes);
        const first = await exported(old);
        await taken(first, shared);
        expect(await answersOf(shared)).toEqual(await answersOf(old));
        const second = await exported(shared);
        expect(second).toBe(first);
        await taken(second, back);
        expect(await answersOf(back)).toEqual(await answersOf(old));
        expect(await exported(back)).toBe(first);
        for (const { store } of [old, shared, back]) await store.close();
      },
    ),
    runs(15),
  );
});

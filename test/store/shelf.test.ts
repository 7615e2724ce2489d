import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openOn } from '../../src/store/postgres/open.ts';
import type { Shelf } from '../../src/store/shelf.ts';
import { draft } from '../../src/store/sqlite/draft.ts';
import { inProcess } from '../helpers/pglite.ts';
import { POSTGRES_MIGRATIONS } from '../helpers/records.ts';

let server: Awaited<ReturnType<typeof inProcess>>;
beforeAll(async () => {
  server = await inProcess();
});
afterAll(() => server.close());

async function shelfOf(office: string): Promise<Shelf> {
  const options = { migrations: POSTGRES_MIGRATIONS, office, create: true, draft };
  const { store, shelf } = await openOn(server.connect, 'PGlite', options);
  onTestFinished(() => store.close());
  return shelf;
}
const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (found?: Uint8Array) => found && Buffer.from(found).toString('latin1');
const by = (actor: string, minute = '02') => ({ at: `2026-10-01T01:${minute}:03Z`, actor });

it('bytes are kept once, under their digest, for their office alone', async () => {
  const office = randomUUID();
  const [one, two, other] = [await shelfOf(office), await shelfOf(office), await shelfOf(randomUUID())];
  const all = Uint8Array.from({ length: 256 }, (_, n) => n);
  const digest = await one.keep(all);
  expect(digest).toBe('40aff2e9d2d8922e47afd4648e6967497158785fbd1da870e7110266bf944880');
  expect(await two.keep(all)).toBe(digest);
  expect([...((await two.bytesOf(digest)) ?? [])]).toEqual([...all]);
  expect(await other.bytesOf(digest)).toBeUndefined();
  await one.remove([digest]);
  expect(await two.bytesOf(digest)).toBeUndefined();
});

it('bytes that are not what they are called are refused by the server', async () => {
  const sql = await server.connect();
  const planted = sql.query("INSERT INTO blobs VALUES ('x', $1, 'abc'::bytea)", ['0'.repeat(64)]);
  await expect(planted).rejects.toThrow('blobs_are_what_they_are_called');
});

it('a file has all its versions, and of two who change the same one only the first does', async () => {
  const shelf = await shelfOf(randomUUID());
  expect(await shelf.read('office.toml')).toBeUndefined();
  expect(await shelf.write('office.toml', bytes('a = 1'), 0, by('見本 一'))).toBe(true);
  expect(await shelf.write('office.toml', bytes('a = 2'), 0, by('見本 二'))).toBe(false);
  expect(await shelf.write('office.toml', bytes('a = 2'), 1, by('見本 二', '05'))).toBe(true);
  expect(await shelf.write('office.toml', bytes('a = 9'), 5, by('見本 二'))).toBe(false);
  expect(await shelf.write('texts/permit.toml', bytes(''), 0, by('見本 一'))).toBe(true);
  const found = await shelf.read('office.toml');
  expect([textOf(found?.bytes), found?.version, found?.actor]).toEqual(['a = 2', 2, '見本 二']);
  const versions = await shelf.versions('office.toml');
  expect(versions.map(({ version, at }) => [version, at])).toEqual([
    [2, '2026-10-01T01:05:03Z'],
    [1, '2026-10-01T01:02:03Z'],
  ]);
  expect(textOf(await shelf.bytesOf(versions[1]?.sha256 ?? ''))).toBe('a = 1');
  expect(await shelf.names()).toEqual(['office.toml', 'texts/permit.toml']);
});

it('the same write asked for twice, because its answer was lost, is one version', async () => {
  const shelf = await shelfOf(randomUUID());
  for (let n = 0; n < 2; n += 1) expect(await shelf.write('office.toml', bytes('a'), 0, by('見本 一'))).toBe(true);
  expect(await shelf.versions('office.toml')).toHaveLength(1);
});

it('what a file was is never changed, and its bytes stay whoever removes them', async () => {
  const office = randomUUID();
  const shelf = await shelfOf(office);
  await shelf.write('office.toml', bytes('a = 1'), 0, by('見本 一'));
  const [first] = await shelf.versions('office.toml');
  await shelf.remove([first?.sha256 ?? '']);
  expect(textOf((await shelf.read('office.toml'))?.bytes)).toBe('a = 1');
  const sql = await server.connect();
  await expect(sql.query("UPDATE files SET actor = 'x' WHERE office = $1", [office])).rejects.toThrow('never changed');
  await expect(sql.query('DELETE FROM files WHERE office = $1', [office])).rejects.toThrow('never changed');
});

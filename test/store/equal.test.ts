import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import { openOn } from '../../src/store/postgres/open.ts';
import { draft } from '../../src/store/sqlite/draft.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { history } from '../helpers/histories.ts';
import { inProcess } from '../helpers/pglite.ts';
import { runs } from '../helpers/properties.ts';
import { freshFile, listed, MIGRATIONS, POSTGRES_MIGRATIONS } from '../helpers/records.ts';

let server: Awaited<ReturnType<typeof inProcess>>;
beforeAll(async () => {
  server = await inProcess();
});
afterAll(() => server.close());

/** All that a store answers. Salts are by chance, and what is made of them. */
async function answersOf(store: Store, days: readonly LocalDate[]): Promise<unknown> {
  const entries = (await listed(store.journal())).map(({ salt, digest, hash, ...entry }) => entry);
  const since = async (day: LocalDate, asOf?: LocalDate) => {
    const { dossiers, quiet } = await store.since(day, asOf);
    const sorted = <T>(list: readonly T[]) =>
      list.map((one) => JSON.stringify(one, Object.keys(one as object).sort())).sort();
    return [await listed(dossiers), sorted(quiet.standing), sorted(quiet.months)];
  };
  const kinds = ['contracts', 'courses', 'certificates', 'overrides'] as const;
  const ofDay = async (day: LocalDate) => [
    await listed(store.dossiersAsOf(day)),
    await store.companies(day),
    await store.office(day),
    await since(day),
    await since(day, day),
    await Promise.all(kinds.map((kind) => listed(store.having(kind, day)))),
    await Promise.all(kinds.map((kind) => listed(store.having(kind, day, day)))),
  ];
  const series = (['placement', 'agreement', 'company', 'job'] as const).map((of) => store.next({ of }));
  const told: unknown[] = [];
  for (const day of days) told.push(await ofDay(day));
  return {
    entries,
    students: await listed(store.students()),
    dossiers: await listed(store.dossiers()),
    companies: await store.companies(),
    certificates: await listed(store.certificates()),
    tally: await store.tally(),
    next: await Promise.all([...series, store.next({ of: 'certificate', prefix: 'E-2026-' })]),
    findings: (await store.verify()).findings,
    told,
  };
}

it('after any history PostgreSQL answers what SQLite answers', async () => {
  await fc.assert(
    fc.asyncProperty(history(), async (operations) => {
      const options = { migrations: POSTGRES_MIGRATIONS, office: randomUUID(), create: true, draft };
      const ours = await openSqlite({ file: freshFile(), migrations: MIGRATIONS, create: true });
      const { store: theirs } = await openOn(server.connect, 'PGlite', options);
      for (const { writes, stamp } of operations)
        expect(await theirs.apply(writes, stamp)).toEqual(await ours.apply(writes, stamp));
      const days = [...new Set(operations.map(({ stamp }) => stamp.day))].slice(0, 4);
      expect(await answersOf(theirs, days)).toEqual(await answersOf(ours, days));
      await theirs.rebuild();
      expect(await answersOf(theirs, days)).toEqual(await answersOf(ours, days));
      await theirs.close();
      await ours.close();
    }),
    runs(8),
  );
});

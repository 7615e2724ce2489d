import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { openPostgres } from '../../src/store/postgres/open.ts';
import { draft } from '../../src/store/sqlite/draft.ts';
import { onServer } from '../helpers/postgres.ts';
import { POSTGRES_MIGRATIONS } from '../helpers/records.ts';
import { storeContract } from './contract.ts';

onServer('PostgreSQL', (server) => {
  /** Each is an office of its own in one database. */
  storeContract('PostgreSQL', async () => {
    const options = { migrations: POSTGRES_MIGRATIONS, office: randomUUID(), create: true, draft };
    return async () => {
      const { store } = await openPostgres({ url: server().url(), patience: 10_000 }, options);
      onTestFinished(() => store.close());
      return store;
    };
  });
});

import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { openOn } from '../../src/store/postgres/open.ts';
import { draft } from '../../src/store/sqlite/draft.ts';
import { inProcess } from '../helpers/pglite.ts';
import { POSTGRES_MIGRATIONS } from '../helpers/records.ts';
import { storeContract } from './contract.ts';

let server: Awaited<ReturnType<typeof inProcess>>;
beforeAll(async () => {
  server = await inProcess();
});
afterAll(() => server.close());

/** Each is an office of its own in one database. */
storeContract(
  'PGlite',
  async () => {
    const options = { migrations: POSTGRES_MIGRATIONS, office: randomUUID(), create: true, draft };
    return async () => {
      const { store } = await openOn(server.connect, 'postgres://pglite/coopj', options);
      onTestFinished(() => store.close());
      return store;
    };
  },
  { sessions: 1 },
);

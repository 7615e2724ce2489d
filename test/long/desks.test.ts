import { test } from 'vitest';
import { sixteenDesks } from '../helpers/desks.ts';
import { onServer } from '../helpers/postgres.ts';

onServer('sixteen desks', (server) => {
  test('that work on one office for a minute lose and double nothing, and leave no gap and no deadlock', async () => {
    const begun = performance.now();
    const { commands, conflicts } = await sixteenDesks(server(), 10);
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    process.stdout.write(
      `16 desks: ${commands} commands in ${seconds} s, ${conflicts} ended by a conflict and given again\n`,
    );
  });
});

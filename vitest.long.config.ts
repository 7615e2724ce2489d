import { randomInt } from 'node:crypto';
import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/** All tests at full length, properties from another seed each time: `npm run test:long`. */
export default defineConfig({
  ...usual,
  test: {
    ...usual.test,
    exclude: [],
    provide: { seed: Number(process.env.COOPJ_SEED ?? randomInt(2 ** 31)), isLong: true },
    testTimeout: 3_600_000,
  },
});

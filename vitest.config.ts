import { defineConfig } from 'vitest/config';
import { Tally } from './test/helpers/tally.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What takes minutes has its own script, test:long.
    exclude: ['test/long/**'],
    reporters: ['default', new Tally()],
    // A slow machine is no failure; what hangs still ends.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});

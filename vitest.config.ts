import { defineConfig } from 'vitest/config';
import { Tally } from './test/helpers/tally.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What takes minutes has its own script, test:long.
    exclude: ['test/long/**'],
    globalSetup: 'test/helpers/before-all.ts',
    setupFiles: 'test/helpers/properties.ts',
    // One worker a core: on two cores the usual one less would leave one idle.
    maxWorkers: '100%',
    // Our modules keep nothing but what is always the same; loading them anew for each file took two thirds of the time.
    isolate: false,
    provide: { seed: 1, isLong: false },
    reporters: ['default', new Tally()],
    // A slow machine is no failure; what hangs still ends.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

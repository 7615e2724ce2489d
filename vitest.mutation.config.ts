import { defineConfig } from 'vitest/config';

/**
 * For `npm run test:mutation`: the tests that ask core, store and formats themselves, without the program around them. Those that take
 * longer than all others together are left out.
 */
export default defineConfig({
  test: {
    include: [
      'test/core/**/*.test.ts',
      'test/store/{sqlite,journal,opening,migrations}.test.ts',
      'test/spreadsheets/**/*.test.ts',
      'test/documents/{calendar,code,exact,letters,lines,tags}.test.ts',
    ],
    setupFiles: 'test/helpers/properties.ts',
    provide: { seed: 1, isLong: false },
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

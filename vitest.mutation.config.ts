import { defineConfig } from 'vitest/config';

/** The tests that ask an area itself, without the program around it; those that take longer than all others together are left out. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  core: ['test/core/**/*.test.ts', 'test/office/{edit,profile}.test.ts'],
  store: [
    'test/store/{altered,behind,chain,checkup,commit,damaged,erase,file,forgeries,inspect,journal,migrations,opening,sqlite,stored,turns}.test.ts',
    'test/core/projection.test.ts',
  ],
  formats: [
    'test/spreadsheets/**/*.test.ts',
    'test/documents/{archive,book,calendar,drawn,exact,faces,fonts,letters,lines,setter,tags}.test.ts',
  ],
};

/** For `npm run test:mutation`. */
export default defineConfig({
  test: {
    include: [...(TESTS[process.env.MUTATION_AREA ?? 'core'] ?? [])],
    // One worker for all files of a fault: a worker a file would take most of the time.
    isolate: false,
    setupFiles: ['test/helpers/properties.ts', 'test/mutation/setup.js'],
    // What setup.js takes apart, Stryker's own setup has put there before.
    sequence: { hooks: 'list' },
    provide: { seed: 1, isLong: false },
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

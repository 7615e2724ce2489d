/** One area at a time, with its own tests: a fault of core is not looked for by what reads Excel files. */
const area = process.env.MUTATION_AREA ?? 'core';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
const config = {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner', './test/mutation/plugins.js'],
  checkers: ['sample'],
  reporters: ['areas'],
  tempDirName: '.stryker',
  tsconfigFile: 'none',
  mutate: [`src/${area}/**/*.ts`],
  ignorePatterns: ['docs', 'bench', 'biome.json'],
  disableTypeChecks: false,
  ignoreStatic: true,
  concurrency: 1,
  dryRunTimeoutMinutes: 30,
  timeoutMS: 30_000,
};

export default config;

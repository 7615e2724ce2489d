import { afterAll } from 'vitest';

/** One worker runs all files, and what Stryker counts grows from file to file: each keeps its own part, not all that came before. */
// biome-ignore lint/correctness/noEmptyPattern: vitest asks for it.
afterAll(({}, { meta }) => {
  const { mutantCoverage: counted } = meta;
  if (counted === undefined) return;
  meta.mutantCoverage = { static: { ...counted.static }, perTest: counted.perTest };
  counted.perTest = {};
});

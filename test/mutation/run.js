/** `npm run test:mutation`: faults are planted in one area after the other. `npm run test:mutation store` tries one of them. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const stryker = join(
  dirname(createRequire(import.meta.url).resolve('@stryker-mutator/core/package.json')),
  'bin/stryker.js',
);
const named = process.argv.slice(2);

for (const area of named.length > 0 ? named : ['core', 'store', 'formats']) {
  const env = { ...process.env, MUTATION_AREA: area };
  const { status } = spawnSync(process.execPath, [stryker, 'run'], { env, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

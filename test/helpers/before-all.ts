import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

/** Once before all test files: none of them builds while another runs what was built. */
export function setup({ config }: TestProject): void {
  refuseUpdate(process.env);
  const { seed, isLong } = config.provide;
  if (isLong) process.stdout.write(`The same cases again: COOPJ_SEED=${seed} npm run test:long\n`);
  // What ships is what is built: built now, from the sources as they are.
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, ['build.js'], { cwd, encoding: 'utf8' });
  if (status !== 0 || stderr !== '') throw new Error(`build.js: ${stderr}`);
}

/** Who writes down as expected what is there proves nothing. */
export function refuseUpdate({ CI, UPDATE }: Readonly<Record<string, string | undefined>>): void {
  if (CI === 'true' && UPDATE) throw new Error('UPDATE is for a person who looks at what changed, not for CI=true');
}

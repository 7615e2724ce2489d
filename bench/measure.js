import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Its `-f` tells the peak of memory and the time of the processor of whatever it runs. */
const TIME = '/usr/bin/time';

/** Milliseconds from start to exit; where they can be known, those of the processor, and peak memory in megabytes. What fails is no measurement. */
export function measure(argv, env = process.env) {
  const told = join(env.TMPDIR ?? tmpdir(), `coopj-bench-${process.pid}`);
  const timed = existsSync(TIME) ? [TIME, '-f', '%M %U %S', '-o', told, ...argv] : argv;
  const begun = process.hrtime.bigint();
  const { status, error, stderr } = spawnSync(timed[0], timed.slice(1), { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ms = Number(process.hrtime.bigint() - begun) / 1e6;
  if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}: ${error ?? stderr}`);
  if (timed === argv) return { ms };
  const [kilobytes, user, system] = readFileSync(told, 'utf8').trim().split(' ').map(Number);
  rmSync(told);
  return { ms, megabytes: kilobytes / 1024, cpu: 1000 * (user + system) };
}

export const isThere = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
export const median = (list) => list.toSorted((a, b) => a - b)[Math.floor((list.length - 1) / 2)];

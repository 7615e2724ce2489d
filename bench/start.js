import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../bin/coopj.js', import.meta.url));
const CSV = fileURLToPath(new URL('../templates/tour/registrations-2026-09.csv', import.meta.url));
const ROUNDS = 30;

/** Milliseconds from start to exit. A command that fails is no measurement. */
function time(argv, env) {
  const begun = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, argv, { env });
  const ended = process.hrtime.bigint();
  if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
  return Number(ended - begun) / 1e6;
}

const at = (sorted, share) => sorted[Math.floor((sorted.length - 1) * share)];

/** How long the program takes to start, beside Node itself: interleaved, so that a busy machine is busy for all. */
export function run([rounds = String(ROUNDS)]) {
  const folder = mkdtempSync(join(tmpdir(), 'coopj-bench-'));
  const env = { ...process.env, COOPJ_DB: join(folder, 'coopj.db'), COOPJ_OFFICE: join(folder, 'office.toml') };
  const cases = [
    { name: 'node -e 0', argv: ['-e', '0'] },
    { name: 'coopj --version', argv: [BIN, '--version'] },
    { name: 'coopj student show 20241002', argv: [BIN, 'student', 'show', '20241002'] },
    { name: 'coopj student list', argv: [BIN, 'student', 'list'] },
    { name: 'coopj', argv: [BIN] },
  ];
  try {
    time([BIN, 'init', '--yes', '--no-input'], env);
    time([BIN, 'import', 'students', CSV], env);
    const times = cases.map(() => []);
    for (let round = -2; round < Number(rounds); round++) {
      for (const [index, { argv }] of cases.entries()) {
        const taken = time(argv, env);
        if (round >= 0) times[index].push(taken);
      }
    }
    const sorted = times.map((list) => list.sort((a, b) => a - b));
    const base = at(sorted[0], 0.5);
    const rows = cases.map(({ name }, index) => {
      const median = at(sorted[index], 0.5);
      const [low, high] = [at(sorted[index], 0.1), at(sorted[index], 0.9)];
      return `| \`${name}\` | ${median.toFixed(0)} | ${low.toFixed(0)}–${high.toFixed(0)} | ${(median / base).toFixed(2)} |`;
    });
    return [
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${rounds} rounds`,
      '',
      '| command | median ms | 10–90 % | × node |',
      '|---|---|---|---|',
      ...rows,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

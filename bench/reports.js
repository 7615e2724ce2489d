import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './measure.js';
import { officeIn, TODAY } from './register.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = join(ROOT, 'bin/coopj.js');
/** On its way out, a program tells its peak of memory, in kilobytes, and the time of its processors, in microseconds, on descriptor 3. */
const TELL = `data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>{const u=process.resourceUsage();writeSync(3,JSON.stringify([u.maxRSS,u.userCPUTime+u.systemCPUTime]))})`;

/** Milliseconds from start to exit, those of the processors, and peak memory in megabytes. A command that fails is no measurement. */
function measure(argv, env = process.env) {
  const begun = process.hrtime.bigint();
  const { status, stderr, output } = spawnSync(process.execPath, ['--import', TELL, ...argv], {
    env,
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 2 ** 31 - 1,
  });
  const ended = process.hrtime.bigint();
  if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
  const [kilobytes, microseconds] = JSON.parse(output[3]);
  return { ms: Number(ended - begun) / 1e6, cpu: microseconds / 1e3, megabytes: kilobytes / 1024 };
}

/**
 * The monthly report over a large register, for today and for a day past, beside bare SQL that asks the tables for the same counts
 * and rows (all but what is stopped by which rule, which no SQL knows): `reports 100000 5`, or with a
 * database that is there already as the last word.
 */
export async function run([students = '100000', rounds = '5', made]) {
  const folder = mkdtempSync(join(tmpdir(), 'coopj-bench-'));
  const env = await officeIn(folder, students, made);
  const database = env.COOPJ_DB;
  const month = ['--month', '2026-09', '--json'];
  const cases = [
    { name: 'node -e 0', argv: ['-e', '0'] },
    { name: 'the same in bare SQL', argv: [join(ROOT, 'bench/reports-sql.js'), database, 'monthly', '2026-09'] },
    { name: 'coopj report monthly', argv: [BIN, 'report', 'monthly', ...month] },
    { name: 'coopj report monthly --as-of 2026-10-06', argv: [BIN, 'report', 'monthly', '--as-of', TODAY, ...month] },
    { name: 'coopj report monthly --anonymous', argv: [BIN, 'report', 'monthly', '--anonymous', ...month] },
  ];
  // Some of these read everybody: once is enough.
  const others = ['pipeline', 'contracts', 'courses', 'certificates', 'obligations', 'overrides'].map((name) => ({
    name: `coopj report ${name}`,
    argv: [BIN, 'report', name, '--year', '2026', '--json'],
  }));
  try {
    const found = cases.map(() => []);
    for (let round = 0; round < Number(rounds); round++) {
      for (const [n, { argv }] of cases.entries()) found[n].push(measure(argv, env));
    }
    const once = others.map(({ argv }) => [measure(argv, env)]);
    const middle = (list, of) => median(list.map((one) => one[of]));
    const [bare, bareCpu] = [middle(found[1], 'ms'), middle(found[1], 'cpu')];
    const line = ({ name }, list) => {
      const most = Math.max(...list.map(({ megabytes }) => megabytes));
      const [ms, cpu] = [middle(list, 'ms'), middle(list, 'cpu')];
      const cells = [
        ms.toFixed(0),
        (ms / bare).toFixed(1),
        cpu.toFixed(0),
        (cpu / bareCpu).toFixed(1),
        most.toFixed(0),
      ];
      return `| \`${name}\` | ${cells.join(' | ')} |`;
    };
    return [
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0].toFixed(1)}, ${rounds} rounds`,
      `${students} students; the database has ${(statSync(database).size / 2 ** 30).toFixed(1)} GB.`,
      '',
      '| command | median ms | × bare SQL | CPU ms | × bare SQL | peak MB |',
      '|---|---|---|---|---|---|',
      ...cases.map((one, n) => line(one, found[n])),
      ...others.map((one, n) => line(one, once[n])),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure, median } from './measure.js';
import { officeIn } from './register.js';

const BIN = fileURLToPath(new URL('../bin/coopj.js', import.meta.url));
const NODE = process.execPath;

/** Every how many students one has a placement under way. */
const OFFICES = [
  ['none open', 0],
  ['100 open', 1000],
  ['1,000 open', 100],
];

/** What is asked many times a day, beside Node's own start: over a register of fresh students with some placements open, in turns. */
export async function run([students = '100000', rounds = '9']) {
  const folder = mkdtempSync(join(tmpdir(), 'coopj-bench-'));
  try {
    const cases = [{ name: '`node -e 0`', argv: [NODE, '-e', '0'] }];
    for (const [name, every] of OFFICES) {
      const place = join(folder, String(every));
      mkdirSync(place);
      const env = await officeIn(place, students, undefined, [String(every), 'fresh']);
      const coopj = (...argv) =>
        cases.push({ name: `\`${['coopj', ...argv].join(' ')}\`, ${name}`, argv: [NODE, BIN, ...argv], env });
      coopj('--format', 'table');
      coopj();
      if (every === 1000) {
        coopj('--version');
        coopj('--help');
        coopj('student', 'show', '20001007');
        coopj('20001007');
        coopj('due');
        coopj('student', 'list', '--find', 'No77777');
      }
    }
    const found = cases.map(() => []);
    for (let round = -1; round < Number(rounds); round++) {
      for (const [n, { argv, env }] of cases.entries()) {
        const one = measure(argv, env);
        if (round >= 0) found[n].push(one);
      }
    }
    // On a machine that is busy with other work too, the fastest round tells more than the median.
    const least = (n) => Math.min(...found[n].map(({ ms }) => ms));
    const of = (n, what) => median(found[n].map((one) => one[what] ?? Number.NaN));
    const row = ({ name }, n) =>
      `| ${name} | ${of(n, 'ms').toFixed(0)} | ${(of(n, 'ms') / of(0, 'ms')).toFixed(2)} | ${(least(n) / least(0)).toFixed(2)} | ${of(n, 'megabytes').toFixed(0)} |`;
    return [
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${rounds} rounds, load ${loadavg()[0].toFixed(0)}; ${students} students`,
      '',
      '| command | median ms | × node | fastest × node | peak MB |',
      '| --- | --- | --- | --- | --- |',
      ...cases.map(row),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

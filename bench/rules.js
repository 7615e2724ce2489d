import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './measure.js';
import { generator, TODAY } from './register.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = join(ROOT, 'bin/coopj.js');
/** On its way out, a program tells its peak of memory, in kilobytes, on descriptor 3. */
const TELL = `data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))`;

/** Milliseconds from start to exit and peak memory in megabytes. A command that fails is no measurement. */
function measure(argv, env = process.env, answer = 'pipe') {
  const begun = process.hrtime.bigint();
  const { status, stdout, stderr, output } = spawnSync(process.execPath, ['--import', TELL, ...argv], {
    env,
    cwd: ROOT,
    stdio: ['ignore', answer, 'pipe', 'pipe'],
    maxBuffer: 2 ** 31 - 1,
  });
  const ended = process.hrtime.bigint();
  if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
  return { ms: Number(ended - begun) / 1e6, megabytes: Number(output[3]) / 1024, stdout };
}

const text = ({ stdout }) => stdout.toString().trim();

/** The rules over a large register, and the lists that must not look at all of it: beside Node's own start and a bare count. */
export async function run([students = '100000', rounds = '5']) {
  const folder = mkdtempSync(join(tmpdir(), 'coopj-bench-'));
  const database = join(folder, 'coopj.db');
  const env = { ...process.env, COOPJ_DB: database, COOPJ_OFFICE: join(folder, 'office.toml'), COOPJ_TODAY: TODAY };
  const count = `import('better-sqlite3').then(({default:D})=>console.log(new D(process.argv[1],{readonly:true}).prepare('SELECT count(*) FROM students').pluck().get()))`;
  const one = String(20000007 + 100 * Math.floor(Number(students) / 200));
  const cases = [
    { name: 'node -e 0', argv: ['-e', '0'] },
    { name: 'SELECT count(*) FROM students', argv: ['-e', count, database] },
    { name: `coopj check ${one}`, argv: [BIN, 'check', one] },
    { name: 'coopj', argv: [BIN] },
    { name: 'coopj due', argv: [BIN, 'due'] },
    { name: 'coopj check --all', argv: [BIN, 'check', '--all', '--json'] },
  ];
  try {
    const generate = await generator();
    measure([BIN, 'init', '--yes', '--no-input'], env);
    const made = measure([generate, database, join(ROOT, 'migrations/sqlite'), students, TODAY], env);
    const found = cases.map(() => []);
    for (let round = 0; round < Number(rounds); round++) {
      for (const [n, { argv }] of cases.entries()) found[n].push(measure(argv, env));
    }
    const base = median(found[0].map(({ ms }) => ms));
    const rows = cases.map(({ name }, n) => {
      const ms = median(found[n].map((one) => one.ms));
      const most = Math.max(...found[n].map(({ megabytes }) => megabytes));
      return `| \`${name}\` | ${ms.toFixed(0)} | ${(ms / base).toFixed(1)} | ${most.toFixed(0)} |`;
    });
    // Everybody at once: what one student takes, and whether memory stays bounded.
    const crowd = join(folder, 'crowd.db');
    const crowded = { ...env, COOPJ_DB: crowd };
    const made2 = measure([generate, crowd, join(ROOT, 'migrations/sqlite'), students, TODAY, '1'], env);
    const all = measure([BIN, 'check', '--all', '--format', 'ndjson'], crowded, 'ignore');
    const counted = measure(['-e', count, crowd], crowded);
    const gigabytes = (file) => (statSync(file).size / 2 ** 30).toFixed(1);
    return [
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${rounds} rounds`,
      '',
      `${students} students, one in a hundred with a placement under way: ${text(made)} entries of the journal, written in`,
      `${(made.ms / 1000).toFixed(0)} s; the database has ${gigabytes(database)} GB.`,
      '',
      '| command | median ms | × node | peak MB |',
      '|---|---|---|---|',
      ...rows,
      '',
      `${students} students, each with a placement under way: ${text(made2)} entries, written in ${(made2.ms / 1000).toFixed(0)} s; ${gigabytes(crowd)} GB.`,
      `\`coopj check --all\` judges them in ${(all.ms / 1000).toFixed(1)} s: ${((1000 * all.ms) / Number(students)).toFixed(0)} µs a student, ${(all.ms / base).toFixed(0)} × node and`,
      `${(all.ms / counted.ms).toFixed(0)} × a bare count of the table; ${all.megabytes.toFixed(0)} MB at the peak.`,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './measure.js';
import { built } from './register.js';
import { reports } from './shared/reports.js';
import { startServer } from './shared/server.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MIGRATIONS = join(ROOT, 'migrations/postgres');
const BARE = join(ROOT, 'bench/shared/bare.sql');
/** Clients at once, and the offices on which they work. */
const CROWDS = [
  [1, 1],
  [4, 1],
  [16, 1],
  [64, 1],
  [16, 16],
];

/** Many clients who record steps at once, in turns with pgbench, and what reads a large register, on both databases: `shared 5 3` or `shared reports …`. */
export async function run([what = 'steps', ...args]) {
  if (what === 'reports') return reports(args);
  if (what !== 'steps')
    throw new Error('npm run bench -- shared steps [SECONDS [ROUNDS]] | reports [STUDENTS [ROUNDS]]');
  return steps(args);
}

async function steps([seconds = '10', rounds = '3']) {
  const program = await built('shared/steps');
  const server = startServer();
  try {
    await node(program, server.url, MIGRATIONS, 'make', 16, 640);
    server.psql(
      `CREATE SCHEMA bare; ${['projection', 'students', 'journal', 'journal_content']
        .map(
          (name) =>
            `CREATE TABLE bare.${name} (LIKE public.${name} INCLUDING ALL); INSERT INTO bare.${name} SELECT * FROM public.${name};`,
        )
        .join(' ')} ANALYZE`,
    );
    const ways = {
      coopj: (...asked) => byCoopj(program, server, ...asked),
      pgbench: (...asked) => byPgbench(server, ...asked),
    };
    const found = CROWDS.map(() => ({ coopj: [], pgbench: [] }));
    const loads = [];
    for (let round = 0; round < Number(rounds); round += 1) {
      for (const [n, [clients, offices]] of CROWDS.entries()) {
        for (const [name, way] of Object.entries(ways)) {
          const took = await way(clients, offices, Number(seconds));
          const sorted = took.toSorted((a, b) => a - b);
          found[n][name].push({
            rate: took.length / Number(seconds),
            p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
          });
          loads.push(loadavg()[0]);
        }
      }
    }
    const rows = CROWDS.map(([clients, offices], n) => {
      const of = (name, what) => median(found[n][name].map((one) => one[what]));
      const ratios = found[n].coopj.map(({ rate }, round) => rate / found[n].pgbench[round].rate);
      const cells = [
        ...[of('coopj', 'rate'), of('pgbench', 'rate')].map((rate) => rate.toFixed(0)),
        `${median(ratios).toFixed(2)} (${ratios.map((one) => one.toFixed(2)).join(', ')})`,
        ...[of('coopj', 'p99'), of('pgbench', 'p99')].map((ms) => ms.toFixed(0)),
      ];
      return `| ${clients} on ${offices} | ${cells.join(' | ')} |`;
    });
    return [
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${Math.min(...loads).toFixed(0)} to ${Math.max(...loads).toFixed(0)}; ${rounds} rounds of ${seconds} s in turns`,
      '',
      '| clients on offices | coopj, commits/s | pgbench | coopj ÷ pgbench (each round) | p99 ms | pgbench |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
    ];
  } finally {
    server.stop();
  }
}

/** Clients in as many processes as there are cores; milliseconds, one a commit. */
async function byCoopj(program, { url }, clients, offices, seconds) {
  const processes = Math.min(clients, cpus().length);
  const from = (n) => Math.floor((clients * n) / processes);
  const told = await Promise.all(
    Array.from({ length: processes }, (_, n) => node(program, url, MIGRATIONS, from(n), from(n + 1), offices, seconds)),
  );
  return told.flatMap((text) => JSON.parse(text));
}

async function byPgbench(server, clients, offices, seconds) {
  const how = `-M extended -c ${clients} -j ${Math.min(clients, cpus().length)} -T ${seconds} -D offices=${offices}`;
  server.pgbench(...how.split(' '), '-f', BARE, '-l', '--log-prefix', 'commits');
  const files = readdirSync(server.folder).flatMap((name) =>
    name.startsWith('commits') ? [join(server.folder, name)] : [],
  );
  const took = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => Number(line.split(' ')[2]) / 1000),
  );
  for (const file of files) rmSync(file);
  return took;
}

/** What a program prints. */
function node(program, ...argv) {
  const child = spawn(process.execPath, [program, ...argv.map(String)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  return new Promise((done, fail) =>
    child.once('close', (code) =>
      code === 0 ? done(Buffer.concat(chunks).toString()) : fail(new Error(`${program} ended with ${code}`)),
    ),
  );
}

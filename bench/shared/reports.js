import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure, median } from '../measure.js';
import { officeIn, officeOn } from '../register.js';
import { startServer } from './server.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const year = ['--year', '2026', '--json'];
/** What is asked, and which bare SQL reads the same rows. */
const COMMANDS = [
  ['coopj', ['--format', 'table'], 'desk'],
  ['coopj due', ['due'], 'due'],
  ['coopj report monthly', ['report', 'monthly', '--month', '2026-09', '--json'], 'monthly'],
  ['coopj report pipeline', ['report', 'pipeline', ...year], 'everybody'],
  ['coopj report obligations', ['report', 'obligations', ...year], 'everybody'],
  ['coopj student list --find No77777', ['student', 'list', '--find', 'No77777']],
];

/** What reads a large register, from a file and from a server, each in turns with bare SQL that reads the same rows there. */
export async function reports([students = '100000', rounds = '3', made = '', shared = '']) {
  const folder = mkdtempSync(join(tmpdir(), 'coopj-bench-'));
  const server = shared === '' ? startServer() : undefined;
  try {
    const offices = {};
    for (const name of ['file', 'server']) mkdirSync(join(folder, name));
    const how = ['100', 'waiting'];
    offices.SQLite = await officeIn(join(folder, 'file'), students, made === '' ? undefined : made, how);
    offices.PostgreSQL = server
      ? await officeOn(server.url, join(folder, 'server'), students, how)
      : { ...process.env, HOME: join(folder, 'server'), COOPJ_DB: shared, COOPJ_TODAY: offices.SQLite.COOPJ_TODAY };
    server?.psql('VACUUM ANALYZE');
    const node = (...argv) => [process.execPath, ...argv];
    const cases = Object.entries(offices).flatMap(([engine, env]) =>
      COMMANDS.map(([name, argv, bare]) => ({
        engine,
        name,
        env,
        reads: bare,
        coopj: node(join(ROOT, 'bin/coopj.js'), ...argv),
        ...(bare && { bare: node(join(ROOT, 'bench/reports-sql.js'), env.COOPJ_DB, bare) }),
        found: { coopj: [], bare: [] },
      })),
    );
    const loads = [];
    for (let round = 0; round < Number(rounds); round += 1) {
      // Some of these read everybody: once is enough.
      for (const { coopj, bare, env, found } of cases.filter(({ reads }) => round === 0 || reads !== 'everybody')) {
        found.coopj.push(measure(coopj, env));
        if (bare) found.bare.push(measure(bare, env));
        loads.push(loadavg()[0]);
      }
    }
    const rows = cases.map(({ engine, name, found }) => {
      const of = (whose, what) => median(found[whose].map((one) => one[what] ?? Number.NaN));
      const [ms, bare] = [of('coopj', 'ms'), found.bare.length > 0 ? of('bare', 'ms') : undefined];
      const cells = [
        ms.toFixed(0),
        bare?.toFixed(0) ?? '',
        bare === undefined ? '' : (ms / bare).toFixed(1),
        of('coopj', 'cpu').toFixed(0),
        of('coopj', 'megabytes').toFixed(0),
      ];
      return `| ${engine} | \`${name}\` | ${cells.join(' | ')} |`;
    });
    const entries = server?.psql('SELECT count(*) FROM journal');
    return [
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${Math.min(...loads).toFixed(0)} to ${Math.max(...loads).toFixed(0)}; ${rounds} rounds in turns`,
      `${students} students${entries ? `, ${entries} entries` : ''}`,
      '',
      '| records | command | median ms | bare SQL | × bare SQL | CPU ms | peak MB |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      ...rows,
    ];
  } finally {
    server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isThere, measure, median } from './measure.js';
import { officeIn } from './register.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const COLUMNS = 'number, name, program, step, next, placement, company, open';
const ROWS = `SELECT ${COLUMNS} FROM students ORDER BY number`;

/** What is measured, and beside what: the first of each format is the measure of the others. */
function cases(database, at) {
  const node = (...argv) => [process.execPath, ...argv];
  const bare = (format) => node(join(ROOT, 'bench/students-bare.js'), database, format, at(`bare.${format}`));
  const coopj = (...words) => node(join(ROOT, 'bin/coopj.js'), ...words);
  const list = (file) => coopj('student', 'list', '-o', at(file), '--force');
  const report = (file) => coopj('report', 'obligations', '--year', '2026', '-o', at(file), '--force');
  return [
    { of: 'csv', name: 'sqlite3 -csv', argv: ['sqlite3', '-readonly', '-csv', '-header', database, ROWS] },
    { of: 'csv', name: 'sqlite-utils query --csv', argv: ['sqlite-utils', 'query', database, ROWS, '--csv'] },
    { of: 'csv', name: 'node, better-sqlite3 and csv-stringify', argv: bare('csv') },
    { of: 'csv', name: 'coopj student list -o students.csv', argv: list('students.csv') },
    { of: 'csv', name: 'coopj student list -o students.ndjson', argv: list('students.ndjson') },
    { of: 'csv', name: 'coopj student list --format plain', argv: coopj('student', 'list', '--format', 'plain') },
    { of: 'csv', name: 'coopj student list --format table', argv: coopj('student', 'list', '--format', 'table') },
    { of: 'xlsx', name: 'node, better-sqlite3 and write-excel-file', argv: bare('xlsx') },
    {
      of: 'xlsx',
      name: 'soffice --convert-to xlsx students.csv',
      argv: [
        'soffice',
        `-env:UserInstallation=file://${at('soffice')}`,
        '--headless',
        '--convert-to',
        'xlsx',
        '--outdir',
        at('converted'),
        at('students.csv'),
      ],
    },
    { of: 'xlsx', name: 'coopj student list -o students.xlsx', argv: list('students.xlsx') },
    { of: 'report', name: 'coopj report obligations -o obligations.json', argv: report('obligations.json') },
    { of: 'report', name: 'coopj report obligations -o obligations.xlsx', argv: report('obligations.xlsx') },
  ].filter(({ argv: [program] }) => program === process.execPath || isThere(program));
}

/**
 * The list of all students, and a report of many rows, on their way out; beside the same rows by others, which make no cell harmless
 * and enter nothing in a history: `exports 100000 5`, or with a database that is there already as the last word.
 */
export async function run([students = '100000', rounds = '5', made]) {
  const folder = mkdtempSync(join(tmpdir(), 'coopj-bench-'));
  const at = (name) => join(folder, name);
  try {
    const env = await officeIn(folder, students, made);
    const all = cases(env.COOPJ_DB, at);
    const found = all.map(() => []);
    for (let round = 0; round < Number(rounds); round += 1) {
      for (const [n, { argv }] of all.entries()) found[n].push(measure(argv, env));
    }
    const middle = (n, what) => median(found[n].map((one) => one[what] ?? Number.NaN));
    const ratio = (n, what) =>
      (
        middle(n, what) /
        middle(
          all.findIndex(({ of }) => of === all[n].of),
          what,
        )
      ).toFixed(1);
    const size = (name) => (existsSync(at(name)) ? (statSync(at(name)).size / 2 ** 20).toFixed(1) : '–');
    const files = ['students.csv', 'students.xlsx', 'bare.xlsx', 'converted/students.xlsx', 'obligations.json'];
    return [
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0].toFixed(1)}, ${rounds} rounds`,
      `${students} students; MB of the files: ${files.map((name) => `${name} ${size(name)}`).join(', ')}`,
      '',
      '| command | median ms | × first | processor ms | × first | peak MB |',
      '|---|---|---|---|---|---|',
      ...all.map(({ name }, n) => {
        const most = Math.max(...found[n].map(({ megabytes = Number.NaN }) => megabytes));
        return `| \`${name}\` | ${middle(n, 'ms').toFixed(0)} | ${ratio(n, 'ms')} | ${middle(n, 'cpu').toFixed(0)} | ${ratio(n, 'cpu')} | ${most.toFixed(0)} |`;
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

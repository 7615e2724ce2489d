import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isThere, measure, median } from './measure.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = join(ROOT, 'bin/coopj.js');
const TODAY = '2026-10-06';

const FAMILIES = ['見本', '雛形', '例田', '仮名', '試山', '架空', '模擬', '標本'];
const GIVEN = ['太郎', '花子', '一郎', '桜', '次郎', '梅', '三郎', '椿'];
const PROGRAMS = ['情報学コース', '統計科学コース', '天文科学コース', '遺伝学コース'];

/** The two lists that are measured: facts of a student alone, which is one entry of the journal, and with STEP 1 to 3, which is four. */
const LISTS = {
  plain: {
    heading:
      '学籍番号,氏名,フリガナ,姓(英字),名(英字),メール,専攻,標準修業年限,生年月日,指導教員,入学年月日,修了予定日',
    tail: '',
  },
  steps: {
    heading:
      '学籍番号,氏名,フリガナ,姓(英字),名(英字),メール,専攻,標準修業年限,生年月日,指導教員,入学年月日,修了予定日,連絡日,承認日,登録日',
    tail: ',2026-09-01,2026-09-03,2026-09-07',
  },
};

function row(n, tail) {
  const number = 20_000_000 + n;
  const two = (m) => String(m).padStart(2, '0');
  return `${number},${FAMILIES[n % 8]} ${GIVEN[(n >> 3) % 8]},ミホン ${n % 977},MIHON,No${n},${number}@example.ac.jp,${PROGRAMS[n % 4]},${n % 4 ? 3 : 5},${1990 + (n % 10)}-${two(1 + (n % 12))}-${two(1 + (n % 28))},見本 教授${n % 500},2024-04-01,2027-03-31${tail}\r\n`;
}

function write(file, count, { heading, tail }) {
  const out = openSync(file, 'w');
  writeSync(out, `${heading}\r\n`);
  for (let n = 0; n < count; n += 1000) {
    const some = Array.from({ length: Math.min(1000, count - n) }, (_, index) => row(n + index, tail));
    writeSync(out, some.join(''));
  }
  closeSync(out);
}

const SCHEMA =
  "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY type = 'trigger', rowid";
/** What no import can be faster than: entries, contents and students as they lie there, put into the same tables and indexes. */
const COPY = `BEGIN; ${['journal', 'journal_content', 'students'].map((name) => `INSERT INTO ${name} SELECT * FROM made.${name}`).join('; ')}; COMMIT`;

/** What is measured of one list, in the order in which it is done: an import of nothing known, the same again, and the others. */
function cases(folder, file) {
  const at = (name) => join(folder, name);
  const database = at('coopj.db');
  const env = { ...process.env, COOPJ_DB: database, COOPJ_OFFICE: at('office.toml'), COOPJ_TODAY: TODAY };
  const coopj = (...argv) => [process.execPath, BIN, ...argv];
  const away = (...names) => {
    for (const name of names)
      for (const end of ['', '-wal', '-shm', '-journal']) rmSync(at(name + end), { force: true });
  };
  const others = [
    {
      name: 'sqlite3 .import',
      program: 'sqlite3',
      argv: ['sqlite3', at('raw.db'), '.mode csv', `.import ${file} students`],
      before: () => away('raw.db'),
    },
    {
      name: 'sqlite-utils insert --csv',
      program: 'sqlite-utils',
      argv: ['sqlite-utils', 'insert', at('utils.db'), 'students', file, '--csv', '--pk', '学籍番号', '--silent'],
      before: () => away('utils.db'),
    },
    {
      name: 'csvsql --insert',
      program: 'csvsql',
      slow: true,
      argv: ['csvsql', '--db', `sqlite:///${at('csvkit.db')}`, '--tables', 'students', '--insert', file],
      before: () => away('csvkit.db'),
    },
  ];
  return {
    database,
    measured: [
      ...others.filter(({ program }) => isThere(program)),
      {
        name: 'coopj import students',
        argv: coopj('import', 'students', file, '--yes'),
        env,
        before: () => {
          away('coopj.db');
          measure(coopj('init', '--yes', '--no-input', '--force'), env);
        },
      },
      { name: 'the same again, no change', argv: coopj('import', 'students', file, '--yes'), env },
      {
        name: 'the finished rows, copied by sqlite3',
        argv: ['sqlite3', at('copy.db'), 'PRAGMA journal_mode = WAL', `ATTACH '${database}' AS made`, COPY],
        before: () => {
          away('copy.db');
          const schema = spawnSync('sqlite3', [database, SCHEMA], { encoding: 'utf8' }).stdout;
          spawnSync('sqlite3', [at('copy.db')], { input: schema });
        },
      },
    ],
  };
}

function table(folder, kind, count, rounds) {
  const file = join(folder, `${kind}-${count}.csv`);
  write(file, count, LISTS[kind]);
  const { database, measured } = cases(folder, file);
  // What takes a minute where the others take seconds is measured with the small file alone.
  const taking = measured.filter(({ slow }) => !slow || count <= 10_000);
  const found = taking.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [n, { argv, env, before }] of taking.entries()) {
      before?.();
      found[n].push(measure(argv, env));
    }
  }
  const [raw] = found;
  const base = median(raw.map(({ ms }) => ms));
  const rows = taking.map(({ name }, n) => {
    const ms = median(found[n].map((one) => one.ms));
    const most = Math.max(...found[n].map(({ megabytes = Number.NaN }) => megabytes));
    const memory = Number.isNaN(most) ? '' : most.toFixed(0);
    const cpu = median(found[n].map((one) => one.cpu ?? Number.NaN));
    const work = Number.isNaN(cpu) ? '|' : `${cpu.toFixed(0)} | ${((1000 * cpu) / count).toFixed(1)}`;
    return `| \`${name}\` | ${ms.toFixed(0)} | ${(ms / base).toFixed(1)} | ${work} | ${memory} |`;
  });
  const size = (one) => (statSync(one).size / 2 ** 20).toFixed(1);
  const lines = [
    `${count} rows, ${kind === 'plain' ? 'facts alone (one entry a row)' : 'with STEP 1 to 3 (four entries a row)'}: ${size(file)} MB of CSV, ${size(database)} MB of database, ${rounds} rounds`,
    '',
    '| command | median ms | × sqlite3 | processor ms | µs a row | peak MB |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ];
  rmSync(file);
  return lines;
}

/**
 * A list of registrations taken in, beside others that put a CSV file into SQLite without looking at it: in turns, so that a busy
 * machine is busy for all. `tables long` is a million rows as well.
 */
export function run([form = '', rounds = '3']) {
  if (!isThere('sqlite3')) throw new Error('sqlite3 is missing: apt-get install sqlite3 sqlite-utils csvkit');
  const folder = mkdtempSync(join(tmpdir(), 'coopj-bench-'));
  try {
    const sizes = [
      ['plain', 1000, Number(rounds)],
      ['plain', 100_000, Number(rounds)],
      ['steps', 100_000, Number(rounds)],
      ...(form === 'long' ? [['plain', 1_000_000, 1]] : []),
    ];
    return [
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]?.toFixed(1)}`,
      '',
      ...sizes.flatMap(([kind, count, times]) => table(folder, kind, count, times)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

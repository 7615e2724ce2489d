import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { CHECKS } from '../../src/core/checkup/diagnosis.ts';
import { papersOffice } from '../helpers/papers-office.ts';
import { type RunOptions, readyOffice } from '../helpers/run.ts';

interface Line {
  readonly check: string;
  readonly result: string;
  readonly message: string;
  readonly hint: string | null;
}

/** An office with a scan, a certificate and a backup of today. */
async function lookedAfter() {
  const office = await papersOffice();
  const { cwd, run } = office;
  writeFileSync(join(cwd, 'scan.pdf'), '%PDF-1.7 見本のスキャン');
  await run('company add 株式会社見本製作所 --code MIHON');
  await run('agreement add MIHON --from 2026-04-01 --to 2027-03-31');
  await run('contract receive --company MIHON --on 2026-10-19 --file scan.pdf');
  await run('certificate issue enrollment 20241002 --quiet');
  await run('backup create --quiet');
  const looked = async (line = 'doctor', more?: RunOptions) => {
    const { code, stdout, stderr } = await run(`${line} --json`, more);
    expect(stdout, stderr).not.toBe('');
    return { code, lines: JSON.parse(stdout) as readonly Line[] };
  };
  const [two = ''] = readdirSync(join(cwd, 'evidence'));
  const [digest = ''] = readdirSync(join(cwd, 'evidence', two));
  const paper = readdirSync(cwd).find((name) => name.startsWith('E-2026-0001')) ?? '';
  return { ...office, looked, scan: join(cwd, 'evidence', two, digest), paper: join(cwd, paper) };
}
type Office = Awaited<ReturnType<typeof lookedAfter>>;

const sql = ({ cwd }: Office, statement: string) => {
  const db = new Database(join(cwd, 'coopj.db'));
  db.exec(statement);
  db.close();
};
const of = (lines: readonly Line[], check: string) =>
  lines.filter((line) => line.check === check).map(({ result }) => result);

test('an office that is looked after is found well, in the order of the checks', async () => {
  const { looked } = await lookedAfter();
  const { code, lines } = await looked();
  expect(code).toBe(0);
  // Texts are looked at in a shared store, in which a colleague may have put them.
  expect(lines.map(({ check }) => check)).toEqual(CHECKS.filter((check) => check !== 'texts'));
  // The backup lies on the same disk as the database.
  expect(lines.filter(({ result }) => result !== 'ok').map(({ check }) => check)).toEqual(['backups']);
});

/** What makes a check red: how it is brought about, and whether `--fix` mends it. */
const HARMS: readonly (readonly [
  check: string,
  harm: (office: Office) => void | Promise<void>,
  mends?: 'fix' | 'reason',
])[] = [
  ['modes', ({ cwd }) => chmodSync(join(cwd, 'coopj.db'), 0o644), 'fix'],
  ['modes', ({ cwd }) => chmodSync(join(cwd, 'backups'), 0o755), 'fix'],
  ['profile', ({ cwd }) => writeFileSync(join(cwd, 'office.toml'), 'nothing = 1\n')],
  ['key', ({ cwd }) => writeFileSync(join(cwd, 'office.key'), 'no key')],
  ['key', ({ cwd }) => chmodSync(join(cwd, 'office.key'), 0o644), 'fix'],
  ['sqlite', ({ cwd }) => writeFileSync(join(cwd, 'coopj.db'), 'no database, and long enough to be none'.repeat(9))],
  [
    'foreign-keys',
    (office) =>
      sql(
        office,
        "PRAGMA foreign_keys = OFF; INSERT INTO agreements (ref, company, first_day, last_day, auto_renew) VALUES ('A-9999', 'NOBODY', '2026-04-01', '2027-03-31', 0)",
      ),
  ],
  ['schema', (office) => sql(office, 'CREATE TABLE mine (a)')],
  [
    'head',
    ({ cwd }) => writeFileSync(join(cwd, 'coopj.db.head'), JSON.stringify({ seq: 9999, hash: 'a'.repeat(64) })),
    'reason',
  ],
  [
    'journal',
    (office) =>
      sql(
        office,
        "DROP TRIGGER IF EXISTS journal_stays; DROP TRIGGER IF EXISTS journal_keeps; UPDATE journal SET actor = 'somebody' WHERE seq = 3",
      ),
  ],
  ['tables', (office) => sql(office, "UPDATE students SET step = 11 WHERE number = '20241002'"), 'fix'],
  ['evidence', ({ scan }) => writeFileSync(scan, 'another scan')],
  ['evidence', ({ scan }) => rmSync(scan)],
  ['issued', ({ paper }) => writeFileSync(paper, 'another paper')],
  ['drill', ({ cwd }) => writeFileSync(join(cwd, 'backups', backupIn(cwd)), 'damaged')],
];
const backupIn = (cwd: string) => readdirSync(join(cwd, 'backups')).find((name) => name.endsWith('.zip')) ?? '';

test.each(HARMS.map(([check, harm, mends], n) => ({ n, check, harm, mends })))(
  'what is wrong with $check is found ($n), and says how it is mended',
  async ({ check, harm, mends }) => {
    const office = await lookedAfter();
    await harm(office);
    const { code, lines } = await office.looked();
    expect(code).toBe(3);
    expect(of(lines, check)).toContain('open');
    const [found] = lines.filter((line) => line.check === check && line.result === 'open');
    expect(found?.message).not.toBe('');
    expect(found?.hint).toBeTruthy();
    if (mends === undefined) return;
    const after = await office.looked(mends === 'reason' ? 'doctor --fix --reason 見本' : 'doctor --fix');
    expect(of(after.lines, check)).toEqual(['fixed']);
    expect(after.code).toBe(0);
    expect((await office.looked()).code).toBe(0);
  },
);

test.each([
  ['1777', 'ok', 0],
  ['2770', 'note', 0],
  ['777', 'open', 3],
])('the folder of the database keeps its mode, %s, also with --fix', async (mode, result, code) => {
  const { cwd, looked } = await lookedAfter();
  chmodSync(cwd, Number.parseInt(mode, 8));
  const { lines, ...answer } = await looked('doctor --fix');
  expect({ modes: of(lines, 'modes'), ...answer }).toEqual({ modes: [result], code });
  expect((statSync(cwd).mode & 0o7777).toString(8)).toBe(mode);
});

test.runIf(process.platform === 'linux')(
  'what --fix may not change is still told, and all else is mended',
  async () => {
    const { cwd, looked } = await lookedAfter();
    rmSync(join(cwd, 'backups'), { recursive: true });
    // Nobody may change the mode of that, not even root.
    symlinkSync('/proc/self', join(cwd, 'backups'));
    sql({ cwd } as Office, "UPDATE students SET name = 'stale'");
    const { code, lines } = await looked('doctor --fix');
    expect({ code, modes: of(lines, 'modes'), tables: of(lines, 'tables') }).toEqual({
      code: 3,
      modes: ['open'],
      tables: ['fixed'],
    });
  },
);

test.runIf(process.platform !== 'win32')('a pipe in the place of a file is told, and not waited for', async () => {
  const { cwd, looked, scan } = await lookedAfter();
  const piped = (file: string) => {
    rmSync(file);
    execFileSync('mkfifo', [file]);
  };
  piped(scan);
  expect(of((await looked()).lines, 'evidence')).toEqual(['open']);
  piped(join(cwd, 'coopj.db'));
  const { code, lines } = await looked();
  expect(code).toBe(3);
  expect(lines.find(({ check }) => check === 'sqlite')).toMatchObject({ result: 'open' });
});

test('content of the history that is no longer text of ours is told as what it is', async () => {
  const office = await lookedAfter();
  const db = new Database(join(office.cwd, 'coopj.db'));
  const triggers = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const name of triggers) db.exec(`DROP TRIGGER "${name}"`);
  db.exec(
    `UPDATE journal_content SET text = replace(text, '"sha256"', '"sha256" ' || char(7)) WHERE text LIKE '%"sha256"%'`,
  );
  db.close();
  const { code, lines } = await office.looked();
  expect({ code, journal: of(lines, 'journal') }).toEqual({ code: 3, journal: ['open'] });
});

test('an older state of the records is accepted with a reason alone, and the history says so', async () => {
  const office = await lookedAfter();
  writeFileSync(join(office.cwd, 'coopj.db.head'), JSON.stringify({ seq: 9999, hash: 'a'.repeat(64) }));
  expect((await office.looked('doctor --fix')).code).toBe(3);
  expect((await office.looked('doctor --fix --reason 見本')).code).toBe(0);
  expect((await office.json('history')).at(-1)).toMatchObject({ change: 'head-accepted', reason: '見本' });
});

test('a clock that is behind the last entry is told', async () => {
  const office = await lookedAfter();
  const { code, lines } = await office.looked('doctor', { today: '2026-11-01' });
  expect({ code, clock: of(lines, 'clock') }).toEqual({ code: 3, clock: ['open'] });
  expect(lines.find(({ check }) => check === 'clock')?.message).toContain('2026-11-02 12:00');
});

test('a locale that is not UTF-8 is told', async () => {
  const office = await lookedAfter();
  const under = async (LANG: string) => of((await office.looked('doctor', { env: { LANG } })).lines, 'locale');
  expect([await under('ja_JP.eucJP'), await under('ja_JP.UTF-8'), await under('C')]).toEqual([
    ['open'],
    ['ok'],
    ['ok'],
  ]);
});

test('a name that no font draws is told', async () => {
  const office = await lookedAfter();
  await office.run('student edit 20241002 --name-kanji 髙橋𪚥 --reason 見本');
  const { lines } = await office.looked();
  const drawn = of(lines, 'fonts');
  await office.run('company add 見本𐎀製作所 --code UGARIT');
  const after = await office.looked();
  expect({ before: drawn.length, after: of(after.lines, 'fonts') }).toEqual({ before: 1, after: ['open'] });
  expect(after.lines.find(({ check }) => check === 'fonts')?.message).toContain('見本𐎀製作所');
});

test('scans that nobody names and leftovers of killed runs are swept by --fix, the scans after a day', async () => {
  const office = await lookedAfter();
  const { cwd, looked, scan } = office;
  const bytes = '%PDF-1.7 nobody’s scan';
  const digest = createHash('sha256').update(bytes).digest('hex');
  mkdirSync(join(cwd, 'evidence', digest.slice(0, 2)), { recursive: true, mode: 0o700 });
  const unnamed = join(cwd, 'evidence', digest.slice(0, 2), digest);
  writeFileSync(unnamed, bytes);
  const left = join(cwd, '.list.csv.1f2e3d4c.a1b2c3-4711.part');
  writeFileSync(left, 'half');
  const old = new Date('2026-10-20T03:00:00Z');
  utimesSync(left, old, old);
  // The clock of the test stands at 2 November 2026.
  const young = new Date('2026-11-02T01:00:00Z');
  utimesSync(unnamed, young, young);
  expect(of((await looked()).lines, 'unnamed')).toEqual(['ok']);
  utimesSync(unnamed, old, old);
  const found = await looked();
  expect([of(found.lines, 'unnamed'), of(found.lines, 'leftovers'), found.code]).toEqual([['note'], ['note'], 0]);
  const fixed = await looked('doctor --fix');
  expect([of(fixed.lines, 'unnamed'), of(fixed.lines, 'leftovers')]).toEqual([['fixed'], ['fixed']]);
  expect([existsSync(unnamed), existsSync(left), existsSync(scan)]).toEqual([false, false, true]);
});

test('beside another database no scan is swept: its records may name it', async () => {
  const { cwd, run, looked, scan } = await lookedAfter();
  const copy = join(cwd, 'trial.db');
  await run(`init --db ${copy} --yes --no-input`);
  const old = new Date('2026-10-20T03:00:00Z');
  utimesSync(scan, old, old);
  const fixed = await looked(`doctor --fix --db ${copy}`);
  expect([of(fixed.lines, 'unnamed'), existsSync(scan)]).toEqual([['unchecked'], true]);
  expect(of((await looked()).lines, 'unnamed')).toEqual(['unchecked']);
});

test('a backup is asked for where none is younger than a week, and on another disk', async () => {
  const office = await lookedAfter();
  const result = async (more?: RunOptions) => of((await office.looked('doctor', more)).lines, 'backups');
  expect(await result()).toEqual(['note']);
  expect(await result({ today: '2026-11-12' })).toEqual(['open']);
  rmSync(join(office.cwd, 'backups'), { recursive: true });
  expect(await result()).toEqual(['note']);
  expect(await result({ today: '2026-11-12' })).toEqual(['open']);
});

test('of backups elsewhere only what is known is told: on another disk, or not reachable', async () => {
  const { cwd, run, looked } = await lookedAfter();
  const told = async () => {
    const [line] = (await looked()).lines.filter(({ check }) => check === 'backups');
    return [line?.result, line?.message] as const;
  };
  // Its name begins as the office's own folder does.
  const usb = `${cwd}-usb`;
  onTestFinished(() => rmSync(usb, { recursive: true, force: true }));
  await run(`backup create ${usb} --quiet`);
  expect((await told())[1]).toMatch(/on the same disk as the database/);
  rmSync(usb, { recursive: true });
  const [result, message] = await told();
  expect(result).toBe('note');
  expect(message).toMatch(/not available now: .*-usb\/coopj-/);
});

const OTHER_DISK = '/dev/shm';
test.runIf(existsSync(OTHER_DISK) && statSync(OTHER_DISK).dev !== statSync(tmpdir()).dev)(
  'a backup on another disk is enough',
  async () => {
    const { run, looked } = await lookedAfter();
    const folder = mkdtempSync(join(OTHER_DISK, 'coopj-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    await run(`backup create ${folder} --quiet`);
    expect(of((await looked()).lines, 'backups')).toEqual(['ok']);
    rmSync(folder, { recursive: true });
    expect(of((await looked()).lines, 'backups')).toEqual(['note']);
  },
);

test('where nothing is recorded yet, no backup is said to be there', async () => {
  const { coopj } = await readyOffice();
  const { stdout } = await coopj(['doctor', '--json']);
  const lines = JSON.parse(stdout) as readonly Line[];
  expect(lines.find(({ check }) => check === 'backups')).toMatchObject({
    result: 'ok',
    message: 'there is nothing to back up yet',
  });
});

test('a certificate that was moved is a note', async () => {
  const office = await lookedAfter();
  rmSync(office.paper);
  const { code, lines } = await office.looked();
  expect({ code, issued: of(lines, 'issued') }).toEqual({ code: 0, issued: ['note'] });
});

test('looking changes nothing, and leaves nothing behind', async () => {
  const { cwd, looked } = await lookedAfter();
  const state = () =>
    (readdirSync(cwd, { recursive: true }) as string[])
      .sort()
      .filter((name) => statSync(join(cwd, name)).isFile())
      .map(
        (name) =>
          `${name} ${createHash('sha256')
            .update(readFileSync(join(cwd, name)))
            .digest('hex')}`,
      );
  const before = state();
  await looked();
  expect(state()).toEqual(before);
});

test('the bundle for support holds nothing personal, and nothing of where it lies', async () => {
  const office = await lookedAfter();
  const planted = [
    'UEKIBACHI',
    'ueki@example.ac.jp',
    '植木 鉢',
    'AB12345678CD',
    '1999-09-09',
    '植木町1-2-3',
    '090-0000-9999',
    '植木商会',
    '植木記録',
  ];
  await office.run(
    'student add --number 20269999 --name-kanji "植木 鉢" --family-name UEKIBACHI --given-name Hachi --email ueki@example.ac.jp --program 情報学コース --date-of-birth 1999-09-09 --address 植木町1-2-3 --phone 090-0000-9999 --residence-card AB12345678CD --residence-status 留学 --residence-expires-on 2028-03-31',
  );
  await office.run('company add 植木商会 --code UEKI');
  await office.run('note add 20269999 植木記録');
  await office.run('office edit --set course.teacher.ja="植木 鉢" --set office.email=ueki@example.ac.jp');
  sql(office, "UPDATE students SET step = 11 WHERE number = '20269999'");
  writeFileSync(office.paper, 'another paper');
  await office.looked('doctor --bundle for-support.json');
  const bundle = readFileSync(join(office.cwd, 'for-support.json'), 'utf8');
  expect(JSON.parse(bundle)).toMatchObject({ coopj: expect.any(String), counts: { students: 13 } });
  expect(JSON.parse(bundle).checks).toContainEqual({
    check: 'tables',
    result: 'open',
    what: 'table-changed',
    count: expect.any(Number),
  });
  const told = [...planted, '20269999', '20241002', office.cwd, 'mihon'].filter((text) => bundle.includes(text));
  expect(told).toEqual([]);
  expect(statSync(join(office.cwd, 'for-support.json')).mode & 0o777).toBe(0o600);
});

import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, inject } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { papersOffice } from '../helpers/papers-office.ts';
import { tempFolder } from '../helpers/run.ts';
import { BIN } from '../helpers/shipped.ts';
import { type Disk, withDisk } from './disk.ts';
import { isWhole, look } from './look.ts';
import { Drive, operationsOf } from './power-cut.ts';

const COMMIT = fileURLToPath(new URL('commit.js', import.meta.url));

/** What a database holds after one commit was acknowledged and the power was cut. */
async function afterPowerCut(disk: Disk, synchronous: string): Promise<readonly unknown[]> {
  const folder = tempFolder();
  const file = join(folder, 'said.db');
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE said (text TEXT)');
  db.close();
  const drive = new Drive(folder);
  const { answer, trace } = await disk.traced(COMMIT, [file, synchronous], folder, {});
  expect(answer.stdout).toBe('committed\n');
  for (const operation of operationsOf(trace)) drive.do(operation);
  const left = join(tempFolder(), 'left');
  drive.cut(left, () => false);
  const opened = new Database(join(left, 'said.db'));
  const said = opened.prepare('SELECT text FROM said').pluck().all();
  opened.close();
  return said;
}

withDisk(
  'a power cut keeps what was committed with synchronous=FULL; with NORMAL it is seen to be lost',
  async (disk) => {
    expect(await afterPowerCut(disk, 'FULL')).toEqual(['見本']);
    expect(await afterPowerCut(disk, 'NORMAL')).toEqual([]);
  },
);

const LINES = [
  'step record 20251004 2 --on 2026-10-06',
  'note add 20241001 見本',
  'company add 見本電機株式会社',
  'placement open 20241002 --on 2026-10-01 --company C-0001 --job 見本研究 --from 2026-12-01 --to 2027-02-28',
  'contract receive 20241002 --on 2026-10-12 --file scan.pdf',
  'certificate issue enrollment 20241001 --in ja --out papers',
  'letter draft recording 20241001 --out letters',
  'import students more.csv --yes',
] as const;

withDisk('whenever the power is cut, everything acknowledged before is there', async (disk) => {
  const { cwd, run } = await papersOffice();
  await run('office edit --set system.recording=https://rokuga.example.ac.jp');
  writeFileSync(join(cwd, 'scan.pdf'), '%PDF-1.4 見本');
  writeFileSync(
    join(cwd, 'more.csv'),
    'student_number,name_kanji,email,program\n20259001,見本 一,m1@example.ac.jp,情報学コース\n',
  );
  const env = { COOPJ_DB: join(cwd, 'coopj.db'), COOPJ_TODAY: '2026-11-02', COOPJ_ACTOR: 'mihon', HOME: cwd };
  const drive = new Drive(cwd);
  const left = join(tempFolder(), 'left');
  const there = (file: string) => join(left, relative(cwd, file));
  const cases = [() => false, chosen(1), chosen(2)].slice(0, inject('isLong') ? 3 : 2);
  let cuts = 0;
  for (const line of LINES) {
    const before = look(join(cwd, 'coopj.db'));
    const argv = argvOf(line).map((word) =>
      /^(scan\.pdf|more\.csv|papers|letters)$/.test(word) ? join(cwd, word) : word,
    );
    const { answer, trace } = await disk.traced(BIN, argv, cwd, env);
    expect(answer.code, answer.stderr).toBe(0);
    const operations = operationsOf(trace);
    const isAsked = inject('isLong') ? () => true : (n: number) => n % 5 === 0 || n > operations.length - 3;
    for (const [n, operation] of operations.entries()) {
      drive.do(operation);
      for (const keeps of isAsked(n) ? cases : []) {
        drive.cut(left, keeps);
        cuts += 1;
        const found = look(join(left, 'coopj.db'));
        expect(found.journal.slice(0, before.journal.length), `${line}, cut after ${n + 1}`).toEqual(before.journal);
        isWhole(`${line}, cut after ${n + 1}`, before, left, there);
      }
    }
    const acknowledged = look(join(cwd, 'coopj.db'));
    drive.cut(left, () => false);
    expect(look(join(left, 'coopj.db')).journal, `${line}, acknowledged`).toEqual(acknowledged.journal);
    isWhole(`${line}, acknowledged`, acknowledged, left, there);
  }
  process.stdout.write(`The power was cut ${cuts} times.\n`);
});

/** Keeps about half of what was not synced, the same half each time. */
function chosen(seed: number): () => boolean {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state > 1073741824;
  };
}

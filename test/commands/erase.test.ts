import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { atTerminal } from '../helpers/person.ts';
import { FACTS, planted, STUDENT } from '../helpers/planted.ts';
import { openRecords } from '../helpers/records.ts';

/** What only this student's records say, as the list has it and as it was planted. */
const WORDS = [
  ...Object.values(FACTS),
  'NGUYEN',
  'グエン',
  'thi.anh.20251005@example.ac.jp',
  '376543',
  '見本の備考',
  '二つとない備考',
];

const REASON = '--reason 本人の請求';

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

/** Files of the office that still say one of these words. */
const saying = (folder: string, words: readonly string[]): readonly string[] =>
  filesIn(folder).filter((file) => words.some((word) => readFileSync(file).includes(word)));

/** The planted student with a scan, a draft, a worksheet and exports of every kind. */
async function withFiles() {
  const office = await planted();
  const done = async (line: string) => {
    const answer = await office.run(line);
    if (answer.code !== 0) throw new Error(`${line}: ${answer.stderr}`);
    return answer;
  };
  const at = (name: string) => join(office.cwd, name);
  writeFileSync(at('scan.pdf'), '%PDF-1.4 a scan of NGUYEN');
  writeFileSync(at('shared.pdf'), '%PDF-1.4 a page that two have');
  await done(`contract receive ${STUDENT} --on 2026-10-21 --file scan.pdf`);
  await done(`contract receive ${STUDENT} --on 2026-10-22 --file shared.pdf`);
  await done('placement open 20241001 --on 2026-10-05 --company C-0001 --job 見本');
  await done('contract receive 20241001 --on 2026-10-22 --file shared.pdf');
  await done(`note add ${STUDENT} 二つとない備考`);
  await done('office edit --set system.recording=https://video.example.ac.jp/1');
  await done(`letter draft recording ${STUDENT} --out letters`);
  await done('certificate reissue E-2026-0001 --out sheets --purpose 在留手続');
  await done('export students -o all.csv');
  await done('export students -o all.xlsx');
  await done('student list --fields nameKana,nameOnCard --format csv --encoding cp932 -o names.csv');
  await done(`student show ${STUDENT} -o one.json`);
  await done('report pipeline --year 2026 -o report.pdf');
  await done('student list --find 山田 -o other.csv');
  for (const name of ['scan.pdf', 'shared.pdf']) writeFileSync(at(name), 'gone');
  return { ...office, done, at };
}

it('no byte of what was erased is in any file of the office but backups and files of others, which are named', async () => {
  const { run, json, cwd, at, done } = await withFiles();
  await done('backup create');
  writeFileSync(at('by-hand.txt'), `a list by hand: ${STUDENT}, NGUYEN`);
  const would = await json(`student erase ${STUDENT} ${REASON} --dry-run`);
  const before = filesIn(cwd).length;
  const answer = JSON.parse((await done(`student erase ${STUDENT} ${REASON} --confirm ${STUDENT} --json`)).stdout);
  expect(answer).toMatchObject({
    student: STUDENT,
    certificates: ['E-2026-0001'],
    placements: ['P-0001'],
    scrubbed: true,
    searched: true,
    dryRun: false,
  });
  expect(answer.removed).toEqual(would.removed);
  expect(filesIn(cwd).length).toBeLessThan(before);
  const gone = ['all.csv', 'all.xlsx', 'names.csv', 'one.json', 'report.pdf'].map(at);
  expect(answer.removed).toEqual(expect.arrayContaining(gone));
  for (const file of gone) expect(existsSync(file)).toBe(false);
  expect(readdirSync(at('papers'))).toEqual([]);
  expect(readdirSync(at('letters'))).toEqual([]);
  expect(readdirSync(at('sheets'))).toEqual([]);
  expect(existsSync(at('other.csv'))).toBe(true);
  const held: readonly string[] = answer.held.map(({ file }: { file: string }) => file);
  expect(held).toContain(at('by-hand.txt'));
  expect(held.some((file) => file.includes('backups'))).toBe(true);
  expect(saying(cwd, WORDS).filter((file) => !held.includes(file))).toEqual([]);
  // What a colleague's record names too is kept.
  const evidence = filesIn(at('evidence')).map((file) => readFileSync(file, 'utf8'));
  expect(evidence).toEqual(['%PDF-1.4 a page that two have']);
  expect((await run('journal verify')).code).toBe(0);
  expect((await run('check 20241001 --json')).code).toBe(0);
});

it('reports of days before do not count who was erased, and imports that brought the student are listed and taken back', async () => {
  const { run, json } = await planted();
  const report = 'report pipeline --year 2026 --as-of 2026-11-02 --format csv';
  expect((await run(report)).stdout).toContain(STUDENT);
  await run(`student erase ${STUDENT} ${REASON} --confirm ${STUDENT}`);
  expect((await run(report)).stdout).not.toContain(STUDENT);
  expect((await run('report monthly --month 2026-10')).code).toBe(0);
  const [batch] = await json('import list');
  expect(batch.file).toContain('registrations-2026-09.csv');
  const undone = await json(`import undo ${batch.batch} --reason 誤り --yes`);
  expect(undone.reversed).toHaveLength(11);
});

it('the same command finishes what was cut short, also after the student is gone from the records', async () => {
  const { json, cwd, at, done } = await withFiles();
  const store = await openRecords(join(cwd, 'coopj.db'));
  const found = await store.dossier(STUDENT);
  const erased = { type: 'student-erased', number: STUDENT, certificates: ['E-2026-0001'], placements: [] } as const;
  const by = { at: '2026-11-02T03:00:00Z', day: found?.value.registration?.on ?? ('' as never), actor: 'mihon' };
  await store.apply([{ subject: `student:${STUDENT}`, expect: found?.revision ?? 0, changes: [erased] }], by);
  await store.close();
  expect(readdirSync(at('papers'))).toHaveLength(1);
  await done(`student erase ${STUDENT} ${REASON} --confirm ${STUDENT}`);
  expect(readdirSync(at('papers'))).toEqual([]);
  expect(readdirSync(at('letters'))).toEqual([]);
  expect(existsSync(at('one.json'))).toBe(false);
  const entries = (await json('history')) as { change: string | null }[];
  expect(entries.filter(({ change }) => change === 'student-erased')).toHaveLength(1);
});

it('a student whose number was changed is found under all numbers', async () => {
  const { done, json, at } = await withFiles();
  await done(`student renumber ${STUDENT} 20259999 --reason 誤り`);
  await done('certificate issue enrollment 20259999 --out papers');
  await done('student list --fields number --find 20259999 -o new.csv');
  const answer = await json(`student erase 20259999 ${REASON} --confirm 20259999`);
  expect(answer.certificates).toEqual(['E-2026-0001', 'E-2026-0002']);
  expect(readdirSync(at('papers'))).toEqual([]);
  expect(existsSync(at('new.csv'))).toBe(false);
  expect(existsSync(at('one.json'))).toBe(false);
});

it('on a terminal it is shown what goes, and the number has to be typed', async () => {
  const { run, cwd } = await planted();
  const asked = (reply: string) =>
    atTerminal(['student', 'erase', STUDENT, '--reason', '本人の請求'], {
      cwd,
      today: '2026-11-02',
      lang: 'ja',
      replies: () => reply,
    });
  const done = await asked(STUDENT);
  expect(done.questions).toHaveLength(1);
  expect(done.questions[0]).toContain(STUDENT);
  expect(done.stderr).toContain('消去するもの');
  expect(done.code).toBe(0);
  expect((await run(`student show ${STUDENT}`)).code).toBe(4);
});

it('a backup on a disk that is away is named, as one that is not reachable now', async () => {
  const { json, at, done } = await withFiles();
  const { file } = await json('backup create usb');
  renameSync(at('usb'), at('away'));
  renameSync(join(at('away'), basename(file)), at('kept-by-hand'));
  const { held } = await json(`student erase ${STUDENT} ${REASON} --dry-run`);
  expect(held).toContainEqual({ file, as: 'backup', away: true });
  expect((await done(`student erase ${STUDENT} ${REASON} --confirm ${STUDENT}`)).stdout).toContain(
    `backup that is not available now: ${file}`,
  );
});

it('nobody who is not on record is erased', async () => {
  const { run, refusal } = await planted();
  expect((await run(`student erase 29999999 ${REASON} --confirm 29999999`)).code).toBe(4);
  expect(await refusal(`student erase ${STUDENT} --confirm ${STUDENT}`)).toMatchObject({ code: 'flag-missing' });
});

it('in a copy that was restored for a trial, the papers of the office stay, and are named', async () => {
  const { cwd, run, json } = await planted();
  await run(`certificate issue enrollment ${STUDENT} --quiet`);
  const paper = join(cwd, (await json('certificate list')).at(-1).file.split('/').at(-1));
  const { file } = await json('backup create');
  await run(`backup restore ${file} --into drill --quiet`);
  const line = `student erase ${STUDENT} ${REASON} --confirm ${STUDENT} --db drill/coopj.db --json`;
  const answer = await run(line);
  expect(answer.code, answer.stderr).toBe(0);
  expect(existsSync(paper)).toBe(true);
  expect(answer.stdout).toContain(basename(paper));
});

it('papers outside of the folder of the records stay and are named, unless it is said that they go too', async () => {
  const { done, at } = await withFiles();
  const outside = mkdtempSync(join(tmpdir(), 'coopj-test-outside-'));
  await done(`certificate issue enrollment ${STUDENT} --out ${outside}`);
  mkdirSync(at('trial'));
  await done('backup create');
  copyFileSync(at('coopj.db'), join(at('trial'), 'copy.db'));
  copyFileSync(at('office.toml'), join(at('trial'), 'office.toml'));
  const [paper = ''] = filesIn(outside);
  const erase = async (more: string) =>
    JSON.parse((await done(`student erase ${STUDENT} ${REASON} --confirm ${STUDENT} --json ${more}`)).stdout);
  // Nobody knows of a copy that it is one.
  const copy = await erase('--db trial/copy.db');
  expect(copy.held).toContainEqual({ file: paper, as: 'paper', apart: 'elsewhere' });
  expect(filesIn(outside)).toEqual([paper]);
  expect(saying(at('papers'), ['Producer>coopj'])).toHaveLength(1);
  const own = await erase('--elsewhere');
  expect(own.removed).toContain(paper);
  expect(filesIn(outside)).toEqual([]);
});

it('beside a copy in the same folder nothing is removed: whose scans and papers they are is asked', async () => {
  const { done, at } = await withFiles();
  copyFileSync(at('coopj.db'), at('trial.db'));
  const before = filesIn(at('.')).filter((file) => !/\.db/.test(file));
  const line = `student erase ${STUDENT} ${REASON} --confirm ${STUDENT}`;
  const answer = JSON.parse((await done(`${line} --elsewhere --db trial.db --json`)).stdout);
  expect(answer.removed).toEqual([]);
  expect(answer.held).toContainEqual(expect.objectContaining({ as: 'evidence', apart: 'beside-others' }));
  expect(filesIn(at('.'))).toEqual(expect.arrayContaining([...before]));
  expect((await done(`${line} --dry-run`)).stdout).toContain('another database in that folder');
  renameSync(at('trial.db'), join(mkdtempSync(join(tmpdir(), 'coopj-test-outside-')), 'trial.db'));
  expect(JSON.parse((await done(`${line} --json`)).stdout).removed.length).toBeGreaterThan(5);
});

it('on a terminal it is asked whether papers elsewhere go too', async () => {
  const { run, cwd } = await planted();
  const outside = mkdtempSync(join(tmpdir(), 'coopj-test-outside-'));
  await run(`certificate issue enrollment ${STUDENT} --out ${outside} --quiet`);
  const done = await atTerminal(['student', 'erase', STUDENT, '--reason', '本人の請求'], {
    cwd,
    today: '2026-11-02',
    lang: 'en',
    replies: (question: string) => (question.includes(STUDENT) ? STUDENT : 'y'),
  });
  expect(done.questions).toHaveLength(2);
  expect(done.code).toBe(0);
  expect(filesIn(outside)).toEqual([]);
});

it('retention list says what to set where the profile has no rule, and that nobody is concerned where it has one', async () => {
  const { run } = await planted();
  const list = async () => (await run('retention list --format table')).stdout;
  const [, hint = ''] = /\(coopj (.+)\)/.exec(await list()) ?? [];
  expect(hint).toContain('retention.completedYears');
  expect((await run(hint)).code).toBe(0);
  expect(await list()).not.toContain('office edit');
});

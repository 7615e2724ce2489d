import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { readMail } from '../helpers/mail.ts';
import { readyOffice } from '../helpers/run.ts';

interface Line {
  readonly result: string;
  readonly letter: string | null;
  readonly student: string;
  readonly rule: string | null;
  readonly file: string | null;
  readonly recorded: readonly string[];
  readonly settle: readonly string[];
}

/** Two students; an accepted placement of the first, from 9 November on. */
async function office() {
  const today = '2026-10-13';
  const ready = await readyOffice({ today });
  writeFileSync(join(ready.cwd, 'guide.pdf'), '%PDF-1.7 見本');
  const type = async (line: string) => ready.coopj(argvOf(line), { today });
  const work = async (line: string) => {
    const answer = await type(line);
    expect(`${line}: ${answer.code} ${answer.stderr}`).toContain(': 0 ');
    return answer.stdout;
  };
  await work('office edit --set system.guide.ja=guide.pdf');
  const person = '--program 情報学コース --course-years 3 --enrolled-on 2024-04-01';
  await work(
    `student add --number 20249001 --name-kanji 見本太郎 --email taro@example.ac.jp ${person} --research-assistant --office-email course@example.ac.jp`,
  );
  await work(`student add --number 20249002 --name-kanji 見本花子 --email hanako@example.ac.jp ${person}`);
  await work('company add 見本株式会社 --code MIHON');
  await work(
    'placement open 20249001 --company MIHON --on 2026-09-10 --from 2026-11-09 --to 2027-02-12 --hours-per-week 28 --pay 250000 --pay-per month',
  );
  await work('step record 20249001 6 --on 2026-09-17 --approved-on 2026-09-16');
  await work('step record 20249001 8 --on 2026-10-05 --outcome accepted');
  // A letter that could not be drafted says so to a script.
  const lines = async (line: string): Promise<readonly Line[]> => {
    const { stdout, code } = await type(`${line} --json`);
    const found: readonly Line[] = JSON.parse(stdout);
    expect(code).toBe(found.some(({ result }) => result === 'refused') ? 3 : 0);
    return found;
  };
  const show = async (number: string) => JSON.parse(await work(`student show ${number} --json`));
  return { cwd: ready.cwd, type, work, lines, show };
}

const drafts = (cwd: string) => readdirSync(join(cwd, 'letters')).sort();

test('a draft has no personal name in its name, is its owner’s alone, and never takes the place of another', async () => {
  const { cwd, work } = await office();
  await work('letter draft guide 20249001 20249002 --out letters');
  await work('letter draft guide 20249001 --out letters');
  expect(drafts(cwd)).toEqual(['guide_20249001.eml', 'guide_20249001_2.eml', 'guide_20249002.eml']);
  expect(statSync(join(cwd, 'letters/guide_20249001.eml')).mode & 0o777).toBe(0o600);
  const mail = readMail(readFileSync(join(cwd, 'letters/guide_20249002.eml')));
  expect(mail.text).toContain('見本花子 様');
  expect(mail.files.map(({ name, bytes }) => [name, bytes.toString()])).toEqual([['guide.pdf', '%PDF-1.7 見本']]);
});

test('--record writes the fact that the special verb writes; without it nothing is recorded, and the command is told', async () => {
  const { lines, show } = await office();
  const [guide] = await lines('letter draft guide 20249002');
  expect(guide).toMatchObject({ recorded: [], settle: ['coopj step record 20249002 1 --guide-sent today'] });
  expect((await show('20249002')).contact).toBeUndefined();
  const [again] = await lines('letter draft guide 20249002 --record');
  expect(again).toMatchObject({ recorded: ['contact-recorded'], settle: [] });
  expect((await show('20249002')).contact).toEqual({ on: '2026-10-13', guideSentOn: '2026-10-13' });
  await lines('letter draft briefing 20249002 --record');
  expect((await show('20249002')).invitations).toEqual([{ on: '2026-10-13', for: '2026-11-02' }]);
  await lines('letter draft ra 20249001 --record');
  expect((await show('20249001')).settled).toEqual({ 'ra:P-0001': '2026-10-13' });
});

test('a fact that needs a reason stops the letters: no file is there, and nothing is recorded', async () => {
  const { cwd, type, show, work } = await office();
  await work('step record 20249001 1 --on 2026-08-03 --guide-sent 2026-08-04');
  const { code, stderr } = await type('letter draft guide 20249002 20249001 --record --out letters');
  expect(code).toBe(2);
  expect(stderr).toContain('2026-08-04');
  expect(readdirSync(cwd)).not.toContain('letters');
  expect((await show('20249002')).contact).toBeUndefined();
});

test('a dry run writes no file and no fact', async () => {
  const { cwd, lines, show } = await office();
  const [guide] = await lines('letter draft guide 20249002 --record --out letters --dry-run');
  expect(guide).toMatchObject({ result: 'drafted', recorded: ['contact-recorded'] });
  await lines('letter draft --due 30d --record --out letters --dry-run');
  expect(readdirSync(cwd)).not.toContain('letters');
  expect((await show('20249002')).contact).toBeUndefined();
});

test('--due drafts one letter for each finding that has one, each once, and tells the others', async () => {
  const { cwd, lines } = await office();
  const found = await lines('letter draft --due 30d --out letters');
  const of = (result: string) =>
    found.filter((line) => line.result === result).map(({ letter, rule }) => letter ?? rule);
  expect(of('drafted')).toEqual(['insurance', 'missing-papers', 'ra']);
  expect(of('refused')).toEqual(['recording']);
  expect(of('none')).toEqual(['preparation', 'preparation', 'preparation', 'agreement', 'course-before-start']);
  expect(drafts(cwd)).toEqual([
    'insurance_20249001_P-0001.eml',
    'missing-papers_20249001_P-0001.eml',
    'ra_20249001_P-0001.eml',
  ]);
});

test('--due again makes nothing twice: what lies there, what was recorded, what was settled', async () => {
  const { cwd, lines, work } = await office();
  await lines('letter draft --due 30d --out letters --record');
  const before = drafts(cwd);
  await work('insurance record 20249001 --kind gakkensai --paid-on 2026-10-13 --from 2026-10-14 --to 2027-03-31');
  await work('insurance record 20249001 --kind gakkenbai --paid-on 2026-10-13 --from 2026-10-14 --to 2027-03-31');
  const found = await lines('letter draft --due 30d --out letters --record');
  expect(found.filter(({ result }) => result === 'drafted')).toEqual([]);
  expect(found.filter(({ result }) => result === 'there').map(({ letter }) => letter)).toEqual(['missing-papers']);
  expect(drafts(cwd)).toEqual(before);
});

test('--due takes no draft for another: neither that of an earlier placement, nor that of an earlier return', async () => {
  const { cwd, lines, work } = await office();
  const drafted = async (letter: string) =>
    (await lines('letter draft --due 180d --out letters')).flatMap(({ letter: key, result, file }) =>
      key === letter && result === 'drafted' ? [relative(join(cwd, 'letters'), file ?? '')] : [],
    );
  expect(await drafted('insurance')).toEqual(['insurance_20249001_P-0001.eml']);
  for (const kind of ['gakkensai', 'gakkenbai']) {
    await work(`insurance record 20249001 --kind ${kind} --paid-on 2026-10-13 --from 2026-10-14 --to 2027-02-12`);
  }
  const second = '--company MIHON --on 2026-10-13 --from 2027-02-15 --to 2027-04-30 --hours-per-week 28 --pay 250000';
  await work(`placement open 20249001 ${second} --pay-per month`);
  await work('step record 20249001 6 --placement P-0002 --on 2026-10-13 --approved-on 2026-10-13');
  await work('step record 20249001 8 --placement P-0002 --on 2026-10-13 --outcome accepted');
  expect(await drafted('insurance')).toEqual(['insurance_20249001_P-0002.eml']);

  const returned = 'contract review 20249001 --placement P-0001 --outcome returned --remark';
  await work('contract receive 20249001 --placement P-0001 --on 2026-10-13');
  await work(`${returned} 期間`);
  expect(await drafted('contract-returned')).toEqual(['contract-returned_20249001_P-0001-E1-1.eml']);
  await work(`${returned} 賃金`);
  expect(await drafted('contract-returned')).toEqual(['contract-returned_20249001_P-0001-E1-2.eml']);
  await work('contract receive 20249001 --placement P-0001 --on 2026-10-13');
  await work(`${returned} 業務`);
  expect(await drafted('contract-returned')).toEqual(['contract-returned_20249001_P-0001-E2-1.eml']);
  expect(await drafted('contract-returned')).toEqual([]);
});

test('--due goes on where a scan is gone: what was recorded before is told, and that letter is passed over', async () => {
  const { cwd, lines, work, show } = await office();
  const later = '--today 2027-04-01';
  writeFileSync(join(cwd, '評価証明書.pdf'), '%PDF-1.7 評価');
  await work('office edit --set course.teacherEmail=tanto@example.ac.jp');
  const open = ['contract-review', 'contract-signed', 'agreement', 'course-before-start', 'insurance'];
  const aside = `${open.map((rule) => `--override ${rule}`).join(' ')} --reason 試験`;
  await work(`step record 20249001 11 --started 2026-11-09 --ended 2027-02-12 ${aside} ${later}`);
  await work(`evaluation record 20249001 --received-on 2027-02-15 --file 評価証明書.pdf ${later}`);
  const scans = join(cwd, 'evidence');
  rmSync(scans, { recursive: true });
  const found = await lines(`letter draft --due 30d --out letters --record ${later}`);
  const of = (key: string) => found.find(({ letter }) => letter === key);
  expect(of('grading')).toMatchObject({ result: 'refused', file: null, recorded: [] });
  expect(of('grading')?.settle.join()).toContain(scans);
  expect(of('closing')).toMatchObject({ result: 'drafted', recorded: ['obligation-settled'] });
  expect((await show('20249001')).settled).toHaveProperty('tax:P-0001');
});

test('whoever was invited to a briefing is not invited by --due', async () => {
  const { lines, work } = await office();
  await work('placement open 20249002 --company MIHON --on 2026-10-13 --from 2026-12-01 --to 2027-02-26');
  await work('step record 20249002 6 --on 2026-10-13 --approved-on 2026-10-13');
  await work('step record 20249002 8 --on 2026-10-13 --outcome accepted');
  const asked = async () =>
    (await lines('letter draft --due 30d --dry-run')).map(({ letter, student }) => `${letter} ${student}`);
  expect(await asked()).toContain('briefing 20249002');
  await work('letter draft briefing 20249002 --record');
  expect(await asked()).not.toContain('briefing 20249002');
});

test('a letter to many: of a list or a selection all are drafted, or it is told who was passed over; a second run makes none twice', async () => {
  const { cwd, type, lines, show } = await office();
  writeFileSync(join(cwd, 'numbers.csv'), '氏名,学籍番号\n見本花子,20249002\n見本太郎,20249001\n見本次郎,20249999\n');
  const all = await type('letter draft guide --list numbers.csv --out letters --record');
  expect(all.code).toBe(3);
  expect(drafts(cwd)).toEqual(['guide_20249001.eml', 'guide_20249002.eml']);
  expect(all.stdout).toContain('20249999');
  expect(all.stdout).toContain('Drafted: 2, not drafted: 1.');
  expect((await show('20249001')).contact).toEqual({ on: '2026-10-13', guideSentOn: '2026-10-13' });

  const again = await lines('letter draft guide --list numbers.csv --out letters --record');
  expect(again.map(({ result, student }) => [result, student])).toEqual([
    ['there', '20249002'],
    ['there', '20249001'],
    ['refused', '20249999'],
  ]);
  // The one whose internship begins soon.
  const next = await lines('letter draft acceptance --starts-within 30d --out letters');
  expect(next.map(({ result, student }) => [result, student])).toEqual([['drafted', '20249001']]);
  expect(readMail(readFileSync(next[0]?.file ?? '')).text).toContain('見本太郎');
  expect(await lines('letter draft acceptance --find 居ない --out letters')).toEqual([]);
  expect((await type('letter draft guide --program 情報学コース --dry-run --out other')).stdout).toContain(
    'To be drafted: 2.',
  );
  expect(readdirSync(cwd)).not.toContain('other');
});

test.each([
  ['guide 20249001 --next 1', 'STUDENT', '--next'],
  ['guide --next 1 --list numbers.csv', '--list', '--next'],
  ['acceptance --jsps --placement P-0001', '--jsps', '--placement'],
  ['--due 30d --next 4', '--next', '--due'],
])('letter draft %s is refused before anything is written', async (line, ...flags) => {
  const { cwd, type } = await office();
  const { code, stderr } = await type(`letter draft ${line} --out letters`);
  expect(code).toBe(2);
  for (const flag of flags) expect(stderr).toContain(flag);
  expect(readdirSync(cwd)).not.toContain('letters');
});

test('the rejection is of the placement that was rejected, though another is open', async () => {
  const { cwd, work } = await office();
  await work('placement open 20249002 --company MIHON --on 2026-10-01 --job 見本の研究');
  await work('step record 20249002 6 --on 2026-10-02 --approved-on 2026-10-02');
  await work('step record 20249002 8 --on 2026-10-12 --outcome rejected');
  await work('placement open 20249002 --company MIHON --on 2026-10-13 --job 別の見本');
  await work('letter draft not-accepted 20249002 --out letters');
  expect(drafts(cwd)).toEqual(['not-accepted_20249002_P-0002.eml']);
  expect(readMail(readFileSync(join(cwd, 'letters', drafts(cwd)[0] ?? ''))).text).toContain('「見本の研究」');
});

test('--due asks the host researcher of a fellow who has accepted, and names who is not on record', async () => {
  const { lines, work } = await office();
  await work('student edit 20249001 --jsps DC1');
  const asked = async () =>
    (await lines('letter draft --due 60d --dry-run')).find(({ letter }) => letter === 'jsps-consent');
  expect(await asked()).toMatchObject({
    result: 'refused',
    settle: [expect.stringContaining('jsps record 20249001 --host-researcher')],
  });
  await work('jsps record 20249001 --host-researcher "見本 受入" --host-researcher-email ukeire@example.ac.jp');
  expect(await asked()).toMatchObject({ result: 'drafted', rule: 'jsps-consent', to: 'ukeire@example.ac.jp' });
});

test('an own text counts, and the list says so', async () => {
  const { cwd, work, lines } = await office();
  mkdirSync(join(cwd, 'templates/letters'), { recursive: true });
  writeFileSync(join(cwd, 'templates/letters/guide.ja.txt'), '件名: 本学の案内\n\n{{name}}さんへ\n');
  await work('letter draft guide 20249002 --out letters');
  const mail = readMail(readFileSync(join(cwd, 'letters/guide_20249002.eml')));
  expect([mail.header('Subject'), mail.text]).toEqual(['本学の案内', '見本花子さんへ\r\n']);
  const rows = (await lines('letter list')) as unknown as readonly { letter: string; own: readonly string[] }[];
  expect(rows.filter(({ own }) => own.length > 0).map(({ letter, own }) => [letter, own])).toEqual([['guide', ['ja']]]);
});

test('the request for grading carries the evaluation certificate that was taken in', async () => {
  const { cwd, work } = await office();
  writeFileSync(join(cwd, '評価証明書.pdf'), '%PDF-1.7 評価');
  await work('office edit --set course.teacherEmail=tanto@example.ac.jp');
  await work('evaluation record 20249001 --received-on 2026-10-13 --file 評価証明書.pdf');
  await work('letter draft grading 20249001 --out letters');
  const mail = readMail(readFileSync(join(cwd, 'letters/grading_20249001_P-0001.eml')));
  expect(mail.text).toContain('評価証明書を添付します。');
  expect(mail.files.map(({ name, bytes }) => [name, bytes.toString()])).toEqual([['評価証明書.pdf', '%PDF-1.7 評価']]);
});

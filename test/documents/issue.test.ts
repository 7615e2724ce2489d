import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { atTerminal } from '../helpers/person.ts';
import { type Answer, coopj, ROOT, type RunOptions, readyOffice, TODAY, tempFolder } from '../helpers/run.ts';

const SAMPLE = fileURLToPath(new URL('test/fixtures/registrations-2026-09.csv', ROOT));
type Run = (line: string, more?: RunOptions) => Promise<Answer>;

let cwd = '';
let run: Run;
const json = async (line: string) => JSON.parse((await run(`${line} --json`)).stdout);
const refusal = async (line: string) => JSON.parse((await run(`${line} --json`)).stderr).error;
const papers = () => (existsSync(join(cwd, 'papers')) ? readdirSync(join(cwd, 'papers')) : []);

beforeEach(async () => {
  const office = await readyOffice();
  cwd = office.cwd;
  run = (line, more) => office.coopj(line.split(' '), more);
  expect((await run(`import students ${SAMPLE}`)).code).toBe(0);
});

/** What only a person knows, by the question. */
const ANSWERS = [
  [/start date/, '2026-12-01'],
  [/end date/, '2027-02-26'],
  [/hours a week/, '28'],
  [/How much is the pay/, '250000'],
  [/telephone/, '03-0000-0000'],
  [/address|Where will|What will/, '見本'],
] as const;

const accepted = async (student: string) => {
  await run('company add 株式会社見本 --code C-0001 --address 東京都見本区 --phone 03-0000-0000');
  const terms =
    '--from 2026-11-22 --to 2027-01-21 --hours-per-week 28 --workplace 本社 --content 研究開発 --pay 250000 --pay-per month';
  const answers = [
    await run(`placement open ${student} --on 2026-10-01 --company C-0001 ${terms}`),
    await run(`step record ${student} 6 --on 2026-10-02 --approved-on 2026-10-02`),
    await run(`step record ${student} 8 --on 2026-10-10 --outcome accepted`),
  ];
  expect(answers.map(({ stderr, code }) => (code === 0 ? '' : stderr))).toEqual(['', '', '']);
};

describe('certificate issue', () => {
  test('writes the file, and enters number, digest and purpose in the register', async () => {
    const [{ warnings, ...issued }] = await json(
      'certificate issue enrollment 20241002 --out papers --purpose 在留手続',
    );
    expect(warnings).toMatchObject([{ code: 'invented' }]);
    const file = join(cwd, 'papers', 'E-2026-0001_20241002_enrollment.pdf');
    expect(issued).toEqual({
      number: 'E-2026-0001',
      kind: 'enrollment',
      student: '20241002',
      lang: 'both',
      file,
      sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
      issuedOn: '2026-11-02',
    });
    expect(await json('certificate list')).toEqual([{ ...issued, purpose: '在留手続', by: 'mihon', state: 'valid' }]);
    expect(readdirSync(join(cwd, 'papers'))).toEqual(['E-2026-0001_20241002_enrollment.pdf']);
  });

  test('numbers by kind and fiscal year, without gaps', async () => {
    await accepted('20251011');
    const numbers = async (line: string) =>
      (await json(`${line} --out papers`)).map((one: { number: string }) => one.number);
    expect(await numbers('certificate issue enrollment 20241002 20241006')).toEqual(['E-2026-0001', 'E-2026-0002']);
    expect(await numbers('certificate issue internship 20251011')).toEqual(['I-2026-0001']);
    expect(await numbers('certificate issue enrollment 20241002 --on 2026-03-31')).toEqual(['E-2025-0001']);
    expect(await numbers('certificate issue enrollment 20241002')).toEqual(['E-2026-0003']);
  });

  test('makes the same bytes from the same facts', async () => {
    const [first] = await json('certificate issue enrollment 20241002 --out a --dry-run');
    const [second] = await json('certificate issue enrollment 20241002 --out b');
    expect(second.sha256).toBe(first.sha256);
  });

  test('writes nothing in a dry run', async () => {
    expect((await run('certificate issue enrollment 20241002 --out papers --dry-run')).code).toBe(0);
    expect(papers()).toEqual([]);
    expect(await json('certificate list')).toEqual([]);
  });

  test('issues to nobody where one of several is refused, and tells every reason', async () => {
    const answer = await run('certificate issue internship 20241002 20241006 --out papers');
    expect(answer.code).not.toBe(0);
    await run('student edit 20241006 --expected-completion-on 2026-10-01 --reason 訂正');
    const refused = await refusal('certificate issue enrollment 20241002 20241006 --out papers');
    expect(refused.code).toBe('refused');
    expect(JSON.stringify(refused.details)).toContain('not-enrolled');
    expect(papers()).toEqual([]);
    expect(await json('certificate list')).toEqual([]);
  });

  test('leaves a file that is already there as it is, and takes no number', async () => {
    writeFileSync(join(cwd, 'E-2026-0001_20241002_enrollment.pdf'), 'old');
    const refused = await refusal('certificate issue enrollment 20241002');
    expect(refused.code).toBe('file-exists');
    expect(readFileSync(join(cwd, 'E-2026-0001_20241002_enrollment.pdf'), 'utf8')).toBe('old');
    expect(await json('certificate list')).toEqual([]);
  });

  test('stops at a character that no font draws, before anything is written', async () => {
    await run('student edit 20241002 --name-kanji 見本𓀀 --reason 訂正');
    const answer = await run('certificate issue enrollment 20241006 20241002 --out papers');
    expect(answer.code).toBe(3);
    expect(answer.stderr).toContain('“𓀀” (U+13000)');
    expect(papers()).toEqual([]);
    expect(await json('certificate list')).toEqual([]);
  });

  test('gives each of several writers at once a number of its own', async () => {
    const students = ['20241001', '20241002', '20231003', '20251004'];
    const answers = await Promise.all(
      students.map((one) => run(`certificate issue enrollment ${one} --in ja --out papers`)),
    );
    expect(answers.map(({ stderr, code }) => (code === 0 ? '' : stderr))).toEqual(['', '', '', '']);
    const numbers = (await json('certificate list')).map((one: { number: string }) => one.number);
    expect(numbers).toEqual(['E-2026-0001', 'E-2026-0002', 'E-2026-0003', 'E-2026-0004']);
    expect(papers()).toHaveLength(4);
  });

  test('is settled by the commands that its refusal prints, typed as they stand: what is left open is asked', async () => {
    await run('company add 見本製作所 --code C-0002');
    await run('placement open 20241006 --on 2026-10-01 --company C-0002');
    await run('step record 20241006 6 --on 2026-10-02 --approved-on 2026-10-02');
    await run('step record 20241006 8 --on 2026-10-10 --outcome accepted');
    const refused = await run('certificate issue internship 20241006 --out papers');
    expect(refused.code).toBe(3);
    const settle = refused.stderr.match(/coopj (company|placement) edit .*/g) ?? [];
    expect(settle).toHaveLength(7);
    for (const line of settle) {
      const replies = (asked: string) => ANSWERS.find(([about]) => about.test(asked))?.[1];
      const { code, stderr } = await atTerminal(argvOf(line).slice(1), { cwd, today: TODAY, lang: 'en', replies });
      expect([line, code], stderr).toEqual([line, 0]);
    }
    expect((await run('certificate issue internship 20241006 --out papers')).code).toBe(0);
  });

  test('refuses a placement together with several students', async () => {
    expect((await refusal('certificate issue internship 20241001 20241002 --placement P-0001')).code).toBe(
      'flags-disagree',
    );
  });
});

test('a fresh office is told to name its issuer first', async () => {
  const fresh = tempFolder();
  await coopj(['init', '--yes', '--no-input'], { cwd: fresh });
  await coopj(['import', 'students', SAMPLE], { cwd: fresh });
  const answer = await coopj(['certificate', 'issue', 'enrollment', '20241002'], { cwd: fresh });
  expect(answer.code).toBe(3);
  expect(answer.stderr).toContain('coopj office edit --set issuer.name.ja="…"');
  expect(answer.stderr).toContain('coopj office edit --set issuer.name.en="…"');
});

import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { pagesOf, solid } from '../helpers/papers.ts';
import { type Answer, type RunOptions, readyOffice } from '../helpers/run.ts';

type Run = (line: string, more?: RunOptions) => Promise<Answer>;
let cwd = '';
let run: Run;
const json = async (line: string) => JSON.parse((await run(`${line} --json`)).stdout);
const refusal = async (line: string) => JSON.parse((await run(`${line} --json`)).stderr.split('\n')[0] ?? '').error;
const filesIn = (folder: string) => (existsSync(join(cwd, folder)) ? readdirSync(join(cwd, folder)) : []);

const ANH = '20249101';
const PERSON = [
  `student add --number ${ANH} --name-latin "MIHON Anh" --name-on-card "MIHON ANH" --date-of-birth 1999-05-05`,
  '--email mihon.anh@example.ac.jp --program 情報学コース --course-years 3 --enrolled-on 2024-10-01',
  '--expected-completion-on 2027-09-30 --nationality ベトナム',
].join(' ');
const TERMS =
  '--from 2026-12-01 --to 2027-02-26 --hours-per-week 28 --pay 250000 --pay-per month --workplace 東京都見本区 --content 見本研究';

async function all(...lines: readonly string[]) {
  for (const line of lines) expect([line, (await run(line)).stderr.match(/^Error.*/)?.[0]]).toEqual([line, undefined]);
}

beforeEach(async () => {
  const office = await readyOffice();
  cwd = office.cwd;
  run = (line, more) => office.coopj(argvOf(line), more);
  await all(
    PERSON,
    `stay record ${ANH} --residence-status 留学 --expires-on 2028-03-31 --residence-card AB12345678CD --on 2026-10-01`,
    'company add 見本株式会社 --code C-0001 --address 東京都見本区1-1 --phone 03-0000-0000',
    `placement open ${ANH} --company C-0001 --on 2026-09-10 ${TERMS}`,
    `step record ${ANH} 6 --on 2026-09-17 --approved-on 2026-09-16`,
    `step record ${ANH} 8 --on 2026-10-05 --outcome accepted`,
  );
});

describe('worksheet permit', () => {
  test('writes a file for its owner alone, without a name in its own, and answers with the fields', async () => {
    const answer = await json(`worksheet permit ${ANH} --in ja --out w`);
    const name = `permit-worksheet_${ANH}_P-0001_2026-11-02.pdf`;
    expect(filesIn('w')).toEqual([name]);
    expect(answer.file).toBe(join(cwd, 'w', name));
    expect(statSync(answer.file).mode & 0o777).toBe(0o600);
    expect(answer).toMatchObject({
      student: ANH,
      placement: 'P-0001',
      needs: 'comprehensive',
      notes: ['comprehensive'],
    });
    expect(answer.fields[0]).toEqual({ key: 'nationality', label: '国籍・地域', value: 'ベトナム' });
    expect(answer.fields[4]).toEqual({ key: 'maritalStatus', label: '配偶者の有無', value: null });
    expect(answer.checklist[0]).toEqual({
      paper: 'form',
      label: '資格外活動許可申請書',
      state: 'missing',
      on: null,
      until: null,
      contract: null,
      lacks: [],
    });
    const text = pagesOf(readFileSync(answer.file)).map(solid).join('');
    for (const { label, value } of answer.fields) expect(text).toContain(solid(value ?? label));
    expect(await json('certificate list')).toEqual([]);
  });

  test('takes the place of one of the same day only with --force', async () => {
    const [file] = [(await json(`worksheet permit ${ANH} --out w`)).file];
    writeFileSync(file, 'mine');
    expect((await refusal(`worksheet permit ${ANH} --out w`)).code).toBe('file-exists');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    const { sha256 } = await json(`worksheet permit ${ANH} --out w --force`);
    expect(readFileSync(file, 'utf8').startsWith('%PDF')).toBe(true);
    expect((await json(`worksheet permit ${ANH} --out other --dry-run`)).sha256).toBe(sha256);
    expect(filesIn('other')).toEqual([]);
  });

  test('is not made for a placement that is not accepted, nor for nobody', async () => {
    await all(`placement open ${ANH} --company C-0001 --on 2026-10-10 ${TERMS}`);
    expect((await run(`worksheet permit ${ANH} --placement P-0002 --out w`)).stderr).toContain(
      'coopj step record 20249101 8 --outcome accepted --placement P-0002',
    );
    expect((await run('worksheet permit 99999999')).code).toBe(4);
    expect(filesIn('w')).toEqual([]);
    // The only accepted one is meant where none is named.
    expect((await json(`worksheet permit ${ANH}`)).placement).toBe('P-0001');
  });

  test('says on the screen that no permit is needed', async () => {
    await all(`stay record ${ANH} --residence-status 永住者 --on 2026-10-20`);
    const answer = await run(`worksheet permit ${ANH}`);
    expect(answer.code).toBe(0);
    expect(answer.stdout).toContain('No work permit is required with this status of residence.');
  });
});

describe('permit pack', () => {
  const register = async () => (await json('certificate list')).map((one: { number: string }) => one.number);

  test('issues both certificates and makes the worksheet, whose checklist counts them', async () => {
    const answer = await json(`permit pack ${ANH} --out pack --addressee 東京出入国在留管理局長`);
    expect(filesIn('pack')).toEqual([
      `E-2026-0001_${ANH}_enrollment.pdf`,
      `I-2026-0001_${ANH}_internship.pdf`,
      `permit-worksheet_${ANH}_P-0001_2026-11-02.pdf`,
    ]);
    for (const name of filesIn('pack')) expect(statSync(join(cwd, 'pack', name)).mode & 0o777).toBe(0o600);
    expect(answer.missing).toEqual(['form', 'passport', 'card', 'contract']);
    expect(answer.next).toBe(`coopj permit apply ${ANH} --kind comprehensive`);
    expect(answer.worksheet.checklist[3]).toMatchObject({ state: 'present', on: '2026-11-02', until: '2027-02-02' });
    expect(await json('certificate list')).toMatchObject([
      { number: 'E-2026-0001', kind: 'enrollment', purpose: '資格外活動許可' },
      { number: 'I-2026-0001', kind: 'internship', purpose: '資格外活動許可' },
    ]);
    expect(answer.certificates.map((one: { number: string }) => one.number)).toEqual(['E-2026-0001', 'I-2026-0001']);
  });

  test('a dry run shows the same and writes nothing', async () => {
    const dry = await json(`permit pack ${ANH} --out pack --dry-run`);
    expect(filesIn('pack')).toEqual([]);
    expect(await register()).toEqual([]);
    expect(await json(`permit pack ${ANH} --out pack`)).toEqual(dry);
  });

  test('refuses everything where one is refused, with the reasons of both, and leaves nothing', async () => {
    await all(
      `placement open ${ANH} --company C-0001 --on 2026-10-10 --from 2027-04-01 --to 2027-06-30`,
      `step record ${ANH} 6 --on 2026-10-11 --approved-on 2026-10-11 --placement P-0002`,
      `step record ${ANH} 8 --on 2026-10-20 --outcome accepted --placement P-0002`,
      `student leave ${ANH} --kind absence --from 2026-10-25 --reason 見本`,
    );
    const refused = await refusal(`permit pack ${ANH} --placement P-0002 --out pack`);
    expect(refused.code).toBe('refused');
    const told = JSON.stringify(refused.details);
    expect(told).toContain('on-leave');
    expect(told).toContain('missing-facts');
    expect(filesIn('pack')).toEqual([]);
    expect(await register()).toEqual([]);
  });

  test('takes no number where the worksheet cannot be written', async () => {
    const { file } = await json(`worksheet permit ${ANH} --out pack`);
    writeFileSync(file, 'mine');
    expect((await refusal(`permit pack ${ANH} --out pack`)).code).toBe('file-exists');
    await all(`student edit ${ANH} --address 見本𓀀 --reason 訂正`);
    expect((await refusal(`permit pack ${ANH} --out other`)).code).toBe('glyph-missing');
    expect(await register()).toEqual([]);
    expect(filesIn('other')).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('replaces a worksheet with --force, and never a certificate', async () => {
    const { certificates } = await json(`permit pack ${ANH} --out pack --dry-run`);
    await all(`worksheet permit ${ANH} --out pack`);
    writeFileSync(certificates[0].file, 'a certificate of somebody');
    expect((await refusal(`permit pack ${ANH} --out pack --force`)).code).toBe('file-exists');
    expect(readFileSync(certificates[0].file, 'utf8')).toBe('a certificate of somebody');
    expect(await register()).toEqual([]);
    rmSync(certificates[0].file);
    expect((await run(`permit pack ${ANH} --out pack --force`)).code).toBe(0);
  });

  test('of whom no permit is required, that is said at a terminal before anything is issued', async () => {
    const pack = `permit pack ${ANH} --out pack`;
    await all(`stay record ${ANH} --residence-status 永住者 --on 2026-10-20`);
    const declined = async (lang: string, question: RegExp) => {
      const { code, stderr } = await run(`${pack} --lang ${lang}`, { tty: 80, keys: [[question, () => '<\r']] });
      expect(code).toBe(130);
      return stderr;
    };
    expect(await declined('en', /anyway\?[\s\S]*> /)).toContain('No work permit is required');
    await all(`student edit ${ANH} --nationality 日本 --reason 見本`);
    expect(await declined('ja', /必要ありません[\s\S]*> /)).toContain('日本国籍のため');
    expect([filesIn('pack'), await register()]).toEqual([[], []]);
    // A script asked for them.
    expect((await json(pack)).next).toBeNull();
    expect(await register()).toHaveLength(2);
  });

  test('two people who pack at once get numbers of their own', async () => {
    await all(
      PERSON.replaceAll(ANH, '20249102').replaceAll('mihon.anh', 'mihon.binh'),
      `stay record 20249102 --residence-status 留学 --expires-on 2028-03-31 --residence-card EF12345678GH --on 2026-10-01`,
      `placement open 20249102 --company C-0001 --on 2026-09-10 ${TERMS}`,
      `step record 20249102 6 --on 2026-09-17 --approved-on 2026-09-16`,
      `step record 20249102 8 --on 2026-10-05 --outcome accepted`,
    );
    const answers = await Promise.all([ANH, '20249102'].map((one) => run(`permit pack ${one} --out ${one}`)));
    expect(answers.map(({ code, stderr }) => (code === 0 ? '' : stderr))).toEqual(['', '']);
    expect((await register()).sort()).toEqual(['E-2026-0001', 'E-2026-0002', 'I-2026-0001', 'I-2026-0002']);
  });

  test('two who pack for the same student at once get two certificates of each kind', async () => {
    const answers = await Promise.all([1, 2].map(() => run(`permit pack ${ANH} --out pack --force`)));
    expect(answers.map(({ code, stderr }) => (code === 0 ? '' : stderr))).toEqual(['', '']);
    expect((await register()).sort()).toEqual(['E-2026-0001', 'E-2026-0002', 'I-2026-0001', 'I-2026-0002']);
  });

  test('the acceptance under a certificate is not taken back before it is void, and then the placement neither', async () => {
    await all(`permit pack ${ANH} --out pack`);
    const undo = (step: number) => run(`step undo ${ANH} ${step} --reason 誤記`);
    for (const step of [8, 5]) {
      const { code, stderr } = await undo(step);
      expect([step, code]).toEqual([step, 3]);
      expect(stderr).toContain('coopj certificate void I-2026-0001 --reason');
    }
    await all(`certificate void I-2026-0001 --reason 誤記`);
    for (const step of [8, 6, 5]) expect([step, (await undo(step)).stderr]).toEqual([step, '']);
  });

  test('papers that disagree stop it, unless they are set aside with a reason', async () => {
    await all(`contract receive ${ANH} --kind employment --on 2026-10-08 --hours-per-week 20`);
    expect((await run(`permit pack ${ANH} --out pack`)).code).toBe(3);
    const answer = await run(`permit pack ${ANH} --out pack --override papers-agree --reason 契約書の訂正待ち`);
    expect([answer.code, answer.stdout]).toEqual([0, expect.stringContaining('papers-agree')]);
    expect(await register()).toEqual(['E-2026-0001', 'I-2026-0001']);
  });
});

describe('the slips', () => {
  test('of the course: the student named, or everybody of the year', async () => {
    await all(
      `contract receive ${ANH} --kind notice --on 2026-10-08`,
      `contract review ${ANH} --outcome approved --on 2026-10-09`,
      `course register ${ANH} --on 2026-10-12`,
    );
    const one = await json(`worksheet course ${ANH} --out c`);
    expect(one.registrations).toEqual([
      {
        student: ANH,
        name: 'MIHON Anh',
        program: '情報学コース',
        placement: 'P-0001',
        company: '見本株式会社',
        from: '2026-12-01',
        to: '2027-02-26',
        year: 2026,
        term: 'autumn',
        course: 'JRI-001',
        credits: 2,
        registeredOn: '2026-10-12',
      },
    ]);
    expect((await json('worksheet course --out d')).registrations).toEqual(one.registrations);
    expect(filesIn('c')).toEqual([`course-slip_${ANH}_2026-11-02.pdf`]);
    expect((await refusal('worksheet course --year 2025')).code).toBe('no-registration');
    expect((await refusal(`worksheet course ${ANH} --term spring`)).code).toBe('no-registration');
    await all(`placement close P-0001 --as withdrawn --by student --on 2026-10-30 --reason 見本`);
    expect((await refusal('worksheet course')).code).toBe('no-registration');
  });

  test('of the review: the revision that counts, item by item; and of an implementation agreement', async () => {
    await all(
      `contract receive ${ANH} --kind employment --on 2026-10-08`,
      `contract review ${ANH} --outcome returned --on 2026-10-12 --item ip=成果の帰属が不明`,
      'agreement add C-0001 --from 2026-04-01 --to 2027-03-31',
    );
    const slip = await json(`worksheet contract ${ANH} --out k`);
    expect(slip).toMatchObject({ ref: 'P-0001-E1', kind: 'employment', outcome: 'returned', company: 'C-0001' });
    expect(slip.items.find(({ item }: { item: string }) => item === 'ip')).toEqual({
      item: 'ip',
      label: 'intellectual property',
      result: 'remarked',
      remarks: [{ by: 'secretariat', on: '2026-10-12', text: '成果の帰属が不明' }],
    });
    expect(filesIn('k')).toEqual(['contract-slip_P-0001-E1_2026-11-02.pdf']);
    expect((await refusal('worksheet contract --company C-0001')).code).toBe('agreement-not-received');
    await all('contract receive --company C-0001 --on 2026-10-20');
    expect(await json('worksheet contract --company C-0001 --out k')).toMatchObject({
      ref: 'A-0001-1',
      kind: 'agreement',
      student: null,
      outcome: null,
    });
  });
});

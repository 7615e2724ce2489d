import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Certificate } from '../../src/core/model/certificate.ts';
import { argvOf } from '../../src/core/text/command-line.ts';
import { pagesOf, solid } from '../helpers/papers.ts';
import { papersOffice } from '../helpers/papers-office.ts';
import { atTerminal } from '../helpers/person.ts';
import { openRecords } from '../helpers/records.ts';
import { tempFolder } from '../helpers/run.ts';

let office: Awaited<ReturnType<typeof papersOffice>>;
beforeEach(async () => {
  office = await papersOffice();
});
const issue = async (student = '20241002') =>
  (await office.json(`certificate issue enrollment ${student} --in ja --out papers`))[0];
const show = (number = 'E-2026-0001') => office.json(`certificate show ${number}`);

describe('certificate show', () => {
  test('says whether the file is still there, with the bytes that were written', async () => {
    const { file } = await issue();
    expect(await show()).toMatchObject({ state: 'valid', file, fileState: 'exists', leftBehind: null, reissues: [] });
    writeFileSync(file, 'another paper');
    expect((await show()).fileState).toBe('changed');
    writeFileSync(file, '');
    expect((await show()).fileState).toBe('changed');
    rmSync(file);
    expect((await show()).fileState).toBe('missing');
  });

  test('says where a paper lies that was recorded, and has not got its name since the program was killed', async () => {
    const { file } = await issue();
    const beside = join(office.cwd, 'papers', '.E-2026-0001_20241002_enrollment.pdf.0123456789ab.part');
    renameSync(file, beside);
    expect(await show()).toMatchObject({ fileState: 'missing', leftBehind: beside });
    writeFileSync(beside, 'half');
    expect(await show()).toMatchObject({ fileState: 'missing', leftBehind: null });
  });

  test('takes the number as a person writes it', async () => {
    await issue();
    expect((await show('ｅ-2026-0001')).number).toBe('E-2026-0001');
  });
});

describe('certificate reissue', () => {
  test('writes a file of its own with the same text and the mark, and enters it beside the first', async () => {
    const first = await issue();
    await office.run('student edit 20241002 --email new@example.ac.jp --reason 変更');
    const later = { today: '2026-11-22' };
    const answer = await office.run('certificate reissue E-2026-0001 --out papers --purpose 在留手続 --json', later);
    const again = JSON.parse(answer.stdout);
    expect(again).toMatchObject({
      number: 'E-2026-0001',
      issuedOn: '2026-11-02',
      reissuedOn: '2026-11-22',
      reissue: 1,
    });
    expect(again.file).toBe(first.file.replace('.pdf', '_reissue-1.pdf'));
    expect(again.sha256).toBe(createHash('sha256').update(readFileSync(again.file)).digest('hex'));
    const [before, after] = [first.file, again.file].map((file) => solid(pagesOf(readFileSync(file)).join('')));
    expect(after?.replace('再発行令和8年11月22日', '')).toBe(before);
    const second = await office.json('certificate reissue E-2026-0001 --out papers --reason 紛失');
    expect(second).toMatchObject({ reissue: 2, file: first.file.replace('.pdf', '_reissue-2.pdf') });
    expect(await show()).toMatchObject({
      state: 'reissued',
      sha256: first.sha256,
      reissues: [
        { on: '2026-11-22', purpose: '在留手続', reason: null, sha256: again.sha256, fileState: 'exists' },
        { on: '2026-11-02', purpose: null, reason: '紛失', fileState: 'exists' },
      ],
    });
    // No number is used up.
    expect((await issue()).number).toBe('E-2026-0002');
  });

  test('is refused, and writes nothing, where a fact has changed, and in a dry run', async () => {
    await issue();
    const would = await office.json('certificate reissue E-2026-0001 --out papers --dry-run');
    expect(would).toMatchObject({ reissue: 1, dryRun: true });
    await office.run('student edit 20241002 --name-kanji 高橋花子 --reason 改姓');
    const refused = await office.refusal('certificate reissue E-2026-0001 --out papers');
    expect(refused.details).toMatchObject([{ because: 'facts-changed' }]);
    expect(refused.details[0].message).toContain('“髙橋 花子” → “高橋花子”');
    expect(refused.details[0].settle).toContain('coopj certificate issue enrollment 20241002');
    expect(readdirSync(join(office.cwd, 'papers'))).toHaveLength(1);
    expect((await show()).state).toBe('valid');
  });

  test('of a paper whose facts were not kept is granted where it is made again byte by byte', async () => {
    // The same office once more, in which it is issued: the entry, without the facts, is what an older program would have kept.
    const copy = tempFolder();
    cpSync(office.cwd, copy, { recursive: true });
    const elsewhere = { cwd: copy, env: { COOPJ_DB: join(copy, 'coopj.db') } };
    await office.run('certificate issue enrollment 20241002 --in ja --out papers', elsewhere);
    const other = await openRecords(join(copy, 'coopj.db'));
    const { stated: _, ...kept } = (await other.dossier('20241002'))?.value.certificates[0] ?? never();
    const store = await openRecords(join(office.cwd, 'coopj.db'));
    const enter = async (certificate: Certificate) => {
      const expect = (await store.dossier('20241002'))?.revision ?? 0;
      const changes = [{ type: 'certificate-issued', certificate }] as const;
      const stamp = { at: '2026-11-02T03:00:00Z', day: kept.issuedOn, actor: '係' };
      await store.apply([{ subject: 'student:20241002', expect, changes }], stamp);
    };
    await enter(kept);
    await enter({ ...kept, number: 'E-2026-0002' });
    expect((await office.run('certificate reissue E-2026-0001 --out papers')).stderr).toBe('');
    const refused = await office.refusal('certificate reissue E-2026-0002 --out papers');
    expect(refused.details).toMatchObject([{ because: 'facts-unknown' }]);
  });
});

const never = () => {
  throw new Error('nothing was issued');
};

describe('certificate void', () => {
  const typed = (line: string, replies: (question: string) => string | undefined) =>
    atTerminal(argvOf(line), { cwd: office.cwd, today: '2026-11-02', lang: 'en', replies });

  test('asks why and whether on a terminal; whoever goes back consents to nothing', async () => {
    await issue();
    const no = await typed('certificate void E-2026-0001 --reason 誤記', () => '<');
    expect([no.code, no.questions]).toEqual([130, ['Void E-2026-0001, certificate of enrollment, of 20241002?']]);
    expect((await show()).state).toBe('valid');
    const yes = await typed('certificate void E-2026-0001', (question) =>
      question.startsWith('Why') ? '誤記' : undefined,
    );
    expect([yes.code, yes.questions]).toEqual([0, ['Why is the certificate voided?', 'Record this?']]);
    expect(await show()).toMatchObject({
      state: 'void',
      voided: { on: '2026-11-02', by: 'mihon', reason: '誤記' },
      fileState: 'exists',
    });
  });

  test('is refused before the day of issue and after today, and without a reason', async () => {
    await issue();
    const refused = async (flags: string) => {
      const { code, details } = await office.refusal(`certificate void E-2026-0001 ${flags}`);
      return details[0]?.because ?? code;
    };
    expect(await refused('--reason x --on 2026-11-01')).toBe('reversed');
    expect(await refused('--reason x --on 2026-11-03')).toBe('future');
    expect(await refused('--reason "  "')).toBe('not-a-text');
    expect(await refused('')).toBe('flag-missing');
    expect((await show()).state).toBe('valid');
  });

  test('is taken back by undo', async () => {
    await issue();
    await office.run('certificate void E-2026-0001 --reason 誤記');
    expect((await office.run('undo --reason 取り違え')).code).toBe(0);
    expect(await show()).toMatchObject({ state: 'valid', voided: null });
  });
});

describe('certificate list', () => {
  test('answers by student, kind, state and day of issue', async () => {
    await issue('20241002');
    await issue('20241001');
    await office.run('certificate issue enrollment 20241002 --in ja --on 2026-03-31 --out papers');
    await office.run('certificate reissue E-2026-0002 --out papers');
    await office.run('certificate void E-2025-0001 --reason 誤記');
    const numbers = async (flags: string) =>
      (await office.json(`certificate list ${flags}`)).map((one: { number: string }) => one.number);
    expect(await numbers('')).toEqual(['E-2025-0001', 'E-2026-0001', 'E-2026-0002']);
    expect(await numbers('--student 20241002')).toEqual(['E-2025-0001', 'E-2026-0001']);
    expect(await numbers('--kind internship')).toEqual([]);
    expect(await numbers('--state void')).toEqual(['E-2025-0001']);
    expect(await numbers('--state reissued')).toEqual(['E-2026-0002']);
    expect(await numbers('--state valid')).toEqual(['E-2026-0001']);
    expect(await numbers('--from 2026-04-01 --to 2027-03-31')).toEqual(['E-2026-0001', 'E-2026-0002']);
    expect(await numbers('--to 2026-03-31 --kind enrollment')).toEqual(['E-2025-0001']);
  });
});

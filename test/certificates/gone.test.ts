import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { papersOffice } from '../helpers/papers-office.ts';

/** An office, and a certificate of it as somebody outside has it. */
async function issued() {
  const office = await papersOffice();
  const { file: backup } = await office.json('backup create');
  const [{ file }] = await office.json('certificate issue enrollment 20241001');
  const paper = join(mkdtempSync(join(tmpdir(), 'coopj-test-received-')), 'paper.pdf');
  copyFileSync(file, paper);
  const verify = async () => {
    const answer = await office.run(`certificate verify ${paper} --json`);
    expect(answer.code).toBe(3);
    return { ...JSON.parse(answer.stdout), message: JSON.parse(answer.stderr).error.message as string };
  };
  const shown = () => office.refusal('certificate show E-2026-0001');
  return { ...office, backup, verify, shown };
}

test('the paper of an erased student: that it was issued, and that nothing more is held, is said', async () => {
  const { run, verify, shown } = await issued();
  await run('student erase 20241001 --reason 本人の請求 --confirm 20241001');
  const gone = { why: 'erased', on: '2026-11-02' };
  const told = await verify();
  expect(told).toMatchObject({ valid: false, reason: 'unknown', number: 'E-2026-0001', gone });
  expect(told.message).toContain('erased on 2026-11-02');
  expect(await shown()).toMatchObject({ code: 'no-such-certificate' });
  expect((await shown()).message).toContain('erased on 2026-11-02');
});

test('the paper of an entry that a restore lost: the same of the restore', async () => {
  const { run, json, backup, verify, shown } = await issued();
  await run(`backup restore ${backup}`);
  const told = await verify();
  expect(told).toMatchObject({ reason: 'unknown', gone: { why: 'lost', on: '2026-11-02' } });
  expect(told.message).toContain('older state');
  expect((await shown()).message).toContain('older state');
  expect((await json('certificate issue enrollment 20241002'))[0].number).toBe('E-2026-0002');
});

test('a number that was given again: it was not changed, and which paper stands is said', async () => {
  const { cwd, run, backup, verify } = await issued();
  for (const name of readdirSync(cwd)) if (/^coopj\.db/.test(name)) rmSync(join(cwd, name));
  await run(`backup restore ${backup}`);
  await run('certificate issue enrollment 20241002 --out other --on 2026-11-01');
  const told = await verify();
  expect(told).toMatchObject({ reason: 'given-again', student: '20241002', issuedOn: '2026-11-01' });
  expect(told.message).toContain('another certificate under that number, issued on 2026-11-01');
});

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readyOffice } from '../helpers/run.ts';

const SHEET = [
  '登録者一覧',
  '学籍番号,氏名,メール,専攻,区分',
  '1001,=見本 一,ichi@example.ac.jp,情報学コース,=A1',
  '1002,見本 二,not-an-address,情報学コース,"a, b"',
  ',見本 三,san@example.ac.jp,情報学コース,',
  '計,3名',
].join('\r\n');

async function office() {
  const { coopj, cwd } = await readyOffice();
  writeFileSync(join(cwd, 'list.csv'), SHEET);
  const imported = async (...argv: string[]) => {
    const { code, stdout, stderr } = await coopj(['import', 'students', ...argv, '--json']);
    return {
      code,
      stderr,
      answer:
        stdout === '' ? undefined : (JSON.parse(stdout) as { created: number; rejected: number; warnings: unknown[] }),
    };
  };
  return { coopj, cwd, imported, rejects: join(cwd, 'rejects.csv') };
}

describe('the rows that --partial keeps out', () => {
  it('come out in the sender’s own layout with line and reason, for the office’s own eyes, and no cell of it runs', async () => {
    const { imported, rejects } = await office();
    expect((await imported('list.csv', '--partial', '--rejects', 'rejects.csv')).answer).toMatchObject({
      created: 1,
      rejected: 2,
    });
    expect(readFileSync(rejects, 'utf8')).toBe(
      [
        '\ufeff登録者一覧',
        '学籍番号,氏名,メール,専攻,区分,rejected_line,rejected_reason',
        '1002,見本 二,not-an-address,情報学コース,"a, b",4,メール: “not-an-address” is not an e-mail address',
        ',見本 三,san@example.ac.jp,情報学コース,,5,学籍番号: is missing',
        '',
      ].join('\r\n'),
    );
    expect(statSync(rejects).mode & 0o777).toBe(0o600);
  });

  it('go in once they are mended, and their reasons say nothing any more', async () => {
    const { imported, rejects, cwd } = await office();
    await imported('list.csv', '--partial', '--rejects', 'rejects.csv');
    const again = await imported('rejects.csv', '--partial', '--rejects', 'again.csv');
    expect(again.answer).toMatchObject({ created: 0, rejected: 2 });
    const second = readFileSync(join(cwd, 'again.csv'), 'utf8');
    expect(second.split('\r\n')[1]).toBe('学籍番号,氏名,メール,専攻,区分,rejected_line,rejected_reason');
    writeFileSync(
      rejects,
      second.replace('not-an-address', 'ni@example.ac.jp').replace('\r\n,見本 三', '\r\n1003,見本 三'),
    );
    const mended = await imported('rejects.csv');
    expect(mended).toMatchObject({ code: 0, answer: { created: 2, rejected: 0 } });
    expect(mended.answer?.warnings).toHaveLength(1);
  });

  it('are not written over another file, and then nothing goes in', async () => {
    const { imported, rejects, coopj } = await office();
    writeFileSync(rejects, 'kept');
    const refused = await imported('list.csv', '--partial', '--rejects', 'rejects.csv');
    expect(refused).toMatchObject({ code: 3, answer: { created: 0 } });
    expect(refused.stderr).toContain('file-exists');
    expect(readFileSync(rejects, 'utf8')).toBe('kept');
    expect(JSON.parse((await coopj(['student', 'list', '--json'])).stdout)).toEqual([]);
    expect(await imported('list.csv', '--partial', '--rejects', 'rejects.csv', '--force')).toMatchObject({ code: 0 });
  });

  it('are only counted in a rehearsal', async () => {
    const { imported, rejects, coopj } = await office();
    expect((await imported('list.csv', '--partial', '--rejects', 'rejects.csv', '--dry-run')).answer).toMatchObject({
      batch: null,
      created: 1,
      rejected: 2,
    });
    expect(existsSync(rejects)).toBe(false);
    expect(JSON.parse((await coopj(['student', 'list', '--json'])).stdout)).toEqual([]);
  });

  it('need --partial, and a file that can be read twice', async () => {
    const { imported } = await office();
    expect(await imported('list.csv', '--rejects', 'rejects.csv')).toMatchObject({ code: 2, answer: undefined });
    expect(await imported('-', '--partial')).toMatchObject({ code: 2, answer: undefined });
  });
});

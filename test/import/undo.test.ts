import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readyOffice } from '../helpers/run.ts';

const lines = (...rows: readonly string[]) => `${rows.join('\r\n')}\r\n`;

async function office() {
  const { coopj, cwd } = await readyOffice();
  const run = async (...argv: string[]) => {
    const { code, stdout } = await coopj([...argv, '--json']);
    return { code, answer: stdout === '' ? undefined : JSON.parse(stdout) };
  };
  const put = (name: string, ...rows: readonly string[]) => writeFileSync(join(cwd, name), lines(...rows));
  const all = async () => {
    const { answer } = await run('student', 'list');
    const numbers = (answer as { number: string }[]).map(({ number }) => number);
    return Promise.all(numbers.map(async (number) => (await run('student', 'show', number)).answer));
  };
  put('first.csv', '学籍番号,氏名,メール,専攻,連絡日', '1001,見本 一,ichi@example.ac.jp,情報学コース,2026-09-01');
  await run('import', 'students', 'first.csv');
  return { run, put, all };
}

describe('an import that is taken back', () => {
  it('leaves every student as if it had never been, and comes in again the same', async () => {
    const { run, put, all } = await office();
    const before = await all();
    put(
      'second.csv',
      '学籍番号,氏名,メール,専攻,連絡日,承認日,在留資格',
      '1001,見本 壱,one@example.ac.jp,統計科学コース,2026-09-02,2026-09-03,留学',
      '1002,見本 二,ni@example.ac.jp,情報学コース,2026-09-02,,',
    );
    const { answer } = await run('import', 'students', 'second.csv');
    const after = await all();
    expect(after).not.toEqual(before);
    const undone = await run('import', 'undo', answer.batch, '--reason', 'another year');
    expect(undone.answer).toMatchObject({ batch: answer.batch, reversed: ['1002', '1001'], kept: [] });
    expect(await all()).toEqual(before);
    expect((await run('import', 'students', 'second.csv')).answer).toMatchObject({ created: 1, updated: 1 });
    expect(await all()).toEqual(after);
  });

  it('takes back what has become free meanwhile when it is asked once more, and then nothing', async () => {
    const { run, put } = await office();
    put('second.csv', '学籍番号,phone,address', '1001,03-0000-0000,見本県見本市1-2-3');
    const { batch } = (await run('import', 'students', 'second.csv')).answer;
    await run('student', 'edit', '1001', '--phone', '03-1111-1111');
    const undo = () => run('import', 'undo', batch, '--reason', 'another year');
    expect((await undo()).answer).toMatchObject({
      reversed: [],
      kept: [{ student: '1001', because: 'edited-since' }],
    });
    await run('undo', '--reason', 'typed wrong');
    expect((await undo()).answer).toMatchObject({ reversed: ['1001'], kept: [] });
    expect((await run('student', 'show', '1001')).answer).not.toHaveProperty('phone');
    expect(await undo()).toMatchObject({ code: 3 });
  });

  it('does not mind what was edited beside it', async () => {
    const { run, put } = await office();
    put('second.csv', '学籍番号,address', '1001,見本県見本市1-2-3');
    const { batch } = (await run('import', 'students', 'second.csv')).answer;
    await run('student', 'edit', '1001', '--phone', '03-1111-1111');
    expect((await run('import', 'undo', batch, '--reason', 'another year')).answer).toMatchObject({ kept: [] });
    const { answer } = await run('student', 'show', '1001');
    expect(answer).toMatchObject({ phone: '03-1111-1111' });
    expect(answer).not.toHaveProperty('address');
  });
});

describe('a list of steps', () => {
  it('is rehearsed to the same answer, and the rehearsal leaves nothing behind', async () => {
    const { run, put } = await office();
    put('companies.csv', 'code,name', 'MIHON,株式会社見本製作所');
    await run('import', 'companies', 'companies.csv');
    put(
      'steps.csv',
      'student,step,on,company,approved_on',
      '1001,5,2026-10-01,MIHON,',
      '1001,2,2026-09-03,,',
      '1001,6,2026-10-05,MIHON,2026-10-04',
      '1001,7,2026-10-10,,',
    );
    const before = (await run('history')).answer;
    const rehearsed = (await run('import', 'steps', 'steps.csv', '--dry-run')).answer;
    expect(rehearsed).toMatchObject({ batch: null, created: 4, problems: [] });
    expect((await run('history')).answer).toEqual(before);
    const done = (await run('import', 'steps', 'steps.csv')).answer;
    expect({ ...done, batch: null }).toEqual(rehearsed);
    expect((await run('import', 'steps', 'steps.csv')).answer).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
    expect((await run('placement', 'show', 'P-0001')).answer).toMatchObject({ step: 7, company: 'MIHON' });
  });

  it('is refused whole where one row is: nothing of the rows before it stays, and no number is drawn', async () => {
    const { run, put } = await office();
    put('companies.csv', 'code,name', 'MIHON,株式会社見本製作所');
    await run('import', 'companies', 'companies.csv');
    const before = (await run('history')).answer;
    put('steps.csv', 'student,step,on,company', '1001,5,2026-10-01,MIHON', '1001,6,2099-10-05,');
    expect(await run('import', 'steps', 'steps.csv')).toMatchObject({
      code: 3,
      answer: { batch: null, created: 0, problems: [{ line: 3, column: 'on', code: 'in-future' }] },
    });
    expect((await run('history')).answer).toEqual(before);
    await run('placement', 'open', '1001', '--company', 'MIHON', '--on', '2026-10-02');
    expect((await run('placement', 'list')).answer).toMatchObject([{ ref: 'P-0001' }]);
  });
});

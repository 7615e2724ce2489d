import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { papersOffice } from '../helpers/papers-office.ts';

async function office() {
  const { cwd, run, json } = await papersOffice();
  const work = async (line: string) => {
    const { code, stdout, stderr } = await run(line);
    expect(`${line}: ${code}`, stderr).toBe(`${line}: 0`);
    return stdout;
  };
  await work('company add 株式会社見本製作所');
  await work('company add 別の会社');
  return { cwd, run, json, work };
}

const ADD =
  'job add C-0001 --title 異常検知の研究 --from 2027-01-12 --to 2027-03-19 --workplace 横浜 --workplace 大阪 --content 時系列の解析';

it('a job description is a record of its company: number, title, period, places, content', async () => {
  const { run, json, work } = await office();
  expect(await json(ADD)).toMatchObject({ company: 'C-0001', changes: ['job-added'], job: 'J-0001' });
  await work('job add 別の会社 --title 材料の解析');
  expect(await json('job list')).toEqual([
    {
      ref: 'J-0001',
      company: 'C-0001',
      name: '株式会社見本製作所',
      title: '異常検知の研究',
      from: '2027-01-12',
      to: '2027-03-19',
    },
    { ref: 'J-0002', company: 'C-0002', name: '別の会社', title: '材料の解析', from: null, to: null },
  ]);
  expect(await json('job list --company C-0001 --fields workplaces,content')).toEqual([
    { workplaces: ['横浜', '大阪'], content: '時系列の解析' },
  ]);
  expect(await json('job show j-0001')).toMatchObject({
    company: 'C-0001',
    ref: 'J-0001',
    workplaces: ['横浜', '大阪'],
  });
  const card = await work('job show J-0001 --format table --lang ja');
  expect(card).toMatch(/J-0001 {2}異常検知の研究/);
  expect(card).toContain('2027-01-12 – 2027-03-19');
  expect(await work('company show C-0001 --format table')).toMatch(/J-0001 異常検知の研究/);
  expect((await run('job add C-0001')).stderr).toContain('--title');
  expect((await run('job add C-0001 --title x --from 2027-02-01 --to 2027-01-01')).code).toBe(2);
});

it('is edited with a reason where something is replaced, and taken back; its number is not another’s while it stands', async () => {
  const { run, json, work } = await office();
  await work(ADD);
  expect((await run('job edit J-0001 --title 別の題')).code).toBe(2);
  await work('job edit J-0001 --title 別の題 --reason 求人票の改訂');
  expect((await json('job list'))[0]).toMatchObject({ title: '別の題', from: '2027-01-12' });
  expect((await run('history --company C-0001 --lang ja', { tty: 200 })).stdout).toContain('J-0001');
  await work('undo --yes --reason 誤り');
  expect((await json('job list'))[0]).toMatchObject({ title: '異常検知の研究' });
  expect(await json('job add C-0001 --title 次')).toMatchObject({ job: 'J-0002' });
});

it('a placement names one by its code, or says its job in words; what shows a placement shows the title as it is now', async () => {
  const { run, json, work } = await office();
  await work(ADD);
  await work('placement open 20241002 --company C-0001 --job j-0001 --on 2026-10-01');
  expect(await json('placement list --fields ref,job')).toEqual([{ ref: 'P-0001', job: '異常検知の研究' }]);
  await work('job edit J-0001 --title 異常検知の研究2027 --reason 改訂');
  expect(await json('placement show P-0001')).toMatchObject({ job: 'J-0001', jobTitle: '異常検知の研究2027' });
  expect((await json('student show 20241002')).placements[0]).toMatchObject({
    job: 'J-0001',
    jobTitle: '異常検知の研究2027',
  });
  expect(await work('placement show P-0001 --format table')).toContain('J-0001 異常検知の研究2027');
  await work('placement edit P-0001 --job 言葉で言う仕事');
  expect(await json('placement list --fields job')).toEqual([{ job: '言葉で言う仕事' }]);
  await work('job add C-0002 --title よその求人');
  const foreign = await run('placement edit P-0001 --job J-0002');
  expect(foreign.code).toBe(4);
  expect(foreign.stderr).toContain('J-0001');
  await work('placement edit P-0001 --job J-0001');
  await work('step record 20241002 6 --on 2026-10-02 --approved-on 2026-10-02');
  await work('step record 20241002 8 --on 2026-10-05 --outcome rejected');
  await work('letter draft not-accepted 20241002 --in ja --placement P-0001 --out letters');
});

it('a list that says the title again leaves the job description where it is', async () => {
  const { cwd, json, work } = await office();
  await work(ADD);
  await work('placement open 20241002 --company C-0001 --job J-0001 --on 2026-10-01');
  writeFileSync(
    join(cwd, 'placements.csv'),
    'student_number,company,on,job,hours_per_week\n20241002,C-0001,2026-10-01,異常検知の研究,20\n',
  );
  expect(await json('import placements placements.csv')).toMatchObject({ updated: 1, created: 0 });
  expect(await json('placement show P-0001')).toMatchObject({ job: 'J-0001', jobTitle: '異常検知の研究' });
});

import { expect, it } from 'vitest';
import { papersOffice } from '../helpers/papers-office.ts';

const ACCEPTED = [
  'company add 株式会社見本製作所 --address 見本市1-2-3 --phone 000-0000-0000',
  'placement open 20241001 --company C-0001 --on 2026-10-01 --from 2027-01-12 --to 2027-03-19 --hours-per-week 20 --pay 1200 --pay-per hour --content 見本の解析 --workplace 見本市',
  'step record 20241001 6 --on 2026-10-05 --approved-on 2026-10-05',
  'step record 20241001 8 --on 2026-10-20 --outcome accepted --override jsps-consent --reason 見本',
];

it('a correction of amended terms says which days it touched', async () => {
  const { run, json } = await papersOffice();
  for (const one of ACCEPTED) expect((await run(one)).code, one).toBe(0);
  expect(await json('placement edit P-0001 --hours-per-week 21')).toMatchObject({ days: [] });
  const amend =
    'placement amend P-0001 --effective 2027-02-01 --hours-per-week 15 --reason 見本 --override jsps-consent --override insurance --override agreement --override course-before-start --override contract-review --override contract-signed';
  const { code, stderr } = await run(amend);
  expect(code, stderr).toBe(0);
  expect(await json('placement edit P-0001 --hours-per-week 16 --dry-run')).toMatchObject({
    days: [{ from: '2027-02-01', to: '2027-03-19' }],
  });
  expect(await json('placement edit P-0001 --content 別の解析 --dry-run')).toMatchObject({
    days: [{ from: '2027-01-12', to: '2027-03-19' }],
  });
  expect((await run('placement edit P-0001 --hours-per-week 16 --lang ja')).stdout).toContain('2027-02-01～2027-03-19');
});

it('a list of placements has the days on which an internship began and ended, once these are known', async () => {
  const { run, json } = await papersOffice();
  for (const one of ACCEPTED) expect((await run(one)).code, one).toBe(0);
  const days = () => json('placement list --fields from,to');
  expect(await days()).toEqual([{ from: '2027-01-12', to: '2027-03-19' }]);
  const aside = ['contract-review', 'contract-signed', 'agreement', 'course-before-start', 'insurance', 'jsps-consent'];
  const line = `step record 20241001 11 --started 2026-10-21 --ended 2026-10-22 --early-reason 見本 --reason 見本 ${aside.map((rule) => `--override ${rule}`).join(' ')}`;
  const { code, stderr } = await run(line);
  expect(code, stderr).toBe(0);
  expect(await days()).toEqual([{ from: '2026-10-21', to: '2026-10-22' }]);
});

import { expect, it } from 'vitest';
import { readyOffice, tempFolder } from '../helpers/run.ts';

it.each([
  ['en', 'issued 2026-11-20, after the application'],
  ['ja', '2026-11-20（申請後に発行）'],
])('a certificate issued after the day of the application is told so: %s', async (lang, told) => {
  const { coopj } = await readyOffice({ cwd: tempFolder() });
  const run = async (line: string, today = '2026-11-20') => {
    const answer = await coopj(line.split(' '), { today, env: { COOPJ_LANG: lang } });
    expect({ line, ...answer }).toMatchObject({ line, code: 0 });
    return answer.stdout;
  };
  const stay = '--nationality ベトナム --residence-status 留学 --residence-expires-on 2028-03-31';
  const life = '--date-of-birth 1998-04-01 --enrolled-on 2025-10-01';
  await run(
    `student add --number 2026001 --name-kanji 見本一 --family-name MIHON --given-name Hajime ${life} ${stay} --email ichi@example.ac.jp --program 情報学コース`,
  );
  await run('permit apply 2026001 --kind comprehensive --on 2026-11-10');
  expect(await run('permit show 2026001 --format table')).not.toContain(told);
  await run('certificate issue enrollment 2026001');
  expect(await run('permit show 2026001 --format table')).toContain(told);
  expect(JSON.parse(await run('permit show 2026001 --json')).permits[0].papers).toEqual({});
});

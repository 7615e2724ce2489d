import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { papersOffice } from '../helpers/papers-office.ts';

const pipe = (file: string) => {
  rmSync(file, { force: true });
  execFileSync('mkfifo', [file]);
  return file;
};
const onUnix = test.runIf(process.platform !== 'win32');

onUnix.each(['.head', '.writer', '-wal'])(
  'a pipe as coopj.db%s is refused at once, and doctor says so',
  async (end) => {
    const { cwd, run, refusal } = await papersOffice();
    const file = pipe(join(cwd, `coopj.db${end}`));
    for (const line of ['student list', 'note add 20241002 見本', 'backup create'])
      expect(await refusal(line), line).toMatchObject({ code: 'store-odd', message: expect.stringContaining(file) });
    const { code, stdout } = await run('doctor --json');
    expect(code).toBe(3);
    const lines = JSON.parse(stdout) as readonly { readonly check: string; readonly result: string }[];
    expect(lines.find(({ check }) => check === 'sqlite')).toMatchObject({
      result: 'open',
      message: expect.stringContaining(file),
    });
  },
);

onUnix('a pipe under the name of a backup is none, and is refused where it is named', async () => {
  const { cwd, run, json, refusal } = await papersOffice();
  const { file } = await json('backup create');
  const odd = pipe(join(cwd, 'backups', 'coopj-2026-11-03T0100Z-000099.zip'));
  expect((await json('backup list')).map((one: { readonly file: string }) => one.file)).toEqual([file]);
  for (const line of [`backup verify ${odd}`, `backup restore ${odd}`, `journal verify --against ${odd}`])
    expect(await refusal(line), line).toMatchObject({ code: 'file-odd' });
  // The day has no backup by it.
  await run('note add 20241002 見本', { today: '2026-11-03' });
  expect(await json('backup list')).toHaveLength(2);
});

onUnix('a pipe in place of what is remembered of backups is waited for by nobody', async () => {
  const { cwd, json } = await papersOffice();
  await json('backup create');
  pipe(join(cwd, 'backups', 'made.json'));
  expect((await json('backup create')).notes).toMatchObject([{ what: 'list' }]);
  expect(await json('backup list')).toHaveLength(2);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { inTerminal, pane } from '../../helpers/pane.ts';
import { readyOffice } from '../../helpers/run.ts';

const LIST = `学籍番号,本人氏名,メール,専攻,内線
2026001,見本 花子,hanako@example.ac.jp,情報学コース,1234
`;

async function asking() {
  const { cwd, coopj } = await readyOffice();
  writeFileSync(join(cwd, 'list.csv'), LIST);
  const terminal = await pane(['import', 'students', 'list.csv'], { cwd, lang: 'ja' });
  await terminal.shows(/^\? 列「本人氏名」が何の項目かを選んでください。[\s\S]*この列は取り込まない/m);
  const list = async () => JSON.parse((await coopj(['student', 'list', '--json'])).stdout);
  return { ...terminal, list };
}

inTerminal('an import asks what an unknown heading means, and keeps the answer (ja)', async () => {
  const { type, press, answer, shows, ends, list, transcript } = await asking();
  await type('氏名');
  await shows(/^❯ 氏名/m);
  await press('Enter');
  await shows(/^\? 列「内線」[\s\S]*^>/m);
  // Left out.
  await answer('');
  await shows(/^\? この対応を保存する名前/m);
  await answer('専攻事務');
  await shows(/取り込みますか/);
  expect(await list()).toEqual([]);
  await answer('y');
  expect(await ends()).toBe(0);
  expect(await list()).toMatchObject([{ number: '2026001', name: '見本 花子' }]);
  expect(await transcript()).toContain('--map @専攻事務');
});

inTerminal('Ctrl-C at such a question changes nothing (ja)', async () => {
  const { press, ends, list } = await asking();
  await press('C-c');
  expect(await ends()).toBe(130);
  expect(await list()).toEqual([]);
});

import { expect } from 'vitest';
import { inTerminal, pane } from '../../helpers/pane.ts';
import { readyOffice } from '../../helpers/run.ts';

const FACTS = ['--email', 'mihon@example.ac.jp', '--program', '情報学コース'];

for (const columns of [80, 40]) {
  inTerminal(`the desk by number, ${columns} columns: several at once, one chosen of several; Ctrl-C`, async () => {
    const { cwd, coopj } = await readyOffice();
    for (const [number, name] of [
      ['2026001', '見本 花子'],
      ['2026002', '見本 太郎'],
    ] as const)
      await coopj(['student', 'add', '--number', number, '--name-kanji', name, ...FACTS]);
    const entries = async () => JSON.parse((await coopj(['history', '--json'])).stdout).length as number;
    const step = async (number: string) => JSON.parse((await coopj(['student', 'show', number, '--json'])).stdout).step;

    const terminal = await pane([], { cwd, columns });
    const { shows, answer, press, ends } = terminal;
    // How to get to everything that is not due stands there too.
    await shows(/^ 1 {2}学生2名[\s\S]*氏名の一部を入力[\s\S]*@ は直前[\s\S]*^>\s*$/m);
    await answer('1');
    await shows(/^ 2 {2}2026002[\s\S]*^>\s*$/m);
    await answer('1 2');
    await shows(/^\? STEP 1「参加希望の連絡」を行った日を/m);
    await answer('');
    await shows(/2026002 見本 太郎[\s\S]*記録しますか。[\s\S]*^>\s*$/m);
    await answer('');
    await shows(/登録案内の送付[\s\S]*^>\s*$/m);
    expect([await step('2026001'), await step('2026002')]).toEqual([1, 1]);
    await answer('見本');
    await shows(/当てはまる学生は2名[\s\S]*2\. 2026002/);
    await answer('2');
    await shows(/step record 2026002 2$[\s\S]*^>\s*$/m);

    // In the middle of a question, and at the desk itself.
    const before = await entries();
    await answer('placement open 2026002');
    await shows(/^\? 受入企業を/m);
    await press('C-c');
    expect(await ends()).toBe(130);
    const again = await pane([], { cwd, columns });
    await again.shows(/^>\s*$/m);
    await again.press('C-c');
    expect(await again.ends()).toBe(130);
    expect(await entries()).toBe(before);
  });
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { inTerminal, pane } from '../../helpers/pane.ts';
import { coopj, readyOffice, tempFolder } from '../../helpers/run.ts';

/** A setting is asked for without a database, so that every Node.js can be tried. */
async function settingAsked(options: { columns?: number; env?: Record<string, string> } = {}) {
  const cwd = tempFolder();
  await coopj(['init', '--yes', '--no-input'], { cwd });
  const terminal = await pane(['office', 'edit'], { cwd, ...options });
  await terminal.shows('university.name.en');
  await terminal.answer('university.name.ja');
  await terminal.shows('? 大学の名称を日本語で');
  return { ...terminal, setting: () => /university[\s\S]*?ja = "(.*?)"/.exec(profileIn(cwd))?.[1] };
}

const profileIn = (cwd: string) => readFileSync(join(cwd, 'office.toml'), 'utf8');

inTerminal('wide characters that an input method sends in one piece stand where the cursor was', async () => {
  const { type, press, ends, shows, setting } = await settingAsked();
  await type('花子');
  await shows('> 花子');
  await press('Left');
  await type('美咲');
  await shows('> 花美咲子');
  await press('BSpace', 'Left', 'DC');
  await shows(/> 花子$/m);
  await press('Home');
  await type('髙𠮷');
  await shows('> 髙𠮷花子');
  await press('Enter');
  expect(await ends()).toBe(0);
  expect(setting()).toBe('髙𠮷花子');
});

inTerminal('a line that wraps is edited in its middle, and then stands as one answer', async () => {
  const { type, press, ends, shows, setting, screen } = await settingAsked({ columns: 40 });
  const long = '国立研究開発法人見本科学技術大学院大学見本先端研究科';
  await type(long);
  await shows('研究科');
  for (let at = 0; at < 8; at += 1) await press('Left');
  await type('(仮称)');
  await shows('仮称)学見本先端');
  await press('Enter');
  expect(await ends()).toBe(0);
  expect(setting()).toBe(`${long.slice(0, -8)}(仮称)${long.slice(-8)}`);
  const shown = (await screen()).split('\n');
  expect(shown.filter((line) => /^[?>!]/.test(line))).toEqual([]);
  const joined = shown.map((line) => line.trim()).join('');
  expect(joined).toContain('✔ 大学の名称を日本語で入力してください。');
  expect(joined).toContain(`${long.slice(0, -8)}(仮称)${long.slice(-8)}university.name.ja:`);
});

inTerminal('a list is moved through with the arrow keys, and what was asked stays as one line', async () => {
  const cwd = tempFolder();
  await coopj(['init', '--yes', '--no-input'], { cwd });
  const { press, shows, answer, ends } = await pane(['office', 'edit'], { cwd, lang: 'en' });
  await shows(/^❯ 1\. university\.name\.ja {2}What is the name of the university in Japanese\?$/m);
  await press('Down', 'Down');
  await shows(/^❯ 3\. office\.name\.ja {2}What is /m);
  await press('Enter');
  await shows('✔ Which setting do you want to change? office.name.ja');
  await answer('?');
  await shows('On a command line: --set');
  await answer('見本事務室');
  expect(await ends()).toBe(0);
  const lines = (await shows(/✔ What is the name of your office in Japanese\? 見本事務室/)).split('\n');
  expect(lines[2]).toBe('✔ What is the name of your office in Japanese? 見本事務室');
});

inTerminal('Ctrl-C and Ctrl-D in the middle leave everything as it was', async () => {
  for (const key of ['C-c', 'C-d']) {
    const { press, ends, setting, cwd } = await settingAsked();
    const before = profileIn(cwd);
    await press(key);
    expect(await ends()).toBe(130);
    expect(profileIn(cwd)).toBe(before);
    expect(setting()).toBe('総合研究大学院大学');
  }
});

inTerminal(
  'with ACCESSIBLE=1 or a dumb terminal lines follow each other: numbers, no boxes, no signs that are drawn',
  async () => {
    for (const env of [{ ACCESSIBLE: '1' }, { TERM: 'dumb' }]) {
      const cwd = tempFolder();
      await coopj(['init', '--yes', '--no-input'], { cwd });
      const { answer, ends, shows, transcript } = await pane(['office', 'edit'], { cwd, rows: 100, env });
      await shows(
        /\n {2}1\. university\.name\.ja {2}大学の名称を日本語で.*\n {2}2\. university\.name\.en {2}[\s\S]*^>/m,
      );
      await answer('1');
      await shows('  = university.name.ja');
      await answer('見本大学');
      expect(await ends()).toBe(0);
      const shown = await transcript();
      expect(shown).toMatch(/> 1\n {2}= university\.name\.ja .*\n\? 大学の名称を日本語で入力してください。\n/);
      expect(shown).not.toMatch(/[\u2500-\u257f❯✔]/u);
      expect(profileIn(cwd)).toContain('見本大学');
    }
  },
);

inTerminal('a question before a write: Ctrl-C, no and yes', async () => {
  const cwd = tempFolder();
  const run = (...argv: readonly string[]) => coopj(argv, { cwd });
  await run('init', '--yes', '--no-input');
  await run('company', 'add', '見本株式会社', '--code', 'C-0001');
  const companies = async () => JSON.parse((await run('company', 'list', '--json')).stdout).length;
  const undo = async (keys: readonly string[]) => {
    const { press, ends, shows } = await pane(['undo', '--reason', '誤記'], { cwd });
    await shows(/取り消しますか。[\s\S]*^>/m);
    await press(...keys);
    return ends();
  };
  expect(await undo(['C-c'])).toBe(130);
  expect(await undo(['n', 'Enter'])).toBe(130);
  expect(await companies()).toBe(1);
  expect(await undo(['ｙ', 'Enter'])).toBe(0);
  expect(await companies()).toBe(0);
});

inTerminal('a passphrase shows as stars, or as nothing in plain lines, and nothing else stands beside it', async () => {
  for (const env of [{}, { ACCESSIBLE: '1' }]) {
    const { cwd } = await readyOffice();
    const asked = async () => {
      const terminal = await pane(['backup', 'create', 'out', '--passphrase'], { cwd, env });
      await terminal.shows('バックアップのパスフレーズ');
      return terminal;
    };
    const left = await asked();
    await left.press('C-c');
    expect(await left.ends()).toBe(130);
    expect(existsSync(join(cwd, 'out'))).toBe(false);
    const { answer, shows, ends, transcript } = await asked();
    await answer('秘密の合言葉は見本です。');
    await shows('もう一度');
    await answer('秘密の合言葉は見本です。');
    expect(await ends()).toBe(0);
    const shown = await transcript();
    expect(shown).not.toMatch(/秘密の|idle|done|toggle/);
    expect(shown.includes('****')).toBe(!('ACCESSIBLE' in env));
  }
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { inTerminal, type Pane, pane } from '../../helpers/pane.ts';

const ANSWERS = [
  '見本大学',
  'Mihon University',
  '見本事務室',
  'Mihon Office',
  '03-0000-0000',
  'mihon@example.ac.jp',
  '学長',
  'President',
  '',
];

/** Answers the questions up to the last one, which stands on the screen then. */
async function answered({ shows, answer }: Pane): Promise<void> {
  for (const [at, text] of ANSWERS.entries()) {
    await shows(`? ${at + 1}/10 `);
    await answer(text);
  }
  await shows('? 10/10 ');
}

const SAID = {
  ja: {
    back: '9/10 発行者の氏名を日本語で',
    blank: '(英語): ! 空欄',
    rehearse: '架空の学生で練習する',
    pause: 'Enter で次へ',
  },
  en: {
    back: '9/10 What is this person',
    blank: 'English: ! left',
    rehearse: 'Rehearse with invented',
    pause: 'Enter goes on',
  },
} as const;

for (const lang of ['ja', 'en'] as const) {
  for (const columns of [80, 40]) {
    inTerminal(`the wizard at ${columns} columns (${lang}): back, a summary, an office, and a rehearsal`, async () => {
      const said = SAID[lang];
      const terminal = await pane(['init'], { lang, columns });
      const { shows, showed, answer, press, ends, cwd, transcript } = terminal;
      // Nothing is said that nobody said.
      await shows(/^\? 1\/10 [\s\S]*^>$/m);
      await answered(terminal);
      await answer('<');
      await shows(`? ${said.back}`);
      await answer('見本 学長');
      await shows('? 10/10 ');
      await answer('');
      await shows(said.blank);
      await press('Enter');
      await shows('3. ');
      expect(existsSync(join(cwd, 'coopj.db'))).toBe(true);
      const profile = readFileSync(join(cwd, 'office.toml'), 'utf8');
      for (const one of ['見本大学', 'Mihon University', '見本 学長', '03-0000-0000']) expect(profile).toContain(one);
      expect(profile).not.toMatch(/^[^#\n]*046-000-0000/m);
      await answer('3');
      await shows(said.pause);
      await press('Enter');
      await showed('$ coopj office check');
      await shows(said.pause);
      await press('C-c');
      expect(await ends()).toBe(0);
      expect(await transcript()).toContain(said.rehearse);
    });
  }
}

inTerminal('the wizard: Ctrl-C at a question and at the summary makes nothing', async () => {
  for (const wholly of [false, true]) {
    const terminal = await pane(['init'], { lang: 'en' });
    const { shows, answer, press, ends, cwd } = terminal;
    if (wholly) {
      await answered(terminal);
      await answer('');
      await shows('! left blank');
    } else await shows('? 1/10 ');
    await press('C-c');
    expect(await ends()).toBe(130);
    expect(existsSync(join(cwd, 'office.toml'))).toBe(false);
    expect(existsSync(join(cwd, 'coopj.db'))).toBe(false);
  }
});

inTerminal(
  'the wizard in plain lines: what is wrong is told, a known university brings its English name, a list is imported',
  async () => {
    const terminal = await pane(['init'], { lang: 'ja', rows: 150, env: { ACCESSIBLE: '1' } });
    const { shows, answer, ends, transcript } = terminal;
    await shows('? 1/10 ');
    await answer('総合研究大学院大学');
    await shows('[The Graduate University for Advanced Studies, SOKENDAI]');
    await answer('');
    for (const [at, text] of ANSWERS.slice(2, 5).entries()) {
      await shows(`? ${at + 3}/10 `);
      await answer(text);
    }
    await shows('? 6/10 ');
    await answer('宛先なし');
    await shows('必要な値: メールアドレス');
    await answer('mihon@example.ac.jp');
    for (const [at, text] of [...ANSWERS.slice(6), ''].entries()) {
      await shows(`? ${at + 7}/10 `);
      await answer(text);
    }
    await shows('発行者の氏名(日本語): ! 空欄');
    await answer('');
    await shows('  4. 何もしない');
    await answer('1');
    await shows('名簿のファイル');
    await answer('no-such-list.csv');
    await shows('no-such-list.csv');
    expect(await ends()).toBe(0);
    const shown = await transcript();
    expect(shown).toContain('エラー:');
    expect(shown).not.toMatch(/[\u2500-\u257f❯✔]/u);
  },
);

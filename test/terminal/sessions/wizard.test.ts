import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { inTerminal, type Pane, pane } from '../../helpers/pane.ts';
import { oneIn } from '../../helpers/properties.ts';

const PROGRAM = '見本専攻 / Mihon Program / 見本研究科 / School of Mihon';
/** Of a university that the sample does not know: its address, course and programs are asked too. */
const ANSWERS = [
  '見本大学 / Mihon University',
  '見本事務室 / Mihon Office',
  '東京都見本区1-1 / 1-1 Mihon, Tokyo',
  '03-0000-0000',
  'mihon@example.ac.jp',
  '学長／President',
  '見本 学長 /',
  'M-001',
  '研究実習 / Research',
  '2',
  '見本 教授 / MIHON Kyoju',
  PROGRAM,
];

/** A question by its number; before the university is named nobody can tell how many there are. */
const question = (number: number, of = '11') =>
  number === 0 ? /^\? \D[^✔]*^>/m : new RegExp(`^\\? ${number}/${of} [^✔]*^>`, 'm');

/** Answers the questions up to the last one, which stands on the screen then. */
async function answered({ shows, answer }: Pane): Promise<void> {
  for (const [at, text] of ANSWERS.entries()) {
    await shows(question(at));
    await answer(text);
  }
  await shows(question(11));
}

const SAID = {
  ja: {
    back: '11/11 コース（専攻）を1つずつ',
    blank: '（英語）：! 空欄',
    invented: 'メールアドレス：mihon@example.ac.jp（! 実在しない見本の値です',
    rehearse: '架空の学生で練習する',
    pause: 'Enter で次へ',
  },
  en: {
    back: '11/11 Which degree programs',
    blank: 'English): ! left',
    invented: 'E-mail of the office: mihon@example.ac.jp (! invented',
    rehearse: 'Practice with invented',
    pause: 'Enter: continue',
  },
} as const;

const WAYS = [
  ['ja', 80],
  ['ja', 40],
  ['en', 40],
  ['en', 80],
] as const;

for (const [lang, columns] of oneIn(2, WAYS)) {
  inTerminal(`the wizard at ${columns} columns (${lang}): back, a summary, an office, and a rehearsal`, async () => {
    const said = SAID[lang];
    const terminal = await pane(['init'], { lang, columns });
    const { shows, showed, answer, press, ends, cwd, transcript } = terminal;
    // Nothing is said that nobody said.
    await shows(/^\? \D[\s\S]*^>$/m);
    await answered(terminal);
    await answer('<');
    await shows(`? ${said.back}`);
    await answer('');
    await shows(question(11));
    await answer('');
    await shows(said.blank);
    if (columns === 80) expect((await transcript()).replaceAll(/\n +/g, ' ')).toContain(said.invented);
    await press('Enter');
    await shows('3. ');
    expect(existsSync(join(cwd, 'coopj.db'))).toBe(true);
    const profile = readFileSync(join(cwd, 'office.toml'), 'utf8');
    for (const one of ANSWERS.filter((text) => text !== '2').flatMap((text) => text.split(/\s*[/／]\s*/)))
      expect(profile).toContain(one);
    expect(profile).toContain('credits = 2');
    expect(profile).not.toContain('情報学コース');
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

inTerminal('the wizard: Ctrl-C at a question and at the summary makes nothing', async () => {
  for (const wholly of [false, true]) {
    const terminal = await pane(['init'], { lang: 'en' });
    const { shows, answer, press, ends, cwd } = terminal;
    if (wholly) {
      await answered(terminal);
      await answer('');
      await shows('! left blank');
    } else await shows(question(0));
    await press('C-c');
    expect(await ends()).toBe(130);
    expect(existsSync(join(cwd, 'office.toml'))).toBe(false);
    expect(existsSync(join(cwd, 'coopj.db'))).toBe(false);
  }
});

inTerminal(
  'the wizard in plain lines: what is wrong is told, a known university has its English name, a list is imported',
  async () => {
    const terminal = await pane(['init'], { lang: 'ja', rows: 150, env: { ACCESSIBLE: '1' } });
    const { shows, answer, ends, transcript } = terminal;
    await shows('? 大学の名称を');
    await answer('総合研究大学院大学');
    await shows('? 1/6 ');
    await answer('見本課');
    await shows('英語も「/」に続けて');
    await answer('見本課 / Mihon Office');
    await shows('? 2/6 ');
    await answer('03-0000-0000');
    await shows('? 3/6 ');
    await answer('宛先なし');
    await shows('必要な値：メールアドレス');
    await answer('mihon@example.ac.jp');
    for (const [at, text] of ['学長 / President', '', ''].entries()) {
      await shows(`? ${at + 4}/6 `);
      await answer(text);
    }
    await shows('発行者の氏名（日本語）：! 空欄');
    await answer('');
    await shows('  4. 何もしない');
    await answer('1');
    await shows('名簿のファイル');
    await answer('no-such-list.csv');
    // Who fails, or goes back from the first question, chooses again.
    await shows(/no-such-list\.csv[\s\S]*no-such-list\.csv[\s\S]* 4\. 何もしない[\s\S]*\n>\s*$/);
    await answer('2');
    await shows(/学籍番号を入力してください。[\s\S]*\n>\s*$/);
    await answer('<');
    await shows(/学籍番号を入力してください。[\s\S]* 4\. 何もしない[\s\S]*\n>\s*$/);
    await answer('4');
    expect(await ends()).toBe(0);
    const shown = await transcript();
    expect(shown).toContain('エラー：');
    expect(shown).not.toMatch(/[\u2500-\u257f❯✔]/u);
  },
);

inTerminal('the wizard: what is SOKENDAI’s in the sample is nobody else’s', async () => {
  const terminal = await pane(['init'], { lang: 'ja', rows: 150, env: { ACCESSIBLE: '1' } });
  const { shows, answer, press, ends } = terminal;
  await shows('? 大学の名称を');
  await answer('見本大学 / Mihon University');
  await shows('? 1/11 ');
  await answer('見本課 / Mihon Office');
  for (const [number, text, own] of [
    [2, '〒240-0193 神奈川県三浦郡葉山町湘南国際村 / Hayama', '東京都見本区1-1 / Mihon'],
    [3, '046-000-0000', '03-1111-1111'],
    [4, 'coopj@example.ac.jp', 'mihon@mihon.ac.jp'],
  ] as const) {
    await shows(`? ${number}/11 `);
    await answer(text);
    await shows(new RegExp(`> ${text}\n! 総研大の見本の値です。`));
    await answer(own);
  }
  await shows('? 5/11 ');
  await press('C-c');
  expect(await ends()).toBe(130);
});

inTerminal('the wizard takes its own examples, and SOKENDAI by what it is called', async () => {
  for (const university of ['SOKENDAI', '総研大 / SOKENDAI', '見本大学 / Mihon University']) {
    const { shows, answer, press, ends, transcript } = await pane(['init'], {
      lang: 'en',
      rows: 150,
      columns: 200,
      env: { ACCESSIBLE: '1' },
    });
    await shows(question(0));
    await answer(university);
    const isOther = university.startsWith('見本');
    if (!isOther) await shows('= 総合研究大学院大学 / The Graduate University for Advanced Studies, SOKENDAI');
    const of = isOther ? 11 : 6;
    for (let at = 1; at <= of; at += 1) {
      await shows(new RegExp(`^\\? ${at}/${of} [\\s\\S]*\\n>\\s*$`, 'm'));
      const hint = new RegExp(`^\\? ${at}/${of} .*\\n(.*)`, 'm').exec(await transcript())?.[1] ?? '';
      await answer(/e\.g\. (.*?\S)(?:\. |\.$|, without)/i.exec(`${hint} `)?.[1] ?? '');
    }
    await shows(isOther ? 'What is the next degree program' : 'Set up the office?');
    expect((await transcript()).match(/^> ! .*/gm)).toBeNull();
    await press('C-c');
    expect(await ends()).toBe(130);
  }
});

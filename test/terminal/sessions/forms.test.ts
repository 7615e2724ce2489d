import { readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { inTerminal, type Pane, pane } from '../../helpers/pane.ts';
import { oneIn } from '../../helpers/properties.ts';
import { readyOffice, TODAY } from '../../helpers/run.ts';

/** How the questions begin; at 40 columns no more of them stands on a line. */
const ASKED = {
  ja: {
    number: '学籍番号を',
    name: '氏名を',
    latin: '英字氏名を',
    email: '学生のメール',
    program: '所属コースを',
    birth: '生年月日を',
    stay: '国籍・在留資格',
    supervisor: '指導教員の氏名',
    enrolled: '入学年月日を',
    record: 'この内容で',
    next: '続けて行う',
    kind: '発行する証明書',
    who: '学生を選んで',
    language: '証明書の言語',
    way: 'どのように',
    issue: 'この内容で発行',
    company: '受入企業を',
  },
  en: {
    number: 'What is the student’s number',
    name: 'What is the student’s name',
    latin: 'What is the name in',
    email: 'What is the student’s e-mail',
    program: 'Which program',
    birth: 'What is the date',
    stay: 'What are the nationality',
    supervisor: 'Who is the academic',
    enrolled: 'On what date was the',
    record: 'Record this',
    next: 'What comes next',
    kind: 'Which certificate do',
    who: 'Which students are',
    language: 'In which language',
    way: 'How do you want',
    issue: 'Issue this',
    company: 'Which company',
  },
} as const;

type Question = keyof (typeof ASKED)['ja'];
type Lang = keyof typeof ASKED;

/** Somebody who waits for each question, and answers it. */
function talkOn({ shows, answer }: Pane, lang: Lang) {
  const asks = (question: Question) => shows(new RegExp(`^\\? ${ASKED[lang][question]}[^✔]*^>`, 'm'));
  return {
    asks,
    async says(...lines: readonly (readonly [question: Question, text: string])[]): Promise<void> {
      for (const [question, text] of lines) {
        await asks(question);
        await answer(text);
      }
    },
  };
}

const HANAKO = [
  ['number', '2026001'],
  ['name', '見本 花子'],
  ['latin', 'MIHON Hanako'],
  ['email', 'hanako@example.ac.jp'],
  ['program', '1'],
  ['birth', ''],
  ['stay', 'ベトナム 留学 2028-03-31'],
  ['supervisor', ''],
  ['enrolled', '10/1'],
] as const;

const WAYS = oneIn(
  2,
  [
    ['ja', 80],
    ['ja', 40],
    ['en', 40],
    ['en', 80],
  ] as const,
  1,
);

for (const [lang, columns] of WAYS) {
  inTerminal(
    `registering an international student, ${columns} columns (${lang}): asked, gone back, looked at, recorded`,
    async () => {
      const { cwd, coopj } = await readyOffice();
      const terminal = await pane(['student', 'add'], { cwd, lang, columns });
      const { asks, says } = talkOn(terminal, lang);
      await says(...HANAKO.slice(0, 2), ['latin', '<'], ['name', ''], ...HANAKO.slice(2));
      // How the day was understood.
      expect(await asks('record')).toMatch(/2026-10-01/);
      expect(JSON.parse((await coopj(['student', 'list', '--json'])).stdout)).toEqual([]);
      await terminal.answer('');
      await says(['next', '']);
      expect(await terminal.ends()).toBe(0);
      expect(JSON.parse((await coopj(['student', 'show', '2026001', '--json', '--unmask'])).stdout)).toMatchObject({
        number: '2026001',
        nameKanji: '見本 花子',
        nameLatin: 'MIHON Hanako',
        email: 'hanako@example.ac.jp',
        nationality: 'ベトナム',
        residenceStatus: '留学',
        residenceExpiresOn: '2028-03-31',
        enrolledOn: '2026-10-01',
      });
    },
  );

  inTerminal(
    `a certificate, ${columns} columns (${lang}): the student is found, what is missing is recorded, and it is issued`,
    async () => {
      const { cwd, coopj } = await readyOffice();
      const facts = ['--name-kanji', '見本 花子', '--email', 'hanako@example.ac.jp', '--program', '情報学コース'];
      await coopj(['student', 'add', '--number', '2026001', ...facts, '--name-latin', 'MIHON Hanako']);
      await coopj([
        'student',
        'add',
        '--number',
        '2026002',
        ...facts.with(1, '髙橋 見本'),
        '--name-kana',
        'タカハシ ミホン',
      ]);
      const terminal = await pane(['certificate', 'issue'], { cwd, lang, columns, today: TODAY });
      const { asks, says } = talkOn(terminal, lang);
      await says(['kind', '1']);
      await asks('who');
      await terminal.shows(/^ {2}2026002[\s\S]*^ {2}2026001/m);
      // By another script than the one it was recorded in.
      await terminal.type('高橋');
      await terminal.shows(/^❯ 2026002/m);
      await terminal.press('C-u');
      await terminal.type('hanako');
      await terminal.press('C-u');
      await terminal.type('花子');
      await terminal.shows(/^❯ 2026001/m);
      await terminal.press('Enter');
      await terminal.shows(new RegExp(`^✔ ${ASKED[lang].who}[\\s\\S]*2026001`, 'm'));
      // All that is missing, one after the other; then the certificate is looked at.
      await says(['who', ''], ['language', ''], ['way', '1']);
      await says(['birth', '1999-04-01'], ['record', ''], ['enrolled', '2026-04-01'], ['record', '']);
      expect(await asks('issue')).toMatch(/MIHON Hanako/);
      await terminal.answer('');
      expect(await terminal.ends()).toBe(0);
      expect(JSON.parse((await coopj(['certificate', 'list', '--json'])).stdout)).toMatchObject([
        { student: '2026001' },
      ]);
      expect(readdirSync(cwd).filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
    },
  );
}

inTerminal('Ctrl-C at a question, at the summary and where something was refused: nothing is recorded', async () => {
  const { cwd, coopj } = await readyOffice();
  const entries = async () => JSON.parse((await coopj(['history', '--json'])).stdout).length;
  const before = await entries();
  for (const upTo of [1, 4, HANAKO.length]) {
    const terminal = await pane(['student', 'add'], { cwd });
    const { says, asks } = talkOn(terminal, 'ja');
    await says(...HANAKO.slice(0, upTo));
    await asks(HANAKO[upTo]?.[0] ?? 'record');
    await terminal.press('C-c');
    expect(await terminal.ends()).toBe(130);
  }
  expect(await entries()).toBe(before);
});

for (const lang of oneIn(2, ['ja', 'en'] as const)) {
  inTerminal(
    `Ctrl-C in the middle of a certificate, and inside a step that mends another (${lang}): nothing is recorded`,
    async () => {
      const { cwd, coopj } = await readyOffice();
      const facts = ['--name-kanji', '見本 花子', '--email', 'hanako@example.ac.jp', '--program', '情報学コース'];
      await coopj(['student', 'add', '--number', '2026001', ...facts, '--name-latin', 'MIHON Hanako']);
      await coopj(['company', 'add', '株式会社見本', '--code', 'C-0001']);
      await coopj(['placement', 'open', '2026001', '--company', 'C-0001']);
      const entries = async () => JSON.parse((await coopj(['history', '--json'])).stdout).length;
      const before = await entries();
      const stops = async ({ press, ends, showed }: Pane) => {
        await press('C-c');
        expect(await ends()).toBe(130);
        await showed(lang === 'ja' ? '変更はありません' : 'Nothing was changed');
        expect(await entries()).toBe(before);
        expect(readdirSync(cwd).filter((name) => name.endsWith('.pdf'))).toEqual([]);
      };
      // At each question, where it is refused, and in what mends it.
      const certificate = [
        ['kind', '1'],
        ['who', '2026001'],
        ['who', ''],
        ['language', ''],
        ['way', '1'],
        ['birth', '1999-04-01'],
        ['record', ''],
      ] as const;
      for (const upTo of [1, 3, 4, 5, 6]) {
        const terminal = await pane(['certificate', 'issue'], { cwd, lang, today: TODAY });
        const { says, asks } = talkOn(terminal, lang);
        await says(...certificate.slice(0, upTo));
        await asks(certificate[upTo]?.[0] ?? 'record');
        await stops(terminal);
      }
      const step = await pane(['step', 'record', '2026001'], { cwd, lang, today: TODAY });
      const { says } = talkOn(step, lang);
      await step.shows(/^❯ 6\./m);
      await step.answer('6');
      const asked =
        lang === 'ja' ? ['STEP 6', '指導教員が応募', '研究との'] : ['On what', 'On what date did', 'Has the'];
      for (const [n, question] of asked.entries()) {
        await step.shows(new RegExp(`^\\? ${question}[^✔]*^>`, 'm'));
        // Approved only after it was applied.
        await step.answer(['yesterday', 'today'][n] ?? '');
      }
      await says(['record', ''], ['way', '1']);
      await step.shows(lang === 'ja' ? /^\? STEP 6[^✔]*^>/m : /^\? On what[^✔]*^>/m);
      await stops(step);
    },
  );
}

inTerminal('the same form in plain lines: numbers, nothing drawn', async () => {
  const { cwd, coopj } = await readyOffice();
  const terminal = await pane(['student', 'add'], { cwd, lang: 'en', rows: 150, env: { ACCESSIBLE: '1' } });
  const { says } = talkOn(terminal, 'en');
  await says(...HANAKO, ['record', ''], ['next', '']);
  expect(await terminal.ends()).toBe(0);
  expect(await terminal.transcript()).not.toMatch(/[\u2500-\u257f❯✔]/u);
  expect(JSON.parse((await coopj(['student', 'list', '--json'])).stdout)).toMatchObject([{ number: '2026001' }]);
});

inTerminal('in plain lines a wrong answer does not take the place of what was proposed', async () => {
  const { cwd, coopj } = await readyOffice();
  const facts = ['--name-kanji', '見本 花子', '--email', 'hanako@example.ac.jp', '--program', '情報学コース'];
  await coopj(['student', 'add', '--number', '2026001', ...facts]);
  const terminal = await pane(['step', 'record', '2026001'], { cwd, lang: 'en', rows: 80, env: { TERM: 'dumb' } });
  await terminal.shows(/Enter: take what is shown[\s\S]*\[1\]\n>/);
  await terminal.answer('99');
  await terminal.shows(/! Type a number from 1 to 12\.\n *\[1\]\n>/);
  await terminal.answer('');
  await terminal.shows(/= STEP 1 [\s\S]*Enter: 2026-11-02 \(Mon\), today[\s\S]*\n>/);
  await terminal.answer('32/1');
  await terminal.shows(/! .*32\/1.*\n>/);
  await terminal.answer('');
  await terminal.shows(/= 2026-11-02 \(Mon\), today/);
  await terminal.press('C-c');
  expect(await terminal.ends()).toBe(130);
  expect(JSON.parse((await coopj(['step', 'list', '2026001', '--json'])).stdout)[0]).toMatchObject({ state: 'next' });
});

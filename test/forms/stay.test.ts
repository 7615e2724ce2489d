import { expect, test } from 'vitest';
import { staySaid } from '../../src/commands/student/stay-said.ts';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import { answered } from '../helpers/answering.ts';
import { readyOffice, tempFolder } from '../helpers/run.ts';

const today = '2026-11-02' as LocalDate;
const stay = (residenceStatus: string, nationality?: string, residenceExpiresOn: string | null = '2028-03-31') => ({
  residenceStatus,
  ...(nationality !== undefined && { nationality }),
  ...(residenceExpiresOn !== null && { residenceExpiresOn }),
});

/** What a person types who was asked what the residence card shows, and what it says. */
test.each([
  ['ベトナム 留学 2028-03-31', stay('留学', 'ベトナム')],
  ['ベトナム　留学　2028年3月31日', stay('留学', 'ベトナム')],
  ['中国、留学、2028-03-31', stay('留学', '中国')],
  ['中国／留学 2028-03-31まで', stay('留学', '中国')],
  ['留学 2028-03-31', stay('留学')],
  ['Student until 2028-03-31', stay('Student')],
  ['Student, 2028-03-31', stay('Student')],
  ['Viet Nam Student until 2028-03-31', stay('Student', 'Viet Nam')],
  [
    'United States of America, Spouse or Child of Japanese National 2028-03-31',
    stay('Spouse or Child of Japanese National', 'United States of America'),
  ],
  ['韓国 特別永住者', stay('特別永住者', '韓国', null)],
  ['ベトナム', { nationality: 'ベトナム' }],
  ['Viet Nam', { nationality: 'Viet Nam' }],
  ['Indonesia 2028-03-31', { nationality: 'Indonesia', residenceExpiresOn: '2028-03-31' }],
  ['日本', { nationality: '日本' }],
  ['Japan', { nationality: 'Japan' }],
  // No status that there is: told, and taken where it is said again.
  ['見本ビザ 2028-03-31', stay('見本ビザ')],
] as const)('%s', (answer, said) => {
  expect(staySaid(answer, { today })).toEqual(said);
});

test.each(['留学', 'Student', 'Doctoral', '見本ビザ', '2028-03-31'])(
  '%s is one word, and says what it is asked for',
  (answer) => {
    expect(staySaid(answer, { today })).toBeUndefined();
  },
);

test('where no nationality is said with the stay, it is asked for; the certificate for a student from abroad needs it', async () => {
  const asking = async (stay: string) => {
    const { cwd } = await readyOffice({ cwd: tempFolder() });
    const left = ['2026002', '見本 二 MIHON Ni', 'ni@example.ac.jp', '1', '', stay];
    const { asked } = await answered(['student', 'add'], { cwd, today }, { answer: () => left.shift() ?? '' });
    return asked[6]?.[0];
  };
  expect(await asking('留学 2028-03-31')).toBe('What is the student’s nationality?');
  expect(await asking('ベトナム 留学 2028-03-31')).toContain('supervisor');
});

/** Up to the answer that is wanted. */
async function registering(lang: string, ...stay: readonly string[]) {
  const { cwd, coopj } = await readyOffice({ cwd: tempFolder() });
  const left = ['2026002', '見本 二 MIHON Ni', 'ni@example.ac.jp', '1', '', ...stay];
  const told = await answered(
    ['student', 'add'],
    { cwd, today, env: { COOPJ_LANG: lang } },
    { answer: () => left.shift() ?? '' },
  );
  const { residence, ...student } = JSON.parse(
    (await coopj(['student', 'show', '2026002', '--json', '--unmask'])).stdout,
  );
  return { ...told, questions: told.asked.map(([question]) => question), student, residence };
}

test('a nationality alone is taken as one, and the rest of the card is asked for', async () => {
  const vn = await registering('ja', 'ベトナム', '留学', '2028-03-31');
  expect(vn.questions.slice(5, 8)).toEqual([
    '国籍・在留資格・在留期間の満了日を入力してください。',
    '在留資格と在留期間の満了日を入力してください。',
    '在留期間満了日を入力してください。',
  ]);
  expect(JSON.stringify(vn.student)).toContain('ベトナム');
  expect(vn.stderr).not.toContain('列がずれて');
  // Both at once, or nothing.
  expect((await registering('en', 'Viet Nam', 'Student 2028-03-31')).questions[7]).toContain('supervisor');
  expect((await registering('en', 'Viet Nam', '')).questions[7]).toContain('supervisor');
  expect((await registering('en', 'Japan')).questions[6]).toContain('supervisor');
});

test('a date alone is told to be one, and `?` explains what is asked', async () => {
  const { stderr } = await registering('ja', '2028-03-31', '?', 'ベトナム 留学 2028-03-31');
  expect(stderr).toContain('日付だけが入力されています');
  expect(stderr).not.toContain('列');
  expect(stderr).toContain('国籍だけを入力すると');
});

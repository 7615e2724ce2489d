import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { enterStudent } from '../../src/core/decide/enter.ts';
import { recordStay } from '../../src/core/decide/stay.ts';
import { isPermanent } from '../../src/core/model/residence-class.ts';
import {
  foldNationality,
  foldStatus,
  isJapanese,
  nearestStatus,
  RESIDENCE_STATUSES,
  spellingsOf,
  statusOf,
} from '../../src/core/model/residence-statuses.ts';
import { nationality } from '../../src/core/papers/nations.ts';
import { programsOf } from '../../src/core/profile/programs.ts';
import { day } from '../helpers/dossiers.ts';
import { abroad, stayOf } from '../helpers/permits.ts';

const SPELLINGS = RESIDENCE_STATUSES.flatMap((status) => spellingsOf(status).map((spelling) => ({ status, spelling })));

const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
const SPACES = ['', ' ', '\u3000', '\u00a0', '\u200b', '  '] as const;
const BRACKETS = [
  ['', ''],
  ['(', ')'],
  ['（', '）'],
  ['「', '」'],
  ['[', ']'],
  ['【', '】'],
] as const;
const CASES = [
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
  wide,
  (text: string) => wide(text.toUpperCase()),
];
/** Ways to write one spelling: width, case, a space between any letters, brackets around. */
const written = (spelling: string) =>
  fc
    .record({
      write: fc.constantFrom(...CASES),
      spaces: fc.array(fc.constantFrom(...SPACES), { minLength: 1, maxLength: 6 }),
      brackets: fc.constantFrom(...BRACKETS),
    })
    .map(({ write, spaces, brackets: [open, shut] }) => {
      const spaced = [...write(spelling)].map((letter, at) => letter + spaces[at % spaces.length]).join('');
      return `${open}${spaced}${shut}`;
    });

describe('statuses of residence', () => {
  test('no spelling means two statuses', () => {
    for (const { status, spelling } of SPELLINGS) expect(statusOf(spelling), spelling).toBe(status);
  });

  test('every spelling, with width, case, spaces and brackets varied, means the same', () =>
    fc.assert(
      fc.property(
        fc
          .constantFrom(...SPELLINGS)
          .chain(({ status, spelling }) => written(spelling).map((text) => ({ status, text }))),
        ({ status, text }) => {
          expect(statusOf(text)).toBe(status);
          expect(foldStatus(text)).toBe(status.ja);
          expect(foldStatus(foldStatus(text))).toBe(status.ja);
        },
      ),
    ));

  test('two spellings of one status side by side mean it, and of two statuses nothing', () =>
    fc.assert(
      fc.property(fc.constantFrom(...RESIDENCE_STATUSES), fc.constantFrom(...RESIDENCE_STATUSES), (one, other) => {
        expect(statusOf(`${one.ja}（${one.en}）`)).toBe(one);
        expect(statusOf(`${one.en} / ${one.ja}`)).toBe(one);
        const mixed = statusOf(`${one.ja}（${other.en}）`);
        expect(mixed).toBe(one === other ? one : undefined);
      }),
    ));

  test.each([
    '留学',
    '留 学',
    '「留学」',
    'Student',
    'STUDENT',
    'ｓｔｕｄｅｎｔ',
    'Student visa',
    'student-visa',
    'Student (留学)',
    '留学（Student）',
    '留学/Student',
    'Student Visa (留学)',
    '留学ビザ',
    '在留資格「留学」',
    '在留資格：留学（Student）',
    'Status of residence: Student',
  ])('%s is 留学', (text) => expect(foldStatus(text)).toBe('留学'));

  test.each([
    ['特別永住者', '特別永住者'],
    ['Special Permanent Resident', '特別永住者'],
    ['永住者の配偶者', '永住者の配偶者等'],
    ['技人国', '技術・人文知識・国際業務'],
    ['Engineer / Specialist in Humanities / International Services', '技術・人文知識・国際業務'],
    ['高度専門職1号(ロ)', '高度専門職1号ロ'],
    ['高度専門職第１号ﾛ', '高度専門職1号ロ'],
    ['Highly Skilled Professional (i)(b)', '高度専門職1号ロ'],
    ['HSP (ii)', '高度専門職2号'],
    ['特定技能（１号）', '特定技能1号'],
    ['SSW(i)', '特定技能1号'],
    ['特定活動46号', '特定活動(告示46号)'],
    ['Dependant', '家族滞在'],
  ])('%s is %s', (text, expected) => expect(foldStatus(text)).toBe(expected));

  test.each([
    '',
    '-',
    '不明',
    'not a student',
    'Student → Engineer',
    'ex-student',
    '留学中',
    'Studnet',
    '学生',
    'visa'.repeat(30),
    'x'.repeat(500),
  ])('“%s” is none, and stays as typed', (text) => {
    expect(statusOf(text)).toBeUndefined();
    expect(foldStatus(text)).toBe(text);
  });
  test('a slip of the pen is told with what was meant, and changed by nobody', () => {
    expect(nearestStatus('Studnet')).toBe('Student');
    expect(nearestStatus('家族帯在')).toBe('家族滞在');
    expect(nearestStatus('不明')).toBeUndefined();
  });

  test('only permanent residents, and the highly skilled of the second kind, have no end of stay', () =>
    expect(RESIDENCE_STATUSES.filter(({ ja }) => isPermanent(ja)).map(({ ja }) => ja)).toEqual([
      '特別永住者',
      '永住者',
      '高度専門職2号',
    ]));
});

describe('nationality', () => {
  const JAPAN = ['日本', '日本国', '日本人', '日本国籍', 'Japan', 'Japanese', 'JPN', 'JP'] as const;
  test('every spelling of Japan, however written, is one', () =>
    fc.assert(
      fc.property(fc.constantFrom(...JAPAN).chain(written), (text) => {
        expect(isJapanese(text)).toBe(true);
        expect(foldNationality(text)).toBe('日本');
        expect(nationality(text, 'en')).toBe('Japan');
      }),
    ));
  test.each(['日本 (Japan)', 'Japan / 日本', 'Japanese national', '国籍：日本'])('%s, too', (text) =>
    expect(isJapanese(text)).toBe(true),
  );
  test.each(['ベトナム', 'Viet Nam', '日系ブラジル', 'not Japanese', '日本以外', 'JPY', '', '無国籍'])(
    '%s is not, and stays',
    (text) => {
      expect(isJapanese(text)).toBe(false);
      expect(foldNationality(text)).toBe(text);
    },
  );
});

describe('what is on record as it was typed', () => {
  const { placement: _, ...known } = abroad({ dossier: { stays: [stayOf({ status: 'Student visa' })] } });
  const basis = { office: known.office, programs: programsOf(known.office), today: known.today, actor: '見本 係' };

  test('another spelling of it is no news', () => {
    const request = { actor: 'office', override: [] } as const;
    expect(recordStay(known, { ...request, status: '留学' })).toMatchObject({ ok: true, changes: [] });
    expect(enterStudent(known.dossier, { residenceStatus: '留学' }, basis)).toMatchObject({ outcome: 'unchanged' });
    const { student } = known.dossier;
    const native = { ...known.dossier, student: { ...student, nationality: 'JPN' } };
    expect(enterStudent(native, { nationality: '日本' }, basis)).toMatchObject({ outcome: 'unchanged' });
  });
  test('another status is', () => {
    const decision = recordStay(known, { actor: 'office', override: [], status: 'Dependent', on: day('2026-10-21') });
    expect(decision).toMatchObject({ changes: [{ type: 'stay-recorded', stay: { status: '家族滞在' } }] });
  });
});

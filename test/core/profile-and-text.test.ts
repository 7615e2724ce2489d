import { describe, expect, test } from 'vitest';
import { adoptKey } from '../../src/core/decide/key.ts';
import { isSokendai, NOTHING_ANNOUNCED } from '../../src/core/model/office-facts.ts';
import { maskedFacts } from '../../src/core/model/student-fields.ts';
import type { Office } from '../../src/core/profile/office.ts';
import {
  inventedSettings,
  isSampleProgram,
  mending,
  NOT_TAKEN_OVER,
  openSettings,
  PRINTED,
  printedBy,
} from '../../src/core/profile/own.ts';
import { programsOf } from '../../src/core/profile/programs.ts';
import { readProfile, settingOf } from '../../src/core/profile/settings.ts';
import { isBlank } from '../../src/core/text/blank.ts';
import { canonical } from '../../src/core/text/canonical.ts';
import { isMasked, masked } from '../../src/core/text/mask.ts';
import {
  codePoint,
  invisibleIn,
  isKanaMisread,
  isWesternMisread,
  meansAbove,
  meansNothing,
  narrow,
  withoutInvisible,
} from '../../src/core/text/signs.ts';
import { filled, shows, speaks } from '../../src/core/text/template.ts';
import { OFFICE } from '../helpers/dossiers.ts';

const OTHERS: Office = {
  ...OFFICE,
  university: { ...OFFICE.university, name: { ja: '見本大学', en: 'Mihon University' } },
};
const changed = (of: Office, facts: { office?: object; course?: object }): Office => ({
  ...of,
  office: { ...of.office, ...facts.office },
  course: { ...of.course, ...facts.course },
});

describe('the settings that are an office’s own', () => {
  test('are printed by each paper in its languages', () => {
    expect(printedBy('enrollment', 'en')).toEqual([
      'university.name.en',
      'office.name.en',
      'office.address.en',
      'office.telephone',
      'office.email',
    ]);
    expect(printedBy('internship', 'ja')).toEqual([
      'university.name.ja',
      'office.name.ja',
      'office.address.ja',
      'office.telephone',
      'office.email',
      'course.teacher.ja',
    ]);
    expect(printedBy('internship', 'both')).toHaveLength(10);
    // A slip for the office's own work says of whom it is, and not whom to contact.
    expect(printedBy('permit-worksheet', 'en')).toEqual(['university.name.en', 'office.name.en']);
    expect(PRINTED).toEqual(
      expect.arrayContaining(['course.code', 'course.credits', 'course.title.ja', ...printedBy('internship', 'both')]),
    );
  });
  test('are open where they are empty, or another’s', () => {
    expect(openSettings(OFFICE, PRINTED)).toEqual([]);
    expect(openSettings(OTHERS, PRINTED)).toEqual([
      'office.address.ja',
      'office.address.en',
      'office.telephone',
      'office.email',
      'course.teacher.ja',
      'course.teacher.en',
    ]);
    expect(
      openSettings(changed(OFFICE, { office: { email: ' ' }, course: { credits: 0, code: '0' } }), PRINTED),
    ).toEqual(['office.email', 'course.credits']);
  });
  test('are invented where nobody can have them', () => {
    expect(inventedSettings(OFFICE, PRINTED)).toEqual([
      'office.telephone',
      'office.email',
      'course.teacher.ja',
      'course.teacher.en',
    ]);
    const own = changed(OFFICE, {
      office: { telephone: '03-1111-1111', email: 'a@mihon.ac.jp' },
      course: { teacher: { ja: '見本', en: 'Mihon' } },
    });
    expect(inventedSettings(own, PRINTED)).toEqual([]);
    const former = changed(own, { course: { teacher: { ja: '教育開発センター 科目担当教員', en: 'Mihon' } } });
    expect(inventedSettings(former, PRINTED)).toEqual(['course.teacher.ja']);
    const url = { ...own, system: { ...own.system, url: 'https://system.example.ac.jp/' } };
    expect(inventedSettings(url, ['system.url'])).toEqual(['system.url']);
    expect(
      inventedSettings({ ...own, system: { ...own.system, url: 'https://example.com/' } }, ['system.url']),
    ).toEqual(['system.url']);
    expect(
      inventedSettings({ ...own, system: { ...own.system, url: 'https://www.mihon.ac.jp/example.' } }, ['system.url']),
    ).toEqual([]);
  });
  test('are SOKENDAI’s by its Japanese name, however the English one is written', () => {
    const named = (ja: string, en: string) => isSokendai({ university: { name: { ja, en } } } as Office);
    const { ja, en } = OFFICE.university.name;
    expect([named(ja, en), named(ja, 'X'), named('X', en)]).toEqual([true, true, false]);
    const [program] = OFFICE.programs;
    if (!program) throw new Error('no programme');
    expect([isSampleProgram(program), isSampleProgram({ ...program, institute: { ja: '別', en: '' } })]).toEqual([
      true,
      false,
    ]);
    expect(NOT_TAKEN_OVER).toEqual(expect.arrayContaining(['office.telephone', 'course.code']));
    expect(NOT_TAKEN_OVER).not.toContain('university.name.ja');
  });
  test('are mended in one line', () =>
    expect(mending(['a.b', 'c'])).toBe("coopj office edit --set a.b='…' --set c='…'"));
  test('are found by their key', () => {
    expect([
      settingOf(OFFICE, 'course.code'),
      settingOf(OFFICE, 'course.none.deep'),
      settingOf(OFFICE, 'course'),
    ]).toEqual(['JRI-001', undefined, OFFICE.course]);
  });
});

test('what is wrong with a profile is told by its key', () => {
  const read = (tree: unknown) => {
    const result = readProfile(tree);
    return 'problems' in result ? result.problems : [];
  };
  const [university] = read({});
  expect(university).toMatchObject({ why: 'missing' });
  const tree = JSON.parse(JSON.stringify(OFFICE));
  expect(read(tree)).toEqual([]);
  expect(read({ ...tree, cuorse: {} })).toEqual([{ why: 'unknown', key: 'cuorse', nearest: 'course' }]);
  expect(read({ ...tree, xyzzy: {} })).toEqual([{ why: 'unknown', key: 'xyzzy' }]);
  expect(read({ ...tree, course: { ...tree.course, credtis: 2 } })).toEqual([
    { why: 'unknown', key: 'course.credtis', nearest: 'course.credits' },
  ]);
  expect(read({ ...tree, course: [] })).toMatchObject([{ why: 'wrong', key: 'course', value: '[]', wanted: 'table' }]);
  expect(read({ ...tree, course: { ...tree.course, credits: 'two' } })).toMatchObject([
    { why: 'wrong', key: 'course.credits', value: 'two', wanted: 'number' },
  ]);
  const [first, ...others] = tree.programs;
  expect(read({ ...tree, programs: [first, { ...others[0], program: { ja: 1, en: '' } }] })).toMatchObject([
    { why: 'wrong', key: 'programs[2].program.ja', value: '1' },
  ]);
});

test('a programme is found by either name, in any width and case, as the profile writes it', () => {
  const programs = programsOf(OFFICE);
  expect(programs.find('ｉｎｆｏｒｍａｔｉｃｓ program')).toEqual({
    name: 'Informatics Program',
    institute: 'National Institute of Informatics',
  });
  expect(programs.find('情報学 コース')).toEqual({ name: '情報学コース', institute: '国立情報学研究所' });
  expect(programs.find('')).toBeUndefined();
  expect([programs.nearest('情報コース'), programs.nearest('情報コース'), programs.nearest('xyzzy')]).toEqual([
    '情報学コース',
    '情報学コース',
    undefined,
  ]);
  expect([
    programs.meant('情報コース'),
    programs.meant('情報学　コース'),
    programs.meant('情報学コース'),
    programs.meant('xyzzy'),
  ]).toEqual(['情報学コース', '情報学コース', undefined, undefined]);
  const one = { ja: '一', en: '' };
  expect(
    programsOf({
      programs: [{ ...OFFICE.programs[0], program: one, institute: one } as Office['programs'][number]],
    }).nearest(''),
  ).toBeUndefined();
});

describe('a masked fact', () => {
  test.each([
    ['card', 'AB12345678CD', 'AB******78CD'],
    ['card', 'AB1234567', '***'],
    ['card', 'AB12345678', 'AB****5678'],
    ['birth', '1998-04-12', '****-**-**'],
    ['pay', 'unpaid', 'unpaid'],
    ['pay', '300000', '***'],
    ['address', '東京都見本区', '東京都***'],
    ['address', '神奈川県見本市', '神奈川県***'],
    ['address', '京都府見本市', '京都府***'],
    ['address', '北海道見本市', '北海道***'],
    ['address', 'Tokyo', '***'],
    ['phone', '090-1234-5678', '***-****-5678'],
    ['phone', '1234567', '***'],
    ['phone', '12345678', '****5678'],
    ['whole', '見本', '***'],
    ['whole', '', ''],
  ] as const)('%s %j is shown as %j', (mask, text, shown) => expect(masked(mask, text)).toBe(shown));
  test('is known by its stars', () =>
    expect(['AB******78CD', '***', '**', 'x'].map(isMasked)).toEqual([true, true, false, false]));
  test('is masked at every depth of a record, by its name', () => {
    expect(
      maskedFacts({
        student: { number: '1', dateOfBirth: '1998-04-12', phone: '090-1234-5678', address: null },
        stays: [{ card: 'AB12345678CD', status: '留学' }],
        papers: { card: '2026-10-01' },
        terms: { pay: { amount: 1, per: 'day' } },
        certificates: [{ stated: [['氏名', '見本']], proof: 'x' }],
        compared: undefined,
      }),
    ).toEqual({
      student: { number: '1', dateOfBirth: '****-**-**', phone: '***-****-5678', address: null },
      stays: [{ card: 'AB******78CD', status: '留学' }],
      papers: { card: '2026-10-01' },
      terms: { pay: '***' },
      certificates: [{ stated: '***', proof: '***' }],
    });
    expect([maskedFacts('x'), maskedFacts(null), maskedFacts(3)]).toEqual(['x', null, 3]);
  });
});

test.each([
  ['…', true],
  ['"…"', true],
  ['supervisor=…', true],
  [' 「…」 ', true],
  ["x='...'", true],
  ['...x', false],
  ['x…', false],
  ['..', false],
  ['', false],
])('%j is left as it stood in a hint: %s', (value, is) => expect(isBlank(value)).toBe(is));

test('JSON of equal facts is equal', () => {
  expect(canonical({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
  expect(canonical([2, 1])).toBe('[2,1]');
});

test('a key is adopted once, until another one is', () => {
  const with_ = (...keys: readonly string[]) => ({ ...NOTHING_ANNOUNCED, keys });
  expect(adoptKey(NOTHING_ANNOUNCED, 'a')).toEqual([{ type: 'key-adopted', key: 'a' }]);
  expect(adoptKey(with_('b', 'a'), 'a')).toEqual([]);
  expect(adoptKey(with_('a', 'b'), 'a')).toEqual([{ type: 'key-adopted', key: 'a' }]);
});

describe('signs', () => {
  test('that nobody sees go, and joiners where they mean nothing', () => {
    expect(withoutInvisible('a\u200bb\u00adc\u2060')).toBe('abc');
    expect(withoutInvisible('見\u200d本\u200c')).toBe('見本');
    expect(withoutInvisible('क\u200dष')).toBe('क\u200dष');
    expect(invisibleIn('見本')).toBeUndefined();
    expect(invisibleIn('𠮷\u200d見\u200b')).toEqual({ character: 'U+200D', after: 1 });
    expect(codePoint('\u0007')).toBe('U+0007');
  });
  test.each([
    ['-', true],
    ['－－', true],
    ['なし', true],
    ['Ｎ／Ａ', true],
    ['該当なし', true],
    ['-1', false],
    ['なしだ', false],
  ])('%j means nothing: %s', (text, is) => expect(meansNothing(text)).toBe(is));
  test.each([
    ['〃', true],
    ['同上', true],
    ["''", true],
    ['同上の', false],
    ["'", false],
  ])('%j means the one above: %s', (text, is) => expect(meansAbove(text)).toBe(is));
  test('are told from letters in another encoding', () => {
    expect([isWesternMisread('Lefﾃｨvre'), isWesternMisread('見本'), isWesternMisread('Lefevre')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([isKanaMisread('¡±é'), isKanaMisread('カナ'), isKanaMisread('¡±x')]).toEqual([true, false, false]);
    expect(narrow('Ｍｉｈｏｎ　Ｔ！')).toBe('Mihon T!');
  });
});

describe('a text of the office', () => {
  const part = (when: string, parts: Parameters<typeof filled>[0], not?: true) => ({
    when,
    parts,
    ...(not && { not }),
  });
  test('has its parts where their field has a value, or has none', () => {
    const text = ['a', part('x', ['b', { field: 'x' }]), part('x', ['c'], true), { field: 'y' }];
    expect([
      filled(text, { x: '1', y: 2 }),
      filled(text, {}),
      filled(text, { x: '' }),
      filled(text, { x: false }),
      filled(text, { x: true }),
    ]).toEqual(['ab12', 'ac', 'ac', 'ac', 'abtrue']);
  });
  test('repeats a part for each of several values, which count before those around them', () => {
    const text = [part('rows', [{ field: 'n' }, { field: 'z' }])];
    expect(filled(text, { rows: [{ n: 1 }, { n: 2, z: 'q' }], z: 'p' })).toBe('1p2q');
    expect(filled(text, { rows: [] })).toBe('');
    expect(filled([part('one', [{ field: 'n' }])], { one: { n: 5 } })).toBe('5');
    expect(filled([{ field: 'x' }], { x: '<' }, (value, field) => `${field}:${value}`)).toBe('x:<');
  });
  test('shows a field, and speaks, whatever is known', () => {
    expect([
      shows([{ field: 'x' }], 'x', ['x', 'y']),
      shows([part('y', [{ field: 'x' }])], 'x', ['x', 'y']),
      shows(['x'], 'x', ['x']),
    ]).toEqual([true, false, false]);
    expect([
      speaks(['a'], ['x']),
      speaks([{ field: 'x' }], ['x']),
      speaks([part('x', ['a'])], ['x']),
      speaks([' '], []),
    ]).toEqual([true, false, false, false]);
  });
});

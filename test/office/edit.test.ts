import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SETTINGS, settingOf } from '../../src/core/profile/settings.ts';
import { Abort } from '../../src/errors.ts';
import { editOffice, parseOffice, settingRequest } from '../../src/office/profile-file.ts';

const SAMPLE = readFileSync(new URL('../../templates/office.toml', import.meta.url), 'utf8');
const FILE = 'office.toml';
const TEXTS = SETTINGS.filter(({ wanted }) => wanted === 'filled' || wanted === 'text').map(({ key }) => key);

const lineOfText = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .map((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, '').trim())
  .filter((text) => text !== '');

test('a setting takes any text, and every other line stays byte for byte', () => {
  const before = SAMPLE.split('\n');
  return fc.assert(
    fc.asyncProperty(fc.constantFrom(...TEXTS), lineOfText, async (key, value) => {
      const edited = await editOffice(SAMPLE, [{ key, value }], FILE);
      expect(settingOf(parseOffice(edited, FILE), key)).toBe(value);
      const after = edited.split('\n');
      expect(after).toHaveLength(before.length);
      expect(after.filter((line, at) => line !== before[at]).length).toBeLessThanOrEqual(1);
    }),
  );
});

test('setting every value to what it says already changes nothing at all', async () => {
  const office = parseOffice(SAMPLE, FILE);
  const requests = SETTINGS.map(({ key }) => ({ key, value: [settingOf(office, key)].flat().join(',') }));
  expect(requests.length).toBeGreaterThan(25);
  expect(await editOffice(SAMPLE, requests, FILE)).toBe(SAMPLE);
});

test('numbers and lists are written as such, full-width digits included', async () => {
  const edited = await editOffice(
    SAMPLE,
    ['course.credits=1.5', 'rules.fiveYearMonths=３６'].map(settingRequest),
    FILE,
  );
  const lists = await editOffice(
    edited,
    ['course.grades=秀、優,良', 'rules.doctoralCourseYears=3,4'].map(settingRequest),
    FILE,
  );
  const { course, rules } = parseOffice(lists, FILE);
  const requests = ['rules.otherLiability=internship-liability', 'rules.longVacations='].map(settingRequest);
  expect(parseOffice(await editOffice(SAMPLE, requests, FILE), FILE).rules).toMatchObject({
    otherLiability: ['internship-liability'],
    longVacations: [],
  });
  expect(course).toMatchObject({ credits: 1.5, grades: ['秀', '優', '良'] });
  expect(rules).toMatchObject({ fiveYearMonths: 36, doctoralCourseYears: [3, 4] });
});

const layouts: Readonly<Record<string, (text: string) => string>> = {
  'a table of its own': (text) =>
    text
      .replace('title.ja = "学長"\ntitle.en = "President"', '')
      .replace('[system]', '[issuer.title] # who signs\nja = "学長"\nen = "President"\n\n[system]'),
  'an inline table': (text) =>
    text.replace('title.ja = "学長"\ntitle.en = "President"', 'title = { ja = "学長", en = "President" } # both'),
  'quoted keys': (text) => text.replace('title.en = "President"', "\"title\" . 'en' = 'President' # English"),
  'a text over several lines': (text) =>
    text
      .replace('address.en = ', 'address.en = """\\\n  """ # ')
      .replace('# "Shonan', '#"Shonan')
      .replace('address.en = """\\\n  """', 'address.en = """\\\n  Hayama \\"""\\\n  """'),
  'CRLF and a BOM': (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
};
test.each(Object.entries(layouts))('a file that is laid out otherwise is edited too: %s', async (_, layout) => {
  const text = layout(SAMPLE);
  expect(text).not.toBe(SAMPLE);
  const edited = await editOffice(text, [settingRequest('issuer.title.en=Rector')], FILE);
  expect(parseOffice(edited, FILE).issuer.title).toEqual({ ja: '学長', en: 'Rector' });
  expect(edited.replace('"Rector"', "'President'").replaceAll("'President'", '"President"')).toBe(
    text.replaceAll("'President'", '"President"'),
  );
});

test('a setting that the file leaves out is added to its table, and a table that is not there is made', async () => {
  const bare = SAMPLE.replace('fiveYearMonths = 24\n', '').replace(/\[calendar\][\s\S]*?(?=\[terms\])/, '');
  const edited = await editOffice(
    bare,
    ['rules.fiveYearMonths=30', 'calendar.closureFrom=12-28'].map(settingRequest),
    FILE,
  );
  expect(parseOffice(edited, FILE)).toMatchObject({
    rules: { fiveYearMonths: 30 },
    calendar: { closureFrom: '12-28', closureTo: '01-03' },
  });
  expect(edited).toContain('specialResearcherYen = 2400000\nfiveYearMonths = 30\n');
  const inline = `rules = { warnUnderMonths = 3 }\ncalendar = {}\n${bare.replace(/\[rules\][\s\S]*?(?=\[terms\])/, '')}`;
  const both = await editOffice(
    inline,
    ['rules.blockUnderMonths=2', 'calendar.closureTo=01-04'].map(settingRequest),
    FILE,
  );
  expect(parseOffice(both, FILE)).toMatchObject({
    rules: { warnUnderMonths: 3, blockUnderMonths: 2 },
    calendar: { closureTo: '01-04' },
  });
});

test('a setting that is added goes into the innermost table that there is', async () => {
  const text = `${SAMPLE.replace(/address\.(ja|en) = .*\n/g, '')}\n[office.address]\nja = "葉山町"\n`;
  const edited = await editOffice(text, [settingRequest('office.address.en=Hayama')], FILE);
  expect(edited).toBe(`${text}en = "Hayama"\n`);
});

test('a value that does not do and a key that is none are refused together', async () => {
  const requests = ['course.credits=many', 'issuer.nam.ja=見本', 'office.email=nowhere'].map(settingRequest);
  await expect(editOffice(SAMPLE, requests, FILE)).rejects.toEqual(
    expect.objectContaining({
      problem: 'setting-refused',
      data: {
        file: FILE,
        problems: [
          { why: 'unknown', key: 'issuer.nam.ja', nearest: 'issuer.name.ja' },
          { why: 'wrong', key: 'office.email', value: 'nowhere', wanted: 'mail' },
          { why: 'wrong', key: 'course.credits', value: 'many', wanted: 'number' },
        ],
      },
    }),
  );
});

test('one setting asked for twice is refused, whatever the values, and named with everything else', async () => {
  const requests = ['course.credits=1', 'office.email=nowhere', 'course.credits=1'].map(settingRequest);
  await expect(editOffice(SAMPLE, requests, FILE)).rejects.toMatchObject({
    problem: 'setting-refused',
    data: {
      problems: [
        { why: 'twice', key: 'course.credits' },
        { why: 'wrong', key: 'office.email' },
      ],
    },
  });
});

test('a key that the file says twice is refused, in whatever way it is written', () => {
  for (const line of ['credits = 3', "'credits' = 2", '[course]\ncredits = 3'])
    expect(() => parseOffice(SAMPLE.replace('credits = 2', `credits = 2\n${line}`), FILE)).toThrow(
      expect.objectContaining({ problem: 'profile-syntax' }),
    );
});

test('a profile that is invalid can be mended by the same command', async () => {
  const broken = SAMPLE.replace('credits = 2', 'credits = "two"');
  expect(parseOffice(await editOffice(broken, [settingRequest('course.credits=2')], FILE), FILE).course.credits).toBe(
    2,
  );
});

test('KEY=VALUE splits at the first sign, and nothing else is a wish', () => {
  expect(settingRequest('system.url=https://example.ac.jp/?a=b')).toEqual({
    key: 'system.url',
    value: 'https://example.ac.jp/?a=b',
  });
  expect(settingRequest('issuer.name.ja=')).toEqual({ key: 'issuer.name.ja', value: '' });
  for (const word of ['issuer.name.ja', '=見本', '']) expect(() => settingRequest(word)).toThrow(Abort);
});

test('an inline table over several lines, with comments in it, is edited too', async () => {
  const table = 'calendar = {\n  closureFrom = "12-28", # early\n}\n';
  const text = table + SAMPLE.replace(/\[calendar\][\s\S]*?(?=\[terms\])/, '');
  const edited = await editOffice(text, [settingRequest('calendar.closureFrom=12-27')], FILE);
  expect(edited).toBe(text.replace('"12-28"', '"12-27"'));
});

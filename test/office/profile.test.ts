import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkOffice } from '../../src/core/profile/checks.ts';
import type { ProfileProblem } from '../../src/core/profile/settings.ts';
import { Abort, type Problem } from '../../src/errors.ts';
import { loadProfile, parseOffice } from '../../src/office/profile-file.ts';

const SAMPLE = readFileSync(new URL('../../templates/office.toml', import.meta.url), 'utf8');
const FILE = 'office.toml';

function stopped(work: () => unknown): Abort {
  try {
    work();
  } catch (error) {
    if (error instanceof Abort) return error;
    throw error;
  }
  throw new Error('nothing stopped it');
}
function problemsOf(text: string): readonly ProfileProblem[] {
  const abort = stopped(() => parseOffice(text, FILE));
  expect(abort.problem).toBe('profile-invalid');
  return (abort as Abort<'profile-invalid'>).data.problems;
}
const changed = (from: string | RegExp, to: string) => {
  const text = SAMPLE.replace(from, to);
  expect(text).not.toBe(SAMPLE);
  return text;
};

test('the sample is a whole profile: only the issuer’s names are empty', () => {
  const office = parseOffice(SAMPLE, FILE);
  expect(office.issuer.name).toEqual({ ja: '', en: '' });
  expect(office.programs).toHaveLength(10);
  expect(office.programs[4]?.institute).toEqual({
    ja: '高エネルギー加速器研究機構',
    en: 'High Energy Accelerator Research Organization (KEK)',
  });
  expect(office.course.grades).toEqual(['A', 'B', 'C', 'D', 'F']);
  expect(office.rules).toEqual({
    doctoralCourseYears: [3],
    fiveYearMonths: 24,
    fiveYearYear: 3,
    warnUnderMonths: 2,
    blockUnderMonths: 1,
    evaluationDaysBeforeEnd: 14,
    comprehensiveHours: 28,
    vacationHoursPerDay: 8,
    permitYellowDays: 60,
    permitRedDays: 14,
    certificateMonths: 3,
    recordingWorkingDays: 3,
    jspsMonths: 6,
    evaluationLateDays: 30,
    gradeLateDays: 30,
    longVacations: ['08-01/09-30', '02-11/03-31'],
    otherLiability: [],
    insuranceNotice: false,
    weeklyCapHours: 0,
    raNeedsPermit: true,
    mextAwayIsAbroad: false,
    mextProxySeal: true,
    specialResearcherYen: 2_400_000,
  });
});

test('of the sample the issuer is open, and what it invents: telephone, addresses and teacher', () => {
  const found = checkOffice(parseOffice(SAMPLE, FILE));
  expect(found.filter(({ result }) => result === 'open').map(({ check }) => check)).toEqual(['issuer', 'contact']);
  expect(found.find(({ check }) => check === 'contact')).toMatchObject({
    keys: [
      'office.telephone',
      'office.email',
      'system.url',
      'system.contact',
      'course.teacher.ja',
      'course.teacher.en',
    ],
  });
});

test('every setting of the sample is explained in Japanese and in English', () => {
  // A comment in Japanese and one in English stand above each block of values.
  for (const block of SAMPLE.split('\n\n').filter((part) => / = /.test(part) && !part.startsWith('[[programs]]'))) {
    expect(block, block).toMatch(/^# .*[ぁ-ん]/m);
    expect(block, block).toMatch(/^# [ -~]*$/m);
  }
});

test('what has a usual value may be left out', () => {
  const text = SAMPLE.replace(/\[rules\][\s\S]*?(?=\[course\]|\[import)/, '').replace('timezone = "Asia/Tokyo"', '');
  const office = parseOffice(text, FILE);
  expect(office.rules.warnUnderMonths).toBe(2);
  expect(office.calendar).toEqual({ closureFrom: '12-29', closureTo: '01-03' });
  expect(office.terms).toEqual({ springFrom: '04-01', autumnFrom: '10-01' });
  expect(office.office.timezone).toBe('Asia/Tokyo');
});

test.each([
  'tantō@例え.jp',
  'a@b..jp',
  ' tanto@example.ac.jp',
  'a@example.ac.jp, b@example.ac.jp',
  `${'a'.repeat(65)}@example.ac.jp`,
])('an address to which no letter can be written is none: %s', (value) => {
  const quoted = JSON.stringify(value);
  expect(problemsOf(SAMPLE.replace(/teacherEmail = ".*"/, `teacherEmail = ${quoted}`))).toEqual([
    { why: 'wrong', key: 'course.teacherEmail', value, wanted: 'maybe-mail' },
  ]);
  expect(problemsOf(SAMPLE.replace('email = "coopj@example.ac.jp"', `email = ${quoted}`))).toEqual([
    { why: 'wrong', key: 'office.email', value, wanted: 'mail' },
  ]);
});

test('everything that is wrong is named at once, with key, value and what is wanted', () => {
  const text = SAMPLE.replace('credits = 2', 'credits = "two"')
    .replace('email = "coopj@example.ac.jp"', 'email = "nowhere"')
    .replace('closureTo = "01-03"', 'closureTo = "02-30"')
    .replace('code = "JRI-001"\n', '')
    .replace('grades = [', 'graeds = [')
    .replace('timezone = "Asia/Tokyo"', 'timezone = "Asia/Hayama"');
  expect(problemsOf(text)).toEqual([
    { why: 'wrong', key: 'office.email', value: 'nowhere', wanted: 'mail' },
    { why: 'wrong', key: 'office.timezone', value: 'Asia/Hayama', wanted: 'zone' },
    { why: 'unknown', key: 'course.graeds', nearest: 'course.grades' },
    { why: 'missing', key: 'course.code', wanted: 'filled' },
    { why: 'wrong', key: 'course.credits', value: 'two', wanted: 'number' },
    { why: 'missing', key: 'course.grades', wanted: 'texts' },
    { why: 'wrong', key: 'calendar.closureTo', value: '02-30', wanted: 'month-day' },
  ]);
});

test.each<[string, string | RegExp, string, Partial<ProfileProblem>]>([
  ['an empty name of the university', '"総合研究大学院大学"', '"  "', { key: 'university.name.ja', why: 'wrong' }],
  ['a line break inside a name', '"学長"', '"学\\n長"', { key: 'issuer.title.ja', why: 'wrong' }],
  ['a table where a text belongs', 'code = "JRI-001"', 'code = { a = 1 }', { key: 'course.code', why: 'wrong' }],
  ['a text where a table belongs', /\[calendar\][^[]*/, '', {}],
  ['half a month', 'warnUnderMonths = 2', 'warnUnderMonths = 1.5', { key: 'rules.warnUnderMonths', wanted: 'whole' }],
  ['the same grade twice', '["A", "B"', '["A", "A"', { key: 'course.grades', wanted: 'texts' }],
  ['no grades', /grades = .*/, 'grades = []', { key: 'course.grades', wanted: 'texts' }],
  ['a programme without its Japanese name', 'program.ja = "遺伝学コース"\n', '', { key: 'programs[3].program.ja' }],
  ['no programme', /\[\[programs\]\][\s\S]*/, '', { key: 'programs', why: 'missing' }],
  ['an address that is none', '"https://system.example.ac.jp/"', '"javascript:0"', { key: 'system.url' }],
  ['a heading that leads nowhere', '# "学生ID" = "student_number"', '"学生ID" = "学籍番号"', { wanted: 'heading' }],
])('refused: %s', (_, from, to, problem) => {
  if (Object.keys(problem).length === 0) {
    const text = `calendar = "closed"\n${changed(from, to)}`;
    return expect(problemsOf(text)).toEqual([{ why: 'wrong', key: 'calendar', value: 'closed', wanted: 'table' }]);
  }
  return expect(problemsOf(changed(from, to))).toEqual([expect.objectContaining(problem)]);
});

test('an unknown table is named, and the nearest one with it', () => {
  expect(problemsOf(changed('[university]', '[univercity]'))).toContainEqual({
    why: 'unknown',
    key: 'univercity',
    nearest: 'university',
  });
});

test('a file that is not TOML is refused with line and column', () => {
  const abort = stopped(() => parseOffice('[university]\nname.ja = = "x"\n', FILE));
  expect(abort.problem).toBe('profile-syntax');
  expect(abort.data).toMatchObject({ file: FILE, line: 2, column: 11 });
});

async function loading(read: () => Promise<Uint8Array>): Promise<Problem> {
  const abort = await loadProfile(FILE, read).then(
    () => undefined,
    (error: unknown) => error,
  );
  return (abort as Abort).problem;
}

test('a profile that is not there is missing; one in another encoding is unreadable; an empty one is invalid', async () => {
  expect(await loading(() => Promise.reject(new Abort('file-missing', { file: FILE })))).toBe('profile-missing');
  expect(await loading(() => Promise.resolve(new Uint8Array([0x91, 0xe5, 0x8a, 0x77])))).toBe('profile-unreadable');
  expect(await loading(() => Promise.reject(new Abort('file-empty', { file: FILE })))).toBe('profile-invalid');
  expect(await loading(() => Promise.reject(new Abort('file-is-folder', { file: FILE })))).toBe('file-is-folder');
});

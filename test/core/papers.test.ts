import { describe, expect, test } from 'vitest';
import type { Stated } from '../../src/core/model/certificate.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import { statedBy } from '../../src/core/papers/certificates/stated.ts';
import { duration, westernDay, yen } from '../../src/core/papers/measures.ts';
import { nationality } from '../../src/core/papers/nations.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { day, placement as placementOf } from '../helpers/dossiers.ts';
import { ENROLLED, enrollment, internship, textsOf, without } from '../helpers/papers.ts';

/** A row of a paper by its label, in its first language. */
const value = (paper: Paper, label: string): string | undefined => {
  const rows = paper.blocks.flatMap((block) => (block.type === 'fields' ? block.rows : []));
  const row = rows.find((one) => one.label.some(({ text }) => text === label));
  return row?.value.map(({ text }) => text).join(' | ');
};
const paragraphs = (paper: Paper) =>
  paper.blocks.flatMap((block) => (block.type === 'paragraph' ? block.text.map(({ text }) => text) : []));

describe('the certificate of enrollment', () => {
  test('has its days in era years in Japanese, and day month year in English', async () => {
    const ja = await enrollment();
    expect(value(ja, '生年月日')).toBe('平成10年4月12日');
    expect(value(ja, '入学年月日')).toBe('令和6年4月1日');
    expect(textsOf(ja)).toContain('令和8年11月22日');
    const en = await enrollment({ lang: 'en' });
    expect(value(en, 'Date of birth')).toBe('12 April 1998');
    expect(textsOf(en)).toContain('22 November 2026');
  });

  test('says on one sheet in both languages what each says alone, and once what both say alike', async () => {
    const both = await enrollment({ lang: 'both' });
    expect(value(both, '氏名')).toBe('見本 太郎 | MIHON Taro');
    expect(value(both, '専攻・コース')).toBe('情報学コース | Informatics Program');
    expect(value(both, '学籍番号')).toBe('20249001');
    expect(paragraphs(both)).toEqual([
      '上記の者は、本学に在学していることを証明する。',
      'This is to certify that the student named above is currently enrolled in the doctoral program at this university.',
    ]);
  });

  test('leaves out what is not known, and prints no dash for it', async () => {
    const paper = await enrollment({ student: without(ENROLLED, 'year', 'institute', 'expectedCompletionOn') });
    expect(value(paper, '学年')).toBeUndefined();
    expect(textsOf(paper).filter((text) => /^[—–-]*$/.test(text))).toEqual([]);
  });
});

describe('the certificate of internship', () => {
  test('prints the name exactly as on the residence card, in every language', async () => {
    const student = { ...ENROLLED, nameOnCard: 'SAHIN EMRE', familyName: 'ŞAHİN', givenName: 'Emre' };
    expect(value(await internship({ student }), '氏名')).toBe('SAHIN EMRE');
    expect(value(await internship({ student, lang: 'en' }), 'Name')).toBe('SAHIN EMRE');
    expect(value(await internship({ student, lang: 'both' }), '氏名')).toBe('SAHIN EMRE');
  });

  test('carries western years, in Japanese too', async () => {
    const paper = await internship({ addressee: '東京出入国在留管理局長 殿' });
    expect(value(paper, '実施期間')).toBe('2026年11月2日から2027年2月1日まで');
    expect(value(paper, '生年月日')).toBe('1998年4月12日');
    expect(textsOf(paper)).toContain('2026年10月20日');
    expect(textsOf(paper)).toContain('東京出入国在留管理局長　殿');
  });

  test('says hours, remote share and pay as the office writes them', async () => {
    const paper = await internship();
    expect(value(paper, '就業時間')).toBe('週38時間（1日7時間36分、週5日）');
    expect(value(paper, '報酬・手当')).toBe('給与 月額300,000円（税引前）');
    expect(value(paper, '就業場所')).toBe(
      '見本本社(東京都見本区)、見本研究所(神奈川県見本市)、在宅勤務を含む（約20%）',
    );
    expect(value(await internship({ terms: { pay: 'unpaid' } }), '報酬・手当')).toBe('無報酬');
    expect(
      value(await internship({ lang: 'en', terms: { hoursPerWeek: 28.5, hoursPerDay: 8 } }), 'Working hours'),
    ).toBe('28 hours 30 minutes a week (8 hours a day)');
  });

  test('says registered or will be registered, and the term of the course', async () => {
    const [planned] = paragraphs(await internship());
    expect(planned).toBe(
      '上記の者は、本学の正規の教育課程における授業科目「ジョブ型研究インターンシップ」（2単位）を2026年度後学期に履修する予定であり、当該科目として下記のインターンシップに従事する予定であることを証明する。',
    );
    const course = { on: day('2026-10-15'), year: 2027, term: 'spring' as const, course: 'JRI-001', credits: 1 };
    const [registered] = paragraphs(await internship({ lang: 'en', placement: { course } }));
    expect(registered).toContain('is registered in the');
    expect(registered).toContain('(1 credit)');
    expect(registered).toContain('in the spring term of the academic year 2027');
  });

  test.each([
    ['2026-11-01', {}, '従事する予定である'],
    ['2026-11-02', {}, '従事している'],
    ['2027-02-01', {}, '従事している'],
    ['2027-02-02', {}, '従事した'],
    ['2026-10-20', { run: { startedOn: day('2026-10-19') } }, '従事している'],
    ['2026-12-20', { run: { startedOn: day('2026-11-02'), endedOn: day('2026-12-18') } }, '従事した'],
  ])('on %s with %o says %s', async (on, placement, words) => {
    expect(paragraphs(await internship({ on, placement }))[0]).toContain(`インターンシップに${words}ことを`);
  });

  const APPLIED = { on: day('2026-09-17'), approvedOn: day('2026-09-16') };
  const applied = (application: Placement['application'] & object) => ({ ...placementOf(), application });
  const CONFIRMED =
    '指導教員（見本 教授）は、当該インターンシップが本人の研究に関連し、学業に支障がないことを確認している。';

  test('has the supervisor’s confirmation only where it is recorded as such', async () => {
    expect(paragraphs(await internship())).toHaveLength(1);
    // An approval of the application says nothing of it.
    expect(paragraphs(await internship({ placement: applied(APPLIED) }))).toHaveLength(1);
    const paper = await internship({ placement: applied({ ...APPLIED, confirms: true }) });
    expect(paragraphs(paper)[1]).toBe(CONFIRMED);
  });

  test('names who confirmed, whoever is supervisor now', async () => {
    const placement = applied({ ...APPLIED, confirms: true });
    const student = { ...ENROLLED, supervisorName: '後任 教授' };
    const changed = { on: day('2026-10-01'), former: '見本 教授', name: '後任 教授' };
    const supervisors = (on: string) => [{ ...changed, on: day(on) }];
    const of = (on: string) => internship({ student, placement, dossier: { supervisors: supervisors(on) } });
    expect(paragraphs(await of('2026-10-01'))[1]).toBe(CONFIRMED);
    expect(paragraphs(await of('2026-09-10'))[1]).toContain('後任 教授');
  });

  test('issued again, it keeps the confirmation that it stated before it was recorded as such, and gains none', async () => {
    const stated = statedBy(await internship({ placement: applied({ ...APPLIED, confirms: true }) }));
    const certificate = {
      number: 'I-2026-0001',
      kind: 'internship',
      lang: 'ja',
      by: '見本',
      file: '',
      sha256: '',
    } as const;
    const again = (before: Stated, more: object = {}) => {
      const certificates = [{ ...certificate, issuedOn: day('2026-10-20'), stated: before }];
      return internship({ placement: applied({ ...APPLIED, ...more }), dossier: { certificates } });
    };
    expect(statedBy(await again(stated))).toEqual(stated);
    const without = statedBy(await internship({ placement: applied(APPLIED) }));
    expect(statedBy(await again(without))).toEqual(without);
    expect(paragraphs(await internship({ placement: applied(APPLIED), number: 'I-2026-0002' }))).toHaveLength(1);
  });

  test.each([
    ['2026-09-15', 1],
    ['2026-09-16', 2],
  ])('confirmed on 16 September, issued on %s: %i paragraphs', async (on, count) => {
    const application = { on: day('2026-09-17'), approvedOn: day('2026-09-16'), confirms: true as const };
    expect(paragraphs(await internship({ on, placement: { ...placementOf(), application } }))).toHaveLength(count);
  });

  test.each([
    ['both', 'Tokyo Immigration Bureau', 'To: Tokyo Immigration Bureau'],
    ['both', '東京出入国在留管理局長', '東京出入国在留管理局長　殿'],
    ['en', '東京出入国在留管理局長', 'To: 東京出入国在留管理局長'],
    ['ja', 'Tokyo Immigration Bureau', 'Tokyo Immigration Bureau　殿'],
  ] as const)(
    'an addressee is addressed in its own language where the paper has it (%s): %s',
    async (lang, addressee, expected) => {
      const { blocks } = await internship({ lang, addressee });
      const [block] = blocks.flatMap((one) => (one.type === 'addressee' ? [one.text.map(({ text }) => text)] : []));
      expect(block).toEqual([expected]);
    },
  );
});

test('the same facts give the same paper', async () => {
  expect(await internship({ lang: 'both' })).toEqual(await internship({ lang: 'both' }));
});

test('a nationality is said in the language of the paper, whichever it was recorded in', () => {
  expect(nationality('ベトナム', 'en')).toBe('Vietnam');
  expect(nationality('Vietnam', 'ja')).toBe('ベトナム');
  expect(nationality('米国', 'en')).toBe('United States');
  expect(nationality('見本国', 'en')).toBe('見本国');
});

test('measures are said as people write them', () => {
  expect(duration(7.6, 'ja')).toBe('7時間36分');
  expect(duration(1, 'en')).toBe('1 hour');
  expect(yen(1_234_567)).toBe('1,234,567');
  expect(yen(999)).toBe('999');
  expect(westernDay(day('2026-01-05'), 'ja')).toBe('2026年1月5日');
});

test.each([
  ['東京出入国在留管理局長', '東京出入国在留管理局長　殿'],
  ['東京出入国在留管理局長 殿', '東京出入国在留管理局長　殿'],
  ['見本株式会社 御中', '見本株式会社 御中'],
  ['見本 太郎 様', '見本 太郎 様'],
])('the addressee %s stands as %s', async (addressee, printed) => {
  expect(textsOf(await internship({ lang: 'ja', addressee }))).toContain(printed);
});

test('kanji in the fields for Latin letters are no name for an English paper', async () => {
  const student = { ...ENROLLED, familyName: '見本', givenName: '太郎' };
  expect(textsOf(await enrollment({ lang: 'en', student }))).not.toContain('見本 太郎');
});

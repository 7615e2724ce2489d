import { describe, expect, test } from 'vitest';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { eachSpan } from '../../src/core/papers/spans.ts';
import { amended, day, TERMS } from '../helpers/dossiers.ts';
import { said } from '../helpers/paper-lines.ts';
import { ENROLLED, enrollment, internship, WORK, without } from '../helpers/papers.ts';

/** What stands beside a label of the Japanese text; undefined where the row is left out. */
const row = ({ blocks }: Paper, label: string): string | undefined => {
  const rows = blocks.flatMap((block) => (block.type === 'fields' ? block.rows : []));
  const found = rows.find((one) => said(one.label) === label);
  return found && said(found.value);
};
const stated = async (label: string, terms: Terms) => row(await internship({ placement: { terms: [terms] } }), label);

describe('the hours of a certificate of internship', () => {
  test.each<[number | undefined, number | undefined, string | undefined]>([
    [undefined, 8, undefined],
    [28, undefined, '週28時間'],
    [28, 0, '週28時間'],
    [38, 7.6, '週38時間（1日7時間36分、週5日）'],
    // Recorded to the half hour.
    [38.5, 7.6, '週38時間30分（1日7時間36分、週5日）'],
    [28, 8, '週28時間（1日8時間）'],
    [8, 8, '週8時間（1日8時間、週1日）'],
    [0.5, 8, '週30分（1日8時間）'],
    [56, 8, '週56時間（1日8時間、週7日）'],
    [64, 8, '週64時間（1日8時間）'],
  ])('%s a week, %s a day', async (hoursPerWeek, hoursPerDay, expected) => {
    const terms = { ...TERMS, ...(hoursPerDay !== undefined && { hoursPerDay }) };
    const { hoursPerWeek: _, ...rest } = terms;
    expect(await stated('就業時間', hoursPerWeek === undefined ? rest : { ...rest, hoursPerWeek })).toBe(expected);
  });
});

describe('the place of work', () => {
  test.each<[readonly string[] | undefined, number | undefined, string | undefined]>([
    [['見本本社', '見本支社'], undefined, '見本本社、見本支社'],
    [['見本本社'], 0, '見本本社'],
    [['見本本社'], 99, '見本本社、在宅勤務を含む（約99%）'],
    [['見本本社'], 100, '見本本社、在宅勤務のみ'],
    [undefined, 100, '在宅勤務のみ'],
    [undefined, undefined, undefined],
  ])('%j, %s %% from home', async (workplaces, remoteShare, expected) => {
    const terms = { ...TERMS, ...(workplaces && { workplaces }), ...(remoteShare !== undefined && { remoteShare }) };
    expect(await stated('就業場所', terms)).toBe(expected);
  });

  test('is named once on a paper in both languages, and the share from home in each', async () => {
    const paper = await internship({ lang: 'both', terms: { workplaces: ['見本本社'] } });
    expect(row(paper, '就業場所 | Workplace')).toBe(
      '見本本社、在宅勤務を含む（約20%） | includes remote work (about 20%)',
    );
  });
});

describe('the pay', () => {
  test.each<[Terms['pay'], string | undefined]>([
    [undefined, undefined],
    ['unpaid', '無報酬'],
    [{ amount: 1_800, per: 'hour' }, '給与 時間額1,800円（税引前）'],
    [{ amount: 12_000.5, per: 'day' }, '給与 日額12,000.5円（税引前）'],
    [{ amount: 60_000, per: 'week' }, '給与 週額60,000円（税引前）'],
  ])('%j is %s', async (pay, expected) => {
    const { pay: _, ...rest } = TERMS;
    expect(await stated('報酬・手当', pay === undefined ? rest : { ...rest, pay })).toBe(expected);
  });
});

describe('the period', () => {
  const [from, to] = [day('2026-11-02'), day('2027-02-01')];
  test.each([
    [{ from }, undefined],
    [{ to }, undefined],
    [{}, undefined],
    [{ from, to }, '2026年11月2日から2027年2月1日まで'],
  ] as const)('%j', async (terms, expected) => {
    expect(await stated('実施期間', terms)).toBe(expected);
  });

  test('has the real days once they are known', async () => {
    const run = { startedOn: day('2026-11-04'), endedOn: day('2027-01-29') };
    expect(row(await internship({ placement: { terms: [WORK], run } }), '実施期間')).toBe(
      '2026年11月4日から2027年1月29日まで',
    );
  });
});

test('terms that change are stated with their days, and those that stay in one line', async () => {
  const terms: Placement['terms'] = amended([WORK], '2026-12-01', {
    hoursPerWeek: 20,
    pay: 'unpaid',
    department: '見本研究部',
  });
  const paper = await internship({ placement: { terms } });
  const [before, after] = ['2026年11月2日から2026年11月30日まで', '2026年12月1日から2027年2月1日まで'];
  expect(row(paper, '配属部署')).toBe(`${before}　見本データ部\n${after}　見本研究部`);
  expect(row(paper, '報酬・手当')).toBe(`${before}　給与 月額300,000円（税引前）\n${after}　無報酬`);
  expect(row(paper, '活動の具体的内容')).toBe(WORK.content);
});

describe('what the spans say of one thing', () => {
  const spans = [
    { from: day('2026-11-02'), to: day('2026-11-30'), terms: { content: '前' } },
    { from: day('2026-12-01'), to: day('2027-02-01'), terms: { content: '後' } },
  ];
  const each = (of: typeof spans | [{ terms: object }, { terms: object }], say: (terms: Terms) => string | undefined) =>
    eachSpan(of, say, (value, { from, to }) => `${value} ${from}..${to}`);

  test('is a line for each with its days', () => {
    expect(each(spans, ({ content }) => content)).toBe('前 2026-11-02..2026-11-30\n後 2026-12-01..2027-02-01');
  });
  test('is one line without days where all say the same', () => expect(each(spans, () => '同')).toBe('同'));
  test.each([[undefined], ['']])('leaves out a span that says %j', (nothing) => {
    expect(each(spans, ({ content }) => (content === '前' ? nothing : content))).toBe('後 2026-12-01..2027-02-01');
  });
  test('is nothing where none says anything', () => expect(each(spans, () => undefined)).toBeUndefined());
  test('of unknown days stands without them', () => {
    const undated = [
      { to: day('2026-11-30'), terms: { content: '前' } },
      { from: day('2026-12-01'), terms: { content: '後' } },
    ];
    expect(each(undated as unknown as typeof spans, ({ content }) => content)).toBe('前\n後');
  });
});

describe('the department is', () => {
  test('the placement’s', async () => expect(await stated('配属部署', WORK)).toBe('見本データ部'));
  test('else the company’s', async () => {
    const company = { department: '見本事業部' };
    expect(row(await internship({ placement: { terms: [TERMS] }, company }), '配属部署')).toBe('見本事業部');
  });
});

describe('the head of a certificate', () => {
  const blocks = async (addressee?: string) =>
    (await internship(addressee === undefined ? {} : { addressee })).blocks.map(({ type }) => type);

  test('has no addressee where none is named, nor a sentence of confirmation where none is recorded', async () => {
    expect(await blocks()).toEqual(['mark', 'title', 'fields', 'paragraph', 'heading', 'fields', 'issuer', 'contact']);
    expect((await blocks('見本 太郎 様')).slice(0, 3)).toEqual(['mark', 'title', 'addressee']);
  });

  test.each([
    ['様見本株式会社', '様見本株式会社　殿'],
    ['御殿場市長', '御殿場市長　殿'],
    ['見本各位', '見本各位'],
    ['見本長　殿', '見本長　殿'],
    ['見本長殿', '見本長　殿'],
    ['見本長  殿', '見本長　殿'],
  ])('%s is addressed as %s', async (addressee, printed) => {
    const { blocks: all } = await internship({ addressee });
    expect(all.flatMap((block) => (block.type === 'addressee' ? [said(block.text)] : []))).toEqual([printed]);
  });
});

describe('the affiliation', () => {
  test.each([
    [3, '博士後期課程（標準修業年限3年）'],
    [5, '5年一貫制博士課程（標準修業年限5年）'],
    [4, undefined],
  ])('a course of %d years is %s', async (courseYears, expected) => {
    expect(row(await enrollment({ student: { ...ENROLLED, courseYears } }), '課程')).toBe(expected);
  });

  test.each([
    ['国立情報学研究所', 'National Institute of Informatics'],
    ['National Institute of Informatics', 'National Institute of Informatics'],
    ['見本研究所', '見本研究所'],
  ])('the institute %s is %s on an English paper', async (institute, expected) => {
    expect(row(await enrollment({ lang: 'en', student: { ...ENROLLED, institute } }), 'Parent institute')).toBe(
      expected,
    );
  });

  test('an institute that is not recorded is the programme’s; of an unknown programme there is none', async () => {
    const student = without(ENROLLED, 'institute');
    expect(row(await enrollment({ student }), '基盤機関')).toBe('国立情報学研究所');
    expect(row(await enrollment({ student: { ...student, program: '見本コース' } }), '基盤機関')).toBeUndefined();
    expect(row(await enrollment({ student: { ...student, program: '見本コース' } }), '専攻・コース')).toBe(
      '見本コース',
    );
  });
});

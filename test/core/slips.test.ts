import { describe, expect, test } from 'vitest';
import { AGREEMENT_ITEMS, CONTRACT_ITEMS } from '../../src/core/model/review-items.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { contractSlip, itemLines, type ReviewedRevision } from '../../src/core/papers/worksheets/contract-slip.ts';
import { courseSlip, type SlipRegistration } from '../../src/core/papers/worksheets/course-slip.ts';
import type { PaperLanguage } from '../../src/core/text/language.ts';
import { contract, day, placementUpTo, review, student } from '../helpers/dossiers.ts';
import { told } from '../helpers/paper-lines.ts';
import { HOST, ISSUING, texts, textsOf } from '../helpers/papers.ts';

const ON = day('2026-10-28');
const tables = (paper: Paper) => paper.blocks.flatMap((block) => (block.type === 'table' ? [block] : []));
const rows = (paper: Paper) => paper.blocks.flatMap((block) => (block.type === 'fields' ? block.rows : []));
const said = (text: readonly { readonly text: string }[]) => text.map((one) => one.text).join(' | ');
const values = (paper: Paper) =>
  Object.fromEntries(rows(paper).map(({ label, value }) => [said(label), said(value)] as const));

describe('the course registration slip', () => {
  const registered = (number: string, facts: Partial<SlipRegistration['course']> = {}): SlipRegistration => {
    const placement = placementUpTo(10);
    if (!placement.course) throw new Error('not registered');
    const course = { ...placement.course, ...facts };
    return { student: student({ number }), placement: { ...placement, course }, company: HOST, course };
  };
  const slip = async (registrations: readonly SlipRegistration[], lang: PaperLanguage = 'ja') =>
    courseSlip(ISSUING, registrations, { lang, on: ON }, await texts('course-slip', lang));

  test('of one student says all that academic affairs enter, and leaves room for their stamp', async () => {
    const paper = await slip([registered('20249001')]);
    expect(values(paper)).toEqual({
      '年度・学期': '令和8年度　後学期',
      授業科目: 'JRI-001　ジョブ型研究インターンシップ',
      単位数: '2単位',
      科目担当教員: '教育開発センター 見本 教員',
      学籍番号: '20249001',
      氏名: '見本 太郎',
      '専攻・コース': '情報学コース',
      受入企業: '株式会社見本研究所',
      実施期間: '令和8年11月2日から令和9年2月1日まで',
      登録日: '令和8年10月15日',
    });
    expect(tables(paper)).toEqual([]);
    expect(paper.blocks.at(-1)).toMatchObject({ type: 'stamp', label: [{ text: '教務担当 受付' }] });
    expect(textsOf(paper)[1]).toBe('令和8年10月28日作成');
  });

  test('of several students is a table for each course and term', async () => {
    const paper = await slip([
      registered('20249001'),
      registered('20249002', { year: 2027, term: 'spring' }),
      registered('20249003'),
      registered('20249004', { year: 2027, term: 'spring', course: 'OLD-001', credits: 1 }),
    ]);
    const [table, ...others] = tables(paper);
    expect(others).toEqual([]);
    expect(table?.columns.map(({ title }) => said(title))).toEqual([
      ...['No.', '学籍番号', '氏名', '専攻・コース', '受入企業', '実施期間'],
    ]);
    expect(values(paper)).toMatchObject({ 登録日: '令和8年10月15日' });
    expect(table?.rows.map((row) => row.map(told))).toEqual([
      ['1', '20249001', '見本 太郎', '情報学コース', '株式会社見本研究所', 'R8.11.2～R9.2.1'],
      ['2', '20249003', '見本 太郎', '情報学コース', '株式会社見本研究所', 'R8.11.2～R9.2.1'],
    ]);
    expect(textsOf(paper)).toContain('計2名');
    expect(
      rows(paper)
        .filter(({ label }) => said(label) === '年度・学期')
        .map(({ value }) => said(value)),
    ).toEqual(['令和8年度　後学期', '令和9年度　前学期', '令和9年度　前学期']);
    // The title of another course is not that of the profile's.
    expect(rows(paper).map(({ value }) => said(value))).toContain('OLD-001');
    expect(textsOf(paper)[1]).toBe('令和8年10月28日作成');
  });

  test('of several students tells the day on which they were registered where it is one', async () => {
    const paper = await slip([registered('20249001'), registered('20249002', { on: day('2026-10-16') })]);
    expect(values(paper)).not.toHaveProperty('登録日');
  });

  test('speaks English', async () => {
    const paper = await slip([registered('20249001')], 'en');
    expect(values(paper)).toMatchObject({ Name: 'MIHON Taro', Internship: '2 November 2026 to 1 February 2027' });
  });
});

const checks = (paper: Paper) => paper.blocks.flatMap((block) => (block.type === 'checks' ? block.items : []));
const band = (paper: Paper) =>
  paper.blocks.flatMap((block) => (block.type === 'band' ? [said(block.text)] : [])).join();

describe('the contract review slip', () => {
  const of = (reviews: ReviewedRevision['revision']['reviews'], facts: Partial<ReviewedRevision> = {}) => ({
    ref: 'P-0001-E1',
    kind: 'employment' as const,
    revision: contract({ reviews }),
    company: HOST,
    placement: 'P-0001',
    student: student(),
    ...facts,
  });
  const slip = async (facts: ReviewedRevision, lang: PaperLanguage = 'ja') =>
    contractSlip(ISSUING, facts, { lang, on: ON }, await texts('contract-slip', lang));
  const results = (facts: ReviewedRevision) =>
    Object.fromEntries(itemLines(facts).map(({ item, result }) => [item, result]));

  test('has every item of the check list, in its order', async () => {
    const items = checks(await slip(of([])));
    expect(items).toHaveLength(CONTRACT_ITEMS.length);
    expect(itemLines(of([])).map(({ item }) => item)).toEqual(CONTRACT_ITEMS);
    expect(items.map(({ text }) => said(text))).toContain('就業場所とその変更の範囲');
    expect(new Set(items.map(({ sign }) => sign))).toEqual(new Set(['box']));
  });

  test('an item is open, without a remark, to be mended, or fit, as the secretariat’s latest review says', () => {
    expect(results(of([review({ by: 'student' })])).ip).toBe('open');
    const returned = review({ outcome: 'returned', items: { ip: '成果の帰属が不明' } });
    expect(results(of([returned]))).toMatchObject({ ip: 'remarked', job: 'none' });
    expect(results(of([returned, review()]))).toMatchObject({ ip: 'fit', job: 'fit' });
    const again = review({ outcome: 'returned', items: { pay: '交通費の記載がない' } });
    const ip = itemLines(of([returned, again])).find(({ item }) => item === 'ip');
    expect(ip).toEqual({ item: 'ip', result: 'none', remarks: [] });
  });

  test('says first what is to be mended', async () => {
    const returned = review({ outcome: 'returned', items: { ip: '成果の帰属が不明', pay: '締切日の記載がない' } });
    expect(band(await slip(of([returned])))).toBe('差戻し ― 要修正2項目：賃金（計算方法・締切日・支払日）、知的財産');
    expect(band(await slip(of([review({ outcome: 'refused', items: {} })])))).toBe('不可');
    expect(band(await slip(of([])))).toBe('未確認');
  });

  test('tells each reviewer’s outcome, days and reasons, in the order of the review, and who is awaited', async () => {
    const paper = await slip(
      of([
        review({
          outcome: 'returned',
          on: day('2026-10-12'),
          items: { ip: '成果の帰属が不明' },
          remark: '企業に照会中',
        }),
        review({ by: 'student', on: day('2026-10-09'), items: { ip: '発明の扱いを確認したい' } }),
        review({ on: day('2026-10-20') }),
      ]),
      'both',
    );
    const [remarks, reviews] = tables(paper);
    expect(reviews?.rows.map((row) => row.map(told))).toEqual([
      ['学生 | Student', '令和8年10月9日 | 9 October 2026', '確認済 | Approved', ''],
      ['受入企業 | Host company', '', '未確認 | Not yet', ''],
      ['指導教員 | Academic supervisor', '', '未確認 | Not yet', ''],
      ['事務局 | Secretariat', '令和8年10月12日 | 12 October 2026', '差戻し | Returned', '企業に照会中'],
      ['事務局 | Secretariat', '令和8年10月20日 | 20 October 2026', '確認済 | Approved', ''],
    ]);
    expect(remarks?.rows.map((row) => row.map(told))).toEqual([
      [
        '*知的財産 | Intellectual property*',
        '成果の帰属が不明',
        '事務局、令和8年10月12日 | Secretariat, 12 October 2026',
      ],
      [
        '*知的財産 | Intellectual property*',
        '発明の扱いを確認したい',
        '学生、令和8年10月9日 | Student, 9 October 2026',
      ],
    ]);
    expect(band(paper)).toBe('確認済 | Approved');
    expect(paper.blocks.at(-1)).toMatchObject({ type: 'stamp', width: 70 });
  });

  test('of an implementation agreement has its own list, the company and the secretariat', async () => {
    const { student: _, placement: __, ...rest } = of([]);
    const agreement: ReviewedRevision = { ...rest, kind: 'agreement', ref: 'A-0001-1' };
    const paper = await slip(agreement);
    expect(itemLines(agreement).map(({ item }) => item)).toEqual(AGREEMENT_ITEMS);
    expect(tables(paper)[0]?.rows.map(([who = []]) => told(who))).toEqual(['受入企業', '事務局']);
    expect(values(paper)).toMatchObject({ 契約の種類: 'インターンシップ実施契約書', 版: '第1版（A-0001-1）' });
    expect(values(paper)).not.toHaveProperty('学籍番号');
  });
});

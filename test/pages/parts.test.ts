import { describe, expect, test } from 'vitest';
import { daysOfYear } from '../../src/core/calendar/periods.ts';
import { anonymous } from '../../src/core/reports/anonymous.ts';
import type { ReportKey } from '../../src/core/reports/index.ts';
import type { Report } from '../../src/core/reports/report.ts';
import { pageOf } from '../../src/documents/reports/page/index.ts';
import type { PageBlock, ReportPage } from '../../src/documents/reports/page/page.ts';
import { filledReport, filledTitles } from '../helpers/filled.ts';
import { pageWords } from '../helpers/reports.ts';

/** What the pages of a report are made of, whatever prints them. */

const paged = async (report: Report): Promise<ReportPage> =>
  pageOf({ report, titles: await filledTitles(report, 'ja'), words: await pageWords('ja') });
const monthly = paged(filledReport('monthly'));
const yearly = (key: ReportKey) => paged(filledReport(key, daysOfYear(2026)));

const part = ({ parts }: ReportPage, id: string) => {
  const found = parts.find((one) => one.id === id);
  if (!found) throw new Error(`no part ${id}`);
  return found;
};
const tablesOf = (blocks: readonly PageBlock[]) =>
  blocks.flatMap((block) => (block.kind === 'table' || block.kind === 'fold' ? [block.table] : []));
const textsOf = (blocks: readonly PageBlock[]) =>
  blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));

/** The report with some rows of its list of what is stopped. */
function stopped(count: number, by: (n: number) => string | null): Report {
  const report = filledReport('monthly');
  const rows = Array.from({ length: count }, (_, n) => ({
    student: `2024${n}`,
    name: '見本 太郎',
    placement: null,
    company: null,
    step: 10,
    rule: n % 3 === 0 ? 'insurance' : 'contract-review',
    actor: 'student',
    by: by(n),
    urgency: by(n) === null ? 'none' : 'red',
    settle: null,
  }));
  return { ...report, sections: report.sections.map((one) => (one.key === 'blocked' ? { ...one, rows } : one)) };
}

describe('the monthly report', () => {
  test('tells in one sentence what is overdue most, and where the students are', async () => {
    const { lead } = await monthly;
    expect(lead?.state).toBe('overdue');
    expect(lead?.first).toBe('契約内容の確認が3件、期限を過ぎています。');
    expect(lead?.rest).toMatch(/320名は.*143名.*137名.*31名.*9名/);
    const { lead: fine } = await paged(stopped(4, () => '2026-11-05'));
    expect(fine).toMatchObject({ state: 'met', first: '期限を過ぎた事項はありません。' });
  });

  test('has six figures, two of them beside the month before', async () => {
    const { figures } = await monthly;
    expect(figures).toHaveLength(6);
    expect(figures.map(({ value }) => value)).toEqual(['14', '11', '9', '21', '8', '11']);
    expect(figures.filter(({ spark }) => spark)).toHaveLength(2);
    const year = await yearly('monthly');
    expect(year.figures[3]?.note).toBe('');
  });

  test('says whose turn it is, how many are stopped, and how many began and ended in the period', async () => {
    const page = await monthly;
    const { rows } = tablesOf(part(page, 'action').blocks)[0] ?? { rows: [] };
    const turns = rows.map(({ cells }) => cells[4]?.text);
    const of = (actor: string) => turns.filter((one) => one === actor).length;
    const sum = `（事務局 ${of('事務局')}、学生 ${of('学生')}、指導教員 ${of('指導教員')}）`;
    expect(part(page, 'action').sub).toBe(`期限の早い順、14件${sum}`);
    const stops = tablesOf(part(page, 'where').blocks)[0]?.rows.map(({ cells }) => Number(cells[3]?.text ?? 0));
    expect(part(page, 'where').sub).toContain(`（停止 ${stops?.reduce((all, one) => all + one, 0)}）`);
    const { rows: internships } = filledReport('monthly').sections.find(({ key }) => key === 'internships') ?? {
      rows: [],
    };
    const began = internships.filter(({ state, from }) => state !== 'accepted' && String(from).startsWith('2026-10'));
    expect(page.figures[1]?.note).toBe(`期間中 開始 ${began.length}・終了 0`);
  });

  test('lists twelve of what has a near day, the one longest over first, and counts the rest', async () => {
    const page = await paged(stopped(30, (n) => (n < 20 ? `2026-10-${String(29 - n).padStart(2, '0')}` : null)));
    const { blocks, count } = part(page, 'action');
    const [shown, all] = tablesOf(blocks);
    expect([count, shown?.rows.length, all?.rows.length]).toEqual([20, 20, 30]);
    const [table] = blocks;
    const short = table?.kind === 'table' ? table.short : undefined;
    expect([short?.most, short?.more(8)]).toEqual([12, expect.stringContaining('8件')]);
    expect(shown?.rows[0]?.cells[0]).toMatchObject({ text: '10月10日', aside: '20日超過', tag: '至急' });
    const [rest] = textsOf(blocks);
    expect(rest).toMatch(
      /10件です。内訳は、STEP 10「履修登録」に必要な「契約内容の確認」が未充足のもの7件、.*「保険」が未充足のもの3件/,
    );
    const { blocks: none } = part(await paged(stopped(0, () => null)), 'action');
    expect(none).toEqual([{ kind: 'text', text: '期限のある停止中の事項はありません。' }]);
  });

  test('has everybody once in the table of where they are: the phases sum up their steps', async () => {
    const [table] = tablesOf(part(await monthly, 'where').blocks);
    const count = (group: boolean) =>
      (table?.rows ?? [])
        .filter((row) => (row.group ?? false) === group)
        .reduce((sum, { cells }) => sum + Number(cells[2]?.text), 0);
    expect([count(true), count(false) + 9]).toEqual([320, 320]);
    expect(table?.rows).toHaveLength(12 + 5 + 1);
  });

  test('draws a contract that waits beside those that were reviewed, and says what has not begun in time', async () => {
    const page = await monthly;
    const plot = part(page, 'contracts').blocks.find((block) => block.kind === 'plot');
    const dots = plot?.plot.plot.shapes.filter((shape) => shape.type === 'dot') ?? [];
    expect(dots.filter((dot) => dot.ring)).toHaveLength(9);
    const late = tablesOf(part(page, 'internships').blocks)[0]?.rows.filter(({ state }) => state === 'overdue');
    expect(late?.map(({ cells }) => cells[1]?.text)).toEqual([
      expect.stringContaining('開始日を過ぎて未開始'),
      expect.stringContaining('開始日を過ぎて未開始'),
    ]);
  });

  test('names empty lists on one line, and leaves out a column that says nothing', async () => {
    const page = await monthly;
    expect(page.empty).toContain('例外承認');
    const lists = tablesOf(part(page, 'records').blocks);
    expect(lists.length).toBeGreaterThan(3);
    for (const { columns, rows } of lists) {
      const silent = columns.filter((_, at) => rows.every(({ cells }) => cells[at]?.text === '' && !cells[at]?.plot));
      expect(silent).toEqual([]);
    }
  });

  test('shows no name where it is anonymous', async () => {
    const page = await paged(anonymous(filledReport('monthly')));
    expect(JSON.stringify(page)).not.toMatch(/見本 健|雛形 陽子/);
    expect(tablesOf(part(page, 'action').blocks)[0]?.rows[0]?.cells[1]?.text).toMatch(/^S\d+$/);
  });

  test('of one section is that section', async () => {
    const report = filledReport('monthly');
    const page = await paged({ ...report, sections: report.sections.filter(({ key }) => key === 'courses') });
    expect(page.parts.map(({ id }) => id)).toEqual(['courses']);
    expect(page.figures).toEqual([]);
  });
});

test('the pipeline has the days beside each step, and who waits by step', async () => {
  const page = await yearly('pipeline');
  expect(page.parts.map(({ id }) => id)).not.toContain('standing');
  const [table] = tablesOf(part(page, 'where').blocks);
  expect(table?.columns).toHaveLength(7);
  const waiting = part(page, 'waiting').blocks;
  expect(waiting.length).toBeGreaterThan(5);
  expect(waiting.every(({ kind }) => kind === 'fold')).toBe(true);
});

test('obligations begin with what is overdue, and two insurances with the same gap are one row', async () => {
  const page = await yearly('obligations');
  expect(page.lead?.state).toBe('overdue');
  const [rules] = tablesOf(part(page, 'by-rule').blocks);
  expect(rules?.rows[0]?.state).toBe('overdue');
  const report = filledReport('obligations', daysOfYear(2026));
  const gap = {
    student: '20240001',
    name: '見本 太郎',
    program: null,
    institute: null,
    placement: 'P-0001',
    company: 'C-0001',
  };
  const rows = (['gakkensai', 'gakkenbai'] as const).map((insurance) => ({
    ...gap,
    insurance,
    from: '2026-11-01',
    to: '2026-12-01',
    by: '2026-11-01',
  }));
  const sections = report.sections.map((one) => (one.key === 'insurance' ? { ...one, rows } : one));
  const [insured] = tablesOf(part(await paged({ ...report, sections }), 'insurance').blocks);
  expect(insured?.rows).toHaveLength(1);
  expect(insured?.rows[0]?.cells.map(({ text }) => text)).toContain('学研災、学研賠');
});

test('companies stand by the median of their days, the slowest first', async () => {
  const [table] = tablesOf(part(await yearly('contracts'), 'by-company').blocks);
  const at = table?.columns.findIndex(({ title }) => title.startsWith('中央値')) ?? -1;
  const days = table?.rows.map(({ cells }) => Number(cells[at]?.text)) ?? [];
  expect(days.length).toBeGreaterThan(3);
  expect(days).toEqual(days.toSorted((a, b) => b - a));
});

import type { Report, ReportCell, ReportTitles } from '../../src/core/reports/report.ts';
import type { Language } from '../../src/core/text/language.ts';
import { figuresOf } from '../../src/documents/reports/page/index.ts';
import { xlsx } from '../../src/formats/spreadsheets/xlsx/write.ts';
import { book } from '../../src/terminal/report.ts';
import { loadWords } from '../../src/wording/load.ts';
import { day } from './dossiers.ts';
import { filledTitles } from './filled.ts';

/** A report that the program knows nothing of: all that its pages show follows from the value and its titles. */
export function sampleReport(count = 30): Report {
  const rows = Array.from({ length: count }, (_, n) => ({
    student: `2024${String(n + 1).padStart(4, '0')}`,
    name: NAMES[n % NAMES.length] ?? '',
    company: COMPANIES[n % COMPANIES.length] ?? '',
    from: `2026-${String((n % 9) + 1).padStart(2, '0')}-15`,
    to: n % 7 === 0 ? null : `2027-${String((n % 3) + 1).padStart(2, '0')}-14`,
    days: (n * 7) % 40,
    note:
      n % 5 === 0 ? '指導教員と相談のうえ、契約内容を改めて確認する。実施場所は本社(見本市)と「研究所」の2か所。' : '',
    settle: `coopj contract review 2024${String(n + 1).padStart(4, '0')} --outcome approved`,
  }));
  const text = (key: string) => ({ key, type: 'text' }) as const;
  const number = (key: string) => ({ key, type: 'number' }) as const;
  return {
    report: 'sample',
    period: { from: day('2026-10-01'), to: day('2026-10-31') },
    asOf: day('2026-10-31'),
    sections: [
      {
        key: 'stages',
        columns: [text('stage'), number('reached')],
        rows: [120, 80, 80, 31, 9, 0].map((reached, n) => ({ stage: `s${n + 1}`, reached })),
        chart: { kind: 'bars', label: 'stage', values: ['reached'] },
      },
      {
        key: 'months',
        columns: [text('month'), number('received'), number('reviewed'), number('returned')],
        rows: Array.from({ length: 12 }, (_, n) => ({
          month: `${n < 9 ? 2026 : 2027}-${String(((n + 3) % 12) + 1).padStart(2, '0')}`,
          received: 10 + ((n * 13) % 21),
          reviewed: 8 + ((n * 11) % 19),
          returned: n === 4 ? null : (n * 5) % 7,
        })),
        chart: { kind: 'months', label: 'month', values: ['received', 'reviewed', 'returned'] },
      },
      {
        key: 'companies',
        columns: [text('company'), number('days')],
        rows: COMPANIES.map((company, n) => ({ company, days: n === 2 ? null : 3.5 * (n + 1) })),
        chart: { kind: 'bars', label: 'company', values: ['days'] },
      },
      {
        key: 'calendar',
        columns: [
          text('student'),
          text('name'),
          text('company'),
          { key: 'from', type: 'day' },
          { key: 'to', type: 'day' },
        ],
        rows: rows.map(({ student, name, company, from, to }) => ({ student, name, company, from, to })),
        chart: { kind: 'calendar', label: 'name', from: 'from', to: 'to' },
      },
      {
        key: 'people',
        columns: [
          text('student'),
          text('name'),
          text('company'),
          { key: 'from', type: 'day' },
          { key: 'to', type: 'day' },
          number('days'),
          text('note'),
          text('settle'),
        ],
        rows,
      },
      { key: 'nothing', columns: [text('name')], rows: [] },
    ],
  };
}

/** Visibly invented people and companies, and what makes names hard: old forms, long ones, Latin letters with marks. */
export const NAMES = [
  '見本 太郎',
  '髙見本 花子',
  'MIHON Şahin Emre',
  '見本﨑 次郎',
  'ÉXEMPLE-MIHON Anne-Marie de la',
  '見本ノ宮 三郎',
];
export const COMPANIES = [
  '株式会社見本製作所',
  '見本研究所',
  'Mihon Research Laboratories and Long Names International, Inc.',
  '一般社団法人見本データサイエンス共同利用研究推進機構',
];

const TITLES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    title: 'A sample report',
    stages: 'Students at each stage',
    months: 'Contracts by month',
    companies: 'Days to review',
    calendar: 'Internships',
    people: 'Everybody',
    nothing: 'Nothing here',
    stage: 'Stage',
    reached: 'Came so far',
    month: 'Month',
    received: 'Received',
    reviewed: 'Reviewed',
    returned: 'Returned',
    company: 'Company',
    days: 'Days',
    student: 'Student',
    name: 'Name',
    from: 'From',
    to: 'To',
    note: 'Remark',
    settle: 'Command',
    empty: 'None.',
    printed: 'Printed on 2026-11-02.',
    line: '2026-10-01 to 2026-10-31; what was known on 2026-10-31',
  },
  ja: {
    title: '見本の報告',
    stages: '段階別の学生数',
    months: '月別の契約書',
    companies: '確認までの日数',
    calendar: 'インターンシップの予定',
    people: '全員の一覧',
    nothing: '該当のない表',
    stage: '段階',
    reached: 'ここまで済んだ学生数',
    month: '月',
    received: '受領',
    reviewed: '確認',
    returned: '差戻し',
    company: '受入企業',
    days: '日数',
    student: '学籍番号',
    name: '氏名',
    from: '開始日',
    to: '終了日',
    note: '備考',
    settle: '対応方法',
    empty: '該当はありません。',
    printed: '2026-11-02印刷',
    line: '対象期間:2026-10-01~2026-10-31(2026-10-31現在の記録による)',
  },
};

export function sampleTitles(lang: Language): ReportTitles {
  const said = (key: string) => TITLES[lang][key] ?? key;
  const stage = (value: ReportCell) =>
    lang === 'ja' ? `第${String(value).slice(1)}段階` : `Stage ${String(value).slice(1)}`;
  return {
    lang,
    title: said('title'),
    name: said('title'),
    span: '2026-10',
    lines: [said('line')],
    section: said,
    column: (_, column) => said(column),
    text: (_, column, value) => (value === null ? '' : column === 'stage' ? stage(value) : String(value)),
    empty: said('empty'),
    printed: said('printed'),
  };
}

export const pageWords = async (lang: Language) => (await loadWords(lang)).reports.pages;

/** A report without what it says of the journal: two that tell the same may differ in that. */
export const withoutHead = (text: string): string =>
  text.replace(/,\s*"head":\s*(?:null|\{[^}]*\})(?=\s*\}\s*$)/, '').replace(/<meta name="coopj-journal"[^>]*>\n/, '');

/** A report as an Excel file, in Japanese. */
export async function filledBook(report: Report): Promise<Uint8Array> {
  const [titles, { reports: words }] = [await filledTitles(report, 'ja'), await loadWords('ja')];
  const surroundings = {
    target: { closed: false },
    making: { sheets: { xlsx } },
    pages: { figures: async () => figuresOf({ report, titles, words: words.pages }) },
    words,
  };
  return book(report, titles, surroundings as never);
}

import { bar } from '../../../core/charts/bars.ts';
import { type Phase, phaseOf, STEPS } from '../../../core/model/steps.ts';
import type { ReportSection } from '../../../core/reports/report.ts';
import type { PageCell, PagePart, PageRow } from './page.ts';
import { numberIn, type PageMaking, type Row } from './section-table.ts';

/** How many students wait for each step, of whom something stops so many; who is past all, or was cut short. */
export function standOf(section: ReportSection) {
  const before = STEPS.map(({ number, key }) => {
    const row = section.rows.find(({ next }) => next === number) ?? {};
    return {
      number,
      key,
      phase: phaseOf(number),
      students: numberIn(row, 'students') - numberIn(row, 'ended'),
      stopped: numberIn(row, 'stopped'),
    };
  });
  const last = section.rows.find(({ next }) => next === null) ?? {};
  const finished = numberIn(last, 'students') - numberIn(last, 'ended');
  const ended = section.rows.reduce((sum, row) => sum + numberIn(row, 'ended'), 0);
  return { before, finished, ended };
}

/** Students by phase, of the steps for which they wait. */
export function phasesOf({ before, finished, ended }: ReturnType<typeof standOf>) {
  const of = (...phases: readonly Phase[]) =>
    before.filter(({ phase }) => phases.includes(phase)).reduce((sum, { students }) => sum + students, 0);
  return {
    registering: of('registration'),
    applying: of('application'),
    taking: of('preparation', 'participation', 'completion'),
    finished,
    ended,
  };
}

/** Of a step: how long is waited for it, and how long it took. */
export interface Waits {
  readonly standing: ReportSection;
  readonly stays: ReportSection;
}

/** One table for all: twelve rows under five phases, with bars from one left edge. */
export function wherePart(section: ReportSection, { words, titles }: PageMaking, waits?: Waits): PagePart {
  const { where } = words;
  const stand = standOf(section);
  const most = Math.max(...stand.before.map(({ students }) => students), 1);
  const rowOf = ({ rows }: ReportSection, step: number): Row => rows.find((row) => row.step === step) ?? {};
  const days = (step: number): readonly PageCell[] => {
    if (!waits) return [];
    const say = (one: ReportSection, column: string) => {
      const value = rowOf(one, step)[column] ?? null;
      return { text: value === null ? '—' : String(value) };
    };
    return [say(waits.standing, 'median'), say(waits.standing, 'longest'), say(waits.stays, 'median')];
  };
  const none = waits ? [{ text: '' }, { text: '' }, { text: '' }] : [];
  const total = (title: string, students: number): PageRow => ({
    group: true,
    cells: [{ text: title }, { text: '' }, { text: String(students) }, { text: '' }, ...none],
  });
  const rows = stand.before.flatMap(({ number, key, phase, students, stopped }, at): readonly PageRow[] => {
    const begins = stand.before[at - 1]?.phase !== phase;
    const sum = stand.before.filter((one) => one.phase === phase).reduce((all, one) => all + one.students, 0);
    const parts = [
      { value: Math.min(stopped, students), tone: 'overdue' },
      { value: students - Math.min(stopped, students), tone: 'bar' },
    ] as const;
    const row: PageRow = {
      cells: [
        { text: titles.text('by-step', 'key', key), tag: String(number) },
        { text: '', plot: bar(parts, most) },
        { text: String(students) },
        { text: stopped === 0 ? '' : String(stopped) },
        ...days(number),
      ],
    };
    return begins ? [total(headed(titles.text('by-phase', 'phase', phase)), sum), row] : [row];
  });
  return {
    id: 'where',
    title: where.title,
    sub: where.sub(stand.before.reduce((sum, { stopped }) => sum + stopped, 0)),
    blocks: [
      {
        kind: 'table',
        table: {
          caption: where.caption,
          kind: 'steps',
          columns: [
            { title: where.step, type: 'text' },
            { title: words.bar, type: 'plot', silent: true },
            { title: where.students, type: 'number' },
            { title: where.stopped, type: 'number', tone: 'overdue' },
            ...(waits
              ? ([where.median, where.longest, where.took].map((title) => ({ title, type: 'number' })) as {
                  title: string;
                  type: 'number';
                }[])
              : []),
          ],
          rows: [
            ...rows,
            total(where.finished, stand.finished),
            ...(stand.ended > 0 ? [total(where.ended, stand.ended)] : []),
          ],
        },
      },
    ],
  };
}

/** A word at the head of a line. */
const headed = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

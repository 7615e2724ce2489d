import { daysBetween } from '../../../core/calendar/dates.ts';
import type { StepNumber } from '../../../core/model/gate.ts';
import { stepKey } from '../../../core/model/steps.ts';
import type { ReportSection } from '../../../core/reports/report.ts';
import type { RuleKey } from '../../../core/rules/index.ts';
import type { Lead, PageBlock, PagePart, PageRow, State } from './page.ts';
import { dayIn, endOf, numberIn, type PageMaking, type Row, tableOf } from './section-table.ts';

/** Rows that are shown at once. */
const MOST = 12;
/** Causes that are named; the others are counted together. */
const CAUSES = 4;

/** What is stopped and has a day that is near or over, by day. */
export function duesOf(section: ReportSection, { report }: PageMaking) {
  const end = endOf(report);
  const dated = section.rows.flatMap((row) => {
    const by = dayIn(row, 'by');
    const isUrgent = row.urgency === 'red';
    if (by === null || (!isUrgent && row.urgency !== 'yellow')) return [];
    return [{ row, by, left: daysBetween(end, by), state: (isUrgent ? 'overdue' : 'near') as State }];
  });
  return dated.toSorted((a, b) => a.left - b.left);
}

export type Due = ReturnType<typeof duesOf>[number];

/** What is missing is an earlier step, and not something else of this one. */
const inOrder = ({ rule }: Row): boolean => rule === ('order' satisfies RuleKey);

/** Groups of rows that are stopped by the same rule before the same step, the largest first. */
function causesOf(rows: readonly Row[]) {
  const groups = new Map<string, { readonly row: Row; count: number }>();
  for (const row of rows) {
    const key = `${row.rule} ${row.step}`;
    const group = groups.get(key) ?? { row, count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count);
}

/** Each word with how often it stands there, the most frequent first. */
function oftenest(words: readonly string[]): readonly (readonly [word: string, times: number])[] {
  const times = new Map<string, number>();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return [...times].toSorted(([, a], [, b]) => b - a);
}

export function actionPart(section: ReportSection, dues: readonly Due[], making: PageMaking): PagePart {
  const { words, titles, report } = making;
  const { action } = words;
  const say = (column: string, row: Row) => titles.text(section.key, column, row[column] ?? null);
  const whose = section.columns.some(({ key }) => key === 'name') ? 'name' : 'student';
  const end = endOf(report);
  const rows = dues.map(
    ({ row, by, left, state }): PageRow => ({
      state,
      cells: [
        {
          text: words.day(by, end),
          value: by,
          tag: say('urgency', row),
          aside: left < 0 ? action.overdue(-left) : action.left(left),
        },
        { text: say(whose, row) || say('company', row) },
        { text: say('company', row) },
        { text: inOrder(row) ? action.earlier : say('rule', row), step: action.step(numberIn(row, 'step')) },
        { text: say('actor', row) },
      ],
    }),
  );
  const columns = [action.due, action.student, action.company, action.what, action.actor];
  const table = {
    caption: action.caption,
    kind: 'action',
    columns: columns.map((title) => ({ title, type: 'text' }) as const),
    rows,
  } as const;
  const stepNamed = (row: Row) => titles.text('by-step', 'key', stepKey(numberIn(row, 'step') as StepNumber));
  const others = section.rows.filter((row) => !dues.some((due) => due.row === row));
  const turns = oftenest(dues.map(({ row }) => say('actor', row))).map(([actor, times]) => action.turn(actor, times));
  const short = { most: MOST, more: action.more };
  const blocks: PageBlock[] =
    rows.length > 0 ? [{ kind: 'table', table, short }] : [{ kind: 'text', text: action.none }];
  if (others.length > 0) {
    const causes = causesOf(others);
    const named = causes
      .slice(0, CAUSES)
      .map(({ row, count }) =>
        action.cause(
          { rule: say('rule', row), step: numberIn(row, 'step'), name: stepNamed(row), count },
          inOrder(row),
        ),
      );
    const left = causes.slice(CAUSES).reduce((sum, { count }) => sum + count, 0);
    const all = [...named, ...(left > 0 ? [action.others(left)] : [])].join(words.and);
    blocks.push({ kind: 'text', text: action.rest(others.length, all) });
  }
  if (section.rows.length > 0) {
    const all = { ...section, rows: [...dues.map(({ row }) => row), ...others] };
    blocks.push({ kind: 'fold', id: section.key, title: action.all(section.rows.length), table: tableOf(all, making) });
  }
  return { id: 'action', title: action.title, sub: action.sub(dues.length, turns), count: dues.length, blocks };
}

/** The rule by which most is overdue, then the rest. */
export function leadOf(
  section: ReportSection,
  dues: readonly Due[],
  rest: string,
  { titles, words }: PageMaking,
): Lead {
  const late = dues.filter(({ left }) => left < 0).map(({ row }) => row);
  const [most] = oftenest(late.map(({ rule }) => String(rule)));
  if (!most) return { state: 'met', first: words.lead.none, rest };
  const [rule, count] = most;
  const others = late.length - count;
  const first = words.lead.overdue(titles.text(section.key, 'rule', rule), count);
  return { state: 'overdue', first, rest: others > 0 ? `${words.lead.others(others)} ${rest}` : rest };
}

import { type BoardItem, type Board as Desk, SOON_DAYS } from '../../core/agenda/board.ts';
import type { DeskLine } from '../../core/agenda/desk.ts';
import { daysBetween, type LocalDate } from '../../core/calendar/dates.ts';
import type { Finding } from '../../core/rules/judge.ts';
import type { Bit, BoardCard, Hue } from '../../terminal/out.ts';
import { messageOf } from '../../wording/describe.ts';
import type { Words } from '../../wording/words.ts';

/** A line of the desk in full. */
export const messageOfLine = (words: Words, { matter }: DeskLine): string =>
  matter.kind === 'finding' ? messageOf(words, matter.finding) : words.desk.matter(matter);

/** The day of a thing as somebody counts who looks today. */
export function whenOf(
  words: Words,
  by: LocalDate | undefined,
  today: LocalDate,
): { readonly when: string; readonly tone?: Hue } {
  if (by === undefined) return { when: '' };
  const left = daysBetween(today, by);
  const when = words.desk.when(left);
  if (left < 0) return { when, tone: 'late' };
  return left <= SOON_DAYS ? { when, tone: 'soon' } : { when };
}

/** The date, and what is counted. */
export function headOf(words: Words, { counts }: Desk, today: LocalDate): readonly Bit[] {
  const { desk } = words;
  return [
    { text: desk.date(today), tone: 'strong' },
    { text: desk.open(counts.open) },
    { text: desk.overdue(counts.overdue), ...(counts.overdue > 0 && { tone: 'late' as const }) },
    { text: desk.soon(counts.soon, SOON_DAYS), ...(counts.soon > 0 && { tone: 'soon' as const }) },
    { text: desk.students(counts.students) },
    { text: desk.placements(counts.placements) },
  ];
}

/** One thing to do, on a line. */
export function rowOf(
  words: Words,
  { lines, students, shown }: BoardItem,
  today: LocalDate,
): BoardCard['rows'][number] {
  const [line] = lines;
  const { student, name, placement, by } = line;
  const who = students > 1 ? words.desk.students(students) : [student, name, placement].filter(Boolean).join('  ');
  return { ...whenOf(words, by, today), who, what: titleOf(words, line), settle: shown };
}

function titleOf(words: Words, { matter, actor }: DeskLine): string {
  if (matter.kind === 'more') return words.desk.matter(matter);
  const what = matter.kind === 'finding' ? titleOfFinding(words, matter.finding) : words.desk.title(matter);
  return actor === 'secretariat' ? what : words.desk.waitsFor(what, words.terms.actor[actor]);
}

/** The rule's title; where a step is missing, the step. */
export function titleOfFinding(words: Words, finding: Finding): string {
  const { rule, data } = finding;
  if (rule === 'order' && data?.kind === 'missing') return words.desk.title({ kind: 'record', step: data.step });
  return words.rules[rule].title;
}

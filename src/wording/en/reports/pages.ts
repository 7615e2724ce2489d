import { dayParts, type LocalDate, type Month, type Period } from '../../../core/calendar/dates.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const nameOf = (month: Month) => MONTHS[Number(month.slice(5, 7)) - 1] ?? month;

/** A day as it is said beside another: with its year where that is not the same. */
function day(one: LocalDate, than: LocalDate): string {
  const { year, month, day: n } = dayParts(one);
  return `${n} ${MONTHS[month - 1]}${one.slice(0, 4) === than.slice(0, 4) ? '' : ` ${year}`}`;
}

/** Of a number that is written already. */
const daysOf = (days: string) => `${days} ${days === '1' ? 'day' : 'days'}`;

const counted = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;

/** Texts of a report's pages, in HTML, PDF and on the first sheet of Excel, besides those of the report itself. */
export const pages = {
  contents: 'Sections',
  skip: 'Skip to the report',
  summary: 'Summary',
  sheets: 'Sheets',
  about: 'About this report',
  page: (number: number, of: number) => `${number} / ${of}`,
  day,
  month: nameOf,
  period: ({ from, to }: Period) => `${day(from, to)} – ${day(to, from)} ${to.slice(0, 4)}`,
  known: (asOf: LocalDate) => `as recorded on ${day(asOf, asOf)} ${asOf.slice(0, 4)}`,
  rows: (count: number) => counted(count, 'row'),
  open: (count: number) => `Show ${counted(count, 'row')}`,
  none: (titles: readonly string[]) => `None: ${titles.join(', ')}.`,
  and: ', ',
  bar: 'bar chart',
  /** What a plot of months shows. */
  found: (name: string, at: Readonly<Record<'highest' | 'lowest' | 'last', readonly [month: string, value: string]>>) =>
    `${name}: highest ${at.highest[1]} (${at.highest[0]}), lowest ${at.lowest[1]} (${at.lowest[0]}), last ${at.last[1]} (${at.last[0]}).`,
  lead: {
    overdue: (what: string, count: number) => `${what}: ${count} overdue.`,
    others: (count: number) => `${count} more overdue.`,
    none: 'Nothing is overdue.',
    where: (
      students: number,
      at: Readonly<Record<'registering' | 'applying' | 'taking' | 'finished' | 'ended', number>>,
    ) =>
      `${counted(students, 'student')} on record: ${at.registering} registering, ${at.applying} applying, ${at.taking} between preparation and completion, ${at.finished} with all twelve steps done${at.ended === 0 ? '' : `, ${at.ended} ended early`}.`,
    obligations: (open: number, settled: number) => `${open} open, ${settled} settled in the period.`,
  },
  figures: {
    action: { label: 'Needs action', unit: '' },
    running: { label: 'On internship', unit: '' },
    waiting: { label: 'Contracts to review', unit: '' },
    registration: { label: 'New registrations (STEP 3)', unit: '' },
    application: { label: 'Applications (STEP 6)', unit: '' },
    certificates: { label: 'Certificates issued', unit: '' },
  },
  thisPeriod: 'This period',
  note: 'Last month, breakdown',
  urgent: (urgent: number, soon: number) => `urgent ${urgent}, soon ${soon}`,
  moved: (started: number, ended: number) => `in the period ${started} started, ${ended} ended`,
  longest: (days: number, received: string) => `longest ${counted(days, 'day')} (received ${received})`,
  before: (count: number, change: number) => `last month ${count} (${signed(change)})`,
  kinds: (enrollment: number, internship: number) => `enrollment ${enrollment}, internship ${internship}`,
  action: {
    title: 'Needs action',
    sub: (count: number, turns: readonly string[]) =>
      `by due date, ${count}${turns.length === 0 ? '' : ` (${turns.join(', ')})`}`,
    turn: (actor: string, count: number) => `${actor} ${count}`,
    caption: 'What is stopped and has a due date, by due date',
    due: 'Due',
    student: 'Student',
    company: 'Company',
    what: 'What',
    actor: 'Who acts',
    overdue: (days: number) => `${counted(days, 'day')} overdue`,
    left: (days: number) => (days === 0 ? 'today' : `${counted(days, 'day')} left`),
    step: (step: number) => `before STEP ${step}`,
    earlier: 'Earlier steps to complete',
    more: (count: number) => `${count} more with a due date: see all below.`,
    rest: (count: number, causes: string) => `${count} stopped without a near due date: ${causes}.`,
    cause: (
      { rule, step, name, count }: Record<'rule' | 'name', string> & Record<'step' | 'count', number>,
      inOrder: boolean,
    ) =>
      inOrder
        ? `${count} waiting for an earlier step before STEP ${step} (${name})`
        : `${count} waiting for “${rule}” before STEP ${step} (${name})`,
    others: (count: number) => `${count} for other reasons`,
    all: (count: number) => `Show all ${count} that are stopped`,
    none: 'Nothing with a due date is stopped.',
  },
  where: {
    title: 'Where students are',
    sub: (stopped: number) => `by next step${stopped === 0 ? '' : ` (${stopped} stopped)`}`,
    caption: 'Students by next step',
    step: 'Next step',
    students: 'Students',
    stopped: 'Stopped',
    finished: 'All twelve steps done',
    ended: 'Ended early',
    median: 'Waiting: median (days)',
    longest: 'Waiting: longest (days)',
    took: 'Took: median (days)',
  },
  trend: { title: 'Trend', sub: 'steps done in each month, each with its own scale' },
  contracts: {
    title: 'Contracts',
    sub: 'days from receipt to review',
    key: (median: string) => `● reviewed  ○ still waiting${median === '' ? '' : `  | median ${median}`}`,
    found: (done: number, median: string, waiting: number, longest: string) =>
      `${done} reviewed${median === '' ? '' : ` (median ${daysOf(median)})`}, ${waiting} waiting${longest === '' ? '' : ` (longest ${daysOf(longest)})`}.`,
    median: (label: string, count: number) => `${label} (n = ${count})`,
  },
  internships: {
    title: 'Internships',
    sub: (count: number) => `by end date, ${count}`,
    key: { running: 'running', past: 'ended', accepted: 'accepted', late: 'start date passed, not begun' },
    whose: 'Student and company',
    when: 'Period',
  },
  records: { title: 'Records of the period' },
};

const signed = (change: number) => (change === 0 ? '±0' : change > 0 ? `+${change}` : `−${-change}`);

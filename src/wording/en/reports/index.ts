import type { LocalDate, Period } from '../../../core/calendar/dates.ts';
import { calledPeriod } from '../../../core/calendar/periods.ts';
import type { Standing } from '../../../core/model/steps.ts';
import type { CONTRACT_FIGURES, CONTRACT_STATES } from '../../../core/reports/contracts.ts';
import type { ReportKey } from '../../../core/reports/index.ts';
import type { SummaryKey } from '../../../core/reports/monthly.ts';
import type { ObligationState, PERMIT_STATES } from '../../../core/reports/obligations.ts';
import type { OverrideState } from '../../../core/reports/overrides.ts';
import type { Report } from '../../../core/reports/report.ts';
import type { TurnaroundBand } from '../../../core/reports/turnaround.ts';
import { terms } from '../terms.ts';
import { columns } from './columns.ts';
import { pages } from './pages.ts';
import { names, sections } from './sections.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function called(period: Period): string {
  const name = calledPeriod(period);
  if (name.is === 'month') return `${MONTHS[name.month - 1]} ${name.year}`;
  return name.is === 'year' ? `fiscal year ${name.year}` : `${name.from} to ${name.to}`;
}

const summary: Readonly<Record<SummaryKey | (typeof CONTRACT_FIGURES)[number], string>> = {
  students: 'Students on record',
  'open-placements': 'Open placements',
  movements: 'Steps done',
  registrations: 'New registrations (STEP 3)',
  'contracts-received': 'Contracts received',
  'contracts-reviewed': 'Contracts reviewed by the secretariat',
  'review-days': 'Days from receipt to review (mean)',
  courses: 'Course registrations',
  certificates: 'Certificates issued',
  closings: 'Placements that ended',
  blocked: 'Stopped students and placements',
  overrides: 'Overridden rules',
  'early-ends': 'Internships that ended early',
  'courses-withdrawn': 'Withdrawals from the course',
  received: 'Received for the first time',
  approved: 'Approved',
  waiting: 'Waiting for a review',
  returned: 'Returned and not yet received again',
  refused: 'Refused',
  'days-median': 'Days from receipt to approval (median)',
  'days-longest': 'Days from receipt to approval (longest)',
  'rounds-mean': 'Rounds to the approval (mean)',
  'items-returned': 'Remarks on items when returned',
};

type State = (typeof CONTRACT_STATES)[number] | OverrideState | ObligationState | (typeof PERMIT_STATES)[number];

const states: Readonly<Record<State, string>> = {
  ...terms.reviewOutcome,
  waiting: 'waiting',
  ended: 'no longer reviewed',
  standing: 'in force',
  lapsed: 'lapsed',
  past: 'past',
  open: 'open',
  overdue: 'overdue',
  settled: 'settled',
  preparing: 'in preparation',
  applied: 'applied for',
  granted: 'granted',
};

const standings: Readonly<Record<Standing, string>> = {
  ...terms.phase,
  finished: 'all twelve steps done',
  ended: 'ended early',
};

const spans: Readonly<Record<TurnaroundBand, string>> = {
  '0-3': '0 to 3',
  '4-7': '4 to 7',
  '8-14': '8 to 14',
  '15-30': '15 to 30',
  '31-': '31 or more',
};

/** The reports: titles, columns, and the words of their own lists. */
export const reports = {
  pages,
  names,
  called,
  title: (report: ReportKey, period: Period) => `${names[report]}, ${called(period)}`,
  lines: ({ period, asOf, program, institute, anonymous }: Omit<Report, 'sections'>): readonly string[] => [
    `${period.from} to ${period.to}, as recorded on ${asOf}`,
    'Current figures are as of the end of the period or the as-of date, whichever is earlier.',
    ...(program === undefined ? [] : [`Program: ${program}`]),
    ...(institute === undefined ? [] : [`Parent institute: ${institute}`]),
    ...(anonymous
      ? ['Names and remarks are left out; students, placements and certificates have serial numbers instead.']
      : []),
  ],
  sections,
  columns,
  summary,
  states,
  standings,
  spans,
  noStep: 'On record only',
  withdrawal: 'Withdrawal from the course',
  gate: (gate: string) => (gate === 'C' ? 'certificate of internship' : `STEP ${gate}`),
  languages: { ja: 'Japanese', en: 'English', both: 'Japanese and English' },
  printed: (day: LocalDate) => `Printed on ${day}.`,
  empty: 'None.',
  nobody: (whom: readonly string[], meant: readonly string[]) =>
    `There are no students of ${whom.join(', ')}.${meant.length > 0 ? ` Did you mean ${meant.join(', ')}?` : ''}`,
};

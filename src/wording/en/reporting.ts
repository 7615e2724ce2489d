import type { LocalDate, Period } from '../../core/dates.ts';
import type { CONTRACT_FIGURES, CONTRACT_STATES } from '../../core/reports/contracts.ts';
import type { ColumnKey, ReportKey, SectionKey } from '../../core/reports/index.ts';
import type { SummaryKey } from '../../core/reports/monthly.ts';
import type { ObligationState, PERMIT_STATES } from '../../core/reports/obligations.ts';
import type { OverrideState } from '../../core/reports/overrides.ts';
import { calledPeriod } from '../../core/reports/periods.ts';
import type { Report } from '../../core/reports/report.ts';
import type { Standing } from '../../core/reports/standing.ts';
import type { Span } from '../../core/reports/turnaround.ts';
import { terms } from './terms.ts';

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

const names: Readonly<Record<ReportKey, string>> = {
  monthly: 'Monthly report',
  pipeline: 'Pipeline',
  contracts: 'Contracts',
  courses: 'Course registrations',
  certificates: 'Register of papers',
  obligations: 'Obligations, permits and insurances',
  overrides: 'Overrides',
};

const sections: { readonly [Of in ReportKey]: Readonly<Record<SectionKey<Of>, string>> } = {
  monthly: {
    summary: 'Summary',
    'by-step': 'Students by highest step done',
    'by-phase': 'Students by phase',
    'by-month': 'Steps done by month',
    'contract-days': 'Days from receipt to review',
    internships: 'Internships of the month',
    movements: 'Steps done in the month',
    registrations: 'New registrations (STEP 3)',
    contracts: 'Contracts received or reviewed',
    courses: 'Course registrations',
    certificates: 'Certificates issued',
    closings: 'Placements that ended',
    blocked: 'What is stopped, and who must act',
    overrides: 'Rules set aside',
  },
  pipeline: {
    'by-step': 'Students by highest step done',
    standing: 'Who stands before each step, and since when',
    stays: 'Steps done, and the days they took',
    stopped: 'What stops them',
    ended: 'Ways that ended early',
    'by-month': 'Steps done by month',
    'by-program': 'By programme',
    'by-institute': 'By parent institute',
    waiting: 'Who waits for the next step',
  },
  contracts: {
    summary: 'Summary',
    'contract-days': 'Days from receipt to approval',
    'by-month': 'By month',
    'by-company': 'By company',
    'by-program': 'By programme',
    items: 'Items of the check list that were returned',
    contracts: 'Contracts and implementation agreements',
  },
  courses: {
    'by-term': 'By term',
    'by-month': 'By month',
    'by-program': 'By programme',
    'by-institute': 'By parent institute',
    grades: 'By grade',
    courses: 'Course registrations',
  },
  certificates: {
    'by-kind': 'By kind and language',
    'by-month': 'By month',
    'by-purpose': 'By purpose',
    'by-program': 'By programme',
    certificates: 'Certificates issued, reissued or voided',
  },
  obligations: {
    'by-rule': 'By rule',
    'jsps-5-3': 'JSPS fellows: Form 5-3',
    'mext-month': 'MEXT scholars: whole months away',
    permits: 'Work permits that wait or end soon',
    insurance: 'Days without insurance',
    'by-program': 'By programme',
    obligations: 'All obligations',
  },
  overrides: {
    'by-rule': 'By rule',
    'by-month': 'By month',
    'by-program': 'By programme',
    overrides: 'All overrides',
  },
};

/** What a chart shows, in one sentence. */
const charts: { readonly [Of in ReportKey]: Readonly<Partial<Record<SectionKey<Of>, string>>> } = {
  monthly: {
    'by-step': 'How many students have come to each step, or farther.',
    'by-phase': 'How many students are in each phase.',
    'by-month': 'Registrations, applications and internships that ended, by month.',
    'contract-days': 'How many contracts were reviewed within how many days.',
    internships: 'When each internship begins and ends.',
  },
  pipeline: {
    'by-step': 'How many students have come to each step, or farther.',
    standing: 'How many stand before each step.',
    stays: 'Median of the days that each step took.',
    stopped: 'How many each rule stops.',
    'by-month': 'Registrations, applications and internships that ended, by month.',
    'by-program': 'Students, open placements and finished students, by programme.',
    'by-institute': 'Students, open placements and finished students, by parent institute.',
  },
  contracts: {
    'contract-days': 'How many contracts were approved within how many days.',
    'by-month': 'Contracts received and approved, by month.',
    'by-company': 'Median of the days from receipt to approval, by company.',
    items: 'How often something was remarked on each item.',
  },
  courses: {
    'by-month': 'Course registrations, and how many of them are graded, by month.',
    'by-program': 'Course registrations by programme.',
    grades: 'Course registrations by grade.',
  },
  certificates: {
    'by-month': 'Certificates issued, reissued and voided, by month.',
    'by-program': 'Certificates issued, by programme.',
  },
  obligations: { 'by-rule': 'Obligations that are open, overdue and settled, by rule.' },
  overrides: { 'by-rule': 'How often each rule was set aside.', 'by-month': 'Overrides by month.' },
};

type Special =
  | `${'summary' | 'obligations'}.key`
  | `${'blocked' | 'obligations' | 'jsps-5-3' | 'mext-month' | 'insurance'}.by`
  | 'by-step.ended'
  | 'by-month.course'
  | 'standing.count';

/** By the column's key; where a section means something else by it, by section and key. */
const columns: Readonly<Record<ColumnKey | Special, string>> = {
  'summary.key': 'What',
  'obligations.key': 'Key',
  'blocked.by': 'By',
  'obligations.by': 'By',
  'jsps-5-3.by': 'By',
  'mext-month.by': 'By',
  'insurance.by': 'By',
  'by-step.ended': 'of them ended',
  'by-month.course': terms.step.course,
  'standing.count': 'Stand here',
  ...terms.step,
  accepted: 'Accepted',
  actor: 'Who acts',
  agreement: 'Agreement',
  appliedOn: 'Applied',
  approved: 'Approved',
  approvedOn: 'Approved',
  as: 'Ended as',
  by: 'Who',
  company: 'Company',
  count: 'Count',
  course: 'Course',
  credits: 'Credits',
  days: 'Days',
  ended: 'Ended early',
  finished: 'Finished',
  fiscalYear: 'Fiscal year',
  from: 'From',
  gate: 'For',
  grade: 'Grade',
  graded: 'Graded',
  gradedOn: 'Graded',
  grantedOn: 'Granted',
  institute: 'Institute',
  insurance: 'Insurance',
  issued: 'Issued',
  issuedOn: 'Issued',
  item: 'Item',
  key: 'Name',
  kind: 'Kind',
  lang: 'Language',
  lapsed: 'Lapsed',
  longest: 'Longest (days)',
  median: 'Median (days)',
  month: 'Month',
  name: 'Student’s name',
  next: 'Next',
  number: 'Number',
  on: 'On',
  open: 'Open',
  openedOn: 'Opened',
  outcome: 'Outcome',
  overdue: 'Overdue',
  past: 'Past',
  phase: 'Phase',
  placement: 'Placement',
  program: 'Programme',
  purpose: 'Purpose',
  reached: 'came so far',
  reason: 'Reason',
  received: 'Received',
  receivedOn: 'Received',
  ref: 'Ref',
  registered: 'Registered',
  registeredOn: 'Registered',
  reissued: 'Reissued',
  reissuedOn: 'Reissued',
  reissues: 'Reissues',
  returned: 'Returned',
  reviewedOn: 'Reviewed',
  revision: 'Revision',
  rounds: 'Rounds',
  rule: 'Rule',
  running: 'Running',
  settle: 'Command',
  settled: 'Settled',
  settledOn: 'Settled',
  signedOn: 'Concluded',
  since: 'Since',
  span: 'Days',
  standing: 'Standing',
  state: 'State',
  step: 'STEP',
  stopped: 'Stopped',
  stops: 'Stopped by',
  student: 'Student',
  students: 'Students',
  term: 'Term',
  to: 'To',
  urgency: 'Urgency',
  void: 'Voided',
  voidedOn: 'Voided',
  workingDays: 'Working days',
  year: 'Year',
};

const summary: Readonly<Record<SummaryKey | (typeof CONTRACT_FIGURES)[number], string>> = {
  students: 'Students in the register',
  'open-placements': 'Open placements',
  movements: 'Steps done',
  registrations: 'New registrations (STEP 3)',
  'contracts-received': 'Contracts received',
  'contracts-reviewed': 'Contracts reviewed by the secretariat',
  'review-days': 'Days from receipt to review (mean)',
  courses: 'Course registrations',
  certificates: 'Certificates issued',
  closings: 'Placements that ended',
  blocked: 'Students and placements that are stopped',
  overrides: 'Rules set aside',
  received: 'Received for the first time',
  approved: 'Approved',
  waiting: 'Waiting for a review',
  returned: 'Returned, and not received again',
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
  ended: 'not reviewed any more',
  standing: 'standing',
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

const spans: Readonly<Record<Span, string>> = {
  '0-3': '0 to 3',
  '4-7': '4 to 7',
  '8-14': '8 to 14',
  '15-30': '15 to 30',
  '31-': '31 and more',
};

/** The reports: titles, columns, and the words of their own lists. */
export const reporting = {
  title: (report: ReportKey, period: Period) => `${names[report]}, ${called(period)}`,
  lines: ({ period, asOf, program, institute, anonymous }: Omit<Report, 'sections'>): readonly string[] => [
    `${period.from} to ${period.to}; what was known on ${asOf}`,
    'What stands is read at the end of the period, or on that day where it is earlier.',
    ...(program === undefined ? [] : [`Programme: ${program}`]),
    ...(institute === undefined ? [] : [`Parent institute: ${institute}`]),
    ...(anonymous
      ? ['Names and remarks are left out; running numbers stand for students, placements and papers.']
      : []),
  ],
  sections,
  charts,
  columns,
  summary,
  states,
  standings,
  spans,
  noStep: 'In the register',
  gate: (gate: string) => (gate === 'C' ? 'certificate of internship' : `STEP ${gate}`),
  languages: { ja: 'Japanese', en: 'English', both: 'Japanese and English' },
  printed: (day: LocalDate) => `Printed on ${day}.`,
  empty: 'None.',
  nobody: (whom: readonly string[], meant: readonly string[]) =>
    `No student is of ${whom.join(', ')}: nothing is counted.${meant.length > 0 ? ` Most likely meant: ${meant.join(', ')}` : ''}`,
};

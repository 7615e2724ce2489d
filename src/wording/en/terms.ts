import type { ChangeType } from '../../core/changes.ts';
import type { CertificateKind } from '../../core/dossier.ts';
import type {
  Closer,
  ContractKind,
  CourseTerm,
  EvaluationKind,
  PayUnit,
  PlacementState,
  Recruitment,
  Reviewer,
  ReviewOutcome,
} from '../../core/placement.ts';
import type { Actor, Severity, Urgency } from '../../core/rules/rule.ts';
import type { Phase, StepKey } from '../../core/steps.ts';

/** The office's words for the closed lists of core, as a screen shows them. */
export const terms = {
  step: {
    contact: 'Contact',
    approval: 'Supervisor’s approval',
    registration: 'Registration',
    briefing: 'Briefing',
    consultation: 'Request for approval',
    application: 'Application',
    selection: 'Selection',
    result: 'Result and acceptance',
    contract: 'Contracts',
    course: 'Course registration',
    internship: 'Internship',
    grading: 'Grading',
  } satisfies Record<StepKey, string>,
  phase: {
    registration: 'registration',
    application: 'application',
    preparation: 'preparation',
    participation: 'participation',
    completion: 'completion',
  } satisfies Record<Phase, string>,
  stepState: { done: 'done', next: 'next', blocked: 'blocked', later: 'later', ended: 'ended' },
  placementState: {
    candidate: 'candidate',
    accepted: 'accepted',
    running: 'running',
    completed: 'completed',
    declined: 'declined',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
    terminated: 'terminated',
  } satisfies Record<PlacementState, string>,
  result: { ok: 'ok', open: 'open', overridden: 'overridden', 'n/a': 'n/a' },
  severity: { block: 'block', warn: 'warn', note: 'note' } satisfies Record<Severity, string>,
  urgency: { none: '', yellow: 'soon', red: 'urgent' } satisfies Record<Urgency, string>,
  actor: {
    student: 'student',
    supervisor: 'supervisor',
    office: 'programme office',
    secretariat: 'secretariat',
    company: 'company',
    bureau: 'immigration bureau',
  } satisfies Record<Actor, string>,
  contractKind: { employment: 'employment contract', notice: 'notice of working conditions' } satisfies Record<
    ContractKind,
    string
  >,
  agreement: 'implementation agreement',
  reviewer: {
    student: 'student',
    company: 'company',
    supervisor: 'supervisor',
    secretariat: 'secretariat',
  } satisfies Record<Reviewer, string>,
  reviewOutcome: { approved: 'approved', returned: 'returned', refused: 'refused' } satisfies Record<
    ReviewOutcome,
    string
  >,
  closer: { student: 'student', company: 'company', university: 'university' } satisfies Record<Closer, string>,
  recruitment: { none: 'none', invited: 'invited', offered: 'offered', joined: 'joined' } satisfies Record<
    Recruitment,
    string
  >,
  courseTerm: { spring: 'spring', autumn: 'autumn', full: 'full year' } satisfies Record<CourseTerm, string>,
  evaluation: {
    interview: 'interview',
    evaluation: 'evaluation',
    certificate: 'evaluation certificate',
    report: 'report of results',
  } satisfies Record<EvaluationKind, string>,
  certificate: { enrollment: 'certificate of enrollment', internship: 'certificate of internship' } satisfies Record<
    CertificateKind,
    string
  >,
  payUnit: { month: 'month', week: 'week', day: 'day', hour: 'hour' } satisfies Record<PayUnit, string>,
  /** What each change is, as the history shows it. */
  change: {
    'student-registered': 'student added',
    'student-edited': 'student corrected',
    'stay-recorded': 'residence recorded',
    'contact-recorded': 'STEP 1 contact',
    'approval-recorded': 'STEP 2 supervisor’s approval',
    'registration-recorded': 'STEP 3 registration',
    'briefing-recorded': 'STEP 4 briefing',
    'placement-opened': 'STEP 5 placement opened',
    'placement-edited': 'placement corrected',
    'application-recorded': 'STEP 6 application',
    'selection-recorded': 'STEP 7 selection',
    'result-recorded': 'STEP 8 result',
    'contract-received': 'STEP 9 contract received',
    'contract-reviewed': 'STEP 9 contract reviewed',
    'contract-signed': 'STEP 9 contract concluded',
    'course-registered': 'STEP 10 course registration',
    'internship-recorded': 'STEP 11 internship',
    'evaluation-recorded': 'STEP 12 evaluation paper received',
    'grade-recorded': 'STEP 12 grade',
    'placement-closed': 'placement closed',
    'certificate-issued': 'certificate issued',
    'rule-overridden': 'rule overridden',
    'company-added': 'company added',
    'company-edited': 'company corrected',
    'agreement-added': 'implementation agreement recorded',
    'agreement-received': 'implementation agreement received',
    'agreement-reviewed': 'implementation agreement reviewed',
    'agreement-signed': 'implementation agreement concluded',
    'taken-back': 'taken back',
  } satisfies Record<ChangeType, string>,
  yen: (amount: number) => `¥${amount.toLocaleString('en-US')}`,
  yes: 'yes',
  no: 'no',
  unknown: 'unknown',
  list: (parts: readonly string[]) => parts.join(', '),
};

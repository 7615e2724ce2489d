const step = 'whose highest completed step is this one';
const residenceStatus = 'whose status of residence is this one';
const report = {
  year: 'a fiscal year, April to March: 2026, this, last (of all but the monthly report: this by default)',
  from: 'start date of the period (default: 1 April before the end date)',
  to: 'end date of the period (default: today)',
};

/** What a flag means on one command, where what it means everywhere would say too much or too little. By command. */
export const flagsOf = {
  'db person add': { office: 'the office, as named by db office add', name: 'the person’s name, shown in the history' },
  'step record': {
    by: 'STEP 2: who approved (default: the supervisor on record); STEP 12: who graded',
    outcome: 'STEP 8: accepted, declined, rejected or withdrawn',
    company: 'STEP 5: the company, by code or official name',
    job: 'STEP 5: the job description, by code (J-0001) or title',
    consulted: 'STEP 5: faculty member who was consulted (repeatable)',
    closeOthers: 'STEP 8, accepted: decline the student’s other placements in selection',
    grade: 'STEP 12: grade (from the scale in the settings file)',
  },
  'student list': { step, residenceStatus },
  'export students': { step, residenceStatus },
  'student leave': {
    kind: 'absence, suspension, withdrawal, completion or transfer',
    from: 'start date (default: today)',
    to: 'end date, if known',
  },
  'stay record': {
    residenceStatus: 'status of residence, as on the card: 留学, Student, 永住者 …',
    residenceCard: 'number of the residence card: two letters, eight digits, two letters',
  },
  'company add': { address: 'its address', department: 'the department that takes the student' },
  'company edit': {
    address: 'its address',
    department: 'the department that takes the student',
    name: 'its official name',
  },
  'placement close': {
    by: 'who ended it: student, company or university',
    on: 'date on which it ended (default: today)',
  },
  'placement list': {
    state: 'candidate, accepted, running, completed, declined, rejected, withdrawn or terminated',
  },
  'contract receive': {
    kind: 'employment or notice',
    company: 'the company, for an implementation agreement',
    on: 'date it was received (default: today)',
    from: 'the start date in the document',
    to: 'the end date in the document',
  },
  'contract review': {
    by: 'who reviewed: student, company, supervisor or secretariat (default)',
    outcome: 'approved, returned or refused',
    company: 'the company, for an implementation agreement',
  },
  'contract sign': { company: 'the company, for an implementation agreement' },
  'contract list': { company: 'the company, for its implementation agreements' },
  'contract show': { company: 'the company, for its implementation agreement' },
  'briefing set': { on: 'date on which it is held' },
  'course list': { year: 'only this academic year, April to March', term: 'only this term: spring, autumn or full' },
  'worksheet course': {
    year: 'only this academic year, April to March (if no student is specified: the current one)',
    term: 'only this term: spring, autumn or full',
  },
  'permit open': { kind: 'comprehensive or individual' },
  'permit paper': { kind: 'comprehensive or individual (not needed where only one application is open)' },
  'permit apply': { kind: 'comprehensive or individual' },
  'permit grant': {
    kind: 'comprehensive or individual',
    from: 'start date of the permit',
    to: 'expiration date of the permit',
    on: 'date on which it was granted (default: today)',
  },
  'permit refuse': { kind: 'comprehensive or individual' },
  'insurance record': {
    kind: 'gakkensai, gakkenbai or internship-liability',
    from: 'start date of coverage',
    to: 'end date of coverage',
  },
  'jsps record': {
    kind: 'DC1 or DC2',
    from: 'start date of the fellowship',
    to: 'end date of the fellowship',
  },
  'supervisor change': { email: 'the new supervisor’s e-mail address' },
  'evaluation record': {
    kind: 'interview, evaluation, certificate (default) or report',
    file: 'its scan or PDF',
  },
  'grade record': { by: 'who graded' },
  'certificate issue': {
    all: 'all students selected by the filters',
    in: 'ja, en, or both on one sheet (default)',
    on: 'date of issue, as printed (default: today)',
    step,
    residenceStatus,
  },
  'certificate list': {
    kind: 'enrollment or internship',
    state: 'valid, reissued or void',
    from: 'issued on or after this date',
    to: 'issued on or before this date',
  },
  'letter draft': {
    in: 'language of the letter: ja, en or both (default: depends on the reader)',
    step,
    residenceStatus,
  },
  check: {
    all: 'all students with an open placement',
    startsWithin: 'only placements that start within these days: 30d, 4w',
  },
  plan: { from: 'desired start date', to: 'desired end date' },
  'briefing list': { from: 'from this date', to: 'up to this date' },
  'report monthly': report,
  'report pipeline': report,
  'report contracts': report,
  'report courses': report,
  'report certificates': report,
  'report obligations': report,
  'report overrides': report,
};

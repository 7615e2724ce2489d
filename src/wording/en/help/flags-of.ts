const step = 'whose highest completed step is this one';
const residenceStatus = 'whose status of residence is this one';
const report = {
  year: 'a fiscal year, April to March: 2026, this, last (of all but the monthly report: this by default)',
  from: 'the first day of the period (default: 1 April before the last day)',
  to: 'the last day of the period (default: today)',
};

/** What a flag means on one command, where what it means everywhere would say too much or too little. By command. */
export const flagsOf = {
  'step record': {
    by: 'STEP 2: who approved (default: the supervisor on record); STEP 12: who graded',
    outcome: 'STEP 8: accepted, declined, rejected or withdrawn',
    company: 'STEP 5: the company, by code or exact name',
    job: 'STEP 5: the job description, by code (J-0001) or title',
    consulted: 'STEP 5: who of the area’s faculty was consulted (repeatable)',
    closeOthers: 'STEP 8, accepted: decline the student’s other candidates',
    grade: 'STEP 12: the grade, as the settings file lists them',
  },
  'student list': { step, residenceStatus },
  'export students': { step, residenceStatus },
  'student leave': {
    kind: 'absence, suspension, withdrawal, completion or transfer',
    from: 'the first day of it (default: today)',
    to: 'the last day, where it is known',
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
    on: 'the day on which it ended (default: today)',
  },
  'placement list': {
    state: 'candidate, accepted, running, completed, declined, rejected, withdrawn or terminated',
  },
  'contract receive': {
    kind: 'employment or notice',
    company: 'the company, for an implementation agreement',
    on: 'the day on which it was received (default: today)',
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
  'briefing set': { on: 'the day on which it is held' },
  'course list': { year: 'only this academic year, April to March', term: 'only this term: spring, autumn or full' },
  'worksheet course': {
    year: 'only this academic year, April to March (where no student is named: that of today)',
    term: 'only this term: spring, autumn or full',
  },
  'permit open': { kind: 'comprehensive or individual' },
  'permit paper': { kind: 'comprehensive or individual (not needed where only one application is open)' },
  'permit apply': { kind: 'comprehensive or individual' },
  'permit grant': {
    kind: 'comprehensive or individual',
    from: 'the first day of the permit',
    to: 'the last day of the permit',
    on: 'the day on which it was granted (default: today)',
  },
  'permit refuse': { kind: 'comprehensive or individual' },
  'insurance record': {
    kind: 'gakkensai, gakkenbai or internship-liability',
    from: 'the first day that it covers',
    to: 'the last day that it covers',
  },
  'jsps record': {
    kind: 'DC1 or DC2',
    from: 'the first day of the fellowship',
    to: 'the last day of the fellowship',
  },
  'supervisor change': { email: 'the new supervisor’s mail address' },
  'evaluation record': {
    kind: 'interview, evaluation, certificate (default) or report',
    file: 'its scan or PDF',
  },
  'grade record': { by: 'who graded' },
  'certificate issue': {
    all: 'everybody whom the filters select',
    in: 'ja, en, or both on one sheet (default)',
    on: 'the day of issue, as printed (default: today)',
    step,
    residenceStatus,
  },
  'certificate list': {
    kind: 'enrollment or internship',
    state: 'valid, reissued or void',
    from: 'issued on this day or later',
    to: 'issued on this day or earlier',
  },
  'letter draft': {
    in: 'language of the letter: ja, en or both (default: by who reads it)',
    step,
    residenceStatus,
  },
  check: {
    all: 'everybody with an open placement',
    startsWithin: 'only placements that start within these days: 30d, 4w',
  },
  plan: { from: 'the start date that is wished for', to: 'the end date that is wished for' },
  'briefing list': { from: 'from this day on', to: 'up to this day' },
  'report monthly': report,
  'report pipeline': report,
  'report contracts': report,
  'report courses': report,
  'report certificates': report,
  'report obligations': report,
  'report overrides': report,
};

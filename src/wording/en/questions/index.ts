import { of } from './of.ts';
import { FOR_PERMIT, q, RECORDED, SEVERAL, TODAY, UNKNOWN } from './question.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** The questions that stand in front of a command of which something is missing. */
export const questions = {
  /** Beside the question why an internship ended early. */
  agreedUntil: (day: string) => `It was agreed until ${day}.`,
  /** What is recorded where nothing else is said. */
  supervisorIs: (name: string) => `The supervisor on file is ${name}.`,
  resultIs: (outcome: string) => `Result: ${outcome}.`,
  documentIs: (kind: string) => `Document: ${kind}.`,
  form: {
    days: 'Dates: 2026-10-05, 10/5 (the year in which it lies nearest to today), today, yesterday, -3d, next Monday, 令和8年10月5日.',
    day: (day: string, weekday: number) => `${day} (${DAYS[weekday]})`,
    /** What Enter says, and the same with the day. */
    today: TODAY as string,
    recorded: RECORDED as string,
    onToday: (day: string) => `${day}, today`,
    asRecorded: (day: string) => `${day}, as recorded before`,
    summary: 'Please check before recording:',
    /** What a question is about, in a sentence. */
    named: (label: string) => `“${label}”`,
    line: (label: string, value: string) => `${label}: ${value}`,
    warned: (what: string) => `! ${what}`,
    unusual: (what: string) => `! Unusual: ${what}`,
    /** An answer that is taken where it is given once more. */
    oddOnce: (what: string) => `${what} (if it is correct, enter it again)`,
    period: 'Period',
    inferred: (period: string) => `${period}, the usual period`,
    farAway: 'this date is more than a year away from today',
    manyHours: 'this is more than 40 hours a week',
    also: (whom: readonly string[]) =>
      `The same for ${whom.length === 1 ? '' : `${whom.length} others: `}${whom.join(', ')}`,
    sameAs: (line: string) => `Same as: ${line}`,
    recordAnd: (what: string) => `Record, and then: ${what}`,
    record: 'Record this?',
    /** Of what gets a number and a signature. */
    summaryIssue: 'Please check before issuing:',
    issue: 'Issue this?',
    endsList: 'end of the list',
  },
  /** After a refusal. */
  mend: {
    ask: 'How do you want to continue?',
    kept: 'This has not been recorded yet. Your answers are kept.',
    unrecorded: 'This has not been recorded yet.',
    settle: (command: string) => `Record what is missing now: ${command}`,
    settleAll: (count: number) => `Record all ${count} that are missing now, one after the other`,
    setAside: (rules: readonly string[]) => `Override with a reason: ${rules.join(', ')}`,
    again: 'Record mine as well, after those of the others',
    answers: 'Change an answer',
    leave: 'Stop here',
    why: 'Why is the rule overridden?',
    whyHint: 'The reason is kept in the history.',
  },
  next: {
    ask: 'What comes next?',
    enter: 'finish',
    student: 'The next student',
    certificate: 'Issue the certificate of enrollment',
  },
  /** Of a student whose nationality is known, and of an answer that says the last day alone. */
  stay: {
    alone: q(
      'Nationality and stay',
      'What are the status of residence and the date on which the stay expires?',
      'As on the residence card, e.g. Student 2027-09-30.',
    ),
    dayAlone:
      'This is the date alone. Enter the nationality and the status of residence before it, e.g. Viet Nam Student 2027-09-30.',
  },
  /** Of a supporter who was only named. */
  addressOf: (who: string) => `What is the e-mail address of the ${who}?`,
  /** Asks for the day of a step. */
  stepDone: (step: number, title: string) => `On what date was STEP ${step} (${title}) done?`,
  /** Of a command that changes what is recorded. */
  what: { label: 'What', ask: 'What do you want to change?', hint: 'One at a time.' },
  paperLanguage: { both: 'Japanese and English on one sheet', ja: 'Japanese', en: 'English' },
  add: {
    student: 'Add a new student',
    company: 'Add a new company',
    placement: 'Open a new placement',
  },
  fields: {
    // who and what
    student: q(
      'Student',
      'Which student is it?',
      'Number, or two letters of the name in any script; @ is the last one.',
    ),
    students: q('Students', 'Which students are they?', 'One at a time. @ is the last one.'),
    absent: q('Absent', 'Who was absent?', 'One at a time.'),
    company: q('Company', 'Which company is it?', 'Code or part of the name; @ is the last one.'),
    placement: q(
      'Placement',
      'Which placement is it?',
      'P-0001, or part of the student’s or the company’s name; @ is the last one.',
    ),
    job: q(
      'Job description',
      'What is the title of the job description?',
      'As shown in the dedicated system. Certificates do not need it.',
    ),
    supervisorName: q(
      'Academic supervisor',
      'Who is the academic supervisor?',
      'The certificate of internship names the supervisor.',
      UNKNOWN,
    ),
    agreement: q('Agreement', 'Which implementation agreement is it?', 'A-0001, or part of the company’s name.'),
    certificate: q('Certificate', 'Which certificate is it?', 'Its number, or the student’s number or name.'),
    step: q('Step', 'Which step do you want to record?'),
    kind: q('Kind', 'Which kind is it?'),
    shell: q('Shell', 'Which shell do you use?'),
    what: q('Preparation', 'Which preparation was completed?', 'One at a time.'),
    month: q('Month', 'Which month is it?', 'For example 2026-12.'),
    name: q('Name', 'What is the name?'),
    file: q('File', 'Which file is it?', 'Its path.'),
    batch: q('Import', 'Which import do you want to undo?', 'The batch number shown by the import, such as B-1.'),
    letter: q('Letter', 'Which letter do you want to draft?'),
    text: q('Note', 'What do you want to note?'),
    key: q('Obligation', 'Which obligation has been settled?'),
    papers: q('Documents', 'Which documents are ready?', 'One at a time.'),
    new: q('New number', 'What is the correct student number?', 'Include leading zeros.'),
    backup: q('Backup', 'Which backup is it?', 'As shown by backup list.'),
    // days and reasons
    on: q('Date', 'On what date was it?', '', TODAY),
    from: q('Start date', 'What is the start date?'),
    to: q('End date', 'What is the end date?'),
    reason: q('Reason', 'What is the reason?', 'It is kept in the history.'),
    effective: q('In force from', 'From what date are the new terms in force?'),
    // terms of a placement
    consulted: q(
      'Faculty consulted',
      'Which faculty member was consulted?',
      `${SEVERAL} Certificates do not need it.`,
      UNKNOWN,
    ),
    hoursPerWeek: q(
      'Hours a week',
      'How many hours a week will the student work?',
      'A number of hours, e.g. 38 or 37.5.',
    ),
    hoursPerDay: q('Hours a day', 'How many hours a day will the student work?', 'A number of hours, e.g. 7.6.'),
    department: q('Department', 'In which department will the student work?'),
    workplace: q('Workplace', 'Where will the student work?', SEVERAL),
    remoteShare: q('Remote work', 'How much of the work is remote, in percent?', '0 if there is none.'),
    content: q('Duties', 'What will the student do?', 'In one sentence; the certificate of internship needs it.'),
    pay: q(
      'Pay',
      'How much is the pay, in yen before tax?',
      'E.g. 300,000 a month, 1,500 an hour. Enter “unpaid” if there is none.',
    ),
    payPer: q('Unit of pay', 'Is the pay per month, week, day or hour?'),
    unpaid: q('Unpaid', 'Is the internship unpaid?'),
    atInstitute: q('At the institute', 'Is the work done at the parent institute?'),
    payOffset: q('Month of payment', 'How many months after the work is it paid?', '0 for the same month.'),
    abroad: q('Abroad for 28 days or more', 'Is it done abroad for 28 days or more?'),
    hr: q('HR contact', 'Who is the HR contact?', 'Name and e-mail address: NAME <name@example.com>.'),
    mentor: q('Host mentor', 'Who is the host mentor?'),
    // companies and agreements
    nameEn: q('English name', 'What is the company’s name in English?', 'English certificates print it.', 'none'),
    address: q('Address', 'What is the company’s address?', FOR_PERMIT),
    phone: q('Telephone', 'What is the company’s telephone number?', FOR_PERMIT),
    industry: q('Industry', 'What is the company’s industry?'),
    memberAsOf: q('Member as of', 'On what date was the company known to be a member of the consortium?'),
    memberUntil: q('Member until', 'Until what date was the company a member of the consortium?'),
    autoRenew: q('Automatic renewal', 'Is the agreement renewed automatically after the end date?'),
    signedOn: q('Signed on', 'On what date was the contract signed?', '', 'not signed yet'),
    title: q('Title', 'What is the title of the job description?', 'As shown in the dedicated system.'),
    // contracts
    asPlacement: q(
      'Same as the placement',
      'Do the dates, hours, pay and workplace in the document match the placement record?',
      'If not, each item is asked as it stands in the document.',
      'not compared (what the document says counts as unknown)',
    ),
    outcome: q('Outcome', 'What is the outcome?'),
    item: q(
      'Item',
      'Which item needs to be changed, and why?',
      'KEY=what should change, e.g. ip=who owns the results.',
    ),
    remark: q('Remark', 'What should be changed?', 'The text is quoted in the letter to the student.'),
    // STEP by STEP
    guideSent: q('Guide sent on', 'On what date was the guide sent?', '', 'not sent yet'),
    by: q('By', 'Who did it?'),
    supporter: q(
      'Supporters',
      'Which supporters were registered?',
      'supervisor=address; office=address.',
      'the addresses on file',
    ),
    approverBox: q('Approver box checked', 'Is the box checked that adds this address to the approvers?'),
    attended: q('Briefing attended', 'Was the briefing attended?', 'If not, the recording is asked about next.'),
    recordingSent: q('Recording sent', 'Was the recording sent?'),
    approvedOn: q('Approved on', 'On what date did the supervisor approve the application?', '', UNKNOWN),
    confirms: q(
      'Confirmed',
      'Has the supervisor confirmed that it relates to the research and does not interfere with the studies?',
    ),
    offeredOn: q('Offered on', 'On what date did the company make the offer?', '', UNKNOWN),
    closeOthers: q(
      'Other placements declined',
      'Decline the student’s other placements in selection at the same time?',
    ),
    started: q('Started on', 'On what date did the internship start?'),
    ended: q('Ended on', 'On what date did the internship end?', '', 'still running'),
    earlyReason: q('Reason for the early end', 'Why did the internship end early?'),
    grade: q('Grade', 'Which grade was given?'),
    as: q('Ended as', 'How did it end?'),
    recruitment: q('Recruitment', 'What was the recruitment outcome?', '', UNKNOWN),
    // papers
    in: q('Language', 'In which language should it be written?'),
    out: q('Folder', 'In which folder should the files be saved?', 'It is created if it does not exist.'),
    purpose: q('Purpose', 'What is it for?', 'It is kept in the register and not printed.'),
    receivedOn: q('Received on', 'On what date did you receive the evaluation document?', '', RECORDED),
    signer: q('Signed by', 'Who signed the evaluation document?', SEVERAL, UNKNOWN),
    record: q(
      'Facts recorded as well',
      'Also record what the letter implies?',
      'For example: guide sent, invited, recording sent.',
    ),
    // insurance, residence, funds
    paidOn: q('Paid on', 'On what date was the insurance paid?', '', TODAY),
    residenceStatus: q(
      'Residence status',
      'What is the status of residence on the residence card?',
      'As shown on the front of the card.',
    ),
    expiresOn: q(
      'Stay expires on',
      'On what date does the period of stay expire?',
      'The date on the front of the card, e.g. 2027-09-30.',
    ),
    residenceCard: q(
      'Residence card',
      'What is the number of the residence card?',
      'Two letters, eight digits, two letters.',
    ),
    hostResearcher: q('Host researcher', 'Who is the host researcher of the fellowship?'),
    agreedOn: q('Consented on', 'On what date did the host researcher consent?'),
    contributes: q(
      'Contributes to the research',
      'Have you confirmed that the internship is research training that contributes to the fellow’s research project and does not interfere with it?',
    ),
    email: q('E-mail', 'What is the e-mail address?'),
    // a student’s own facts
    contactedOn: q('First contact', 'On what date did the student first contact us (STEP 1)?'),
    guideSentOn: q('Guide sent on', 'On what date was the guide sent (STEP 1)?'),
    registeredOn: q('Registered on', 'On what date did the student register in the dedicated system (STEP 3)?'),
    briefingOn: q('Briefing attended on', 'On what date did the student attend the briefing (STEP 4)?'),
    recordingSentOn: q('Recording sent on', 'On what date was the recording sent (STEP 4)?'),
    mextScholar: q('MEXT scholar', 'Is the student a MEXT scholar?'),
    jsps: q('JSPS fellow', 'Which JSPS fellowship does the student hold?', 'DC1, DC2, PD, SPD, RPD or none.'),
    specialResearcher: q('SOKENDAI Special Researcher', 'Is the student a SOKENDAI Special Researcher?'),
    researchAssistant: q('RA', 'Is the student a research assistant (RA)?'),
    raHours: q('Hours a week as RA', 'How many hours a week does the student work as RA?'),
    funder: q('Other funder', 'Who else funds the student?'),
    notes: q('Note', 'What do you want to note?', 'Added to the existing notes.'),
    number: q('Student number', 'What is the student’s number?', 'Include leading zeros.'),
    nameKanji: q(
      'Name',
      'What is the student’s name?',
      'In kanji or in the Latin alphabet, family name first; or both: 見本 花子 MIHON Hanako.',
    ),
    nameLatin: q(
      'Name in Latin letters',
      'What is the name in the Latin alphabet?',
      'Family name first: MIHON Hanako.',
    ),
    program: q('Program', 'Which program is the student enrolled in?', 'The list comes from the settings file.'),
    dateOfBirth: q('Date of birth', 'What is the date of birth?', 'Certificates need it, e.g. 1999-04-01.'),
    enrolledOn: q('Enrolled on', 'On what date was the student enrolled?', 'Certificates need it, e.g. 2024-04-01.'),
  },
  of,
};

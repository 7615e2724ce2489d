import { BOTH, q, RECORDED, SEVERAL, TODAY, UNKNOWN } from './question.ts';

/** Where a verb asks for something else under the same name. */
export const of = {
  'student add': {
    nameKanji: q(
      'Name',
      'What is the student’s name, in kanji and in the Latin alphabet?',
      'E.g. 見本 花子 MIHON Hanako, or MIHON Hanako alone. Certificates need it.',
      undefined,
      'Kanji first, then the name as in the passport, family name first. Without kanji, enter the name in the Latin alphabet alone; if only the kanji are entered, the other is asked for next.',
    ),
    residenceStatus: q(
      'Nationality and stay',
      'What are the nationality, the status of residence and the date on which the stay expires?',
      'As on the residence card, e.g. Viet Nam Student 2027-09-30.',
      'Japanese national',
      'Everything on the card can be entered at once: nationality, status of residence, expiration date of the stay. If only the nationality is entered, the status and the date are asked for next. Japanese nationals have no status of residence. The status decides whether a work permit is needed.',
    ),
    nationality: q('Nationality', 'What is the student’s nationality?', 'The certificate of internship states it.'),
    email: q('E-mail', 'What is the student’s e-mail address?', 'Letters go to this address. Enter one only.'),
  },
  'student edit': {
    approvedOn: q('Supervisor’s approval', 'On what date did the supervisor approve participation (STEP 2)?'),
    address: q('Address', 'What is the student’s address in Japan?'),
    phone: q('Telephone', 'What is the student’s telephone number?'),
    email: q('E-mail', 'What is the student’s e-mail address?', 'Letters go to this address. Enter one only.'),
  },
  'company add': {
    name: q(
      'Company',
      'What is the company’s official name?',
      'As registered, including 株式会社 etc. An English name may follow: 見本株式会社 / Mihon Inc.',
    ),
  },
  'job add': {
    from: q('Start date', 'What is the start date in the job description?', BOTH),
    to: q('End date', 'What is the end date in the job description?'),
  },
  'job edit': {
    from: q('Start date', 'What is the start date in the job description?', BOTH),
    to: q('End date', 'What is the end date in the job description?'),
    job: q('Job description', 'Which job description is it?', 'J-0001, or part of its title.'),
  },
  'job show': {
    job: q('Job description', 'Which job description is it?', 'J-0001, or part of its title.'),
  },
  'placement open': {
    company: q('Company', 'Which company will host the student?', 'Code or part of the name. + adds a new company.'),
    on: q('Approval requested on', 'On what date was the approval requested in the dedicated system?', '', TODAY),
    from: q(
      'Planned period',
      'What are the planned start and end dates?',
      'E.g. 11/16 to 1/29. The certificate of internship needs them.',
      'not yet decided',
    ),
    hoursPerWeek: q(
      'Hours a week',
      'How many hours a week will the student work?',
      'E.g. 38 or 37.5. The certificate of internship needs it.',
    ),
    workplace: q('Workplace', 'Where will the student work?', `${SEVERAL} The certificate of internship needs it.`),
    content: q('Duties', 'What will the student do?', 'In one sentence; the certificate of internship needs it.'),
    pay: q(
      'Pay',
      'How much is the pay before tax, and per month, week, day or hour?',
      'E.g. 300,000 a month, 1,500 an hour. The certificate of internship needs it.',
    ),
    to: q(
      'End date',
      'What is the planned end date?',
      'As a rule at least two months after the start.',
      'not yet decided',
    ),
  },
  plan: {
    from: q('Start date', 'What is the planned start date?', BOTH),
    to: q('End date', 'What is the planned end date?'),
  },
  'placement edit': {
    on: q('Requested on', 'On what date was the approval requested in the dedicated system?'),
  },
  'placement close': {
    by: q('By', 'Who ended the placement?', 'student, company or university.'),
    on: q('Ended on', 'On what date did the placement end?', '', RECORDED),
  },
  'step record': {
    on: q('Date', 'On what date was the step done?', 'Future dates are not accepted.', RECORDED),
    by: q('Approved by', 'Who approved?', '', 'the supervisor on file (if there is one)'),
    outcome: q(
      'Result',
      'What was the result of the selection?',
      'Record “accepted” once the student has told the company.',
    ),
    company: q('Company', 'Which company will host the student?', 'Code or part of the name. + adds a new company.'),
  },
  'step undo': {
    step: q('Step', 'Which step do you want to undo?'),
    reason: q('Reason', 'Why are you undoing this record?', 'The reason is kept in the history, e.g. “wrong student”.'),
  },
  'contract receive': {
    kind: q('Document', 'Which document did you receive?', '', 'employment contract'),
    on: q('Received on', 'On what date did you receive the contract?', '', TODAY),
  },
  'contract review': {
    outcome: q('Outcome', 'What is the outcome of the review?', 'A reason is required for returned and refused.'),
    on: q('Reviewed on', 'On what date was the contract reviewed?', '', TODAY),
  },
  'db office add': { name: q('Office', 'What is the name of the new office?') },
  'db person add': {
    login: q('Login', 'With which name does the person log in to the server?', 'In Latin letters, such as hanako.'),
    role: q('Role', 'What may the person do in the office?'),
    office: q('Office', 'In which office does the person work?', 'The name with which it was added.'),
  },
  'db person remove': { login: q('Login', 'Which login is to be let in no more?', 'The history goes on naming it.') },
  'contract sign': { on: q('Signed on', 'On what date was the contract signed?', '', RECORDED) },
  'course register': {
    on: q('Registered on', 'On what date was the student registered for the course?', '', RECORDED),
  },
  'course withdraw': {
    on: q('Withdrawn on', 'On what date did the student withdraw from the course?', '', RECORDED),
    reason: q('Reason', 'Why does the student withdraw from the course?', 'It is kept in the record of the course.'),
  },
  'permit grant': {
    kind: q(
      'Permit',
      'Which kind of work permit was granted?',
      'Comprehensive (as a rule up to 28 hours a week) or individual.',
    ),
    on: q('Granted on', 'On what date was the permit granted?', 'The date shown on the permit.', TODAY),
    from: q('Valid from', 'From what date is the permit valid?', BOTH),
    to: q('Valid until', 'Until what date is the permit valid?'),
    hoursPerWeek: q('Hours a week', 'How many hours a week does the permit allow?', '', 'not stated'),
  },
  'permit refuse': {
    kind: q('Permit', 'Which kind of work permit was refused?'),
    on: q('Refused on', 'On what date was the permit refused?', '', TODAY),
    reason: q('Reason', 'Why was the permit refused?', 'As the bureau states it.'),
  },
  'permit apply': {
    kind: q('Permit', 'Which kind of work permit was applied for?'),
    on: q('Applied on', 'On what date was the permit applied for?', '', TODAY),
  },
  'permit open': {
    kind: q('Permit', 'Which kind of work permit will be applied for?'),
    on: q('Begun on', 'On what date did the preparation of the application begin?', '', TODAY),
  },
  'permit paper': { on: q('Ready on', 'On what date were the documents ready?', '', TODAY) },
  'certificate issue': {
    kind: q(
      'Certificate',
      'Which certificate do you want to issue?',
      'Certificate of enrollment or certificate of internship.',
    ),
    in: q('Language', 'In which language should it be issued?', '', 'Japanese and English on one sheet'),
  },
  'certificate void': { reason: q('Reason', 'Why is the certificate voided?', 'It is kept in the register.') },
  'certificate reissue': { reason: q('Reason', 'Why is the certificate reissued?', 'It is kept in the register.') },
  'insurance record': {
    kind: q('Insurance', 'Which insurance was paid?'),
    from: q('Insured period', 'Which insurance year is it for?'),
  },
  'evaluation record': {
    kind: q('Document', 'Which evaluation document was received?', '', 'evaluation certificate'),
    on: q('Received on', 'On what date did you receive the evaluation document?'),
  },
  'grade record': {
    by: q('Graded by', 'Who graded?', '', 'as recorded before, else the faculty member in the settings file'),
    on: q('Graded on', 'On what date was the grade given?', '', RECORDED),
  },
  'jsps record': {
    kind: q('Fellowship', 'Which fellowship is it?'),
  },
  'student leave': {
    kind: q('Kind', 'What kind of leave is it?'),
    from: q('From', 'What is the start date of the leave?', BOTH, TODAY),
    to: q('Until', 'What is the end date of the leave?', '', UNKNOWN),
  },
  'student return': { on: q('Returned on', 'On what date did the student return?', '', TODAY) },
  'supervisor change': {
    name: q('Supervisor', 'Who is the new academic supervisor?', 'The name without a title.'),
    email: q('E-mail', 'What is the new supervisor’s e-mail address?'),
    on: q('Changed on', 'From what date is this person the supervisor?', '', TODAY),
  },
  'briefing attend': { on: q('Briefing on', 'On what date was the briefing?', '', TODAY) },
  'briefing invite': { on: q('Invited on', 'On what date were they invited?', '', TODAY) },
  'briefing send-recording': { on: q('Sent on', 'On what date was the recording sent?', '', TODAY) },
  'briefing set': {
    on: q('Briefing on', 'On what date will the briefing be held?'),
  },
  'prepare record': { on: q('Completed on', 'On what date was the preparation completed?', '', RECORDED) },
  'agreement add': {
    from: q('Start date', 'What is the start date of the agreement?', BOTH),
    to: q('End date', 'What is the end date of the agreement?'),
    signedOn: q('Signed on', 'On what date was the agreement signed?', '', 'not signed yet'),
  },
  'agreement renew': { to: q('End date', 'Until what date is the agreement renewed?') },
  'agreement end': { on: q('End date', 'What is the end date of the agreement?', '', TODAY) },
  'obligation settle': { on: q('Settled on', 'On what date was the obligation settled?', '', RECORDED) },
  'stay apply': { on: q('Applied on', 'On what date was the extension applied for?', '', TODAY) },
  'absence add': {
    from: q('From', 'From what date is the student away?', BOTH),
    to: q('Until', 'Until what date is the student away?'),
    reason: q('Reason', 'Why is the student away?', '', UNKNOWN),
  },
  'config get': {
    key: q('Setting', 'Which setting is it?'),
  },
  'config set': {
    key: q('Setting', 'Which setting is it?'),
    value: q('Value', 'What should its value be?'),
  },
  'config unset': {
    key: q('Setting', 'Which setting is it?'),
  },
};

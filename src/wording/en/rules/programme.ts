import type { WordsOf } from '../../rules.ts';
import { counted, countedLength } from '../counted.ts';
import { terms } from '../terms.ts';

const stale = {
  approval: 'The supervisor’s approval (STEP 2)',
  supporter: 'The supporter’s address (STEP 3)',
  consent: 'The host researcher’s consent',
};

/** The program itself: its host, its preparation, its insurances, its end. */
export const programme: WordsOf<
  | 'member'
  | 'consulted'
  | 'briefing'
  | 'insurance'
  | 'preparation'
  | 'overlap'
  | 'rivals'
  | 'enrolled'
  | 'supervisor-changed'
  | 'early-end'
  | 'aftercare'
  | 'evaluation-late'
  | 'grade-late'
> = {
  member: {
    title: 'Member of the consortium',
    statement: 'The host company is a member of the consortium on the date of application.',
    message: ({ company, memberAsOf, memberUntil, appliedOn }) =>
      memberUntil
        ? `The membership of ${company} ended on ${memberUntil}${appliedOn ? ` (application ${appliedOn})` : ''}.`
        : memberAsOf
          ? `${company} is known to be a member from ${memberAsOf}, which is after the application (${appliedOn}).`
          : `Membership of ${company} in the consortium has not been recorded${appliedOn ? ` (application ${appliedOn})` : ''}.`,
  },
  consulted: {
    title: 'Consultation',
    statement: 'The supervisor and faculty in the field have been consulted before the application.',
    message: ({ supervisor, appliedOn }) =>
      `Consultation of the supervisor${supervisor ? ` (${supervisor})` : ''} and faculty in the field has not been recorded${appliedOn ? ` (application ${appliedOn})` : ''}.`,
  },
  briefing: {
    title: 'Briefing',
    statement:
      'The student has attended the online briefing, or has been sent its recording within the number of working days in the settings file.',
    message: (data) =>
      data.kind === 'no-briefing'
        ? data.contactOn
          ? `The briefing is recorded as attended on ${data.attendedOn}, before the first contact on ${data.contactOn}.`
          : `The briefing is recorded as attended on ${data.attendedOn}, a day off for which no briefing has been registered.`
        : data.kind === 'sent-early'
          ? `The recording is recorded as sent on ${data.sentOn}, before the first contact on ${data.contactOn}.`
          : data.kind === 'late'
            ? `The recording of the briefing on ${data.missedOn} was sent on ${data.sentOn}, after the deadline (${data.sendBy}).`
            : `No attendance has been recorded. First briefing: ${data.heldOn}; the recording must be sent by ${data.sendBy}.`,
  },
  insurance: {
    title: 'Insurance',
    statement:
      'GAKKENSAI, and GAKKENBAI or other liability insurance listed in the settings file, cover the start date to the end date.',
    message: ({ insurance, from, to, known }) => {
      if (insurance === 'notice')
        return `The university must be notified before its insurance covers the internship. No notification has been recorded${from ? ` (start date ${from})` : ''}.`;
      const name = terms.insurance[insurance];
      const rows = known.map((one) => `${terms.insurance[one.kind]} ${one.from} – ${one.to}`);
      const recorded = rows.length > 0 ? `Recorded: ${rows.join('; ')}.` : 'No insurance has been recorded.';
      return from && to
        ? `${name} does not cover all of ${from} to ${to}. ${recorded}`
        : `${name} is required. ${recorded}`;
    },
  },
  preparation: {
    title: 'Preparation',
    statement:
      'The training materials, the orientation and the literacy training have been completed before the start date.',
    message: ({ what, on, from }) =>
      on
        ? `The ${terms.preparation[what]} took place on ${on}, which is not before the start date (${from}).`
        : `The ${terms.preparation[what]} ${what === 'materials' ? 'have' : 'has'} not been recorded${from ? ` (start date ${from})` : ''}.`,
  },
  overlap: {
    title: 'Overlap',
    statement: 'No two accepted placements of a student overlap.',
    message: ({ from, to, other }) =>
      `${from} to ${to} overlaps with ${other.placement}, ${other.from} to ${other.to}.`,
  },
  rivals: {
    title: 'Other placements in selection',
    statement: 'When one placement has been accepted, the student’s other placements in selection have been declined.',
    message: ({ accepted, candidate }) => `${accepted} has been accepted, but ${candidate} is still in selection.`,
  },
  enrolled: {
    title: 'Enrolled until the end date',
    statement:
      'The student is enrolled from the start date to the end date: not on leave, and before the expected completion.',
    message: (data) =>
      data.kind === 'completion'
        ? `Completion is expected on ${data.completionOn}, before the end date (${data.to}).`
        : `From ${data.leaveFrom}${data.leaveTo ? ` to ${data.leaveTo}` : ''}: ${terms.leave[data.leave]}. The internship is from ${data.from} to ${data.to}.`,
  },
  'supervisor-changed': {
    title: 'Change of supervisor',
    statement: 'Approval, supporter and consent are those of the current supervisor before STEP 11.',
    message: ({ what, on, by, name, changedOn }) =>
      what === 'address'
        ? `The e-mail address of ${name}, supervisor since ${changedOn}, has not been recorded, so it is unclear whether the supporter’s address (STEP 3, ${by}) is that of the current supervisor.`
        : `${stale[what]}${on ? ` of ${on}` : ''}${by ? ` (${by})` : ''} dates from before ${name} became supervisor on ${changedOn}.`,
  },
  'early-end': {
    title: 'Early end',
    statement: 'If an internship ends before the minimum length, the faculty decides on credit.',
    message: ({ from, endedOn, to, months, days, minimum, reason }) =>
      `${from} to ${endedOn} is ${countedLength(months, days)}, less than ${counted(minimum, 'month')}${to ? ` (agreed until ${to})` : ''}.${reason ? ` Reason: “${reason}”.` : ''} The faculty decides on credit.`,
  },
  aftercare: {
    title: 'After a closed placement',
    statement:
      'A closed placement has no remaining course registration, valid certificate of internship or pending permit application.',
    message: ({ placement, state, what, which }) => {
      const left = {
        course: 'its course registration remains',
        certificate: `certificate ${which} is still valid`,
        permit: `the application for work permit ${which} is still pending`,
      };
      return `${placement} has ended (${terms.placementState[state]}), but ${left[what]}.`;
    },
  },
  'evaluation-late': {
    title: 'Evaluation certificate late',
    statement:
      'The evaluation certificate has been received within the number of days in the settings file after the end.',
    message: ({ endedOn, days }) =>
      `The internship ended on ${endedOn}. No evaluation certificate has been received within ${counted(days, 'day')}.`,
  },
  'grade-late': {
    title: 'Grade late',
    statement:
      'The grade has been given within the number of days in the settings file after the evaluation certificate was received.',
    message: ({ receivedOn, days }) =>
      `The evaluation certificate was received on ${receivedOn}. No grade has been recorded within ${counted(days, 'day')}.`,
  },
};

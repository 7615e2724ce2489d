import type { WordsOf } from '../../rules.ts';
import { counted } from '../counted.ts';
import { terms } from '../terms.ts';

const stale = {
  approval: 'The supervisor’s approval (STEP 2)',
  supporter: 'The supporter’s address (STEP 3)',
  consent: 'The host researcher’s consent',
};

/** The programme itself: its host, its preparation, its insurances, its end. */
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
    statement: 'The host company is a member of the consortium at the application.',
    message: ({ company, memberAsOf, memberUntil, appliedOn }) =>
      memberUntil
        ? `${company} was a member until ${memberUntil}${appliedOn ? `, before the application of ${appliedOn}` : ''}.`
        : memberAsOf
          ? `${company} is known as a member from ${memberAsOf} on, after the application of ${appliedOn}.`
          : `It is not recorded that ${company} is a member of the consortium${appliedOn ? `; the application was on ${appliedOn}` : ''}.`,
  },
  consulted: {
    title: 'Consultation',
    statement: 'Supervisor and faculty of the area were consulted before the application.',
    message: ({ supervisor, appliedOn }) =>
      `It is not recorded that the supervisor${supervisor ? ` (${supervisor})` : ''} and faculty of the area were consulted${appliedOn ? ` before the application of ${appliedOn}` : ''}.`,
  },
  briefing: {
    title: 'Briefing',
    statement:
      'The student attended the online briefing, or was sent its recording within the working days that the profile allows after it.',
    message: (data) =>
      data.kind === 'no-briefing'
        ? data.contactOn
          ? `The briefing is recorded as attended on ${data.attendedOn}, before the first contact on ${data.contactOn}.`
          : `The briefing is recorded as attended on ${data.attendedOn}, a day off on which none was announced.`
        : data.kind === 'sent-early'
          ? `The recording is recorded as sent on ${data.sentOn}, before the first contact on ${data.contactOn}.`
          : data.kind === 'late'
            ? `The recording of the briefing of ${data.missedOn} was sent on ${data.sentOn}, after ${data.sendBy}.`
            : `No briefing was attended; the first one was or is on ${data.heldOn}, its recording is sent by ${data.sendBy}.`,
  },
  insurance: {
    title: 'Insurance',
    statement: 'GAKKENSAI and GAKKENBAI, or liability that the profile lists, cover first to last day.',
    message: ({ insurance, from, to, known }) => {
      if (insurance === 'notice')
        return `The university wants to be notified before its insurances cover the internship${from ? `, which begins on ${from}` : ''}; no notification is recorded.`;
      const name = terms.insurance[insurance];
      const rows = known.map((one) => `${terms.insurance[one.kind]} ${one.from} – ${one.to}`);
      const recorded = rows.length > 0 ? `Recorded: ${rows.join('; ')}.` : 'None is recorded.';
      return from && to ? `${name} does not cover ${from} to ${to}. ${recorded}` : `${name} is needed. ${recorded}`;
    },
  },
  preparation: {
    title: 'Preparation',
    statement: 'Training materials, orientation and literacy come before the first day.',
    message: ({ what, on, from }) =>
      on
        ? `Preparation (${terms.preparation[what]}) was on ${on}, not before the first day, ${from}.`
        : `Preparation (${terms.preparation[what]}) is not recorded${from ? `; the first day is ${from}` : ''}.`,
  },
  overlap: {
    title: 'Overlap',
    statement: 'No two accepted placements of a student are on the same days.',
    message: ({ from, to, other }) =>
      `${from} to ${to} overlaps with ${other.placement}, ${other.from} to ${other.to}.`,
  },
  rivals: {
    title: 'Other candidates',
    statement: 'When one placement is accepted, the student’s other candidates are declined.',
    message: ({ accepted, candidate }) => `${accepted} is accepted, and ${candidate} is still open.`,
  },
  enrolled: {
    title: 'Enrolled to the end',
    statement: 'From first to last day the student is enrolled: on no leave, and before the expected completion.',
    message: (data) =>
      data.kind === 'completion'
        ? `Completion is expected on ${data.completionOn}, before the last day, ${data.to}.`
        : `From ${data.leaveFrom}${data.leaveTo ? ` to ${data.leaveTo}` : ' on'}: ${terms.leave[data.leave]}; the internship is from ${data.from} to ${data.to}.`,
  },
  'supervisor-changed': {
    title: 'Change of supervisor',
    statement: 'Approval, supporter and consent come from the present supervisor before STEP 11.',
    message: ({ what, on, by, name, changedOn }) =>
      what === 'address'
        ? `The mail address of ${name}, supervisor since ${changedOn}, is not recorded, so it is not clear whose address the supporter’s is (STEP 3, ${by}).`
        : `${stale[what]}${on ? ` of ${on}` : ''}${by ? ` (${by})` : ''} stems from before ${name} became supervisor on ${changedOn}.`,
  },
  'early-end': {
    title: 'Early end',
    statement: 'Where an internship ends before the minimum length after all, the faculty decides on credit.',
    message: ({ from, endedOn, to, months, days, minimum, reason }) =>
      `${from} to ${endedOn} is ${counted(months, 'month')} and ${counted(days, 'day')}, under ${counted(minimum, 'month')}${to ? ` (agreed until ${to})` : ''}${reason ? `, “${reason}”` : ''}; the faculty decides on credit.`,
  },
  aftercare: {
    title: 'Aftercare',
    statement: 'A placement that was cut short leaves no course registration, certificate or application behind.',
    message: ({ placement, state, what, which }) => {
      const left = {
        course: 'its course registration stands',
        certificate: `certificate ${which} is still valid`,
        permit: `the application for work permit ${which} is pending`,
      };
      return `${placement} has ended (${terms.placementState[state]}), but ${left[what]}.`;
    },
  },
  'evaluation-late': {
    title: 'Evaluation certificate late',
    statement: 'The evaluation certificate comes within the days that the profile allows after the end.',
    message: ({ endedOn, days }) =>
      `The internship ended on ${endedOn}; after ${days} days no evaluation certificate is recorded.`,
  },
  'grade-late': {
    title: 'Grade late',
    statement: 'The grade comes within the days that the profile allows after the evaluation certificate.',
    message: ({ receivedOn, days }) =>
      `The evaluation certificate came on ${receivedOn}; after ${days} days no grade is recorded.`,
  },
};

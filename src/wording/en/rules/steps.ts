import type { OrderFact } from '../../../core/rules/steps/order.ts';
import type { WordsOf } from '../../rules.ts';
import { counted, countedLength } from '../counted.ts';

const facts: Record<OrderFact, string> = {
  approval: 'the supervisor’s approval (STEP 2)',
  registration: 'the registration in the dedicated system (STEP 3)',
  consultation: 'the request for approval (STEP 5)',
  'application-approval': 'the supervisor’s approval of the application',
  application: 'the application (STEP 6)',
  result: 'the result (STEP 8)',
  review: 'the secretariat’s review of the contract (STEP 9)',
  course: 'the course registration (STEP 10)',
  'first-day': 'the start date (STEP 11)',
  'last-day': 'the end date (STEP 11)',
  certificate: 'the evaluation certificate (STEP 12)',
  grade: 'the grade (STEP 12)',
};

const supporterNames = {
  supervisor: 'supervisor',
  office: 'program office',
  secretariat: 'secretariat',
  box: 'the box “add as approver”',
};

export const steps: WordsOf<
  | 'doctoral'
  | 'length'
  | 'paid'
  | 'supporters'
  | 'order'
  | 'contract-review'
  | 'contract-signed'
  | 'agreement'
  | 'course-before-start'
> = {
  doctoral: {
    title: 'Doctoral level',
    statement:
      'On the start date the student is at doctoral level (in a five-year program, in the third year or above).',
    message: (data) => {
      if (data.kind === 'unknown') return 'The standard period of study (3 or 5 years) has not been recorded.';
      if (data.kind === 'disagree') {
        return `Year ${data.year} is recorded, but with enrollment on ${data.enrolledOn} the student is in year ${data.expected}.`;
      }
      const when = data.from ? ` on the start date (${data.from})` : '';
      const entry = data.enrolledOn
        ? `enrolled on ${data.enrolledOn} (reaches ${counted(data.months, 'month')} of enrollment on ${data.reachedOn})`
        : 'enrollment date unknown';
      const year = data.year === undefined ? 'year unknown' : `recorded year ${data.year}`;
      return `Not yet at doctoral level${when}: ${data.courseYears}-year program, ${entry}, ${year} (required: ${counted(data.months, 'month')} of enrollment, or year ${data.fromYear}).`;
    },
  },
  length: {
    title: 'Length',
    statement: 'The internship lasts at least the minimum number of calendar months in the settings file.',
    message: (data) =>
      data.kind === 'unknown'
        ? 'The start date and the end date have not been recorded.'
        : `${data.from} to ${data.to} is ${countedLength(data.months, data.days)}. At least ${counted(data.minimum, 'month')} ${data.minimum === 1 ? 'is' : 'are'} required.`,
  },
  paid: {
    title: 'Pay',
    statement: 'The amount and the unit of the pay have been stated.',
    message: ({ kind, from, to }) => {
      const days = from || to ? ` from ${from ?? '…'} to ${to ?? '…'}` : '';
      return kind === 'unpaid'
        ? `The internship is unpaid${days}.`
        : `The amount and the unit of the pay${days} have not been recorded.`;
    },
  },
  supporters: {
    title: 'Supporters',
    statement:
      'The supervisor (as approver), the program office and the secretariat are registered as three different supporters in the dedicated system.',
    message: ({ missing, same }) =>
      [
        missing.length > 0 &&
          `Not confirmed in the dedicated system: ${missing.map((who) => supporterNames[who]).join(', ')}.`,
        same.length > 0 && `The same address is used for more than one supporter: ${same.join(', ')}.`,
      ]
        .filter(Boolean)
        .join(' '),
  },
  order: {
    title: 'Order of the steps',
    statement: 'The steps are taken in the order of the program.',
    message: (data) => {
      switch (data.kind) {
        case 'missing':
          return `STEP ${data.before} requires ${facts[data.fact].replace(` (STEP ${data.before})`, '')}, which has not been recorded.`;
        case 'not-accepted':
          return `The student’s acceptance (STEP 8) has not been recorded${data.outcome ? ` (result: ${data.outcome})` : ''}.`;
        case 'too-early':
          return `An evaluation document was received on ${data.receivedOn}, more than ${counted(data.days, 'day')} before the end date (${data.lastDay}).`;
        case 'reversed':
          return `${capital(facts[data.earlier])}, ${data.earlierOn}, must be ${data.strictly ? 'before' : 'no later than'} ${facts[data.later]}, ${data.laterOn}.`;
      }
    },
  },
  'contract-review': {
    title: 'Review of the contract',
    statement: 'The secretariat has confirmed the contents of the current revision of the contract or notice.',
    message: (data) => {
      switch (data.kind) {
        case 'no-contract':
          return 'Neither employment contract nor notice of working conditions has been received.';
        case 'not-reviewed':
          return `${data.contract}, received on ${data.receivedOn}, has not been reviewed by the secretariat.`;
        case 'not-approved':
          return `${data.contract} was ${data.outcome} by the secretariat on ${data.on}.`;
      }
    },
  },
  'contract-signed': {
    title: 'Contract signed',
    statement: 'The contract has been signed, or the notice accepted, on or before the start date.',
    message: (data) =>
      data.kind === 'late'
        ? `${data.contract} was signed on ${data.signedOn}, after the start date (${data.from}).`
        : `${data.contract ?? 'The contract'} has not been signed${data.from ? ` (start date ${data.from})` : ''}.`,
  },
  agreement: {
    title: 'Implementation agreement',
    statement:
      'Signed implementation agreements with the company, one or several in a row, are in force for the whole period.',
    message: (data) => {
      if (data.kind === 'late')
        return `${data.agreement} was signed on ${data.signedOn}, after the first date to which it applies (${data.from}).`;
      const period = data.from && data.to ? ` from ${data.from} to ${data.to}` : '';
      const gap = data.gap ? [`not covered: ${data.gap.from} to ${data.gap.to}`] : [];
      const known = data.known.map((one) => `${one.ref} ${one.from} – ${one.to}${one.signed ? '' : ', not signed'}`);
      const more = [...gap, ...(known.length > 0 ? [`recorded: ${known.join(', ')}`] : [])].join('; ');
      return `No signed implementation agreement with ${data.name} is in force${period}${more && ` (${more})`}.`;
    },
  },
  'course-before-start': {
    title: 'Course registration before the start',
    statement:
      'The student is registered for the course on or before the start date, since the insurance covers the curriculum only.',
    message: (data) =>
      data.kind === 'late'
        ? `The student was registered for the course on ${data.registeredOn}, after the start date (${data.from}).`
        : `The student has not been registered for the course${data.from ? ` (start date ${data.from})` : ''}.`,
  },
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

import type { OrderFact } from '../../../core/rules/steps/order.ts';
import type { WordsOf } from '../../rules.ts';
import { counted } from '../counted.ts';

const facts: Record<OrderFact, string> = {
  approval: 'the supervisor’s approval (STEP 2)',
  registration: 'the registration (STEP 3)',
  consultation: 'the request for approval (STEP 5)',
  'application-approval': 'the supervisor’s approval of the application',
  application: 'the application (STEP 6)',
  result: 'the result (STEP 8)',
  review: 'the secretariat’s review of the contract (STEP 9)',
  course: 'the course registration (STEP 10)',
  'first-day': 'the first day (STEP 11)',
  'last-day': 'the last day (STEP 11)',
  certificate: 'the evaluation certificate (STEP 12)',
  grade: 'the grade (STEP 12)',
};

const supporterNames = {
  supervisor: 'supervisor',
  office: 'programme office',
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
    statement: 'On the first day the student is at doctoral level; in a five-year course, from the third year on.',
    message: (data) => {
      if (data.kind === 'unknown') return 'The standard term of the course (3 or 5 years) is not recorded.';
      if (data.kind === 'disagree') {
        return `Year ${data.year} is recorded, but entry on ${data.enrolledOn} makes it year ${data.expected}.`;
      }
      const when = data.from ? ` on the first day, ${data.from}` : '';
      const entry = data.enrolledOn
        ? `entered on ${data.enrolledOn}, ${data.months} months enrolled from ${data.reachedOn} on`
        : 'entry unknown';
      const year = data.year === undefined ? 'year unknown' : `recorded year ${data.year}`;
      return `Not yet at doctoral level${when}: ${data.courseYears}-year course, ${entry}, ${year} (needed: ${data.months} months, or year ${data.fromYear}).`;
    },
  },
  length: {
    title: 'Length',
    statement: 'The internship is long enough, in calendar months.',
    message: (data) =>
      data.kind === 'unknown'
        ? 'First and last day are not recorded.'
        : `${data.from} to ${data.to} is ${counted(data.months, 'month')} and ${counted(data.days, 'day')}; at least ${counted(data.minimum, 'month')} ${data.minimum === 1 ? 'is' : 'are'} expected.`,
  },
  paid: {
    title: 'Pay',
    statement: 'The pay is stated, with amount and unit.',
    message: ({ kind, from, to }) => {
      const days = from || to ? ` from ${from ?? '…'} to ${to ?? '…'}` : '';
      return kind === 'unpaid'
        ? `The internship is unpaid${days}.`
        : `Amount and unit of the pay${days} are not recorded.`;
    },
  },
  supporters: {
    title: 'Supporters',
    statement:
      'Supervisor (as approver), programme office and secretariat are three different supporters in the dedicated system.',
    message: ({ missing, same }) =>
      [
        missing.length > 0 && `Not known as supporter: ${missing.map((who) => supporterNames[who]).join(', ')}.`,
        same.length > 0 && `The same address stands for more than one supporter: ${same.join(', ')}.`,
      ]
        .filter(Boolean)
        .join(' '),
  },
  order: {
    title: 'Order of the steps',
    statement: 'The steps are taken in the order of the programme.',
    message: (data) => {
      switch (data.kind) {
        case 'missing':
          return `STEP ${data.before} needs ${facts[data.fact]}, which is not recorded.`;
        case 'not-accepted':
          return `The student’s acceptance (STEP 8) is not recorded${data.outcome ? `: the result is “${data.outcome}”` : ''}.`;
        case 'too-early':
          return `An evaluation paper came on ${data.receivedOn}, more than ${data.days} days before the last day, ${data.lastDay}.`;
        case 'reversed':
          return `${capital(facts[data.earlier])}, ${data.earlierOn}, must come ${data.strictly ? 'before' : 'no later than'} ${facts[data.later]}, ${data.laterOn}.`;
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
    title: 'Contract concluded',
    statement: 'The contract is concluded, or the notice accepted, on or before the first day.',
    message: (data) =>
      data.kind === 'late'
        ? `${data.contract} was concluded on ${data.signedOn}, after the first day, ${data.from}.`
        : `${data.contract ?? 'The contract'} is not concluded${data.from ? `; the first day is ${data.from}` : ''}.`,
  },
  agreement: {
    title: 'Implementation agreement',
    statement:
      'Signed implementation agreements with the company, one or several in a row, are in force for the whole period.',
    message: (data) => {
      if (data.kind === 'late')
        return `${data.agreement} was signed on ${data.signedOn}, after the first day to which it applies, ${data.from}.`;
      const period = data.from && data.to ? ` from ${data.from} to ${data.to}` : '';
      const gap = data.gap ? `: not from ${data.gap.from} to ${data.gap.to}` : '';
      const known = data.known.map((one) => `${one.ref} ${one.from} – ${one.to}${one.signed ? '' : ', not signed'}`);
      const others = known.length > 0 ? ` (recorded: ${known.join('; ')})` : '';
      return `No signed implementation agreement with ${data.company} is in force${period}${gap}${others}.`;
    },
  },
  'course-before-start': {
    title: 'Course registration before the start',
    statement:
      'The student is registered for the course on or before the first day, since the insurances cover the curriculum.',
    message: (data) =>
      data.kind === 'late'
        ? `Registered for the course on ${data.registeredOn}, after the first day, ${data.from}.`
        : `Not registered for the course${data.from ? `; the first day is ${data.from}` : ''}.`,
  },
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

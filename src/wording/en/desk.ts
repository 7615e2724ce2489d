import type { Matter } from '../../core/agenda/desk.ts';
import { type LocalDate, weekday } from '../../core/calendar/dates.ts';
import type { CertificateKind } from '../../core/model/certificate.ts';
import type { Gate, StepNumber } from '../../core/model/gate.ts';
import type { PermitKind } from '../../core/model/residence.ts';
import { stepKey } from '../../core/model/steps.ts';
import { yen as grouped } from '../../core/papers/measures.ts';
import { counted } from './counted.ts';
import { terms } from './terms.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const many = (n: number, noun: string): string => `${grouped(n)} ${noun}${n === 1 ? '' : 's'}`;
const step = (n: StepNumber): string => `STEP ${n} ${terms.step[stepKey(n)]}`;

/** What needs attention today. */
export const desk = {
  /** Lines of the desk; findings have their rule's own sentence. */
  matter: (matter: Exclude<Matter, { readonly kind: 'finding' }>): string => {
    switch (matter.kind) {
      case 'record':
        return `STEP ${matter.step} (${terms.step[stepKey(matter.step)]}) can be recorded now.`;
      case 'guide':
        return `The student contacted us on ${matter.contactedOn}. The guide to registration has not been recorded as sent.`;
      case 'briefing':
        return `A briefing was held on ${matter.heldOn}: record that it was attended (--attended), or send the recording.`;
      case 'start':
        return `The internship was due to start on ${matter.from}. The start has not been recorded.`;
      case 'end':
        return `The internship was due to end on ${matter.to}. The end has not been recorded.`;
      case 'more':
        return `And ${matter.count} more.`;
    }
  },
  /** The same in a few words. */
  title: (matter: Exclude<Matter, { readonly kind: 'finding' | 'more' }>): string => {
    switch (matter.kind) {
      case 'record':
        return `Record ${step(matter.step)}`;
      case 'guide':
        return 'Send the guide to registration';
      case 'briefing':
        return `Record the briefing of ${matter.heldOn}, or send the recording`;
      case 'start':
        return `Record the start (${matter.from})`;
      case 'end':
        return `Record the end (${matter.to})`;
    }
  },
  /** What somebody else must do. */
  waitsFor: (what: string, actor: string) => `${what} (${actor})`,
  date: (day: LocalDate) => `${WEEKDAYS[weekday(day)]} ${day}`,
  /** Days left, or past the day if below zero. */
  when: (days: number) =>
    days < 0 ? `${counted(-days, 'day')} overdue` : days === 0 ? 'today' : `${counted(days, 'day')} left`,
  open: (count: number) => `${grouped(count)} open`,
  overdue: (count: number) => `${grouped(count)} overdue`,
  soon: (count: number, days: number) => `${grouped(count)} due within ${counted(days, 'day')}`,
  students: (count: number) => many(count, 'student'),
  placements: (count: number) => many(count, 'open placement'),
  more: (count: number) => `And ${grouped(count)} more: coopj due, coopj check --all`,
  beyond: (next: StepNumber, count: number) =>
    `${many(count, 'more student')} before ${step(next)}: coopj student list --next ${next}`,
  onPages: (count: number) => `And ${grouped(count)} more on the students’ pages: coopj STUDENT`,
  last: (who: string, next: StepNumber, sign: string) =>
    `Last student: ${who} (next: ${step(next)}). ${sign} shows the page.`,
  /** Without the sign where it is told already. */
  byName: (sign?: string) =>
    `Part of a name opens the student’s page with all steps${sign === undefined ? '' : `; ${sign} opens the last one`}.`,
  empty: 'Nothing needs attention today.',
  /** The page of one student. */
  page: {
    state: { done: 'done', next: 'next', blocked: 'stopped', later: '–', ended: 'ended', gap: 'gap' },
    possible: 'Possible now',
    next: (gate: StepNumber) => `Next: ${step(gate)}`,
    stopped: (gate: Gate) =>
      gate === 'C' ? 'Not yet possible: certificate of internship' : `Not yet possible: ${step(gate)}`,
    gap: (n: StepNumber) => `Record ${step(n)}, which was skipped`,
    open: 'Request the approval of a placement (STEP 5)',
    certificate: (kind: CertificateKind) => `Issue the ${terms.certificate[kind].toLowerCase()}`,
    certificateAhead: 'Record what the certificate of internship needs, and issue it',
    permit: (kind: PermitKind, appliedOn: LocalDate) =>
      `Record the grant of the work permit (${terms.permitKind[kind]}, applied for on ${appliedOn})`,
    permitHeld: 'Record a comprehensive permit that the student already holds',
    others: 'Also open',
    more: (count: number, student: string) => `And ${counted(count, 'more finding')}: coopj check ${student}`,
  },
  /** Below the desk and the page, on a terminal. */
  work: {
    /** Words that may be typed besides. */
    means: {
      all: 'record the same for everyone shown; what is missing is asked once.',
      new: 'add a student.',
      report: 'show last month’s report.',
      undo: 'undo the last record; it is shown first.',
      more: 'show the next lines.',
    },
    order: (known: readonly string[], back: boolean) =>
      ['number', 'name', ...known, '?', `Enter ${back ? 'goes back' : 'ends'}`].join(' · '),
    explain: (known: readonly string[]) => [
      'number: record what that line says; several numbers (1 2 3) in turn; what is missing is asked.',
      'name: part of a name, or a student number, to see that student.',
      ...known,
      'Any command can be typed as well: student list --next 2. The first word alone, such as briefing, asks for the rest.',
    ],
    whichNumber: (first: number, last: number) =>
      first === last ? `The only number is ${first}.` : `The numbers go from ${first} to ${last}.`,
    noNumber: 'Nothing here has a number.',
    several: (word: string, count: number, isAll: boolean) =>
      `“${word}” matches ${isAll ? '' : 'more than '}${count} students. Which one?`,
    severalHint: 'The others are not shown; type more of the name to narrow it down.',
    verb: 'What do you want to do?',
    back: 'back',
  },
};

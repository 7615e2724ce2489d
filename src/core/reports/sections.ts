import { within } from '../dates.ts';
import { certificateState } from '../dossier.ts';
import { type Placement, stateOf } from '../placement.ts';
import { tookPlace, workedPeriod } from '../rules/funds.ts';
import { urgencyOf } from '../rules/judge.ts';
import { overlap } from '../rules/work.ts';
import { doneOn, STEPS } from '../steps.ts';
import { contracts } from './contracts.ts';
import { day, number, section, text, where, who } from './section.ts';

/** Steps whose day lies in the period. */
const movements = section({
  key: 'movements',
  columns: [day('on'), text('student'), text('name'), text('placement'), text('company'), number('step'), text('key')],
  sort: ['on', 'student', 'step', 'placement'],
  rows: (view) => {
    const done = (placement?: Placement) =>
      STEPS.filter(({ of }) => of === (placement ? 'placement' : 'student')).flatMap(({ number: step, key }) => {
        const on = doneOn(step, view.dossier, placement);
        return on && within(on, view.period) ? [{ on, ...who(view), ...where(placement), step, key }] : [];
      });
    return [undefined, ...view.dossier.placements].flatMap(done);
  },
});

/** New in the dedicated system: STEP 3 in the period. */
const registrations = section({
  key: 'registrations',
  columns: [day('on'), text('student'), text('name'), text('program'), text('institute')],
  sort: ['on', 'student'],
  rows: (view) => {
    const { registration, student } = view.dossier;
    if (!registration || !within(registration.on, view.period)) return [];
    return [{ on: registration.on, ...who(view), program: student.program, institute: student.institute ?? null }];
  },
});

const courses = section({
  key: 'courses',
  columns: [
    day('registeredOn'),
    text('student'),
    text('name'),
    text('program'),
    text('placement'),
    text('company'),
    number('year'),
    text('term'),
    text('course'),
    number('credits'),
  ],
  sort: ['registeredOn', 'student', 'placement'],
  rows: (view) =>
    view.dossier.placements.flatMap((placement) => {
      const { course } = placement;
      if (!course || !within(course.on, view.period)) return [];
      const { on: registeredOn, ...facts } = course;
      return [{ registeredOn, ...who(view), program: view.dossier.student.program, ...where(placement), ...facts }];
    }),
});

const certificates = section({
  key: 'certificates',
  columns: [
    day('issuedOn'),
    text('number'),
    text('kind'),
    text('lang'),
    text('student'),
    text('name'),
    text('placement'),
    text('purpose'),
    text('by'),
    text('state'),
  ],
  sort: ['issuedOn', 'number'],
  rows: (view) =>
    view.dossier.certificates
      .filter(({ issuedOn }) => within(issuedOn, view.period))
      .map((certificate) => {
        const { issuedOn, number: name, kind, lang, placement = null, purpose = null, by } = certificate;
        const state = certificateState(certificate);
        return { issuedOn, number: name, kind, lang, ...who(view), placement, purpose, by, state };
      }),
});

/** Placements that ended in the period, for whatever reason. */
const closings = section({
  key: 'closings',
  columns: [
    day('on'),
    text('student'),
    text('name'),
    text('placement'),
    text('company'),
    text('as'),
    text('by'),
    text('reason'),
  ],
  sort: ['on', 'student', 'placement'],
  rows: (view) =>
    view.dossier.placements.flatMap((placement) => {
      const { closed } = placement;
      if (!closed || !within(closed.on, view.period)) return [];
      const { on, as, by, reason = null } = closed;
      return [{ on, ...who(view), ...where(placement), as, by, reason }];
    }),
});

/** What stops the next step of whom, who must act, by when, and how it is settled. */
const blocked = section({
  key: 'blocked',
  columns: [
    text('student'),
    text('name'),
    text('placement'),
    text('company'),
    number('step'),
    text('rule'),
    text('actor'),
    day('by'),
    text('urgency'),
    text('settle'),
  ],
  sort: ['student', 'placement', 'rule', 'settle'],
  rows: (view) =>
    view.stands.flatMap(({ placement, step, stops, ...stand }) =>
      stops.map(({ rule, actor = null, by = stand.by, settle = null }) => ({
        ...who(view),
        ...where(placement),
        step,
        rule,
        actor,
        by: by ?? null,
        urgency: urgencyOf(by, view.today),
        settle,
      })),
    ),
});

/** Rules that were set aside in the period. */
const overrides = section({
  key: 'overrides',
  columns: [
    day('on'),
    text('rule'),
    text('gate'),
    text('student'),
    text('name'),
    text('placement'),
    text('reason'),
    text('by'),
  ],
  sort: ['on', 'student', 'rule', 'gate'],
  rows: (view) =>
    view.dossier.overrides
      .filter(({ on }) => within(on, view.period))
      .map(({ on, rule, gate, placement = null, reason, by }) => ({
        on,
        rule,
        gate: String(gate),
        ...who(view),
        placement,
        reason,
        by,
      })),
});

/** Internships of which a day lies in the period: those that run, ran or are agreed. */
const internships = section({
  key: 'internships',
  columns: [
    text('student'),
    text('name'),
    text('program'),
    text('placement'),
    text('company'),
    text('state'),
    day('from'),
    day('to'),
  ],
  sort: ['from', 'student', 'placement'],
  chart: { kind: 'timeline', label: 'name', from: 'from', to: 'to' },
  rows: (view) =>
    view.dossier.placements.filter(tookPlace).flatMap((placement) => {
      const worked = workedPeriod(placement);
      if (!worked || !overlap(worked, view.period)) return [];
      const { program } = view.dossier.student;
      return [
        { ...who(view), program, ...where(placement), state: stateOf(placement), from: worked.from, to: worked.to },
      ];
    }),
});

/** The sections of rows, in the order of the report. */
export const MONTH_SECTIONS = [
  internships,
  movements,
  registrations,
  contracts,
  courses,
  certificates,
  closings,
  blocked,
  overrides,
] as const;

type AnySection = (typeof MONTH_SECTIONS)[number];
export type MonthSectionKey = AnySection['key'];
export type MonthColumn = AnySection['columns'][number]['key'];

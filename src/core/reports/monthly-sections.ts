import { overlap, within } from '../calendar/dates.ts';
import { certificateState } from '../model/certificate.ts';
import { endingOf } from '../model/ending.ts';
import { coursesOf, type Placement, stateOf, tookPlace, workedPeriod } from '../model/placement.ts';
import { daysDone, STEPS } from '../model/steps.ts';
import { urgencyOf } from '../rules/judge.ts';
import { day, free, fromWhere, listed, number, paper, person, text, WHERE, WHO, where, who } from './section.ts';

/** Steps dated in the period, and withdrawals from the course. */
export const movements = () =>
  listed({
    key: 'movements',
    columns: [day('on'), ...WHO, ...WHERE, number('step'), text('key')],
    sort: ['on', 'student', 'step', 'placement'],
    rows: (view) => {
      const done = (placement?: Placement) =>
        STEPS.filter(({ of }) => of === (placement ? 'placement' : 'student')).flatMap(({ number: step, key }) =>
          daysDone(step, view, placement)
            .filter((on) => within(on, view.period))
            .map((on) => ({ on, ...who(view), ...where(placement), step, key })),
        );
      const withdrawn = (placement: Placement) =>
        (placement.withdrawnCourses ?? [])
          .filter((course) => within(course.withdrawn.on, view.period))
          .map((course) => ({
            on: course.withdrawn.on,
            ...who(view),
            ...where(placement),
            step: 10,
            key: 'course-withdrawn',
          }));
      const { placements } = view.dossier;
      return [...[undefined, ...placements].flatMap(done), ...placements.flatMap(withdrawn)];
    },
  });

/** Newly registered in the dedicated system: STEP 3 in the period. */
export const registrations = () =>
  listed({
    key: 'registrations',
    columns: [day('on'), ...WHO, text('program'), text('institute')],
    sort: ['on', 'student'],
    rows: (view) => {
      const { registration } = view.dossier;
      if (!registration || !within(registration.on, view.period)) return [];
      return [{ on: registration.on, ...who(view), ...fromWhere(view) }];
    },
  });

export const courses = () =>
  listed({
    key: 'courses',
    columns: [
      day('registeredOn'),
      ...WHO,
      text('program'),
      ...WHERE,
      number('year'),
      text('term'),
      text('course'),
      number('credits'),
      day('withdrawnOn'),
    ],
    sort: ['registeredOn', 'student', 'placement', 'withdrawnOn'],
    rows: (view) =>
      view.dossier.placements.flatMap((placement) =>
        coursesOf(placement)
          .filter(({ on }) => within(on, view.period))
          .map(({ on: registeredOn, withdrawn, ...facts }) => {
            const { program } = fromWhere(view);
            const withdrawnOn = withdrawn?.on ?? null;
            return { registeredOn, ...who(view), program, ...where(placement), ...facts, withdrawnOn };
          }),
      ),
  });

export const certificates = () =>
  listed({
    key: 'certificates',
    columns: [
      day('issuedOn'),
      paper('number'),
      text('kind'),
      text('lang'),
      ...WHO,
      WHERE[0],
      free('purpose'),
      person('by'),
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

/** Of a placement that ended early. */
const EARLY = [number('agreedDays'), number('workedDays')] as const;
/** Placements that ended in the period for any reason: closed, not accepted at STEP 8, ended early, or graded. */
export const closings = () =>
  listed({
    key: 'closings',
    columns: [day('on'), ...WHO, ...WHERE, text('as'), text('by'), free('reason'), ...EARLY],
    sort: ['on', 'student', 'placement'],
    rows: (view) =>
      view.dossier.placements.flatMap((placement) => {
        const ending = endingOf(placement);
        if (!ending || !within(ending.since, view.period)) return [];
        const { on, as, by, reason = null, early } = ending;
        const days = { agreedDays: early?.agreedDays ?? null, workedDays: early?.workedDays ?? null };
        return [{ on, ...who(view), ...where(placement), as, by, reason, ...days }];
      }),
  });

/** What stops whose next step, who must act, by when, and which command settles it. */
export const blocked = () =>
  listed({
    key: 'blocked',
    columns: [
      ...WHO,
      ...WHERE,
      number('step'),
      text('rule'),
      text('actor'),
      day('by'),
      text('urgency'),
      free('settle'),
    ],
    sort: ['student', 'placement', 'rule', 'settle'],
    rows: (view) =>
      view.stands().flatMap(({ placement, step, stops, ...stand }) =>
        stops.map(({ rule, actor = null, by = stand.by, settle = null }) => ({
          ...who(view),
          ...where(placement),
          step,
          rule,
          actor,
          by: by ?? null,
          urgency: urgencyOf(by, view.end),
          settle,
        })),
      ),
  });

/** Rules set aside in the period. */
export const overrides = () =>
  listed({
    key: 'overrides',
    columns: [day('on'), text('rule'), text('gate'), ...WHO, WHERE[0], free('reason'), person('by')],
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

/** Internships with a day in the period, whether agreed, running or over. */
export const internships = () =>
  listed({
    key: 'internships',
    columns: [...WHO, text('program'), ...WHERE, text('state'), day('from'), day('to')],
    sort: ['from', 'student', 'placement'],
    chart: { kind: 'calendar', label: 'name', from: 'from', to: 'to', state: 'state' },
    rows: (view) =>
      view.dossier.placements.filter(tookPlace).flatMap((placement) => {
        const worked = workedPeriod(placement);
        if (!worked || !overlap(worked, view.period)) return [];
        const { program } = fromWhere(view);
        return [
          { ...who(view), program, ...where(placement), state: stateOf(placement), from: worked.from, to: worked.to },
        ];
      }),
  });

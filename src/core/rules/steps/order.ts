import { addDays, type LocalDate } from '../../calendar/dates.ts';
import type { Dossier } from '../../model/dossier.ts';
import type { Gate, StepNumber } from '../../model/gate.ts';
import { type EvaluationKind, lastDay, type Placement } from '../../model/placement.ts';
import type { Office } from '../../profile/office.ts';
import { BLANK } from '../../text/blank.ts';
import { quoted } from '../../text/command-line.ts';
import { type Actor, type OpenVerdict, type Rule, settleWith, verdicts } from '../rule.ts';

/** Facts whose days this rule compares. */
export type OrderFact =
  | 'approval'
  | 'registration'
  | 'consultation'
  | 'application-approval'
  | 'application'
  | 'result'
  | 'review'
  | 'course'
  | 'first-day'
  | 'last-day'
  | 'certificate'
  | 'grade';

export type OrderData =
  /** An earlier step is not recorded. */
  | { readonly kind: 'missing'; readonly fact: OrderFact; readonly step: StepNumber; readonly before: StepNumber }
  /** The student has not accepted. */
  | { readonly kind: 'not-accepted'; readonly outcome?: string; readonly before: StepNumber }
  /** Both are recorded, in the wrong order: `earlier` may be on the same day as `later` unless `strictly`. */
  | {
      readonly kind: 'reversed';
      readonly earlier: OrderFact;
      readonly earlierOn: LocalDate;
      readonly later: OrderFact;
      readonly laterOn: LocalDate;
      readonly strictly?: boolean;
    }
  /** An evaluation paper came too early to cover the whole internship. */
  | {
      readonly kind: 'too-early';
      readonly paper: EvaluationKind;
      readonly receivedOn: LocalDate;
      readonly lastDay: LocalDate;
      readonly days: number;
    };

type Found = OpenVerdict<OrderData>;
const open = (gates: readonly Gate[], actor: Actor, settle: string, data: OrderData): Found => ({
  result: 'open',
  severity: 'block',
  gates,
  actor,
  settle,
  data,
});

/**
 * The order of the steps on the programme's page. Source: S. A missing review, signature or course registration is reported by its own
 * rule; here only their days are compared.
 */
export const order: Rule<'order', OrderData> = {
  key: 'order',
  of: 'both',
  gates: [3, 6, 8, 10, 11, 12],
  settledBy: ['step record', 'evaluation record'],
  source: ['S'],
  judge: ({ dossier, placement, office }) =>
    verdicts(placement ? ofPlacement(dossier, placement, office) : registrationAfterApproval(dossier)),
};

function registrationAfterApproval({ approval, registration, student }: Dossier): Found[] {
  const settle = (...flags: string[]) => settleWith('step record', student.number, '2', ...flags);
  if (!approval) {
    // Who is registered already was approved on an earlier day than today.
    const way = registration ? settle('--on', BLANK) : settle();
    return [open([3], 'supervisor', way, { kind: 'missing', fact: 'approval', step: 2, before: 3 })];
  }
  return inOrder(
    [3],
    'supervisor',
    settle('--on', BLANK),
    ['approval', approval.on],
    ['registration', registration?.on],
  );
}

type Day = readonly [fact: OrderFact, on: LocalDate | undefined];

function inOrder(
  gates: readonly Gate[],
  actor: Actor,
  settle: string,
  first: Day,
  second: Day,
  strictly = false,
): Found[] {
  const [earlier, earlierOn] = first;
  const [later, laterOn] = second;
  if (earlierOn === undefined || laterOn === undefined) return [];
  if (strictly ? earlierOn < laterOn : earlierOn <= laterOn) return [];
  const data = { kind: 'reversed', earlier, earlierOn, later, laterOn } as const;
  return [open(gates, actor, settle, strictly ? { ...data, strictly } : data)];
}

function ofPlacement({ student }: Dossier, placement: Placement, office: Office): Found[] {
  const on = ['--placement', placement.ref];
  const at = (step: number, ...flags: string[]) =>
    settleWith('step record', student.number, String(step), ...on, ...flags);
  const evaluate = (...flags: string[]) => settleWith('evaluation record', student.number, ...on, ...flags);
  return [
    ...application(placement, at),
    ...result(placement, at),
    ...course(placement, at),
    ...grading(placement, office, at, evaluate),
  ];
}

type At = (step: number, ...flags: string[]) => string;
/** The day that was recorded wrong: which one it is, only a person knows. */
const RIGHT_DAY = ['--on', BLANK] as const;

function application({ application: applied, openedOn }: Placement, at: At): Found[] {
  if (!applied) return [];
  const approval: OrderData = { kind: 'missing', fact: 'application-approval', step: 6, before: 6 };
  return [
    ...inOrder([6], 'student', at(6, ...RIGHT_DAY), ['consultation', openedOn], ['application', applied.on]),
    ...(applied.approvedOn === undefined
      ? [open([6], 'supervisor', at(6, '--approved-on', BLANK), approval)]
      : inOrder(
          [6],
          'supervisor',
          at(6, '--approved-on', BLANK),
          ['application-approval', applied.approvedOn],
          ['application', applied.on],
        )),
  ];
}

function result({ application: applied, result: outcome }: Placement, at: At): Found[] {
  if (!applied) {
    const way = at(6, ...(outcome ? RIGHT_DAY : []), '--approved-on', BLANK);
    return [open([8], 'student', way, { kind: 'missing', fact: 'application', step: 6, before: 8 })];
  }
  const way = at(8, ...(outcome ? ['--outcome', outcome.outcome] : []), ...RIGHT_DAY);
  return inOrder([8], 'student', way, ['application', applied.on], ['result', outcome?.on]);
}

function course(placement: Placement, at: At): Found[] {
  const { result: outcome, course: registered } = placement;
  const approvedOn = firstApproval(placement);
  const started = placement.run?.startedOn;
  const accepted =
    outcome?.outcome === 'accepted'
      ? inOrder(
          [10],
          'student',
          at(8, '--outcome accepted', ...RIGHT_DAY),
          ['result', outcome.on],
          ['course', registered?.on],
        )
      : [
          open([10, 11], 'student', at(8, ...(registered ? RIGHT_DAY : [])), {
            kind: 'not-accepted',
            before: 10,
            ...(outcome && { outcome: outcome.outcome }),
          }),
        ];
  return [
    ...accepted,
    ...inOrder([10], 'secretariat', at(10, ...RIGHT_DAY), ['review', approvedOn], ['course', registered?.on]),
    ...inOrder([11], 'secretariat', at(11, '--started', BLANK), ['review', approvedOn], ['first-day', started]),
  ];
}

/** The day the secretariat first approved a revision; an amendment's revision is naturally approved later. */
const firstApproval = ({ contracts }: Placement): LocalDate | undefined =>
  contracts
    .flatMap(({ reviews }) => reviews.filter(({ by, outcome }) => by === 'secretariat' && outcome === 'approved'))
    .map(({ on }) => on)
    .sort()[0];

function grading(placement: Placement, office: Office, at: At, evaluate: (...flags: string[]) => string): Found[] {
  const { run, papers, grade } = placement;
  const certificate = papers.find((paper) => paper.kind === 'certificate');
  const last = lastDay(placement);
  const days = office.rules.evaluationDaysBeforeEnd;
  const regrade = at(12, ...(grade ? ['--grade', quoted(grade.grade)] : []), ...RIGHT_DAY);
  const early = papers.flatMap(({ kind, receivedOn }) => {
    if (last === undefined || receivedOn >= addDays(last, -days)) return [];
    const way = evaluate('--kind', kind, ...RIGHT_DAY);
    return [open([12], 'company', way, { kind: 'too-early', paper: kind, receivedOn, lastDay: last, days })];
  });
  return [
    ...(run?.endedOn
      ? inOrder([12], 'secretariat', regrade, ['last-day', run.endedOn], ['grade', grade?.on], true)
      : [
          open([12], 'student', at(11, '--ended', BLANK), {
            kind: 'missing',
            fact: 'last-day',
            step: 11,
            before: 12,
          }),
        ]),
    ...(certificate
      ? inOrder([12], 'secretariat', regrade, ['certificate', certificate.receivedOn], ['grade', grade?.on])
      : [open([12], 'company', evaluate(), { kind: 'missing', fact: 'certificate', step: 12, before: 12 })]),
    ...early,
  ];
}

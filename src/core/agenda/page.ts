import { addMonths, type LocalDate } from '../calendar/dates.ts';
import { openPlacements, validCertificates } from '../model/dossier.ts';
import type { Gate, StepNumber } from '../model/gate.ts';
import { firstDay, isAccepted, type Placement, type PlacementRef, tookPlace } from '../model/placement.ts';
import type { PermitKind } from '../model/residence.ts';
import { isRestricted } from '../model/residence-class.ts';
import { leadingPlacement, standOf } from '../model/steps.ts';
import { blocking, type Finding, judgeAll } from '../rules/judge.ts';
import { type Situation, settleWith } from '../rules/rule.ts';
import { BLANK } from '../text/blank.ts';
import { type DeskLine, deskOf } from './desk.ts';
import { type Progress, progressOf } from './progress.ts';
import { type StepLine, stepLines } from './step-list.ts';

/** One way through the twelve steps: with a company, or not yet. */
export interface Passage {
  readonly placement?: Placement;
  readonly steps: readonly StepLine[];
}

/** Something that can be done now. */
export interface Doing {
  readonly matter:
    | Exclude<DeskLine['matter'], { readonly kind: 'finding' } | { readonly kind: 'more' }>
    /** A lower step without a fact. */
    | { readonly kind: 'gap'; readonly step: StepNumber }
    | { readonly kind: 'open' }
    /** An application that the bureau has not answered. */
    | { readonly kind: 'permit'; readonly of: PermitKind; readonly appliedOn: LocalDate }
    | { readonly kind: 'permit-held' }
    | { readonly kind: 'certificate'; readonly of: 'enrollment' | 'internship' }
    /** Of internship, before an acceptance: asking for it leads through what it needs. */
    | { readonly kind: 'certificate-ahead' };
  readonly placement?: PlacementRef;
  readonly by?: LocalDate;
  readonly settle: string;
}

/** A step, or the certificate of internship, that cannot be recorded or issued yet, and all that is in its way. */
export interface Stopped {
  readonly gate: Gate;
  readonly placement?: PlacementRef;
  readonly because: readonly Finding[];
}

/** What somebody wants to see of one student: where things stand, what can be done, and what cannot. */
export interface StudentPage {
  readonly ways: readonly Passage[];
  /** All that STEP 9 still needs, where it is the next: contract and agreement come from several people. */
  readonly next: readonly Stopped[];
  readonly possible: readonly Doing[];
  readonly stopped: readonly Stopped[];
  /** Other open findings, which stop nothing now; those with a day first. */
  readonly others: readonly Finding[];
}

export function pageOf(known: Situation): StudentPage {
  const { dossier } = known;
  const { number } = dossier.student;
  const leading = leadingPlacement(dossier);
  const open = openPlacements(dossier);
  const shown = open.length > 0 ? open : [leading];
  const ways = shown.map((placement) => ({
    ...(placement && { placement }),
    steps: stepLines(known, placement),
  }));
  const progress = progressOf(known);
  const findings = judgeAll(known);
  const placed = shown.filter((placement) => placement !== undefined);
  const stopped = [...progress.flatMap(stoppedBy), ...certificateStopped(placed, findings)];
  const next = progress.flatMap((stand) => contracting(stand, findings));
  const isToldInParts = ({ matter, placement }: Doing) =>
    matter.kind === 'record' && next.some((one) => one.gate === matter.step && one.placement === placement);
  const possible = [
    ...progress.flatMap((stand) => ahead(known, stand)).filter((one) => !isToldInParts(one)),
    ...ways.flatMap((way) => gapsOf(number, way)),
    ...opening(known),
    ...awaited(known, findings),
    ...certificates(known, placed, findings),
    ...certificatesAhead(known),
    ...held(known),
  ];
  const inTheWay = new Set(stopped.flatMap(({ because }) => because.map(identity)));
  const others = findings
    .filter((one) => one.result === 'open' && one.severity !== 'note' && !inTheWay.has(identity(one)))
    // What records a step is said once.
    .filter(({ settle = '' }) => !possible.some((one) => start(one.settle) === start(settle)))
    .toSorted((a, b) => compare(a.by ?? '9999', b.by ?? '9999'));
  return { ways, next, possible: once(possible), stopped, others };
}

/** Those that are not told with the next step, and not settled with it. */
export const besides = (findings: readonly Finding[], { next }: StudentPage): readonly Finding[] => {
  const told = new Set(next.flatMap(({ because }) => because.map(({ settle = '' }) => start(settle))));
  return findings.filter(({ settle = '' }) => !told.has(start(settle)));
};

const CONTRACTING: readonly Finding['rule'][] = ['contract-review', 'contract-signed', 'agreement'];

/** The open parts of STEP 9, each by the command that settles it. */
function contracting({ ahead: step, placement }: Progress, findings: readonly Finding[]): readonly Stopped[] {
  if (step !== 9 || placement === undefined) return [];
  const parts = findings
    .filter(
      ({ result, severity, placement: ref }) => result === 'open' && severity === 'block' && ref === placement.ref,
    )
    .filter(({ rule }) => CONTRACTING.includes(rule))
    .toSorted((a, b) => CONTRACTING.indexOf(a.rule) - CONTRACTING.indexOf(b.rule));
  const because = parts.filter(
    ({ settle = '' }, at) => parts.findIndex((one) => start(one.settle ?? '') === start(settle)) === at,
  );
  return because.length === 0 ? [] : [{ gate: 9, placement: placement.ref, because }];
}

/** Verb, student and step of a command. */
const start = (settle: string): string => settle.split(' ').slice(0, 5).join(' ');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const identity = ({ rule, placement, settle, data }: Finding): string =>
  JSON.stringify([rule, placement ?? null, settle, data]);

const stoppedBy = ({ placement, step, stops }: Progress): readonly Stopped[] =>
  stops.length === 0 ? [] : [{ gate: step, ...(placement && { placement: placement.ref }), because: stops }];

/** What the desk says of it, and the step ahead itself, whoever has the next move: where nothing stops it, it can be recorded. */
function ahead(known: Situation, { placement, ahead: step, step: guarded, stops }: Progress): readonly Doing[] {
  const { number } = known.dossier.student;
  const ref = placement && { placement: placement.ref };
  const mine = deskOf(known).flatMap(({ matter, settle, by, placement: of }): Doing[] =>
    of !== placement?.ref || matter.kind === 'finding' || matter.kind === 'more'
      ? []
      : [{ matter, settle, ...(by && { by }), ...ref }],
  );
  if (mine.length > 0) return mine;
  if (stops.length > 0 && (step === guarded || step === 9)) return [];
  // A result tells that there was a selection; a course can be registered while contracts are still to come.
  const steps: readonly StepNumber[] = step === 7 ? [7, 8] : step === 9 && !placement?.course ? [9, 10] : [step];
  return steps.map((one) => ({
    matter: { kind: 'record', step: one },
    settle: settleWith(...recording(number, one, placement?.ref)),
    ...ref,
  }));
}

/** The command that records a step; what only a person knows is left blank. */
function recording(number: string, step: StepNumber, ref?: PlacementRef): readonly (string | undefined)[] {
  const at = ref === undefined ? [] : ['--placement', ref];
  switch (step) {
    case 4:
      return ['step record', number, '4', '--attended', BLANK];
    // The supervisor's approval comes before it.
    case 6:
      return ['step record', number, '6', ...at, '--approved-on', BLANK];
    case 8:
      return ['step record', number, '8', ...at, '--outcome', BLANK];
    case 9:
      return ['contract receive', number, ...at];
    case 10:
      return ['course register', number, ...at];
    case 12:
      return ['grade record', number, ...at];
    default:
      return ['step record', number, String(step), ...at];
  }
}

function gapsOf(number: string, { placement, steps }: Passage): readonly Doing[] {
  return steps
    .filter(({ gap, step }) => gap && step !== 9)
    .map(({ step, placement: ref }) => ({
      matter: { kind: 'gap', step },
      settle: settleWith(...recording(number, step, ref ?? undefined)),
      ...(placement && ref !== null && { placement: ref }),
    }));
}

const granting = (number: string, kind: PermitKind, ref?: PlacementRef): string =>
  settleWith('permit grant', number, '--kind', kind, ref && `--placement ${ref}`, `--on ${BLANK}`);

/** The way to the certificate of internship of who has no acceptance yet. */
function certificatesAhead({ dossier }: Situation): readonly Doing[] {
  const open = openPlacements(dossier);
  if (open.some(isAccepted) || (open.length === 0 && dossier.placements.some(tookPlace))) return [];
  const of = open.length === 1 ? open[0] : undefined;
  return [
    {
      matter: { kind: 'certificate-ahead' },
      settle: settleWith('certificate issue internship', dossier.student.number, of && `--placement ${of.ref}`),
    },
  ];
}

/** Applications that wait for the bureau's answer. */
const awaited = ({ dossier: { student, permits } }: Situation, findings: readonly Finding[]): readonly Doing[] =>
  permits.flatMap(({ kind, appliedOn, granted, refused, placement }): readonly Doing[] => {
    if (appliedOn === undefined || granted || refused) return [];
    const settle = granting(student.number, kind, kind === 'individual' ? placement : undefined);
    const by = findings.find((one) => one.result === 'open' && one.settle === settle)?.by;
    const matter = { kind: 'permit', of: kind, appliedOn } as const;
    return [{ matter, ...(placement && { placement }), ...(by && { by }), settle }];
  });

/** Who came from abroad often holds a comprehensive permit that the office has not been told of. */
function held({ dossier, today }: Situation): readonly Doing[] {
  const isKnown = dossier.permits.some(({ kind }) => kind === 'comprehensive');
  if (isKnown || !isRestricted(dossier, today)) return [];
  return [{ matter: { kind: 'permit-held' }, settle: granting(dossier.student.number, 'comprehensive') }];
}

/** Who is through STEP 4, and has no placement under way, may ask for the approval of one. */
function opening(known: Situation): readonly Doing[] {
  const { dossier } = known;
  const isFree = openPlacements(dossier).length === 0 && standOf(known).next === 5;
  return isFree
    ? [{ matter: { kind: 'open' }, settle: settleWith('placement open', dossier.student.number, '--company', BLANK) }]
    : [];
}

const certified = (placed: readonly Placement[]): readonly Placement[] =>
  placed.filter((placement) => isAccepted(placement) || tookPlace(placement));

/** The findings that stop gate C of a placement: its own, and the student's. */
const stopsCertificate = ({ ref }: Placement, findings: readonly Finding[]): readonly Finding[] =>
  blocking(
    findings.filter(({ placement }) => placement === undefined || placement === ref),
    'C',
  );

const certificateStopped = (placed: readonly Placement[], findings: readonly Finding[]): readonly Stopped[] =>
  certified(placed)
    .map((placement) => ({
      gate: 'C' as const,
      placement: placement.ref,
      because: stopsCertificate(placement, findings),
    }))
    .filter(({ because }) => because.length > 0);

/** What the student does not hold yet: one of enrollment that a permit is granted on, one of internship of the placement. */
function certificates(
  { dossier, office, today }: Situation,
  placed: readonly Placement[],
  findings: readonly Finding[],
): readonly Doing[] {
  const { number } = dossier.student;
  const held = validCertificates(dossier);
  const isFresh = held.some(
    ({ kind, issuedOn }) => kind === 'enrollment' && addMonths(issuedOn, office.rules.certificateMonths) > today,
  );
  const enrollment: readonly Doing[] = isFresh
    ? []
    : [
        {
          matter: { kind: 'certificate', of: 'enrollment' },
          settle: settleWith('certificate issue enrollment', number),
        },
      ];
  const internship = certified(placed)
    .filter(({ ref }) => !held.some(({ kind, placement }) => kind === 'internship' && placement === ref))
    .filter((placement) => firstDay(placement) !== undefined && stopsCertificate(placement, findings).length === 0)
    .map(
      ({ ref }): Doing => ({
        matter: { kind: 'certificate', of: 'internship' },
        placement: ref,
        settle: settleWith('certificate issue internship', number, '--placement', ref),
      }),
    );
  return [...enrollment, ...internship];
}

const once = (all: readonly Doing[]): readonly Doing[] =>
  all.filter(({ settle }, at) => all.findIndex((one) => one.settle === settle) === at);

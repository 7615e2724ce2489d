import { briefingOf } from '../calendar/briefings.ts';
import { addDays, addMonths, type LocalDate, monthOf } from '../calendar/dates.ts';
import type { Dossier } from '../model/dossier.ts';
import type { StepNumber } from '../model/gate.ts';
import {
  agreedPeriod,
  firstDay,
  isAccepted,
  type Placement,
  type PlacementRef,
  tookPlace,
} from '../model/placement.ts';
import { doneOn } from '../model/steps.ts';
import { nameOf, type StudentNumber } from '../model/student.ts';
import { type Finding, judgeAll, OBLIGING, urgencyOf } from '../rules/judge.ts';
import { owes } from '../rules/owed.ts';
import { type Actor, type Situation, settleWith, type Urgency } from '../rules/rule.ts';
import { type Progress, progressOf } from './progress.ts';

/** Why something is on the desk. */
export type Matter =
  /** A rule that stops the next step, or will soon stop a later one. */
  | { readonly kind: 'finding'; readonly finding: Finding }
  /** Nothing stops this step, and the secretariat can record it. */
  | { readonly kind: 'record'; readonly step: StepNumber }
  /** A student wrote and has not been sent the registration guide. */
  | { readonly kind: 'guide'; readonly contactedOn: LocalDate }
  /** A briefing was held since the registration, but neither attendance nor a recording is on record. */
  | { readonly kind: 'briefing'; readonly heldOn: LocalDate }
  | { readonly kind: 'start'; readonly from: LocalDate }
  | { readonly kind: 'end'; readonly to: LocalDate }
  /** More lines than the desk has room for. */
  | { readonly kind: 'more'; readonly count: number };

/** One thing to do, and the command that settles it. */
export interface DeskLine {
  readonly urgency: Urgency;
  readonly student: StudentNumber;
  readonly name: string;
  readonly placement?: PlacementRef;
  readonly matter: Matter;
  readonly actor: Actor;
  readonly by?: LocalDate;
  readonly settle: string;
  /** Of a student without a placement: the step, 1 to 4, that is waited for. */
  readonly waits?: StepNumber;
}

/** Days ahead within which a deadline is shown although the step it stops is not the next. Source: O. */
const SOON = 30;
/** Lines per student or placement. Source: O. */
const ROOM = 3;

/** What to do for one student today; nothing if all is well or it is somebody else's turn. */
export function deskOf(known: Situation): readonly DeskLine[] {
  const stands = progressOf(known).flatMap((stand) => {
    const { placement } = stand;
    const about = { ...whose(known.dossier), ...(placement ? { placement: placement.ref } : { waits: stand.ahead }) };
    const stops = stand.stops.map((finding) => lineOf(about, finding, known.today, stand.by));
    const soon = soonOf(known, stand).map((finding) => lineOf(about, finding, known.today));
    const found = [...stops, ...soon];
    const mine = placement ? ofPlacement(known, stand, placement) : ofStudent(known, stand);
    // A finding with a date is not repeated.
    const own = mine
      .filter(({ settle }) => !found.some((line) => line.settle === settle))
      .map(({ by, ...line }): DeskLine => {
        const urgency = urgencyOf(by, known.today);
        return { ...about, ...line, urgency, actor: 'secretariat', ...(by && { by }) };
      });
    // What stops the next step keeps its place, however near the deadlines of later steps are.
    return fitting(about, [...deskOrder([...stops, ...own]), ...deskOrder(soon)]);
  });
  return [...stands, ...fitting(whose(known.dossier), owedOf(known))];
}

/** Obligations from two weeks before their last day, whatever became of the placement. */
function owedOf(known: Situation): readonly DeskLine[] {
  const { dossier, today } = known;
  if (!owes(dossier)) return [];
  const near = judgeAll(known, dossier.placements.filter(tookPlace), OBLIGING).filter(
    ({ result, obligation, urgency }) => result === 'open' && obligation !== undefined && urgency === 'red',
  );
  return deskOrder(
    near.map((finding) => {
      const { placement } = finding;
      return lineOf({ ...whose(dossier), ...(placement && { placement }) }, finding, today);
    }),
  );
}

const whose = ({ student }: Dossier) => ({ student: student.number, name: nameOf(student) });
type About = ReturnType<typeof whose> & Pick<DeskLine, 'placement' | 'waits'>;

/** After the acceptance: deadlines of steps beyond the next one that are close. */
function soonOf(known: Situation, { placement, step, stops, findings }: Progress): readonly Finding[] {
  const { today } = known;
  if (!placement || !isAccepted(placement)) return [];
  const last = addDays(today, SOON);
  return findings.filter(
    (finding) =>
      finding.result === 'open' &&
      (finding.severity === 'block' || (finding.severity === 'warn' && !isOver(finding, placement, today))) &&
      finding.obligation === undefined &&
      finding.by !== undefined &&
      finding.by <= last &&
      (finding.gates.length === 0 ||
        finding.gates.some((gate) => gate === 'C' || doneOn(gate, known, placement) === undefined)) &&
      !stops.includes(finding) &&
      // While something stops STEP 10, its registration cannot be the next thing to do.
      !(finding.rule === 'course-before-start' && step <= 10 && stops.length > 0),
  );
}

/** Tasks for before the start are left to `check` once the internship runs: it is too late to do them in time. */
const isOver = ({ by }: Finding, { run }: Placement, today: LocalDate): boolean =>
  run?.startedOn !== undefined && by !== undefined && by < today;

function lineOf(about: About, finding: Finding, today: LocalDate, otherwise?: LocalDate): DeskLine {
  const by = finding.by ?? otherwise;
  return {
    ...about,
    urgency: urgencyOf(by, today),
    matter: { kind: 'finding', finding },
    actor: finding.actor ?? 'secretariat',
    ...(by && { by }),
    settle: finding.settle ?? settleWith('check', about.student),
  };
}

interface Own {
  readonly matter: Matter;
  readonly by?: LocalDate;
  readonly settle: string;
}

/** STEP 1 to 4, only while there is no placement; afterwards `check` reports what is missing from old records. */
function ofStudent({ dossier, calendar, today }: Situation, { ahead, stops }: Progress): readonly Own[] {
  const { student, contact, registration, placements } = dossier;
  const record = (step: StepNumber, ...flags: string[]) =>
    settleWith('step record', student.number, String(step), ...flags);
  if (placements.length > 0) return [];
  if (ahead === 1) return [{ matter: { kind: 'record', step: 1 }, settle: record(1) }];
  if (ahead === 2 && contact && !contact.guideSentOn) {
    const matter = { kind: 'guide', contactedOn: contact.on } as const;
    return [{ matter, settle: record(1, '--guide-sent today') }];
  }
  if (stops.length > 0) return [];
  if (ahead === 3) return [{ matter: { kind: 'record', step: 3 }, settle: record(3) }];
  if (ahead !== 4 || !registration) return [];
  const months = [today, addMonths(today, -1)].map(monthOf);
  const heldOn = months.map((month) => briefingOf(month, calendar)).find((day) => registration.on < day && day < today);
  // Who attended was there, who did not was sent the recording: only the office knows which.
  return heldOn ? [{ matter: { kind: 'briefing', heldOn }, settle: record(4) }] : [];
}

/** STEP 9 to 12, if nothing stops them and it is the secretariat's turn. */
function ofPlacement({ dossier, today }: Situation, { ahead, stops }: Progress, placement: Placement): readonly Own[] {
  if (stops.length > 0) return [];
  const { number } = dossier.student;
  const on = ['--placement', placement.ref];
  const first = firstDay(placement);
  const { to } = agreedPeriod(placement);
  if ((ahead === 9 || ahead === 10) && !placement.course) {
    const settle = settleWith('course register', number, ...on);
    return [{ matter: { kind: 'record', step: 10 }, settle, ...(first && { by: first }) }];
  }
  if (ahead === 11 && !placement.run?.startedOn && first && first <= today) {
    const settle = settleWith('step record', number, '11', ...on, '--started', first);
    return [{ matter: { kind: 'start', from: first }, by: first, settle }];
  }
  if (ahead === 11 && placement.run?.startedOn && to && to < today) {
    const settle = settleWith('step record', number, '11', ...on, '--ended', to);
    return [{ matter: { kind: 'end', to }, by: to, settle }];
  }
  if (ahead === 12)
    return [{ matter: { kind: 'record', step: 12 }, settle: settleWith('grade record', number, ...on) }];
  return [];
}

/** The first few, and the number of the others. */
function fitting(about: About, lines: readonly DeskLine[]): readonly DeskLine[] {
  if (lines.length <= ROOM) return lines;
  const shown = lines.slice(0, ROOM - 1);
  const matter = { kind: 'more', count: lines.length - shown.length } as const;
  const { urgency } = lines[ROOM - 1] ?? { urgency: 'none' };
  return [...shown, { ...about, urgency, matter, actor: 'secretariat', settle: settleWith('check', about.student) }];
}

const URGENCIES: readonly Urgency[] = ['red', 'yellow', 'none'];
const rank = ({ urgency, by, actor, matter, student, placement = '' }: DeskLine): readonly (string | number)[] => [
  URGENCIES.indexOf(urgency),
  matter.kind === 'more' ? 1 : 0,
  matter.kind === 'finding' && matter.finding.severity !== 'block' ? 1 : 0,
  by ?? '9999',
  actor === 'secretariat' ? 0 : 1,
  student,
  placement,
];

/** Most urgent first, then what stops something, then by day, the secretariat's own tasks, and student. */
export const deskOrder = (lines: readonly DeskLine[]): readonly DeskLine[] =>
  lines
    .map((line) => ({ line, rank: rank(line) }))
    .toSorted((a, b) => {
      const at = a.rank.findIndex((one, n) => one !== b.rank[n]);
      return at < 0 ? 0 : (a.rank[at] ?? 0) < (b.rank[at] ?? 0) ? -1 : 1;
    })
    .map(({ line }) => line);

import { addDays, addMonths, type LocalDate } from '../calendar/dates.ts';
import { type Dossier, placementOf, stayOn } from '../model/dossier.ts';
import { agreedPeriod, isOpen, type Placement, type PlacementRef, stateOf, tookPlace } from '../model/placement.ts';
import { nameOf, type StudentNumber } from '../model/student.ts';
import type { RuleKey } from '../rules/index.ts';
import { type Finding, judgeAll, urgencyOf } from '../rules/judge.ts';
import { type Actor, type Severity, type Situation, settleWith, type Urgency } from '../rules/rule.ts';

/** A date to keep: a finding's last day, or an agreed day with nothing wrong. */
export type DueMatter =
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'start'; readonly company: string }
  | { readonly kind: 'end'; readonly company: string }
  /** The period of stay ends during an open internship; its renewal can be filed from `fileFrom`. */
  | { readonly kind: 'stay'; readonly fileFrom: LocalDate };

/** A date to keep for one student. */
export interface DueLine {
  /** The last day. */
  readonly on: LocalDate;
  readonly matter: DueMatter;
  readonly rule: RuleKey | null;
  readonly student: StudentNumber;
  readonly name: string;
  readonly placement?: PlacementRef;
  readonly severity: Severity;
  readonly urgency: Urgency;
  readonly actor: Actor;
  /** The command that settles it. */
  readonly settle: string;
  /** Tells apart two dates of one student, rule and placement; unchanged when the day moves. */
  readonly key: string;
}

/** Months before the end of a stay from which its renewal can be filed, and is urgent. Source: P. */
const FILE_MONTHS = 3;
const RED_MONTHS = 2;

/** Every date to keep for one student. Candidates have none: nothing is agreed yet. */
export function dueOf(known: Situation): readonly DueLine[] {
  const findings = judgeAll(known).filter((finding) => counts(known.dossier, finding));
  const lines = [
    ...findings.flatMap((finding) => lineOf(known, finding)),
    ...known.dossier.placements.flatMap((placement) => agreedOf(known, placement)),
    ...stayOf(known, findings),
  ];
  return inDueOrder(toldApart(lines));
}

/** Concerns the student, or a placement that is accepted or took place. */
function counts(dossier: Dossier, { result, by, placement: ref }: Finding): boolean {
  if (result !== 'open' || by === undefined) return false;
  const placement = ref === undefined ? undefined : placementOf(dossier, ref);
  return placement === undefined || tookPlace(placement);
}

const whose = ({ student }: Dossier) => ({ student: student.number, name: nameOf(student) });

function lineOf({ dossier }: Situation, finding: Finding): readonly DueLine[] {
  const { by, rule, placement, severity, urgency, actor = 'secretariat', settle } = finding;
  if (by === undefined) return [];
  return [
    {
      ...whose(dossier),
      ...(placement && { placement }),
      on: by,
      matter: { kind: 'finding', finding },
      rule,
      severity,
      urgency,
      actor,
      settle: settle ?? settleWith('check', dossier.student.number),
      key: finding.obligation ?? sortOf(finding),
    },
  ];
}

/** Which of a rule's findings this is; leaves out days, amounts and progress, which may change. */
function sortOf({ data }: Finding): string {
  const { what, insurance, paper } = { ...data } as Readonly<Record<string, unknown>>;
  return [what, insurance, paper].filter((part) => typeof part === 'string').join('-');
}

/** The first day of an accepted internship that has not begun; the last day of one that is running. */
function agreedOf({ dossier, companies, today }: Situation, placement: Placement): readonly DueLine[] {
  const { from, to } = agreedPeriod(placement);
  const state = stateOf(placement);
  const { ref } = placement;
  const company = companies.get(placement.company)?.name ?? placement.company;
  const record = (flag: string, day: LocalDate) =>
    settleWith('step record', dossier.student.number, '11 --placement', ref, flag, day);
  const line = (kind: 'start' | 'end', on: LocalDate, settle: string): DueLine => ({
    ...whose(dossier),
    placement: ref,
    on,
    matter: { kind, company },
    rule: null,
    severity: 'note',
    urgency: urgencyOf(on, today),
    actor: 'secretariat',
    settle,
    key: kind,
  });
  if (!isOpen(placement)) return [];
  if (state === 'accepted' && from) return [line('start', from, record('--started', from))];
  if (state === 'running' && to) return [line('end', to, record('--ended', to))];
  return [];
}

/** The end of the stay during an open internship, unless a finding reports it. */
function stayOf({ dossier, today }: Situation, findings: readonly Finding[]): readonly DueLine[] {
  const open = dossier.placements.some((placement) => isOpen(placement) && tookPlace(placement));
  const on = stayOn(dossier, today)?.expiresOn;
  if (!open || on === undefined || findings.some(({ rule }) => rule === 'stay')) return [];
  const fileFrom = addMonths(on, -FILE_MONTHS);
  if (dossier.renewals.some((day) => day >= fileFrom)) return [];
  return [
    {
      ...whose(dossier),
      on,
      matter: { kind: 'stay', fileFrom },
      rule: 'stay',
      severity: 'note',
      urgency: urgencyOf(on, today, { yellowFrom: fileFrom, redFrom: addMonths(on, -RED_MONTHS) }),
      actor: 'student',
      settle: settleWith('stay apply', dossier.student.number),
      key: 'expires',
    },
  ];
}

/** Numbers dates that share an identity, so that each keeps its own. */
function toldApart(lines: readonly DueLine[]): readonly DueLine[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const same = uidOf(line);
    const nth = (seen.get(same) ?? 0) + 1;
    seen.set(same, nth);
    return nth === 1 ? line : { ...line, key: `${line.key}-${nth}` };
  });
}

/** The identity of the date in a calendar program. It stays the same, so that the event moves instead of being doubled. */
export const uidOf = ({ student, rule, placement, key }: DueLine): string =>
  `${[student, rule ?? 'agreed', placement ?? '', key].map(encodeURIComponent).join('/')}@coopj`;

/** The student of whom an identity speaks. */
export function studentOf(uid: string): StudentNumber {
  const [student = ''] = uid.split('/');
  try {
    return decodeURIComponent(student);
  } catch {
    // No identity of ours.
    return student;
  }
}

const SEVERITIES: readonly Severity[] = ['block', 'warn', 'note'];
const URGENCIES: readonly Urgency[] = ['red', 'yellow', 'none'];

/** By day; on one day, what stops something comes first. */
export const inDueOrder = (lines: readonly DueLine[]): readonly DueLine[] =>
  lines.toSorted(
    (a, b) =>
      compare(a.on, b.on) ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      compare(a.student, b.student) ||
      compare(uidOf(a), uidOf(b)),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Overdue, urgent, near, and the rest; each by day. */
export function byUrgency(lines: readonly DueLine[], today: LocalDate) {
  const late = addDays(today, -1);
  const groups = [
    { key: 'late', lines: lines.filter(({ on }) => on <= late) },
    ...URGENCIES.map((key) => ({ key, lines: lines.filter(({ on, urgency }) => on > late && urgency === key) })),
  ] as const;
  return groups.filter((group) => group.lines.length > 0);
}

import { daysBetween, type LocalDate } from '../calendar/dates.ts';
import type { StepNumber } from '../model/gate.ts';
import { settleWith } from '../rules/rule.ts';
import { canonical } from '../text/canonical.ts';
import { type DeskLine, deskOrder } from './desk.ts';

/** How many there are, whoever they are. */
export interface Tally {
  readonly students: number;
  /** Open ones. */
  readonly placements: number;
  /** Students by the furthest step done, where that is 0 to 3. */
  readonly waiting: readonly { readonly step: number; readonly students: number }[];
}

/** One thing to do, for one student or for several. */
export interface BoardItem {
  /** Of those who were looked at. */
  readonly lines: readonly [DeskLine, ...DeskLine[]];
  /** With those who were only counted. */
  readonly students: number;
  /** The command that settles it for all; undefined where each has one of its own. */
  readonly settle?: string;
  /** The command to show: of many students, the one that lists them. */
  readonly shown: string;
  /** The same for what the same students share when it is looked at again. */
  readonly key: string;
}

/** The desk as it is read: what is counted, and all that is known to be done, most urgent first. */
export interface Board {
  readonly counts: {
    readonly open: number;
    readonly overdue: number;
    readonly soon: number;
    readonly students: number;
    readonly placements: number;
  };
  readonly items: readonly BoardItem[];
  /** Students who were not looked at, by the step, 1 to 4, that they wait for; those before STEP 1 are counted among the items too. */
  readonly beyond: readonly { readonly next: StepNumber; readonly students: number }[];
}

/** Days ahead that count as soon. Source: O. */
export const SOON_DAYS = 14;

/** `seen`: how many students of each furthest step (0 to 3) were looked at. */
export function boardOf(
  lines: readonly DeskLine[],
  tally: Tally,
  seen: ReadonlyMap<number, number>,
  today: LocalDate,
): Board {
  const unseen = (step: number): number => {
    const all = tally.waiting.find((one) => one.step === step)?.students ?? 0;
    return Math.max(0, all - (seen.get(step) ?? 0));
  };
  const days = lines.flatMap(({ by }) => (by === undefined ? [] : [daysBetween(today, by)]));
  const told = lines.reduce((sum, { matter }) => sum + (matter.kind === 'more' ? matter.count : 1), 0);
  return {
    counts: {
      // Of whom nothing is known but the register, STEP 1 is to be recorded.
      open: told + unseen(0),
      overdue: days.filter((left) => left < 0).length,
      soon: days.filter((left) => left >= 0 && left <= SOON_DAYS).length,
      students: tally.students,
      placements: tally.placements,
    },
    items: itemsOf(byDay(lines), unseen(0)),
    beyond: ([0, 1, 2, 3] as const)
      .map((step) => ({ next: (step + 1) as StepNumber, students: unseen(step) }))
      .filter(({ students }) => students > 0),
  };
}

/** As they are read: by day, what is overdue longest first; on one day as on the desk. */
const byDay = (lines: readonly DeskLine[]): readonly DeskLine[] =>
  deskOrder(lines).toSorted(({ by: a = NEVER }, { by: b = NEVER }) => (a < b ? -1 : a > b ? 1 : 0));
const NEVER = '9999';

/** What says the same of several students is one thing, in the place of the most urgent. */
export function itemsOf(lines: readonly DeskLine[], unseen = 0): readonly BoardItem[] {
  const groups = new Map<string, [DeskLine, ...DeskLine[]]>();
  lines.forEach((line, n) => {
    if (line.matter.kind === 'more') return;
    const key = sharedBy(line) ?? String(n);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  });
  return [...groups].map(([key, group]) => ({ ...itemOf(group, isFirstStep(group[0]) ? unseen : 0), key }));
}

const isFirstStep = ({ matter }: DeskLine): boolean => matter.kind === 'record' && matter.step === 1;

/** What lines must have in common: the same way out, such as a company's agreement; on STEP 1 to 4, the same step and the same reason. */
function sharedBy({ matter, settle, waits }: DeskLine): string | undefined {
  if (waits !== undefined) {
    const what = matter.kind === 'finding' ? { rule: matter.finding.rule, data: matter.finding.data } : undefined;
    const held = matter.kind === 'briefing' ? matter.heldOn : undefined;
    return canonical({ waits, kind: matter.kind, what: what ?? null, held: held ?? null });
  }
  if (matter.kind !== 'finding') return undefined;
  const { rule, data } = matter.finding;
  return canonical({ rule, data, settle });
}

function itemOf(lines: [DeskLine, ...DeskLine[]], unseen: number): Omit<BoardItem, 'key'> {
  const [{ settle, waits }] = lines;
  const students = new Set(lines.map(({ student }) => student)).size + unseen;
  if (lines.every((one) => one.settle === settle)) return { lines, students, settle, shown: settle };
  const list = waits === undefined ? settle : settleWith('student list', '--next', String(waits));
  return { lines, students, shown: list };
}

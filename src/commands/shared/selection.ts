import type { Context } from '../../context.ts';
import { blockers } from '../../core/agenda/step-list.ts';
import { addDays } from '../../core/calendar/dates.ts';
import { foldStatus, nearestStatus } from '../../core/model/residence-statuses.ts';
import { leadingPlacement, type Phase, phaseOfStanding, STEPS } from '../../core/model/steps.ts';
import { factsOf, type StudentFacts } from '../../core/model/student-fields.ts';
import { programsOf } from '../../core/profile/programs.ts';
import type { StudentFilter, StudentLine } from '../../store/store.ts';
import type { Flags } from '../grammar/notation.ts';
import { daysArgument, doneArgument, given, optionalOneOf, stepArgument } from './arguments.ts';
import { knownOf } from './find.ts';

/** The students that a command is about. */
export interface Selection extends StudentFilter {
  /** Students whose next step is stopped by a rule. */
  readonly blocked?: boolean;
  readonly phase?: Phase;
}

/** The flags that select students, the same wherever they are. */
export const SELECTION = {
  find: '<text>',
  step: '<n>',
  next: '<n>',
  blocked: '',
  running: '',
  startsWithin: '<days>',
  phase: '<phase>',
  program: '<name>',
  residenceStatus: '<status>',
  jsps: '',
  mext: '',
} as const;
export const SELECTION_FLAGS = Object.keys(SELECTION) as readonly (keyof typeof SELECTION)[];

export function selectionOf({ today }: Context, flags: Flags<typeof SELECTION>): Selection {
  const { find, program, residenceStatus: residence, blocked, running, jsps, mext } = flags;
  const within = flags.startsWithin === undefined ? undefined : daysArgument(flags.startsWithin, '--starts-within');
  const phases = [...new Set(STEPS.map((step): Phase => step.phase))];
  return given({
    find,
    program,
    residence: residence === undefined ? undefined : foldStatus(residence),
    blocked,
    running,
    jsps,
    mext,
    step: flags.step === undefined ? undefined : doneArgument(flags.step, '--step'),
    next: flags.next === undefined ? undefined : stepArgument(flags.next, '--next'),
    phase: optionalOneOf(flags.phase, phases, '--phase'),
    startsFrom: within === undefined ? undefined : today,
    startsTo: within === undefined ? undefined : addDays(today, within),
  });
}

/** The selected students, by number. A mistyped name would look like an empty list, so it is reported. */
export async function* selected(
  context: Context,
  { blocked, phase, ...filter }: Selection,
): AsyncGenerator<StudentLine> {
  let isEmpty = true;
  for await (const line of context.store.students(filter)) {
    if (phase !== undefined && phaseOfStanding(line.standing) !== phase) continue;
    if (blocked && !(await isBlocked(context, line.number))) continue;
    isEmpty = false;
    yield line;
  }
  if (isEmpty) await sayUnknown(context, filter);
}

/** Reports the filter's value that no student has, and the nearest one. */
async function sayUnknown(
  { office, out, store, words }: Context,
  { program, residence }: StudentFilter,
): Promise<void> {
  const isThere = async (filter: StudentFilter) => !(await store.students(filter)[Symbol.asyncIterator]().next()).done;
  if (program !== undefined && !(await isThere({ program }))) {
    out.warn(words.lists.nobodyHas('--program', program, programsOf(office).meant(program)));
  }
  if (residence !== undefined && !(await isThere({ residence }))) {
    const close = nearestStatus(residence);
    out.warn(words.lists.nobodyHas('--residence-status', residence, close === residence ? undefined : close));
  }
}

/** A student of the list with every fact of the import list. */
export type WithFacts = StudentLine & { readonly facts: StudentFacts };

export async function* withFacts({ store }: Context, lines: AsyncIterable<StudentLine>): AsyncGenerator<WithFacts> {
  for await (const line of lines) {
    const found = await store.dossier(line.number);
    if (found) yield { ...line, facts: factsOf(found.value) };
  }
}

/** Judged by the rules: only they know what stops the next step. */
async function isBlocked(context: Context, number: string): Promise<boolean> {
  const found = await context.store.dossier(number);
  if (!found) return false;
  return blockers(await knownOf(context, found.value), leadingPlacement(found.value)).length > 0;
}

import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { type LocalDate, weekday } from '../../core/calendar/dates.ts';
import type { Decision } from '../../core/decide/decision.ts';
import { decideStep } from '../../core/decide/step.ts';
import type { StudentChange } from '../../core/journal/changes.ts';
import { evolve } from '../../core/journal/evolve.ts';
import { type Dossier, openPlacements, placementOf } from '../../core/model/dossier.ts';
import { isEarly, unexplainedEnd } from '../../core/model/ending.ts';
import type { StepNumber } from '../../core/model/gate.ts';
import { agreedPeriod, currentContract, type Placement, RESULT_OUTCOMES } from '../../core/model/placement.ts';
import type { StepDetails } from '../../core/model/step-details.ts';
import { doneOn, standOf } from '../../core/model/steps.ts';
import { Abort } from '../../errors.ts';
import { choicesOf } from '../grammar/grammar.ts';
import type { Said } from '../grammar/notation.ts';
import { open } from '../placement/open.ts';
import { dayArgument, given, optionalDay, stepArgument } from '../shared/arguments.ts';
import { companiesOf } from '../shared/companies.ts';
import { companyGuard, findPlacement, findStudent, knownOf, placementMeant } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { tellOdd } from '../shared/warnings.ts';
import { requestOf, writeStudent } from '../shared/write.ts';
import { DETAIL_FLAGS, detailsArgument, detailsWanted, stepChoices, tellDetails, withAddresses } from './details.ts';

export interface RecordOptions {
  readonly student: string;
  readonly step: StepNumber;
  readonly on?: LocalDate;
  readonly placement?: string;
  readonly details: StepDetails;
  readonly override?: readonly string[];
}

export function recordCommand(kit: Kit): Command {
  return verb(kit, 'step record', {
    writes: true,
    brief: true,
    examples: [
      'coopj step record 20241001 6 --on 2026-10-05 --approved-on 2026-10-02',
      'coopj step record 20241001 result --outcome accepted --on 2026-10-20',
      'coopj step record 20241001 10 --override contract-review --reason "電話で確認済みのため"',
    ],
    args: ['<student>', '<step>'],
    students: 'student',
    flags: { on: '<day>?', placement: '<ref>', override: '<rule>*', ...DETAIL_FLAGS },
    choices: {
      step: ({ words }) => stepChoices(words),
      outcome: ({ words }) => choicesOf(RESULT_OUTCOMES, words.terms.placementState),
      grade: ({ office }) => office.course.grades.map((value) => ({ value, name: value })),
    },
    proposes: { step: nextOf },
    shows: { on: besides, earlyReason: agreedEnd },
    before: { on: recordedOn },
    asks: async (context, said, { isBegun }) =>
      typeof said.step === 'string' ? wanted(context, stepArgument(said.step), said, isBegun) : [],
    run: async (context, { student, step: word, ...typed }) => {
      const step = stepArgument(word);
      const flags = {
        ...typed,
        ...(typed.supporter && { supporter: await withAddresses(context, typed.supporter, student) }),
      };
      const on = optionalDay(flags.on, context.today, '--on');
      const details = detailsArgument(step, flags, context.today);
      const { placement, override } = flags;
      return record(context, { student, step, details, ...given({ on, placement, override }) });
    },
  });
}

/** load -> decide (pure) -> show -> apply -> say */
export async function record(context: Context, options: RecordOptions): Promise<void> {
  const { step, details, on, override } = options;
  if (step === 5 && options.placement === undefined && details.company !== undefined) {
    const { company, job, consulted } = details;
    return open(context, { student: options.student, company, terms: {}, ...given({ on, job, consulted }) });
  }
  const student = await findStudent(context, options.student);
  const known = await knownOf(context, student.value);
  const placement = step < 5 ? undefined : findPlacement(student.value, options.placement);
  if (placement && step === 11) refuseReasonAlone(placement, details);
  const guards = placement && step === 11 ? await companyGuard(context, placement.company) : [];
  const decide = (reason?: string) => {
    const request = { ...requestOf(context, given({ override })), ...given({ reason, on }) };
    return decideStep(known, placement, step, details, request);
  };
  const warnings = [
    ...tellDetails(context, details),
    ...tellOdd(context, unexplained(student.value, step === 11 ? placement : undefined, decide())),
  ];
  await writeStudent(context, student, decide, { guards, warnings, ...(placement && { placement: placement.ref }) });
}

/** An early end that the step leaves without a reason. */
function unexplained(dossier: Dossier, placement: Placement | undefined, decision: Decision<StudentChange>) {
  if (!placement || !decision.ok || decision.changes.length === 0) return [];
  const after = placementOf(decision.changes.reduce<Dossier>(evolve, dossier), placement.ref);
  const agreed = after && unexplainedEnd(after);
  if (!agreed) return [];
  return [{ column: '--ended', value: after.run?.endedOn ?? '', problem: { code: 'early-end', agreed } } as const];
}

/** An end that is asked about needs the first day too: a reason alone explains nothing. */
function refuseReasonAlone({ run }: Placement, { ended, earlyReason }: StepDetails): void {
  if (earlyReason !== undefined && ended === undefined && run?.endedOn === undefined)
    throw new Abort('flag-missing', { flag: '--ended', example: '--ended today --early-reason "…"' });
}

/** The step that a student comes to next. */
async function nextOf({ store }: Context, { student }: Said): Promise<string | undefined> {
  const dossier = typeof student === 'string' ? (await store.dossier(student))?.value : undefined;
  const next = dossier && standOf({ dossier, companies: await companiesOf(store) }).next;
  return next ? String(next) : undefined;
}

/** When the step was recorded: a briefing was attended, or its recording sent. Whoever says how STEP 11 ended says no other day of it. */
async function recordedOn(context: Context, said: Said): Promise<readonly (LocalDate | undefined)[] | undefined> {
  const { student, step: word, ended, earlyReason } = said;
  const dossier = typeof student === 'string' ? (await context.store.dossier(student))?.value : undefined;
  const placement = await placementMeant(context, said);
  if (dossier === undefined || typeof word !== 'string') return [];
  const step = stepArgument(word);
  if (step === 4) return [dossier.briefing?.attendedOn, dossier.briefing?.recordingSentOn];
  if (step === 9) return [placement && currentContract(placement)?.signedOn];
  if (step === 11) return (ended ?? earlyReason) === undefined ? [placement?.run?.startedOn] : undefined;
  return [step === 12 ? placement?.grade?.on : doneOn(step, { dossier, companies: new Map() }, placement)];
}

/** What is asked of a step, by what is recorded of its placement. */
async function wanted(context: Context, step: StepNumber, said: Said, isBegun: boolean): Promise<readonly string[]> {
  const placement = step < 5 ? undefined : await placementMeant(context, said);
  if (step === 5 && placement !== undefined) return [];
  const { ended, earlyReason, outcome } = said;
  const ends = step === 11 && isBegun && placement?.run !== undefined ? ['ended?'] : [];
  const isRival = step === 8 && outcome === 'accepted' && isBegun && (await hasRivals(context, said));
  const early =
    step === 11 && placement && typeof ended === 'string' && earlyReason === undefined
      ? isEarly(placement, dayArgument(ended, context.today, '--ended'))
      : false;
  // Nobody else knows whose approval it is.
  const approver = step === 2 && said.by === undefined && !(await hasSupervisor(context, said)) ? ['by'] : [];
  return [
    ...detailsWanted(step, said, isBegun),
    ...approver,
    ...ends,
    ...(isRival ? ['closeOthers?'] : []),
    ...(early ? ['earlyReason?'] : []),
  ];
}

/** What else is recorded with the day: a result that was said before, or who approved where nobody is named or was before. */
async function besides({ store, words }: Context, { student, step, by, outcome }: Said): Promise<string> {
  if (typeof student !== 'string' || typeof step !== 'string') return '';
  const { questions, terms } = words;
  const result = RESULT_OUTCOMES.find((one) => one === outcome);
  if (stepArgument(step) === 8) return result === undefined ? '' : questions.resultIs(terms.placementState[result]);
  const dossier = stepArgument(step) === 2 && by === undefined ? (await store.dossier(student))?.value : undefined;
  const name = dossier?.approval === undefined ? dossier?.student.supervisorName : undefined;
  return name === undefined ? '' : questions.supervisorIs(name);
}

/** Until when it was to go on. */
async function agreedEnd(context: Context, said: Said): Promise<string> {
  const placement = await placementMeant(context, said);
  const { to } = placement ? agreedPeriod(placement) : {};
  return to === undefined ? '' : context.words.questions.agreedUntil(context.words.questions.form.day(to, weekday(to)));
}

async function hasSupervisor({ store }: Context, { student }: Said): Promise<boolean> {
  const dossier = typeof student === 'string' ? (await store.dossier(student))?.value : undefined;
  return dossier === undefined || dossier.student.supervisorName !== undefined;
}

/** Is the student a candidate elsewhere? */
async function hasRivals({ store }: Context, { student }: Said): Promise<boolean> {
  const dossier = typeof student === 'string' ? (await store.dossier(student))?.value : undefined;
  return dossier !== undefined && openPlacements(dossier).length > 1;
}

import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import type { Decision } from '../../core/decide/decision.ts';
import { decideStep } from '../../core/decide/step.ts';
import type { StudentChange } from '../../core/journal/changes.ts';
import { evolve } from '../../core/journal/evolve.ts';
import { type Dossier, placementOf } from '../../core/model/dossier.ts';
import { isEarly, unexplainedEnd } from '../../core/model/ending.ts';
import type { StepNumber } from '../../core/model/gate.ts';
import { agreedPeriod, type Placement } from '../../core/model/placement.ts';
import type { StepDetails } from '../../core/model/step-details.ts';
import { Abort } from '../../errors.ts';
import { open } from '../placement/open.ts';
import { given, optionalDay, stepArgument } from '../shared/arguments.ts';
import { companyGuard, findPlacement, findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { tellOdd } from '../shared/warnings.ts';
import { requestOf, writeStudent } from '../shared/write.ts';
import { DETAIL_FLAGS, detailsAnswered, detailsArgument, tellDetails } from './details.ts';

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
    examples: [
      'coopj step record 20241001 6 --on 2026-10-05 --approved-on 2026-10-02',
      'coopj step record 20241001 result --outcome accepted --on 2026-10-20',
      'coopj step record 20241001 10 --override contract-review --reason "電話で確認済みのため"',
    ],
    args: ['<student>', '<step>'],
    students: 'student',
    flags: { on: '<day>', placement: '<ref>', override: '<rule>*', ...DETAIL_FLAGS },
    run: async (context, { student, step: word, ...flags }) => {
      const step = stepArgument(word);
      const on = optionalDay(flags.on, context.today, '--on');
      const details = detailsArgument(step, await detailsAnswered(context, step, flags), context.today);
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
  const told = placement && step === 11 ? await whyEarly(context, placement, details) : details;
  const guards = placement && step === 11 ? await companyGuard(context, placement.company) : [];
  const decide = (reason?: string) => {
    const request = { ...requestOf(context, given({ override })), ...given({ reason, on }) };
    return decideStep(known, placement, step, told, request);
  };
  const warnings = [
    ...tellDetails(context, told),
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

/** The reason for an end before the agreed one: asked for on a terminal, and never needed. Without an end there is nothing to explain. */
async function whyEarly({ prompt, words }: Context, placement: Placement, details: StepDetails): Promise<StepDetails> {
  const { ended, earlyReason } = details;
  if (earlyReason !== undefined && ended === undefined && placement.run?.endedOn === undefined)
    throw new Abort('flag-missing', { flag: '--ended', example: '--ended today --early-reason "…"' });
  const agreed = agreedPeriod(placement).to;
  if (!prompt.able || earlyReason !== undefined || !ended || !agreed || !isEarly(placement, ended)) return details;
  const reason = await prompt.text(words.screen.whyEarly(agreed), { flag: '--early-reason' });
  return { ...details, earlyReason: reason };
}

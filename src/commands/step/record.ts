import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { StudentChange } from '../../core/changes.ts';
import type { LocalDate } from '../../core/dates.ts';
import { signContract } from '../../core/decide/contract.ts';
import { recordGrade, registerCourse } from '../../core/decide/course.ts';
import type { Decision } from '../../core/decide/decision.ts';
import {
  editPlacement,
  recordApplication,
  recordInternship,
  recordResult,
  recordSelection,
} from '../../core/decide/placement.ts';
import { recordApproval, recordBriefing, recordContact, recordRegistration } from '../../core/decide/student-steps.ts';
import { dayOf, type Known, type Wish } from '../../core/decide/wish.ts';
import type { Placement } from '../../core/placement.ts';
import type { StepNumber } from '../../core/steps.ts';
import { Abort } from '../../errors.ts';
import { given, optionalDay, stepArgument } from '../arguments.ts';
import { findPlacement, findStudent, guardOf, knownOf } from '../find.ts';
import { flag, type Kit, repeated, verb } from '../kit.ts';
import { open } from '../placement/open.ts';
import { wishOf, writeStudent } from '../write.ts';
import { detailsAnswered, detailsArgument, type StepDetails, withDetails } from './details.ts';

export interface RecordOptions {
  readonly student: string;
  readonly step: StepNumber;
  readonly on?: LocalDate;
  readonly placement?: string;
  readonly details: StepDetails;
  readonly override?: readonly string[];
}

export function recordCommand(kit: Kit): Command {
  const command = verb(kit, 'step record', {
    writes: true,
    examples: [
      'coopj step record 20241001 6 --on 2026-10-05 --approved-on 2026-10-02',
      'coopj step record 20241001 result --outcome accepted --on 2026-10-20',
      'coopj step record 20241001 10 --override contract-review --reason "電話で確認済みのため"',
    ],
  })
    .argument('<student>', kit.words.flags.student)
    .argument('<step>', kit.words.flags.step)
    .addOption(flag(kit, 'on', '<day>'))
    .addOption(flag(kit, 'placement', '<ref>'))
    .addOption(flag(kit, 'override', '<rule>').argParser(repeated));
  return withDetails(kit, command).action((student: string, word: string, flags, self: Command) =>
    kit.withContext(self, async (context) => {
      const step = stepArgument(word);
      const on = optionalDay(flags.on, context.today, '--on');
      const details = detailsArgument(step, await detailsAnswered(context, step, flags), context.today);
      const { placement, override } = flags;
      return record(context, { student, step, details, ...given({ on, placement, override }) });
    }),
  );
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
  const guards = placement && step === 11 ? await guardOf(context, placement.company) : [];
  const decide = (reason?: string) => {
    const wish = { ...wishOf(context, given({ override })), ...given({ reason, on }) };
    return placement ? ofPlacement(known, placement, step, details, wish) : ofStudent(known, step, details, wish);
  };
  await writeStudent(context, student, decide, { guards, ...(placement && { placement: placement.ref }) });
}

type DatedWish = Wish & { readonly on?: LocalDate };

function ofStudent(known: Known, step: StepNumber, details: StepDetails, wish: DatedWish): Decision<StudentChange> {
  const { guideSent, by, supporters = {}, approverBox, attended, recordingSent } = details;
  switch (step) {
    case 1:
      return recordContact(known, { ...wish, ...given({ guideSentOn: guideSent }) });
    case 2:
      return recordApproval(known, { ...wish, ...given({ by }) });
    case 3:
      return recordRegistration(known, { ...wish, supporters, ...given({ approverBox }) });
    default: {
      const before = known.dossier.briefing;
      const recordingSentOn = recordingSent === true ? dayOf(known, wish.on, before?.recordingSentOn) : recordingSent;
      const attends = attended ?? (recordingSent === undefined ? true : undefined);
      const attendedOn = attends === true ? dayOf(known, wish.on, before?.attendedOn) : attends;
      return recordBriefing(known, { ...wish, ...given({ attendedOn, recordingSentOn }) });
    }
  }
}

function ofPlacement(
  known: Known,
  placement: Placement,
  step: StepNumber,
  details: StepDetails,
  wish: DatedWish,
): Decision<StudentChange> {
  const { job, consulted, approvedOn, outcome, offeredOn, closeOthers, started, ended, grade, by } = details;
  switch (step) {
    case 5:
      return editPlacement(known, placement, { ...wish, ...given({ job, consulted }) });
    case 6:
      return recordApplication(known, placement, { ...wish, ...given({ approvedOn }) });
    case 7:
      return recordSelection(known, placement, wish);
    case 8:
      if (outcome === undefined) throw new Abort('flag-missing', { flag: '--outcome', example: '--outcome accepted' });
      return recordResult(known, placement, { ...wish, outcome, ...given({ offeredOn, closeOthers }) });
    case 9:
      return signContract(known, placement, wish);
    case 10:
      return registerCourse(known, placement, wish);
    case 11: {
      const startedOn = started ?? (ended === undefined ? dayOf(known, wish.on, placement.run?.startedOn) : undefined);
      return recordInternship(known, placement, { ...wish, ...given({ startedOn, endedOn: ended }) });
    }
    default:
      if (grade === undefined) throw new Abort('flag-missing', { flag: '--grade', example: '--grade A' });
      return recordGrade(known, placement, { ...wish, grade, ...given({ by }) });
  }
}

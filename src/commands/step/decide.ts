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
import { given } from '../arguments.ts';
import type { StepDetails } from './details.ts';

type DatedWish = Wish & { readonly on?: LocalDate };

/** What recording a step changes, or why not: of one command, and of a row of a list. STEP 5 to 12 are a placement's. */
export const decideStep = (
  known: Known,
  placement: Placement | undefined,
  step: StepNumber,
  details: StepDetails,
  wish: DatedWish,
): Decision<StudentChange> =>
  placement ? ofPlacement(known, placement, step, details, wish) : ofStudent(known, step, details, wish);

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

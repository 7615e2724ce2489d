import type { LocalDate } from '../calendar/dates.ts';
import type { StudentChange } from '../journal/changes.ts';
import type { StepNumber } from '../model/gate.ts';
import type { Placement } from '../model/placement.ts';
import type { StepDetails } from '../model/step-details.ts';
import type { Situation } from '../rules/rule.ts';
import { signContract } from './contract.ts';
import { recordGrade, registerCourse } from './course.ts';
import type { Decision } from './decision.ts';
import { editPlacement, recordApplication, recordInternship, recordResult, recordSelection } from './placement.ts';
import { dayRecorded, type Wish } from './request.ts';
import { recordApproval, recordBriefing, recordContact, recordRegistration } from './student-steps.ts';

type DatedWish = Wish & { readonly on?: LocalDate };

/** Who asks sees to it that what a step needs was said. */
const NOTHING_SAID: Decision<StudentChange> = { ok: true, changes: [], overridden: [] };

/** What recording a step changes, or why not: of one command, and of a row of a list. STEP 5 to 12 are a placement's. */
export const decideStep = (
  known: Situation,
  placement: Placement | undefined,
  step: StepNumber,
  details: StepDetails,
  wish: DatedWish,
): Decision<StudentChange> =>
  placement ? ofPlacement(known, placement, step, details, wish) : ofStudent(known, step, details, wish);

function ofStudent(known: Situation, step: StepNumber, details: StepDetails, wish: DatedWish): Decision<StudentChange> {
  const { guideSent, by, supporters = {}, approverBox, attended, recordingSent } = details;
  switch (step) {
    case 1:
      return recordContact(known, { ...wish, ...(guideSent && { guideSentOn: guideSent }) });
    case 2:
      return recordApproval(known, { ...wish, ...(by !== undefined && { by }) });
    case 3:
      return recordRegistration(known, { ...wish, supporters, ...(approverBox !== undefined && { approverBox }) });
    default: {
      const before = known.dossier.briefing;
      const recordingSentOn =
        recordingSent === true ? dayRecorded(known, wish.on, before?.recordingSentOn) : recordingSent;
      const attends = attended ?? (recordingSent === undefined ? true : undefined);
      const attendedOn = attends === true ? dayRecorded(known, wish.on, before?.attendedOn) : attends;
      return recordBriefing(known, {
        ...wish,
        ...(attendedOn && { attendedOn }),
        ...(recordingSentOn && { recordingSentOn }),
      });
    }
  }
}

function ofPlacement(
  known: Situation,
  placement: Placement,
  step: StepNumber,
  details: StepDetails,
  wish: DatedWish,
): Decision<StudentChange> {
  const { job, consulted, approvedOn, outcome, offeredOn, closeOthers, started, ended, grade, by } = details;
  switch (step) {
    case 5:
      return editPlacement(known, placement, {
        ...wish,
        ...(job !== undefined && { job }),
        ...(consulted && { consulted }),
      });
    case 6:
      return recordApplication(known, placement, { ...wish, ...(approvedOn && { approvedOn }) });
    case 7:
      return recordSelection(known, placement, wish);
    case 8:
      if (outcome === undefined) return NOTHING_SAID;
      return recordResult(known, placement, {
        ...wish,
        outcome,
        ...(offeredOn && { offeredOn }),
        ...(closeOthers && { closeOthers }),
      });
    case 9:
      return signContract(known, placement, wish);
    case 10:
      return registerCourse(known, placement, wish);
    case 11: {
      const startedOn =
        started ?? (ended === undefined ? dayRecorded(known, wish.on, placement.run?.startedOn) : undefined);
      return recordInternship(known, placement, {
        ...wish,
        ...(startedOn && { startedOn }),
        ...(ended && { endedOn: ended }),
      });
    }
    default:
      if (grade === undefined) return NOTHING_SAID;
      return recordGrade(known, placement, { ...wish, grade, ...(by !== undefined && { by }) });
  }
}

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
import { dayRecorded, type Request } from './request.ts';
import { recordApproval, recordBriefing, recordContact, recordRegistration } from './student-steps.ts';

type DatedRequest = Request & { readonly on?: LocalDate };

/** Who asks sees to it that what a step needs was said. */
const NOTHING_SAID: Decision<StudentChange> = { ok: true, changes: [], overridden: [] };

/** What recording a step changes, or why not: of one command, and of a row of a list. STEP 5 to 12 are a placement's. */
export const decideStep = (
  known: Situation,
  placement: Placement | undefined,
  step: StepNumber,
  details: StepDetails,
  request: DatedRequest,
): Decision<StudentChange> =>
  placement ? ofPlacement(known, placement, step, details, request) : ofStudent(known, step, details, request);

function ofStudent(
  known: Situation,
  step: StepNumber,
  details: StepDetails,
  request: DatedRequest,
): Decision<StudentChange> {
  const { guideSent, by, supporters = {}, approverBox, attended, recordingSent } = details;
  switch (step) {
    case 1:
      return recordContact(known, { ...request, ...(guideSent && { guideSentOn: guideSent }) });
    case 2:
      return recordApproval(known, { ...request, ...(by !== undefined && { by }) });
    case 3:
      return recordRegistration(known, { ...request, supporters, ...(approverBox !== undefined && { approverBox }) });
    default: {
      const before = known.dossier.briefing;
      const recordingSentOn =
        recordingSent === true ? dayRecorded(known, request.on, before?.recordingSentOn) : recordingSent;
      const attendedOn = attended === true ? dayRecorded(known, request.on, before?.attendedOn) : attended;
      return recordBriefing(known, {
        ...request,
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
  request: DatedRequest,
): Decision<StudentChange> {
  const { job, consulted, approvedOn, confirms, outcome, offeredOn, closeOthers, started, ended, grade, by } = details;
  const { earlyReason } = details;
  switch (step) {
    case 5:
      return editPlacement(known, placement, {
        ...request,
        ...(job !== undefined && { job }),
        ...(consulted && { consulted }),
      });
    case 6:
      return recordApplication(known, placement, {
        ...request,
        ...(approvedOn && { approvedOn }),
        ...(confirms && { confirms }),
      });
    case 7:
      return recordSelection(known, placement, request);
    case 8:
      if (outcome === undefined) return NOTHING_SAID;
      return recordResult(known, placement, {
        ...request,
        outcome,
        ...(offeredOn && { offeredOn }),
        ...(closeOthers && { closeOthers }),
      });
    case 9:
      return signContract(known, placement, request);
    case 10:
      return registerCourse(known, placement, request);
    case 11: {
      const startedOn =
        started ??
        (ended === undefined && earlyReason === undefined
          ? dayRecorded(known, request.on, placement.run?.startedOn)
          : undefined);
      return recordInternship(known, placement, {
        ...request,
        ...(startedOn && { startedOn }),
        ...(ended && { endedOn: ended }),
        ...(earlyReason !== undefined && { earlyReason }),
      });
    }
    default:
      if (grade === undefined) return NOTHING_SAID;
      return recordGrade(known, placement, { ...request, grade, ...(by !== undefined && { by }) });
  }
}

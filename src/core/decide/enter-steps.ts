import type { StudentChange } from '../journal/changes.ts';
import { approvalsOf, type Dossier } from '../model/dossier.ts';
import type { Student } from '../model/student.ts';
import type { StudentFacts } from '../model/student-fields.ts';
import type { Office } from '../profile/office.ts';
import { isOfLaterSupervisor, registrationOn, supportersOnFile } from './student-steps.ts';

/** STEP 1 to 4 as given by an import list, as changes where they differ from the dossier. */
export function firstSteps(
  dossier: Dossier | undefined,
  student: Student,
  facts: StudentFacts,
  office: Office,
): readonly StudentChange[] {
  return [
    ...contact(dossier?.contact, facts),
    ...approval(dossier, student, facts),
    ...registration(dossier?.registration, student, facts, office),
    ...briefing(dossier?.briefing, facts),
  ];
}

const differs = <T>(said: T | undefined, before: T | undefined): boolean => said !== undefined && said !== before;

/** The guide answers a contact: if only its day is known, the student wrote by then. */
function contact(before: Dossier['contact'], { contactedOn, guideSentOn }: StudentFacts): readonly StudentChange[] {
  const on = contactedOn ?? before?.on ?? guideSentOn;
  if (on === undefined) return [];
  if (on === before?.on && !differs(guideSentOn, before.guideSentOn)) return [];
  return [{ type: 'contact-recorded', on, ...(guideSentOn !== undefined && { guideSentOn }) }];
}

/** A day on or after a change of supervisor is the new one's approval, which leaves the first as it is. */
function approval(
  dossier: Dossier | undefined,
  student: Student,
  { approvedOn }: StudentFacts,
): readonly StudentChange[] {
  if (approvedOn === undefined) return [];
  const before = dossier?.approval;
  if (dossier && approvalsOf(dossier).some(({ on }) => on === approvedOn)) return [];
  const last = dossier?.supervisors.at(-1);
  if (dossier && last && last.on <= approvedOn && isOfLaterSupervisor(dossier, last.name, approvedOn)) {
    return [{ type: 'approval-renewed', on: approvedOn, by: last.name }];
  }
  const by = before?.by ?? student.supervisorName;
  return [{ type: 'approval-recorded', on: approvedOn, ...(by !== undefined && { by }) }];
}

/**
 * Supporters are as entered in the dedicated system: a later change of address on file does not change them. That they are those on
 * file only the ticked box says.
 */
function registration(
  before: Dossier['registration'],
  student: Student,
  { registeredOn, approverBox }: StudentFacts,
  office: Office,
): readonly StudentChange[] {
  if (before === undefined) {
    return registeredOn === undefined
      ? []
      : [registrationOn({ dossier: { student }, office }, registeredOn, {}, approverBox)];
  }
  const seen = Object.entries(approverBox ? supportersOnFile(student, office) : {});
  const supporters = Object.fromEntries(seen.filter(([who]) => !(who in before.supporters)));
  const said = differs(registeredOn, before.on) || differs(approverBox, before.approverBox);
  if (!said && Object.keys(supporters).length === 0) return [];
  const on = registeredOn ?? before.on;
  return [{ type: 'registration-recorded', on, supporters, ...(approverBox !== undefined && { approverBox }) }];
}

function briefing(
  before: Dossier['briefing'],
  { briefingOn, recordingSentOn }: StudentFacts,
): readonly StudentChange[] {
  if (!differs(briefingOn, before?.attendedOn) && !differs(recordingSentOn, before?.recordingSentOn)) return [];
  return [
    {
      type: 'briefing-recorded',
      ...(briefingOn !== undefined && { attendedOn: briefingOn }),
      ...(recordingSentOn !== undefined && { recordingSentOn }),
    },
  ];
}

import type { StudentChange } from '../journal/changes.ts';
import type { Dossier } from '../model/dossier.ts';
import type { Student } from '../model/student.ts';
import type { Facts } from '../model/student-fields.ts';
import type { Office } from '../profile/office.ts';
import { registrationOn } from './student-steps.ts';

/** STEP 1 to 4 as far as an import list says them, and only what differs from the dossier. */
export function firstSteps(
  dossier: Dossier | undefined,
  student: Student,
  facts: Facts,
  office: Office,
): readonly StudentChange[] {
  return [
    ...contact(dossier?.contact, facts),
    ...approval(dossier?.approval, student, facts),
    ...registration(dossier?.registration, student, facts, office),
    ...briefing(dossier?.briefing, facts),
  ];
}

const differs = <T>(said: T | undefined, before: T | undefined): boolean => said !== undefined && said !== before;

/** The guide answers the contact: where only its day is known, the student had written by then. */
function contact(before: Dossier['contact'], { contactedOn, guideSentOn }: Facts): readonly StudentChange[] {
  const on = contactedOn ?? before?.on ?? guideSentOn;
  if (on === undefined) return [];
  if (on === before?.on && !differs(guideSentOn, before.guideSentOn)) return [];
  return [{ type: 'contact-recorded', on, ...(guideSentOn !== undefined && { guideSentOn }) }];
}

function approval(before: Dossier['approval'], student: Student, { approvedOn }: Facts): readonly StudentChange[] {
  if (approvedOn === undefined || approvedOn === before?.on) return [];
  const by = before?.by ?? student.supervisorName;
  return [{ type: 'approval-recorded', on: approvedOn, ...(by !== undefined && { by }) }];
}

/** The supporters stand in the dedicated system: an address that changes on file later does not change there. */
function registration(
  before: Dossier['registration'],
  student: Student,
  { registeredOn, approverBox, supervisorEmail, officeEmail }: Facts,
  office: Office,
): readonly StudentChange[] {
  if (before === undefined) {
    return registeredOn === undefined
      ? []
      : [registrationOn({ dossier: { student }, office }, registeredOn, {}, approverBox)];
  }
  const supporters = {
    ...(before.supporters.supervisor === undefined && supervisorEmail !== undefined && { supervisor: supervisorEmail }),
    ...(before.supporters.office === undefined && officeEmail !== undefined && { office: officeEmail }),
  };
  const said = differs(registeredOn, before.on) || differs(approverBox, before.approverBox);
  if (!said && Object.keys(supporters).length === 0) return [];
  const on = registeredOn ?? before.on;
  return [{ type: 'registration-recorded', on, supporters, ...(approverBox !== undefined && { approverBox }) }];
}

function briefing(before: Dossier['briefing'], { briefingOn, recordingSentOn }: Facts): readonly StudentChange[] {
  if (!differs(briefingOn, before?.attendedOn) && !differs(recordingSentOn, before?.recordingSentOn)) return [];
  return [
    {
      type: 'briefing-recorded',
      ...(briefingOn !== undefined && { attendedOn: briefingOn }),
      ...(recordingSentOn !== undefined && { recordingSentOn }),
    },
  ];
}

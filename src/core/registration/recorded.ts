import type { Dossier } from '../model/dossier.ts';
import { type FactName, type Facts, FIELDS, STUDENT_FACTS } from '../model/student-fields.ts';

/** What a dossier holds of the import list: the other way round from `register`. */
export function factsOf({ student, stays, contact, approval, registration, briefing }: Dossier): Facts {
  const stay = stays.at(-1);
  const all = {
    ...Object.fromEntries(STUDENT_FACTS.map((fact) => [fact, student[fact]])),
    residenceStatus: stay?.status,
    residenceExpiresOn: stay?.expiresOn,
    residenceCard: stay?.card,
    contactedOn: contact?.on,
    guideSentOn: contact?.guideSentOn,
    approvedOn: approval?.on,
    registeredOn: registration?.on,
    approverBox: registration?.approverBox,
    briefingOn: briefing?.attendedOn,
    recordingSentOn: briefing?.recordingSentOn,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Facts;
}

type Value = Facts[FactName];

/** What is another after than before, in the order of the list. */
export const differences = (
  before: Facts,
  after: Facts,
): readonly { readonly fact: FactName; readonly before: Value; readonly after: Value }[] =>
  FIELDS.map(({ fact }) => ({ fact, before: before[fact], after: after[fact] })).filter(
    (change) => change.before !== change.after,
  );

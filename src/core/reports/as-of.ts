import type { LocalDate } from '../calendar/dates.ts';
import type { Certificate } from '../model/certificate.ts';
import type { Agreement, Companies } from '../model/company.ts';
import type { ContractRevision } from '../model/contract.ts';
import type { Dossier } from '../model/dossier.ts';
import { coursesOf, type Placement, type WithdrawnCourse } from '../model/placement.ts';
import type { Permit } from '../model/residence.ts';

/**
 * The dossier as of the end of a day: without facts dated later. What has no date (the student's particulars, terms, stays) stays as
 * known.
 */
export function dossierAsOf(dossier: Dossier, day: LocalDate): Dossier {
  const { contact, approval, registration, briefing, ...rest } = dossier;
  const { attendedOn, recordingSentOn } = briefing ?? {};
  return {
    ...rest,
    ...(by(day, contact?.on) && contact && { contact }),
    ...(by(day, approval?.on) && approval && { approval }),
    ...(by(day, registration?.on) && registration && { registration }),
    ...((by(day, attendedOn) || by(day, recordingSentOn)) && {
      briefing: {
        ...(by(day, attendedOn) && { attendedOn }),
        ...(by(day, recordingSentOn) && { recordingSentOn }),
      },
    }),
    placements: dossier.placements.filter(({ openedOn }) => openedOn <= day).map((one) => placementUntil(one, day)),
    certificates: dossier.certificates
      .filter(({ issuedOn }) => issuedOn <= day)
      .map((one) => registeredUntil(one, day)),
    overrides: dossier.overrides.filter(({ on }) => on <= day),
    insurances: dossier.insurances.filter(({ paidOn }) => paidOn <= day),
    permits: dossier.permits.filter(({ openedOn }) => openedOn <= day).map((one) => permitUntil(one, day)),
    settled: Object.fromEntries(Object.entries(dossier.settled).filter(([, on]) => on <= day)),
  };
}

function permitUntil({ appliedOn, granted, refused, ...permit }: Permit, day: LocalDate): Permit {
  return {
    ...permit,
    ...(by(day, appliedOn) && { appliedOn }),
    ...(by(day, granted?.on) && granted && { granted }),
    ...(by(day, refused?.on) && refused && { refused }),
  };
}

/** A certificate voided later was still valid. */
function registeredUntil({ voided, reissues, ...certificate }: Certificate, day: LocalDate): Certificate {
  const again = reissues?.filter(({ on }) => on <= day) ?? [];
  return {
    ...certificate,
    ...(again.length > 0 && { reissues: again }),
    ...(by(day, voided?.on) && voided && { voided }),
  };
}

const by = (day: LocalDate, on: LocalDate | undefined): on is LocalDate => on !== undefined && on <= day;

function placementUntil(placement: Placement, day: LocalDate): Placement {
  const { application, selection, result, course: _, withdrawnCourses, run, grade, closed, ...rest } = placement;
  const { startedOn, endedOn, earlyReason } = run ?? {};
  return {
    ...rest,
    ...(by(day, application?.on) && application && { application }),
    ...(by(day, selection?.on) && selection && { selection }),
    ...(by(day, result?.on) && result && { result }),
    contracts: placement.contracts
      .filter(({ receivedOn }) => receivedOn <= day)
      .map((one) => ({ ...revisionUntil(one, day), kind: one.kind, terms: one.terms })),
    ...courseUntil(placement, day),
    ...((by(day, startedOn) || by(day, endedOn)) && {
      run: {
        ...(by(day, startedOn) && { startedOn }),
        ...(by(day, endedOn) && { endedOn, ...(earlyReason !== undefined && { earlyReason }) }),
      },
    }),
    papers: placement.papers.filter(({ receivedOn }) => receivedOn <= day),
    ...(by(day, grade?.on) && grade && { grade }),
    ...(by(day, closed?.on) && closed && { closed }),
  };
}

/** A registration from which the student withdrew later was still in force. */
function courseUntil(placement: Placement, day: LocalDate): Pick<Placement, 'course' | 'withdrawnCourses'> {
  const registered = coursesOf(placement).filter(({ on }) => on <= day);
  const isGone = (one: (typeof registered)[number]): one is WithdrawnCourse => by(day, one.withdrawn?.on);
  const gone = registered.filter(isGone);
  const { withdrawn: _, ...course } = registered.findLast((one) => !isGone(one)) ?? {};
  return {
    ...('on' in course && { course }),
    ...(gone.length > 0 && { withdrawnCourses: gone }),
  };
}

/** The companies as of the end of a day: an agreement signed later was not signed yet. */
export const companiesUntil = (companies: Companies, day: LocalDate): Companies =>
  new Map(
    [...companies].map(([code, company]) => [
      code,
      { ...company, agreements: company.agreements.map((one) => agreementUntil(one, day)) },
    ]),
  );

function agreementUntil({ signedOn, ...agreement }: Agreement, day: LocalDate): Agreement {
  return { ...agreement, ...(by(day, signedOn) && { signedOn }) };
}

/** A contract's or agreement's revision as of the end of a day. */
export function revisionUntil(revision: ContractRevision, day: LocalDate): ContractRevision {
  const { signedOn, signedFile, ...rest } = revision;
  return {
    ...rest,
    reviews: revision.reviews.filter(({ on }) => on <= day),
    ...(by(day, signedOn) && { signedOn, ...(signedFile !== undefined && { signedFile }) }),
  };
}

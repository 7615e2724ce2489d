import { addDays } from '../calendar/dates.ts';
import type { Certificate } from '../model/certificate.ts';
import type { Contract, ContractRevision } from '../model/contract.ts';
import { type Approval, type Dossier, isSamePerson, type JspsConsent, NOTHING_KNOWN } from '../model/dossier.ts';
import type { Evidence } from '../model/evidence.ts';
import type { EvaluationPaper, Placement, Withdrawal } from '../model/placement.ts';
import type { Leave, Permit } from '../model/residence.ts';
import { withAmendment, withCorrection } from '../model/spans.ts';
import { latinName, type Student } from '../model/student.ts';
import type { StudentChange } from './changes.ts';

/** Applies a change to a dossier. Total: if there is nothing to change, the dossier stays as it is. */
export function evolve(dossier: Dossier | undefined, change: StudentChange): Dossier {
  if (change.type === 'student-registered') {
    return named({ ...(dossier ?? NOTHING_KNOWN), student: change.facts }, change.facts, true);
  }
  if (dossier === undefined) throw new Error(`a ${change.type} before the student was registered`);
  switch (change.type) {
    case 'student-edited':
      return named(dossier, edited(dossier.student, change), change.set.nameOnCard !== undefined);
    case 'student-renumbered':
      return { ...dossier, student: { ...dossier.student, number: change.number } };
    case 'stay-recorded': {
      const others = dossier.stays.filter((stay) => stay.on !== change.stay.on);
      return { ...dossier, stays: [...others, change.stay].sort((a, b) => (a.on < b.on ? -1 : 1)) };
    }
    case 'renewal-applied':
      return { ...dossier, renewals: [...dossier.renewals, change.on] };
    case 'leave-recorded':
      return { ...dossier, leaves: [...dossier.leaves, change.leave] };
    case 'returned': {
      const { on, leaveFrom } = change;
      const to = addDays(on, -1);
      const ends = (leave: Leave) =>
        leaveFrom === undefined ? leave.to === undefined && leave.from < on : leave.from === leaveFrom;
      return { ...dossier, leaves: dossier.leaves.map((leave) => (ends(leave) ? { ...leave, to } : leave)) };
    }
    case 'absence-added':
      return { ...dossier, absences: [...dossier.absences, change.absence] };
    case 'supervisor-changed': {
      const { name, email } = change.change;
      const student = { ...dossier.student, supervisorName: name, ...(email && { supervisorEmail: email }) };
      return { ...dossier, student, supervisors: [...dossier.supervisors, change.change] };
    }
    case 'jsps-recorded':
      return { ...dossier, jspsConsent: { ...withoutFormer(dossier.jspsConsent, change.consent), ...change.consent } };
    case 'insurance-recorded':
      return { ...dossier, insurances: [...dossier.insurances, change.insurance] };
    case 'permit-opened': {
      const { number, kind, on, placement } = change;
      const permit = { number, kind, openedOn: on, papers: {}, ...(placement && { placement }) };
      return { ...dossier, permits: [...dossier.permits, permit] };
    }
    case 'permit-paper-ready':
      return onPermit(dossier, change, ({ papers }) => ({ papers: { ...papers, [change.paper]: change.on } }));
    case 'permit-applied':
      return onPermit(dossier, change, () => ({ appliedOn: change.on }));
    case 'permit-granted':
      return onPermit(dossier, change, () => ({ granted: change.granted }));
    case 'permit-refused':
      return onPermit(dossier, change, () => ({ refused: change.refused }));
    case 'obligation-settled':
      return { ...dossier, settled: { ...dossier.settled, [change.key]: change.on } };
    case 'note-added': {
      const { on, text, by } = change;
      return { ...dossier, notes: [...dossier.notes, { on, text, by }] };
    }
    case 'contact-recorded': {
      const { type, ...contact } = change;
      return { ...dossier, contact: { ...dossier.contact, ...contact } };
    }
    case 'approval-recorded': {
      const { type, ...approval } = change;
      return { ...dossier, approval: { ...dossier.approval, ...approval } };
    }
    case 'approval-renewed': {
      const { on, by, instead } = change;
      const later = dossier.laterApprovals ?? [];
      const isSaid = (one: Approval) => one.by === (instead ?? by);
      // Replaced in place, so that telling the same again changes nothing.
      const replaced = later.map((one) => (isSaid(one) ? { on, by } : one));
      return { ...dossier, laterApprovals: later.some(isSaid) ? replaced : [...later, { on, by }] };
    }
    case 'registration-recorded': {
      const { type, ...registration } = change;
      const supporters = { ...dossier.registration?.supporters, ...change.supporters };
      return { ...dossier, registration: { ...dossier.registration, ...registration, supporters } };
    }
    case 'briefing-invited': {
      const others = (dossier.invitations ?? []).filter((one) => one.for !== change.for);
      return { ...dossier, invitations: [...others, { on: change.on, for: change.for }] };
    }
    case 'briefing-recorded': {
      const { type, ...briefing } = change;
      return { ...dossier, briefing: { ...dossier.briefing, ...briefing } };
    }
    case 'placement-opened': {
      const { ref, company, on, consulted, terms, hr, mentor } = change;
      const job = change.job === undefined ? {} : { job: change.job };
      const placement = {
        ref,
        company,
        openedOn: on,
        ...job,
        ...(hr !== undefined && { hr }),
        ...(mentor !== undefined && { mentor }),
        consulted,
        terms: [terms],
        prepared: {},
        contracts: [],
        papers: [],
      };
      return { ...dossier, placements: [...dossier.placements, placement] };
    }
    case 'certificate-issued':
      return { ...dossier, certificates: [...dossier.certificates, change.certificate] };
    case 'certificate-voided':
      return onCertificate(dossier, change, () => ({ voided: change.voided }));
    case 'certificate-reissued':
      return onCertificate(dossier, change, ({ reissues = [] }) => ({ reissues: [...reissues, change.reissue] }));
    case 'rule-overridden':
      return { ...dossier, overrides: [...dossier.overrides, change.override] };
    default: {
      const placements = dossier.placements.map((placement) =>
        placement.ref === change.placement ? evolvePlacement(placement, change) : placement,
      );
      return { ...dossier, placements };
    }
  }
}

/** The consent as it was, without the address of a host researcher who is another now. */
function withoutFormer(before: JspsConsent = {}, { hostResearcher }: JspsConsent): JspsConsent {
  if (hostResearcher === undefined || isSamePerson(before.hostResearcher, hostResearcher)) return before;
  const { hostResearcherEmail: _, ...rest } = before;
  return rest;
}

function onPermit(
  dossier: Dossier,
  { number }: { readonly number: number },
  change: (permit: Permit) => Partial<Permit>,
): Dossier {
  const permits = dossier.permits.map((permit) =>
    permit.number === number ? { ...permit, ...change(permit) } : permit,
  );
  return { ...dossier, permits };
}

function onCertificate(
  dossier: Dossier,
  { number }: { readonly number: string },
  change: (certificate: Certificate) => Partial<Certificate>,
): Dossier {
  const certificates = dossier.certificates.map((certificate) =>
    certificate.number === number ? { ...certificate, ...change(certificate) } : certificate,
  );
  return { ...dossier, certificates };
}

/** The dossier with the record, and the name in Latin letters that stands beside the one on the card. `confirmed`: the card was read now. */
function named({ latinAtCard, ...dossier }: Dossier, student: Student, confirmed: boolean): Dossier {
  const before = confirmed ? undefined : latinAtCard;
  const latin = student.nameOnCard === undefined ? undefined : (before ?? latinName(student));
  return { ...dossier, student, ...(latin !== undefined && { latinAtCard: latin }) };
}

export function edited<T extends object>(
  before: T,
  change: { readonly set: Partial<T>; readonly clear?: readonly string[] },
): T {
  const cleared = new Set(change.clear);
  const kept = Object.entries(before).filter(([key]) => !cleared.has(key));
  return { ...(Object.fromEntries(kept) as T), ...change.set };
}

export type PlacementChange = Extract<StudentChange, { readonly placement: string }>;

/** Applies a change to the placement it names. */
export function evolvePlacement(placement: Placement, change: PlacementChange): Placement {
  switch (change.type) {
    case 'placement-edited': {
      const { on, job, hr, mentor, consulted, terms } = change;
      return {
        ...placement,
        ...(on && { openedOn: on }),
        ...(job !== undefined && { job }),
        ...(hr !== undefined && { hr }),
        ...(mentor !== undefined && { mentor }),
        ...(consulted && { consulted }),
        ...(terms && { terms: withCorrection(placement.terms, terms) }),
      };
    }
    case 'placement-amended':
      return { ...placement, terms: withAmendment(placement.terms, change.amendment, change.terms) };
    case 'preparation-recorded':
      return { ...placement, prepared: { ...placement.prepared, [change.what]: change.on } };
    case 'application-recorded': {
      const { type, placement: ref, ...application } = change;
      return { ...placement, application: { ...placement.application, ...application } };
    }
    case 'selection-recorded':
      return { ...placement, selection: { on: change.on } };
    case 'result-recorded':
      return { ...placement, result: change.result };
    case 'contract-received':
      return { ...placement, contracts: [...placement.contracts, { ...change.contract, reviews: [] }] };
    case 'contract-reviewed':
      return onContract(placement, change, (contract) => ({
        ...contract,
        reviews: [...contract.reviews, change.review],
      }));
    case 'contract-terms-recorded':
      return onContract(placement, change, (contract) => ({
        ...contract,
        terms: { ...contract.terms, ...change.terms },
        ...(change.spans && { spans: change.spans }),
      }));
    case 'contract-signed':
      return onContract(placement, change, (contract) => signed(contract, change));
    case 'course-registered':
      return { ...placement, course: change.course };
    case 'course-withdrawn':
      return withdrawn(placement, change.withdrawn);
    case 'internship-recorded': {
      const { type, placement: ref, ...run } = change;
      return { ...placement, run: { ...placement.run, ...run } };
    }
    case 'evaluation-recorded': {
      const isSame = ({ kind }: EvaluationPaper) => kind === change.paper.kind;
      const { papers } = placement;
      // Replaced in place, so that recording the same paper again changes nothing.
      const replaced = papers.map((paper) => (isSame(paper) ? change.paper : paper));
      return { ...placement, papers: papers.some(isSame) ? replaced : [...papers, change.paper] };
    }
    case 'grade-recorded':
      return { ...placement, grade: change.grade };
    case 'placement-closed':
      return { ...placement, closed: change.closed };
  }
}

function withdrawn(placement: Placement, withdrawal: Withdrawal): Placement {
  const { course, withdrawnCourses = [], ...rest } = placement;
  const registered = course ?? withdrawnCourses.at(-1);
  if (registered === undefined) return placement;
  const before = course ? withdrawnCourses : withdrawnCourses.slice(0, -1);
  return { ...rest, withdrawnCourses: [...before, { ...registered, withdrawn: withdrawal }] };
}

function onContract(
  placement: Placement,
  { kind, revision }: Pick<Contract, 'kind' | 'revision'>,
  change: (contract: Contract) => Contract,
): Placement {
  const contracts = placement.contracts.map((contract) =>
    contract.kind === kind && contract.revision === revision ? change(contract) : contract,
  );
  return { ...placement, contracts };
}

/** Signing does not make a new revision. */
export const signed = <R extends ContractRevision>(
  revision: R,
  { on, file }: { on: R['receivedOn']; file?: Evidence },
): R => ({
  ...revision,
  signedOn: on,
  ...(file !== undefined && { signedFile: file }),
});

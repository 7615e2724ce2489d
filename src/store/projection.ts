import { certificateState } from '../core/model/certificate.ts';
import type { Companies, Company } from '../core/model/company.ts';
import { type Dossier, NOTHING_KNOWN, openPlacements } from '../core/model/dossier.ts';
import type { OfficeFacts } from '../core/model/office-facts.ts';
import { contractRef, coursesOf, firstDay, isOpen, lastDay, type Placement, stateOf } from '../core/model/placement.ts';
import { foldStatus } from '../core/model/residence-statuses.ts';
import {
  doneOn,
  leadingPlacement,
  placementStand,
  type Recorded,
  reachedOf,
  standingOf,
  standOf,
} from '../core/model/steps.ts';
import { nameOf, type Student } from '../core/model/student.ts';
import { owes } from '../core/rules/owed.ts';
import { folded } from '../core/text/names.ts';

/**
 * Raise this when `rows` or `companyRows` says something else about the same facts: the tables are then rebuilt from the journal.
 */
export const PROJECTION = 13;

/** A cell of a table. SQLite stores truth values as 0 and 1. */
export type TableCell = string | number | boolean | null;

/** The search keys of a student: each spelling of the name, Latin ones in both orders. */
function nameKey(student: Student): string {
  const { nameKanji = '', nameKana = '', nameLatin = '', nameOnCard = '' } = student;
  const family = folded(student.familyName ?? '');
  const given = folded(student.givenName ?? '');
  const keys = [...[nameKanji, nameKana, nameLatin, nameOnCard].map(folded), family + given, given + family];
  return keys.filter((key, at) => key !== '' && keys.indexOf(key) === at).join('|');
}

/** Days among the values of a JSON text. */
const DAYS = /(?<=")\d{4}-\d{2}-\d{2}(?=")/g;

/** The last day in anything a report may look at. Too late is harmless, too early is not. */
function latestOf(recorded: Recorded): string {
  const { contact, approval, registration, briefing, placements, certificates, overrides } = recorded.dossier;
  // STEP 9 is dated by the agreement where that was signed last.
  const concluded = placements.flatMap((placement) => doneOn(9, recorded, placement) ?? []);
  const parts = [contact, approval, registration, briefing, placements, certificates, overrides, concluded];
  if (parts.every((part) => part === undefined || isNothing(part))) return '';
  const told = JSON.stringify(parts);
  let last = '';
  for (const [day] of told.matchAll(DAYS)) if (day > last) last = day;
  return last;
}

const isNothing = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** A dossier as JSON, without its empty lists. */
function packed(dossier: Dossier): string {
  const said: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(dossier)) if (!isNothing(value)) said[key] = value;
  return JSON.stringify(said);
}

/** The dossier that `packed` turned into this JSON. */
export const unpacked = (said: Partial<Dossier> & Pick<Dossier, 'student'>): Dossier => ({ ...NOTHING_KNOWN, ...said });

/** A student as lists show and filter one. */
function studentRow(recorded: Recorded) {
  const { dossier } = recorded;
  const { student, stays } = dossier;
  const { step, next, gaps } = standOf(recorded);
  const leading = leadingPlacement(dossier);
  return {
    number: student.number,
    name: nameOf(student),
    nameKey: nameKey(student),
    email: student.email,
    program: student.program,
    step,
    next: next as number | null,
    gaps: JSON.stringify(gaps),
    standing: standingOf(recorded) as string,
    reached: reachedOf(recorded),
    placement: leading?.ref ?? null,
    company: leading?.company ?? null,
    open: openPlacements(dossier).length > 0,
    owing: owes(dossier),
    jsps: student.jsps !== undefined && student.jsps !== 'none',
    mext: student.mextScholar ?? false,
    residence: foldStatus(stays.at(-1)?.status ?? '') || null,
    registeredOn: (dossier.registration?.on ?? null) as string | null,
    latest: latestOf(recorded),
    /** The whole dossier: loading a student is one row. */
    dossier: packed(dossier),
  };
}

function placementRow(recorded: Recorded, placement: Placement) {
  const { dossier } = recorded;
  const { step, next } = placementStand(recorded, placement);
  return {
    ref: placement.ref,
    student: dossier.student.number,
    company: placement.company,
    state: stateOf(placement) as string,
    step,
    next: next as number | null,
    open: isOpen(placement),
    openedOn: placement.openedOn as string,
    appliedOn: (placement.application?.on ?? null) as string | null,
    contractedOn: (doneOn(9, recorded, placement) ?? null) as string | null,
    registeredOn: (placement.course?.on ?? null) as string | null,
    endedOn: (doneOn(11, recorded, placement) ?? null) as string | null,
    firstDay: (firstDay(placement) ?? null) as string | null,
    lastDay: (lastDay(placement) ?? null) as string | null,
  };
}

function courseRows(of: { readonly student: string; readonly placement: string }, placement: Placement) {
  return coursesOf(placement).map(({ on, year, term, course, credits, withdrawn }) => ({
    ...of,
    year,
    term: term as string,
    course,
    credits,
    registeredOn: on as string,
    withdrawnOn: (withdrawn?.on ?? null) as string | null,
  }));
}

function placementParts(student: string, placement: Placement) {
  const of = { student, placement: placement.ref };
  const { grade } = placement;
  return {
    contracts: placement.contracts.map(({ kind, revision, receivedOn, signedOn }) => ({
      ref: contractRef(placement.ref, { kind, revision }),
      ...of,
      kind: kind as string,
      revision,
      receivedOn: receivedOn as string,
      signedOn: (signedOn ?? null) as string | null,
    })),
    reviews: placement.contracts.flatMap((contract) =>
      contract.reviews.map(({ by, outcome, on, remark }) => ({
        contract: contractRef(placement.ref, contract),
        ...of,
        reviewer: by as string,
        outcome: outcome as string,
        reviewedOn: on as string,
        remark: remark ?? null,
      })),
    ),
    courses: courseRows(of, placement),
    evaluations: placement.papers.map(({ kind, receivedOn, signer }) => ({
      ...of,
      kind: kind as string,
      receivedOn: receivedOn as string,
      signer: signer ?? null,
    })),
    grades: grade ? [{ ...of, grade: grade.grade, gradedBy: grade.by, gradedOn: grade.on as string }] : [],
  };
}

/**
 * One student's rows in every table, derived from the dossier and the agreements of the hosts alone, for queries and for people with SQL. All rows of a table have
 * the same keys in the same order.
 */
export function rows(dossier: Dossier, companies: Companies) {
  const recorded = { dossier, companies };
  const { number } = dossier.student;
  const parts = dossier.placements.map((placement) => placementParts(number, placement));
  return {
    students: [studentRow(recorded)],
    placements: dossier.placements.map((placement) => placementRow(recorded, placement)),
    contracts: parts.flatMap(({ contracts }) => contracts),
    reviews: parts.flatMap(({ reviews }) => reviews),
    courses: parts.flatMap(({ courses }) => courses),
    evaluations: parts.flatMap(({ evaluations }) => evaluations),
    grades: parts.flatMap(({ grades }) => grades),
    certificates: dossier.certificates.map((certificate) => ({
      number: certificate.number,
      student: number,
      kind: certificate.kind as string,
      lang: certificate.lang as string,
      issuedOn: certificate.issuedOn as string,
      placement: certificate.placement ?? null,
      purpose: certificate.purpose ?? null,
      addressee: certificate.addressee ?? null,
      file: certificate.file,
      sha256: certificate.sha256,
      issuedBy: certificate.by,
      state: certificateState(certificate) as string,
      voidedOn: (certificate.voided?.on ?? null) as string | null,
      voidedBy: certificate.voided?.by ?? null,
      voidReason: certificate.voided?.reason ?? null,
    })),
    reissues: dossier.certificates.flatMap(({ number: certificate, reissues = [] }) =>
      reissues.map((reissue) => ({
        certificate,
        student: number,
        reissuedOn: reissue.on as string,
        reissuedBy: reissue.by,
        reason: reissue.reason ?? null,
        purpose: reissue.purpose ?? null,
        file: reissue.file,
        sha256: reissue.sha256,
      })),
    ),
    overrides: dossier.overrides.map(({ rule, gate, placement, reason, on, by }) => ({
      student: number,
      placement: placement ?? null,
      rule,
      gate: String(gate),
      reason,
      decidedOn: on as string,
      decidedBy: by,
    })),
  };
}

/** One company's rows in every table. */
export function companyRows(company: Company) {
  const { code, name, nameEn, agreements, jobs = [] } = company;
  return {
    companies: [{ code, name, nameEn: nameEn ?? null, company: JSON.stringify(company) }],
    agreements: agreements.map(({ ref, from, to, autoRenew, placement, signedOn }) => ({
      ref,
      company: code,
      firstDay: from as string,
      lastDay: to as string,
      autoRenew,
      placement: placement ?? null,
      signedOn: (signedOn ?? null) as string | null,
    })),
    jobs: jobs.map(({ ref, title, from, to }) => ({
      ref,
      company: code,
      title,
      firstDay: (from ?? null) as string | null,
      lastDay: (to ?? null) as string | null,
    })),
  };
}

/** The office's own row. */
export const officeRows = (facts: OfficeFacts) => ({ office: [{ key: 'office', facts: JSON.stringify(facts) }] });

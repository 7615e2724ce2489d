import { fiscalYear, type LocalDate } from '../../calendar/dates.ts';
import type { StudentChange } from '../../journal/changes.ts';
import type { Certificate, CertificateKind } from '../../model/certificate.ts';
import { type Dossier, validCertificates } from '../../model/dossier.ts';
import { isSokendai } from '../../model/office-facts.ts';
import { firstDay, isAccepted, lastDay, type Placement, type PlacementRef, stateOf } from '../../model/placement.ts';
import { commonTerms, spansOf } from '../../model/spans.ts';
import { enrollmentPaper, missingForEnrollment } from '../../papers/certificates/enrollment.ts';
import { internshipPaper } from '../../papers/certificates/internship.ts';
import { missingForInternship } from '../../papers/certificates/needed.ts';
import { enrollmentFacts, internshipFacts, type Seal, sealed } from '../../papers/certificates/proof.ts';
import { changedFacts, statedBy } from '../../papers/certificates/stated.ts';
import { activityOn } from '../../papers/certificates/statement.ts';
import {
  alsoValid,
  inJapanese,
  inventedIn,
  type PaperWarning,
  warningsOfInternship,
} from '../../papers/certificates/warnings.ts';
import type { Missing } from '../../papers/missing.ts';
import type { Paper } from '../../papers/paper.ts';
import type { PaperTexts } from '../../papers/texts.ts';
import { programOf } from '../../profile/office.ts';
import { isSampleProgram, mending, openSettings, printedBy } from '../../profile/own.ts';
import type { Finding } from '../../rules/judge.ts';
import { type Situation, settleWith } from '../../rules/rule.ts';
import { BLANK } from '../../text/blank.ts';
import type { PaperLanguage } from '../../text/language.ts';
import type { Refusal } from '../decision.ts';
import { gated, notInFuture, type Request, recorded } from '../request.ts';

const LETTERS = { enrollment: 'E', internship: 'I' } as const satisfies Record<CertificateKind, string>;

/** The part before the running number: kind and fiscal year of the day of issue, `E-2026-`. */
export const certificatePrefix = (kind: CertificateKind, on: LocalDate): string =>
  `${LETTERS[kind]}-${fiscalYear(on)}-`;

/** `E-2026-0001`. */
export const certificateNumber = (prefix: string, running: number): string =>
  `${prefix}${String(running).padStart(4, '0')}`;

export interface CertificateRequest extends Request {
  readonly number: string;
  readonly lang: PaperLanguage;
  readonly on: LocalDate;
  readonly purpose?: string;
  readonly addressee?: string;
  /** The office's key, which signs what the paper certifies. */
  readonly seal: Seal;
  /** How the journal stands, on one line. */
  readonly head?: string;
}

/** Known only once the file is written. */
export type Written = Pick<Certificate, 'file' | 'sha256'>;

/** The paper and, once it is written, the changes that enter it in the register; or **all** refusals. */
export type Issue =
  | {
      readonly ok: true;
      readonly paper: Paper;
      readonly changes: (written: Written) => readonly StudentChange[];
      readonly warnings: readonly PaperWarning[];
      readonly overridden: readonly Finding[];
    }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** The valid certificates that a person holds with the same kind, language, day, purpose, addressee and placement. */
export const held = (
  dossier: Dossier,
  kind: CertificateKind,
  { lang, on, purpose, addressee }: Pick<CertificateRequest, 'lang' | 'on' | 'purpose' | 'addressee'>,
  placement?: PlacementRef,
): Certificate | undefined =>
  validCertificates(dossier).findLast(
    (one) =>
      one.kind === kind &&
      one.lang === lang &&
      one.issuedOn === on &&
      one.purpose === purpose &&
      one.addressee === addressee &&
      one.placement === placement,
  );

/** Why a held certificate cannot stand in for the requested one: it states other facts, or would now be refused. */
export function outdated({ number, stated }: Certificate, issue: Issue): readonly Refusal[] {
  if (!issue.ok) return issue.refusals;
  const facts = stated === undefined ? [] : changedFacts(stated, statedBy(issue.paper));
  return facts.length === 0 ? [] : [{ because: 'holds-other', number, facts }];
}

/** 在学証明書. No rule stops it, but its statement must be true on the day it bears. */
export function issueEnrollment(known: Situation, request: CertificateRequest, texts: PaperTexts<'enrollment'>): Issue {
  const { office, dossier, today } = known;
  const { student } = dossier;
  const refusals = [
    ...notInFuture(today, request.on),
    ...notEnrolled(known, request.on),
    ...settingsOpen('enrollment', known, request),
    ...lacking('enrollment', missingForEnrollment(office, student, request)),
  ];
  const decision = recorded(known, [entry(request, 'enrollment')], refusals);
  if (!decision.ok) return decision;
  const paper = enrollmentPaper(office, student, request, texts);
  return issued(
    decision,
    paper,
    { proof: sealed(enrollmentFacts(office, student, request), request.seal), head: request.head },
    [
      ...alsoValid(dossier, { ...request, kind: 'enrollment' }),
      ...inventedIn(office, printedBy('enrollment', request.lang)),
      ...inJapanese(paper),
    ],
  );
}

/** インターンシップ証明書: from an accepted STEP 8, unless a rule stops gate `C`. */
export function issueInternship(
  known: Situation,
  placement: Placement,
  request: CertificateRequest,
  texts: PaperTexts<'internship'>,
): Issue {
  const { office, dossier, companies, today } = known;
  const company = companies.get(placement.company);
  const refusals = [
    ...notInFuture(today, request.on),
    ...notAccepted(known, placement),
    // A student on leave cannot do an internship as a course; one finished before the leave is fine.
    ...(activityOn(placement, request.on) === 'done' ? [] : onLeave(known, request.on)),
    ...settingsOpen('internship', known, request),
    ...lacking('internship', missingForInternship(office, dossier, placement, company, request)),
  ];
  const decision = gated(known, request, 'C', placement.ref, [entry(request, 'internship', placement)], refusals);
  if (!decision.ok) return decision;
  if (company === undefined) throw new Error(`${placement.ref} is with ${placement.company}, which is not on record`);
  const facts = { office, dossier, placement, company };
  const paper = internshipPaper(facts, request, texts);
  return issued(decision, paper, { proof: sealed(internshipFacts(facts, request), request.seal), head: request.head }, [
    ...alsoValid(dossier, { ...request, kind: 'internship', placement: placement.ref }),
    ...warningsOfInternship(facts, request),
    ...inventedIn(office, printedBy('internship', request.lang)),
    ...inJapanese(paper, company),
  ]);
}

function entry(request: CertificateRequest, kind: CertificateKind, placement?: Placement): StudentChange {
  const { number, lang, on, purpose, addressee, actor } = request;
  const certificate: Certificate = {
    number,
    kind,
    lang,
    issuedOn: on,
    ...(placement !== undefined && { placement: placement.ref, ...stated(placement) }),
    ...(purpose !== undefined && { purpose }),
    ...(addressee !== undefined && { addressee }),
    file: '',
    sha256: '',
    by: actor,
  };
  return { type: 'certificate-issued', certificate };
}

/** The terms as printed, with the real days once known: what holds on all days, and the spans where they differ. */
function stated(placement: Placement): Pick<Certificate, 'terms' | 'spans'> {
  const [from, to] = [firstDay(placement), lastDay(placement)];
  const spans = spansOf(placement);
  const terms = { ...commonTerms(spans), ...(from && { from }), ...(to && { to }) };
  return { terms, ...(spans.length > 1 && { spans }) };
}

interface GrantedRequest {
  readonly changes: readonly StudentChange[];
  readonly overridden: readonly Finding[];
}

const issued = (
  { changes, overridden }: GrantedRequest,
  paper: Paper,
  { proof, head }: { readonly proof: string; readonly head: string | undefined },
  warnings: readonly PaperWarning[],
): Issue => ({
  ok: true,
  warnings,
  paper: { ...paper, proof, ...(head !== undefined && { head }) },
  overridden,
  changes: (written) =>
    changes.map((change) =>
      change.type === 'certificate-issued'
        ? {
            ...change,
            certificate: {
              ...change.certificate,
              stated: statedBy(paper),
              proof,
              ...(head !== undefined && { head }),
              ...written,
            },
          }
        : change,
    ),
});

/** What the paper would print, and the profile does not say of this university. */
function settingsOpen(
  kind: CertificateKind,
  { office, dossier }: Situation,
  { lang }: CertificateRequest,
): readonly Refusal[] {
  const keys = openSettings(office, printedBy(kind, lang));
  const program = programOf(office, dossier.student.program);
  const borrowed = program && !isSokendai(office) && isSampleProgram(program) ? ['programs'] : [];
  if (keys.length + borrowed.length === 0) return [];
  const settle = keys.length > 0 ? mending(keys) : settleWith('office check');
  return [{ because: 'setting-open', keys: [...keys, ...borrowed], settle }];
}

const lacking = (kind: CertificateKind, missing: readonly Missing[]): readonly Refusal[] =>
  missing.length === 0 ? [] : [{ because: 'missing-facts', kind, missing }];

/** A candidate, or a placement that was cut short, has no internship to certify. */
export function notAccepted({ dossier }: Situation, placement: Placement): readonly Refusal[] {
  if (isAccepted(placement)) return [];
  const settle = settleWith('step record', dossier.student.number, '8 --outcome accepted --placement', placement.ref);
  return [{ because: 'not-accepted', placement: placement.ref, state: stateOf(placement), settle }];
}

/** Nobody is certified as enrolled before entry, after the expected completion, or on leave. */
function notEnrolled({ dossier }: Situation, on: LocalDate): readonly Refusal[] {
  const leave = onLeave({ dossier }, on);
  if (leave.length > 0) return leave;
  const { number, enrolledOn: from, expectedCompletionOn: to } = dossier.student;
  if ((from === undefined || from <= on) && (to === undefined || on <= to)) return [];
  const early = from !== undefined && on < from;
  const settle = settleWith('student edit', number, `--${early ? 'enrolled-on' : 'expected-completion-on'} ${BLANK}`);
  return [{ because: 'not-enrolled', on, ...(from && { from }), ...(to && { to }), settle }];
}

function onLeave({ dossier }: Pick<Situation, 'dossier'>, on: LocalDate): readonly Refusal[] {
  const leave = dossier.leaves.find((one) => one.from <= on && (one.to === undefined || on <= one.to));
  if (!leave) return [];
  const { kind, from, to } = leave;
  return [{ because: 'on-leave', number: dossier.student.number, kind, from, ...(to && { to }) }];
}

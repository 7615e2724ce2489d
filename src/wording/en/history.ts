import type { LocalDate } from '../../core/calendar/dates.ts';
import type { Change, ChangeType } from '../../core/journal/changes.ts';
import { commandOf } from '../../core/model/office-facts.ts';
import { contractRef } from '../../core/model/placement.ts';
import type { Meanwhile } from '../../errors.ts';
import { obligationOf } from '../describe.ts';
import { counted } from './counted.ts';
import { rules } from './rules/index.ts';
import { terms } from './terms.ts';

const words = (...parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join(', ');
const spaced = (key: string) => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
const edit = ({ set, clear = [] }: { readonly set: object; readonly clear?: readonly string[] }) =>
  words(...Object.keys(set).map(spaced), ...clear.map((key) => `${spaced(key)} cleared`));
const days = (from?: LocalDate, to?: LocalDate) => words(from && `from ${from}`, to && `to ${to}`);

/** Which terms; none where nothing is stated. */
const stated = (said: object) => Object.keys(said).length > 0 && `terms: ${Object.keys(said).map(spaced).join(', ')}`;

/** What an export of everything does not list. */
const inside = (columns: readonly string[]) => (columns.length === 0 ? '' : ` (${columns.join(', ')})`);

/** More numbers than these are counted. */
const FEW = 3;

/** A change in a few words; its kind is in `terms.change`. */
const gist: { readonly [T in ChangeType]: (change: Extract<Change, { readonly type: T }>) => string } = {
  'student-registered': ({ facts }) => facts.program,
  'student-edited': edit,
  'student-renumbered': ({ number }) => `now ${number}`,
  'student-erased': ({ number, certificates, placements, basis }) =>
    words(number, basis, ...certificates, ...placements),
  'stay-recorded': ({ stay }) =>
    words(stay.on, stay.status && terms.residenceStatus(stay.status), stay.expiresOn && `until ${stay.expiresOn}`),
  'contact-recorded': ({ on, guideSentOn }) => words(on, guideSentOn && `guide sent ${guideSentOn}`),
  'approval-recorded': ({ on, by }) => words(on, by),
  'approval-renewed': ({ on, by }) => words(on, by),
  'registration-recorded': ({ on }) => on,
  'briefing-invited': ({ on, for: held }) => words(on, `briefing of ${held}`),
  'briefing-set': ({ on }) => on,
  'key-adopted': ({ key }) => key,
  'export-written': ({ export: one }) =>
    words(commandOf(one), counted(one.students, 'student'), ...one.formats) + inside(one.columns),
  'facts-unmasked': ({ look: { what, students } }) =>
    words(what, ...(students.length > FEW ? [`${students.length} students`] : students)),
  'head-accepted': ({ lost: { seq, hash } }) => `without entry ${seq} (${hash.slice(0, 12)}…), the last one noted`,
  'briefing-recorded': ({ attendedOn, recordingSentOn }) =>
    words(attendedOn && `attended ${attendedOn}`, recordingSentOn && `recording sent ${recordingSentOn}`),
  'placement-opened': ({ ref, on, company, job }) => words(ref, on, company, job),
  'placement-edited': ({ placement, on, job, hr, mentor, consulted, terms: changed }) =>
    words(
      placement,
      on,
      job,
      hr && `HR contact: ${hr}`,
      mentor && `host mentor: ${mentor}`,
      consulted && 'consulted',
      changed && stated(changed),
    ),
  'application-recorded': ({ placement, on, approvedOn, confirms }) =>
    words(placement, on, approvedOn && `approved ${approvedOn}`, confirms && 'confirmed'),
  'selection-recorded': ({ placement, on }) => words(placement, on),
  'result-recorded': ({ placement, result }) => words(placement, result.on, terms.placementState[result.outcome]),
  'contract-received': ({ placement, contract }) =>
    words(contractRef(placement, contract), contract.receivedOn, terms.contractKind[contract.kind]),
  'contract-reviewed': ({ placement, review, ...contract }) =>
    words(
      contractRef(placement, contract),
      review.on,
      terms.reviewer[review.by],
      terms.reviewOutcome[review.outcome],
      review.remark,
    ),
  'contract-terms-recorded': ({ placement, terms: said, ...contract }) =>
    words(contractRef(placement, contract), stated(said)),
  'contract-signed': ({ placement, on, ...contract }) => words(contractRef(placement, contract), on),
  'course-registered': ({ placement, course }) =>
    words(placement, course.on, course.course, counted(course.credits, 'credit')),
  'course-withdrawn': ({ placement, withdrawn }) => words(placement, withdrawn.on, withdrawn.reason),
  'internship-recorded': ({ placement, startedOn, endedOn }) =>
    words(placement, startedOn && `started ${startedOn}`, endedOn && `ended ${endedOn}`),
  'evaluation-recorded': ({ placement, paper }) => words(placement, terms.evaluation[paper.kind], paper.receivedOn),
  'grade-recorded': ({ placement, grade }) => words(placement, grade.on, grade.grade, grade.by),
  'placement-closed': ({ placement, closed }) =>
    words(placement, closed.on, terms.placementState[closed.as], `by the ${terms.closer[closed.by]}`, closed.reason),
  'certificate-issued': ({ certificate }) =>
    words(certificate.number, certificate.issuedOn, terms.certificate[certificate.kind]),
  'certificate-voided': ({ number, voided }) => words(number, voided.on, voided.reason),
  'certificate-reissued': ({ number, reissue }) => words(number, reissue.on, reissue.reason),
  'rule-overridden': ({ override }) =>
    words(
      override.placement,
      override.rule,
      `for ${override.gate === 'C' ? 'the certificate' : `STEP ${override.gate}`}`,
    ),
  'company-added': ({ facts }) => facts.name,
  'company-edited': edit,
  'job-added': ({ job }) => words(job.ref, job.title),
  'job-edited': (change) => words(change.job, edit(change)),
  'agreement-added': ({ agreement }) => words(agreement.ref, days(agreement.from, agreement.to)),
  'agreement-received': ({ agreement, revision, on }) => words(`${agreement}-${revision}`, on),
  'agreement-reviewed': ({ agreement, revision, review }) =>
    words(
      `${agreement}-${revision}`,
      review.on,
      terms.reviewer[review.by],
      terms.reviewOutcome[review.outcome],
      review.remark,
    ),
  'agreement-signed': ({ agreement, on }) => words(agreement, on),
  'renewal-applied': ({ on }) => on,
  'leave-recorded': ({ leave }) => words(terms.leave[leave.kind], days(leave.from, leave.to)),
  returned: ({ on }) => on,
  'absence-added': ({ absence }) => words(days(absence.from, absence.to), absence.reason),
  'supervisor-changed': ({ change }) => words(change.on, change.name),
  'jsps-recorded': ({ consent }) => words(consent.agreedOn, consent.hostResearcher),
  'insurance-recorded': ({ insurance }) => words(terms.insurance[insurance.kind], days(insurance.from, insurance.to)),
  'permit-opened': ({ number, kind, on }) => words(`no. ${number}`, terms.permitKind[kind], on),
  'permit-paper-ready': ({ number, paper, on }) => words(`no. ${number}`, terms.permitPaper[paper], on),
  'permit-applied': ({ number, on }) => words(`no. ${number}`, on),
  'permit-granted': ({ number, granted }) => words(`no. ${number}`, granted.on, days(granted.from, granted.to)),
  'permit-refused': ({ number, refused }) => words(`no. ${number}`, refused.on, refused.reason),
  'obligation-settled': ({ key, on }) => words(obligationOf({ rules }, key), on),
  'note-added': ({ text }) => text,
  'placement-amended': ({ placement, amendment }) => words(placement, amendment.effective, amendment.reason),
  'preparation-recorded': ({ placement, what, on }) => words(placement, terms.preparation[what], on),
  'agreement-renewed': ({ agreement, to }) => words(agreement, days(undefined, to)),
  'agreement-ended': ({ agreement, on }) => words(agreement, on),
  'taken-back': ({ seq }) => `no. ${seq}`,
};

/** The journal, as people read it. */
export const history = {
  columns: {
    seq: 'No.',
    at: 'When',
    actor: 'Who',
    subject: 'Subject',
    change: 'What',
    reason: 'Why',
    hash: 'Hash',
    day: 'Day',
    operation: 'Operation',
    filed: 'Filed under',
    version: 'Version',
    digest: 'Digest',
    salt: 'Salt',
    text: 'Content',
  },
  /** What somebody else recorded while a command was at work. */
  meanwhile: ({ when, actor, change }: Meanwhile): string =>
    `${when} ${actor}: ${change ? history.change(change) : history.erased}`,
  change: (change: Change): string => {
    const said = (gist[change.type] as (one: Change) => string)(change);
    return said === '' ? terms.change[change.type] : `${terms.change[change.type]}: ${said}`;
  },
  erased: '(erased)',
  empty: 'Nothing has been recorded yet.',
};

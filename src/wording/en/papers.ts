import type { CertificateState, Voided } from '../../core/model/certificate.ts';
import type { ChangedFact } from '../../core/papers/certificates/stated.ts';
import type { PaperWarning } from '../../core/papers/certificates/warnings.ts';
import type { Missing, PaperFact } from '../../core/papers/missing.ts';
import type { SheetKind } from '../../core/papers/worksheet-texts.ts';
import type { PermitNote } from '../../core/papers/worksheets/permit-notes.ts';
import { aside } from './counted.ts';
import { settingTitle } from './setting-titles.ts';
import { terms } from './terms.ts';

const facts: Readonly<Record<PaperFact, string>> = {
  name: 'name',
  nameLatin: 'name in Latin letters',
  nameNotLatin: 'name in Latin letters (the recorded one has other characters)',
  companyLetters: 'text of the company with all its characters (one is missing, replaced by a sign, or garbled)',
  supervisorLetters: 'supervisor’s name with all its characters (one is missing, replaced by a sign, or garbled)',
  jobLetters: 'text of the placement with all its characters (one is missing, replaced by a sign, or garbled)',
  schoolLetters: 'program or institute with all its characters (one is missing, replaced by a sign, or garbled)',
  contactLetters:
    'name of the contact or mentor with all its characters (one is missing, replaced by a sign, or garbled)',
  hostResearcherLetters:
    'host researcher’s name with all its characters (one is missing, replaced by a sign, or garbled)',
  nameLetters: 'name with all its characters (one is missing, replaced by a sign, or garbled)',
  dateOfBirth: 'date of birth',
  enrolledOn: 'date of enrollment',
  programEnglish: 'English name of the program',
  companyAddress: 'address of the company',
  companyTelephone: 'telephone of the company',
  content: 'content of the activity',
  period: 'period',
  hoursPerWeek: 'hours a week',
  workplace: 'workplace',
  pay: 'pay, or that it is unpaid',
  course: 'title of the course',
  credits: 'credits of the course',
  university: 'name of the university',
  issuer: 'issuer',
};

/** Parts of a paper without a label. */
const parts: Readonly<Record<string, string>> = { addressee: 'addressee', paragraph: 'statement', issuer: 'issuer' };
const sheets: Readonly<Record<SheetKind, string>> = {
  'permit-worksheet': 'permit worksheet',
  'course-slip': 'course registration slip',
  'contract-slip': 'contract review slip',
  'verification-note': 'note on how to verify a certificate',
};

/** For cases in which no rule speaks because no permit is needed. */
const permitNeed: Readonly<Partial<Record<PermitNote, string>>> = {
  unknown:
    'The nationality or the status of residence has not been recorded, so it is unknown whether a permit is required.',
  japanese: 'No work permit is required: Japanese nationality.',
  free: 'No work permit is required with this status of residence.',
  other: 'Ask the immigration bureau whether this status of residence allows the work.',
  unpaid: 'No work permit is required: the work is recorded as unpaid.',
  covered: 'The required permit has been granted.',
};

/** What the screen says about certificates; their own texts are in templates/papers. */
export const papers = {
  /** A fact that a certificate lacks, and the record it belongs to. */
  missing: ({ what, of }: Missing): string => (of === undefined ? facts[what] : aside(facts[what], of)),
  /** A stated fact, by its label on the paper. */
  part: (what: string): string => parts[what] ?? what,
  /** A fact that would be stated differently. */
  changed: ({ what, before, after }: ChangedFact): string =>
    `${papers.part(what)}: ${before === undefined ? 'not stated' : `“${before}”`} → ${after === undefined ? 'not stated' : `“${after}”`}`,
  /** What whoever issues a paper is told of it. */
  warning: (warned: PaperWarning): string => {
    switch (warned.code) {
      case 'invented':
        return `it contains invented sample values: ${warned.keys.map(settingTitle).join(', ')}. Replace them before real use: coopj office edit --set ${warned.keys[0]}='…'`;
      case 'unconfirmed':
        return {
          confirmation: `the supervisor’s confirmation has not been recorded, so its sentence was left out. Once the supervisor has confirmed that the internship relates to the research and does not interfere with the studies: coopj step record ${warned.student} 6 --placement ${warned.placement} --confirms`,
          approval: `no approval of the application by the supervisor has been recorded up to the date of issue, so the sentence of the supervisor’s confirmation was left out: coopj step record ${warned.student} 6 --placement ${warned.placement} --approved-on …`,
          name: `the supervisor’s name has not been recorded, so the sentence of the supervisor’s confirmation was left out: coopj student edit ${warned.student} --supervisor-name …`,
        }[warned.lacks];
      case 'also-valid':
        return `${warned.number} of ${warned.issuedOn} is valid as well. If this one replaces it: coopj certificate void ${warned.number} --reason …`;
      case 'term-follows':
        return `the course is not registered yet; its term (${terms.courseTerm[warned.term]} ${warned.year}) is derived from the start date`;
      case 'activity-follows':
        return warned.activity === 'done'
          ? 'it says that the internship has ended, according to the agreed dates; the end has not been recorded (STEP 11)'
          : 'it says that the internship is in progress, according to the agreed dates; the start has not been recorded (STEP 11)';
      case 'in-japanese':
        return `it is in English, but prints in Japanese, as recorded: ${warned.labels.join(', ')}. Enter these in English before issuing, or issue it with --in both${warned.company === undefined ? '' : `. For the company’s English name: coopj company edit ${warned.company} --name-en '…'`}`;
    }
  },
  issued: (number: string, kind: string, student: string, file: string) =>
    `Issued ${number}, ${kind}, for ${student}: ${file}`,
  finished: (number: string, kind: string, student: string, file: string) =>
    `${number}, ${kind}, was issued to ${student} by an earlier run that did not finish; its file has now been created: ${file}`,
  wouldFinish: (number: string, kind: string, student: string, file: string) =>
    `${number}, ${kind}, was issued to ${student} by an earlier run that did not finish; its file would be created: ${file}`,
  wouldIssue: (number: string, kind: string, student: string, file: string) =>
    `Would issue ${number}, ${kind}, for ${student}: ${file}`,
  named: (number: string, kind: string, student: string) => `${number}, ${kind}, of ${student}`,
  reissued: (paper: string, count: number, file: string) => `Reissued ${paper} (reissue ${count}): ${file}`,
  wouldReissue: (paper: string, count: number, file: string) => `Would reissue ${paper} (reissue ${count}): ${file}`,
  reallyVoid: (paper: string) => `Void ${paper}?`,
  voided: (paper: string) => `Voided ${paper}. It stays in the register. Please recover any copies handed out.`,
  wouldVoid: (paper: string) => `Would be voided (nothing was saved): ${paper}`,
  voidedBy: ({ on, by, reason }: Voided): readonly [string, string] => ['void since', `${on} (${by}): ${reason}`],
  reissueNumber: (n: number, on: string) => `Reissue ${n}, ${on}`,
  stated: 'What it states',
  /** What has become of a file in the register. */
  fileState: {
    exists: 'the file is there, unchanged',
    missing: 'the file no longer exists',
    changed: 'the file differs from the one that was created',
    unreadable: 'the file cannot be read',
  } satisfies Record<'exists' | 'missing' | 'changed' | 'unreadable', string>,
  /** Written at another desk, or no longer there. */
  notHere: 'the file is not on this computer',
  /** By the command that fetches it. */
  kept: (command: string) => `The shared store keeps this paper. To get it: ${command}`,
  keptForClerks: 'The shared store keeps this paper. A clerk or an administrator can get it.',
  leftBehind: (file: string) => `the program was stopped before the file got its name; it is at ${file}`,
  issuing: 'Certificates',
  nobodySelected: 'No student matches the filters.',
  /** A batch: number, kind, first and last certificate. */
  batchDone: (count: number, kind: string, first: string, last: string) =>
    count === 0 ? `No ${kind} was issued.` : `Issued ${count} (${kind}): ${first}${count === 1 ? '' : ` to ${last}`}`,
  batchWould: (count: number, kind: string, first: string, last: string) =>
    count === 0
      ? `No ${kind} would be issued (nothing was saved).`
      : `Would issue ${count} (${kind}; nothing was saved): ${first}${count === 1 ? '' : ` to ${last}`}`,
  holds: (student: string, number: string) => `${student} (${number})`,
  heldAlready: (count: number, named: string) =>
    `Skipped, since they already have this certificate (${count}): ${named}${count > 10 ? ' …' : ''}`,
  putBack: (file: string) => `Its file was missing and has been created again: ${file}`,
  notPutBack: (number: string, file: string) =>
    `The file of ${number} is missing and could not be created again: ${file}`,
  indexed: (file: string) => `Index: ${file}`,
  merged: (file: string) => `For printing: ${file}`,
  sheets,
  made: (sheet: string, whose: string, file: string) => `Created the ${sheet}${whose && ` ${whose}`}: ${file}`,
  wouldMake: (sheet: string, whose: string, file: string) =>
    `Would create the ${sheet}${whose && ` ${whose}`}: ${file}`,
  permitNeed,
  packUnneeded: (why: string) => `${why} Issue both certificates anyway?`,
  permitMissing: (papers: string) => `Required documents (6) not ready yet: ${papers}`,
  permitReady: 'All six required documents are ready.',
  permitNext: (command: string) => `Next, when it has been submitted: ${command}`,
  /** The purpose recorded for certificates for a permit: the bureau’s word, in both languages. */
  permitPurpose: '資格外活動許可',
  columns: {
    number: 'No.',
    kind: 'Kind',
    lang: 'Language',
    issuedOn: 'Issued',
    purpose: 'Purpose',
    file: 'File',
    sha256: 'SHA-256',
    by: 'By whom',
    addressee: 'Addressee',
    reason: 'Reason',
    recordedAt: 'Recorded at',
  },
  lang: { ja: 'Japanese', en: 'English', both: 'both' },
  state: { valid: 'valid', reissued: 'valid, reissued', void: 'void' } satisfies Record<CertificateState, string>,
  verify: {
    genuine: (number: string) => `${number} is genuine and valid.`,
    compare: 'The certificate must state the same:',
    facts: {
      number: 'certificate number',
      kind: 'kind of certificate',
      issued: 'date of issue',
      university: 'university',
      name: 'name',
      'name-en': 'name in English',
      born: 'date of birth',
      student: 'student number',
      program: 'program',
      entered: 'date of enrollment',
      completes: 'expected date of completion',
      company: 'host company',
      from: 'start date',
      to: 'end date',
      'hours-per-week': 'hours per week',
      pay: 'pay',
    },
  },
  empty: 'No certificate has been issued.',
};

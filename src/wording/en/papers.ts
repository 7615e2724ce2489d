import type { CertificateState, Voided } from '../../core/model/certificate.ts';
import type { ChangedFact } from '../../core/papers/certificates/stated.ts';
import type { PaperWarning } from '../../core/papers/certificates/warnings.ts';
import type { Missing, PaperFact } from '../../core/papers/missing.ts';
import type { SheetKind } from '../../core/papers/worksheet-texts.ts';
import type { PermitNote } from '../../core/papers/worksheets/permit-notes.ts';
import { terms } from './terms.ts';

const facts: Readonly<Record<PaperFact, string>> = {
  name: 'name',
  nameLatin: 'name in Latin letters',
  nameNotLatin: 'name in Latin letters, since the one that is recorded is not in such',
  companyLetters: 'text of the company with all its letters, since a sign stands for one or they went wrong on the way',
  supervisorLetters:
    'supervisor’s name with all its letters, since a sign stands for one or they went wrong on the way',
  jobLetters: 'text of the placement with all its letters, since a sign stands for one or they went wrong on the way',
  schoolLetters:
    'programme or institute with all its letters, since a sign stands for one or they went wrong on the way',
  contactLetters:
    'name of the contact or mentor with all its letters, since a sign stands for one or they went wrong on the way',
  hostResearcherLetters:
    'host researcher’s name with all its letters, since a sign stands for one or they went wrong on the way',
  nameLetters: 'name with all its letters, since a sign stands for one or they went wrong on the way',
  dateOfBirth: 'date of birth',
  enrolledOn: 'date of entry',
  programEnglish: 'English name of the programme',
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
  unknown: 'Nationality or status of residence is not recorded: whether a permit is needed is not known.',
  japanese: 'No work permit is needed: Japanese nationality.',
  free: 'No work permit is needed with this status of residence.',
  other: 'With this status of residence the immigration bureau must be asked.',
  unpaid: 'No work permit is needed: the work is recorded as unpaid.',
  covered: 'The permit that is needed has been granted.',
};

/** What the screen says about certificates; their own texts are in templates/papers. */
export const papers = {
  /** A fact that a certificate lacks, and the record it belongs to. */
  missing: ({ what, of }: Missing): string => (of === undefined ? facts[what] : `${facts[what]} (${of})`),
  /** A stated fact, by its label on the paper. */
  part: (what: string): string => parts[what] ?? what,
  /** A fact that would be stated differently. */
  changed: ({ what, before, after }: ChangedFact): string =>
    `${papers.part(what)}: ${before === undefined ? 'not stated' : `“${before}”`} → ${after === undefined ? 'not stated' : `“${after}”`}`,
  /** What whoever issues a paper is told of it. */
  warning: (warned: PaperWarning): string => {
    switch (warned.code) {
      case 'invented':
        return `it prints invented values of the sample: ${warned.keys.join(', ')}. Before real work: coopj office edit --set ${warned.keys[0]}='…'`;
      case 'unconfirmed':
        return `the supervisor’s confirmation is not on record, and its sentence is left out. Once the supervisor has confirmed that the internship relates to the research and does not hinder the studies: coopj step record ${warned.student} 6 --placement ${warned.placement} --confirms`;
      case 'term-follows':
        return `the course is not registered yet; its term (${terms.courseTerm[warned.term]} ${warned.year}) follows from the first day`;
      case 'activity-follows':
        return warned.activity === 'done'
          ? 'that the internship is over follows from the agreed days: its end is not recorded (STEP 11)'
          : 'that the internship is under way follows from the agreed days: its start is not recorded (STEP 11)';
    }
  },
  issued: (number: string, kind: string, student: string, file: string) =>
    `Issued ${number}, ${kind}, for ${student}: ${file}`,
  finished: (number: string, kind: string, student: string, file: string) =>
    `${number}, ${kind}, was issued to ${student} by an earlier run that did not finish; its file lies there now: ${file}`,
  wouldFinish: (number: string, kind: string, student: string, file: string) =>
    `${number}, ${kind}, was issued to ${student} by an earlier run that did not finish; its file would be put there: ${file}`,
  wouldIssue: (number: string, kind: string, student: string, file: string) =>
    `Would issue ${number}, ${kind}, for ${student}: ${file}`,
  named: (number: string, kind: string, student: string) => `${number}, ${kind}, of ${student}`,
  reissued: (paper: string, count: number, file: string) => `Issued again (${count}): ${paper}: ${file}`,
  wouldReissue: (paper: string, count: number, file: string) => `Would be issued again (${count}): ${paper}: ${file}`,
  reallyVoid: (paper: string) => `Make ${paper} void?`,
  voided: (paper: string) => `Void: ${paper}. It stays in the register; what was handed out must be called back.`,
  wouldVoid: (paper: string) => `Would become void (nothing was written): ${paper}`,
  voidedBy: ({ on, by, reason }: Voided): readonly [string, string] => ['void since', `${on} (${by}): ${reason}`],
  reissueNumber: (n: number, on: string) => `Reissue ${n}, ${on}`,
  stated: 'What it states',
  /** What has become of a file in the register. */
  fileState: {
    exists: 'the file is there, as it was written',
    missing: 'there is no file any more',
    changed: 'the file there is not the one that was written',
    unreadable: 'the file cannot be read',
  } satisfies Record<'exists' | 'missing' | 'changed' | 'unreadable', string>,
  leftBehind: (file: string) => `the program was stopped before the file got its name; it lies at ${file}`,
  issuing: 'Certificates',
  nobodySelected: 'No student matches the filters.',
  /** A batch: number, kind, first and last certificate. */
  batchDone: (count: number, kind: string, first: string, last: string) =>
    count === 0 ? `No ${kind} was issued.` : `Issued ${count} (${kind}): ${first}${count === 1 ? '' : ` to ${last}`}`,
  batchWould: (count: number, kind: string, first: string, last: string) =>
    count === 0
      ? `No ${kind} would be issued (nothing was written).`
      : `Would issue ${count} (${kind}; nothing was written): ${first}${count === 1 ? '' : ` to ${last}`}`,
  holds: (student: string, number: string) => `${student} (${number})`,
  heldAlready: (count: number, named: string) =>
    `Passed over, since they hold just this certificate (${count}): ${named}${count > 10 ? ' …' : ''}`,
  putBack: (file: string) => `Its file was missing, and was made again: ${file}`,
  notPutBack: (number: string, file: string) => `The file of ${number} is missing, and could not be put back: ${file}`,
  indexed: (file: string) => `Index: ${file}`,
  merged: (file: string) => `To be printed: ${file}`,
  sheets,
  made: (sheet: string, whose: string, file: string) => `Made the ${sheet}${whose && ` ${whose}`}: ${file}`,
  wouldMake: (sheet: string, whose: string, file: string) => `Would make the ${sheet}${whose && ` ${whose}`}: ${file}`,
  permitNeed,
  permitMissing: (papers: string) => `Of the six papers not ready yet: ${papers}`,
  permitReady: 'All six papers are there.',
  permitNext: (command: string) => `Next, when it is filed: ${command}`,
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
    compare: 'The paper must say the same:',
  },
  empty: 'No certificate has been issued.',
};

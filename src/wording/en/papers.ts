import type { CertificateState } from '../../core/dossier.ts';
import type { Missing, PaperFact } from '../../core/papers/missing.ts';
import type { ChangedFact } from '../../core/papers/stated.ts';

const facts: Readonly<Record<PaperFact, string>> = {
  name: 'name',
  nameLatin: 'name in Latin letters',
  dateOfBirth: 'date of birth',
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

/** Parts of a paper that have no label of their own. */
const parts: Readonly<Record<string, string>> = { addressee: 'addressee', paragraph: 'statement', issuer: 'issuer' };

/** What is said about certificates on the screen; what stands on them is in templates/papers. */
export const papers = {
  /** A fact that a certificate needs, and whose it is. */
  missing: ({ what, of }: Missing): string => (of === undefined ? facts[what] : `${facts[what]} (${of})`),
  /** A fact that a paper states, by its label there. */
  part: (what: string): string => parts[what] ?? what,
  /** A fact that would be stated otherwise. */
  changed: ({ what, before, after }: ChangedFact): string =>
    `${papers.part(what)}: ${before === undefined ? 'not stated' : `“${before}”`} → ${after === undefined ? 'not stated' : `“${after}”`}`,
  issued: (number: string, kind: string, student: string, file: string) =>
    `Issued ${number}, ${kind}, for ${student}: ${file}`,
  wouldIssue: (number: string, kind: string, student: string, file: string) =>
    `Would issue ${number}, ${kind}, for ${student}: ${file}`,
  columns: {
    number: 'No.',
    kind: 'Kind',
    lang: 'Language',
    issuedOn: 'Issued',
    purpose: 'Purpose',
    file: 'File',
    sha256: 'SHA-256',
    by: 'By whom',
  },
  lang: { ja: 'Japanese', en: 'English', both: 'both' },
  state: { valid: 'valid', reissued: 'valid, reissued', void: 'void' } satisfies Record<CertificateState, string>,
  empty: 'No certificate has been issued.',
};

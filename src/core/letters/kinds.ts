/** Who a letter may go to. */
export const ADDRESSEES = [
  'student',
  'supervisor',
  'host-researcher',
  'program-office',
  'host',
  'ra-department',
  'teacher',
] as const;
export type Addressee = (typeof ADDRESSEES)[number];

/** Fields of every letter. `signature` is the filled text of that name. */
const COMMON = [
  'name',
  'number',
  'program',
  'supervisor',
  'university',
  'office',
  'telephone',
  'email',
  'today',
  'signature',
] as const;
/** Fields of a letter about a placement; unknown days are empty. */
const PLACEMENT = [...COMMON, 'company', 'hr', 'mentor', 'job', 'department', 'from', 'to'] as const;
/** Papers of a work permit application; each field has a value if the paper is missing. */
const PAPERS = ['form', 'passport', 'card', 'enrollment-certificate', 'internship-certificate', 'contract'] as const;

/** The fields of the signature. */
export const SIGNATURE_FIELDS = ['university', 'office', 'address', 'telephone', 'email'] as const;

interface LetterKind {
  /** About the student, or about one placement. */
  readonly of: 'student' | 'placement';
  readonly to: Addressee;
  /** Copies, to those with an address on file. */
  readonly cc: readonly Addressee[];
  readonly fields: readonly string[];
  /** Fields that the text must show for the letter to make sense. */
  readonly shown?: readonly string[];
  /** Attachments: always the guide; the evaluation certificate if its scan was imported. */
  readonly attaches?: 'guide' | 'certificate';
}

/** Every letter in the order of the office's work. A test compares these with the texts in `templates/letters/`. */
export const LETTERS = {
  guide: {
    of: 'student',
    to: 'student',
    cc: [],
    fields: [...COMMON, 'system', 'url', 'contact', 'supervisor-email', 'office-email'],
    attaches: 'guide',
  },
  'approval-request': {
    of: 'student',
    to: 'supervisor',
    cc: ['student'],
    fields: [...COMMON, 'system', 'contacted', 'changed', 'former', 'approved'],
  },
  briefing: { of: 'student', to: 'student', cc: [], fields: [...COMMON, 'system', 'url', 'held'], shown: ['held'] },
  recording: { of: 'student', to: 'student', cc: [], fields: [...COMMON, 'held', 'recording'], shown: ['recording'] },
  'jsps-consent': {
    of: 'placement',
    to: 'host-researcher',
    cc: ['student', 'supervisor'],
    fields: [...PLACEMENT, 'host-researcher', 'content', 'hours', 'former', 'deadline'],
  },
  'not-accepted': {
    of: 'placement',
    to: 'student',
    cc: ['supervisor'],
    fields: [...PLACEMENT, 'resulted', 'system', 'url', 'others'],
  },
  'missing-papers': {
    of: 'placement',
    to: 'student',
    cc: [],
    fields: [...PLACEMENT, 'deadline', 'employment-contract', 'card-copy', 'form', 'passport', 'card'],
  },
  'contract-returned': {
    of: 'placement',
    to: 'student',
    cc: ['supervisor', 'host'],
    fields: [...PLACEMENT, 'notice', 'revision', 'returned', 'reasons', 'remark'],
    shown: ['reasons', 'remark'],
  },
  'document-changed': {
    of: 'placement',
    to: 'student',
    cc: ['supervisor', 'host'],
    fields: [...PLACEMENT, 'documents', 'certificate', 'contract'],
    shown: ['documents'],
  },
  acceptance: {
    of: 'placement',
    to: 'student',
    cc: ['supervisor', 'program-office'],
    fields: [...PLACEMENT, 'course', 'credits', 'permit', 'fellow', 'scholar', 'assistant'],
  },
  permit: {
    of: 'placement',
    to: 'student',
    cc: [],
    fields: [...PLACEMENT, 'deadline', 'hours', 'limit', 'individual', 'papers', ...PAPERS],
  },
  insurance: {
    of: 'placement',
    to: 'student',
    cc: [],
    fields: [...PLACEMENT, 'deadline', 'gakkensai', 'gakkenbai', 'gap-from', 'gap-to'],
  },
  'jsps-5-3': {
    of: 'student',
    to: 'student',
    cc: ['supervisor'],
    fields: [...COMMON, 'fiscal-year', 'months', 'opens', 'deadline'],
    shown: ['fiscal-year'],
  },
  mext: {
    of: 'student',
    to: 'student',
    cc: ['program-office', 'supervisor'],
    fields: [...COMMON, 'months', 'from', 'to'],
    shown: ['months'],
  },
  ra: { of: 'placement', to: 'ra-department', cc: [], fields: [...PLACEMENT, 'ra-hours', 'hours'] },
  evaluation: { of: 'placement', to: 'host', cc: [], fields: [...PLACEMENT, 'deadline', 'ended'] },
  grading: {
    of: 'placement',
    to: 'teacher',
    cc: [],
    fields: [...PLACEMENT, 'teacher', 'course', 'credits', 'received', 'attached', 'deadline', 'grades'],
    attaches: 'certificate',
  },
  closing: {
    of: 'placement',
    to: 'student',
    cc: ['supervisor'],
    fields: [...PLACEMENT, 'ended', 'paid', 'fellow', 'permit'],
  },
} as const satisfies Readonly<Record<string, LetterKind>>;

export type LetterKey = keyof typeof LETTERS;
export const LETTER_KEYS = Object.keys(LETTERS) as readonly LetterKey[];
export type LetterFieldOf<Key extends LetterKey> = (typeof LETTERS)[Key]['fields'][number];
/** The kind of a key known only at run time. */
export const kindOf = (key: LetterKey): LetterKind => LETTERS[key];

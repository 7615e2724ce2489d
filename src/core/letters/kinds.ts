/** To whom a letter goes. */
export const ADDRESSEES = ['student', 'supervisor', 'program-office', 'host', 'ra-department', 'teacher'] as const;
export type Addressee = (typeof ADDRESSEES)[number];

/** Fields of every letter. `signature` is the text of its own name, already filled. */
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
/** Fields of a letter about a placement; a day that is not known is empty. */
const PLACEMENT = [...COMMON, 'company', 'hr', 'job', 'department', 'from', 'to'] as const;
/** Papers of an application for a work permit: each is filled where the paper is not in hand. */
const PAPERS = ['form', 'passport', 'card', 'enrollment-certificate', 'internship-certificate', 'contract'] as const;

/** The fields that stand under every letter. */
export const SIGNATURE_FIELDS = ['university', 'office', 'address', 'telephone', 'email'] as const;

interface Kind {
  /** About the student alone, or about one placement. */
  readonly of: 'student' | 'placement';
  readonly to: Addressee;
  /** Copies, to those whose address is on file. */
  readonly cc: readonly Addressee[];
  readonly fields: readonly string[];
  /** Those without which nobody would know what the letter is about. */
  readonly shown?: readonly string[];
  /** What goes with it: the guide, always; the evaluation certificate, where its scan was taken in. */
  readonly attaches?: 'guide' | 'certificate';
}

/** Every letter, in the order of the office's work. `templates/letters/` holds their texts; a test compares the two. */
export const LETTERS = {
  guide: {
    of: 'student',
    to: 'student',
    cc: [],
    fields: [...COMMON, 'system', 'url', 'contact', 'supervisor-email', 'office-email'],
    attaches: 'guide',
  },
  briefing: { of: 'student', to: 'student', cc: [], fields: [...COMMON, 'system', 'url', 'held'], shown: ['held'] },
  recording: { of: 'student', to: 'student', cc: [], fields: [...COMMON, 'held', 'recording'], shown: ['recording'] },
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
} as const satisfies Readonly<Record<string, Kind>>;

export type LetterKey = keyof typeof LETTERS;
export const LETTER_KEYS = Object.keys(LETTERS) as readonly LetterKey[];
export type FieldOf<Key extends LetterKey> = (typeof LETTERS)[Key]['fields'][number];
/** The same for a key that is not known yet. */
export const kindOf = (key: LetterKey): Kind => LETTERS[key];

import { isMistyped } from './core/decide/decision.ts';
import type { Guarded, Problem, Problems } from './problems.ts';

/** What the shell sees. Documented in `coopj help exit-codes`. */
export const EXIT = {
  done: 0,
  bug: 1,
  usage: 2,
  refused: 3,
  notFound: 4,
  store: 5,
  conflict: 6,
  cancelled: 130,
} as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

export type { Guarded, Problem, Problems };

const EXITS: Readonly<Record<Problem, Exit>> = {
  'not-a-day': EXIT.usage,
  'no-such-day': EXIT.usage,
  'outside-era': EXIT.usage,
  'not-a-month': EXIT.usage,
  'after-today': EXIT.usage,
  'not-a-number': EXIT.usage,
  'not-one-of': EXIT.usage,
  'flag-missing': EXIT.usage,
  'not-for-terminal': EXIT.usage,
  'flags-disagree': EXIT.usage,
  'period-backwards': EXIT.usage,
  'flag-of-other-step': EXIT.usage,
  'not-in-a-script': EXIT.usage,
  'nothing-to-change': EXIT.usage,
  'not-a-text': EXIT.usage,
  'not-a-code': EXIT.usage,
  'item-malformed': EXIT.usage,
  'not-an-item': EXIT.usage,
  'unknown-command': EXIT.usage,
  'unknown-flag': EXIT.usage,
  'argument-missing': EXIT.usage,
  'argument-extra': EXIT.usage,
  'flag-value-missing': EXIT.usage,
  'unknown-topic': EXIT.usage,
  'database-kind': EXIT.usage,
  'not-in-xlsx': EXIT.refused,
  'not-in-cp932': EXIT.refused,
  cancelled: EXIT.cancelled,
  'no-such-student': EXIT.notFound,
  'not-among-them': EXIT.notFound,
  'several-students': EXIT.usage,
  'no-such-placement': EXIT.notFound,
  'no-placement': EXIT.notFound,
  'placement-unnamed': EXIT.usage,
  'no-such-company': EXIT.notFound,
  'no-such-contract': EXIT.notFound,
  'no-such-agreement': EXIT.notFound,
  'agreement-not-received': EXIT.notFound,
  'no-registration': EXIT.notFound,
  'no-agreement': EXIT.notFound,
  'no-such-certificate': EXIT.notFound,
  'no-such-batch': EXIT.notFound,
  'no-such-obligation': EXIT.notFound,
  'student-exists': EXIT.refused,
  'company-exists': EXIT.refused,
  refused: EXIT.refused,
  'some-refused': EXIT.refused,
  'letters-refused': EXIT.refused,
  'not-genuine': EXIT.refused,
  'check-open': EXIT.refused,
  'check-all-open': EXIT.refused,
  conflict: EXIT.conflict,
  'file-missing': EXIT.notFound,
  'file-unreadable': EXIT.refused,
  'file-is-folder': EXIT.refused,
  'file-empty': EXIT.refused,
  'file-exists': EXIT.refused,
  'file-guarded': EXIT.refused,
  'file-unwritable': EXIT.refused,
  'glyph-missing': EXIT.refused,
  'paper-overflow': EXIT.refused,
  'font-unfit': EXIT.refused,
  'template-bad': EXIT.refused,
  'sheet-binary': EXIT.refused,
  'sheet-damaged': EXIT.refused,
  'sheet-no-result': EXIT.refused,
  'sheet-too-large': EXIT.refused,
  'sheet-encoding': EXIT.refused,
  'sheet-malformed': EXIT.refused,
  'sheet-cell-too-long': EXIT.refused,
  'sheet-heading-twice': EXIT.refused,
  'sheet-no-heading': EXIT.refused,
  'sheet-no-rows': EXIT.refused,
  'import-refused': EXIT.refused,
  'values-refused': EXIT.usage,
  'map-malformed': EXIT.usage,
  'map-name': EXIT.usage,
  'store-missing': EXIT.store,
  'store-unreadable': EXIT.store,
  'store-is-folder': EXIT.store,
  'store-not-sqlite': EXIT.store,
  'store-foreign': EXIT.store,
  'store-damaged': EXIT.store,
  'store-newer': EXIT.store,
  'store-locked': EXIT.store,
  'store-on-share': EXIT.store,
  'store-disk': EXIT.bug,
  'profile-missing': EXIT.notFound,
  'key-missing': EXIT.notFound,
  'key-invalid': EXIT.refused,
  'profile-unreadable': EXIT.refused,
  'profile-syntax': EXIT.refused,
  'profile-invalid': EXIT.refused,
  'setting-refused': EXIT.usage,
  'setting-malformed': EXIT.usage,
  'tour-folder-taken': EXIT.refused,
  'tour-stopped': EXIT.bug,
};

/** What the system says where a disk has no room, or none for this person. */
const isFull = (why: string): boolean => why === 'ENOSPC' || why === 'EDQUOT';

/** Stops a command: the person can act. Its sentences are `words.errors[problem](data)`. Anything else thrown is a bug. */
export class Abort<P extends Problem = Problem> extends Error {
  readonly problem: P;
  readonly data: Problems[P];
  constructor(problem: P, data: Problems[P]) {
    super(problem);
    this.name = 'Abort';
    this.problem = problem;
    this.data = data;
  }
  get exit(): Exit {
    if (this.problem === 'refused' && (this.data as Problems['refused']).refusals.every(isMistyped)) return EXIT.usage;
    if (this.problem === 'file-unwritable' && isFull((this.data as Problems['file-unwritable']).why)) return EXIT.bug;
    return EXITS[this.problem];
  }
}

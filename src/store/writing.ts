import type { Change, StudentErased, TakenBack } from '../core/journal/changes.ts';
import type { Company, CompanyCode } from '../core/model/company.ts';
import type { Dossier } from '../core/model/dossier.ts';
import type { OfficeFacts } from '../core/model/office-facts.ts';
import type { StudentNumber } from '../core/model/student.ts';
import { Abort } from '../errors.ts';
import { idOf, isStudent, type JournalPage, replayed } from './journal.ts';
import { COMPANY, OWN, STUDENT, type SubjectKind } from './kinds.ts';
import type { JournalEntry, Subject, Versioned, Write } from './store.ts';

/** A database answers at once or later. */
export type Soon<T> = T | Promise<T>;

/** Work that hands out each answer it waits for: where a database answers at once, nothing comes between its steps. */
type Steps<T> = Generator<Soon<unknown>, T, unknown>;

function* asked<T>(answer: Soon<T>): Generator<Soon<T>, T, unknown> {
  return (yield answer) as T;
}

/** Does the steps of a database that answers at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (let next = steps.next(); ; next = steps.next(next.value)) if (next.done) return next.value;
}

/** Does them where answers come later. */
export async function inTime<T>(steps: Steps<T>): Promise<T> {
  for (let next = steps.next(); ; ) {
    if (next.done) return next.value;
    let answer: unknown;
    try {
      answer = await next.value;
    } catch (error) {
      next = steps.throw(error);
      continue;
    }
    next = steps.next(answer);
  }
}

/** The rows of one kind of subject, as a database reads and writes them. */
export interface SubjectRecords<T> {
  /** Loads the record of a number or code. */
  load(named: string): Soon<Versioned<T> | undefined>;
  /** Replaces the rows of a subject; `key` is its key in the journal. */
  save(key: string, before: T | undefined, after: T | undefined, revision: number): Soon<void>;
}

/** What a database does for a write, within its transaction. */
export interface Writing {
  readonly students: SubjectRecords<Dossier>;
  readonly companies: SubjectRecords<Company>;
  readonly office: SubjectRecords<OfficeFacts>;
  /** Students with a placement at a company, and their keys in the journal. */
  hostedBy(company: CompanyCode): Soon<readonly { readonly number: StudentNumber; readonly key: string }[]>;
  /** The subject as the journal files it. */
  filed(subject: Subject, isNew: boolean): Soon<Subject>;
  /** All entries of a subject as filed, oldest first. */
  entriesOf(subject: Subject): Soon<readonly JournalEntry[]>;
  /** Takes the content of its entries before the erasure away. */
  letGo(subject: Subject, seq: number): Soon<void>;
  /** A number, reference or code that must be unique is already taken. */
  isTaken(error: unknown): boolean;
}

/** Writes what one command says of one subject: the same decisions on every database. */
export function writer(records: Writing) {
  const { students, companies, office } = records;

  function* writeTo<T, C extends Exclude<Change, TakenBack>>(
    page: JournalPage,
    { fold, nameOf }: SubjectKind<T, C>,
    into: SubjectRecords<T>,
    write: Write,
    afterwards?: (key: string, before: T | undefined, after: T | undefined) => Steps<void>,
  ): Steps<void> {
    // The type of Write pairs subject and changes.
    const changes = write.changes as unknown as readonly (C | TakenBack)[];
    const isNew = write.expect === 'new';
    // A new subject is not looked up first: if the number or code is taken, inserting its row fails.
    const before = isNew && changes.length > 0 ? undefined : yield* asked(into.load(idOf(write.subject)));
    if ((before?.revision ?? 'new') !== write.expect) throw new Abort('conflict', { subject: write.subject });
    if (changes.length === 0) return;
    const subject = yield* asked(records.filed(write.subject, isNew));
    let revision = 0;
    for (const change of write.changes) revision = page.append(subject, change);
    if (isErasure(write.changes)) {
      yield* asked(into.save(idOf(subject), before?.value, undefined, revision));
      yield* asked(records.letGo(subject, revision));
      return;
    }
    const after = changes.some(isTakenBack)
      ? replayed(yield* asked(records.entriesOf(subject)), fold)
      : (changes as readonly C[]).reduce<T | undefined>(fold, before?.value);
    if (after !== undefined && !changes.some(canRename) && nameOf(after) !== idOf(write.subject)) {
      throw new Error(`the changes of ${write.subject} would be filed under ${nameOf(after)}`);
    }
    try {
      yield* asked(into.save(idOf(subject), before?.value, after, revision));
    } catch (error) {
      throw records.isTaken(error) ? new Abort('conflict', { subject: write.subject }) : error;
    }
    if (afterwards) yield* afterwards(idOf(subject), before?.value, after);
  }

  /** STEP 9 of the company's interns rests on its agreements. */
  function* writeHosted(code: CompanyCode, before: Company | undefined, after: Company | undefined): Steps<void> {
    if (before?.agreements === after?.agreements) return;
    for (const { number, key } of yield* asked(records.hostedBy(code))) {
      const student = yield* asked(students.load(number));
      if (student) yield* asked(students.save(key, student.value, student.value, student.revision));
    }
  }

  return (page: JournalPage, write: Write): Steps<void> => {
    if (write.subject === 'office') return writeTo(page, OWN, office, write);
    if (isStudent(write.subject)) return writeTo(page, STUDENT, students, write);
    return writeTo(page, COMPANY, companies, write, writeHosted);
  };
}

const isErasure = (changes: Write['changes']): changes is readonly [StudentErased] =>
  changes[0]?.type === 'student-erased';

/** Nothing else changes a number. */
const canRename = (change: { readonly type: string }): boolean =>
  isTakenBack(change) || change.type === 'student-renumbered';
const isTakenBack = (change: { readonly type: string }): change is TakenBack => change.type === 'taken-back';

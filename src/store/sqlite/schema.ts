import { sql } from 'drizzle-orm';
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { GIVEN } from './given.ts';

// Columns are in snake case (drizzle's `casing`): nameKey is name_key.

/** The truth: insert-only, enforced by triggers. */
export const journal = sqliteTable(
  'journal',
  {
    seq: integer().primaryKey(),
    at: text().notNull(),
    day: text().notNull(),
    operation: integer().notNull(),
    actor: text().notNull(),
    subject: text().notNull(),
    version: integer().notNull(),
    digest: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [index('journal_subject').on(t.subject), index('journal_day').on(t.day)],
);

/** The content of an entry. Never changed, and deleted only where its subject is erased; triggers hold that too. */
export const journalContent = sqliteTable(
  'journal_content',
  {
    seq: integer()
      .primaryKey()
      .references(() => journal.seq),
    salt: text().notNull(),
    text: text().notNull(),
  },
  () => [
    index('journal_content_given')
      .on(sql.raw(`(${GIVEN})`))
      .where(sql.raw(`(${GIVEN}) IS NOT NULL`)),
  ],
);

/** Whose content may be deleted: of each erasure its entry in the journal, which stays. */
export const erasures = sqliteTable('erasures', {
  seq: integer()
    .primaryKey()
    .references(() => journal.seq),
  subject: text().notNull(),
});

/** The version of `rows` that made the tables below, and the last entry that they hold; one row. */
export const projection = sqliteTable('projection', {
  version: integer().notNull(),
  seq: integer().notNull().default(0),
  hash: text().notNull().default(''),
});

const truth = () => integer({ mode: 'boolean' }).notNull();

export const students = sqliteTable(
  'students',
  {
    number: text().primaryKey(),
    name: text().notNull(),
    nameKey: text().notNull(),
    email: text().notNull(),
    program: text().notNull(),
    step: integer().notNull(),
    next: integer(),
    // The defaults are for older rows, which are rebuilt.
    /** JSON: the numbers of lower steps without a fact. */
    gaps: text().notNull().default('[]'),
    standing: text().notNull().default(''),
    /** The furthest step of any placement. */
    reached: integer().notNull().default(0),
    placement: text(),
    company: text(),
    open: truth(),
    owing: truth().default(false),
    jsps: truth(),
    mext: truth(),
    residence: text(),
    registeredOn: text(),
    /** The last day in anything a report may look at. */
    latest: text().notNull().default(''),
    revision: integer().notNull(),
    dossier: text().notNull(),
    /** The key of the entries in the journal, if the number was changed since. */
    filedAs: text(),
  },
  (t) => [
    // With the number included, a list by step is sorted and can be paged.
    index('students_step').on(t.step, t.number),
    index('students_next').on(t.next, t.number),
    index('students_open').on(t.number).where(sql`open = 1`),
    index('students_owing').on(t.number).where(sql`owing = 1`),
    uniqueIndex('students_filed_as').on(t.filedAs).where(sql`filed_as IS NOT NULL`),
    // Who is looked for by a part of a name is found in the index alone, which is a small part of the table.
    index('students_find').on(t.number, t.nameKey, t.email),
    // Reports count quiet students from the index alone.
    index('students_latest').on(t.latest, t.open, t.step, t.reached, t.standing, t.registeredOn, t.number),
  ],
);

const ofStudent = () => ({
  student: text()
    .notNull()
    .references(() => students.number),
});
const ofPlacement = () => ({ ...ofStudent(), placement: text().notNull() });

export const placements = sqliteTable(
  'placements',
  {
    ref: text().primaryKey(),
    ...ofStudent(),
    company: text().notNull(),
    state: text().notNull(),
    step: integer().notNull(),
    next: integer(),
    open: truth(),
    openedOn: text().notNull(),
    appliedOn: text(),
    contractedOn: text(),
    registeredOn: text(),
    endedOn: text(),
    firstDay: text(),
    lastDay: text(),
  },
  (t) => [
    index('placements_student').on(t.student),
    index('placements_company').on(t.company),
    index('placements_state').on(t.state),
    index('placements_first_day').on(t.firstDay).where(sql`open = 1`),
  ],
);

export const contracts = sqliteTable(
  'contracts',
  {
    ref: text().notNull(),
    ...ofPlacement(),
    kind: text().notNull(),
    revision: integer().notNull(),
    receivedOn: text().notNull(),
    signedOn: text(),
  },
  (t) => [index('contracts_student').on(t.student)],
);

export const reviews = sqliteTable(
  'reviews',
  {
    contract: text().notNull(),
    ...ofPlacement(),
    reviewer: text().notNull(),
    outcome: text().notNull(),
    reviewedOn: text().notNull(),
    remark: text(),
  },
  (t) => [index('reviews_student').on(t.student)],
);

export const courses = sqliteTable(
  'courses',
  {
    ...ofPlacement(),
    year: integer().notNull(),
    term: text().notNull(),
    course: text().notNull(),
    credits: real().notNull(),
    registeredOn: text().notNull(),
    withdrawnOn: text(),
  },
  (t) => [index('courses_student').on(t.student)],
);

export const evaluations = sqliteTable(
  'evaluations',
  { ...ofPlacement(), kind: text().notNull(), receivedOn: text().notNull(), signer: text() },
  (t) => [index('evaluations_student').on(t.student)],
);

export const grades = sqliteTable(
  'grades',
  { ...ofPlacement(), grade: text().notNull(), gradedBy: text().notNull(), gradedOn: text().notNull() },
  (t) => [index('grades_student').on(t.student)],
);

/** The register of certificates. */
export const certificates = sqliteTable(
  'certificates',
  {
    number: text().primaryKey(),
    ...ofStudent(),
    kind: text().notNull(),
    lang: text().notNull(),
    issuedOn: text().notNull(),
    placement: text(),
    purpose: text(),
    addressee: text(),
    file: text().notNull(),
    sha256: text().notNull(),
    issuedBy: text().notNull(),
    // The default is for older rows, which are rebuilt.
    state: text().notNull().default('valid'),
    voidedOn: text(),
    voidedBy: text(),
    voidReason: text(),
  },
  (t) => [index('certificates_student').on(t.student)],
);

export const reissues = sqliteTable(
  'reissues',
  {
    certificate: text().notNull(),
    ...ofStudent(),
    reissuedOn: text().notNull(),
    reissuedBy: text().notNull(),
    reason: text(),
    purpose: text(),
    file: text().notNull(),
    sha256: text().notNull(),
  },
  (t) => [index('reissues_student').on(t.student)],
);

export const overrides = sqliteTable(
  'overrides',
  {
    ...ofStudent(),
    placement: text(),
    rule: text().notNull(),
    gate: text().notNull(),
    reason: text().notNull(),
    decidedOn: text().notNull(),
    decidedBy: text().notNull(),
  },
  (t) => [index('overrides_student').on(t.student)],
);

export const companies = sqliteTable(
  'companies',
  {
    code: text().primaryKey(),
    name: text().notNull(),
    nameEn: text(),
    revision: integer().notNull(),
    company: text().notNull(),
  },
  (t) => [index('companies_name').on(t.name), index('companies_name_en').on(t.nameEn)],
);

export const agreements = sqliteTable(
  'agreements',
  {
    ref: text().primaryKey(),
    company: text()
      .notNull()
      .references(() => companies.code),
    firstDay: text().notNull(),
    lastDay: text().notNull(),
    autoRenew: truth(),
    placement: text(),
    signedOn: text(),
  },
  (t) => [index('agreements_company').on(t.company)],
);

export const jobs = sqliteTable(
  'jobs',
  {
    ref: text().primaryKey(),
    company: text()
      .notNull()
      .references(() => companies.code),
    title: text().notNull(),
    firstDay: text(),
    lastDay: text(),
  },
  (t) => [index('jobs_company').on(t.company)],
);

/** The office's own facts; one row. */
export const office = sqliteTable('office', {
  key: text().primaryKey(),
  revision: integer().notNull(),
  facts: text().notNull(),
});

import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  customType,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

// The tables of src/store/sqlite/schema.ts, each with the office whose rows these are. Columns are in snake case (drizzle's `casing`).

/** Ordered by its bytes, as in SQLite and JavaScript, whatever the language of the server. */
const text = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** An index takes a third of a page, and names may be longer. */
const beginning = (name: AnyPgColumn): SQL => sql`left(${name}, 100)`;

/** Whose row it is: several offices share a database, and each has a journal of its own. */
const ofOffice = () => ({ office: text().notNull() });
const truth = () => boolean().notNull();
const pointsTo = (name: string, from: [AnyPgColumn, AnyPgColumn], to: [AnyPgColumn, AnyPgColumn]) =>
  foreignKey({ name, columns: from, foreignColumns: to });

/** The truth: insert-only, enforced by triggers. */
export const journal = pgTable(
  'journal',
  {
    ...ofOffice(),
    seq: integer().notNull(),
    at: text().notNull(),
    day: text().notNull(),
    operation: integer().notNull(),
    actor: text().notNull(),
    subject: text().notNull(),
    version: integer().notNull(),
    digest: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.office, t.seq] }),
    index('journal_subject').on(t.office, t.subject),
    index('journal_day').on(t.office, t.day),
  ],
);

/** The content of an entry. Never changed, and deleted only where its subject is erased; triggers hold that too. */
export const journalContent = pgTable(
  'journal_content',
  {
    ...ofOffice(),
    seq: integer().notNull(),
    salt: text().notNull(),
    text: text().notNull(),
    /** The number that the entry gave. PostgreSQL reads no JSON with a NUL in it, so it is no expression over the text. */
    given: text(),
  },
  (t) => [
    primaryKey({ columns: [t.office, t.seq] }),
    pointsTo('journal_content_seq', [t.office, t.seq], [journal.office, journal.seq]),
    index('journal_content_given').on(t.office, t.given).where(sql`given IS NOT NULL`),
  ],
);

/** Whose content may be deleted: of each erasure its entry in the journal, which stays. */
export const erasures = pgTable(
  'erasures',
  { ...ofOffice(), seq: integer().notNull(), subject: text().notNull() },
  (t) => [
    primaryKey({ columns: [t.office, t.seq] }),
    pointsTo('erasures_seq', [t.office, t.seq], [journal.office, journal.seq]),
  ],
);

/**
 * The version of `rows` that made the tables below, and the last entry that they hold; one row an office. Whoever writes locks it, so
 * that writers of an office queue.
 */
export const projection = pgTable(
  'projection',
  {
    ...ofOffice(),
    version: integer().notNull(),
    seq: integer().notNull().default(0),
    hash: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.office] })],
);

export const students = pgTable(
  'students',
  {
    ...ofOffice(),
    number: text().notNull(),
    name: text().notNull(),
    nameKey: text().notNull(),
    email: text().notNull(),
    program: text().notNull(),
    step: integer().notNull(),
    next: integer(),
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
    primaryKey({ columns: [t.office, t.number] }),
    index('students_step').on(t.office, t.step, t.number),
    index('students_next').on(t.office, t.next, t.number),
    index('students_open').on(t.office, t.number).where(sql`open`),
    index('students_owing').on(t.office, t.number).where(sql`owing`),
    uniqueIndex('students_filed_as').on(t.office, t.filedAs).where(sql`filed_as IS NOT NULL`),
    index('students_latest').on(t.office, t.latest, t.open, t.step, t.reached, t.standing, t.registeredOn, t.number),
  ],
);

const ofStudent = () => ({ ...ofOffice(), student: text().notNull() });
const ofPlacement = () => ({ ...ofStudent(), placement: text().notNull() });
/** Of the tables whose rows belong to a student. */
const student = (table: string, t: { readonly office: AnyPgColumn; readonly student: AnyPgColumn }) => [
  pointsTo(`${table}_of_student`, [t.office, t.student], [students.office, students.number]),
  index(`${table}_student`).on(t.office, t.student),
];

export const placements = pgTable(
  'placements',
  {
    ref: text().notNull(),
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
    primaryKey({ columns: [t.office, t.ref] }),
    ...student('placements', t),
    index('placements_company').on(t.office, t.company),
    index('placements_state').on(t.office, t.state),
    index('placements_first_day').on(t.office, t.firstDay).where(sql`open`),
  ],
);

export const contracts = pgTable(
  'contracts',
  {
    ref: text().notNull(),
    ...ofPlacement(),
    kind: text().notNull(),
    revision: integer().notNull(),
    receivedOn: text().notNull(),
    signedOn: text(),
  },
  (t) => student('contracts', t),
);

export const reviews = pgTable(
  'reviews',
  {
    contract: text().notNull(),
    ...ofPlacement(),
    reviewer: text().notNull(),
    outcome: text().notNull(),
    reviewedOn: text().notNull(),
    remark: text(),
  },
  (t) => student('reviews', t),
);

export const courses = pgTable(
  'courses',
  {
    ...ofPlacement(),
    year: integer().notNull(),
    term: text().notNull(),
    course: text().notNull(),
    credits: doublePrecision().notNull(),
    registeredOn: text().notNull(),
    withdrawnOn: text(),
  },
  (t) => student('courses', t),
);

export const evaluations = pgTable(
  'evaluations',
  { ...ofPlacement(), kind: text().notNull(), receivedOn: text().notNull(), signer: text() },
  (t) => student('evaluations', t),
);

export const grades = pgTable(
  'grades',
  { ...ofPlacement(), grade: text().notNull(), gradedBy: text().notNull(), gradedOn: text().notNull() },
  (t) => student('grades', t),
);

/** The register of certificates. */
export const certificates = pgTable(
  'certificates',
  {
    number: text().notNull(),
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
    state: text().notNull().default('valid'),
    voidedOn: text(),
    voidedBy: text(),
    voidReason: text(),
  },
  (t) => [primaryKey({ columns: [t.office, t.number] }), ...student('certificates', t)],
);

export const reissues = pgTable(
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
  (t) => student('reissues', t),
);

export const overrides = pgTable(
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
  (t) => student('overrides', t),
);

export const companies = pgTable(
  'companies',
  {
    ...ofOffice(),
    code: text().notNull(),
    name: text().notNull(),
    nameEn: text(),
    revision: integer().notNull(),
    company: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.office, t.code] }),
    index('companies_name').on(t.office, beginning(t.name)),
    index('companies_name_en').on(t.office, beginning(t.nameEn)),
  ],
);

const ofCompany = () => ({ ...ofOffice(), company: text().notNull() });
/** Of the tables whose rows belong to a company. */
const company = (
  table: string,
  t: { readonly office: AnyPgColumn; readonly company: AnyPgColumn; readonly ref: AnyPgColumn },
) => [
  primaryKey({ columns: [t.office, t.ref] }),
  pointsTo(`${table}_of_company`, [t.office, t.company], [companies.office, companies.code]),
  index(`${table}_company`).on(t.office, t.company),
];

export const agreements = pgTable(
  'agreements',
  {
    ref: text().notNull(),
    ...ofCompany(),
    firstDay: text().notNull(),
    lastDay: text().notNull(),
    autoRenew: truth(),
    placement: text(),
    signedOn: text(),
  },
  (t) => company('agreements', t),
);

export const jobs = pgTable(
  'jobs',
  { ref: text().notNull(), ...ofCompany(), title: text().notNull(), firstDay: text(), lastDay: text() },
  (t) => company('jobs', t),
);

/** The office's own facts; one row an office. */
export const office = pgTable(
  'office',
  { ...ofOffice(), key: text().notNull(), revision: integer().notNull(), facts: text().notNull() },
  (t) => [primaryKey({ columns: [t.office, t.key] })],
);

/** What lies beside a database file elsewhere: evidence, issued papers and the office's own files, each once under its digest. */
export const blobs = pgTable('blobs', { ...ofOffice(), sha256: text().notNull(), bytes: bytes().notNull() }, (t) => [
  primaryKey({ columns: [t.office, t.sha256] }),
  check('blobs_are_what_they_are_called', sql`sha256 = encode(sha256(bytes), 'hex')`),
]);

/** The office's own files (its profile, its texts) in all their versions. */
export const files = pgTable(
  'files',
  {
    ...ofOffice(),
    name: text().notNull(),
    version: integer().notNull(),
    at: text().notNull(),
    actor: text().notNull(),
    sha256: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.office, t.name, t.version] }),
    pointsTo('files_sha256', [t.office, t.sha256], [blobs.office, blobs.sha256]),
  ],
);

/** Who works for which office, by login; a login works for one. Who left stays, since the history names them. */
export const people = pgTable(
  'people',
  { login: text().notNull(), ...ofOffice(), name: text(), role: text().notNull() },
  (t) => [
    primaryKey({ columns: [t.login] }),
    foreignKey({ name: 'people_of_office', columns: [t.office], foreignColumns: [projection.office] }),
    check('people_have_a_role', sql`role IN ('admin', 'clerk', 'reader', 'left')`),
  ],
);

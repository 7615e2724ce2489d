import type Database from 'better-sqlite3';
import type { LocalDate } from '../../core/calendar/dates.ts';
import type { CompanyCode } from '../../core/model/company.ts';
import type { RecordKind } from '../../core/model/dossier.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import type { QuietStudents } from '../store.ts';

/** Students with each of these dated since a day. */
const STUDENTS: Readonly<Record<RecordKind, string>> = {
  contracts: `SELECT student FROM contracts WHERE received_on >= @day
    OR ref NOT IN (SELECT contract FROM reviews WHERE reviewer = 'secretariat')
    UNION SELECT student FROM reviews WHERE reviewed_on >= @day`,
  courses: 'SELECT student FROM courses WHERE registered_on >= @day',
  certificates: `SELECT student FROM certificates WHERE issued_on >= @day OR voided_on >= @day
    UNION SELECT student FROM reissues WHERE reissued_on >= @day`,
  overrides: 'SELECT student FROM overrides WHERE decided_on >= @day',
};

/** The numbers of students who have one, in order. */
export const studentsWith = (db: Database.Database, what: RecordKind, day: LocalDate): readonly StudentNumber[] =>
  db
    .prepare<[object], StudentNumber>(`SELECT DISTINCT student FROM (${STUDENTS[what]}) ORDER BY student`)
    .pluck()
    .all({ day });

/**
 * Students with something dated since the day, something open, or STEP 4 not reached. Each case names its index, which the planner
 * does not choose by itself; the rows are wide and must not be scanned.
 */
const STIRRING = `SELECT number FROM students INDEXED BY students_latest WHERE latest >= @day
  UNION SELECT number FROM students INDEXED BY students_open WHERE open = 1
  UNION SELECT number FROM students INDEXED BY students_step WHERE step < 4`;

const QUIET = 'latest < @day AND open = 0 AND step >= 4 AND number NOT IN (SELECT value FROM json_each(@others))';
const STANDING = `SELECT step, reached, standing, count(*) AS students FROM students INDEXED BY students_latest
  WHERE ${QUIET} GROUP BY step, reached, standing`;

/** Counts a placement's step by month, for quiet students only. */
const done = (step: number, column: string, table = 'placements') =>
  `SELECT substr(${column}, 1, 7) AS month, ${step} AS step, count(*) AS times FROM ${table}
   WHERE ${column} IS NOT NULL AND student NOT IN stirring GROUP BY month`;
const MONTHS = `WITH stirring AS MATERIALIZED (
    ${STIRRING} UNION SELECT value FROM json_each(@others)
  )
  SELECT substr(registered_on, 1, 7) AS month, 3 AS step, count(*) AS times FROM students INDEXED BY students_latest
  WHERE ${QUIET} AND registered_on IS NOT NULL GROUP BY month
  UNION ALL ${done(6, 'applied_on')}
  UNION ALL ${done(9, 'contracted_on')}
  UNION ALL ${done(10, 'registered_on', 'courses')}
  UNION ALL ${done(11, 'ended_on')}`;

/** The numbers of students who are not quiet, and `others`, in order. */
export const stirringSince = (
  db: Database.Database,
  day: LocalDate,
  others: readonly StudentNumber[],
): readonly StudentNumber[] =>
  db
    .prepare<[object], StudentNumber>(`${STIRRING} UNION SELECT value FROM json_each(@others) ORDER BY number`)
    .pluck()
    .all({ day, others: JSON.stringify(others) });

/** The numbers of students with a placement at one of these companies. */
export const hostedBy = (db: Database.Database, companies: readonly CompanyCode[]): readonly StudentNumber[] =>
  companies.length === 0
    ? []
    : db
        .prepare<[string], StudentNumber>(
          'SELECT DISTINCT student FROM placements WHERE company IN (SELECT value FROM json_each(?))',
        )
        .pluck()
        .all(JSON.stringify(companies));

/** Counts all quiet students since a day, except `others`, who are reported one by one. */
export function quietSince(db: Database.Database, day: LocalDate, others: readonly StudentNumber[]): QuietStudents {
  const asked = { day, others: JSON.stringify(others) };
  return {
    standing: db.prepare<[object], QuietStudents['standing'][number]>(STANDING).all(asked),
    months: db.prepare<[object], QuietStudents['months'][number]>(MONTHS).all(asked),
  };
}

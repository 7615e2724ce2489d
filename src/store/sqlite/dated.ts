import type Database from 'better-sqlite3';
import type { LocalDate } from '../../core/calendar/dates.ts';
import type { RecordKind } from '../../core/model/dossier.ts';
import type { StudentNumber } from '../../core/model/student.ts';

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

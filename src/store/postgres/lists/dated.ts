import type { LocalDate } from '../../../core/calendar/dates.ts';
import type { CompanyCode } from '../../../core/model/company.ts';
import type { RecordKind } from '../../../core/model/dossier.ts';
import type { StudentNumber } from '../../../core/model/student.ts';
import type { QuietStudents } from '../../store.ts';
import type { Session } from '../session.ts';

/** Students of an office with each of these dated since a day. */
const STUDENTS: Readonly<Record<RecordKind, string>> = {
  contracts: `SELECT student FROM contracts WHERE office = $1 AND (received_on >= $2
    OR ref NOT IN (SELECT contract FROM reviews WHERE office = $1 AND reviewer = 'secretariat'))
    UNION SELECT student FROM reviews WHERE office = $1 AND reviewed_on >= $2`,
  courses: 'SELECT student FROM courses WHERE office = $1 AND registered_on >= $2',
  certificates: `SELECT student FROM certificates WHERE office = $1 AND (issued_on >= $2 OR voided_on >= $2)
    UNION SELECT student FROM reissues WHERE office = $1 AND reissued_on >= $2`,
  overrides: 'SELECT student FROM overrides WHERE office = $1 AND decided_on >= $2',
};

/** Students with something dated since the day, something open, or STEP 4 not reached. Each case has its index. */
const STIRRING = `SELECT number FROM students WHERE office = $1 AND latest >= $2
  UNION SELECT number FROM students WHERE office = $1 AND open
  UNION SELECT number FROM students WHERE office = $1 AND step < 4`;
const QUIET = 'office = $1 AND latest < $2 AND NOT open AND step >= 4 AND number <> ALL($3::text[])';

/** Counts a placement's step by month, for quiet students only. */
const done = (step: number, column: string, table = 'placements') =>
  `SELECT substr(${column}, 1, 7) AS month, ${step} AS step, count(*)::int AS times FROM ${table}
   WHERE office = $1 AND ${column} IS NOT NULL AND student NOT IN (SELECT number FROM others) GROUP BY 1`;

/** One statement, so that all parts of the answer are of one moment. */
const SINCE = `WITH stirring AS MATERIALIZED (${STIRRING} UNION SELECT unnest($4::text[])),
  others AS MATERIALIZED (SELECT number FROM stirring UNION SELECT unnest($3::text[])),
  standing AS (
    SELECT step, reached, standing, count(*)::int AS students FROM students WHERE ${QUIET}
    GROUP BY step, reached, standing ORDER BY step, reached, standing
  ),
  months AS (
    SELECT substr(registered_on, 1, 7) AS month, 3 AS step, count(*)::int AS times FROM students
    WHERE ${QUIET} AND registered_on IS NOT NULL GROUP BY 1
    UNION ALL ${done(6, 'applied_on')}
    UNION ALL ${done(9, 'contracted_on')}
    UNION ALL ${done(10, 'registered_on', 'courses')}
    UNION ALL ${done(11, 'ended_on')}
  )
  SELECT array(SELECT number FROM stirring ORDER BY number COLLATE "C") AS stirring,
    (SELECT json_agg(one)::text FROM standing AS one) AS standing,
    (SELECT json_agg(one)::text FROM months AS one) AS months`;

const listIn = <T>(text: string | null): readonly T[] => (text === null ? [] : (JSON.parse(text) as readonly T[]));

export function dated({ query }: Pick<Session, 'query'>, office: string) {
  return {
    /** The numbers of students who have one, in order. */
    studentsWith: async (what: RecordKind, day: LocalDate): Promise<readonly StudentNumber[]> =>
      (
        await query<{ student: StudentNumber }>(
          `SELECT DISTINCT student FROM (${STUDENTS[what]}) AS those ORDER BY student`,
          [office, day],
        )
      ).map(({ student }) => student),

    /** The numbers of students with a placement at one of these companies. */
    hostedBy: async (companies: readonly CompanyCode[]): Promise<readonly StudentNumber[]> =>
      companies.length === 0
        ? []
        : (
            await query<{ student: StudentNumber }>(
              'SELECT DISTINCT student FROM placements WHERE office = $1 AND company = ANY($2::text[])',
              [office, companies],
            )
          ).map(({ student }) => student),

    /** The numbers of students who are not quiet, and `hosted`, in order; all quiet ones counted, except `changed`. */
    async since(
      day: LocalDate,
      changed: readonly StudentNumber[],
      hosted: readonly StudentNumber[],
    ): Promise<{ readonly stirring: readonly StudentNumber[]; readonly quiet: QuietStudents }> {
      const [found] = await query<{ stirring: StudentNumber[]; standing: string | null; months: string | null }>(
        SINCE,
        [office, day, [...changed, ...hosted], hosted],
      );
      return {
        stirring: found?.stirring ?? [],
        quiet: { standing: listIn(found?.standing ?? null), months: listIn(found?.months ?? null) },
      };
    },
  };
}

/**
 * What the monthly report tells, asked of the tables in bare SQL: `node reports-sql.js DATABASE MONTH`. No rule is judged, so that
 * it knows who has something open, and not what stops it.
 */
import Database from 'better-sqlite3';

const [file, month] = process.argv.slice(2);
const db = new Database(file, { readonly: true });
const from = `${month}-01`;
const to = `${month}-31`;
const since = `${Number(month.slice(0, 4)) - 1}${month.slice(4)}-32`;
/** The rows of students are wide: whoever asks for a few columns of all is well advised to name the index that has them. */
const NARROW = 'students INDEXED BY students_latest';
const all = (sql) => db.prepare(sql).all({ from, to, since });
const perMonth = (step, column, table) =>
  `SELECT substr(${column}, 1, 7) AS month, ${step} AS step, count(*) AS times FROM ${table}
   WHERE ${table === NARROW ? 'latest > 0 AND' : ''} ${column} > @since AND ${column} <= @to GROUP BY month`;
const moved = (step, column) =>
  `SELECT placements.${column} AS "on", student, name, ref, placements.company, ${step} AS step FROM placements JOIN students ON number = student
   WHERE placements.${column} BETWEEN @from AND @to`;

const report = {
  steps: all(
    'SELECT step, reached, standing, count(*) AS students FROM students INDEXED BY students_latest WHERE latest > 0 GROUP BY step, reached, standing',
  ),
  months: all(
    [
      perMonth(3, 'registered_on', NARROW),
      perMonth(6, 'applied_on', 'placements'),
      perMonth(9, 'contracted_on', 'placements'),
      perMonth(10, 'registered_on', 'placements'),
      perMonth(11, 'ended_on', 'placements'),
    ].join(' UNION ALL '),
  ),
  movements: all(
    [
      moved(5, 'opened_on'),
      moved(6, 'applied_on'),
      moved(9, 'contracted_on'),
      moved(10, 'registered_on'),
      moved(11, 'ended_on'),
    ].join(' UNION ALL '),
  ),
  registrations: all(
    `SELECT registered_on, number, name, program FROM students WHERE number IN (SELECT number FROM ${NARROW} WHERE latest > 0 AND registered_on BETWEEN @from AND @to)`,
  ),
  internships: all(
    `SELECT number, name, program, ref, placements.company, state, first_day, last_day FROM placements JOIN students ON number = student
     WHERE state IN ('accepted', 'running', 'completed') AND first_day <= @to AND last_day >= @from`,
  ),
  contracts: all(
    `SELECT c.ref, number, name, c.kind, c.revision, received_on, reviewed_on, outcome,
       julianday(reviewed_on) - julianday(received_on) AS days
     FROM contracts c JOIN students ON number = c.student
     LEFT JOIN reviews r ON r.contract = c.ref AND r.student = c.student AND reviewer = 'secretariat'
     WHERE received_on BETWEEN @from AND @to OR reviewed_on BETWEEN @from AND @to`,
  ),
  courses: all(
    'SELECT courses.*, name, program FROM courses JOIN students ON number = student WHERE courses.registered_on BETWEEN @from AND @to',
  ),
  certificates: all(
    'SELECT certificates.*, name FROM certificates JOIN students ON students.number = student WHERE issued_on BETWEEN @from AND @to',
  ),
  overrides: all(
    'SELECT overrides.*, name FROM overrides JOIN students ON number = student WHERE decided_on BETWEEN @from AND @to',
  ),
  open: all(
    'SELECT ref, number, name, placements.company, placements.next FROM placements JOIN students ON number = student WHERE placements.open = 1',
  ),
};
console.log(JSON.stringify(report));

/**
 * What a command reads, asked of the tables in bare SQL, on either database: `node reports-sql.js DATABASE monthly|desk|due|everybody [MONTH]`.
 * No rule is judged, so that it knows who has something open, and not what stops it.
 */
const [database, what, month = '2026-09'] = process.argv.slice(2);
const said = { from: `${month}-01`, to: `${month}-31`, since: `${Number(month.slice(0, 4)) - 1}${month.slice(4)}-32` };

/** Runs statements; on a server each table is that of one office, as a condition in front of every other. */
async function sqlite() {
  const { default: Database } = await import('better-sqlite3');
  const db = new Database(database, { readonly: true });
  return {
    all: async (sql) => db.prepare(sql).all(said),
    of: (...tables) => tables.map(() => '1').join(' AND '),
    open: 'open = 1',
    owing: 'owing = 1',
    days: (from, to) => `julianday(${to}) - julianday(${from})`,
    /** The rows of students are wide: whoever asks for a few columns of all is well advised to name the index that has them. */
    narrow: 'students INDEXED BY students_latest',
    close: async () => db.close(),
  };
}
async function postgres() {
  const { default: pg } = await import('pg');
  const client = new pg.Client(database);
  await client.connect();
  return {
    async all(sql) {
      const values = [];
      const text = sql.replace(/@(\w+)/g, (_, name) => `$${values.push(said[name])}`);
      return (await client.query(text, values)).rows;
    },
    of: (...tables) => tables.map((table) => `${table}.office = 'office'`).join(' AND '),
    open: 'open',
    owing: 'owing',
    days: (from, to) => `${to}::date - ${from}::date`,
    narrow: 'students',
    close: () => client.end(),
  };
}

const { all, of, open, owing, days, narrow, close } = await (database.includes('://') ? postgres() : sqlite());
const perMonth = (step, column, table, name = table) =>
  `SELECT substr(${column}, 1, 7) AS month, ${step} AS step, count(*) AS times FROM ${table}
   WHERE ${of(name)} ${name === 'students' ? "AND latest > '0'" : ''} AND ${column} > @since AND ${column} <= @to GROUP BY 1`;
const placed = 'placements JOIN students ON number = student';
const moved = (step, column) =>
  `SELECT placements.${column} AS "on", student, name, ref, placements.company, ${step} AS step FROM ${placed}
   WHERE ${of('placements', 'students')} AND placements.${column} BETWEEN @from AND @to`;
const dossiers = (which) => `SELECT number, revision, dossier FROM students WHERE ${of('students')} AND ${which}`;
const joined = (table, which, more = '') =>
  `SELECT ${table}.*, name${more} FROM ${table} JOIN students ON students.number = student WHERE ${of(table, 'students')} AND ${which}`;

const TOLD = {
  desk: {
    steps: `SELECT step, count(*) AS students FROM students WHERE ${of('students')} GROUP BY step`,
    placements: `SELECT count(*) AS placements FROM placements WHERE ${of('placements')} AND ${open}`,
    open: dossiers(open),
    owing: dossiers(`NOT ${open} AND ${owing}`),
    ...Object.fromEntries(
      [0, 1, 2, 3].map((step) => [`step ${step}`, `${dossiers(`step = ${step}`)} ORDER BY number LIMIT 100`]),
    ),
  },
  due: { open: dossiers(open), owing: dossiers(`NOT ${open} AND ${owing}`) },
  everybody: { students: `${dossiers('1 = 1')} ORDER BY number` },
  monthly: {
    steps: `SELECT step, reached, standing, count(*) AS students FROM ${narrow} WHERE ${of('students')} AND latest > '0' GROUP BY step, reached, standing`,
    months: [
      perMonth(3, 'registered_on', narrow, 'students'),
      perMonth(6, 'applied_on', 'placements'),
      perMonth(9, 'contracted_on', 'placements'),
      perMonth(10, 'registered_on', 'placements'),
      perMonth(11, 'ended_on', 'placements'),
    ].join(' UNION ALL '),
    movements: [
      moved(5, 'opened_on'),
      moved(6, 'applied_on'),
      moved(9, 'contracted_on'),
      moved(10, 'registered_on'),
      moved(11, 'ended_on'),
    ].join(' UNION ALL '),
    registrations: `SELECT registered_on, number, name, program FROM students WHERE ${of('students')} AND number IN
      (SELECT number FROM ${narrow} WHERE ${of('students')} AND latest > '0' AND registered_on BETWEEN @from AND @to)`,
    internships: `SELECT number, name, program, ref, placements.company, state, first_day, last_day FROM ${placed}
      WHERE ${of('placements', 'students')} AND state IN ('accepted', 'running', 'completed') AND first_day <= @to AND last_day >= @from`,
    contracts: `SELECT contracts.ref, number, name, contracts.kind, contracts.revision, received_on, reviewed_on, outcome, ${days('received_on', 'reviewed_on')} AS days
      FROM contracts JOIN students ON number = contracts.student
      LEFT JOIN reviews ON reviews.contract = contracts.ref AND reviews.student = contracts.student AND reviewer = 'secretariat' AND ${of('reviews')}
      WHERE ${of('contracts', 'students')} AND (received_on BETWEEN @from AND @to OR reviewed_on BETWEEN @from AND @to)`,
    courses: joined('courses', 'courses.registered_on BETWEEN @from AND @to', ', program'),
    certificates: joined('certificates', 'issued_on BETWEEN @from AND @to'),
    overrides: joined('overrides', 'decided_on BETWEEN @from AND @to'),
    open: `SELECT ref, number, name, placements.company, placements.next FROM ${placed} WHERE ${of('placements', 'students')} AND placements.${open}`,
  },
};
const report = {};
for (const [name, sql] of Object.entries(TOLD[what])) report[name] = await all(sql);
await close();
// Rows of whole dossiers are read and not told.
console.log(
  JSON.stringify(what === 'monthly' ? report : Object.entries(report).map(([name, rows]) => [name, rows.length])),
);

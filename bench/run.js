/** `npm run bench -- NAME`: runs one bench and prints a table. Each compares itself with others in the same run. */
const BENCHES = {
  start: () => import('./start.js'),
  desk: () => import('./desk.js'),
  rules: () => import('./rules.js'),
  papers: () => import('./papers.js'),
  reports: () => import('./reports.js'),
  exports: () => import('./exports.js'),
  tables: () => import('./tables.js'),
  shared: () => import('./shared.js'),
};

const [name = '', ...args] = process.argv.slice(2);
if (!Object.hasOwn(BENCHES, name)) {
  console.error(`npm run bench -- ${Object.keys(BENCHES).join('|')}`);
  process.exitCode = 2;
} else {
  const { run } = await BENCHES[name]();
  for (const line of await run(args)) console.log(line);
}

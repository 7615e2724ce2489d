/**
 * `npm run test:nodes`, or `npm run test:nodes -- 22 24`: each Node.js that package.json promises is fetched from npm, and in a copy of the
 * tree it installs, builds, checks the types and runs the suites that lean on it most. Minutes each, since the database driver is compiled.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Of the oldest line the oldest that is promised, of the others the newest. */
const NODES = ['20.19.0', '22', '24', '26'];
const SUITES = [
  'test/smoke.test.ts',
  'test/shipped.test.ts',
  'test/store',
  'test/certificates',
  'test/documents',
  'test/terminal/sessions',
];
const LEFT_OUT = ['node_modules', 'dist', '.git'];

/** The steps that a Node got through, and the one that it did not, if any. */
function tryOn(node, folder) {
  const runtime = `node-${process.platform}-${process.arch}`;
  const home = join(folder, 'runtime/node_modules', runtime);
  const tree = join(folder, 'tree');
  const env = {
    ...process.env,
    PATH: [join(home, 'bin'), process.env.PATH].join(delimiter),
    // Its headers, for what is compiled.
    npm_config_nodedir: home,
  };
  const step = (...[program, ...argv]) => {
    console.log(`\n[${node}] ${[program, ...argv].join(' ')}`);
    return spawnSync(program, argv, { cwd: tree, env, stdio: 'inherit' }).status === 0;
  };
  cpSync(ROOT, tree, { recursive: true, filter: (file) => !LEFT_OUT.includes(relative(ROOT, file)) });
  return (
    step('npm', 'install', '--prefix', join(folder, 'runtime'), '--no-audit', '--no-fund', `${runtime}@${node}`) &&
    step('node', '--version') &&
    step('npm', 'ci', '--no-audit', '--no-fund') &&
    step('npm', 'run', 'types') &&
    step('npx', 'vitest', 'run', ...SUITES)
  );
}

for (const suite of SUITES) if (!existsSync(join(ROOT, suite))) throw new Error(`no such suite: ${suite}`);
const asked = process.argv.slice(2);
const results = (asked.length > 0 ? asked : NODES).map((node) => {
  const folder = mkdtempSync(join(tmpdir(), 'coopj-node-'));
  try {
    return { node, passed: tryOn(node, folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
console.log(`\n${results.map(({ node, passed }) => `Node ${node}: ${passed ? 'passed' : 'FAILED'}`).join('\n')}`);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;

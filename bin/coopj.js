#!/usr/bin/env node
import { existsSync, lstatSync, mkdirSync } from 'node:fs';
import module from 'node:module';
import { isAbsolute, join } from 'node:path';

const root = new URL('..', import.meta.url);
const program = new URL('dist/main.js', root);

/**
 * What V8 made of the program is kept for the next start, where Node.js can do that (22.1 and later): in the user's own cache, where
 * nobody else may write, since whoever does could have the program do anything. Nothing of the records is in it.
 */
function keepCompiled({ env, platform }) {
  if (module.enableCompileCache === undefined) return;
  const caches = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME || (env.HOME && join(env.HOME, '.cache'));
  if (!caches || !isAbsolute(caches)) return;
  const folder = join(caches, 'coopj');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { mode, uid } = lstatSync(folder);
    const isOurs = platform === 'win32' || (uid === process.getuid() && (mode & 0o022) === 0);
    if (isOurs) module.enableCompileCache(join(folder, 'compiled'));
  } catch {
    // It starts without.
  }
}

if (existsSync(program)) {
  keepCompiled(process);
  const { main, realWorld } = await import(program.href);
  process.exitCode = await main(process.argv.slice(2), realWorld(root));
} else {
  process.stderr.write('coopj is not built yet / coopj はまだビルドされていません: npm run build\n');
  process.exitCode = 1;
}

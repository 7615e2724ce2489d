#!/usr/bin/env node
import { existsSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const program = new URL('dist/main.js', root);
if (existsSync(program)) {
  const { main, realWorld } = await import(program.href);
  process.exitCode = await main(process.argv.slice(2), realWorld(root));
} else {
  process.stderr.write('coopj is not built yet / coopj はまだビルドされていません: npm run build\n');
  process.exitCode = 1;
}

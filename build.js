/**
 * Bundles src/main.ts into dist/: one small file that starts at once, the heavy parts split off behind their dynamic imports. The
 * threads that set papers are a program of their own.
 */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

/** commander loads it for subcommands that are programs of their own. There are none, and it takes a tenth of node's own start. */
const withoutChildProcess = {
  name: 'without-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: 'child_process', namespace: 'nothing' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: ['src/main.ts', 'src/documents/worker.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Half the bytes to read and parse at each start; the map is read only by who asks for it (node --enable-source-maps).
  minify: true,
  sourcemap: true,
  legalComments: 'none',
  external: ['better-sqlite3'],
  plugins: [withoutChildProcess],
  // Some packages are CommonJS and ask for node's own modules at run time.
  banner: {
    js: "import { createRequire as coopjRequire } from 'node:module'; const require = coopjRequire(import.meta.url);",
  },
});

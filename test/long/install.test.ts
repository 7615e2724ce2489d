import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ROOT, tempFolder } from '../helpers/run.ts';
import { emptyProject, expectOffice, npm, pack } from '../helpers/tarball.ts';

test('npm installs the package into an empty folder, without the fonts’ packages, and it runs from another', async () => {
  const project = emptyProject();
  npm(['install', pack(), '--no-audit', '--no-fund'], project);
  expect(readdirSync(join(project, 'node_modules'))).not.toContain('@expo-google-fonts');
  await expectOffice(project);
}, 1_800_000);

test('what runs, installed alone, builds the same program', () => {
  const tree = tempFolder();
  for (const name of [
    'package.json',
    'package-lock.json',
    'build.js',
    'bin',
    'fonts',
    'licences',
    'src',
    'templates',
  ]) {
    cpSync(new URL(name, ROOT), join(tree, name), { recursive: true });
  }
  npm(['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], tree);
  npm(['run', 'build'], tree);
  const files = (folder: string) => readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' }).sort();
  expect(files(tree)).toEqual(files(fileURLToPath(ROOT)));
}, 1_800_000);

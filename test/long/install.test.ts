import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyProject, expectOffice, npm, pack } from '../helpers/tarball.ts';

test('npm installs the package into an empty folder, without the fonts’ packages, and it runs from another', async () => {
  const project = emptyProject();
  npm(['install', pack(), '--no-audit', '--no-fund'], project);
  expect(readdirSync(join(project, 'node_modules'))).not.toContain('@expo-google-fonts');
  await expectOffice(project);
}, 1_800_000);

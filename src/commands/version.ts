import type { Command } from 'commander';
import { bareVerb, type Kit } from './shared/kit.ts';

export const versionCommand = (kit: Kit): Command =>
  bareVerb(kit, 'version', {
    examples: ['coopj version', 'coopj version --json'],
    run: ({ out }) => out.done([kit.version()], { version: kit.version() }),
  });

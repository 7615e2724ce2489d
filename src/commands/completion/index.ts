import type { Command } from 'commander';
import { oneOf } from '../shared/arguments.ts';
import { bareVerb, type Kit } from '../shared/kit.ts';
import { SCRIPTS, SHELLS } from './scripts.ts';

export const completionCommand = (kit: Kit): Command =>
  bareVerb(kit, 'completion', {
    examples: ['coopj completion bash', 'coopj completion fish'],
    args: ['<shell>'],
    choices: { shell: () => SHELLS.map((name) => ({ value: name, name })) },
    run: ({ out }, { shell }) => {
      const script = SCRIPTS[oneOf(shell, SHELLS, 'SHELL')];
      return out.done([script.trimEnd()], { shell, script });
    },
  });

import type { Command } from 'commander';
import type { Base } from '../../../context.ts';
import { textArgument } from '../../shared/arguments.ts';
import { bareVerb, type Kit } from '../../shared/kit.ts';

export const removePersonCommand = (kit: Kit): Command =>
  bareVerb(kit, 'db person remove', {
    examples: ['coopj db person remove hanako', 'coopj db person remove hanako --dry-run'],
    args: [['<login>', kit.words.people.login]],
    flags: { dryRun: '' },
    run: (base, { login }) => remove(base, textArgument(login, '<login>')),
  });

/** At once, whatever that person is doing. The history goes on naming the login. */
async function remove({ out, words, people, runFlags: { dryRun } }: Base, login: string): Promise<void> {
  const { office } = await (await people()).remove(login, { dryRun });
  const { removed, wouldRemove, loginStays } = words.people;
  const lines = dryRun ? [wouldRemove(login, office)] : [removed(login, office), loginStays(login)];
  await out.done(lines, { login, office, dryRun });
}

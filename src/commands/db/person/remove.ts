import type { Command } from 'commander';
import type { Base } from '../../../context.ts';
import { textArgument } from '../../shared/arguments.ts';
import { bareVerb, type Kit } from '../../shared/kit.ts';

export const removePersonCommand = (kit: Kit): Command =>
  bareVerb(kit, 'db person remove', {
    examples: ['coopj db person remove hanako', 'coopj db person remove hanako --json'],
    args: [['<login>', kit.words.people.login]],
    run: (base, { login }) => remove(base, textArgument(login, '<login>')),
  });

/** At once, whatever that person is doing. The history goes on naming the login. */
async function remove({ out, words, people }: Base, login: string): Promise<void> {
  const { office } = await (await people()).remove(login);
  const { removed, loginStays } = words.people;
  await out.done([removed(login, office), loginStays(login)], { login, office });
}

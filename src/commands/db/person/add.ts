import type { Command } from 'commander';
import type { Base } from '../../../context.ts';
import { type Person, ROLES } from '../../../core/people/people.ts';
import { choicesOf } from '../../grammar/grammar.ts';
import { given, officeArgument, oneOf, optionalText, textArgument } from '../../shared/arguments.ts';
import { bareVerb, type Kit } from '../../shared/kit.ts';

export const addPersonCommand = (kit: Kit): Command =>
  bareVerb(kit, 'db person add', {
    examples: [
      'coopj db person add hanako --role clerk --office 見本大学 --name "見本 花子"',
      'coopj db person add jiro --role reader --office 見本大学 --dry-run',
    ],
    args: [['<login>', kit.words.people.login]],
    flags: { role: '<role>!', office: '<name>!', name: '<name>', dryRun: '' },
    choices: { role: ({ words }) => choicesOf(ROLES, words.people.roles) },
    run: (base, { login, role, office, name }) =>
      addPerson(base, {
        login: textArgument(login, '<login>'),
        role: oneOf(role, ROLES, '--role'),
        office: officeArgument(office, '--office'),
        ...given({ name: optionalText(name, '--name') }),
      }),
  });

/** Lets somebody in, or changes role and name of somebody who is in. Passwords are the server's. */
async function addPerson({ out, words, people, runFlags: { dryRun } }: Base, person: Person): Promise<void> {
  const { login, isUnbound, hadLeft } = await (await people()).add(person, { dryRun });
  const { added, wouldAdd, loginMade, wouldMakeLogin, unbound, again } = words.people;
  const [said, saidOfLogin] = dryRun ? [wouldAdd, wouldMakeLogin] : [added, loginMade];
  await out.done([said(person), ...(login === 'made' ? [saidOfLogin(person.login)] : [])], {
    ...person,
    name: person.name ?? null,
    loginMade: login === 'made',
    dryRun,
  });
  if (hadLeft) out.warn(again(person.login, dryRun));
  if (isUnbound) out.warn(unbound(person.login));
}

import type { Command } from 'commander';
import type { Base } from '../../../context.ts';
import { typed } from '../../../core/text/typed.ts';
import { officeArgument } from '../../shared/arguments.ts';
import { bareVerb, type Kit } from '../../shared/kit.ts';

export const addOfficeCommand = (kit: Kit): Command =>
  bareVerb(kit, 'db office add', {
    examples: ['coopj db office add 見本大学', 'coopj db office add "Mihon University" --json'],
    args: [['<name>', kit.words.people.officeName]],
    run: (base, { name }) => addOffice(base, officeArgument(name, '<name>')),
  });

/** Each office has a journal of its own, which no other one sees. */
async function addOffice({ out, words, people }: Base, office: string): Promise<void> {
  const made = await (await people()).addOffice(office);
  const { officeMade, officeThere, nextPerson } = words.people;
  await out.done([made === 'made' ? officeMade(office) : officeThere(office), nextPerson(typed(office))], {
    office,
    made: made === 'made',
  });
}

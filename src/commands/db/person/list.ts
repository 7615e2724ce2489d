import type { Command } from 'commander';
import type { Base } from '../../../context.ts';
import type { Colleague } from '../../../core/people/people.ts';
import { bareVerb, type Kit } from '../../shared/kit.ts';

export const listPeopleCommand = (kit: Kit): Command =>
  bareVerb(kit, 'db person list', {
    lists: true,
    examples: ['coopj db person list', 'coopj db person list --json'],
    run: list,
  });

/** The people of all offices for the owner of the store, those of the same office for others. */
async function list({ out, words, people }: Base): Promise<void> {
  const { columns, roles, none } = words.people;
  // What a field means can be asked without a store.
  const rows = out.asksFields ? [] : await (await people()).list();
  await out.list<Colleague>({
    columns: [
      { key: 'login', title: columns.login, cell: ({ login }) => login },
      { key: 'name', title: columns.name, cell: ({ name }) => name ?? null },
      { key: 'role', title: columns.role, cell: ({ role }) => role, text: ({ role }) => roles[role] },
      { key: 'office', title: columns.office, cell: ({ office }) => office },
    ],
    rows,
    empty: none,
  });
}

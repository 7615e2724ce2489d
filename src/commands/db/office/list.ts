import type { Command } from 'commander';
import type { Base } from '../../../context.ts';
import type { OfficeOfStore } from '../../../core/people/people.ts';
import { bareVerb, type Kit } from '../../shared/kit.ts';

export const listOfficesCommand = (kit: Kit): Command =>
  bareVerb(kit, 'db office list', {
    lists: true,
    examples: ['coopj db office list', 'coopj db office list --json'],
    run: list,
  });

/** For the owner of the store, who sees no student of any of them. */
async function list({ out, words, people }: Base): Promise<void> {
  const { columns, peopleThere, noOffice } = words.people;
  // What a field means can be asked without a store.
  const rows = out.asksFields ? [] : await (await people()).offices();
  await out.list<OfficeOfStore>({
    columns: [
      { key: 'office', title: columns.office, cell: ({ office }) => office },
      { key: 'people', title: peopleThere, cell: ({ people: count }) => count },
    ],
    rows,
    empty: noOffice,
  });
}

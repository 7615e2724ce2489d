import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { Company } from '../../core/model/company.ts';
import type { Column } from '../../terminal/out.ts';
import { type Kit, verb } from '../shared/kit.ts';

export function listCommand(kit: Kit): Command {
  return verb(kit, 'company list', {
    lists: true,
    examples: ['coopj company list', 'coopj company list --fields code,name,address,telephone -o companies.csv'],
    run: list,
  });
}

/** Every host company, by code. `agreements` counts its implementation agreements. */
export async function list({ store, out, words }: Context): Promise<void> {
  const { columns, empty } = words.lists;
  await out.list<Company>({
    columns: [
      { key: 'code', title: columns.code, cell: ({ code }) => code },
      { key: 'name', title: columns.companyName, cell: ({ name }) => name },
      { key: 'nameEn', title: columns.nameEn, cell: ({ nameEn }) => nameEn ?? null, spare: true },
      { key: 'industry', title: columns.industry, cell: ({ industry }) => industry ?? null },
      { key: 'memberAsOf', title: columns.memberAsOf, type: 'day', cell: ({ memberAsOf }) => memberAsOf ?? null },
      { key: 'agreements', title: columns.agreements, cell: ({ agreements }) => agreements.length },
    ],
    more: [
      ...(['department', 'address', 'telephone', 'hr', 'mentor'] as const).map(
        (key): Column<Company> => ({ key, title: columns[key], cell: (company) => company[key] ?? null }),
      ),
      { key: 'memberUntil', title: columns.memberUntil, type: 'day', cell: ({ memberUntil }) => memberUntil ?? null },
    ],
    rows: await store.companies(),
    empty: empty.companies,
  });
}

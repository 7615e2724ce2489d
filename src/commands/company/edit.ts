import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { editCompany } from '../../core/decide/company.ts';
import type { CompanyFacts } from '../../core/model/company.ts';
import { Abort } from '../../errors.ts';
import { given } from '../shared/arguments.ts';
import { findCompany } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { requestOf, writeCompany } from '../shared/write.ts';
import { COMPANY_FLAGS, factsArgument } from './add.ts';

export interface EditOptions {
  readonly company: string;
  readonly facts: Partial<Omit<CompanyFacts, 'code' | 'name'>>;
}

export function editCommand(kit: Kit): Command {
  return verb(kit, 'company edit', {
    writes: true,
    examples: [
      'coopj company edit C-0001 --industry 情報通信業',
      'coopj company edit C-0001 --telephone 03-0000-0001 --reason 移転のため',
    ],
    args: ['<company>'],
    flags: COMPANY_FLAGS,
    run: (context, { company, ...flags }) => edit(context, { company, facts: factsArgument(flags, context.today) }),
  });
}

/** load -> decide (pure) -> show -> apply -> say */
export async function edit(context: Context, { company: word, facts }: EditOptions): Promise<void> {
  if (Object.keys(facts).length === 0) {
    throw new Abort('nothing-to-change', { example: `coopj company edit ${word} --address "..."` });
  }
  const { value: company, revision } = await findCompany(context, word);
  const { code, name } = company;
  await writeCompany(context, { code, name, expect: revision }, (reason) =>
    editCompany(context.today, company, { ...requestOf(context), ...given({ reason }) }, facts),
  );
}

import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { CompanyFacts } from '../../core/company.ts';
import { editCompany } from '../../core/decide/company.ts';
import { Abort } from '../../errors.ts';
import { given, optionalDay, optionalText } from '../arguments.ts';
import { findCompany } from '../find.ts';
import { dashed, flag, type Kit, verb } from '../kit.ts';
import { wishOf, writeCompany } from '../write.ts';
import { TEXTS } from './add.ts';

export interface EditOptions {
  readonly company: string;
  readonly facts: Partial<Omit<CompanyFacts, 'code' | 'name'>>;
}

export function editCommand(kit: Kit): Command {
  const command = verb(kit, 'company edit', {
    writes: true,
    examples: [
      'coopj company edit C-0001 --industry 情報通信業',
      'coopj company edit C-0001 --telephone 03-0000-0001 --reason 移転のため',
    ],
  }).argument('<company>', kit.words.flags.company);
  for (const name of TEXTS) command.addOption(flag(kit, name, '<text>'));
  return command.addOption(flag(kit, 'memberAsOf', '<day>')).action((company: string, flags, self: Command) =>
    kit.withContext(self, (context) => {
      const texts = TEXTS.map((fact) => [fact, optionalText(flags[fact], `--${dashed(fact)}`)]);
      const memberAsOf = optionalDay(flags.memberAsOf, context.today, '--member-as-of');
      return edit(context, { company, facts: given({ memberAsOf, ...Object.fromEntries(texts) }) });
    }),
  );
}

/** load -> decide (pure) -> show -> apply -> say */
export async function edit(context: Context, { company: word, facts }: EditOptions): Promise<void> {
  if (Object.keys(facts).length === 0) {
    throw new Abort('nothing-to-change', { example: `coopj company edit ${word} --address "..."` });
  }
  const { value: company, revision } = await findCompany(context, word);
  const decision = editCompany(context.today, company, wishOf(context), facts);
  await writeCompany(context, { code: company.code, name: company.name, expect: revision }, decision);
}

import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { editCompany } from '../../core/decide/company.ts';
import type { CompanyFacts } from '../../core/model/company.ts';
import { BLANK_WORDS } from '../../core/text/blank.ts';
import { Abort } from '../../errors.ts';
import { given, optionalText } from '../shared/arguments.ts';
import { findCompany } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { tellOdd } from '../shared/warnings.ts';
import { requestOf, writeCompany } from '../shared/write.ts';
import { COMPANY_FLAGS, factsArgument, oddities } from './add.ts';

export interface EditOptions {
  readonly company: string;
  readonly facts: Partial<Omit<CompanyFacts, 'code'>>;
}

export function editCommand(kit: Kit): Command {
  return verb(kit, 'company edit', {
    writes: true,
    examples: [
      'coopj company edit C-0001 --industry 情報通信業',
      'coopj company edit C-0001 --name 見本ホールディングス株式会社 --name-en "Mihon Holdings, Inc." --reason 社名変更',
    ],
    args: ['<company>'],
    flags: { name: '<name>', ...COMPANY_FLAGS },
    edits: ['name', ...Object.keys(COMPANY_FLAGS)],
    run: (context, { company, name: typed, ...flags }) => {
      const name = optionalText(typed, '--name');
      return edit(context, { company, facts: { ...given({ name }), ...factsArgument(flags, context.today) } });
    },
  });
}

/** load -> decide (pure) -> show -> apply -> say */
export async function edit(context: Context, { company: word, facts }: EditOptions): Promise<void> {
  if (Object.keys(facts).length === 0) {
    throw new Abort('nothing-to-change', { example: `coopj company edit ${word} --address ${BLANK_WORDS}` });
  }
  const { value: company, revision } = await findCompany(context, word);
  const { code } = company;
  const { name = company.name } = facts;
  const named = await context.store.findCompany(name);
  if (named && named.value.code !== code) throw new Abort('company-exists', { code: named.value.code, name });
  const warnings = tellOdd(context, await oddities(context, facts, code));
  const decide = (reason?: string) =>
    editCompany(context.today, company, { ...requestOf(context), ...given({ reason }) }, facts);
  await writeCompany(context, { code, name, expect: revision }, decide, { warnings });
}

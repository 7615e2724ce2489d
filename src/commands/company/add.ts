import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { CompanyCode, CompanyFacts } from '../../core/company.ts';
import { addCompany } from '../../core/decide/company.ts';
import { Abort } from '../../errors.ts';
import { given, optionalDay, optionalText, textArgument } from '../arguments.ts';
import { withNumber } from '../draw.ts';
import { dashed, type FlagName, flag, type Kit, verb } from '../kit.ts';
import { writeCompany } from '../write.ts';

/** The next code is drawn where none is given. */
export type AddOptions = Omit<CompanyFacts, 'code'> & { readonly code?: CompanyCode };

/** Facts that are plain text, each with a flag of its name. */
export const TEXTS = [
  'nameEn',
  'department',
  'address',
  'telephone',
  'industry',
  'hr',
  'mentor',
] as const satisfies readonly (keyof CompanyFacts | FlagName)[];

export function addCommand(kit: Kit): Command {
  const command = verb(kit, 'company add', {
    writes: true,
    examples: [
      'coopj company add 株式会社見本製作所 --name-en "Mihon Works, Inc." --address 東京都見本区1-2-3 --telephone 03-0000-0000',
      'coopj company add 見本研究所株式会社 --code C-0101 --member-as-of 2026-04-01',
    ],
  })
    .argument('<name>', kit.words.flags.companyName)
    .addOption(flag(kit, 'code', '<code>'));
  for (const name of TEXTS) command.addOption(flag(kit, name, '<text>'));
  return command.addOption(flag(kit, 'memberAsOf', '<day>')).action((name: string, flags, self: Command) =>
    kit.withContext(self, (context) => {
      const called = textArgument(name, 'NAME');
      const texts = TEXTS.map((fact) => [fact, optionalText(flags[fact], `--${dashed(fact)}`)]);
      const memberAsOf = optionalDay(flags.memberAsOf, context.today, '--member-as-of');
      const code = flags.code === undefined ? undefined : codeArgument(flags.code);
      return add(context, {
        name: called,
        ...given({ code, memberAsOf, ...Object.fromEntries(texts) }),
      });
    }),
  );
}

function codeArgument(value: string): CompanyCode {
  const code = value.normalize('NFKC').trim();
  if (!/^[\p{L}\p{N}._-]{1,40}$/u.test(code)) throw new Abort('not-a-code', { value, flag: '--code' });
  return code;
}

/** load -> decide (pure) -> show -> apply -> say */
export async function add(context: Context, { code, ...facts }: AddOptions): Promise<void> {
  for (const word of code === undefined ? [facts.name] : [code, facts.name]) {
    const there = await context.store.findCompany(word);
    if (there) throw new Abort('company-exists', { code: there.value.code, name: there.value.name });
  }
  const write = (drawn: CompanyCode) => {
    const decision = addCompany(context.today, { ...facts, code: drawn });
    return writeCompany(context, { code: drawn, name: facts.name, expect: 'new' }, decision, { name: facts.name });
  };
  await (code === undefined ? withNumber(context, 'company', write) : write(code));
}

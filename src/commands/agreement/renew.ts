import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { renewAgreement } from '../../core/decide/company.ts';
import { dayArgument } from '../shared/arguments.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { writeCompany } from '../shared/write.ts';
import { findAgreement } from './whose.ts';

export interface RenewOptions {
  readonly agreement: string;
  /** The new last day. */
  readonly to: LocalDate;
}

export function renewCommand(kit: Kit): Command {
  return verb(kit, 'agreement renew', {
    writes: true,
    far: ['to'],
    examples: [
      'coopj agreement renew A-0001 --to 2028-03-31',
      'coopj agreement renew A-0001 --to 2028-03-31 --dry-run',
    ],
    args: ['<agreement>'],
    flags: { to: '<day>!' },
    run: (context, { agreement, to }) => renew(context, { agreement, to: dayArgument(to, context.today, '--to') }),
  });
}

/** load -> decide (pure) -> show -> apply -> say */
export async function renew(context: Context, { agreement: word, to }: RenewOptions): Promise<void> {
  const { value: company, revision, agreement } = await findAgreement(context, word);
  const { code, name } = company;
  await writeCompany(context, { code, name, expect: revision }, renewAgreement(agreement, to), {
    agreement: agreement.ref,
  });
}

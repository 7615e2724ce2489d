import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { endAgreement } from '../../core/decide/company.ts';
import { dayArgument } from '../shared/arguments.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { writeCompany } from '../shared/write.ts';
import { findAgreement } from './whose.ts';

export interface EndOptions {
  readonly agreement: string;
  /** Its last day. */
  readonly on: LocalDate;
}

export function endCommand(kit: Kit): Command {
  return verb(kit, 'agreement end', {
    writes: true,
    examples: [
      'coopj agreement end A-0001 --on 2027-03-31',
      'coopj agreement end A-0001 --on 2027-01-31 --reason "企業からの申出"',
    ],
    args: ['<agreement>'],
    flags: { on: '<day>?' },
    ahead: ['on'],
    run: (context, { agreement, ...flags }) => {
      const on = flags.on === undefined ? context.today : dayArgument(flags.on, context.today, '--on');
      return end(context, { agreement, on });
    },
  });
}

/** load -> decide (pure) -> show -> apply -> say */
export async function end(context: Context, { agreement: word, on }: EndOptions): Promise<void> {
  const { value: company, revision, agreement } = await findAgreement(context, word);
  const { code, name } = company;
  await writeCompany(context, { code, name, expect: revision }, endAgreement(agreement, on), {
    agreement: agreement.ref,
  });
}

import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate, Period } from '../../core/calendar/dates.ts';
import { addAgreement } from '../../core/decide/company.ts';
import { dayArgument, given, optionalDay, periodSaid } from '../shared/arguments.ts';
import { findByReference, findCompany } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { withNextNumber } from '../shared/next-number.ts';
import { writeCompany } from '../shared/write.ts';

export interface AddOptions {
  /** Code or exact name. */
  readonly company: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly autoRenew?: boolean;
  readonly signedOn?: LocalDate;
  /** The one placement that it is for; if omitted, all of the company's. */
  readonly placement?: string;
}

export function addCommand(kit: Kit): Command {
  return verb(kit, 'agreement add', {
    writes: true,
    far: ['from', 'to', 'signedOn'],
    brief: true,
    examples: [
      'coopj agreement add C-0001 --from 2026-04-01 --to 2027-03-31 --auto-renew --signed-on 2026-03-20',
      'coopj agreement add 株式会社見本製作所 --from 2027-01-12 --to 2027-03-19 --placement P-0001',
    ],
    args: ['<company>'],
    flags: { from: '<day>!', to: '<day>!', autoRenew: '?', signedOn: '<day>?', placement: '<ref>' },
    says: { from: periodSaid },
    run: (context, { company, autoRenew, placement, ...flags }) => {
      const signedOn = optionalDay(flags.signedOn, context.today, '--signed-on');
      const period = termOfAgreement(context, flags);
      return add(context, { company, ...period, ...given({ autoRenew, signedOn, placement }) });
    },
  });
}

/** First and last day, which rules compare. */
export const termOfAgreement = (
  { today }: Context,
  { from, to }: { readonly from: string; readonly to: string },
): Period => ({ from: dayArgument(from, today, '--from'), to: dayArgument(to, today, '--to') });

/** load -> decide (pure) -> show -> apply -> say */
export async function add(context: Context, options: AddOptions): Promise<void> {
  const { from, to, autoRenew = false, signedOn, placement: named } = options;
  await withNextNumber(context, 'agreement', async (ref) => {
    const { value: company, revision } = await findCompany(context, options.company);
    const placement = named === undefined ? undefined : (await findByReference(context, named)).placement;
    const agreement = { ref, from, to, autoRenew, ...given({ signedOn, placement: placement?.ref }) };
    const decision = addAgreement(context.today, company, { agreement, ...given({ placement }) });
    const { code, name } = company;
    await writeCompany(context, { code, name, expect: revision }, decision, { agreement: ref });
  });
}

import type { Context } from '../../context.ts';
import { latestAgreement } from '../../core/decide/company.ts';
import type { Decision } from '../../core/decide/decision.ts';
import type { CompanyChange } from '../../core/journal/changes.ts';
import type { Agreement } from '../../core/model/company.ts';
import { Abort } from '../../errors.ts';
import { findByReference, findCompany } from '../shared/find.ts';
import { writeCompany } from '../shared/write.ts';

interface AgreementOf {
  /** Code or exact name. */
  readonly company: string;
  readonly placement?: string;
}

/** The company, and the placement of the agreement if one is named. */
export async function findAgreementOf(context: Context, { company: word, placement: named }: AgreementOf) {
  const company = await findCompany(context, word);
  const placement = named === undefined ? undefined : (await findByReference(context, named)).placement;
  return { company, placement };
}

/** load -> decide (pure) -> show -> apply -> say, for the latest agreement, or the last that satisfies `wanted`. */
export async function writeAgreement(
  context: Context,
  of: AgreementOf,
  decide: (agreement: Agreement, reason?: string) => Decision<CompanyChange>,
  wanted?: (agreement: Agreement) => boolean,
): Promise<void> {
  const { company, placement } = await findAgreementOf(context, of);
  const { code, name } = company.value;
  const agreement = latestAgreement(company.value, placement?.ref, wanted);
  if (!agreement) throw new Abort('no-such-agreement', { company: code });
  const owner = { code, name, expect: company.revision };
  await writeCompany(context, owner, (reason) => decide(agreement, reason), { agreement: agreement.ref });
}

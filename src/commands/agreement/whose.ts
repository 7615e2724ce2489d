import type { Context } from '../../context.ts';
import type { Agreement, Company } from '../../core/model/company.ts';
import { Abort } from '../../errors.ts';
import type { Versioned } from '../../store/store.ts';
import { findCompany } from '../shared/find.ts';

/** The agreement with a reference, and its company. */
export async function findAgreement(
  context: Context,
  word: string,
): Promise<Versioned<Company> & { readonly agreement: Agreement }> {
  const ref = word.normalize('NFKC').trim().toUpperCase();
  const companies = await context.store.companies();
  const company = companies.find(({ agreements }) => agreements.some((one) => one.ref === ref));
  const found = company && (await findCompany(context, company.code));
  const agreement = found?.value.agreements.find((one) => one.ref === ref);
  if (!found || !agreement) throw new Abort('no-agreement', { agreement: word });
  return { ...found, agreement };
}

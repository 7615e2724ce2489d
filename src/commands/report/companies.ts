import type { Context } from '../../context.ts';
import type { CompanyChange, TakenBack } from '../../core/changes.ts';
import type { Companies, Company } from '../../core/company.ts';
import type { LocalDate } from '../../core/dates.ts';
import { evolveCompany, replay } from '../../core/evolve.ts';

/** Every company as it stands; or as it was known on a day, told again from the journal. */
export async function companiesOn(store: Context['store'], asOf?: LocalDate): Promise<Companies> {
  const companies = new Map<string, Company>();
  for (const company of await store.companies()) {
    const then = asOf === undefined ? company : await companyOn(store, company.code, asOf);
    if (then) companies.set(company.code, then);
  }
  return companies;
}

async function companyOn(store: Context['store'], code: string, day: LocalDate): Promise<Company | undefined> {
  const entries: { readonly seq: number; readonly change: CompanyChange | TakenBack }[] = [];
  for await (const entry of store.journal({ subject: `company:${code}` })) {
    // A company's entries hold nothing but what may happen to a company.
    if (entry.day <= day && entry.change) entries.push({ seq: entry.seq, change: entry.change as CompanyChange });
  }
  return replay<Company, CompanyChange>(entries, evolveCompany);
}

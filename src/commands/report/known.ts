import type { Context } from '../../context.ts';
import type { Calendar } from '../../core/calendar.ts';
import type { CompanyChange, OfficeChange, TakenBack } from '../../core/changes.ts';
import type { Companies, Company } from '../../core/company.ts';
import type { LocalDate } from '../../core/dates.ts';
import { evolveCompany, replay } from '../../core/evolve.ts';
import { announced, evolveOffice, NOTHING_ANNOUNCED, type OfficeFacts } from '../../core/office-facts.ts';
import type { Subject } from '../../store/store.ts';

type Records = Context['store'];

/** Every company as it stands. */
export const companiesOf = async (store: Records): Promise<Companies> =>
  new Map((await store.companies()).map((company) => [company.code, company]));

/** Companies and announcements as they stand; or as they were known on a day, told again from the journal. */
export async function knownOn(
  { store, calendar }: Context,
  asOf?: LocalDate,
): Promise<{ readonly companies: Companies; readonly calendar: Calendar }> {
  if (asOf === undefined) return { companies: await companiesOf(store), calendar };
  const companies = new Map<string, Company>();
  for (const { code } of await store.companies()) {
    const then = await toldAgain<Company, CompanyChange>(store, `company:${code}`, asOf, evolveCompany);
    if (then) companies.set(code, then);
  }
  const office = await toldAgain<OfficeFacts, OfficeChange>(store, 'office', asOf, evolveOffice);
  return { companies, calendar: { ...calendar, briefings: announced(office ?? NOTHING_ANNOUNCED) } };
}

async function toldAgain<T, C extends CompanyChange | OfficeChange>(
  store: Records,
  subject: Subject,
  day: LocalDate,
  fold: (state: T | undefined, change: C) => T,
): Promise<T | undefined> {
  const entries: { readonly seq: number; readonly change: C | TakenBack }[] = [];
  for await (const entry of store.journal({ subject })) {
    // The entries of a subject hold nothing but what may happen to it.
    if (entry.day <= day && entry.change) entries.push({ seq: entry.seq, change: entry.change as C | TakenBack });
  }
  return replay<T, C>(entries, fold);
}

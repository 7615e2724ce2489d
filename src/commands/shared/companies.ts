import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import type { Calendar } from '../../core/calendar/working-days.ts';
import type { Companies } from '../../core/model/company.ts';
import { announced, NOTHING_ANNOUNCED } from '../../core/model/office-facts.ts';

/** Every company at present, or as known on a day. */
export const companiesOf = async (store: Context['store'], asOf?: LocalDate): Promise<Companies> =>
  new Map((await store.companies(asOf)).map((company) => [company.code, company]));

/** What rules look at besides dossiers, as known on a day: companies, and briefing days announced by then. */
export async function knownOn(
  { store, calendar }: Context,
  asOf: LocalDate,
): Promise<{ readonly companies: Companies; readonly calendar: Calendar }> {
  const companies = await companiesOf(store, asOf);
  const office = (await store.office(asOf))?.value ?? NOTHING_ANNOUNCED;
  return { companies, calendar: { ...calendar, briefings: announced(office) } };
}

import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { daysOfMonth, type LocalDate, type Month } from '../../core/dates.ts';
import { MONTHLY_SECTIONS, type MonthlySection, monthlyReport } from '../../core/reports/monthly.ts';
import { Abort } from '../../errors.ts';
import { monthlyTitles } from '../../wording/monthly.ts';
import { loadWords } from '../../wording/words.ts';
import { dayArgument, given, oneOf } from '../arguments.ts';
import { flag, type Kit, verb } from '../kit.ts';
import { companiesOn } from './companies.ts';
import { monthArgument } from './month.ts';

export interface MonthlyOptions {
  readonly month: Month;
  /** Only what was known on this day counts; where it is left out, all that is known. */
  readonly asOf?: LocalDate;
  readonly section?: MonthlySection;
}

export function monthlyCommand(kit: Kit): Command {
  return verb(kit, 'report monthly', {
    examples: [
      'coopj report monthly --month 2026-10',
      'coopj report monthly --month last --format csv -o monthly.csv',
      'coopj report monthly --month last -o monthly.html',
      'coopj report monthly --month 2026-10 --lang ja -o monthly.pdf',
      'coopj report monthly --month 2026-10 --as-of 2026-10-31 --section contracts',
    ],
  })
    .addOption(flag(kit, 'month', '<month>'))
    .addOption(flag(kit, 'asOf', '<day>'))
    .addOption(flag(kit, 'section', '<key>'))
    .action(({ month, asOf, section }, self: Command) =>
      kit.withContext(self, (context) =>
        monthly(context, {
          month: monthArgument(month ?? 'last', context.today, '--month'),
          ...given({ asOf: asOf === undefined ? undefined : pastDay(asOf, context.today) }),
          ...given({ section: section === undefined ? undefined : oneOf(section, MONTHLY_SECTIONS, '--section') }),
        }),
      ),
    );
}

function pastDay(word: string, today: LocalDate): LocalDate {
  const day = dayArgument(word, today, '--as-of');
  if (day > today) throw new Abort('after-today', { value: day, flag: '--as-of', today });
  return day;
}

export async function monthly(context: Context, { month, section, ...known }: MonthlyOptions): Promise<void> {
  const { store, office, calendar, today, out } = context;
  const { asOf = today } = known;
  const companies = await companiesOn(store, known.asOf);
  const report = monthlyReport({ period: daysOfMonth(month), asOf, companies, office, calendar });
  for await (const { value } of store.dossiers(known)) report.add(value);
  const value = report.finish();
  // What machines read never changes with the language.
  const lang = out.format === 'json' || out.format === 'ndjson' ? 'en' : context.language;
  const titles = monthlyTitles(await loadWords(lang), value, { companies, lang, printedOn: today });
  await out.report(value, titles, section);
}

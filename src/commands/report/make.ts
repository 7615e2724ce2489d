import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate, Period } from '../../core/calendar/dates.ts';
import type { SignedHead } from '../../core/journal/head.ts';
import { RECORD_KINDS, type RecordKind } from '../../core/model/dossier.ts';
import { programsOf } from '../../core/profile/programs.ts';
import { anonymous } from '../../core/reports/anonymous.ts';
import { type ReportKey, reportOf, SECTIONS } from '../../core/reports/index.ts';
import { monthlyReport } from '../../core/reports/monthly.ts';
import type { Report } from '../../core/reports/report.ts';
import type { ReportRequest } from '../../core/reports/section.ts';
import { nearest } from '../../core/text/nearest.ts';
import { Abort } from '../../errors.ts';
import type { TitlesIn } from '../../terminal/out.ts';
import { loadWords } from '../../wording/load.ts';
import { reportTitles } from '../../wording/report-titles.ts';
import type { Grammar } from '../grammar/grammar.ts';
import { dayArgument, given, optionalOneOf, optionalText } from '../shared/arguments.ts';
import { knownOn } from '../shared/companies.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { officeKeys } from '../shared/office-key.ts';
import { periodArgument } from './period.ts';

/** What a report is asked for. */
export interface TellOptions {
  readonly report: ReportKey;
  readonly period: Period;
  /** Uses only what was known on this day; by default today, so that a day which was set back claims no later knowledge. */
  readonly asOf?: LocalDate;
  readonly section?: string;
  readonly program?: string;
  readonly institute?: string;
  readonly anonymous?: boolean;
}

/** A verb of `report`. They differ in the report and in the default period. */
export function reportVerb(kit: Kit, report: ReportKey, examples: Grammar['examples']): Command {
  return verb(kit, `report ${report}`, {
    examples,
    prints: true,
    flags: {
      month: '<month>',
      year: '<year>',
      from: '<day>',
      to: '<day>',
      asOf: '<day>',
      program: '<name>',
      institute: '<name>',
      section: '<key>',
      anonymous: '',
    },
    run: (context, flags) =>
      makeReport(context, {
        report,
        period: periodArgument(flags, context.today, report === 'monthly' ? 'month' : 'year'),
        ...given({
          asOf: flags.asOf === undefined ? undefined : pastDay(flags.asOf, context.today),
          section: optionalOneOf<string>(flags.section, SECTIONS[report], '--section'),
          program: optionalText(flags.program, '--program'),
          institute: optionalText(flags.institute, '--institute'),
          anonymous: flags.anonymous,
        }),
      }),
  });
}

function pastDay(word: string, today: LocalDate): LocalDate {
  const day = dayArgument(word, today, '--as-of');
  if (day > today) throw new Abort('after-today', { value: day, flag: '--as-of', today });
  return day;
}

export async function makeReport(
  context: Context,
  { report, period, section, ...options }: TellOptions,
): Promise<void> {
  const { office, today } = context;
  const { asOf = today, program, institute } = options;
  const { companies, calendar } = await knownOn(context, asOf);
  const asked = given({ program, institute });
  const request = { period, asOf, companies, calendar, office, ...asked };
  const made = await (Object.keys(asked).length === 0
    ? concerned(context, report, request)
    : everybody(context, report, request));
  const told = options.anonymous ? anonymous(made) : made;
  const value = report === 'monthly' ? { ...told, head: await headOf(context) } : told;
  const titlesIn: TitlesIn = async (format) => {
    // Machine formats never change with the language.
    const lang = format === 'json' || format === 'ndjson' ? 'en' : context.language;
    return reportTitles(await loadWords(lang), value, { companies, lang, printedOn: today });
  };
  await context.out.report(value, titlesIn, section);
}

/** Unsigned, which is told, where another key lies in the place of the office's, or one that nobody can read. */
async function headOf({ store, sealing, out, words, place }: Context): Promise<SignedHead | null> {
  const head = await store.head();
  if (!head) return null;
  const { current } = await officeKeys(store);
  const { head: kept, unsigned } = await sealing.signHead(head, current);
  if (unsigned) out.warn(words.journal.headUnsigned(place.key, unsigned));
  return kept;
}

async function everybody(
  { office, store, out, words }: Context,
  report: ReportKey,
  request: ReportRequest,
): Promise<Report> {
  const made = reportOf(report, request);
  let counted = 0;
  for await (const { value } of store.dossiersAsOf(request.asOf)) if (made.add(value)) counted += 1;
  const { program, institute } = request;
  const whom = [program, institute].filter((name) => name !== undefined);
  // With a mistyped name the report would simply be empty.
  if (counted === 0 && whom.length > 0) {
    const institutes = office.programs.flatMap((one) => [one.institute.ja, one.institute.en]);
    const meant = [
      program === undefined ? undefined : programsOf(office).meant(program),
      institute === undefined || institutes.includes(institute) ? undefined : nearest(institute, institutes),
    ].filter((name) => name !== undefined);
    out.warn(words.reports.nobody(whom, meant));
  }
  return made.finish();
}

/** Reads only students with something to report. With a programme or institute all are read, to tell if nobody matches. */
async function concerned(context: Context, report: ReportKey, request: ReportRequest): Promise<Report> {
  const { store } = context;
  if (report === 'monthly') return monthly(store, request);
  if (!isDated(report)) return everybody(context, report, request);
  const made = reportOf(report, request);
  for await (const dossier of store.having(report, made.since, request.asOf)) made.add(dossier);
  return made.finish();
}

const isDated = (report: ReportKey): report is Extract<ReportKey, RecordKind> =>
  RECORD_KINDS.some((what) => what === report);

/** In most months there is nothing to report about most students: these are counted, not read. */
async function monthly(store: Context['store'], request: ReportRequest): Promise<Report> {
  const report = monthlyReport(request);
  const { dossiers, quiet } = await store.since(report.since, request.asOf);
  report.addQuiet(quiet);
  for await (const dossier of dossiers) report.add(dossier);
  return report.finish();
}

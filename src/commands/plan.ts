import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { type Plan, type PlanRequest, planFor } from '../core/agenda/plan.ts';
import { workingDaysBetween } from '../core/calendar/working-days.ts';
import { Abort } from '../errors.ts';
import type { CardSection } from '../terminal/out.ts';
import { messageOf } from '../wording/describe.ts';
import { chartOf } from './plan-chart.ts';
import { dayArgument, given, periodSaid } from './shared/arguments.ts';
import { findCompany, findStudentByWord, knownOf, studentLabel } from './shared/find.ts';
import { type Kit, verb } from './shared/kit.ts';
import { termsArgument } from './shared/terms.ts';

export interface PlanOptions extends Omit<PlanRequest, 'company'> {
  readonly student?: string;
  readonly company?: string;
}

export function planCommand(kit: Kit): Command {
  return verb(kit, 'plan', {
    examples: [
      'coopj plan --from 2026-11-02 --to 2027-02-01 --hours-per-week 28 --pay 250000 --pay-per month',
      'coopj plan 20241001 --from 2026-11-02 --to 2027-02-01 --unpaid --company C-0001 --json',
    ],
    args: [['[student]', kit.words.flags.studentOrName]],
    students: 'student',
    flags: {
      from: '<day>!',
      to: '<day>!',
      hoursPerWeek: '<n>',
      pay: '<n>-',
      payPer: '<unit>',
      unpaid: '',
      atInstitute: '',
      company: '<company>',
    },
    says: { from: periodSaid },
    run: (context, { student, from, to, company, ...flags }) => {
      const { today } = context;
      const period = { from: dayArgument(from, today, '--from'), to: dayArgument(to, today, '--to') };
      const { pay, payPer, unpaid, atInstitute, hoursPerWeek } = flags;
      const terms = termsArgument(given({ pay, payPer, unpaid, atInstitute, hoursPerWeek }), today);
      return plan(context, { ...period, terms, ...given({ student, company }) });
    },
  });
}

/** The calendar counted back from a wished period; nothing is written. */
export async function plan(context: Context, { student, company: word, ...request }: PlanOptions): Promise<void> {
  const { words, out, today } = context;
  if (request.to < request.from) {
    throw new Abort('refused', { refusals: [{ because: 'reversed', from: request.from, to: request.to }] });
  }
  const dossier = student === undefined ? undefined : (await findStudentByWord(context, student)).value;
  const company = word === undefined ? undefined : (await findCompany(context, word)).value;
  const { office, calendar } = context;
  const base = dossier ? await knownOf(context, dossier) : { office, calendar, today, companies: new Map() };
  const companies = company ? new Map([...base.companies, [company.code, company]]) : base.companies;
  const made = planFor({ ...base, companies }, { ...request, ...(company && { company: company.code }) });
  const who = [dossier && studentLabel(dossier), company?.name].filter(Boolean).join(', ');
  await out.card(planValue(context, made, { student: dossier?.student.number, company: company?.code }), [
    { title: words.plan.title(request, who), lines: dossier ? [] : [words.plan.unknown] },
    daysOf(context, made),
    chartSection(context, made),
    rulesOf(context, made),
  ]);
}

/** The JSON answer, always with the same keys. */
function planValue(
  { words, calendar, today }: Context,
  { period, lines, briefings, findings, lostMonths, reports }: Plan,
  { student, company }: { readonly student: string | undefined; readonly company: string | undefined },
): Readonly<Record<string, unknown>> {
  return {
    student: student ?? null,
    company: company ?? null,
    from: period.from,
    to: period.to,
    lines: lines.map(({ key, on, past }) => ({
      key,
      on,
      past,
      workingDays: past ? 0 : workingDaysBetween(today, on, calendar),
    })),
    briefings,
    rules: findings.map((finding) => {
      const { rule, severity, gates, by = null } = finding;
      return { rule, severity, gates, message: messageOf(words, finding), by };
    }),
    lostMonths,
    reports,
  };
}

function daysOf({ words, calendar, today }: Context, { lines, briefings }: Plan): CardSection {
  const { plan: said } = words;
  return {
    title: said.until,
    lines: [
      ...lines.map(({ key, on, past }): readonly [string, string] => [
        said.lines[key],
        `${on}  ${past ? said.past : said.days(workingDaysBetween(today, on, calendar))}`,
      ]),
      ...(briefings.length > 0 ? [said.briefings(briefings)] : []),
    ],
  };
}

/** Columns left of the chart: indent, longest label and gap. */
const LABELS = 32;
const LEAST = 20;

function chartSection({ words, today, out }: Context, made: Plan): CardSection {
  const { head, rows, weeks } = chartOf(made, today, Math.max(LEAST, out.columns - LABELS));
  const label = (key: (typeof rows)[number]['key']) => (key === 'period' ? words.plan.period : words.plan.lines[key]);
  return {
    title: words.plan.chart(weeks),
    lines: [['', head], ...rows.map(({ key, cells }): readonly [string, string] => [label(key), cells])],
  };
}

function rulesOf({ words }: Context, { findings, lostMonths, reports }: Plan): CardSection {
  const { plan: said, terms, rules } = words;
  const found = findings.flatMap((finding) => [
    `• ${terms.severity[finding.severity]}  ${rules[finding.rule].title} (${finding.rule})`,
    `    ${messageOf(words, finding)}`,
  ]);
  return {
    title: said.rules,
    lines: [
      ...(found.length > 0 ? found : [said.nothing]),
      ...(lostMonths.length > 0 ? [said.lost(lostMonths)] : []),
      ...(reports.length > 0 ? [said.reports(reports)] : []),
    ],
  };
}

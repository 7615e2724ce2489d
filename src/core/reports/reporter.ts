import { addDays, type LocalDate, within } from '../calendar/dates.ts';
import type { Dossier } from '../model/dossier.ts';
import { until } from './as-of.ts';
import type { Report } from './report.ts';
import {
  fromWhere,
  instituteNamed,
  programNamed,
  type ReportRequest,
  type Scope,
  type Section,
  viewOf,
} from './section.ts';

/** Takes the dossiers one by one, as they were known on `asOf`: only what the report tells is held. */
export interface Reporter {
  /** What is dated on this day or later counts, as far as it is in the period and was known. */
  readonly since: LocalDate;
  /** Was it one of those that are asked for? */
  add(dossier: Dossier): boolean;
  finish(): Report;
}

export function scopeOf(request: ReportRequest): Scope {
  const { period, asOf } = request;
  return { ...request, end: within(asOf, period) || asOf < period.from ? asOf : period.to };
}

/**
 * A report out of its sections. A fact counts where it is dated in the period and was known on `asOf`. What stands is read, and
 * rules are judged, at the end of the period, or on `asOf` where that is earlier: so a report made later for a past period says
 * the same.
 */
export function reporter(report: string, scope: Scope, sections: readonly Section[]): Reporter {
  const adding = sections.flatMap(({ add }) => (add ? [add] : []));
  const { end, period } = scope;
  return {
    // What is dated after the end is not counted yet.
    since: end < period.from ? addDays(end, 1) : period.from,
    add(known) {
      if (!isAsked(known, scope)) return false;
      const view = viewOf(scope, until(known, scope.end));
      for (const add of adding) add(view);
      return true;
    },
    finish: () => ({
      report,
      period: scope.period,
      asOf: scope.asOf,
      ...(scope.program !== undefined && { program: scope.program }),
      ...(scope.institute !== undefined && { institute: scope.institute }),
      sections: sections.map(({ key, columns, chart, rows }) => ({
        key,
        columns,
        rows: rows(),
        ...(chart && { chart }),
      })),
    }),
  };
}

/** A programme and an institute by either of their names, as the profile lists them. */
function isAsked(dossier: Dossier, { office, program, institute }: Scope): boolean {
  if (program === undefined && institute === undefined) return true;
  const mine = fromWhere({ dossier, office });
  return (
    (program === undefined || programNamed(office, program) === mine.program) &&
    (institute === undefined || instituteNamed(office, institute) === mine.institute)
  );
}

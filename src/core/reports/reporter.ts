import { addDays, type LocalDate, within } from '../calendar/dates.ts';
import type { Dossier } from '../model/dossier.ts';
import { companiesUntil, dossierAsOf } from './as-of.ts';
import type { Report } from './report.ts';
import {
  fromWhere,
  instituteNamed,
  programNamed,
  type ReportRequest,
  type Scope,
  type SectionMaker,
  viewOf,
} from './section.ts';

/** Takes the dossiers one by one, as known on `asOf`, and keeps only what the report needs. */
export interface Reporter {
  /** The first day that counts: facts from then on, within the period and known on `asOf`. */
  readonly since: LocalDate;
  /** False if the student is not among those asked for. */
  add(dossier: Dossier): boolean;
  finish(): Report;
}

export function scopeOf(request: ReportRequest): Scope {
  const { period, asOf } = request;
  const end = within(asOf, period) || asOf < period.from ? asOf : period.to;
  return { ...request, companies: companiesUntil(request.companies, end), end };
}

/**
 * A report made of sections. A fact counts if it is dated in the period and was known on `asOf`. States are read and rules judged at
 * the end of the period, or on `asOf` if that is earlier, so that a past period's report stays the same.
 */
export function reporter(report: string, scope: Scope, sections: readonly SectionMaker[]): Reporter {
  const adding = sections.flatMap(({ add }) => (add ? [add] : []));
  const { end, period } = scope;
  return {
    // Facts dated after the end do not count yet.
    since: end < period.from ? addDays(end, 1) : period.from,
    add(known) {
      if (!isAsked(known, scope)) return false;
      const view = viewOf(scope, dossierAsOf(known, scope.end));
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

/** Matches programme and institute by either of their names in the profile. */
function isAsked(dossier: Dossier, { office, program, institute }: Scope): boolean {
  if (program === undefined && institute === undefined) return true;
  const mine = fromWhere({ dossier, office });
  return (
    (program === undefined || programNamed(office, program) === mine.program) &&
    (institute === undefined || instituteNamed(office, institute) === mine.institute)
  );
}

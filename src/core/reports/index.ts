import { certificateSections } from './certificates.ts';
import { contractSections } from './contracts.ts';
import { courseSections } from './courses.ts';
import { monthlyReport, type monthlySections } from './monthly.ts';
import { obligationSections } from './obligations.ts';
import { overrideSections } from './overrides.ts';
import { pipelineSections } from './pipeline.ts';
import { type Reporter, reporter, scopeOf } from './reporter.ts';
import type { ReportRequest, Scope, SectionMaker } from './section.ts';

/** The sections of each report except the monthly one, which has its own reporter. */
const MADE_OF = {
  pipeline: pipelineSections,
  contracts: contractSections,
  courses: courseSections,
  certificates: certificateSections,
  obligations: obligationSections,
  overrides: overrideSections,
} satisfies Readonly<Record<string, (scope: Scope) => readonly SectionMaker[]>>;

interface Sections {
  readonly monthly: ReturnType<typeof monthlySections>['sections'][number];
  readonly pipeline: ReturnType<typeof pipelineSections>[number];
  readonly contracts: ReturnType<typeof contractSections>[number];
  readonly courses: ReturnType<typeof courseSections>[number];
  readonly certificates: ReturnType<typeof certificateSections>[number];
  readonly obligations: ReturnType<typeof obligationSections>[number];
  readonly overrides: ReturnType<typeof overrideSections>[number];
}
export type ReportKey = keyof Sections;
export type SectionKey<Of extends ReportKey = ReportKey> = Sections[Of]['key'];
export type ColumnKey = Sections[ReportKey]['columns'][number]['key'];

/** The keys of each report's sections, in order. */
export const SECTIONS: { readonly [Of in ReportKey]: readonly SectionKey<Of>[] } = {
  monthly: [
    'summary',
    'by-step',
    'by-phase',
    'by-month',
    'contract-days',
    'internships',
    'movements',
    'registrations',
    'contracts',
    'courses',
    'certificates',
    'closings',
    'blocked',
    'overrides',
    'waiting',
  ],
  pipeline: ['by-step', 'standing', 'stays', 'stopped', 'ended', 'by-month', 'by-program', 'by-institute', 'waiting'],
  contracts: ['summary', 'contract-days', 'by-month', 'by-company', 'by-program', 'items', 'contracts'],
  courses: ['by-term', 'by-month', 'by-program', 'by-institute', 'grades', 'courses'],
  certificates: ['by-kind', 'by-month', 'by-purpose', 'by-program', 'certificates'],
  obligations: ['by-rule', 'jsps-5-3', 'mext-month', 'permits', 'insurance', 'by-program', 'obligations'],
  overrides: ['by-rule', 'by-month', 'by-program', 'overrides'],
};

export const REPORT_KEYS = Object.keys(SECTIONS) as readonly ReportKey[];

/** A reporter, to be given the dossiers one by one. */
export function reportOf(key: ReportKey, request: ReportRequest): Reporter {
  if (key === 'monthly') return monthlyReport(request);
  const scope = scopeOf(request);
  return reporter(key, scope, MADE_OF[key](scope));
}

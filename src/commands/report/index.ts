import type { Command } from 'commander';
import type { ReportKey } from '../../core/reports/index.ts';
import type { Grammar } from '../grammar/grammar.ts';
import { group, type Kit } from '../shared/kit.ts';
import { reportVerb } from './make.ts';

/** In the order of help. */
const EXAMPLES: Readonly<Record<ReportKey, Grammar['examples']>> = {
  monthly: [
    'coopj report monthly --month 2026-10',
    'coopj report monthly --month last --format csv -o monthly.csv',
    'coopj report monthly --month last -o monthly.html',
    'coopj report monthly --month 2026-10 --lang ja -o monthly.pdf',
    'coopj report monthly --month 2026-10 --as-of 2026-10-31 --section contracts',
    'coopj report monthly --year 2026 --program 情報学コース --anonymous',
  ],
  pipeline: ['coopj report pipeline', 'coopj report pipeline --year 2026 --section stays'],
  contracts: [
    'coopj report contracts --year 2026',
    'coopj report contracts --month last --section by-company --format csv',
  ],
  courses: ['coopj report courses --year 2026', 'coopj report courses --month 2026-10 --json'],
  certificates: [
    'coopj report certificates --year 2026',
    'coopj report certificates --month last --section certificates --format csv -o register.csv',
  ],
  obligations: ['coopj report obligations', 'coopj report obligations --section jsps-5-3 --format csv'],
  overrides: ['coopj report overrides --year 2026', 'coopj report overrides --from 2026-10-01 --to 2026-12-31 --json'],
};

export const reportGroup = (kit: Kit): Command =>
  group(
    kit,
    'report',
    ['coopj report monthly --month 2026-10', 'coopj report pipeline --year 2026 --json'],
    (Object.keys(EXAMPLES) as ReportKey[]).map((report) => reportVerb(kit, report, EXAMPLES[report])),
  );

import type { Paper } from '../../src/core/papers/paper.ts';
import { contractSlip } from '../../src/core/papers/worksheets/contract-slip.ts';
import { courseSlip, type SlipRegistration } from '../../src/core/papers/worksheets/course-slip.ts';
import { type PermitWorksheet, permitWorksheet } from '../../src/core/papers/worksheets/permit-worksheet.ts';
import { joined } from '../../src/core/papers/worksheets/sheet.ts';
import type { RuleInput } from '../../src/core/rules/rule.ts';
import type { PaperLanguage } from '../../src/core/text/language.ts';
import { contract, day, placementUpTo, review, student } from './dossiers.ts';
import { HOST, ISSUING, texts, WORK } from './papers.ts';
import { abroad } from './permits.ts';

/** The worksheet of a student from abroad, as `abroad()` makes one. */
export async function worksheet(facts: RuleInput, lang: PaperLanguage = 'ja'): Promise<PermitWorksheet> {
  const { placement, ...rest } = facts;
  if (!placement) throw new Error('no placement');
  const known = { ...rest, office: ISSUING, companies: new Map([[HOST.code, HOST]]) };
  return permitWorksheet(known, placement, { lang, on: facts.today }, await texts('permit-worksheet', lang));
}

/** What stands in each field, by its key; null where it is left open. */
export const valuesOf = ({ fields }: PermitWorksheet): Readonly<Record<string, string | null>> =>
  Object.fromEntries(fields.map(({ key, value }) => [key, value.length === 0 ? null : joined(value)]));

/** Every kind of paper of the office's own work, in both languages, by its name. */
export const EACH_SHEET: readonly (readonly [string, () => Promise<Paper>])[] = [
  ['permit-worksheet both', async () => (await worksheet(abroad({ terms: WORK }), 'both')).paper],
  [
    'course-slip both',
    async () => courseSlip(ISSUING, registrations(2), { lang: 'both', on: DAY }, await texts('course-slip', 'both')),
  ],
  [
    'contract-slip both',
    async () => {
      const revision = contract({ reviews: [review({ outcome: 'returned', items: { ip: '成果の帰属が不明' } })] });
      const of = { ref: 'P-0001-E1', kind: 'employment', revision, company: HOST, student: student() } as const;
      return contractSlip(ISSUING, of, { lang: 'both', on: DAY }, await texts('contract-slip', 'both'));
    },
  ],
];
const DAY = day('2026-10-28');

/** So many students who are registered for the course. */
export function registrations(count: number): readonly SlipRegistration[] {
  const placement = placementUpTo(10);
  const { course } = placement;
  if (!course) throw new Error('not registered');
  return Array.from({ length: count }, (_, n) => {
    const number = `2024${String(n + 1).padStart(4, '0')}`;
    return { student: student({ number }), placement, company: HOST, course };
  });
}

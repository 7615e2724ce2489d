import type { Dossier } from '../../../src/core/model/dossier.ts';
import type { Placement } from '../../../src/core/model/placement.ts';
import type { Terms } from '../../../src/core/model/placement-terms.ts';
import type { Student } from '../../../src/core/model/student.ts';
import type { RuleKey } from '../../../src/core/rules/index.ts';
import { agreement, company, contract, day, dossier, placementUpTo, student, TERMS } from '../dossiers.ts';
import type { Example } from '../examples.ts';

export interface Further extends Example {
  readonly rule: RuleKey;
  readonly what: string;
}

export const at = (
  step: Parameters<typeof placementUpTo>[0],
  facts: Partial<Placement> = {},
  more: Partial<Dossier> = {},
) => dossier({ placements: [placementUpTo(step, facts)], ...more });
export const who = (facts: Partial<Student>, more: Partial<Dossier> = {}): Dossier =>
  dossier({ student: student(facts), placements: [placementUpTo(8)], ...more });
export const having = (facts: Partial<Terms>): Pick<Placement, 'terms'> => ({ terms: [{ ...TERMS, ...facts }] });
export const TODAY = { today: '2026-10-20' };
export const AFTER = { today: '2027-03-01' };
export const FELLOW = { jsps: 'DC1', jspsFrom: day('2025-04-01'), jspsTo: day('2028-03-31') } as const;
export const CONSENT = { hostResearcher: '見本 教授', agreedOn: day('2026-09-14'), contributes: true };
export const FOREIGN = {
  nationality: 'ベトナム',
  nameOnCard: 'MIHON TARO',
  dateOfBirth: day('1999-05-05'),
  expectedCompletionOn: day('2027-03-31'),
};
/** Everything that the certificate of internship needs. */
export const FULL = { content: '見本データの解析', workplaces: ['見本市1-2-3'] };
export const HOST = company({ address: '見本市1-2-3', telephone: '000-0000-0000' });
const { application: _, ...unapplied } = placementUpTo(8);
const { registration: _registration, ...unregistered } = dossier();
const { approval: _approval, ...unapproved } = dossier();
const { laterApprovals: _later, ...known } = dossier();
const { signedOn: _signed, ...unsigned } = contract();
const { briefing: _briefing, ...absent } = dossier();
const { courseYears: _years, ...ageless } = student();

export { absent, ageless, known, unapplied, unapproved, unregistered, unsigned };
export const second = (facts: Partial<Placement> = {}) => placementUpTo(8, { ref: 'P-0002', ...facts });
export const LATER = having({ from: day('2027-01-12'), to: day('2027-03-19') });

export function unsignedAgreement(ref: string) {
  const { signedOn: _none, ...rest } = agreement({ ref });
  return rest;
}

export function courseOf() {
  const { course } = placementUpTo(10);
  if (!course) throw new Error('no course');
  return course;
}

export function certificateOf(number: string) {
  const isInternship = number.startsWith('I');
  return {
    number,
    kind: isInternship ? ('internship' as const) : ('enrollment' as const),
    lang: 'ja' as const,
    issuedOn: day('2026-10-08'),
    by: '見本 職員',
    file: `${number}.pdf`,
    sha256: 'c'.repeat(64),
    ...(isInternship && { placement: 'P-0001' }),
  };
}

export function certificatesUpTo(n: number) {
  return ['E-2026-0001', 'I-2026-0001'].slice(0, n).map(certificateOf);
}

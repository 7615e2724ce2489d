import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import type { Permit, Stay } from '../../src/core/model/residence.ts';
import type { Student } from '../../src/core/model/student.ts';
import type { RuleInput } from '../../src/core/rules/rule.ts';
import { day, dossier, known, placementUpTo, student, TERMS } from './dossiers.ts';

/** On the status "Student" long enough, unless told otherwise. */
export const stayOf = (facts: Partial<Stay> = {}): Stay => ({
  on: day('2024-10-01'),
  status: '留学',
  expiresOn: day('2028-03-31'),
  ...facts,
});

/** A comprehensive permit, granted in good time for all of the internship. */
export const permit = (facts: Partial<Permit> = {}): Permit => ({
  number: 1,
  kind: 'comprehensive',
  openedOn: day('2026-09-25'),
  papers: {},
  appliedOn: day('2026-09-28'),
  granted: { on: day('2026-10-20'), from: day('2026-10-20'), to: day('2028-03-31') },
  ...facts,
});

/** Applied for, and not answered. */
export const pending = (facts: Partial<Permit> = {}): Permit => {
  const { granted: _, ...rest } = permit(facts);
  return rest;
};

export const individual = (
  granted: Partial<NonNullable<Permit['granted']>> = {},
  facts: Partial<Permit> = {},
): Permit =>
  permit({
    number: 2,
    kind: 'individual',
    placement: 'P-0001',
    granted: { on: day('2026-10-20'), from: day('2026-11-02'), to: day('2027-02-01'), ...granted },
    ...facts,
  });

interface Abroad {
  readonly student?: Partial<Student>;
  readonly terms?: Partial<Terms>;
  readonly placement?: Partial<Placement>;
  readonly dossier?: Partial<Dossier>;
  readonly today?: string;
}

/** A student from abroad whose accepted placement P-0001 is judged: 2 November to 1 February, 28 hours, paid. */
export function abroad({
  student: of = {},
  terms = {},
  placement = {},
  dossier: more = {},
  today,
}: Abroad = {}): RuleInput {
  const judged = placementUpTo(8, { terms: [{ ...TERMS, ...terms }], ...placement });
  const one = dossier({
    student: student({ nationality: 'ベトナム', expectedCompletionOn: day('2027-03-31'), ...of }),
    stays: [stayOf()],
    ...more,
    placements: [judged, ...(more.placements ?? [])],
  });
  return { ...known(one, { today: day(today ?? '2026-10-21') }), placement: judged };
}

import { NOT_APPLICABLE, type Rule, settling } from '../rule.ts';
/** A SOKENDAI Special Researcher may take part: told once. S. */
export const specialResearcher: Rule<'special-researcher', Record<never, never>> = {
  key: 'special-researcher',
  of: 'student',
  gates: [],
  severity: 'note',
  settledBy: ['obligation settle'],
  source: ['S'],
  obliges: true,
  judge: (facts) => {
    if (!facts.dossier.student.specialResearcher) return [NOT_APPLICABLE];
    const obligation = 'special-researcher';
    const settle = settling(facts, obligation);
    return [{ result: 'open', severity: 'note', gates: [], data: {}, actor: 'secretariat', obligation, settle }];
  },
};

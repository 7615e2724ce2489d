import { isFellow } from '../../model/dossier.ts';
import { tookPlace } from '../../model/placement.ts';
import { NOT_APPLICABLE, type OpenVerdict, type Rule, type RuleInput, settling, verdicts } from '../rule.ts';
import { yenByYear } from './income.ts';

export type SpecialResearcherData =
  /** Of a type that may take part. */
  | { readonly kind: 'may'; readonly type: string }
  /** The type is not recorded, or another one. */
  | { readonly kind: 'type'; readonly type?: string }
  /** The pay agreed for one fiscal year reaches the amount from which the programme's office is asked. */
  | { readonly kind: 'income'; readonly fiscalYear: number; readonly yen: number; readonly limit: number }
  | { readonly kind: 'beside'; readonly jsps: boolean; readonly mext: boolean };

/** The Field-Specific and the Pioneering Research Type, as an office may write them. */
const MAY_TAKE_PART = [/field[\s-]*specific|分野/iu, /pioneering|挑戦/iu];

/**
 * A SOKENDAI Special Researcher of the Field-Specific or Pioneering Research Type may take part. Of another or unknown type, with much pay
 * in one fiscal year (setting), or beside JSPS or MEXT funding, the programme's office is asked. Source: S; P, soken.ac.jp.
 */
export const specialResearcher: Rule<'special-researcher', SpecialResearcherData> = {
  key: 'special-researcher',
  of: 'student',
  gates: [],
  settledBy: ['obligation settle'],
  source: ['S', 'P'],
  obliges: true,
  judge: (facts) => {
    const { student } = facts.dossier;
    if (!student.specialResearcher) return [NOT_APPLICABLE];
    const type = student.specialResearcherType;
    const may = type !== undefined && MAY_TAKE_PART.some((form) => form.test(type.normalize('NFKC')));
    const open = (data: SpecialResearcherData, obligation: string): OpenVerdict<SpecialResearcherData> => ({
      result: 'open',
      severity: data.kind === 'may' ? 'note' : 'warn',
      gates: [],
      data,
      actor: 'secretariat',
      obligation,
      settle: settling(facts, obligation),
    });
    const mext = student.mextScholar === true;
    const beside = isFellow(facts.dossier) || mext;
    return verdicts([
      may
        ? open({ kind: 'may', type }, 'special-researcher')
        : open({ kind: 'type', ...(type !== undefined && { type }) }, 'special-researcher'),
      ...incomes(facts).map((data) => open(data, `special-researcher-income:${data.fiscalYear}`)),
      ...(beside ? [open({ kind: 'beside', jsps: isFellow(facts.dossier), mext }, 'special-researcher-beside')] : []),
    ]);
  },
};

function incomes({ dossier, office }: RuleInput) {
  const limit = office.rules.specialResearcherYen;
  return [...yenByYear(dossier.placements.filter(tookPlace))]
    .filter(([, yen]) => yen >= limit)
    .map(([fiscalYear, yen]) => ({ kind: 'income', fiscalYear, yen, limit }) as const);
}

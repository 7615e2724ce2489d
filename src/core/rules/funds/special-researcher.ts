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

/** 分野型 and 挑戦型 as an office may write them; 次世代AI分野 and the like are others. Source: P, soken.ac.jp. */
const MAY_TAKE_PART = /^(?:分野|挑戦)型?$|^(?:fieldspecific|pioneering(?:research)?)(?:type)?$/u;

/** A type without the name of the programme before it, brackets and spaces. */
const typeIn = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()・_-]/gu, '')
    .replace(/^(?:sokendai)?(?:特別研究員|specialresearcher)(?:制度|program)?/u, '');

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
  ofSokendai: true,
  obliges: true,
  judge: (facts) => {
    const { student } = facts.dossier;
    if (!student.specialResearcher) return [NOT_APPLICABLE];
    const type = student.specialResearcherType;
    const may = type !== undefined && MAY_TAKE_PART.test(typeIn(type));
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

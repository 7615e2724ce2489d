import { latinName, latinParts, unlikeItsParts } from '../../model/student.ts';
import { sameName } from '../../text/names.ts';
import { NOT_APPLICABLE, OK, type Rule, type RuleInput, settleWith } from '../rule.ts';

export type NameAgreesData =
  /** The name in Latin letters was another one when the card was read. */
  | { readonly kind: 'card'; readonly latin: string; readonly onCard: string; readonly before: string }
  /** Recorded by an earlier version: the whole name, and parts beside it that say another. */
  | { readonly kind: 'parts'; readonly latin: string; readonly parts: string };

/**
 * The name on the residence card and the name in Latin letters agree, where the latter was changed after the card was read: order, case
 * and further names do not matter. Two papers of one day with two names are returned by the bureau. Source: O.
 */
export const nameAgrees: Rule<'name-agrees', NameAgreesData> = {
  key: 'name-agrees',
  of: 'placement',
  gates: ['C'],
  settledBy: ['student edit'],
  source: ['O'],
  judge: ({ dossier, placement }) => {
    const data = disagreement(dossier);
    if (data === undefined) return [dossier.student.nameOnCard === undefined ? NOT_APPLICABLE : OK];
    const flag = data.kind === 'card' ? '--name-on-card' : '--name-latin';
    const settle = settleWith('student edit', dossier.student.number, flag);
    const open = { result: 'open', data, actor: data.kind === 'card' ? 'student' : 'secretariat', settle } as const;
    return [placement ? { ...open, severity: 'block', gates: ['C'] } : { ...open, severity: 'warn', gates: [] }];
  },
};

/** Where the names on record contradict each other. */
export function disagreement({ student, latinAtCard: before }: RuleInput['dossier']): NameAgreesData | undefined {
  if (unlikeItsParts(student)) return { kind: 'parts', latin: student.nameLatin, parts: latinParts(student) };
  const { nameOnCard: onCard } = student;
  const latin = latinName(student);
  if (onCard === undefined || latin === undefined || before === undefined) return undefined;
  return sameName(before, latin) || sameName(onCard, latin) ? undefined : { kind: 'card', latin, onCard, before };
}

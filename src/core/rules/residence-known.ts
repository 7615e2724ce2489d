import { firstDay } from '../placement.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from './rule.ts';
import { residenceOn, stayAt } from './work.ts';

export type ResidenceKnownData =
  | { readonly kind: 'unknown'; readonly nationality: string }
  | { readonly kind: 'other'; readonly status: string };

/** A status of residence is recorded for who is not Japanese; of other statuses than those that the programme knows, the bureau is asked. O. */
export const residenceKnown: Rule<'residence-known', ResidenceKnownData> = {
  key: 'residence-known',
  of: 'placement',
  gates: [11],
  source: ['O'],
  judge: (facts) => {
    const { dossier, placement, today } = facts;
    if (!placement) return [NOT_APPLICABLE];
    const { number, nationality = '' } = dossier.student;
    const settle = settleWith('stay record', number);
    switch (residenceOn(dossier, firstDay(placement) ?? today)) {
      case 'japanese':
        return [NOT_APPLICABLE];
      case 'unknown':
        return [
          {
            result: 'open',
            severity: 'block',
            gates: [11],
            data: { kind: 'unknown', nationality },
            actor: 'student',
            settle,
          },
        ];
      case 'other': {
        const data = { kind: 'other', status: stayAt(facts, placement)?.status ?? '' } as const;
        return [{ result: 'open', severity: 'warn', gates: [11], data, actor: 'bureau', settle }];
      }
      default:
        return [OK];
    }
  },
};

import { firstDay } from '../../model/placement.ts';
import { residenceOn } from '../../model/residence-class.ts';
import { nearestStatus } from '../../model/residence-statuses.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith, settling } from '../rule.ts';
import { stayAt } from '../work.ts';

export type ResidenceKnownData =
  | { readonly kind: 'unknown'; readonly nationality?: string }
  | { readonly kind: 'other'; readonly status: string }
  /** The word is no status; `nearest` is the one most likely meant. */
  | { readonly kind: 'unrecognised'; readonly status: string; readonly nearest?: string };

/**
 * Anyone not Japanese has a recorded status of residence, and it is one that there is. For statuses without a rule of their own, ask
 * the bureau. Source: O.
 */
export const residenceKnown: Rule<'residence-known', ResidenceKnownData> = {
  key: 'residence-known',
  of: 'placement',
  gates: [11],
  settledBy: ['stay record', 'obligation settle'],
  source: ['O'],
  obliges: true,
  judge: (facts) => {
    const { dossier, placement, today } = facts;
    if (!placement) return [NOT_APPLICABLE];
    const { number, nationality } = dossier.student;
    const from = firstDay(placement);
    switch (residenceOn(dossier, from ?? today)) {
      case 'japanese':
        return [NOT_APPLICABLE];
      case 'unknown':
        return [
          {
            result: 'open',
            severity: 'block',
            gates: [11],
            data: { kind: 'unknown', ...(nationality !== undefined && { nationality }) },
            actor: 'student',
            settle: settleWith('stay record', number),
            ...(from && { by: from }),
          },
        ];
      case 'unrecognised': {
        const row = stayAt(facts, placement);
        const status = row?.status ?? '';
        const close = nearestStatus(status);
        const data = { kind: 'unrecognised', status, ...(close !== undefined && { nearest: close }) } as const;
        const settle = settleWith('stay record', number, row && `--on ${row.on}`);
        const open = { result: 'open', severity: 'block', gates: [11], data, actor: 'secretariat', settle } as const;
        return [{ ...open, ...(from && { by: from }) }];
      }
      case 'other': {
        const data = { kind: 'other', status: stayAt(facts, placement)?.status ?? '' } as const;
        const obligation = `ask-bureau:${placement.ref}`;
        const settle = settling(facts, obligation);
        const open = {
          result: 'open',
          severity: 'warn',
          gates: [11],
          data,
          actor: 'bureau',
          obligation,
          settle,
        } as const;
        return [{ ...open, ...(from && { by: from }) }];
      }
      default:
        return [OK];
    }
  },
};

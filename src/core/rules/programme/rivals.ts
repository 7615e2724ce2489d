import { openPlacements } from '../../model/dossier.ts';
import { stateOf } from '../../model/placement.ts';
import { type Rule, settleWith, verdicts } from '../rule.ts';

export interface RivalsData {
  readonly accepted: string;
  readonly candidate: string;
}

/**
 * One placement is accepted while another candidate is open: the student declines the latter. A completed placement has no rivals.
 * Source: O.
 */
export const rivals: Rule<'rivals', RivalsData> = {
  key: 'rivals',
  of: 'student',
  gates: [],
  settledBy: ['placement close'],
  source: ['O'],
  judge: ({ dossier }) => {
    const open = openPlacements(dossier);
    const accepted = open.find((one) => ['accepted', 'running'].includes(stateOf(one)));
    const candidates = accepted ? open.filter((one) => stateOf(one) === 'candidate') : [];
    const found = candidates.map(({ ref }) => {
      const data = { accepted: accepted?.ref ?? '', candidate: ref };
      const settle = settleWith('placement close', ref, '--as declined --by student');
      return { result: 'open', severity: 'warn', gates: [], data, actor: 'student', settle } as const;
    });
    return verdicts(found);
  },
};

import type { LocalDate } from '../../calendar/dates.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export interface ConsultedData {
  /** The supervisor on file. */
  readonly supervisor?: string;
  readonly appliedOn?: LocalDate;
}

/** Supervisor and faculty of the area were consulted before the application. Source: S, L. */
export const consulted: Rule<'consulted', ConsultedData> = {
  key: 'consulted',
  of: 'placement',
  gates: [],
  settledBy: ['placement edit'],
  source: ['S', 'L'],
  judge: ({ placement, dossier }) => {
    if (!placement || placement.run?.startedOn) return [NOT_APPLICABLE];
    if (placement.consulted.length > 0) return [OK];
    const appliedOn = placement.application?.on;
    const { supervisorName: supervisor } = dossier.student;
    const settle = settleWith('placement edit', placement.ref, '--consulted');
    return [
      {
        result: 'open',
        severity: 'warn',
        gates: [],
        data: { ...(supervisor && { supervisor }), ...(appliedOn && { appliedOn }) },
        actor: 'student',
        settle,
      },
    ];
  },
};

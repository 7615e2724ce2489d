import { addDays, type LocalDate } from '../../calendar/dates.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export interface EvaluationLateData {
  readonly endedOn: LocalDate;
  readonly days: number;
}

/** The evaluation certificate arrives within thirty days of the end (setting). Source: S, O. */
export const evaluationLate: Rule<'evaluation-late', EvaluationLateData> = {
  key: 'evaluation-late',
  of: 'placement',
  gates: [],
  settledBy: ['evaluation record'],
  source: ['S', 'O'],
  judge: ({ dossier, placement, office, today }) => {
    const endedOn = placement?.run?.endedOn;
    if (!placement || !endedOn) return [NOT_APPLICABLE];
    const days = office.rules.evaluationLateDays;
    const by = addDays(endedOn, days);
    if (placement.papers.some(({ kind }) => kind === 'certificate') || today <= by) return [OK];
    const settle = settleWith('evaluation record', dossier.student.number, '--placement', placement.ref);
    return [{ result: 'open', severity: 'warn', gates: [], data: { endedOn, days }, actor: 'company', by, settle }];
  },
};

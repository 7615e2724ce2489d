import { addDays, type LocalDate } from '../../calendar/dates.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export interface GradeLateData {
  readonly receivedOn: LocalDate;
  readonly days: number;
}

/** The grade arrives within thirty days of the evaluation certificate (setting). Source: S, O. */
export const gradeLate: Rule<'grade-late', GradeLateData> = {
  key: 'grade-late',
  of: 'placement',
  gates: [],
  settledBy: ['grade record'],
  source: ['S', 'O'],
  judge: ({ dossier, placement, office, today }) => {
    const certificate = placement?.papers.find(({ kind }) => kind === 'certificate');
    if (!placement || !certificate) return [NOT_APPLICABLE];
    const { receivedOn } = certificate;
    const days = office.rules.gradeLateDays;
    const by = addDays(receivedOn, days);
    if (placement.grade || today <= by) return [OK];
    const settle = settleWith('grade record', dossier.student.number, '--placement', placement.ref);
    return [
      { result: 'open', severity: 'warn', gates: [], data: { receivedOn, days }, actor: 'secretariat', by, settle },
    ];
  },
};

import { stayOn } from '../../model/dossier.ts';
import { residenceOn } from '../../model/residence-class.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export interface MextStatusData {
  /** The recorded status instead of "Student", if any. */
  readonly status?: string;
}

/** A MEXT scholar has the status "Student"; with another the scholarship ends. Source: P. */
export const mextStatus: Rule<'mext-status', MextStatusData> = {
  key: 'mext-status',
  of: 'student',
  gates: [],
  settledBy: ['stay record'],
  source: ['P'],
  judge: ({ dossier, today }) => {
    const { number, mextScholar } = dossier.student;
    if (!mextScholar) return [NOT_APPLICABLE];
    if (residenceOn(dossier, today) === 'student') return [OK];
    const status = stayOn(dossier, today)?.status;
    const data = { ...(status !== undefined && { status }) };
    const settle = settleWith('stay record', number);
    return [{ result: 'open', severity: 'warn', gates: [], data, actor: 'student', settle }];
  },
};

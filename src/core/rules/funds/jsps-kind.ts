import type { JspsKind } from '../../model/student.ts';
import { BLANK } from '../../text/blank.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export interface JspsKindData {
  readonly jsps: JspsKind;
}

const HOLDS_A_DEGREE: readonly (JspsKind | undefined)[] = ['PD', 'SPD', 'RPD'];
const GONE = ['withdrawal', 'completion', 'transfer'];

/** PD, SPD and RPD fellows hold a doctorate, so on an enrolled student this is a mistake. Source: P. */
export const jspsKind: Rule<'jsps-kind', JspsKindData> = {
  key: 'jsps-kind',
  of: 'student',
  gates: [],
  settledBy: ['jsps record'],
  source: ['P'],
  judge: ({ dossier: { student, leaves }, today }) => {
    const { jsps } = student;
    if (jsps === undefined || jsps === 'none') return [NOT_APPLICABLE];
    if (leaves.some(({ kind, from }) => GONE.includes(kind) && from <= today)) return [NOT_APPLICABLE];
    if (!HOLDS_A_DEGREE.includes(jsps)) return [OK];
    const settle = settleWith('jsps record', student.number, '--kind', BLANK);
    return [{ result: 'open', severity: 'warn', gates: [], data: { jsps }, actor: 'student', settle }];
  },
};

import type { LocalDate } from '../../calendar/dates.ts';
import { BLANK } from '../../text/blank.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export interface MemberData {
  readonly company: string;
  /** The day from which it is known as a member. */
  readonly memberAsOf?: LocalDate;
  readonly appliedOn?: LocalDate;
}

/** The host is a consortium member at the application. Source: S, L. */
export const member: Rule<'member', MemberData> = {
  key: 'member',
  of: 'placement',
  gates: [],
  settledBy: ['company edit'],
  source: ['S', 'L'],
  judge: ({ placement, companies }) => {
    if (!placement) return [NOT_APPLICABLE];
    const { company: code, application } = placement;
    const memberAsOf = companies.get(code)?.memberAsOf;
    const appliedOn = application?.on;
    if (memberAsOf !== undefined && (appliedOn === undefined || memberAsOf <= appliedOn)) return [OK];
    const data = { company: code, ...(memberAsOf && { memberAsOf }), ...(appliedOn && { appliedOn }) };
    const settle = settleWith('company edit', code, '--member-as-of', BLANK);
    return [{ result: 'open', severity: 'warn', gates: [], data, actor: 'company', settle }];
  },
};

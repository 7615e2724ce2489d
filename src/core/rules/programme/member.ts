import type { LocalDate } from '../../calendar/dates.ts';
import { BLANK } from '../../text/blank.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export interface MemberData {
  readonly company: string;
  /** The day from which it is known as a member. */
  readonly memberAsOf?: LocalDate;
  /** The last day of its membership. */
  readonly memberUntil?: LocalDate;
  readonly appliedOn?: LocalDate;
}

/** The host is a consortium member at the application. Source: S, L. */
export const member: Rule<'member', MemberData> = {
  key: 'member',
  of: 'placement',
  gates: [],
  settledBy: ['company edit'],
  source: ['S', 'L'],
  judge: ({ placement, companies, today }) => {
    if (!placement || placement.run?.startedOn) return [NOT_APPLICABLE];
    const { company: code, application } = placement;
    const { memberAsOf, memberUntil } = companies.get(code) ?? {};
    const appliedOn = application?.on;
    const isOver = memberUntil !== undefined && memberUntil < (appliedOn ?? today);
    const isKnown = memberAsOf !== undefined && (appliedOn === undefined || memberAsOf <= appliedOn);
    if (isKnown && !isOver) return [OK];
    const data = {
      company: code,
      ...(memberAsOf && { memberAsOf }),
      ...(isOver && { memberUntil }),
      ...(appliedOn && { appliedOn }),
    };
    const flag = isKnown ? '--member-until' : '--member-as-of';
    const settle = settleWith('company edit', code, flag, BLANK);
    return [{ result: 'open', severity: 'warn', gates: [], data, actor: 'company', settle }];
  },
};

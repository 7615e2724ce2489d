import type { Supporters } from '../../model/dossier.ts';
import { BLANK } from '../../text/blank.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export interface SupportersData {
  /** Not known to be entered; `box` is the supervisor's tick as approver. */
  readonly missing: readonly (keyof Supporters | 'box')[];
  /** Addresses entered for more than one supporter. */
  readonly same: readonly string[];
}

const WHO = ['supervisor', 'office', 'secretariat'] as const;

/** The address already belongs to a supporter named earlier. */
const isSecond = (known: Supporters, who: keyof Supporters): boolean =>
  WHO.slice(0, WHO.indexOf(who)).some(
    (other) => known[other] !== undefined && known[other].toLowerCase() === known[who]?.toLowerCase(),
  );

/**
 * Supervisor (with the box ticked), programme office and secretariat are three different supporters in the dedicated system; unknown
 * counts as open. Source: S.
 */
export const supporters: Rule<'supporters', SupportersData> = {
  key: 'supporters',
  of: 'student',
  gates: [],
  settledBy: ['step record'],
  source: ['S'],
  judge: ({ dossier: { registration, student, placements } }) => {
    // Once an internship has begun, nobody is asked to approve an application any more.
    if (placements.some(({ run }) => run?.startedOn !== undefined)) return [NOT_APPLICABLE];
    const known = registration?.supporters ?? {};
    const missing: (keyof Supporters | 'box')[] = WHO.filter((who) => known[who] === undefined);
    if (registration?.approverBox !== true) missing.push('box');
    const addresses = [known.supervisor, known.office, known.secretariat]
      .filter((address) => address !== undefined)
      .map((address) => address.toLowerCase());
    const same = [...new Set(addresses.filter((address, n) => addresses.indexOf(address) !== n))];
    if (missing.length === 0 && same.length === 0) return [OK];
    const asked = WHO.filter((who) => known[who] === undefined || isSecond(known, who));
    const settle = settleWith(
      'step record',
      student.number,
      '3',
      registration ? `--on ${registration.on}` : placements.length > 0 ? `--on ${BLANK}` : undefined,
      '--approver-box',
      ...asked.map((who) => `--supporter ${who}`),
    );
    return [{ result: 'open', severity: 'warn', gates: [], data: { missing, same }, actor: 'student', settle }];
  },
};

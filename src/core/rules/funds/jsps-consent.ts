import type { LocalDate } from '../../calendar/dates.ts';
import { isFellow } from '../../model/dossier.ts';
import { isAccepted, isCutShort, periodOf } from '../../model/placement.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';
import { withinAppointment } from './common.ts';

export type ConsentPart = 'contributes' | 'host-researcher' | 'agreed-on';
export interface JspsConsentData {
  readonly missing: readonly ConsentPart[];
  readonly hostResearcher?: string;
  readonly agreedOn?: LocalDate;
}

/**
 * A fellow's internship is research training that contributes to the research without interfering with it, and the host researcher
 * agreed that it is appropriate training. Blocks once the placement is accepted. Source: S.
 */
export const jspsConsent: Rule<'jsps-consent', JspsConsentData> = {
  key: 'jsps-consent',
  of: 'placement',
  gates: [8, 11],
  settledBy: ['jsps record'],
  source: ['S'],
  judge: ({ dossier, placement }) => {
    if (!placement || isCutShort(placement) || !isFellow(dossier)) return [NOT_APPLICABLE];
    const period = periodOf(placement);
    if (period && !withinAppointment(dossier, period)) return [NOT_APPLICABLE];
    const { contributes, hostResearcher, agreedOn } = dossier.jspsConsent ?? {};
    const missing: ConsentPart[] = [
      ...(contributes ? [] : ['contributes' as const]),
      ...(hostResearcher === undefined ? ['host-researcher' as const] : []),
      ...(agreedOn === undefined ? ['agreed-on' as const] : []),
    ];
    if (missing.length === 0) return [OK];
    const data = { missing, ...(hostResearcher !== undefined && { hostResearcher }), ...(agreedOn && { agreedOn }) };
    const settle = settleWith('jsps record', dossier.student.number);
    const severity = isAccepted(placement) ? 'block' : 'warn';
    return [
      {
        result: 'open',
        severity,
        gates: [8, 11],
        data,
        actor: 'supervisor',
        settle,
        ...(period && { by: period.from }),
      },
    ];
  },
};

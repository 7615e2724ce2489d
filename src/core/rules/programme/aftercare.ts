import { type Dossier, validCertificates } from '../../model/dossier.ts';
import { isCutShort, type Placement, type PlacementState, stateOf } from '../../model/placement.ts';
import { type OfDossier, type OpenVerdict, type Rule, settleWith, verdicts } from '../rule.ts';

export interface AftercareData {
  readonly placement: string;
  readonly state: PlacementState;
  readonly what: 'course' | 'certificate' | 'permit';
  /** Number of the certificate or permit. */
  readonly which?: string;
}

/**
 * Nothing may go on as if a placement that was cut short still existed: the student is withdrawn from its course and its certificates are
 * voided. Leaving a paper valid on purpose, and telling the bureau, are settled by a day. Source: O.
 */
export const aftercare: Rule<'aftercare', AftercareData, OfDossier> = {
  key: 'aftercare',
  of: 'student',
  gates: [],
  settledBy: ['course withdraw', 'certificate void', 'obligation settle'],
  source: ['O'],
  obliges: true,
  judge: ({ dossier }) => verdicts(dossier.placements.filter(isCutShort).flatMap((one) => left(dossier, one))),
};

function left(dossier: Dossier, placement: Placement): OpenVerdict<AftercareData>[] {
  const { number } = dossier.student;
  const { ref } = placement;
  const base = { result: 'open', severity: 'warn', gates: [] } as const;
  const about = { placement: ref, state: stateOf(placement) };
  const told = (obligation: string) => ({ obligation, settle: settleWith('obligation settle', number, obligation) });
  const certificates = validCertificates(dossier).filter((one) => one.kind === 'internship' && one.placement === ref);
  const pending = dossier.permits.filter(
    (one) => one.placement === ref && one.appliedOn && !one.granted && !one.refused,
  );
  const course: OpenVerdict<AftercareData> = {
    ...base,
    data: { ...about, what: 'course' },
    actor: 'secretariat',
    settle: settleWith('course withdraw', number, '--placement', ref),
  };
  return [
    ...(placement.course ? [course] : []),
    ...certificates.map(({ number: which }): OpenVerdict<AftercareData> => {
      const data = { ...about, what: 'certificate', which } as const;
      const settle = settleWith('certificate void', which);
      return { ...base, data, actor: 'secretariat', obligation: `aftercare:${which}`, settle };
    }),
    ...pending.map((permit): OpenVerdict<AftercareData> => {
      const which = String(permit.number);
      const data = { ...about, what: 'permit', which } as const;
      return { ...base, data, actor: 'student', ...told(`aftercare:permit-${which}`) };
    }),
  ];
}

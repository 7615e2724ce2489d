import { type Dossier, validCertificates } from '../../model/dossier.ts';
import { isCutShort, type Placement, type PlacementState, stateOf } from '../../model/placement.ts';
import { type OfDossier, type Open, type Rule, settleWith, verdicts } from '../rule.ts';

export interface AftercareData {
  readonly placement: string;
  readonly state: PlacementState;
  readonly what: 'course' | 'certificate' | 'permit';
  /** The certificate's number, or the permit's. */
  readonly which?: string;
}

/**
 * A placement that was cut short leaves nothing behind that speaks of it as if it went on. A course registration is taken back, a
 * certificate is voided; that a paper is left valid on purpose, or the bureau was told, is settled by a day. O.
 */
export const aftercare: Rule<'aftercare', AftercareData, OfDossier> = {
  key: 'aftercare',
  of: 'student',
  gates: [],
  settledBy: ['step undo', 'obligation settle'],
  source: ['O'],
  obliges: true,
  judge: ({ dossier }) => verdicts(dossier.placements.filter(isCutShort).flatMap((one) => left(dossier, one))),
};

function left(dossier: Dossier, placement: Placement): Open<AftercareData>[] {
  const { number } = dossier.student;
  const { ref } = placement;
  const base = { result: 'open', severity: 'warn', gates: [] } as const;
  const about = { placement: ref, state: stateOf(placement) };
  const told = (obligation: string) => ({ obligation, settle: settleWith('obligation settle', number, obligation) });
  const certificates = validCertificates(dossier).filter((one) => one.kind === 'internship' && one.placement === ref);
  const pending = dossier.permits.filter(
    (one) => one.placement === ref && one.appliedOn && !one.granted && !one.refused,
  );
  const course: Open<AftercareData> = {
    ...base,
    data: { ...about, what: 'course' },
    actor: 'secretariat',
    settle: settleWith('step undo', number, '10', '--placement', ref),
  };
  return [
    ...(placement.course ? [course] : []),
    ...certificates.map(({ number: which }): Open<AftercareData> => {
      const data = { ...about, what: 'certificate', which } as const;
      const settle = settleWith('certificate void', which);
      return { ...base, data, actor: 'secretariat', obligation: `aftercare:${which}`, settle };
    }),
    ...pending.map((permit): Open<AftercareData> => {
      const which = String(permit.number);
      const data = { ...about, what: 'permit', which } as const;
      return { ...base, data, actor: 'student', ...told(`aftercare:permit-${which}`) };
    }),
  ];
}

import type { Dossier } from '../dossier.ts';
import { isCutShort, type Placement, type PlacementState, stateOf } from '../placement.ts';
import { type Open, type Rule, settleWith, verdicts } from './rule.ts';

export interface AftercareData {
  readonly placement: string;
  readonly state: PlacementState;
  readonly what: 'course' | 'certificate' | 'permit';
  /** The certificate's number, or the permit's. */
  readonly which?: string;
}

/** A placement that was cut short leaves nothing behind that speaks of it as if it went on. O. */
export const aftercare: Rule<'aftercare', AftercareData> = {
  key: 'aftercare',
  of: 'student',
  gates: [],
  source: ['O'],
  judge: ({ dossier }) => verdicts(dossier.placements.filter(isCutShort).flatMap((one) => left(dossier, one))),
};

function left(dossier: Dossier, placement: Placement): Open<AftercareData>[] {
  const { number } = dossier.student;
  const course = placement.course && settleWith('step undo', number, '10', '--placement', placement.ref);
  const certificates = dossier.certificates.filter(
    (one) => one.kind === 'internship' && one.placement === placement.ref,
  );
  const permits = dossier.permits.filter(
    (one) => one.placement === placement.ref && one.appliedOn && !one.granted && !one.refused,
  );
  const found = (what: AftercareData['what'], which: string | undefined, settle: string, key?: string) => {
    const data = { placement: placement.ref, state: stateOf(placement), what, ...(which && { which }) };
    const actor = what === 'permit' ? 'student' : 'secretariat';
    const obligation = key === undefined ? {} : { obligation: key };
    return { result: 'open', severity: 'warn', gates: [], data, actor, ...obligation, settle } as const;
  };
  /** Dealt with outside: the paper taken back, the bureau told. */
  const settled = (key: string) => dossier.settled[key] !== undefined;
  const settling = (key: string) => settleWith('obligation settle', number, key);
  return [
    ...(course ? [found('course', undefined, course)] : []),
    ...certificates
      .map(({ number: which }) => ({ which, key: `aftercare:${which}` }))
      .filter(({ key }) => !settled(key))
      .map(({ which, key }) => found('certificate', which, settling(key), key)),
    ...permits
      .map((one) => ({ which: String(one.number), key: `aftercare:permit-${one.number}` }))
      .filter(({ key }) => !settled(key))
      .map(({ which, key }) => found('permit', which, settling(key), key)),
  ];
}

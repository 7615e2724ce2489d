import type { Contract, ContractRevision } from '../model/contract.ts';
import type { Evidence } from '../model/evidence.ts';
import type { EvaluationPaper, Placement } from '../model/placement.ts';
import type { StudentChange } from './changes.ts';

export type PlacementChange = Extract<StudentChange, { readonly placement: string }>;

/** Applies a change to the placement it names. */
export function evolvePlacement(placement: Placement, change: PlacementChange): Placement {
  switch (change.type) {
    case 'placement-edited': {
      const { on, job, consulted, terms } = change;
      return {
        ...placement,
        ...(on && { openedOn: on }),
        ...(job !== undefined && { job }),
        ...(consulted && { consulted }),
        ...(terms && { terms: [...placement.terms.slice(0, -1), { ...placement.terms.at(-1), ...terms }] }),
      };
    }
    case 'placement-amended': {
      const terms = { ...placement.terms.at(-1), ...change.terms, amendment: change.amendment };
      return { ...placement, terms: [...placement.terms, terms] };
    }
    case 'preparation-recorded':
      return { ...placement, prepared: { ...placement.prepared, [change.what]: change.on } };
    case 'application-recorded': {
      const { type, placement: ref, ...application } = change;
      return { ...placement, application: { ...placement.application, ...application } };
    }
    case 'selection-recorded':
      return { ...placement, selection: { on: change.on } };
    case 'result-recorded':
      return { ...placement, result: change.result };
    case 'contract-received':
      return { ...placement, contracts: [...placement.contracts, { ...change.contract, reviews: [] }] };
    case 'contract-reviewed':
      return onContract(placement, change, (contract) => ({
        ...contract,
        reviews: [...contract.reviews, change.review],
      }));
    case 'contract-signed':
      return onContract(placement, change, (contract) => signed(contract, change));
    case 'course-registered':
      return { ...placement, course: change.course };
    case 'internship-recorded': {
      const { type, placement: ref, ...run } = change;
      return { ...placement, run: { ...placement.run, ...run } };
    }
    case 'evaluation-recorded': {
      const isSame = ({ kind }: EvaluationPaper) => kind === change.paper.kind;
      const { papers } = placement;
      // Replaced in place, so that recording the same paper again changes nothing.
      const replaced = papers.map((paper) => (isSame(paper) ? change.paper : paper));
      return { ...placement, papers: papers.some(isSame) ? replaced : [...papers, change.paper] };
    }
    case 'grade-recorded':
      return { ...placement, grade: change.grade };
    case 'placement-closed':
      return { ...placement, closed: change.closed };
  }
}

function onContract(
  placement: Placement,
  { kind, revision }: Pick<Contract, 'kind' | 'revision'>,
  change: (contract: Contract) => Contract,
): Placement {
  const contracts = placement.contracts.map((contract) =>
    contract.kind === kind && contract.revision === revision ? change(contract) : contract,
  );
  return { ...placement, contracts };
}

/** Signing does not make a new revision. */
export const signed = <R extends ContractRevision>(
  revision: R,
  { on, file }: { on: R['receivedOn']; file?: Evidence },
): R => ({
  ...revision,
  signedOn: on,
  ...(file !== undefined && { signedFile: file }),
});

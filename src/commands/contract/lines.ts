import type { LocalDate } from '../../core/calendar/dates.ts';
import { agreementRevisionRef, type Company, type CompanyCode } from '../../core/model/company.ts';
import {
  type ContractKind,
  type ContractRevision,
  type Reviewer,
  type ReviewOutcome,
  secretariatReview,
} from '../../core/model/contract.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import { contractRef, type PlacementRef } from '../../core/model/placement.ts';
import type { Terms } from '../../core/model/placement-terms.ts';
import type { StudentNumber } from '../../core/model/student.ts';

/** A revision of a contract, notice or implementation agreement as a line of `contract list`. */
export interface ContractLine {
  readonly ref: string;
  readonly student: StudentNumber | null;
  readonly placement: PlacementRef | null;
  readonly company: CompanyCode;
  readonly kind: ContractKind | 'agreement';
  readonly revision: number;
  readonly receivedOn: LocalDate;
  readonly reviewedOn: LocalDate | null;
  readonly outcome: ReviewOutcome | null;
  readonly by: Reviewer | null;
  readonly signedOn: LocalDate | null;
  /** What a contract or notice says; none is recorded of an agreement. */
  readonly terms?: Terms;
}

/** The secretariat's latest review, which is the one that counts; without one, the latest review by anybody else. */
function reviewed(revision: ContractRevision): Pick<ContractLine, 'reviewedOn' | 'outcome' | 'by'> {
  const review = secretariatReview(revision) ?? revision.reviews.at(-1);
  return { reviewedOn: review?.on ?? null, outcome: review?.outcome ?? null, by: review?.by ?? null };
}

/** A student's contracts and notices by placement, in the order they were received. */
export const contractLines = ({ student, placements }: Dossier): readonly ContractLine[] =>
  placements.flatMap(({ ref: placement, company, contracts }) =>
    contracts.map((contract) => ({
      ref: contractRef(placement, contract),
      student: student.number,
      placement,
      company,
      kind: contract.kind,
      revision: contract.revision,
      receivedOn: contract.receivedOn,
      ...reviewed(contract),
      signedOn: contract.signedOn ?? null,
      terms: contract.terms,
    })),
  );

/** The revisions of a company's implementation agreements. */
export const agreementLines = ({ code, agreements }: Company): readonly ContractLine[] =>
  agreements.flatMap(({ ref, placement, revisions }) =>
    revisions.map((revision) => ({
      ref: agreementRevisionRef(ref, revision.revision),
      student: null,
      placement: placement ?? null,
      company: code,
      kind: 'agreement' as const,
      revision: revision.revision,
      receivedOn: revision.receivedOn,
      ...reviewed(revision),
      signedOn: revision.signedOn ?? null,
    })),
  );

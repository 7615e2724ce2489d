import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import {
  readContract,
  receiveContract,
  reviewContract,
  saysMore,
  signContract,
  unrecorded,
} from '../../core/decide/contract.ts';
import type { Decision } from '../../core/decide/decision.ts';
import type { Request } from '../../core/decide/request.ts';
import { CONTRACT_HEADINGS, type ContractField, neededForContract } from '../../core/imports/records.ts';
import type { StudentChange } from '../../core/journal/changes.ts';
import { evolve } from '../../core/journal/evolve.ts';
import type { Contract, ContractKind, Review } from '../../core/model/contract.ts';
import { type Dossier, placementOf } from '../../core/model/dossier.ts';
import type { PlacementRef } from '../../core/model/placement.ts';
import type { Terms } from '../../core/model/placement-terms.ts';
import { latestTerms, type SaidTerms, saidAsPlacement } from '../../core/model/spans.ts';
import { canonical } from '../../core/text/canonical.ts';
import type { Shown } from '../../core/text/mask.ts';
import type { Words } from '../../wording/words.ts';
import { given } from '../shared/arguments.ts';
import type { Kit } from '../shared/kit.ts';
import { requestOf } from '../shared/write.ts';
import { termsLines } from '../student/cards.ts';
import { type ImportOptions, importFile, importVerb } from './import-file.ts';
import type { RowSummary } from './judge.ts';
import { type Judged, placementOfRow, type RowRequest, recordsIntake, termsOfRow } from './records.ts';

export const contractsCommand = (kit: Kit): Command =>
  importVerb(
    kit,
    'import contracts',
    ['coopj import contracts contracts.csv', 'coopj import contracts contracts.csv --dry-run --json'],
    importContracts,
  );

export const importContracts = (context: Context, options: ImportOptions): Promise<void> =>
  importFile(
    context,
    options,
    recordsIntake<ContractField>(context, {
      of: 'contracts',
      headings: CONTRACT_HEADINGS,
      needed: neededForContract,
      stands: 'number',
      decide: (asked) => decide(context, asked),
    }),
  );

/**
 * A revision that came in, with its signing and one review of it. The one of that kind and day that says the same is on record
 * already: only what was done with it may be new.
 */
async function decide(context: Context, asked: RowRequest<ContractField>): Promise<Judged<ContractField>> {
  const { facts, known } = asked;
  const { on = known.today, kind = 'employment', signedOn, asPlacement = false } = facts;
  const chosen = await placementOfRow(asked);
  if (!chosen.ok) return chosen;
  const { placement } = chosen;
  const stated = termsOfRow(facts, asPlacement ? latestTerms(placement) : {});
  if (!stated.ok) return stated;
  const { terms } = stated;
  const contract = placement.contracts.findLast(
    (one) => one.kind === kind && one.receivedOn === on && contradictsNothing(one.terms, terms),
  );
  const request = requestOf(context);
  const agreed: SaidTerms = contract && asPlacement ? saidAsPlacement(placement, contract) : { terms: {} };
  const more = contract && unrecorded(contract, { ...agreed, terms: { ...agreed.terms, ...terms } });
  const taken = !contract
    ? receiveContract(known, placement, { ...request, kind, on, terms, asPlacement, ...given({ signedOn }) })
    : both(
        more && saysMore(more) ? readContract(known, placement, contract, more) : NOTHING_NEW,
        signedOn === undefined ? NOTHING_NEW : signContract(known, placement, { ...request, on: signedOn, contract }),
      );
  return {
    ok: true,
    decision: withReview(taken, asked, request, contractOf(placement.ref, kind, contract?.revision)),
    isNew: !contract,
    fields: (words, after, shown) => [
      ...(contract ? [] : [{ label: words.terms.contractKind[kind], before: '', after: `${placement.ref} ${on}` }]),
      ...contractSummary(words, shown, contract, contractOf(placement.ref, kind, contract?.revision)(after)?.contract),
    ],
  };
}

const NOTHING_NEW = { ok: true, changes: [], overridden: [] } as const satisfies Decision<StudentChange>;

/** Both, or what stands in the way of one. */
const both = (first: Decision<StudentChange>, second: Decision<StudentChange>): Decision<StudentChange> =>
  first.ok && second.ok ? { ...second, changes: [...first.changes, ...second.changes] } : first.ok ? second : first;

/** The same paper, of which more may be said than before. */
const contradictsNothing = (paper: Terms, stated: Terms): boolean =>
  Object.entries(stated).every(([key, value]) => {
    const before = paper[key as keyof Terms];
    return before === undefined || canonical(before) === canonical(value);
  });

/** A revision of a contract, or the latest of its kind, in what is known of the student. */
const contractOf = (ref: PlacementRef, kind: ContractKind, revision: number | undefined) => (dossier: Dossier) => {
  const placement = placementOf(dossier, ref);
  const contract = placement?.contracts.findLast(
    (one) => one.kind === kind && (revision === undefined || one.revision === revision),
  );
  return placement && contract && { placement, contract };
};

/** The review that the row tells of, beside what else it changes. */
function withReview(
  taken: Decision<StudentChange>,
  { facts, known }: RowRequest<ContractField>,
  request: Request,
  find: ReturnType<typeof contractOf>,
): Decision<StudentChange> {
  const { reviewedOn, outcome, by = 'secretariat', remark } = facts;
  if (!taken.ok || reviewedOn === undefined || outcome === undefined) return taken;
  const dossier = taken.changes.reduce<Dossier>(evolve, known.dossier);
  const found = find(dossier);
  if (!found) return taken;
  const review: Review = { by, outcome, on: reviewedOn, items: {}, ...given({ remark }) };
  // A later review of the same person stays the latest.
  if (found.contract.reviews.some((one) => canonical(one) === canonical(review))) return taken;
  const reviewed = reviewContract({ ...known, dossier }, found.placement, {
    ...request,
    review,
    contract: found.contract,
  });
  return reviewed.ok ? { ...reviewed, changes: [...taken.changes, ...reviewed.changes] } : reviewed;
}

/** What was done with a contract, where it is not as before. */
function contractSummary(
  words: Words,
  shown: Shown,
  before: Contract | undefined,
  after: Contract | undefined,
): RowSummary['fields'] {
  const { terms } = words;
  const stated = (contract: Contract | undefined) =>
    termsLines(words, contract?.terms ?? {}, shown)
      .map(([label, value]) => `${label} ${value}`)
      .join(', ');
  const review = (contract: Contract | undefined) => {
    const last = contract?.reviews.at(-1);
    return last ? `${terms.reviewer[last.by]} ${terms.reviewOutcome[last.outcome]} ${last.on}` : '';
  };
  // A masked value may look the same before and after.
  const isRead = canonical(before?.terms ?? {}) !== canonical(after?.terms ?? {});
  return [
    ...(isRead
      ? [{ label: terms.change['contract-terms-recorded'], before: stated(before), after: stated(after) }]
      : []),
    ...[
      { label: terms.change['contract-signed'], before: before?.signedOn ?? '', after: after?.signedOn ?? '' },
      { label: terms.change['contract-reviewed'], before: review(before), after: review(after) },
    ].filter((one) => one.before !== one.after),
  ];
}

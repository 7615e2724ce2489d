import { type Agreement, agreementRevisionRef } from '../../core/model/company.ts';
import type { Contract, ContractRevision, Review } from '../../core/model/contract.ts';
import type { Evidence } from '../../core/model/evidence.ts';
import { contractRef, type PlacementRef } from '../../core/model/placement.ts';
import { AGREEMENT_ITEMS, CONTRACT_ITEMS, type ReviewItem } from '../../core/model/review-items.ts';
import type { Shown } from '../../core/text/mask.ts';
import type { CardSection } from '../../terminal/out.ts';
import type { Words } from '../../wording/words.ts';
import { termsLines } from '../student/cards.ts';

type CardLine = readonly [label: string, value: string];
const line = (label: string, value: string | undefined): readonly CardLine[] =>
  value === undefined || value === '' ? [] : [[label, value]];

/** A revision of a student's contract or notice: its terms, and every review with its items. */
export function contractSection(words: Words, placement: PlacementRef, contract: Contract, shown: Shown): CardSection {
  const { contractKind } = words.terms;
  const { revision } = words.lists.contracts;
  return {
    title: `${contractRef(placement, contract)}  ${contractKind[contract.kind]} ${revision(contract.revision)}`,
    lines: [...termsLines(words, contract.terms, shown), ...revisionLines(words, contract, CONTRACT_ITEMS)],
  };
}

/** An implementation agreement with all its revisions. */
export function agreementSection(words: Words, agreement: Agreement): CardSection {
  const { lists, terms } = words;
  const { ref, placement, from, to, autoRenew, signedOn, revisions } = agreement;
  return {
    title: `${ref}  ${terms.agreement}`,
    lines: [
      ...line(lists.labels.period, `${from} – ${to}`),
      ...line(lists.columns.autoRenew, autoRenew ? terms.yes : terms.no),
      ...line(lists.columns.placement, placement),
      ...line(lists.columns.signedOn, signedOn),
      ...(revisions.length === 0 ? line(lists.columns.revision, lists.contracts.nothingReceived) : []),
      ...revisions.flatMap((revision) => [
        [agreementRevisionRef(ref, revision.revision), lists.contracts.revision(revision.revision)] as const,
        ...revisionLines(words, revision, AGREEMENT_ITEMS),
      ]),
    ],
  };
}

/** The original file name, and the start of the digest under which it is kept: enough to find it. */
const evidenceText = ({ name, sha256 }: Evidence): string => `${name}  sha256 ${sha256.slice(0, 16)}…`;

function revisionLines(words: Words, revision: ContractRevision, items: readonly ReviewItem[]): readonly CardLine[] {
  const { columns } = words.lists;
  const { receivedOn, reviews, signedOn, file, signedFile } = revision;
  return [
    ...line(columns.receivedOn, receivedOn),
    ...line(columns.file, file && evidenceText(file)),
    ...reviews.flatMap((review) => reviewLines(words, review, items)),
    ...line(columns.signedOn, signedOn),
    ...line(columns.signedFile, signedFile && evidenceText(signedFile)),
  ];
}

/** Reviewer, date and outcome; then a line per item in the order of the check list. */
function reviewLines(
  words: Words,
  { by, on, outcome, items, remark }: Review,
  list: readonly ReviewItem[],
): readonly CardLine[] {
  const { reviewer, reviewOutcome, reviewItem } = words.terms;
  const head = [reviewOutcome[outcome], remark].filter(Boolean).join('  ');
  return [
    [words.lists.contracts.review(on, reviewer[by]), head],
    ...list.flatMap((item) =>
      line(`  ${item}`, items[item] && words.lists.contracts.item(reviewItem[item], items[item])),
    ),
  ];
}

import type { Company } from '../../model/company.ts';
import {
  type ContractKind,
  type ContractRevision,
  REVIEWERS,
  type Review,
  type Reviewer,
  secretariatReview,
} from '../../model/contract.ts';
import { AGREEMENT_ITEMS, CONTRACT_ITEMS, type ReviewItem } from '../../model/review-items.ts';
import type { Student } from '../../model/student.ts';
import type { Office } from '../../profile/office.ts';
import { type LocalizedText, languagesOf, localized, type Tongue } from '../../text/language.ts';
import { officialDay } from '../measures.ts';
import type { Paper, PaperRow } from '../paper.ts';
import { companyIn, known, nameIn, programIn } from '../person.ts';
import { fill, type PaperTexts, type PlainKey } from '../texts.ts';
import { sheet, type WorksheetRequest } from './sheet.ts';

export type ContractTexts = PaperTexts<'contract-slip'>;

/** One revision of a student's contract or notice, or of a company's implementation agreement. */
export interface ReviewedRevision {
  readonly ref: string;
  readonly kind: ContractKind | 'agreement';
  readonly revision: ContractRevision;
  readonly company: Company;
  readonly placement?: string;
  readonly student?: Student;
}

/**
 * An item in the secretariat's latest review: approved, remarked on, or not approved and without a remark; `open` if there is no
 * review.
 */
export type ItemResult = 'fit' | 'remarked' | 'none' | 'open';

export interface ItemLine {
  readonly item: ReviewItem;
  readonly result: ItemResult;
  readonly remarks: readonly { readonly by: Reviewer; readonly on: Review['on']; readonly text: string }[];
}

/** Every check-list item with each reviewer's remarks; the secretariat's latest review decides. */
export function itemLines({ kind, revision }: Pick<ReviewedRevision, 'kind' | 'revision'>): readonly ItemLine[] {
  const list: readonly ReviewItem[] = kind === 'agreement' ? AGREEMENT_ITEMS : CONTRACT_ITEMS;
  const review = secretariatReview(revision);
  return list.map((item) => ({
    item,
    result: !review ? 'open' : review.outcome === 'approved' ? 'fit' : review.items[item] ? 'remarked' : 'none',
    // If it was returned, that review lists everything to be fixed: an earlier remark would contradict it.
    remarks: revision.reviews.flatMap((one) => {
      const { by, on, items } = one;
      if (by === 'secretariat' && one !== review && review?.outcome !== 'approved') return [];
      const text = items[item];
      return text === undefined ? [] : [{ by, on, text }];
    }),
  }));
}

/** The parties agree, the supervisor reads, the secretariat confirms. An agreement involves no student or supervisor. */
function reviewLines({ kind, revision: { reviews } }: ReviewedRevision): readonly (readonly [Reviewer, Review?])[] {
  const expected: readonly Reviewer[] = kind === 'agreement' ? ['company', 'secretariat'] : REVIEWERS;
  return REVIEWERS.flatMap((by): readonly (readonly [Reviewer, Review?])[] => {
    const own = reviews.filter((review) => review.by === by);
    if (own.length === 0) return expected.includes(by) ? [[by]] : [];
    return own.map((review) => [by, review]);
  });
}

/** 契約確認票: one revision's review, item by item, with room for the signatures. */
export function contractSlip(
  office: Office,
  of: ReviewedRevision,
  request: WorksheetRequest,
  texts: ContractTexts,
): Paper {
  const tongues = languagesOf(request.lang);
  const label = (key: PlainKey<'contract-slip'>) => localized(tongues, (t) => fill(texts, t, key, {}));
  const outcome = (review: Review | undefined) => label(`outcomes.${review?.outcome ?? 'open'}`);
  const remarks = (line: ItemLine) => (t: Tongue) =>
    line.remarks
      .map(({ by, on, text }) =>
        fill(texts, t, 'remarks.item', {
          reviewer: fill(texts, t, `reviewers.${by}`, {}),
          day: officialDay(on, t),
          remark: text,
        }),
      )
      .join('\n');
  const items = itemLines(of).map((line): readonly LocalizedText[] => [
    label(`items.${line.item}`),
    label(`results.${line.result}`),
    // A remark is in one language and appears once.
    localized(tongues.slice(0, 1), remarks(line)),
  ]);
  const reviews = reviewLines(of).map(([by, review]): readonly LocalizedText[] => [
    label(`reviewers.${by}`),
    localized(tongues, (t) => review && officialDay(review.on, t)),
    outcome(review),
    localized(tongues, () => review?.remark),
  ]);
  const result: PaperRow = { label: label('labels.result'), value: outcome(secretariatReview(of.revision)) };
  return sheet(office, request, texts, {
    subject: of.ref,
    number: of.ref,
    day: officialDay,
    blocks: [
      { type: 'fields', rows: known([...head(office, of, texts, tongues), result]) },
      { type: 'section', text: label('headings.items') },
      {
        type: 'table',
        columns: [label('columns.item'), label('columns.result'), label('columns.remarks')],
        rows: items,
      },
      { type: 'section', text: label('headings.reviews') },
      {
        type: 'table',
        columns: [label('columns.reviewer'), label('columns.day'), label('columns.result'), label('columns.remarks')],
        rows: reviews,
      },
      { type: 'fields', rows: [{ label: label('labels.signature'), value: [], blank: 3 }] },
    ],
  });
}

/** Whose contract and which revision. */
function head(
  office: Office,
  of: ReviewedRevision,
  texts: ContractTexts,
  tongues: readonly Tongue[],
): readonly PaperRow[] {
  const { student, company, placement, kind, ref } = of;
  const { revision, receivedOn, signedOn } = of.revision;
  const row = (key: PlainKey<'contract-slip'>, value: (lang: Tongue) => string | undefined): PaperRow => ({
    label: localized(tongues, (t) => fill(texts, t, key, {})),
    value: localized(tongues, value),
  });
  return [
    row('labels.student-number', () => student?.number),
    row('labels.name', (t) => student && (nameIn(student, t) ?? student.nameKanji)),
    row('labels.program', (t) => student && (programIn(office, student, t) ?? student.program)),
    row('labels.company', (t) => companyIn(company, t)),
    row('labels.placement', () => placement),
    row('labels.kind', (t) => fill(texts, t, `kinds.${kind}`, {})),
    row('labels.revision', (t) => fill(texts, t, 'values.revision', { revision: String(revision), ref })),
    row('labels.received-on', (t) => officialDay(receivedOn, t)),
    row('labels.signed-on', (t) => signedOn && officialDay(signedOn, t)),
  ];
}

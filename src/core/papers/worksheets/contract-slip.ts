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
import { languagesOf, localized, type Tongue } from '../../text/language.ts';
import { officialDay } from '../measures.ts';
import type { Cell, Paper, PaperRow } from '../paper.ts';
import { companyIn, known, nameIn, paired, programIn } from '../person.ts';
import { fill, type PaperTexts, type PlainKey } from '../texts.ts';
import { sheet, type WorksheetRequest, wordBeside } from './sheet.ts';

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

/** 契約確認票: one revision's review on one page: what came of it, every remark, every item, with room for a signature. */
export function contractSlip(
  office: Office,
  of: ReviewedRevision,
  request: WorksheetRequest,
  texts: ContractTexts,
): Paper {
  const tongues = languagesOf(request.lang);
  const label = (key: PlainKey<'contract-slip'>) => localized(tongues, (t) => fill(texts, t, key, {}));
  const lines = itemLines(of);
  const remarks = lines.flatMap(({ item, remarks: of }) =>
    of.map(({ by, on, text }): readonly Cell[] => [
      { strong: label(`items.${item}`) },
      // A remark is in one language and appears once.
      localized(tongues.slice(0, 1), () => text),
      localized(tongues, (t) =>
        fill(texts, t, 'remarks.by', { reviewer: fill(texts, t, `reviewers.${by}`, {}), day: officialDay(on, t) }),
      ),
    ]),
  );
  const items = lines.map(({ item, result }) => ({
    sign: SIGNS[result],
    word: wordBeside(label(`results.${result}`)),
    text: label(`items.${item}`),
  }));
  const reviews = reviewLines(of).map(([by, review]): readonly Cell[] => [
    label(`reviewers.${by}`),
    localized(tongues, (t) => review && officialDay(review.on, t)),
    label(`outcomes.${review?.outcome ?? 'open'}`),
    localized(tongues.slice(0, 1), () => review?.remark),
  ]);
  const column = (key: 'reviewer' | 'day' | 'result' | 'remarks', width: number) => ({
    title: label(`columns.${key}`),
    width,
  });
  const { student } = of;
  return sheet(office, request, texts, {
    subject: '',
    number: of.ref,
    holder: student && (nameIn(student, tongues[0] ?? 'ja') ?? student.nameKanji),
    day: officialDay,
    blocks: [
      { type: 'fields', rows: head(office, of, texts, tongues) },
      { type: 'band', text: localized(tongues, (t) => band(of, lines, texts, t)) },
      ...(remarks.length > 0 ? [{ type: 'table', columns: REMARK_COLUMNS, rows: remarks } as const] : []),
      { type: 'section', text: label('headings.items') },
      { type: 'checks', items },
      { type: 'section', text: label('headings.reviews') },
      {
        type: 'table',
        columns: [column('reviewer', 36), column('day', 36), column('result', 26), column('remarks', 72)],
        rows: reviews,
      },
      { type: 'stamp', label: label('labels.signature'), width: 70 },
    ],
  });
}

const SIGNS = { fit: 'tick', none: 'tick', remarked: 'dot', open: 'box' } as const;
const REMARK_COLUMNS = [46, 82, 42].map((width) => ({ title: [], width }));

/** What came of the review, in one line: the outcome, and what is to be mended. */
function band({ revision }: ReviewedRevision, lines: readonly ItemLine[], texts: ContractTexts, lang: Tongue): string {
  const outcome = secretariatReview(revision)?.outcome ?? 'open';
  if (outcome === 'approved' || outcome === 'open') return fill(texts, lang, `band.${outcome}`, {});
  const named = lines
    .filter(({ result }) => result === 'remarked')
    .map(({ item }) => fill(texts, lang, `items.${item}`, {}));
  return fill(texts, lang, `band.${outcome}`, {
    count: named.length === 0 ? '' : String(named.length),
    items: named.join(lang === 'ja' ? '、' : ', '),
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
  return known([
    ...paired(
      row('labels.student-number', () => student?.number),
      row('labels.name', (t) => student && (nameIn(student, t) ?? student.nameKanji)),
    ),
    ...paired(
      row('labels.program', (t) => student && (programIn(office, student, t) ?? student.program)),
      row('labels.placement', () => placement),
    ),
    row('labels.company', (t) => companyIn(company, t)),
    ...paired(
      row('labels.kind', (t) => fill(texts, t, `kinds.${kind}`, {})),
      row('labels.revision', (t) => fill(texts, t, 'values.revision', { revision: String(revision), ref })),
    ),
    ...paired(
      row('labels.received-on', (t) => officialDay(receivedOn, t)),
      row('labels.signed-on', (t) => signedOn && officialDay(signedOn, t)),
    ),
  ]);
}

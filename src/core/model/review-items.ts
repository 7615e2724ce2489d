import { nearest } from '../text/nearest.ts';

/** What a review of an employment contract or notice covers, in order. Source: the office's check list. */
export const CONTRACT_ITEMS = [
  'job',
  'relation',
  'term',
  'renewal',
  'renewal-cap',
  'place',
  'duties',
  'hours',
  'overtime',
  'breaks',
  'holidays',
  'pay',
  'leaving',
  'insurance',
  'confidentiality',
  'access',
  'ip',
  'publication',
  'safety',
  'evaluation',
  'personal-data',
  'ending',
  'other',
] as const;

/** The items of an implementation agreement. */
export const AGREEMENT_ITEMS = [
  'purpose',
  'roles',
  'period',
  'cost',
  'accident',
  'results',
  'confidentiality',
  'personal-data',
  'renewal',
  'other',
] as const;

export type ReviewItem = (typeof CONTRACT_ITEMS)[number] | (typeof AGREEMENT_ITEMS)[number];

/** Other words that reviewers use, by item. */
const ALSO: Readonly<Partial<Record<ReviewItem, readonly string[]>>> = {
  job: ['job-description', 'description'],
  relation: ['employment', 'employment-relation'],
  term: ['period', 'duration'],
  period: ['term', 'duration'],
  renewal: ['extension'],
  'renewal-cap': ['cap', 'renewal-limit', 'limit'],
  place: ['workplace', 'location', 'remote'],
  duties: ['work', 'content', 'activity'],
  hours: ['working-hours', 'time'],
  breaks: ['break', 'breaktime'],
  holidays: ['holiday', 'leave', 'days-off'],
  pay: ['salary', 'wage', 'wages', 'payment', 'pay-day', 'payday', 'allowances'],
  leaving: ['resignation', 'retirement', 'dismissal'],
  insurance: ['social-insurance'],
  confidentiality: ['nda', 'secrecy'],
  access: ['facilities', 'equipment', 'information', 'authority'],
  ip: ['intellectual-property', 'patents', 'patent', 'invention', 'inventions'],
  publication: ['publications', 'paper', 'papers', 'thesis'],
  safety: ['accident', 'accidents', 'liability', 'compensation'],
  evaluation: ['certificate', 'assessment'],
  'personal-data': ['data', 'privacy', 'personal-information'],
  ending: ['termination', 'early-end', 'cancellation'],
  cost: ['costs', 'expenses', 'fee'],
  accident: ['accidents'],
  results: ['result', 'deliverables', 'ip', 'intellectual-property', 'publication'],
  roles: ['role', 'duty'],
  other: ['others', 'misc', 'general', 'rest'],
};

/** A title and its first words: `place of work and scope of change` is also `place of work`, 就業場所と変更の範囲 also 就業場所. */
const begins = (title: string): readonly (string | undefined)[] => [title, title.split(/[,(・と]| and /)[0]?.trim()];

export type ItemReading =
  | { readonly ok: true; readonly item: ReviewItem }
  | { readonly ok: false; readonly allowed: readonly ReviewItem[]; readonly nearest?: ReviewItem };

/**
 * Finds an item by its key (any case, spaces or underscores for dashes), another word for it, its title, or the title's first
 * words. The list's own items win: in a contract, `accident` means `safety`.
 */
export function itemOf(
  word: string,
  list: readonly ReviewItem[],
  titles: Readonly<Record<ReviewItem, string>>,
): ItemReading {
  const key = word
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const plain = word.normalize('NFKC').trim().toLowerCase();
  const named = (item: ReviewItem) =>
    ALSO[item]?.includes(key) || begins(titles[item].normalize('NFKC').toLowerCase()).includes(plain);
  const item = list.find((one) => one === key) ?? list.find(named);
  if (item) return { ok: true, item };
  const words = new Map(
    list.flatMap((one) => [one, ...(ALSO[one] ?? [])].map((also) => [also as string, one] as const)),
  );
  // With two letters, or in kanji, every word is close to every other.
  const close = /^[a-z-]{3,}$/.test(key) ? nearest(key, [...words.keys()]) : undefined;
  const meant = close === undefined ? undefined : words.get(close);
  return { ok: false, allowed: list, ...(meant && { nearest: meant }) };
}

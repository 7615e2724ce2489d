import type { LocalDate } from '../calendar/dates.ts';
import { placementOf } from '../model/dossier.ts';
import { tookPlace } from '../model/placement.ts';
import { type Finding, judgeAll, OBLIGING } from '../rules/judge.ts';
import type { Known } from '../rules/rule.ts';

/** What must be done once, or was: a form, a question to a funder, a line in a letter. */
export interface Obligation {
  readonly key: string;
  /** The rule that it comes from, with its values; none where the facts changed after it was settled. */
  readonly finding?: Finding;
  readonly settledOn?: LocalDate;
  /** It stands: it does not come from a candidate, which would have to be accepted first. */
  readonly counts: boolean;
}

/** Every obligation of a student: the open ones by their last day, those without one after them, then the settled ones by day. */
export function obligationsOf(known: Known): readonly Obligation[] {
  const { dossier } = known;
  const { settled } = dossier;
  // Judged as if nothing were settled: what was settled is then told with its values, too.
  const found = judgeAll({ ...known, dossier: { ...dossier, settled: {} } }, undefined, OBLIGING).flatMap(
    (finding): Obligation[] => {
      const { obligation: key, placement: ref } = finding;
      if (key === undefined || finding.result === 'n/a') return [];
      const placement = ref === undefined ? undefined : placementOf(dossier, ref);
      const settledOn = settled[key];
      return [{ key, finding, counts: !placement || tookPlace(placement), ...(settledOn && { settledOn }) }];
    },
  );
  const keys = new Set(found.map(({ key }) => key));
  const former = Object.entries(settled)
    .filter(([key]) => !keys.has(key))
    .map(([key, settledOn]): Obligation => ({ key, settledOn, counts: true }));
  return [...found, ...former].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

const rank = ({ key, finding, settledOn }: Obligation): string =>
  [settledOn ? 1 : 0, settledOn ?? finding?.by ?? '9999', key].join(' ');

/** The obligation that a key means, in any writing. */
export const obligationNamed = (obligations: readonly Obligation[], word: string): Obligation | undefined => {
  const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();
  return obligations.find(({ key }) => plain(key) === plain(word));
};

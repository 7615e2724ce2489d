import type { LocalDate } from '../calendar/dates.ts';
import { placementOf } from '../model/dossier.ts';
import { tookPlace } from '../model/placement.ts';
import { type Finding, judgeAll, OBLIGING } from '../rules/judge.ts';
import type { Situation } from '../rules/rule.ts';

/** Something to be done once: a form, a question to a funder, a line in a letter. */
export interface Obligation {
  readonly key: string;
  /** The finding of the rule behind it; undefined if the facts changed after it was settled. */
  readonly finding?: Finding;
  readonly settledOn?: LocalDate;
  /** False if it would apply only once a candidate is accepted. */
  readonly counts: boolean;
}

/** Every obligation of a student: open ones by last day (undated last), then settled ones by day. */
export function obligationsOf(known: Situation): readonly Obligation[] {
  const { dossier } = known;
  const { settled } = dossier;
  // Judged as if nothing were settled, so that settled obligations keep their values.
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

/** Finds an obligation by its key, ignoring case and width. */
export const obligationNamed = (obligations: readonly Obligation[], word: string): Obligation | undefined => {
  const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();
  return obligations.find(({ key }) => plain(key) === plain(word));
};

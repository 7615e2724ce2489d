import type { Dossier } from '../../core/model/dossier.ts';
import { coveredFrom } from '../../core/model/insurance.ts';
import { type Placement, PREPARATIONS } from '../../core/model/placement.ts';
import type { CardSection } from '../../terminal/out.ts';
import type { Words } from '../../wording/words.ts';

/** What is recorded besides the steps: insurances, leaves, former supervisors, notes. */
export function aroundSections(
  words: Words,
  { insurances, leaves, supervisors, notes }: Dossier,
  named: (actor: string) => string,
): readonly CardSection[] {
  const { labels } = words.lists;
  const { terms } = words;
  return [
    {
      title: labels.insurances,
      lines: insurances.map((one) => [terms.insurance[one.kind], `${coveredFrom(one)} – ${one.to}`] as const),
    },
    {
      title: labels.leaves,
      lines: leaves.map(({ kind, from, to }) => [terms.leave[kind], `${from} – ${to ?? ''}`.trimEnd()] as const),
    },
    {
      title: labels.supervisors,
      lines: supervisors.map(({ on, former, name }) => [on, [former, name].filter(Boolean).join(' → ')] as const),
    },
    {
      title: terms.change['note-added'],
      lines: notes.map(({ on, by, text }) => [on, `${text}  (${named(by)})`] as const),
    },
  ].filter(({ lines }) => lines.length > 0);
}

/** A placement's preparation, and the amendments of its terms. */
export function aroundPlacement(words: Words, { prepared, terms }: Placement): readonly (readonly [string, string])[] {
  const done = PREPARATIONS.flatMap((what) =>
    prepared[what] ? [`${words.terms.preparation[what]} ${prepared[what]}`] : [],
  );
  const { labels } = words.lists;
  return [
    ...(done.length > 0 ? [[labels.prepared, done.join('  ')] as const] : []),
    ...terms.flatMap(({ amendment }) =>
      amendment ? [[labels.amended, `${amendment.effective}  ${amendment.reason}`] as const] : [],
    ),
  ];
}

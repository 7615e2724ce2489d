import type { Obligation } from '../../core/agenda/obligations.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import type { CardSection } from '../../terminal/out.ts';
import { obligationOf } from '../../wording/describe.ts';
import type { Words } from '../../wording/words.ts';

/** A fellowship's consent, absences and obligations. */
export function fundsSections(
  words: Words,
  dossier: Dossier,
  obligations: readonly Obligation[],
): readonly CardSection[] {
  const { labels } = words.lists;
  const { jspsConsent = {}, absences } = dossier;
  const { hostResearcher, hostResearcherEmail, agreedOn, contributes, monthsElsewhere } = jspsConsent;
  const consent = [
    [labels.hostResearcher, [hostResearcher, hostResearcherEmail].filter(Boolean).join('  ') || undefined],
    [labels.agreedOn, agreedOn],
    [labels.contributes, contributes && words.terms.yes],
    [labels.monthsElsewhere, monthsElsewhere],
  ] as const;
  return [
    {
      title: labels.jsps,
      lines: consent.flatMap(([label, value]) =>
        value === undefined || value === false ? [] : [[label, String(value)] as const],
      ),
    },
    {
      title: labels.absences,
      lines: absences.map(({ from, to, reason }) => [`${from} – ${to}`, reason ?? ''] as const),
    },
    {
      title: labels.obligations,
      lines: obligations
        .filter(({ counts, settledOn }) => counts || settledOn)
        .map(
          ({ key, finding, settledOn }) => [obligationOf(words, key), standing(words, settledOn, finding?.by)] as const,
        ),
    },
  ].filter(({ lines }) => lines.length > 0);
}

function standing({ lists: { labels } }: Words, settledOn: string | undefined, by: string | undefined): string {
  if (settledOn) return labels.settledOn(settledOn);
  return by ? labels.until(by) : '';
}

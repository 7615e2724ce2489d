import type { Dossier } from '../../core/model/dossier.ts';
import type { Permit } from '../../core/model/residence.ts';
import type { CardSection } from '../../terminal/out.ts';
import type { Words } from '../../wording/words.ts';

/** The state of an application in one line. */
export function permitText(words: Words, { openedOn, appliedOn, granted, refused }: Permit): string {
  const { permit: labels, hoursAWeek } = words.lists.labels;
  return [
    labels.opened(openedOn),
    appliedOn && labels.applied(appliedOn),
    granted && labels.granted(granted.on),
    granted && `${granted.from} – ${granted.to}`,
    granted?.hoursPerWeek !== undefined && hoursAWeek(granted.hoursPerWeek),
    refused && labels.refused(refused.on, refused.reason),
  ]
    .filter(Boolean)
    .join('  ');
}

/** Renewals of the stay and work permits, on a student's card. */
export function permitSections(words: Words, { permits, renewals }: Dossier): readonly CardSection[] {
  const { labels } = words.lists;
  return [
    { title: labels.renewals, lines: renewals },
    {
      title: labels.permits,
      lines: permits.map(
        (permit) =>
          [
            labels.permit.line(permit.number, words.terms.permitKind[permit.kind]),
            [permit.placement, permitText(words, permit)].filter(Boolean).join('  '),
          ] as const,
      ),
    },
  ];
}

import type { Context } from '../context.ts';
import { type Dossier, placementOf } from '../core/dossier.ts';
import type { PlacementRef } from '../core/placement.ts';
import { type Finding, judgeAll } from '../core/rules/judge.ts';
import { messageOf } from '../wording/describe.ts';
import type { Words } from '../wording/words.ts';
import { knownOf } from './find.ts';

/** A fact is never refused by a rule; it says instead what it leaves open for its placement, on stderr. */
export async function sayStillOpen(context: Context, dossier: Dossier, ref: PlacementRef): Promise<void> {
  const placement = placementOf(dossier, ref);
  if (!placement) return;
  const findings = judgeAll(await knownOf(context, dossier), [placement]).filter(
    ({ result, severity, placement: of }) => result === 'open' && severity !== 'note' && of === ref,
  );
  if (findings.length === 0) return;
  const { out, words } = context;
  out.note(words.lists.stillOpen.heading(ref, findings.length));
  for (const finding of findings) out.note(`- ${lineOf(words, finding)}`);
}

function lineOf(words: Words, finding: Finding): string {
  const { rule, severity, gates, settle } = finding;
  const steps = gates.map((gate) => (gate === 'C' ? words.terms.certificate.internship : `STEP ${gate}`));
  const stops = severity === 'block' ? words.lists.stillOpen.stops(words.terms.list(steps)) : words.terms.severity.warn;
  return [`${rule} (${stops}): ${messageOf(words, finding)}`, settle].filter(Boolean).join('\n  → ');
}

import type { Context } from '../../context.ts';
import { type Dossier, openPlacements, placementOf } from '../../core/model/dossier.ts';
import type { Gate } from '../../core/model/gate.ts';
import type { PlacementRef } from '../../core/model/placement.ts';
import type { RuleKey } from '../../core/rules/index.ts';
import { type Finding, judgeAll } from '../../core/rules/judge.ts';
import { messageOf } from '../../wording/describe.ts';
import type { Words } from '../../wording/words.ts';
import { knownOf } from './find.ts';

/**
 * Rules never refuse a fact; instead, what it leaves open is reported on stderr: for its placement, what stops the gates it leads to,
 * or what the given rules still find.
 */
export async function sayStillOpen(
  context: Context,
  dossier: Dossier,
  ref: PlacementRef,
  gates: readonly Gate[],
  rules?: readonly RuleKey[],
): Promise<void> {
  const placement = placementOf(dossier, ref);
  if (!placement) return;
  const findings = judgeAll(await knownOf(context, dossier), [placement]).filter(
    (one) =>
      one.result === 'open' &&
      one.placement === ref &&
      (rules ? rules.includes(one.rule) : one.gates.some((gate) => gates.includes(gate))),
  );
  if (findings.length === 0) return;
  const { out, words } = context;
  out.note(words.lists.stillOpen.heading(ref, findings.length));
  for (const finding of findings) out.note(`- ${lineOf(words, finding, gates)}`);
  out.note(words.lists.stillOpen.more(`coopj check ${dossier.student.number}`));
}

function lineOf(words: Words, finding: Finding, asked: readonly Gate[]): string {
  const { rule, severity, gates } = finding;
  const steps = gates.filter((gate) => asked.includes(gate)).map((gate) => `STEP ${gate}`);
  const stops =
    severity === 'block' ? words.lists.stillOpen.stops(words.terms.list(steps)) : words.terms.severity[severity];
  return words.lists.stillOpen.line(words.rules[rule].title, stops, messageOf(words, finding));
}

const RESIDENCE: readonly RuleKey[] = [
  'residence-known',
  'work-permit',
  'permit-ask-bureau',
  'permit-lead',
  'permit-papers',
  'stay',
  'papers-agree',
];

/** The same for a fact of residence: for the named placement, else for each open one. */
export async function sayResidenceOpen(context: Context, dossier: Dossier, ref?: PlacementRef): Promise<void> {
  const refs = ref === undefined ? openPlacements(dossier).map((placement) => placement.ref) : [ref];
  for (const one of refs) await sayStillOpen(context, dossier, one, [11], RESIDENCE);
}

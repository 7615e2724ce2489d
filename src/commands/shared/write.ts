import type { Context } from '../../context.ts';
import type { Decision, Refusal } from '../../core/decide/decision.ts';
import type { CompanyChange, StudentChange } from '../../core/journal/changes.ts';
import { evolve } from '../../core/journal/evolve.ts';
import { type Dossier, placementOf } from '../../core/model/dossier.ts';
import type { StepNumber } from '../../core/model/gate.ts';
import type { PlacementRef } from '../../core/model/placement.ts';
import { contractHalves, leadingPlacement, placementStand, standOf, stepKey } from '../../core/model/steps.ts';
import { RULE_KEYS, type RuleKey } from '../../core/rules/index.ts';
import { Abort } from '../../errors.ts';
import type { Versioned, Write } from '../../store/store.ts';
import { oneOf } from './arguments.ts';
import { knownOf, studentLabel } from './find.ts';
import type { WarningLine } from './warnings.ts';

/** The flags about rules of a gated verb, as typed. */
export interface OverrideFlags {
  readonly override?: readonly string[];
}

/** The common part of every request, from the command line; an override without a reason is refused. */
export function requestOf({ actor, runFlags }: Context, { override = [] }: OverrideFlags = {}) {
  const rules = override.map((word): RuleKey => oneOf(word, RULE_KEYS, '--override'));
  if (rules.length > 0 && runFlags.reason === undefined) {
    throw new Abort('flag-missing', { flag: '--reason', example: `--override ${rules[0]} --reason "…"` });
  }
  return { actor, override: rules, ...(runFlags.reason !== undefined && { reason: runFlags.reason }) };
}

/** If a correction lacks a reason, asks for it on a terminal and decides again. */
export async function explained<C>(
  { prompt, words }: Context,
  decide: (reason?: string) => Decision<C>,
): Promise<Decision<C>> {
  const first = decide();
  if (first.ok || !prompt.able || !first.refusals.every((refusal) => refusal.because === 'unexplained')) return first;
  for (const refusal of first.refusals) {
    if (refusal.because === 'unexplained') {
      const reason = await prompt.text(words.screen.whyCorrect(refusal.before, refusal.after), { flag: '--reason' });
      if (reason.trim() !== '') return decide(reason);
    }
  }
  return first;
}

interface WriteSettings {
  /** The placement to show in the answer; defaults to the leading one. */
  readonly placement?: PlacementRef;
  /** Records that the decision relied on and that must be unchanged. */
  readonly guards?: readonly Write[];
  /** What is odd about typed values, told before, for the answer of scripts. */
  readonly warnings?: readonly WarningLine[];
  /** What else is to be said of the result. */
  readonly more?: (after: Dossier) => {
    readonly lines: readonly string[];
    readonly value: Readonly<Record<string, unknown>>;
  };
}

/** load -> **decide -> show -> apply -> say** for one student: shared by every verb that writes. Returns the resulting dossier. */
export async function writeStudent(
  context: Context,
  { value: dossier, revision }: Versioned<Dossier>,
  decide: (reason?: string) => Decision<StudentChange>,
  { placement: ref, guards = [], warnings, more }: WriteSettings = {},
): Promise<Dossier> {
  const { out, store, evidence, runFlags } = context;
  let reason = runFlags.reason;
  const decision = await explained(context, (given) => {
    reason = given ?? reason;
    return decide(reason);
  });
  if (!decision.ok) throw new Abort('refused', { refusals: decision.refusals });
  const { after, lines, value } = await answerOf(context, dossier, decision, ref);
  if (decision.changes.length > 0 && !runFlags.dryRun) {
    const subject = `student:${dossier.student.number}` as const;
    const writes = [{ subject, expect: revision, changes: decision.changes }, ...guards];
    await evidence.keep(() => store.apply(writes, context.stamp(reason)));
  }
  const also = more?.(after);
  await out.done([...lines, ...(also?.lines ?? [])], { ...value, ...(warnings && { warnings }), ...also?.value });
  return after;
}

/** What a write did or would do to a student: the resulting dossier, lines for people, and the value for scripts. */
export async function answerOf(
  context: Context,
  dossier: Dossier,
  { changes, overridden }: Extract<Decision<StudentChange>, { ok: true }>,
  ref?: PlacementRef,
) {
  const { words, runFlags } = context;
  const after = changes.reduce<Dossier>(evolve, dossier);
  const known = await knownOf(context, after);
  const leading = leadingPlacement(after);
  const placement = ref === undefined ? leading : placementOf(after, ref);
  const { step, next } = placement && placement !== leading ? placementStand(known, placement) : standOf(known);
  const value = {
    student: after.student.number,
    placement: placement?.ref ?? null,
    changes: changes.map((change) => change.type),
    dryRun: runFlags.dryRun,
    step,
    next,
  };
  const { screen, terms } = words;
  // Of STEP 9 the half that is missing is named.
  const halves = placement ? contractHalves(placement, known.companies) : {};
  const titleOf = (one: StepNumber) =>
    one === 9 && halves.contract ? terms.half(terms.step.contract, terms.agreement) : terms.step[stepKey(one)];
  const said = [...new Set(changes.map((change) => terms.change[change.type]))];
  const heading = changes.length === 0 ? screen.unchanged : runFlags.dryRun ? screen.wouldRecord : screen.recorded;
  const lines = [
    changes.length === 0 ? heading : terms.headed(heading, terms.named(studentLabel(after), terms.list(said))),
    ...overridden.map(({ rule }) => screen.setAside(words.rules[rule].title, rule)),
    next === null ? '' : screen.nextStep(next, titleOf(next)),
  ];
  return { after, lines: lines.filter(Boolean), value };
}

/** The same for a company. A correction that lacks a reason is decided again with the one that a person at the terminal gives. */
export async function writeCompany(
  context: Context,
  { code, name, expect }: { readonly code: string; readonly name: string; readonly expect: number | 'new' },
  decided: Decision<CompanyChange> | ((reason?: string) => Decision<CompanyChange>),
  value: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  let reason = context.runFlags.reason;
  const decision =
    typeof decided === 'function'
      ? await explained(context, (given) => {
          reason = given ?? reason;
          return decided(reason);
        })
      : decided;
  if (!decision.ok) throw new Abort('refused', { refusals: decision.refusals });
  const { runFlags, words, store, evidence, out } = context;
  const { changes } = decision;
  if (changes.length > 0 && !runFlags.dryRun) {
    const writes: readonly Write[] = [{ subject: `company:${code}`, expect, changes }];
    await evidence.keep(() => store.apply(writes, context.stamp(reason)));
  }
  const { screen, terms } = words;
  const said = terms.list(changes.map((change) => terms.change[change.type]));
  const heading = runFlags.dryRun ? screen.wouldRecord : screen.recorded;
  const line = changes.length === 0 ? screen.unchanged : terms.headed(heading, terms.named(`${code} ${name}`, said));
  await out.done([line], {
    company: code,
    changes: changes.map(({ type }) => type),
    dryRun: runFlags.dryRun,
    ...value,
  });
}

interface StudentRequest {
  readonly student: Versioned<Dossier>;
  /** The placement that the change is about; none for what is the student's alone. */
  readonly placement?: PlacementRef;
  readonly decide: (reason?: string) => Decision<StudentChange>;
}

/**
 * What writeStudent does, for several students at once: all are decided first, and one apply writes them all.
 * Where one is refused nobody is written, and each student's reasons are told.
 */
export async function writeStudents(context: Context, students: readonly StudentRequest[]): Promise<void> {
  const { store, out, runFlags } = context;
  let reason = runFlags.reason;
  const refusals: Refusal[] = [];
  const answers: Awaited<ReturnType<typeof answerOf>>[] = [];
  const writes: Write[] = [];
  for (const { student, placement, decide } of students) {
    const { number } = student.value.student;
    const decision = await explained(context, (given) => {
      reason = given ?? reason;
      return decide(reason);
    });
    if (!decision.ok) {
      const whose = students.length > 1 ? { student: number } : {};
      refusals.push(...decision.refusals.map((refusal) => ({ ...refusal, ...whose })));
      continue;
    }
    answers.push(await answerOf(context, student.value, decision, placement));
    if (decision.changes.length > 0) {
      writes.push({ subject: `student:${number}`, expect: student.revision, changes: decision.changes });
    }
  }
  if (refusals.length > 0) throw new Abort('refused', { refusals });
  if (!runFlags.dryRun && writes.length > 0) await store.apply(writes, context.stamp(reason));
  await out.done(
    answers.flatMap(({ lines }) => lines),
    answers.map(({ value }) => value),
  );
}

import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { openPlacement } from '../../core/decide/placement.ts';
import { decideStep } from '../../core/decide/step.ts';
import { foreignTo, neededForStep, STEP_HEADINGS, type StepField } from '../../core/imports/records.ts';
import { jobTitle } from '../../core/model/company.ts';
import { type Dossier, placementOf } from '../../core/model/dossier.ts';
import { unexplainedEnd } from '../../core/model/ending.ts';
import type { StepNumber } from '../../core/model/gate.ts';
import { currentContract, type Placement } from '../../core/model/placement.ts';
import { doneOn, type Recorded, stepKey } from '../../core/model/steps.ts';
import { given } from '../shared/arguments.ts';
import type { Kit } from '../shared/kit.ts';
import { requestOf } from '../shared/write.ts';
import { type ImportOptions, importFile, importVerb } from './import-file.ts';
import { type Judged, placementOfRow, type RowRequest, recordsIntake } from './records.ts';

export const stepsCommand = (kit: Kit): Command =>
  importVerb(
    kit,
    'import steps',
    ['coopj import steps steps.csv --dry-run', 'coopj import steps steps.csv --partial --rejects rejects.csv'],
    importSteps,
  );

export const importSteps = (context: Context, options: ImportOptions): Promise<void> =>
  importFile(
    context,
    options,
    recordsIntake<StepField>(context, {
      of: 'steps',
      headings: STEP_HEADINGS,
      needed: neededForStep,
      stands: 'step',
      decide: (asked) => decide(context, asked),
    }),
  );

/** A row as `step record` decides it: the rules judge it, and a day that stands there gives way only for a --reason. */
async function decide(context: Context, asked: RowRequest<StepField>): Promise<Judged<StepField>> {
  const { facts } = asked;
  const { step = 1, on, recordingSent } = facts;
  const [foreign] = foreignTo(step, facts);
  if (foreign) return { ok: false, fact: foreign, problem: { code: 'other-step', step } };
  if (on !== undefined && recordingSent !== undefined) {
    return { ok: false, fact: 'recordingSent', problem: { code: 'attended-or-sent' } };
  }
  if (step === 5) return consulted(context, asked);
  const chosen = step < 5 ? undefined : await placementOfRow(asked);
  if (chosen && !chosen.ok) return chosen;
  return judged(context, asked, step, chosen?.placement);
}

/** STEP 5: the placement named, or the one with that company of that day; else a new one is opened. */
async function consulted(context: Context, asked: RowRequest<StepField>): Promise<Judged<StepField>> {
  const { facts, known, register } = asked;
  const { on = known.today, job, company } = facts;
  if (facts.placement !== undefined) {
    const chosen = await placementOfRow(asked);
    return chosen.ok ? judged(context, asked, 5, chosen.placement) : chosen;
  }
  if (company === undefined) return { ok: false, fact: 'company', problem: { code: 'missing' } };
  const code = await register.company(company);
  if (code === undefined) return { ok: false, fact: 'company', problem: { code: 'no-such-company' } };
  const same = known.dossier.placements.findLast(
    (one) =>
      one.company === code &&
      one.openedOn === on &&
      (job === undefined || jobTitle(one.job ?? job, known.companies.get(code)) === job),
  );
  if (same) return judged(context, asked, 5, same);
  const request = {
    ...requestOf(context),
    company: code,
    on,
    terms: {},
    ...given({ job, consulted: facts.consulted }),
  };
  const decision = await register.withRef((ref) => openPlacement(known, { ...request, ref }));
  return {
    ok: true,
    decision,
    isNew: true,
    fields: ({ terms }) => [{ label: titled(terms, 5), before: '', after: on }],
  };
}

function judged(
  context: Context,
  { facts, known }: RowRequest<StepField>,
  step: StepNumber,
  placement: Placement | undefined,
): Judged<StepField> {
  const { on, number, step: _, placement: __, company, ...said } = facts;
  // Of an internship the day of the row is its first, of a briefing the day on which it was attended.
  const fact = step === 11 ? 'started' : step === 4 ? 'attended' : undefined;
  const details = fact && on !== undefined ? { [fact]: on, ...said } : said;
  const decision = decideStep(known, placement, step, details, { ...requestOf(context), ...given({ on }) });
  const day = (dossier: Dossier) =>
    dayOf(step, { ...known, dossier }, placement && placementOf(dossier, placement.ref)) ?? '';
  return {
    ok: true,
    decision,
    isNew: dayOf(step, known, placement) === undefined,
    fields: ({ terms }, after) => [{ label: titled(terms, step), before: day(known.dossier), after: day(after) }],
    odd: (after) => {
      const agreed =
        step === 11 && placement ? unexplainedEnd(placementOf(after, placement.ref) ?? placement) : undefined;
      return agreed && details.ended ? [{ fact: 'ended', problem: { code: 'early-end', agreed } }] : [];
    },
  };
}

/** The day that the record of a step itself says: STEP 9, 11 and 12 are done only with others. */
function dayOf(step: StepNumber, known: Recorded, placement: Placement | undefined): string | undefined {
  if (!placement) return doneOn(step, known);
  if (step === 9) return currentContract(placement)?.signedOn;
  if (step === 11) return placement.run && [placement.run.startedOn, placement.run.endedOn].filter(Boolean).join(' – ');
  return step === 12 ? placement.grade?.on : doneOn(step, known, placement);
}

const titled = (terms: Context['words']['terms'], step: StepNumber) => `STEP ${step} ${terms.step[stepKey(step)]}`;

import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { jobTitle } from '../../core/model/company.ts';
import { stateOf } from '../../core/model/placement.ts';
import { placementStand } from '../../core/model/steps.ts';
import { findByReference, knownOf, studentLabel } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { placementSection } from '../student/cards.ts';

export interface ShowOptions {
  readonly placement: string;
}

export function showCommand(kit: Kit): Command {
  return verb(kit, 'placement show', {
    examples: ['coopj placement show P-0001', 'coopj placement show P-0001 --json'],
    args: ['<placement>'],
    run: show,
  });
}

export async function show(context: Context, options: ShowOptions): Promise<void> {
  const { value: dossier, placement } = await findByReference(context, options.placement);
  const company = (await context.store.company(placement.company))?.value;
  const { words, out } = context;
  const known = await knownOf(context, dossier);
  const section = placementSection(words, known, placement, company, out.shown);
  const { step, next, gaps } = placementStand(known, placement);
  const { withdrawnCourses, ...facts } = placement;
  const value = {
    student: dossier.student.number,
    ...facts,
    ...(placement.job !== undefined && { jobTitle: jobTitle(placement.job, company) }),
    state: stateOf(placement),
    step,
    next,
    gaps,
    ...(withdrawnCourses && { withdrawnCourses }),
  };
  await out.card(value, [{ ...section, title: `${section.title} — ${studentLabel(dossier)}` }]);
}

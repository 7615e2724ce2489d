import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { obligationsOf } from '../../core/agenda/obligations.ts';
import { type Certificate, certificateState } from '../../core/model/certificate.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import { isOpen, type Placement, stateOf } from '../../core/model/placement.ts';
import { highestDone, leadingPlacement, nextStep } from '../../core/model/steps.ts';
import { nameForImmigration, nameIn } from '../../core/papers/person.ts';
import type { Words } from '../../wording/words.ts';
import { findStudentByWord, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { aroundSections } from './around-cards.ts';
import { placementSection, studentSections } from './cards.ts';
import { fundsSections } from './funds-card.ts';

export interface ShowOptions {
  /** A number, or a part of a name that matches only one student. */
  readonly student: string;
}

export function showCommand(kit: Kit): Command {
  return verb(kit, 'student show', {
    examples: ['coopj student show 20241001', 'coopj student show 髙橋 --json'],
    args: [['<student>', kit.words.flags.studentOrName]],
    students: 'student',
    run: show,
  });
}

/** The JSON of a student: the dossier, and what lists derive from it. */
function factsOf(dossier: Dossier) {
  const { student, stays, placements, latinAtCard: _, ...rest } = dossier;
  const stay = stays.at(-1);
  const leading = leadingPlacement(dossier);
  return {
    ...student,
    residenceStatus: stay?.status ?? null,
    residenceExpiresOn: stay?.expiresOn ?? null,
    residenceCard: stay?.card ?? null,
    step: highestDone(dossier, leading),
    next: nextStep(dossier, leading),
    ...rest,
    stays,
    placements: placements.map((placement) => placementValue(dossier, placement)),
    nameOnPapers: {
      ja: nameIn(student, 'ja') ?? null,
      en: nameIn(student, 'en') ?? null,
      immigration: nameForImmigration(student, 'en') ?? null,
    },
  };
}

function placementValue(dossier: Dossier, placement: Placement) {
  const { ref, company, ...rest } = placement;
  const [step, next] = [highestDone(dossier, placement), nextStep(dossier, placement)];
  return { ref, company, state: stateOf(placement), step, next, open: isOpen(placement), ...rest };
}

export async function show(context: Context, options: ShowOptions): Promise<void> {
  const { words, out, store } = context;
  const { value: dossier } = await findStudentByWord(context, options.student);
  const companies = await Promise.all(dossier.placements.map(({ company }) => store.company(company)));
  const placements = dossier.placements.map((placement, n) =>
    placementSection(words, dossier, placement, companies[n]?.value),
  );
  const { labels } = words.lists;
  const certificates = dossier.certificates.map(
    (one) => [one.number, `${words.terms.certificate[one.kind]}  ${one.issuedOn}${stateOfPaper(words, one)}`] as const,
  );
  const overrides = dossier.overrides.map(
    ({ rule, gate, on, by, reason }) => [`${rule} (${gate})`, `${on}  ${by}  ${reason}`] as const,
  );
  const more = [
    { title: labels.certificates, lines: certificates },
    { title: labels.overrides, lines: overrides },
  ].filter(({ lines }) => lines.length > 0);
  const funds = fundsSections(words, dossier, obligationsOf(await knownOf(context, dossier)));
  await out.card(factsOf(dossier), [
    ...studentSections(words, dossier),
    ...aroundSections(words, dossier),
    ...placements,
    ...funds,
    ...more,
  ]);
}

function stateOfPaper({ papers }: Words, certificate: Certificate): string {
  const state = certificateState(certificate);
  return state === 'valid' ? '' : `  ${papers.state[state]}`;
}

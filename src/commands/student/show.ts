import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { obligationsOf } from '../../core/agenda/obligations.ts';
import { type Certificate, certificateState } from '../../core/model/certificate.ts';
import { jobTitle } from '../../core/model/company.ts';
import { isOpen, type Placement, stateOf } from '../../core/model/placement.ts';
import { placementStand, type Recorded, standOf } from '../../core/model/steps.ts';
import { nameForImmigration, nameIn } from '../../core/papers/person.ts';
import { namesOf } from '../../wording/describe.ts';
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
function factsOf(known: Recorded) {
  const { dossier } = known;
  const { student, stays, placements, latinAtCard: _, ...rest } = dossier;
  const { step, next, gaps } = standOf(known);
  const stay = stays.at(-1);
  return {
    ...student,
    residenceStatus: stay?.status ?? null,
    residenceExpiresOn: stay?.expiresOn ?? null,
    residenceCard: stay?.card ?? null,
    step,
    next,
    ...rest,
    stays,
    placements: placements.map((placement) => placementValue(known, placement)),
    nameOnPapers: {
      ja: nameIn(student, 'ja') ?? null,
      en: nameIn(student, 'en') ?? null,
      immigration: nameForImmigration(student, 'en') ?? null,
    },
    gaps,
  };
}

function placementValue(known: Recorded, placement: Placement) {
  const { ref, company, withdrawnCourses, ...rest } = placement;
  const { step, next, gaps } = placementStand(known, placement);
  const title = jobTitle(placement.job, known.companies.get(company));
  const described = title === undefined ? {} : { jobTitle: title };
  return {
    ref,
    company,
    state: stateOf(placement),
    step,
    next,
    open: isOpen(placement),
    ...rest,
    gaps,
    ...described,
    ...(withdrawnCourses && { withdrawnCourses }),
  };
}

export async function show(context: Context, options: ShowOptions): Promise<void> {
  const { words, out } = context;
  const { value: dossier } = await findStudentByWord(context, options.student);
  const known = await knownOf(context, dossier);
  const placements = dossier.placements.map((placement) =>
    placementSection(words, known, placement, known.companies.get(placement.company), out.shown),
  );
  const { labels } = words.lists;
  const named = namesOf(words, await context.colleagues());
  const certificates = dossier.certificates.map(
    (one) => [one.number, `${words.terms.certificate[one.kind]}  ${one.issuedOn}${stateOfPaper(words, one)}`] as const,
  );
  const overrides = dossier.overrides.map(
    ({ rule, gate, on, by, reason }) => [`${rule} (${gate})`, `${on}  ${named(by)}  ${reason}`] as const,
  );
  const more = [
    { title: labels.certificates, lines: certificates },
    { title: labels.overrides, lines: overrides },
  ].filter(({ lines }) => lines.length > 0);
  const funds = fundsSections(words, dossier, obligationsOf(known));
  await out.card(factsOf(known), [
    ...studentSections(words, known, out.shown),
    ...aroundSections(words, dossier, named),
    ...placements,
    ...funds,
    ...more,
  ]);
}

function stateOfPaper({ papers }: Words, certificate: Certificate): string {
  const state = certificateState(certificate);
  return state === 'valid' ? '' : `  ${papers.state[state]}`;
}

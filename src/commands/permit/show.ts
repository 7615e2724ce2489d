import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { type Dossier, placementOf } from '../../core/model/dossier.ts';
import { PERMIT_PAPERS, type Permit } from '../../core/model/residence.ts';
import { leadingPlacement } from '../../core/model/steps.ts';
import { issuedAfter, papersInHand } from '../../core/rules/residence/permit-papers.ts';
import type { CardSection } from '../../terminal/out.ts';
import type { Words } from '../../wording/words.ts';
import { findStudentByWord, studentLabel } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { permitText } from '../student/residence.ts';

export interface ShowOptions {
  readonly student: string;
}

export function showCommand(kit: Kit): Command {
  return verb(kit, 'permit show', {
    examples: ['coopj permit show 20241006', 'coopj permit show 20241006 --json'],
    args: [['<student>', kit.words.flags.studentOrName]],
    students: 'student',
    run: show,
  });
}

/** Each application with its six papers: those noted as ready, certificates in the register, the contract received. */
export async function show(context: Context, options: ShowOptions): Promise<void> {
  const { words, out } = context;
  const { value: dossier } = await findStudentByWord(context, options.student);
  const permits = dossier.permits.map((permit) => ({ ...permit, papers: papersOf(dossier, permit) }));
  const { permit: labels } = words.lists.labels;
  const sections = permits.map((permit) =>
    sectionOf(words, permit, issuedAfter(dossier, ofPermit(dossier, permit), permit)),
  );
  await out.card({ student: dossier.student.number, permits }, [
    { title: studentLabel(dossier), lines: permits.length === 0 ? [labels.none] : [] },
    ...sections,
  ]);
}

const ofPermit = (dossier: Dossier, { placement }: Permit) =>
  placement === undefined ? leadingPlacement(dossier) : placementOf(dossier, placement);

const papersOf = (dossier: Dossier, permit: Permit): Permit['papers'] =>
  papersInHand(dossier, ofPermit(dossier, permit), permit);

function sectionOf(words: Words, permit: Permit, later: Permit['papers']): CardSection {
  const { permit: labels } = words.lists.labels;
  const heading = labels.heading(permit.number, words.terms.permitKind[permit.kind]);
  return {
    title: [heading, permit.placement].filter(Boolean).join('  '),
    lines: [
      permitText(words, permit),
      ...PERMIT_PAPERS.map((paper) => {
        const after = later[paper];
        const otherwise = after === undefined ? labels.notReady : labels.issuedAfter(after);
        return [words.terms.permitPaper[paper], permit.papers[paper] ?? otherwise] as const;
      }),
    ],
  };
}

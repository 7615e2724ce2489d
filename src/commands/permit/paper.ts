import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { readyPapers } from '../../core/decide/permit.ts';
import { PERMIT_KINDS, PERMIT_PAPERS, type PermitKind, type PermitPaper } from '../../core/model/residence.ts';
import { unanswered } from '../../core/rules/residence/permits.ts';
import { Abort } from '../../errors.ts';
import { choicesOf } from '../grammar/grammar.ts';
import { oneOf } from '../shared/arguments.ts';
import { findStudent } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import {
  APPLICATION,
  type ApplicationOptions,
  applicationArgument,
  PERMIT_CHOICES,
  writePermit,
} from './application.ts';

export interface PaperOptions extends ApplicationOptions {
  readonly papers: readonly PermitPaper[];
}

export function paperCommand(kit: Kit): Command {
  return verb(kit, 'permit paper', {
    writes: true,
    examples: [
      'coopj permit paper 20241006 form passport card --kind comprehensive',
      'coopj permit paper 20241006 enrollment-certificate --on 2026-10-13',
    ],
    args: ['<student>', ['<papers...>', PERMIT_PAPERS.join(', ')]],
    students: 'student',
    flags: { ...APPLICATION, kind: '<kind>' },
    choices: {
      ...PERMIT_CHOICES,
      papers: ({ words }) => choicesOf(PERMIT_PAPERS, words.terms.permitPaper),
    },
    asks: async (context, { student, kind }) =>
      kind === undefined && typeof student === 'string' && (await openKind(context, student)) === undefined
        ? ['kind']
        : [],
    run: async (context, { student, papers: words, ...flags }) => {
      const papers = words.map((word) => oneOf<PermitPaper>(word, PERMIT_PAPERS, '<papers>'));
      const kind = flags.kind ?? (await openKind(context, student));
      if (kind === undefined) throw new Abort('flag-missing', { flag: '--kind', example: '--kind comprehensive' });
      return paper(context, { ...applicationArgument(context, student, { ...flags, kind }), papers });
    },
  });
}

/** The kind of the only unanswered application. */
async function openKind(context: Context, number: string): Promise<PermitKind | undefined> {
  const { value: dossier } = await findStudent(context, number);
  const open = PERMIT_KINDS.filter((kind) => unanswered(dossier, kind) !== undefined);
  return open.length === 1 ? open[0] : undefined;
}

/** Records papers in hand; a certificate with its day of issue. */
export const paper = (context: Context, { papers, ...options }: PaperOptions): Promise<void> =>
  writePermit(context, options, (known, request) => readyPapers(known, { ...request, papers }));

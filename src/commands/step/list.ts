import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { stepLines } from '../../core/agenda/step-list.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import { leadingPlacement } from '../../core/model/steps.ts';
import { terms as english } from '../../wording/en/terms.ts';
import { findPlacement, knownOf, listedStudent } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { stepTone } from '../shared/tones.ts';
import { halvesText } from '../student/cards.ts';

export interface ListOptions {
  readonly student?: string;
  readonly placement?: string;
}

export function listCommand(kit: Kit): Command {
  return verb(kit, 'step list', {
    lists: true,
    examples: ['coopj step list 20241001', 'coopj step list 20241001 --placement P-0001 --json'],
    args: ['[student]'],
    students: 'student',
    flags: { placement: '<ref>' },
    run: list,
  });
}

async function linesOf(context: Context, dossier: Dossier, ref: string | undefined) {
  const named = ref === undefined ? leadingPlacement(dossier) : findPlacement(dossier, ref);
  return stepLines(await knownOf(context, dossier), named);
}

export async function list(context: Context, options: ListOptions): Promise<void> {
  const { words, out } = context;
  const dossier = await listedStudent(context, options.student, 'coopj step list');
  const lines = dossier === undefined ? [] : await linesOf(context, dossier, options.placement);
  const { columns } = words.lists;
  await out.list({
    columns: [
      { key: 'step', title: columns.step, cell: ({ step }) => step },
      { key: 'key', title: columns.key, cell: ({ key }) => key },
      {
        key: 'title',
        title: columns.title,
        cell: ({ key }) => english.step[key],
        text: ({ key, contractOn, agreementOn }) => {
          const halves = halvesText(words, { contract: contractOn, agreement: agreementOn });
          return halves === '' ? words.terms.step[key] : words.terms.half(words.terms.step[key], halves);
        },
      },
      {
        key: 'state',
        title: columns.state,
        cell: ({ state }) => state,
        text: ({ state, gap }) => (gap && state === 'later' ? words.lists.columns.gaps : words.terms.stepState[state]),
        tone: stepTone,
      },
      { key: 'on', title: columns.on, type: 'day', cell: ({ on }) => on },
      { key: 'placement', title: columns.placement, cell: ({ placement }) => placement },
      { key: 'gap', title: columns.gaps, cell: ({ gap }) => gap, machine: true },
      { key: 'contractOn', title: columns.on, cell: ({ contractOn }) => contractOn, machine: true },
      { key: 'agreementOn', title: columns.on, cell: ({ agreementOn }) => agreementOn, machine: true },
    ],
    rows: lines,
    empty: '',
  });
}

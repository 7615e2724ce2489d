import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { closePlacement } from '../../core/decide/placement.ts';
import {
  CLOSERS,
  CLOSINGS,
  type Closer,
  type Closing,
  RECRUITMENTS,
  type Recruitment,
} from '../../core/model/placement.ts';
import { Abort } from '../../errors.ts';
import { choicesOf } from '../grammar/grammar.ts';
import { given, oneOf, optionalDay, optionalOneOf } from '../shared/arguments.ts';
import { findByReference, knownOf, studentLabel } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

export interface CloseOptions {
  readonly placement: string;
  readonly as: Closing;
  readonly by?: Closer;
  readonly on?: LocalDate;
  readonly recruitment?: Recruitment;
}

export function closeCommand(kit: Kit): Command {
  return verb(kit, 'placement close', {
    writes: true,
    examples: [
      'coopj placement close P-0001 --as completed --recruitment invited',
      'coopj placement close P-0001 --as terminated --by company --on 2026-11-10 --reason "事業所の閉鎖"',
    ],
    args: ['<placement>'],
    flags: { as: '<end>!', by: '<who>', on: '<day>?', recruitment: '<outcome>', reason: '<text>' },
    choices: {
      as: ({ words }) => choicesOf(CLOSINGS, words.terms.placementState),
      by: ({ words }) => choicesOf(CLOSERS, words.terms.closer),
      recruitment: ({ words }) => choicesOf(RECRUITMENTS, words.terms.recruitment),
    },
    needs: ({ as }) => (as === 'terminated' ? ['by?'] : as === 'completed' ? ['recruitment?'] : []),
    asks: async (_, { as, reason }) => (as === 'terminated' && reason === undefined ? ['reason'] : []),
    before: {
      on: async (context, { placement }) => [(await findByReference(context, String(placement))).placement.closed?.on],
    },
    run: (context, { placement, ...flags }) => {
      const { today } = context;
      const as = oneOf<Closing>(flags.as, CLOSINGS, '--as');
      const by = optionalOneOf<Closer>(flags.by, CLOSERS, '--by');
      const on = optionalDay(flags.on, today, '--on');
      const recruitment = optionalOneOf<Recruitment>(flags.recruitment, RECRUITMENTS, '--recruitment');
      return close(context, { placement, as, ...given({ by, on, recruitment }) });
    },
  });
}

/** load -> decide (pure) -> ask -> apply -> say */
export async function close(context: Context, { placement: word, as, ...options }: CloseOptions): Promise<void> {
  const { placement, ...student } = await findByReference(context, word);
  const known = await knownOf(context, student.value);
  const { prompt, words, runFlags } = context;
  const question = words.screen.reallyClose(placement.ref, studentLabel(student.value), words.terms.placementState[as]);
  if (prompt.able && !runFlags.dryRun && !(await prompt.confirm(question)))
    throw new Abort('cancelled', { declined: true });
  const request = { ...options, as };
  await writeStudent(
    context,
    student,
    (reason) => closePlacement(known, placement, { ...requestOf(context), ...given({ reason }), ...request }),
    { placement: placement.ref },
  );
}

import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { obligationNamed, obligationsOf } from '../../core/agenda/obligations.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { settleObligation } from '../../core/decide/funds.ts';
import { Abort } from '../../errors.ts';
import type { Choice } from '../../terminal/prompt.ts';
import { obligationOf } from '../../wording/describe.ts';
import type { Said } from '../grammar/notation.ts';
import { given, optionalDay } from '../shared/arguments.ts';
import { findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

export interface SettleOptions {
  readonly student: string;
  /** As typed. */
  readonly key: string;
  /** Defaults to the recorded day, else today. */
  readonly on?: LocalDate;
}

export function settleCommand(kit: Kit): Command {
  return verb(kit, 'obligation settle', {
    writes: true,
    examples: [
      'coopj obligation settle 20241001 jsps-5-3:2026 --on 2027-04-12',
      'coopj obligation settle 20241001 support-funds:P-0001 --reason "財団に確認、併給可"',
    ],
    args: ['<student>', ['<key>', kit.words.flags.obligation]],
    students: 'student',
    choices: { key: openOf },
    flags: { on: '<day>?' },
    before: { on: settledOn },
    run: (context, { student, key, ...flags }) =>
      settle(context, { student, key, ...given({ on: optionalDay(flags.on, context.today, '--on') }) }),
  });
}

/** What is open of the student who was named. */
async function openOf(context: Context, { student }: Said): Promise<readonly Choice[]> {
  const dossier = typeof student === 'string' ? (await context.store.dossier(student))?.value : undefined;
  if (!dossier) return [];
  return obligationsOf(await knownOf(context, dossier))
    .filter(({ counts, settledOn }) => counts && settledOn === undefined)
    .map(({ key }) => ({ value: key, name: obligationOf(context.words, key), note: key }));
}

/** When it was met. */
async function settledOn({ store }: Context, { student, key }: Said) {
  const dossier = typeof student === 'string' ? (await store.dossier(student))?.value : undefined;
  return [dossier?.settled[String(key)]];
}

/** load -> find the obligation -> decide (pure) -> apply -> say */
export async function settle(context: Context, { student: number, key: word, on }: SettleOptions): Promise<void> {
  const student = await findStudent(context, number);
  const known = await knownOf(context, student.value);
  const all = obligationsOf(known);
  const key = obligationNamed(all, word)?.key;
  if (key === undefined) {
    throw new Abort('no-such-obligation', {
      obligation: word,
      student: student.value.student.number,
      known: all.map((one) => one.key),
    });
  }
  await writeStudent(context, student, (reason) =>
    settleObligation(known, { ...requestOf(context), ...given({ reason, on }), key }),
  );
}

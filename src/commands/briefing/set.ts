import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { briefingOf } from '../../core/calendar/briefings.ts';
import type { LocalDate, Month } from '../../core/calendar/dates.ts';
import { setBriefing } from '../../core/decide/briefing.ts';
import { NOTHING_ANNOUNCED } from '../../core/model/office-facts.ts';
import { Abort } from '../../errors.ts';
import { dayArgument } from '../shared/arguments.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { readMonth } from '../shared/month.ts';

export interface SetOptions {
  readonly month: Month;
  readonly on: LocalDate;
}

export function setCommand(kit: Kit): Command {
  return verb(kit, 'briefing set', {
    writes: true,
    examples: ['coopj briefing set 2026-12 --on 2026-12-04', 'coopj briefing set 2027年1月 --on 2027年1月12日'],
    args: [['<month>', kit.words.screen.words.month]],
    flags: { on: '<day>!' },
    ahead: ['on'],
    proposes: {
      on: async ({ today, calendar }, { month: word }) => {
        const month = typeof word === 'string' ? readMonth(word, today) : undefined;
        return month && briefingOf(month, calendar);
      },
    },
    run: (context, { month: word, on }) => {
      const month = readMonth(word, context.today);
      if (month === undefined) throw new Abort('not-a-month', { value: word, flag: 'MONTH' });
      return set(context, { month, on: dayArgument(on, context.today, '--on') });
    },
  });
}

/** load -> decide (pure) -> apply -> say */
export async function set(context: Context, { month, on }: SetOptions): Promise<void> {
  const { store, calendar, runFlags, words, out } = context;
  const facts = await store.office();
  const before = briefingOf(month, calendar);
  const decision = setBriefing(facts?.value ?? NOTHING_ANNOUNCED, { month, on });
  if (!decision.ok) throw new Abort('refused', { refusals: decision.refusals });
  const { changes } = decision;
  if (changes.length > 0 && !runFlags.dryRun) {
    await store.apply(
      [{ subject: 'office', expect: facts?.revision ?? 'new', changes }],
      context.stamp(runFlags.reason),
    );
  }
  const { screen, lists, terms } = words;
  const heading = runFlags.dryRun ? screen.wouldRecord : screen.recorded;
  const line =
    changes.length === 0 ? screen.unchanged : terms.headed(heading, lists.briefings.moved(month, before, on));
  await out.done([line], { month, before, on, changes: changes.map(({ type }) => type), dryRun: runFlags.dryRun });
}

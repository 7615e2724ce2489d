import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { type BriefingLine, countBriefings } from '../../core/agenda/briefing-counts.ts';
import { dayOf, fiscalYear, type LocalDate } from '../../core/calendar/dates.ts';
import { Abort } from '../../errors.ts';
import { given, optionalDay } from '../shared/arguments.ts';
import { type Kit, verb } from '../shared/kit.ts';

export interface ListOptions {
  /** Defaults to the fiscal year of the other end or, without both, of today. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

export function listCommand(kit: Kit): Command {
  return verb(kit, 'briefing list', {
    lists: true,
    examples: ['coopj briefing list', 'coopj briefing list --from 2026-10-01 --to 2026-12-31 --json'],
    flags: { from: '<day>', to: '<day>' },
    run: (context, { from, to }) => {
      const { today } = context;
      return list(context, given({ from: optionalDay(from, today, '--from'), to: optionalDay(to, today, '--to') }));
    },
  });
}

/** One line per month: the day of the briefing, and how many students know its content. */
export async function list(context: Context, options: ListOptions): Promise<void> {
  const { store, calendar, today, out, words } = context;
  const { briefings: titles, empty } = words.lists;
  const { from = startOf(options.to ?? today), to = endOf(options.from ?? today) } = options;
  if (to < from) throw new Abort('period-backwards', { from, to });
  const counted = await countBriefings(store.dossiers(), { from, to }, calendar);
  await out.list<BriefingLine>({
    columns: [
      { key: 'on', title: titles.on, type: 'day', cell: ({ on }) => on },
      { key: 'attended', title: titles.attended, cell: ({ attended }) => attended },
      { key: 'recordingSent', title: titles.recordingSent, cell: ({ recordingSent }) => recordingSent },
      { key: 'open', title: titles.open, cell: ({ open }) => open },
    ],
    rows: counted,
    empty: empty.briefings,
  });
}

const startOf = (day: LocalDate): LocalDate => dayOf(fiscalYear(day), 4, 1) ?? day;
const endOf = (day: LocalDate): LocalDate => dayOf(fiscalYear(day) + 1, 3, 31) ?? day;

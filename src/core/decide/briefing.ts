import { briefingFrom } from '../calendar/briefings.ts';
import { type LocalDate, type Month, monthOf } from '../calendar/dates.ts';
import type { OfficeChange, StudentChange } from '../journal/changes.ts';
import type { OfficeFacts } from '../model/office-facts.ts';
import type { Situation } from '../rules/rule.ts';
import type { Decision } from './decision.ts';
import { notInFuture, recorded } from './request.ts';

/** Sets the day of a month's briefing, past or to come, whatever its first working day is. */
export function setBriefing(
  { briefings }: OfficeFacts,
  { month, on }: { readonly month: Month; readonly on: LocalDate },
): Decision<OfficeChange> {
  if (monthOf(on) !== month) return { ok: false, refusals: [{ because: 'other-month', month, on }] };
  const changes: readonly OfficeChange[] = briefings[month] === on ? [] : [{ type: 'briefing-set', month, on }];
  return { ok: true, changes, overridden: [] };
}

/** Records an invitation to the first briefing on or after a day. A second invitation to the same briefing replaces its day. */
export const inviteToBriefing = (known: Situation, on: LocalDate): Decision<StudentChange> =>
  recorded(
    known,
    [{ type: 'briefing-invited', on, for: briefingFrom(on, known.calendar) }],
    notInFuture(known.today, on),
  );

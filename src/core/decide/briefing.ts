import { briefingFrom } from '../calendar/briefings.ts';
import { type LocalDate, type Month, monthOf } from '../calendar/dates.ts';
import type { OfficeChange, StudentChange } from '../journal/changes.ts';
import type { OfficeFacts } from '../model/office-facts.ts';
import type { Known } from '../rules/rule.ts';
import type { Decision } from './decision.ts';
import { notInFuture, recorded } from './request.ts';

/** The briefing of a month is held on this day of it, whatever its first working day is. It may be a day to come. */
export function setBriefing(
  { briefings }: OfficeFacts,
  { month, on }: { readonly month: Month; readonly on: LocalDate },
): Decision<OfficeChange> {
  if (monthOf(on) !== month) return { ok: false, refusals: [{ because: 'other-month', month, on }] };
  const changes: readonly OfficeChange[] = briefings[month] === on ? [] : [{ type: 'briefing-set', month, on }];
  return { ok: true, changes, overridden: [] };
}

/** The invitation was sent: to the first briefing on its day or after it. Sent twice for the same one, the later day counts. */
export const inviteToBriefing = (known: Known, on: LocalDate): Decision<StudentChange> =>
  recorded(
    known,
    [{ type: 'briefing-invited', on, for: briefingFrom(on, known.calendar) }],
    notInFuture(known.today, on),
  );

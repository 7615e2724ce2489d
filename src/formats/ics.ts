import { ICalCalendar, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { instantOf, type LocalDate } from '../core/calendar/dates.ts';

/** A day in a calendar file. */
export interface CalendarEntry {
  /** What a calendar knows it by: the same when it is written again. */
  readonly uid: string;
  readonly on: LocalDate;
  readonly title: string;
  readonly text: string;
  /** Rises whenever the entry is another: a calendar program takes no older one for a newer. */
  readonly sequence: number;
  /** No longer to be kept; the day on which that was written. */
  readonly cancelledOn?: LocalDate;
}

interface CalendarHead {
  readonly name: string;
  /** IANA name: that of the office. */
  readonly timezone: string;
  /** The day on which it is written: the same records give the same bytes on the same day. */
  readonly stamp: LocalDate;
}

/** All-day entries as an iCalendar file. Their days are days without a zone; the calendar's is named beside them for who shows hours. */
export function ics(entries: readonly CalendarEntry[], { name, timezone, stamp }: CalendarHead): Uint8Array {
  const calendar = new ICalCalendar({
    name,
    prodId: { company: 'coopj', product: 'coopj' },
  });
  for (const { uid, on, title, text, sequence, cancelledOn } of entries) {
    calendar.createEvent({
      id: uid,
      start: instantOf(on),
      allDay: true,
      summary: title,
      description: text,
      stamp: instantOf(cancelledOn ?? stamp),
      sequence,
      ...(cancelledOn && { status: ICalEventStatus.CANCELLED }),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  // With the package's own `timezone` a day would be read in the zone of this machine; its `x` lines come too late in the file.
  const text = calendar.toString().replace(/^PRODID:.*$/m, `$&\r\nX-WR-TIMEZONE:${timezone}`);
  return new TextEncoder().encode(`${text}\r\n`);
}

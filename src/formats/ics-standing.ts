import { addDays, isDay, type LocalDate } from '../core/calendar/dates.ts';
import type { CalendarEntry } from './ics.ts';

/** What a calendar file is to hold, and what stands in it so far. */
export interface CalendarContent {
  /** Every date to keep; those that nobody asked for are written only where they stand in the file already. */
  readonly entries: readonly (CalendarEntry & { readonly asked: boolean })[];
  /** The file that is to be replaced. */
  readonly standing?: Uint8Array | undefined;
}

/** Long enough for every calendar to have fetched it; then the name of whoever it was about is gone too. */
const CANCELLED_DAYS = 90;

/**
 * The entries of the new file. One that stands in the old file and is another now has a higher number, whether or not the subject was
 * written to; one that is no longer to be kept is cancelled, since a calendar program keeps what it is not told of.
 */
export function continued({ entries, standing }: CalendarContent, today: LocalDate): readonly CalendarEntry[] {
  const before = new Map(standing ? entriesIn(standing).map((entry) => [entry.uid, entry]) : []);
  const kept = entries
    .filter(({ uid, asked }) => asked || before.has(uid))
    .map(({ asked: _, ...entry }) => ({ ...entry, sequence: sequenceOf(entry, before.get(entry.uid)) }));
  const due = new Set(entries.map(({ uid }) => uid));
  const gone = [...before.values()].flatMap((entry): readonly CalendarEntry[] => {
    const { uid, sequence, cancelledOn } = entry;
    if (due.has(uid)) return [];
    if (cancelledOn === undefined) return [{ ...entry, sequence: sequence + 1, cancelledOn: today }];
    return addDays(cancelledOn, CANCELLED_DAYS) >= today ? [entry] : [];
  });
  return [...kept, ...gone];
}

function sequenceOf(entry: CalendarEntry, before: CalendarEntry | undefined): number {
  if (before === undefined) return entry.sequence;
  const isSame =
    before.cancelledOn === undefined &&
    before.on === entry.on &&
    before.title === entry.title &&
    before.text === entry.text;
  return Math.max(entry.sequence, before.sequence + (isSame ? 0 : 1));
}

/** The entries that we wrote; what another program put into the file is none of ours. */
function entriesIn(bytes: Uint8Array): readonly CalendarEntry[] {
  const text = new TextDecoder().decode(bytes).replace(/\r?\n[ \t]/g, '');
  if (!text.startsWith('BEGIN:VCALENDAR')) return [];
  return [...text.matchAll(/^BEGIN:VEVENT\r?\n([\s\S]*?)^END:VEVENT/gm)].flatMap(([, lines = '']) => {
    const value = (name: string) => new RegExp(`^${name}(?:;[^:\\r\\n]*)?:(.*?)\\r?$`, 'm').exec(lines)?.[1];
    const [uid, on, stamp] = [value('UID'), dayIn(value('DTSTART')), dayIn(value('DTSTAMP'))];
    if (!uid?.endsWith('@coopj') || on === undefined) return [];
    const isCancelled = value('STATUS') === 'CANCELLED';
    return [
      {
        uid,
        on,
        title: plain(value('SUMMARY')),
        text: plain(value('DESCRIPTION')),
        sequence: Number(value('SEQUENCE')) || 0,
        ...(isCancelled && { cancelledOn: stamp ?? on }),
      },
    ];
  });
}

/** `20261012` or `20261012T000000Z`. */
function dayIn(value: string | undefined): LocalDate | undefined {
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})/.exec(value ?? '') ?? [];
  const day = `${year}-${month}-${date}`;
  return isDay(day) ? day : undefined;
}

const plain = (value = ''): string =>
  value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));

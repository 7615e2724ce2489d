import ICAL from 'ical.js';
import { afterEach, describe, expect, test } from 'vitest';
import { type CalendarEntry, ics } from '../../src/formats/ics.ts';
import { continued } from '../../src/formats/ics-standing.ts';
import { day } from '../helpers/dossiers.ts';

const entry = (facts: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: '20249001/stay/P-0001/@coopj',
  on: day('2027-01-15'),
  title: '在留期間',
  text: '満了日です。',
  sequence: 7,
  ...facts,
});
const FILE = { name: '見本 事務局', timezone: 'Asia/Tokyo', stamp: day('2026-10-12') };
const written = (...entries: readonly CalendarEntry[]) =>
  new TextDecoder('utf-8', { fatal: true }).decode(ics(entries, FILE));
/** As another program reads it. */
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('a calendar file', () => {
  test.each(['Asia/Tokyo', 'UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
    'shows the same days wherever it is written: %s',
    (where) => {
      process.env.TZ = where;
      const days = ['2026-12-31', '2027-01-01', '2028-02-29', '2027-03-31'];
      const events = read(written(...days.map((on) => entry({ uid: on, on: day(on) }))));
      expect(events.map(({ startDate }) => startDate.toString())).toEqual(days);
      expect(events.every(({ startDate }) => startDate.isDate)).toBe(true);
    },
  );

  test.each([
    ['commas, semicolons and backslashes', 'a, b; c \\ d \\n e'],
    ['line breaks', '一行目\n二行目\n\n四行目'],
    ['long Japanese lines', '指導教員の事前承認が必要です。'.repeat(40)],
    ['rare characters', '髙﨑𠮷葛󠄀Şễ👩🏽‍🔬'.repeat(20)],
    ['what looks like a calendar', 'END:VEVENT\r\nBEGIN:VEVENT'.replace('\r', '')],
  ])('keeps %s', (_, text) => {
    const [event] = read(written(entry({ title: text.replaceAll('\n', ' '), text })));
    expect(event?.description).toBe(text);
    expect(event?.summary).toBe(text.replaceAll('\n', ' '));
  });

  test('has lines of at most 75 bytes that end with CRLF, none parted within a character', () => {
    const text = written(entry({ text: '見本、'.repeat(200) }));
    const lines = text.split('\r\n');
    expect(lines.at(-1)).toBe('');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  });

  test('names each date by its own UID, and is the same when it is written again', () => {
    const entries = [entry(), entry({ uid: '20249002/agreed/P-0002/start@coopj' })];
    expect(read(written(...entries)).map(({ uid }) => uid)).toEqual(entries.map(({ uid }) => uid));
    expect(written(...entries)).toBe(written(...entries));
  });

  test('tells the office’s zone before its first date, and is well formed without any', () => {
    expect(written(entry())).toMatch(/X-WR-TIMEZONE:Asia\/Tokyo\r\n[\s\S]*BEGIN:VEVENT/);
    const empty = new ICAL.Component(ICAL.parse(written()));
    expect(empty.getFirstPropertyValue('x-wr-timezone')).toBe('Asia/Tokyo');
    expect(empty.getFirstPropertyValue('x-wr-calname')).toBe('見本 事務局');
    expect(read(written())).toEqual([]);
  });
});

describe('a calendar file that takes the place of an older one', () => {
  const stay = entry();
  const start = entry({
    uid: '20249002/agreed/P-0002/start@coopj',
    on: day('2026-11-09'),
    title: '開始, 予定',
    sequence: 3,
  });
  const next = (before: readonly CalendarEntry[], entries: readonly CalendarEntry[], today = '2026-10-20') =>
    continued({ entries: entries.map((one) => ({ ...one, asked: true })), standing: ics(before, FILE) }, day(today));
  const seen = (entries: readonly CalendarEntry[]) =>
    new ICAL.Component(ICAL.parse(written(...entries)))
      .getAllSubcomponents('vevent')
      .map((one) => [
        one.getFirstPropertyValue('uid'),
        one.getFirstPropertyValue('sequence'),
        one.getFirstPropertyValue('status'),
      ]);

  test('has the revision of the subject as SEQUENCE', () => {
    expect(seen(next([], [stay]))).toEqual([[stay.uid, 7, null]]);
    expect(seen(next([stay], [{ ...stay, sequence: 9 }]))).toEqual([[stay.uid, 9, null]]);
    // Written again, with nothing new, it is the same.
    expect(seen(next([stay], [stay]))).toEqual([[stay.uid, 7, null]]);
  });

  test('raises it where the entry is another though the subject is not, and never lets it fall', () => {
    const moved = next([stay], [{ ...stay, on: day('2027-02-01') }]);
    expect(seen(moved)).toEqual([[stay.uid, 8, null]]);
    expect(seen(next(moved, [{ ...stay, on: day('2027-02-01') }]))).toEqual([[stay.uid, 8, null]]);
    expect(seen(next(moved, [{ ...stay, on: day('2027-02-01'), text: '別の\n文, です; \\' }]))).toEqual([
      [stay.uid, 9, null],
    ]);
  });

  test('cancels what is no longer due, with a higher number, and keeps it as it was', () => {
    const after = next([stay, start], [stay]);
    expect(seen(after)).toEqual([
      [stay.uid, 7, null],
      [start.uid, 4, 'CANCELLED'],
    ]);
    const [, cancelled] = read(written(...after));
    expect([cancelled?.summary, cancelled?.startDate.toString()]).toEqual(['開始, 予定', '2026-11-09']);
    // Next week it is cancelled as it was, and in a quarter of a year it is forgotten.
    expect(seen(next(after, [stay], '2026-10-27')).at(-1)).toEqual([start.uid, 4, 'CANCELLED']);
    expect(written(...next(after, [stay], '2026-10-27'))).toContain('DTSTAMP:20261020');
    expect(seen(next(after, [stay], '2027-01-18')).length).toBe(2);
    expect(seen(next(after, [stay], '2027-01-19')).length).toBe(1);
  });

  test('takes a cancelled entry up again with a higher number', () => {
    const cancelled = next([start], []);
    expect(seen(next(cancelled, [start]))).toEqual([[start.uid, 5, null]]);
  });

  test('cancels nothing that is due and was not asked for, and adds nothing of it', () => {
    const standing = ics([start], FILE);
    const entries = [
      { ...stay, asked: false },
      { ...start, asked: false },
    ];
    expect(seen(continued({ entries, standing }, day('2026-10-20')))).toEqual([[start.uid, 3, null]]);
  });

  test('keeps nothing of a file that is no calendar, or of another program', () => {
    const foreign = ics([entry({ uid: 'a@example.com' })], FILE);
    for (const standing of [foreign, new TextEncoder().encode('BEGIN:VEVENT\nUID:x@coopj\n'), new Uint8Array([0, 255])])
      expect(continued({ entries: [{ ...stay, asked: true }], standing }, day('2026-10-20'))).toEqual([stay]);
  });

  test.each([
    ['commas, semicolons and backslashes', 'a, b; c \\ d \\n e'],
    ['line breaks', '一行目\n二行目\n\n四行目'],
    ['long Japanese lines', '指導教員の事前承認が必要です。'.repeat(40)],
    ['rare characters', '髙﨑𠮷葛󠄀Şễ👩🏽‍🔬'.repeat(20)],
  ])('knows its own %s again', (_, text) => {
    const one = entry({ title: text.replaceAll('\n', ' '), text });
    expect(next([one], [one])).toEqual([one]);
  });
});

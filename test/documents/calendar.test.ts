import ICAL from 'ical.js';
import { afterEach, describe, expect, test } from 'vitest';
import { type CalendarEntry, ics } from '../../src/formats/ics.ts';
import { day } from '../helpers/dossiers.ts';

const entry = (facts: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: '20249001/stay/P-0001/@coopj',
  on: day('2027-01-15'),
  title: '在留期間',
  text: '満了日です。',
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

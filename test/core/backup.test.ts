import { describe, expect, it, test } from 'vitest';
import { expendable } from '../../src/core/backup/keep.ts';
import { isInside, type Manifest, readManifest } from '../../src/core/backup/manifest.ts';
import { backupName, readBackupName } from '../../src/core/backup/names.ts';
import { addDays } from '../../src/core/calendar/dates.ts';
import { day } from '../helpers/dossiers.ts';

describe('the name of a backup', () => {
  it('says when it was made, how many entries it holds, and whether it is sealed', () => {
    const made = { at: '2026-11-30T01:02:03.004Z', entries: 123, sealed: true };
    expect(backupName(made)).toBe('coopj-2026-11-30T0102Z-000123.zip.age');
    expect(readBackupName('coopj-2026-11-30T0102Z-000123.zip.age')).toEqual({
      ...made,
      at: '2026-11-30T01:02:00.000Z',
    });
    expect(backupName({ ...made, sealed: false }, 2)).toBe('coopj-2026-11-30T0102Z-000123-2.zip');
    expect(readBackupName('coopj-2026-11-30T0102Z-000123-2.zip')?.sealed).toBe(false);
  });
  it.each([
    'coopj-2026-11-30T0102Z-000123.zip.part',
    '.coopj-2026-11-30T0102Z-000123.zip',
    'coopj-2026-11-30T2502Z-000123.zip',
    'coopj-2026-11-30-000123.zip',
    'made.json',
  ])('is none of %s', (name) => expect(readBackupName(name)).toBeUndefined());
});

describe('what need not stay', () => {
  const named = (from: string, count: number, step = 1) =>
    Array.from({ length: count }, (_, n) => addDays(day(from), -n * step)).map((on) => ({ name: `${on}`, day: on }));
  const left = (all: readonly { readonly name: string }[], keeping: Parameters<typeof expendable>[1]) => {
    const gone = expendable(all as Parameters<typeof expendable>[0], keeping).map(({ name }) => name);
    return all.map(({ name }) => name).filter((name) => !gone.includes(name));
  };

  it('of 100 days: the last seven days, the last of each of four weeks, the last of each month', () => {
    // 30 November 2026 is a Monday.
    expect(left(named('2026-11-30', 100), { days: 7, weeks: 4, months: 12 })).toEqual([
      ...['2026-11-30', '2026-11-29', '2026-11-28', '2026-11-27', '2026-11-26', '2026-11-25', '2026-11-24'],
      ...['2026-11-22', '2026-11-15', '2026-10-31', '2026-09-30', '2026-08-31'],
    ]);
  });
  it('days without a backup are not counted', () => {
    expect(left(named('2026-11-30', 10, 30), { days: 7, weeks: 0, months: 0 })).toHaveLength(7);
  });
  it('all of the last day stay, whatever the settings say', () => {
    const today = [1, 2, 3].map((n) => ({ name: `${n}`, day: day('2026-11-30') }));
    expect(left([...today, ...named('2026-11-29', 2)], { days: 0, weeks: 0, months: 0 })).toEqual(['1', '2', '3']);
    expect(expendable([], { days: 7, weeks: 4, months: 12 })).toEqual([]);
  });
  it('goes for the sake of those that stand for its day, week and month', () => {
    const all = [
      { name: 'today', day: day('2026-11-30') },
      { name: 'late', day: day('2026-11-10') },
      { name: 'early', day: day('2026-11-10') },
    ];
    expect(expendable(all, { days: 2, weeks: 2, months: 1 })).toEqual([{ name: 'early', because: ['today', 'late'] }]);
  });
});

describe('a manifest', () => {
  const right: Manifest = {
    format: 1,
    program: '0.1.0',
    at: '2026-11-30T01:02:03.004Z',
    database: 'coopj.db',
    profile: 'office.toml',
    schema: 9,
    projection: 5,
    entries: 1,
    head: { seq: 1, hash: 'a'.repeat(64), day: day('2026-11-30') },
    counts: { students: 1 },
    members: [{ name: 'database.db', size: 10, sha256: 'b'.repeat(64) }],
    notes: [],
  };
  const read = (changed: object) => readManifest(JSON.stringify({ ...right, ...changed }));
  const member = (name: string) => ({ members: [{ ...right.members[0], name }] });

  it('is read as it was written', () => expect(read({})).toEqual(right));
  it.each([
    { format: 2 },
    { database: '../coopj.db' },
    { profile: 'a/b' },
    { entries: -1 },
    { head: { seq: 1 } },
    { members: [right.members[0], right.members[0]] },
    { members: [{ ...right.members[0], sha256: 'x' }] },
    member('../outside'),
    member('/etc/passwd'),
    member('evidence/../../x'),
    member('C:/x'),
    member('a\\b'),
    member(''),
  ])('is none where it says %j', (changed) => expect(read(changed)).toBeUndefined());
  it('is none where it is no JSON', () => expect(readManifest('{')).toBeUndefined());
});

test('names that Windows reads otherwise lead nowhere', () => {
  expect(['a/b.pdf', '証明書.pdf', '.hidden'].filter(isInside)).toHaveLength(3);
  expect(['a.', 'a ', 'a:b', 'a//b', '.', 'a/..'].filter(isInside)).toEqual([]);
});

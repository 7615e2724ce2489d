import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SqliteOptions } from '../../src/store/sqlite/connect.ts';
import { abortOf, changed, filledFile, freshFile, listed, openRecords } from '../helpers/records.ts';
import { contact, more, newStudent, stamp } from './writes.ts';

const SINCE = '2026-10-07T01:00:00Z';
const SELF = { pid: 4711, actor: '見本 係', command: 'student edit', since: SINCE };
const OTHER = { pid: 4712, actor: '見本 花子', command: 'import students', since: SINCE };

/** Waits without waiting: each step is one turn of the event loop, in which others go on. */
const steps = () => {
  const waits: number[] = [];
  const pause = async (milliseconds: number) => {
    waits.push(milliseconds);
    await new Promise((done) => setImmediate(done));
  };
  return { waits, pause };
};
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** Holds the turn to write until it is let go. */
function held(file: string): () => void {
  const db = new Database(file);
  onTestFinished(() => void db.close());
  db.exec('BEGIN IMMEDIATE');
  return () => void db.exec('ROLLBACK');
}

describe('a second writer waits', () => {
  it('until the first is done, and then writes', async () => {
    const file = await filledFile();
    const { waits, pause } = steps();
    const store = await openRecords(file, { patience: 60_000, pause });
    const letGo = held(file);
    const written = store.apply([more('001', 2, contact)], stamp());
    while (waits.length < 5) await new Promise((done) => setImmediate(done));
    letGo();
    expect(await written).toEqual({ operation: 3, entries: 1 });
  });

  it('and says after a second, and every ten, for whom and how long; after a minute it gives up and says who', async () => {
    const file = await filledFile();
    const { waits, pause } = steps();
    const told: (readonly [number, string | undefined])[] = [];
    const waiting: SqliteOptions['waiting'] = (writer, waited) => told.push([Math.round(waited / 1000), writer?.actor]);
    const first = await openRecords(file, { self: OTHER });
    const second = await openRecords(file, { patience: 60_000, self: SELF, pause, waiting });
    let abort: Awaited<ReturnType<typeof abortOf>> | undefined;
    async function* long() {
      yield more('001', 2, contact);
      abort = await abortOf(second.apply([newStudent('002')], stamp()));
    }
    await first.apply(long(), stamp('2026-10-07'));
    expect(told).toEqual([1, 11, 21, 31, 41, 51].map((seconds) => [seconds, '見本 花子']));
    expect([abort?.problem, abort?.exit]).toEqual(['store-locked', 5]);
    expect(abort?.data).toEqual({
      file,
      waited: sum(waits),
      writer: { ...OTHER, since: '2026-10-07T01:02:03Z' },
    });
    expect(sum(waits)).toBeGreaterThanOrEqual(60_000);
    expect(sum(waits)).toBeLessThan(60_200);
    expect(await second.dossier('002')).toBeUndefined();
  });

  it('as long as was asked for, and not at all with 0', async () => {
    const file = await filledFile();
    held(file);
    for (const patience of [0, 2000]) {
      const { waits, pause } = steps();
      const store = await openRecords(file, { patience, pause });
      expect((await abortOf(store.apply([newStudent('002')], stamp()))).problem).toBe('store-locked');
      expect(sum(waits)).toBeGreaterThanOrEqual(patience);
      expect(sum(waits)).toBeLessThan(patience + 200);
    }
  });

  it('while others read on', async () => {
    const file = await filledFile();
    const [writer, reader] = [await openRecords(file), await openRecords(file, { readOnly: true, patience: 0 })];
    async function* long() {
      yield more('001', 2, contact);
      for (const read of [reader, await openRecords(file, { readOnly: true, patience: 0, create: false })]) {
        expect((await read.dossier('001'))?.revision).toBe(2);
        expect((await listed(read.students())).length).toBe(1);
        expect((await read.head())?.seq).toBe(2);
      }
    }
    await writer.apply(long(), stamp());
    expect((await reader.dossier('001'))?.revision).toBe(3);
  });

  it('only while another writes, and not while it judges what it will write', async () => {
    const file = await filledFile();
    const [importing, colleague] = [await openRecords(file), await openRecords(file, { patience: 0 })];
    const draft = await importing.draft();
    draft.add(newStudent('002'));
    expect(await colleague.apply([more('001', 2, contact)], stamp())).toMatchObject({ entries: 1 });
    draft.seal();
    draft.close();
  });
});

describe('the note of who writes', () => {
  it('lies there while one writes, and is gone afterwards, also where that failed', async () => {
    const file = await filledFile();
    const store = await openRecords(file, { self: SELF });
    async function* looks() {
      expect(existsSync(`${file}.writer`)).toBe(true);
      yield more('001', 2, contact);
    }
    await store.apply(looks(), stamp());
    expect(existsSync(`${file}.writer`)).toBe(false);
    await abortOf(store.apply([newStudent('001')], stamp()));
    expect(existsSync(`${file}.writer`)).toBe(false);
  });

  it('of a killed program names nobody', async () => {
    const file = await filledFile();
    writeFileSync(`${file}.writer`, JSON.stringify({ ...OTHER, since: '2026-10-07T01:02:03Z' }));
    held(file);
    const store = await openRecords(file, { isRunning: (pid) => pid !== OTHER.pid });
    expect((await abortOf(store.apply([newStudent('002')], stamp()))).data).toEqual({ file, waited: 0 });
  });

  it.each(['', '{', 'null', '{"pid":"x"}'])('that is %j names nobody', async (text) => {
    const file = await filledFile();
    writeFileSync(`${file}.writer`, text);
    held(file);
    const store = await openRecords(file);
    expect((await abortOf(store.apply([newStudent('002')], stamp()))).data).toEqual({ file, waited: 0 });
  });
});

describe('opening', () => {
  it('one new database by eight at once: one makes it, the others wait', async () => {
    const file = freshFile();
    const stores = await Promise.all(
      Array.from({ length: 8 }, () => openRecords(file, { patience: 60_000, pause: steps().pause })),
    );
    for (const [n, store] of stores.entries()) await store.apply([newStudent(`00${n}`)], stamp());
    expect((await listed((await openRecords(file)).students())).length).toBe(8);
  });

  it('an older one by eight at once copies it once', async () => {
    const file = await filledFile();
    changed(file, 'PRAGMA user_version = 0; UPDATE projection SET version = 0');
    await Promise.all(Array.from({ length: 8 }, () => openRecords(file, { patience: 60_000, pause: steps().pause })));
    expect(readdirSync(dirname(file)).filter((name) => name.includes('backup'))).toEqual(['coopj.db.backup-1']);
  });

  it('waits as long while another program has the file for itself, and only in its own steps', async () => {
    const file = await filledFile();
    const other = new Database(file);
    onTestFinished(() => void other.close());
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    const { waits, pause } = steps();
    expect((await abortOf(openRecords(file, { patience: 60_000, pause }))).problem).toBe('store-locked');
    expect(sum(waits)).toBeGreaterThanOrEqual(60_000);
  });

  it('waits while another brings the file up to date', async () => {
    const file = await filledFile();
    changed(file, 'PRAGMA user_version = 0');
    const { waits, pause } = steps();
    const letGo = held(file);
    let backups = 0;
    const beforeUpdate = async () => {
      backups += 1;
      return true;
    };
    const opened = openRecords(file, { patience: 60_000, pause, beforeUpdate });
    while (waits.length < 3) await new Promise((done) => setImmediate(done));
    expect(backups).toBe(0);
    letGo();
    expect((await (await opened).head())?.seq).toBe(2);
    expect(backups).toBe(1);
    expect(readdirSync(dirname(file)).filter((name) => name.includes('backup'))).toEqual([]);
  });
});

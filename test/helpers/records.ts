import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { Abort } from '../../src/errors.ts';
import type { SqliteOptions } from '../../src/store/sqlite/connect.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { contact, newStudent, stamp } from '../store/writes.ts';

export const MIGRATIONS = join(import.meta.dirname, '../../migrations/sqlite');
export const POSTGRES_MIGRATIONS = join(import.meta.dirname, '../../migrations/postgres');

/** The path of a database that is not there yet, in a folder of its own. */
export const freshFile = (): string => join(mkdtempSync(join(tmpdir(), 'records-')), 'coopj.db');

/** What somebody does to a file with another program. */
export function changed(file: string, sql: string): void {
  const db = new Database(file);
  try {
    db.exec(sql);
  } finally {
    db.close();
  }
}

/** A database with one student and two entries, closed again. */
export async function filledFile(number = '001'): Promise<string> {
  const file = freshFile();
  const store = await openRecords(file);
  await store.apply([newStudent(number, contact)], stamp());
  await store.close();
  return file;
}

/** What somebody does to the content of the journal who takes the trigger that keeps it away, and puts it back. */
export function changeContent(file: string, sql: string): void {
  const db = new Database(file);
  const keeps = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'journal_content_keeps'").pluck().get();
  db.exec(`DROP TRIGGER journal_content_keeps; ${sql}; ${keeps}`);
  db.close();
}

/** Opens the records of a file for one test. */
export async function openRecords(file = freshFile(), options: Partial<SqliteOptions> = {}): Promise<Store> {
  const store = await openSqlite({ file, migrations: MIGRATIONS, create: true, patience: 0, ...options });
  onTestFinished(() => store.close());
  return store;
}

export async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The abort that some work ends with. Throws where it ends otherwise. */
export async function abortOf(work: Promise<unknown>): Promise<Abort> {
  const outcome = await work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome && outcome.error instanceof Abort) return outcome.error;
  throw new Error('no abort', { cause: outcome });
}

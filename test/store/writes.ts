import type Database from 'better-sqlite3';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import type { CompanyChange, StudentChange } from '../../src/core/journal/changes.ts';
import { type Content, chained, digest } from '../../src/store/journal.ts';
import type { Stamp, Subject, Write } from '../../src/store/store.ts';

export const on = (text: string) => text as LocalDate;
export const stamp = (day = '2026-10-01', reason?: string): Stamp => ({
  at: `${day}T01:02:03Z`,
  day: on(day),
  actor: '見本 係',
  ...(reason !== undefined && { reason }),
});

export const registered = (number: string, more: object = {}): StudentChange => ({
  type: 'student-registered',
  facts: { number, nameKanji: '見本 太郎', email: `m${number}@example.ac.jp`, program: '情報学コース', ...more },
});
export const newStudent = (number: string, ...changes: readonly StudentChange[]): Write => ({
  subject: `student:${number}`,
  expect: 'new',
  changes: [registered(number), ...changes],
});
export const newCompany = (code: string, name: string, ...changes: readonly CompanyChange[]): Write => ({
  subject: `company:${code}`,
  expect: 'new',
  changes: [{ type: 'company-added', facts: { code, name, nameEn: `${code} Example Ltd.` } }, ...changes],
});
export const more = (
  number: string,
  expect: number,
  ...changes: readonly (StudentChange | { type: 'taken-back'; seq: number })[]
): Write => ({
  subject: `student:${number}`,
  expect,
  changes,
});
export const opened = (ref: string, from?: string): StudentChange => ({
  type: 'placement-opened',
  ref,
  company: 'C-0001',
  on: on('2026-10-01'),
  consulted: [],
  terms: from === undefined ? {} : { from: on(from) },
});
export const issued = (number: string): StudentChange => ({
  type: 'certificate-issued',
  certificate: {
    number,
    kind: 'enrollment',
    lang: 'ja',
    issuedOn: on('2026-10-02'),
    file: 'a.pdf',
    sha256: '0'.repeat(64),
    by: '見本 係',
  },
});
export const contact: StudentChange = { type: 'contact-recorded', on: on('2026-10-03') };
export const agreement = (ref: string): CompanyChange => ({
  type: 'agreement-added',
  agreement: { ref, from: on('2026-10-01'), to: on('2027-03-31'), autoRenew: true },
});

/** Puts an entry at the end of the journal past the store, well chained, whatever its text says, and answers its seq. */
export function chainedOn(db: Database.Database, subject: Subject, text: string): number {
  const last = db
    .prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1')
    .get();
  const written: Content = { salt: 'salt', text };
  const seq = (last?.seq ?? 0) + 1;
  const { at, day, actor } = stamp();
  const line = { seq, at, day, operation: seq, actor, subject, version: 1, digest: digest(written) };
  db.prepare(
    'INSERT INTO journal VALUES (@seq, @at, @day, @operation, @actor, @subject, @version, @digest, @hash)',
  ).run({ ...line, hash: chained(last?.hash ?? '', line) });
  db.prepare('INSERT INTO journal_content VALUES (?, ?, ?)').run(seq, written.salt, text);
  return seq;
}
/** The text of an erasure. */
export const tombstone = (numbers: {
  readonly certificates: readonly string[];
  readonly placements: readonly string[];
}) => JSON.stringify({ change: { type: 'student-erased', number: '001', ...numbers }, reason: '見本' });

import Database from 'better-sqlite3';
import { BEGINNING, type Content, chained, digest, type JournalLine } from '../../src/store/journal.ts';

/** Somebody with the file and a tool for databases, who takes the triggers away and puts them back. */
export function forge(file: string, work: (db: Database.Database) => void): void {
  const db = new Database(file);
  try {
    const triggers = db
      .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      .all();
    db.pragma('foreign_keys = OFF');
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    work(db);
    for (const { sql } of triggers) db.exec(sql);
  } finally {
    db.close();
  }
}

const linesFrom = (db: Database.Database, seq: number) =>
  db.prepare<[number], JournalLine>('SELECT * FROM journal WHERE seq >= ? ORDER BY seq').all(seq);

/** All lines from one on get hashes that fit, as who knows how hashes are made can do. */
export function chainAnew(db: Database.Database, from: number): void {
  let hash =
    db
      .prepare<[number], string>('SELECT hash FROM journal WHERE seq = ?')
      .pluck()
      .get(from - 1) ?? BEGINNING;
  const put = db.prepare('UPDATE journal SET hash = ? WHERE seq = ?');
  for (const line of linesFrom(db, from)) {
    hash = chained(hash, line);
    put.run(hash, line.seq);
  }
}

/** Other content of an entry, with a digest that fits. */
export function rewrite(db: Database.Database, seq: number, text: string): void {
  const written: Content = { salt: 'salt', text };
  db.prepare('UPDATE journal_content SET salt = @salt, text = @text WHERE seq = @seq').run({ ...written, seq });
  db.prepare('UPDATE journal SET digest = ? WHERE seq = ?').run(digest(written), seq);
}

/** Moves the entries from one on, with their content, by so many numbers. */
export function renumber(db: Database.Database, from: number, by: number): void {
  for (const table of ['journal', 'journal_content']) {
    db.prepare(`UPDATE ${table} SET seq = -seq WHERE seq >= ?`).run(from);
    db.prepare(`UPDATE ${table} SET seq = -seq + ? WHERE seq < 0`).run(by);
  }
}

/** Puts an entry into a place that is free. */
export function slipIn(db: Database.Database, seq: number, hash: string): void {
  const written: Content = { salt: 'salt', text: JSON.stringify({ change: { type: 'note-added' } }) };
  db.prepare(
    `INSERT INTO journal SELECT ?, at, day, operation, actor, subject, version, ?, ? FROM journal WHERE seq = 1`,
  ).run(seq, digest(written), hash);
  db.prepare('INSERT INTO journal_content VALUES (?, ?, ?)').run(seq, written.salt, written.text);
}

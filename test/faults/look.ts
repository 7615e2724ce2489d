import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';

export interface Look {
  readonly journal: readonly string[];
  /** The digests of scans that the journal names. */
  readonly evidence: readonly string[];
  readonly certificates: readonly { readonly file: string; readonly sha256: string }[];
}

/** What the database holds, asked of SQLite itself. */
export function look(database: string): Look {
  const db = new Database(database);
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const text = db.prepare('SELECT text FROM journal_content').pluck().all() as readonly string[];
    return {
      journal: db.prepare('SELECT hash FROM journal ORDER BY seq').pluck().all() as readonly string[],
      evidence: [...text.join('\n').matchAll(/"name":"scan\.pdf","sha256":"([0-9a-f]{64})"/g)].map(
        ([, digest = '']) => digest,
      ),
      certificates: db.prepare('SELECT file, sha256 FROM certificates').all() as Look['certificates'],
    };
  } finally {
    db.close();
  }
}

/** Every scan and every paper that the records speak of is there; `placed` tells where a file of the register lies. */
export function isWhole(
  where: string,
  { evidence, certificates }: Look,
  folder: string,
  placed: (file: string) => string = (file) => file,
): void {
  const scans = evidence.length > 0 ? digestsIn(join(folder, 'evidence')) : [];
  for (const digest of evidence) expect(scans, `${where}: the scan`).toContain(digest);
  for (const { file, sha256 } of certificates) {
    const path = placed(file);
    expect(existsSync(path) && digestOf(path), `${where}: ${path}`).toBe(sha256);
  }
}

const digestOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

const digestsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => digestOf(join(entry.parentPath, entry.name)));

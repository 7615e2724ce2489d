import Database from 'better-sqlite3';
import {
  type Diagnosis,
  type IssuedPaper,
  type Obstacle,
  ofHistory,
  unchecked,
  well,
} from '../../../core/checkup/diagnosis.ts';
import type { Abort } from '../../../errors.ts';
import type { Stamp } from '../../store.ts';
import { acceptHead } from '../accept.ts';
import { databaseFile } from '../backup/file.ts';
import type { SqliteOptions } from '../connect.ts';
import { refuseUnfit } from '../guard/place.ts';
import { inTurn } from '../guard/turns.ts';
import { inspectStore, type StoreFinding } from '../inspect.ts';
import { openSqlite } from '../open.ts';
import { guarded } from '../problems.ts';

const MOMENT = 1000;

/** The database as far as it can be looked at, whatever its state. */
export function checkupOf(options: SqliteOptions) {
  const { file } = options;
  const reading = <T>(work: (db: Database.Database) => T): T =>
    guarded(file, () => {
      refuseUnfit(file);
      // One that may only read would leave files beside the database.
      const db = new Database(file, { fileMustExist: true, timeout: MOMENT });
      try {
        db.pragma('query_only = ON');
        return work(db);
      } finally {
        db.close();
      }
    });
  return {
    inspect(): readonly Diagnosis[] {
      const found = inspectStore(options).map(diagnosed);
      return [...(['share', 'modes', 'sqlite'] as const).map(well), ...inside(found), ...found];
    },
    async history(): Promise<readonly Diagnosis[]> {
      const store = await openSqlite({ ...options, readOnly: true, examine: true });
      try {
        const { findings } = await store.verify();
        return ofHistory(findings);
      } finally {
        await store.close();
      }
    },
    span: () =>
      reading((db) => {
        const at = (order: string) =>
          db.prepare<[], string>(`SELECT at FROM journal ORDER BY seq ${order} LIMIT 1`).pluck().get();
        const [first, last] = [at('ASC'), at('DESC')];
        return first === undefined || last === undefined ? undefined : { first, last };
      }),
    papers: () =>
      reading((db) =>
        db
          .prepare<[], IssuedPaper>(
            `SELECT file, number, student, kind, lang, issued_on AS "on", placement, purpose, addressee, 0 AS isReissue, NULL AS reason
             FROM certificates UNION ALL
             SELECT reissues.file, certificate, reissues.student, kind, lang, reissued_on, placement, reissues.purpose, addressee, 1, reason
             FROM reissues JOIN certificates ON number = certificate`,
          )
          .all(),
      ),
    named: () => guarded(file, () => databaseFile(options).named(file)),
    printed: () =>
      reading((db) =>
        db
          .prepare<[], string>(
            `SELECT name FROM students UNION SELECT name FROM companies UNION
             SELECT name_en FROM companies WHERE name_en IS NOT NULL ORDER BY 1`,
          )
          .pluck()
          .all(),
      ),
    counts: () =>
      reading((db) => {
        const tables = db
          .prepare<[], string>(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB '[a-z]*' ORDER BY name",
          )
          .pluck()
          .all()
          .filter((name) => /^[a-z_]+$/.test(name) && !name.startsWith('sqlite'));
        const count = (name: string) => db.prepare<[], number>(`SELECT count(*) FROM ${name}`).pluck().get() ?? 0;
        return Object.fromEntries(tables.map((name) => [name, count(name)]));
      }),
    async rebuild(): Promise<void> {
      const store = await openSqlite({ ...options, examine: true });
      await store.rebuild().finally(() => store.close());
    },
    accept: async (stamp: Stamp): Promise<void> => void (await acceptHead(options, stamp)),
    async underLock(work: () => Promise<void>): Promise<void> {
      refuseUnfit(file);
      const db = guarded(file, () => new Database(file, { fileMustExist: true, timeout: 0 }));
      try {
        await inTurn(file, options, () => guarded(file, () => db.exec('BEGIN IMMEDIATE')));
        await work();
      } finally {
        db.close();
      }
    },
  };
}

/** What is asked of the rows, each where it could be asked. */
function inside(found: readonly Diagnosis[]): readonly Diagnosis[] {
  const has = (what: string) => found.some((one) => one.what === what);
  const isOpened = !has('unopened');
  const answered = (check: 'foreign-keys' | 'schema' | 'head', why: Obstacle | undefined) =>
    why === undefined ? well(check) : unchecked(check, why);
  const isWhole = isOpened && !has('integrity');
  return [
    answered('foreign-keys', isWhole ? undefined : 'database'),
    answered('schema', isOpened ? undefined : 'database'),
    answered('head', !isWhole ? 'database' : has('older') ? 'older' : has('schema') ? 'schema' : undefined),
  ];
}

function diagnosed(found: StoreFinding): Diagnosis {
  switch (found.what) {
    case 'on-share':
      return { check: 'share', result: 'open', what: found.what, names: [found.share] };
    case 'open-to-others':
      return { check: 'modes', result: 'open', what: found.what, names: [found.file] };
    // The folder may be shared on purpose; where everybody may write, it is not.
    case 'folder-open-to-others': {
      const result = (Number.parseInt(found.mode, 8) & 0o002) === 0 ? 'note' : 'open';
      return { check: 'modes', result, what: found.what, names: [found.folder] };
    }
    case 'unopened':
      return { check: 'sqlite', result: 'open', what: found.what, abort: saidOf(found.why) };
    case 'older':
      return { check: 'schema', result: 'note', what: found.what };
    case 'journal-mode':
      return { check: 'sqlite', result: 'note', what: found.what, names: [found.found] };
    case 'integrity':
      return { check: 'sqlite', result: 'open', what: found.what, count: found.problems.length, names: found.problems };
    case 'foreign-keys':
      return { check: 'foreign-keys', result: 'open', what: found.what, count: found.rows, names: [found.table] };
    case 'schema': {
      const names = [...found.foreign, ...found.missing, ...found.altered];
      return { check: 'schema', result: 'open', what: found.what, count: names.length, names };
    }
    case 'behind':
      return { check: 'head', result: 'open', what: found.how.what, names: [String(found.how.noted.seq)] };
    case 'head-not-noted':
      return { check: 'head', result: 'note', what: found.what };
  }
}

const saidOf = ({ problem, data }: Abort) => ({ problem, data });
